import { appendEvent } from "#app/db/audit.ts";
import { inTransaction, type Transaction } from "#app/db/client.ts";
import { insertDeclarations } from "#app/db/declaration.ts";
import { lockChallenge, type ReviewedBid } from "#app/db/review.ts";
import { findExpertsNamed, findUnwantedAnswers, insertUnwantedAnswer } from "#app/db/unwanted.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { meetRequests, namesOf, unwantedAnswer, type UnwantedRequest } from "#app/domain/review/unwanted.ts";
import { takesExperts } from "#app/domain/review/takes-experts.ts";
import { drawPlaceFor, readDrawnFor } from "#app/services/draw/draw-access.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";
import { endConflicted } from "./end-conflicted.ts";
import { readSubmissions } from "./judged-content.ts";

type Asking = Pick<ReviewedBid, "id" | "no" | "reviewCode">;
type Met = UnwantedRequest & { bidId: string; expertId: string; personId: string };

/** What the teams of these bids asked about experts of the bank, with the answers. */
export async function findUnwanted(bids: readonly Asking[], tx?: Transaction): Promise<Met[]> {
  const contents = await readSubmissions(bids.map(({ id }) => id));
  const asked = bids.map((bid) => ({ bid, requests: contents.get(bid.id)?.full?.unsuitable ?? [] })).filter(({ requests }) => requests.length > 0);
  if (asked.length === 0) return [];
  const [experts, answers] = await Promise.all([findExpertsNamed(namesOf(asked.flatMap(({ requests }) => requests)), tx), findUnwantedAnswers(asked.map(({ bid }) => bid.id), tx)]);
  return asked.flatMap(({ bid, requests }) =>
    meetRequests(requests, experts).map(({ expert, reason }) => {
      const answer = answers.find(({ bidId, expertId }) => bidId === bid.id && expertId === expert.expertId);
      const { expertId, personId, no, name, unitName } = expert;
      return { bidId: bid.id, expertId, personId, expertNo: no, expertName: name, unitName, bidNo: bid.no, code: bid.reviewCode ?? bid.no, reason, answer: answer ? { isAccepted: answer.isAccepted, reason: answer.reason, at: answer.at } : null };
    }),
  );
}

export const shownUnwanted = ({ bidId: _bid, expertId: _expert, personId: _person, ...request }: Met): UnwantedRequest => request;

/**
 * 答复回避申请: a team's request not to ask an expert is taken into account (guide 3.4) and answered once, with a reason. Heard, it is a
 * conflict of the expert with that bid: out of every draw of the item, tasks end at once. Refusals: notFound, notAllowed, wrongState,
 * invalidInput (no such request), alreadyDone.
 */
export async function answerUnwanted(ctx: Context, reference: string, rawInput: unknown): Promise<Result<{ dropped: number }>> {
  const place = await drawPlaceFor(ctx, reference, "prepare");
  if (!place.ok) return place;
  const input = unwantedAnswer.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const { expert: no, bid, answer, reason } = input.data;
  return inTransaction(async (tx) => {
    const challenge = await lockChallenge(tx, place.value.challenge.id, "update");
    if (!takesExperts(challenge)) return refuse("wrongState", { facts: { state: challenge.status } });
    const { passed } = await readDrawnFor(challenge);
    const request = (await findUnwanted(passed, tx)).find((one) => one.expertNo === no && (one.bidNo === bid || one.code === bid));
    if (!request) return refuse("invalidInput", { fields: [{ path: "expert", message: "unknownExpert" }] });
    const isAccepted = answer === "accept";
    if (!(await insertUnwantedAnswer(tx, { bidId: request.bidId, expertId: request.expertId, isAccepted, reason, decidedBy: ctx.actor.personId }))) return refuse("alreadyDone");
    await appendEvent(tx, "expert", request.expertId, "answerUnwanted", { ...actorFacts(ctx.actor), no: challenge.no, bid: request.bidNo, answer }, { reason });
    if (!isAccepted) return ok({ dropped: 0 });
    await insertDeclarations(tx, [{ personId: request.personId, challengeId: challenge.id, bidId: request.bidId, occasion: "late", kind: "other", words: reason, recordedBy: ctx.actor.personId }]);
    const ended = await endConflicted(tx, ctx, request.expertId);
    return ended.ok ? ok({ dropped: ended.value.items }) : ended;
  });
}
