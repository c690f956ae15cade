import { findIntentUnits } from "#app/db/intent.ts";
import { findSubject } from "#app/db/subjects.ts";
import { findTakedowns } from "#app/db/takedown.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { itemsClosedTo } from "#app/domain/policy/actor.ts";
import { staffRelations } from "#app/domain/policy/round.ts";
import { takedownPolicy } from "#app/domain/policy/takedown.ts";
import type { NoticeView } from "#app/domain/notice/view.ts";
import type { Relation } from "#app/domain/policy/policy.ts";
import { hideableFields, type HideableNoticeText, type TakedownPlace } from "#app/domain/takedown/target.ts";
import type { TakedownView } from "#app/domain/takedown/view.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { type MoveOffer, offersFor } from "#app/services/list-moves.ts";
import { showNotice } from "#app/services/notice/show-notice.ts";
import { showChallenge } from "#app/services/challenge/show-challenge.ts";
import { showOpeningRecord } from "#app/services/challenge/show-opening-record.ts";
import { keptText, readable } from "./kept-text.ts";

type Shown = Extract<Awaited<ReturnType<typeof showChallenge>>, { ok: true }>["value"];

const duties = ["officer", "secondOfficer", "supervisor"];
const operators = ["officer", "secondOfficer", "system"];

/** Takedowns of the rounds in which the actor has a duty that knows them. Refusal: signInNeeded. */
export async function listTakedowns({ actor, now }: Context): Promise<Result<TakedownView[]>> {
  if (actor.personId === null && !actor.system) return refuse("signInNeeded");
  const grants = actor.roles.filter(({ role }) => duties.includes(role));
  const roundIds = actor.system || grants.some(({ roundId }) => roundId === null) ? null : grants.flatMap(({ roundId }) => roundId ?? []);
  const found = await findTakedowns({ roundIds, closed: itemsClosedTo(actor) }, now);
  return ok(found.map(({ id: _, kept: _kept, ...view }) => view));
}

/** One takedown, with the hidden text for who decides on it. Refusal: notFound. */
export async function showTakedown(ctx: Context, reference: string): Promise<Result<TakedownView>> {
  const subject = await findSubject("takedown", reference);
  const held = subject ? takedownPolicy.relationsOf(ctx.actor, subject) : [];
  if (!subject || !takedownPolicy.isVisible(subject, held, ctx.now)) return refuse("notFound");
  const [found] = await findTakedowns({ roundIds: null, no: subject.no }, ctx.now);
  if (!found) return refuse("notFound");
  const { id, kept, ...view } = found;
  const seesText = kept !== null && held.some((relation) => operators.includes(relation));
  return ok({ ...view, hiddenText: seesText ? readable(keptText.read(id, kept), view.target) : null });
}

/** The page of a challenge's or notice's takedowns: what can be hidden, what is hidden, and what may be done. */
export interface TakedownPage {
  /** Number of the challenge; of a notice its document number, "" where it has none. */
  no: string;
  title: string;
  /** The page that it belongs to. */
  href: string;
  /** Where an attachment of the challenge is read; null for a notice. */
  files: string | null;
  /** What can be hidden now. */
  targets: string[];
  mayHide: boolean;
  takedowns: (TakedownView & { offers: MoveOffer[] })[];
}

/** Refusal: notFound. */
export async function showTakedownPage(ctx: Context, challengeNo: string): Promise<Result<TakedownPage>> {
  const subject = await findSubject("challenge", challengeNo);
  const held = subject ? staffRelations(ctx.actor, subject.roundId, subject.id) : [];
  const challenge = subject && held.some((relation) => duties.includes(relation)) ? await showChallenge(ctx, challengeNo) : null;
  if (!subject || !challenge) return refuse("notFound");
  if (!challenge.ok) return challenge;
  const { no, title, opensAt } = challenge.value;
  const [intents, record] = await Promise.all([findIntentUnits(subject.id), showOpeningRecord(ctx, no)]);
  const targets = [...targetsOf(challenge.value), ...intents.map((uscc) => `intent:${uscc}`), ...(record.ok && record.value.opening?.reason ? ["openingReason"] : [])];
  const base = `/work/challenges/${encodeURIComponent(no)}`;
  return ok({ no, title, href: base, files: `${base}/attachments`, ...(await pageOf(ctx, { noun: "challenge", id: subject.id }, targets, held, opensAt !== null)) });
}

/** Every text of a challenge that a person wrote and everybody reads. */
function targetsOf({ answers, attachments, visit, lots, indicators, contact, eligibility, ...plan }: Shown): string[] {
  return [
    ...hideableFields,
    ...(contact ? ["contact"] : []),
    ...(eligibility.exclusions.length + eligibility.conditions.length > 0 ? ["eligibility"] : []),
    ...(["baseline", "checkpoints", "tranches"] as const).filter((part) => plan[part].length > 0),
    ...indicators.map(({ code }) => `indicator:${code}`),
    ...answers.map(({ number }) => `answer:${number}`),
    ...attachments.map(({ number }) => `attachment:${number}`),
    ...lots.map(({ number }) => `lot:${number}`),
    ...(visit ? ["visitNotice"] : []),
    ...(visit?.record ? ["visitRecord"] : []),
  ];
}

/** A notice about one challenge is called by that one's title, which is hidden there. */
function noticeTargetsOf(notice: NoticeView): HideableNoticeText[] {
  const own: HideableNoticeText[] = notice.challengeNo === null ? ["noticeTitle"] : [];
  const withdrawn: HideableNoticeText[] = notice.withdrawnReason === null ? [] : ["withdrawnReason"];
  if (notice.status === "withdrawn") return [...own, ...withdrawn];
  return [...own, ...(notice.kind === "call" ? (["callBody"] as const) : []), ...("reason" in notice && notice.reason !== "" ? (["reason"] as const) : []), ...withdrawn];
}

/** The same of a notice. Refusal: notFound. */
export async function showNoticeTakedowns(ctx: Context, noticeId: string): Promise<Result<TakedownPage>> {
  const subject = await findSubject("notice", noticeId);
  const held = subject ? staffRelations(ctx.actor, subject.roundId, subject.challengeId) : [];
  const notice = subject && held.some((relation) => duties.includes(relation)) ? await showNotice(ctx, subject.id) : null;
  if (!subject || !notice) return refuse("notFound");
  if (!notice.ok) return notice;
  const { status, number, title } = notice.value;
  const targets = noticeTargetsOf(notice.value);
  return ok({ no: number ?? "", title, href: `/work/notices/${subject.id}`, files: null, ...(await pageOf(ctx, { noun: "notice", id: subject.id }, targets, held, status !== "draft")) });
}

async function pageOf(ctx: Context, place: TakedownPlace, targets: readonly string[], held: readonly Relation[], isPublic: boolean): Promise<Pick<TakedownPage, "targets" | "mayHide" | "takedowns">> {
  const takedowns: TakedownPage["takedowns"] = [];
  for (const { no } of await findTakedowns({ roundIds: null, place }, ctx.now)) {
    const [shown, one] = [await showTakedown(ctx, no), await findSubject("takedown", no)];
    if (shown.ok && one) takedowns.push({ ...shown.value, offers: shown.value.status === "hidden" ? offersFor("takedown", ctx, one) : [] });
  }
  const hidden = new Set(takedowns.filter(({ status }) => status !== "restored").map(({ target }) => target));
  const mayHide = isPublic && held.some((relation) => relation === "officer" || relation === "secondOfficer");
  return { targets: targets.filter((target) => !hidden.has(target)), mayHide, takedowns };
}
