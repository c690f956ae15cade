import { uuidv7 } from "uuidv7";
import { canonicalJson, sha256Hex } from "#app/crypto/canonical.ts";
import { appendEvent } from "#app/db/audit.ts";
import { inTransaction, type Transaction } from "#app/db/client.ts";
import { type DrawableExpert, findDrawable, findDraws, insertDraw, insertDrawCandidates, insertDrawResult } from "#app/db/expert-draw.ts";
import { lockChallenge } from "#app/db/review.ts";
import { inShanghai } from "#app/domain/kernel/calendar.ts";
import type { FieldProblem } from "#app/domain/kernel/refusal.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { paperDraw, type PaperDrawInput } from "#app/domain/review/draw/paper-draw-schema.ts";
import { paperDrawFormat } from "#app/domain/review/draw/draw-record.ts";
import type { PaperDrawRecord } from "#app/domain/review/draw/paper-draw.ts";
import { takesExperts } from "#app/domain/review/takes-experts.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { checkOffline, invalidInput } from "#app/services/kernel/define-move.ts";
import { actorFacts, offlineFactsOf } from "#app/services/kernel/transition.ts";
import { readGround } from "#app/services/review/review-ground.ts";
import { drawPlaceFor, readDrawnFor } from "./draw-access.ts";
import { newPseudonym } from "./prepare-draw.ts";

/**
 * 登记线下抽取: a draw by lottery machine or from an urn, as the signed paper has it, checked by a second person. Whoever was
 * drawn must be one who could be drawn here; the calls follow as after any draw. Refusals: notFound, notAllowed, wrongState,
 * formCheckOpen, reasonNeeded (after a draw that was held), offlineRecordIncomplete, badDate, invalidInput (`notDrawable:E011` at its list).
 */
export async function recordPaperDraw(ctx: Context, reference: string, rawInput: unknown, offline: unknown): Promise<Result<{ digest: string }>> {
  const place = await drawPlaceFor(ctx, reference, "prepare");
  if (!place.ok) return place;
  const input = paperDraw.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const paper = await checkOffline(ctx, offline, { roundId: place.value.challenge.roundId, itemId: place.value.challenge.id });
  if (!paper.ok) return paper;
  return inTransaction(async (tx) => {
    const challenge = await lockChallenge(tx, place.value.challenge.id, "update");
    const { undecided, passed } = await readDrawnFor(challenge);
    if (!takesExperts(challenge) || (undecided === 0 && passed.length === 0)) return refuse("wrongState", { facts: { state: challenge.status } });
    if (undecided > 0) return refuse("formCheckOpen", { facts: { count: undecided } });
    const isAgain = (await findDraws(challenge.id, tx)).some(({ result }) => result !== null);
    if (isAgain && !input.data.reason) return refuse("reasonNeeded", { fields: [{ path: "reason", message: "required" }] });
    const named = await nameAll(tx, { challengeId: challenge.id, bidIds: passed.map(({ id }) => id) }, input.data);
    if (!named.ok) return named;
    const { groups, members } = named.value;
    const { roundCode } = await readGround(challenge, tx);
    const { record: sheet } = paper.value;
    const scan = sheet.scan.replace(/^sha256:/, "");
    const record: PaperDrawRecord = { format: paperDrawFormat, round: roundCode, challenge: challenge.no, drawnOn: sheet.date, recordedAt: inShanghai(ctx.now), scan, groups };
    const text = canonicalJson(record);
    const digest = sha256Hex(text);
    const [id, reason] = [uuidv7(), isAgain ? (input.data.reason ?? null) : null];
    const facts = { date: sheet.date, place: sheet.place, scan, checker: sheet.checker };
    await insertDraw(tx, { id, challengeId: challenge.id, plan: canonicalJson({ round: roundCode, challenge: challenge.no, groups }), sealed: null, paper: facts, reason, preparedBy: ctx.actor.personId, preparedAt: ctx.now });
    await insertDrawCandidates(tx, id, members);
    await insertDrawResult(tx, { drawId: id, witnessNumber: null, record: text, digest, drawnBy: ctx.actor.personId, drawnAt: ctx.now });
    const { body, detail } = offlineFactsOf(paper.value);
    const count = groups.reduce((sum, group) => sum + group.drawn.length, 0);
    await appendEvent(tx, "challenge", challenge.id, "recordPaperDraw", { ...actorFacts(ctx.actor), no: challenge.no, record: digest, count, again: isAgain, ...body }, { ...detail, ...(reason !== null && { reason }) });
    return ok({ digest });
  });
}

interface Named {
  groups: PaperDrawRecord["groups"];
  members: { pseudonym: string; expertId: string }[];
}

/** The lists under pseudonyms; every name must be one that could be drawn for this item. */
async function nameAll(tx: Transaction, item: { challengeId: string; bidIds: readonly string[] }, { groups: given }: PaperDrawInput): Promise<Result<Named>> {
  const named: Named = { groups: [], members: [] };
  const problems: FieldProblem[] = [];
  const taken = new Set<string>();
  for (const [index, { kind, candidates, drawn, standby }] of given.entries()) {
    if (drawn.length === 0) continue;
    const drawable = new Map((await findDrawable(tx, item.challengeId, item.bidIds, { kind, field: null, titles: null })).map((expert) => [expert.no, expert]));
    for (const [place, nos] of [["drawn", drawn], ["standby", standby]] as const) {
      const strange = nos.filter((no) => !drawable.has(no));
      if (strange.length > 0) problems.push({ path: `groups.${String(index)}.${place}`, message: `notDrawable:${strange.join("、")}` });
    }
    const underPseudonym = (no: string): { pseudonym: string; expert: DrawableExpert }[] => {
      const expert = drawable.get(no);
      return expert ? [{ pseudonym: newPseudonym(taken), expert }] : [];
    };
    const [first, second] = [drawn.flatMap(underPseudonym), standby.flatMap(underPseudonym)];
    const all = [...first, ...second];
    const pool = all.map(({ pseudonym, expert }) => ({ pseudonym, local: expert.local })).sort((a, b) => (a.pseudonym < b.pseudonym ? -1 : 1));
    named.groups.push({ name: kind, places: drawn.length, reserves: standby.length, leastOutside: 0, candidates, pool, drawn: first.map(({ pseudonym }) => pseudonym), standby: second.map(({ pseudonym }) => pseudonym) });
    named.members.push(...all.map(({ pseudonym, expert }) => ({ pseudonym, expertId: expert.id })));
  }
  return problems.length > 0 ? refuse("invalidInput", { fields: problems }) : ok(named);
}
