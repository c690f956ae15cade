import type { Transaction } from "#app/db/client.ts";
import { findToldBids, type ToldBid } from "#app/db/award.ts";
import { insertTeamCall } from "#app/db/team-call.ts";
import type { DecisionMail } from "#app/domain/mail/mail.ts";
import type { ResultBody } from "#app/domain/notice/result-body.ts";
import { enqueueMail } from "#app/jobs/queue.ts";
import { textTeam } from "#app/services/bid/tell-team.ts";

/** The published result notice as the mails name it. */
export interface ToldNotice {
  id: string;
  title: string;
  challengeId: string;
  challengeNo: string;
  documentNumber: string;
  term: { start: string; end: string } | null;
}

/**
 * Writes to every team of a challenge, each its own outcome, those dropped earlier included (guide 0.1, 2). Nothing needs an
 * address: who has none finds the result among the own bids, and an officer calls who has no mobile number either. Marks and comments stay behind the sign-in.
 */
export async function tellTeams(tx: Transaction, notice: ToldNotice, body: ResultBody): Promise<number> {
  let told = 0;
  for (const bid of await findToldBids(tx, notice.challengeId)) {
    const outcome = outcomeFor(bid, body);
    const reason = outcome === "notAccepted" || outcome === "unmatched" ? bid.rejectReason : reasonFor(bid.bidNo, body);
    for (const person of bid.people) {
      await enqueueMail(tx, person.email, decisionMail(notice, bid, person.name, outcome, reason), `decision:${notice.id}:${bid.bidId}:${person.id}`);
      told += 1;
    }
    const texted = await textTeam(tx, bid.phones, { kind: "bidResult", bidNo: bid.bidNo }, `decision:${notice.id}:${bid.bidId}`);
    told += texted;
    // The end of the term is the last day of objecting.
    if (bid.people.length + texted === 0) await insertTeamCall(tx, { bidId: bid.bidId, news: "decision", occasion: notice.id, at: notice.term && `${notice.term.end}T23:59:59+08:00`, words: null });
  }
  return told;
}

/** The mail that says that a bid is awarded for good. */
export async function tellAwarded(tx: Transaction, notice: ToldNotice, bidId: string): Promise<void> {
  for (const bid of await findToldBids(tx, notice.challengeId, bidId)) {
    for (const person of bid.people) await enqueueMail(tx, person.email, decisionMail(notice, bid, person.name, "awarded", null), `awarded:${notice.id}:${bid.bidId}:${person.id}`);
    await textTeam(tx, bid.phones, { kind: "bidResult", bidNo: bid.bidNo }, `awarded:${notice.id}:${bid.bidId}`);
  }
}

function outcomeFor(bid: ToldBid, body: ResultBody): DecisionMail["outcome"] {
  return body.ranking.find((line) => line.bid === bid.bidNo)?.outcome ?? (bid.status === "unmatched" ? "unmatched" : "notAccepted");
}

/** The decision's reason belongs to whom it passed over, and to all when nobody is awarded. */
export function reasonFor(bidNo: string, { ranking, reason, noAward }: Pick<ResultBody, "ranking" | "reason" | "noAward">): string | null {
  const own = ranking.find((line) => line.bid === bidNo);
  if (!own || own.outcome === "proposed") return null;
  const worstAwarded = Math.max(0, ...ranking.filter(({ outcome }) => outcome === "proposed").map(({ place }) => place));
  return noAward || own.place <= worstAwarded ? reason : null;
}

function decisionMail(notice: ToldNotice, bid: ToldBid, personName: string, outcome: DecisionMail["outcome"], reason: string | null): DecisionMail {
  return {
    template: "decision",
    personName,
    unitName: bid.unitName,
    challengeNo: notice.challengeNo,
    challengeTitle: notice.title,
    bidNo: bid.bidNo,
    outcome,
    reason: reason === null ? null : reason.slice(0, 1000),
    notice: { id: notice.id, title: notice.title, documentNo: notice.documentNumber, term: notice.term && { from: notice.term.start, to: notice.term.end } },
  };
}
