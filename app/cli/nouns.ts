import { demandListFilter } from "#app/domain/demand/work-list.ts";
import { bidDraft } from "#app/domain/bid/schema.ts";
import { toHalfWidth } from "#app/domain/kernel/half-width.ts";
import { normalizeDocumentNumber } from "#app/domain/kernel/id-codes.ts";
import { ok, type Result } from "#app/domain/kernel/result.ts";
import { normalizeUscc } from "#app/domain/organisation/uscc.ts";
import { lifecycles, type Noun } from "#app/domain/policy/nouns.ts";
import { showAward, listAwards } from "#app/services/award/show-award.ts";
import { proposeShortlist } from "#app/services/award/propose-shortlist.ts";
import { showShortlisted } from "#app/services/award/show-shortlist.ts";
import { createBid } from "#app/services/bid/create-bid.ts";
import { listOwnBids } from "#app/services/bid/list-own-bids.ts";
import { saveDraft } from "#app/services/bid/save-draft.ts";
import { showBid } from "#app/services/bid/show-bid.ts";
import { createChallenge } from "#app/services/challenge/create-challenge.ts";
import { listChallenges } from "#app/services/challenge/list-challenges.ts";
import { showChallenge } from "#app/services/challenge/show-challenge.ts";
import { listExperts, showExpert } from "#app/services/expert/show-expert.ts";
import { listVisibleInfluence, reportInfluence, showInfluence } from "#app/services/influence/report-influence.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { listNotices } from "#app/services/notice/list-notices.ts";
import { showNotice } from "#app/services/notice/show-notice.ts";
import { listUnits, showUnitByCode } from "#app/services/organisation/list-units.ts";
import { registerUnit } from "#app/services/organisation/register-unit.ts";
import { listEverybody, showPerson } from "#app/services/person/show-person.ts";
import { inviteExperts } from "#app/services/review/invite-experts.ts";
import { listReviews } from "#app/services/review/list-reviews.ts";
import { createCall } from "#app/services/demand/create-call.ts";
import { createDemand } from "#app/services/demand/create-demand.ts";
import { listCalls, showCall } from "#app/services/demand/show-call.ts";
import { listDemands, showDemand } from "#app/services/demand/show-demand.ts";
import { showReview } from "#app/services/review/show-review.ts";
import { createRound } from "#app/services/round/create-round.ts";
import { listRounds } from "#app/services/round/list-rounds.ts";
import { showRound } from "#app/services/round/show-round.ts";
import { hideContent } from "#app/services/takedown/hide-content.ts";
import { listTakedowns, showTakedown } from "#app/services/takedown/list-takedowns.ts";
import { askQuestion } from "#app/services/question/ask-question.ts";
import { listQuestions, showQuestion } from "#app/services/question/list-questions.ts";
import { listTickets, showTicket } from "#app/services/ticket/list-tickets.ts";
import { reportTicket } from "#app/services/ticket/report-ticket.ts";
import { listSlips, showSlip } from "#app/services/site/self-check.ts";
import { addPerson } from "#app/services/staff/manage-people.ts";
import { listVisible, showVisible } from "./visible.ts";

/** What the operator can do with one kind of object; each is a use case of the product. */
export interface NounEntry {
  /** A reference as people type it, in the form that is stored. */
  reference: (typed: string) => string;
  show: (ctx: Context, reference: string) => Promise<Result<unknown>>;
  list: (ctx: Context) => Promise<Result<readonly unknown[]>>;
  create?: (ctx: Context, input: unknown) => Promise<Result<{ id: string }>>;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const publicNumber = (typed: string) => (uuid.test(typed) ? typed.toLowerCase() : toHalfWidth(typed).trim().toUpperCase());
const username = (typed: string) => typed.trim().toLowerCase();

function documentNumber(typed: string): string {
  const number = normalizeDocumentNumber(typed);
  return number.ok ? number.value : typed.trim();
}

/** Nouns whose list and page have no use case of their own yet: the policy alone says what exists for whom. */
const byPolicy = (noun: Noun): Pick<NounEntry, "show" | "list"> => ({ show: (ctx, reference) => showVisible(ctx, noun, reference), list: (ctx) => listVisible(ctx, noun) });

export const nouns = {
  round: { reference: publicNumber, show: showRound, list: async (ctx) => ok(await listRounds(ctx)), create: createRound },
  challenge: { reference: publicNumber, show: showChallenge, list: async (ctx) => ok((await listChallenges(ctx)).rows), create: createChallenge },
  bid: { reference: publicNumber, show: showBid, list: listBids, create: createBidWithContent },
  expert: { reference: publicNumber, show: showExpert, list: listExperts },
  reviewAssignment: { reference: publicNumber, show: showReview, list: listReviews, create: inviteExperts },
  shortlist: { reference: publicNumber, ...byPolicy("shortlist"), show: showShortlisted, create: proposeShortlist },
  award: { reference: publicNumber, show: showAward, list: (ctx) => listAwards(ctx) },
  notice: { reference: documentNumber, show: showNotice, list: async (ctx) => ok((await listNotices(ctx)).rows) },
  objection: { reference: publicNumber, ...byPolicy("objection") },
  ticket: { reference: publicNumber, show: showTicket, list: listTickets, create: reportTicket },
  question: { reference: publicNumber, show: showQuestion, list: (ctx) => listQuestions(ctx), create: askQuestion },
  influenceReport: { reference: publicNumber, show: showInfluence, list: listVisibleInfluence, create: reportInfluence },
  call: { reference: publicNumber, show: showCall, list: listCalls, create: createCall },
  demand: { reference: publicNumber, show: showOneDemand, list: async (ctx) => listed(await listDemands(ctx, demandListFilter.parse({}))), create: createDemand },
  checkSlip: { reference: (typed) => typed, show: showSlip, list: listSlips },
  takedown: { reference: publicNumber, show: showTakedown, list: (ctx) => listTakedowns(ctx), create: hideContent },
  person: { reference: username, show: showPerson, list: listEverybody, create: createPerson },
  unit: { reference: (typed) => (uuid.test(typed) ? typed.toLowerCase() : normalizeUscc(typed)), show: showUnitByCode, list: listUnits, create: createUnit },
} as const satisfies Record<string, NounEntry>;

export type CliNoun = keyof typeof nouns;

/** The noun behind what was typed: `review-assignment`, `reviewAssignments`, `bids`; null for none. */
export function nounOf(typed: string): CliNoun | null {
  const plain = typed.replaceAll(/[-_]/g, "").toLowerCase();
  const names = Object.keys(nouns) as CliNoun[];
  return names.find((name) => [name.toLowerCase(), `${name.toLowerCase()}s`, `${name.toLowerCase()}es`].includes(plain) || (name === "person" && plain === "people")) ?? null;
}

/** Whether the noun has a lifecycle, and so moves. */
export function hasMoves(noun: CliNoun): noun is CliNoun & Noun {
  return noun in lifecycles;
}

async function showOneDemand(ctx: Context, reference: string): Promise<Result<unknown>> {
  const page = await showDemand(ctx, reference);
  return page.ok ? ok(page.value.demand) : page;
}

function listed(list: Result<{ rows: readonly unknown[] }>): Result<readonly unknown[]> {
  return list.ok ? ok(list.value.rows) : list;
}

/** The bids of one's own units; then, from the opening on, those that the policy lets a duty or an expert see. */
async function listBids(ctx: Context): Promise<Result<readonly unknown[]>> {
  const [own, seen] = await Promise.all([listOwnBids(ctx), listVisible(ctx, "bid")]);
  if (!own.ok || !seen.ok) return own;
  const numbers = new Set(own.value.map(({ no }) => no));
  return ok([...own.value, ...seen.value.filter(({ no }) => no === undefined || !numbers.has(no))]);
}

/** A bid, and with `content` its first draft: saving a draft is no move. */
async function createBidWithContent(ctx: Context, input: unknown): Promise<Result<{ id: string }>> {
  const { content, ...bid } = (typeof input === "object" && input !== null ? input : {}) as { content?: unknown };
  const draft = content === undefined ? null : bidDraft.safeParse(content);
  if (draft && !draft.success) return invalidInput(draft.error, "content");
  const created = await createBid(ctx, typeof input === "object" && input !== null ? bid : input);
  if (!created.ok || !draft) return created;
  const saved = await saveDraft(ctx, created.value.id, { draft: draft.data });
  return saved.ok ? created : saved;
}

async function createPerson(ctx: Context, input: unknown): Promise<Result<{ id: string }>> {
  const added = await addPerson(ctx, input);
  return added.ok ? ok({ id: added.value.personId, delivered: added.value.delivered }) : added;
}

async function createUnit(ctx: Context, input: unknown): Promise<Result<{ id: string }>> {
  const registered = await registerUnit(ctx, input);
  return registered.ok ? ok({ id: registered.value.unitId, checkDigitOk: registered.value.checkDigitOk }) : registered;
}
