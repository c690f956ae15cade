import { getPool } from "#app/db/client.ts";
import { readClock } from "#app/db/clock.ts";
import { findReviewedBids, type ReviewedBid } from "#app/db/review.ts";
import { reviewAskedUntil } from "#app/domain/bid/form-review.ts";
import type { Pattern } from "#app/domain/kernel/pattern.ts";
import type { RoundRules } from "#app/domain/round/schema.ts";
import { type Actor, publicActor } from "#app/domain/policy/actor.ts";
import { createBid } from "#app/services/bid/create-bid.ts";
import { arrangeMeeting } from "#app/services/meeting/arrange-meeting.ts";
import { signInAtMeeting } from "#app/services/meeting/sign-in.ts";
import { inviteExperts } from "#app/services/review/invite-experts.ts";
import { saveScores } from "#app/services/review/save-scores.ts";
import { aMember, declareAll, declareNone, rejectBid } from "./bid-builders.ts";
import { aChallenge, at, demoFile, makeMove, setClock, valueOf } from "./builders.ts";

type DemoFile = Awaited<ReturnType<typeof demoFile>>;

let people = 0;

async function onePerson(prefix: string, email = false): Promise<string> {
  people += 1;
  const username = `${prefix}-${String(people)}`;
  const { rows } = await getPool().query<{ id: string }>("insert into person (username, name, email) values ($1, $2, $3) returning id", [username, `示例·${username}`, email ? `${username}@example.test` : null]);
  return rows[0]!.id;
}

/** A unit of the demo's file by its code. */
export async function aUnit(code: string): Promise<{ id: string; uscc: string; name: string }> {
  const { organisations } = await demoFile();
  const unit = organisations.find((one) => one.code === code)!;
  const { rows } = await getPool().query<{ id: string }>(
    `insert into unit (uscc, name, kind, check_digit_ok) values ($1, $2, $3, true) on conflict (uscc) do update set name = excluded.name returning id`,
    [unit.uscc, unit.name, unit.kind],
  );
  return { id: rows[0]!.id, uscc: unit.uscc, name: unit.name };
}

/** A person who leads a team of this unit, with an address. */
export async function aTeam(code: string): Promise<Actor> {
  const [personId, unit] = [await onePerson("lead", true), await aUnit(code)];
  await getPool().query("insert into unit_member (unit_id, person_id) values ($1, $2)", [unit.id, personId]);
  return { ...publicActor, personId, units: [{ unitId: unit.id, administrator: false }], secondFactorFresh: true };
}

export interface TestExpert {
  no: string;
  actor: Actor;
}

/** An expert of the demo's file with everything that may exclude, or one of no unit that ever bids. */
export async function anExpert(no: string): Promise<TestExpert> {
  const file = await demoFile();
  const known = file.experts.find((one) => one.code === no);
  const existing = await getPool().query<{ id: string; personId: string }>('select id, person_id as "personId" from expert where no = $1', [no]);
  const found = existing.rows[0] ?? (await insertExpert(no, known, file));
  return { no, actor: { ...publicActor, personId: found.personId, expertId: found.id, secondFactorFresh: true } };
}

async function insertExpert(no: string, known: DemoFile["experts"][number] | undefined, { experts: _experts }: DemoFile): Promise<{ id: string; personId: string }> {
  const [personId, unit] = [await onePerson("expert"), await aUnit(known?.unit ?? "X12")];
  const { rows } = await getPool().query<{ id: string }>(
    "insert into expert (no, person_id, unit_id, kind, fields, title, local, yearly_cap) values ($1, $2, $3, $4, $5, $6, true, 99) returning id",
    [no, personId, unit.id, known?.kind ?? "technical", known?.fields ?? ["胶凝材料"], known?.title ?? "教授"],
  );
  const id = rows[0]!.id;
  const link = (kind: string, unitId: string | null, code: string | null, until: string | null) =>
    getPool().query("insert into expert_link (expert_id, kind, unit_id, person_code, until) values ($1, $2, $3, $4, $5)", [id, kind, unitId, code, until]);
  for (const past of known?.pastUnits ?? []) await link("pastUnit", (await aUnit(past.unit)).id, null, `${past.until}-28`);
  for (const joint of known?.coauthors ?? []) await link("coauthor", null, joint.with, `${String(joint.year)}-12-31`);
  for (const adviser of known?.advisers ?? []) await link("adviser", null, adviser.of, null);
  return { id, personId };
}

export interface BidGiven {
  lead: string;
  members?: string[];
  /** Code of the project lead; one of its own when left out. */
  leadCode?: string;
  /** Promises that differ from the demo's first bid. */
  promised?: Record<string, number | boolean | [number, number]>;
  fiscalFen?: number;
  summary?: string;
  /** What becomes of it in the form check. */
  form?: "pass" | "reject" | "open";
}

let leadCodes = 0;

function contentOf(given: BidGiven, file: DemoFile, usccOf: (code: string) => string, leadCode: string) {
  const model = file.bids[0]!;
  return {
    projectLead: { name: "示例负责人", phone: "", code: leadCode },
    members: (given.members ?? []).map((code) => aMember(usccOf(code), { tasks: "负责中试", moneyIn: { fiscalFen: 1_000_000, ownerPayFen: 0, selfRaisedFen: 0 }, moneyOutFen: 1_000_000 })),
    promised: Object.fromEntries(Object.entries({ ...model.promised, ...given.promised }).map(([code, value]) => [code, { value, evidence: "检测报告" }])),
    trl: model.trl,
    summary: given.summary ?? `${model.summary} ${given.lead}`,
    money: { fiscalFen: given.fiscalFen ?? 16_000_000, ownerPayFen: 42_000_000, selfRaisedFen: 0 },
    statements: { integrity: true, truthfulness: true, noDoubleFunding: true, notClassified: true },
  };
}

export interface OpenedItem {
  id: string;
  no: string;
  round: string;
  staff: Awaited<ReturnType<typeof aChallenge>>["staff"];
  /** By lead unit's code. */
  bids: Record<string, ReviewedBid & { team: Actor; code: string }>;
}

/** A challenge whose bids were submitted, closed, opened and form checked; without an owner it is the bureau's own (政府主导), whose decision waits for nobody's word. */
export async function anOpenedItem(given: { bids: BidGiven[]; pattern?: Pattern; owner?: string | null; rules?: Partial<RoundRules> }): Promise<OpenedItem> {
  const file = await demoFile();
  const closesAt = new Date(Date.parse(await readClock()) + 600_000).toISOString();
  const owner = given.owner ? await aUnit(given.owner) : null;
  const challenge = await aChallenge({ closesAt, ...(given.rules && { rules: given.rules }), pattern: given.pattern ?? (owner ? "B" : "C"), owner: owner?.uscc ?? null });
  const teams: Record<string, { no: string; team: Actor }> = {};
  for (const bid of given.bids) {
    for (const code of bid.members ?? []) await aUnit(code);
    const team = await aTeam(bid.lead);
    const { no } = valueOf(await createBid(await at(team), { challenge: challenge.no }));
    leadCodes += 1;
    const content = contentOf(bid, file, (code) => file.organisations.find((one) => one.code === code)!.uscc, bid.leadCode ?? `LEAD-${String(leadCodes)}`);
    valueOf(await makeMove(team, "bid", no, "submit", { content }));
    teams[bid.lead] = { no, team };
  }
  await setClock(new Date(Date.parse(closesAt) + 1000).toISOString());
  valueOf(await makeMove(challenge.staff.officer, "challenge", challenge.no, "close"));
  valueOf(await makeMove(challenge.staff.officer2, "challenge", challenge.no, "openBids"));
  await declareAll(challenge);
  for (const { lead, form = "pass" } of given.bids) {
    const no = teams[lead]!.no;
    if (form === "pass") valueOf(await makeMove(challenge.staff.officer, "bid", no, "passForm", {}, { reason: "经核对，予以通过" }));
    if (form === "reject") valueOf(await rejectBid(challenge.staff, no, { reasonCode: "notEligible", reason: "不符合申报条件" }));
  }
  // A rejection counts for good once nobody may ask 复核 any more.
  if (given.bids.some(({ form }) => form === "reject")) await setClock(reviewAskedUntil(await readClock())!);
  const stored = await findReviewedBids(challenge.id);
  const bids = Object.fromEntries(Object.entries(teams).map(([lead, { no, team }]) => [lead, { ...stored.find((bid) => bid.no === no)!, team, code: stored.find((bid) => bid.no === no)!.reviewCode! }]));
  return { ...challenge, bids };
}

/** The expert says of the item that there is no conflict, and accepts every task in it. */
export async function declareAndAccept(item: { id: string }, { actor }: TestExpert): Promise<void> {
  await declareNone(actor.personId!, item.id);
  for (const reference of await tasksOf(item, actor)) valueOf(await makeMove(actor, "reviewAssignment", reference, "accept"));
}

/** Invites the experts for all bids, and lets them accept. */
export async function aPanel(item: OpenedItem, nos: string[]): Promise<TestExpert[]> {
  const experts: TestExpert[] = [];
  for (const no of nos) experts.push(await anExpert(no));
  valueOf(await inviteExperts(await at(item.staff.officer), { challenge: item.no, experts: nos, allBids: true }));
  for (const expert of experts) await declareAndAccept(item, expert);
  return experts;
}

/** References of an expert's tasks in an item, by bid number. */
export async function tasksOf(item: { id: string }, actor: Actor): Promise<string[]> {
  const { rows } = await getPool().query<{ reference: string }>(
    "select b.no || '/' || e.no as reference from review_assignment a join bid b on b.id = a.bid_id join expert e on e.id = a.expert_id where b.challenge_id = $1 and e.id = $2 order by b.no",
    [item.id, actor.expertId],
  );
  return rows.map(({ reference }) => reference);
}

export const longOpinion = "该方案技术路线清楚，中试数据较充分，成本核算口径与榜单一致，主要风险已有预案，团队分工明确，同意推荐。".repeat(4);
export const longReason = "证明材料只有一次单点试验，缺少连续运行的数据，难以支持所承诺的指标，扣分较多。";

/** Marks of every criterion at this share of its weight, so that the sheet's total is the share of 100. R12 is left out unless asked. */
export async function marksAt(share: number, withOwner = false): Promise<Record<string, string>> {
  const { rubric } = await demoFile();
  return Object.fromEntries(rubric.filter(({ code }) => withOwner || code !== "R12").map(({ code, weight }) => [code, ((weight * share) / 100).toFixed(2)]));
}

/** Saves a whole sheet for one bid. */
export async function mark(expert: TestExpert, bidNo: string, share: number, change: Record<string, string> = {}, withOwner = false) {
  const marks = { ...(await marksAt(share, withOwner)), ...change };
  const low = share < 60 ? Object.fromEntries(Object.keys(marks).map((code) => [code, longReason])) : Object.fromEntries(Object.keys(change).map((code) => [code, longReason]));
  const reference = `${bidNo}/${expert.no}`;
  const { rows } = await getPool().query<{ revision: number }>(
    `select coalesce(max(s.revision), 0) as revision from review_assignment a join bid b on b.id = a.bid_id join expert e on e.id = a.expert_id left join score_sheet s on s.assignment_id = a.id
     where b.no || '/' || e.no = $1`,
    [reference],
  );
  return saveScores(await at(expert.actor), reference, { revision: rows[0]!.revision, marks, reasons: low, opinion: longOpinion });
}

/** Everybody marks every bid at the share given by lead unit, and signs. */
export async function markAndSign(item: OpenedItem, experts: TestExpert[], shares: Record<string, number | number[]>, withOwner = false): Promise<void> {
  for (const [index, expert] of experts.entries()) {
    for (const [lead, share] of Object.entries(shares)) valueOf(await mark(expert, item.bids[lead]!.no, Array.isArray(share) ? share[index]! : share, {}, withOwner));
    valueOf(await makeMove(expert.actor, "reviewAssignment", (await tasksOf(item, expert.actor))[0]!, "sign"));
  }
}

/** The meeting of a panel's stage, held now: arranged, and these experts signed in. */
export async function aMeeting(item: Pick<OpenedItem, "no" | "staff">, experts: readonly Pick<TestExpert, "no">[]): Promise<void> {
  const officer = await at(item.staff.officer);
  const ago = (minutes: number) => new Date(Date.parse(officer.now) - minutes * 60_000).toISOString().replace(/\.\d+/, "");
  valueOf(await arrangeMeeting(officer, item.no, { place: "示例·三楼会议室", startsAt: ago(10), endsAt: ago(5), onDayOff: true }));
  valueOf(await signInAtMeeting(officer, item.no, { experts: experts.map(({ no }) => no) }));
}

/** An item whose ranking is frozen: three experts of no party, shares by lead unit. */
export async function aRankedItem(shares: Record<string, number | number[]>, more: { bids?: BidGiven[]; pattern?: Pattern; owner?: string; rules?: Partial<RoundRules> } = {}): Promise<OpenedItem & { experts: TestExpert[] }> {
  const bids = more.bids ?? Object.keys(shares).map((lead) => ({ lead }));
  const item = await anOpenedItem({ bids, ...(more.rules && { rules: more.rules }), ...(more.owner && { owner: more.owner }), ...(more.pattern && { pattern: more.pattern }) });
  const experts = await aPanel(item, ["E901", "E902", "E903"]);
  valueOf(await makeMove(item.staff.officer, "challenge", item.no, "startReview"));
  if (Object.keys(shares).length === 1) valueOf(await makeMove(item.staff.officer, "challenge", item.no, "startReview"));
  await markAndSign(item, experts, shares);
  valueOf(await makeMove(item.staff.officer, "challenge", item.no, "freezeRanking"));
  return { ...item, experts };
}

