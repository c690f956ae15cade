import { z } from "zod";
import { inTransaction, type Transaction } from "#app/db/client.ts";
import { readFreeze } from "#app/db/ranking.ts";
import { findReviewedBids, lockChallenge } from "#app/db/review.ts";
import { findShortlist, insertShortlisted, renewShortlisted } from "#app/db/shortlist.ts";
import { findSubject } from "#app/db/subjects.ts";
import { shortlistProposal, usualProposal } from "#app/domain/award/shortlist.ts";
import { hasStage } from "#app/domain/kernel/pattern.ts";
import type { Refusal } from "#app/domain/kernel/refusal.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { isBeforeOwner } from "#app/domain/policy/award.ts";
import { birthRefusal } from "#app/domain/policy/birth.ts";
import type { ChallengeSubject } from "#app/domain/policy/challenge.ts";
import { overallLines, storedRankingFile } from "#app/domain/review/staged-file.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { declarationRefusal } from "#app/services/kernel/declared-first.ts";
import { defineMove, invalidInput } from "#app/services/kernel/define-move.ts";
import { findVisible } from "#app/services/kernel/find-visible.ts";
import { recordBirthBy } from "#app/services/kernel/record-birth.ts";
import { termOf, tellOwner } from "./tell-owner.ts";

interface ProposedBids {
  /** Of the first one. */
  id: string;
  bids: string[];
  dueOn: string;
  /** Whether a message went to the owner. */
  isTold: boolean;
}

/** Why no bid of the item can be put before its owner now, or null. */
export function proposalObstacle({ pattern, status, isRankingTainted }: Pick<ChallengeSubject, "pattern" | "status" | "isRankingTainted">): Refusal | null {
  if (!hasStage(pattern, "shortlist")) return { code: "stageNotInPattern", facts: { pattern } };
  if (status !== "ranked") return { code: "notBeforeOwner" };
  return isRankingTainted ? { code: "rankingTainted" } : null;
}

/**
 * 提请需求方确认 (guide 1.2 pattern B): an officer puts bids of the fixed ranking before the demand owner, who reads these and no others
 * and answers each within the round's term. Nothing of the ranking goes along.
 * Refusals: invalidInput (`challenge`, `bids`: not in the ranking, or none reaches the thresholds), notAllowed, stageNotInPattern,
 * notBeforeOwner, rankingTainted, declarationDue, alreadyDone (is before the owner).
 */
export async function proposeShortlist(ctx: Context, rawInput: unknown): Promise<Result<ProposedBids>> {
  const input = shortlistProposal.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const { challenge: reference, bids, reason } = input.data;
  const found = await findVisible(ctx, "challenge", reference);
  if (!found) return refuse("invalidInput", { fields: [{ path: "challenge", message: "unknownChallenge" }] });
  const refused = birthRefusal("shortlist", ctx.actor, found.held) ?? (await declarationRefusal(ctx, found.subject.id));
  if (refused) return { ok: false, refusal: refused };
  return inTransaction(async (tx) => {
    const challenge = await lockChallenge(tx, found.subject.id, "update");
    const subject = await findSubject("challenge", challenge.id, tx);
    const obstacle = proposalObstacle(subject ?? found.subject);
    if (obstacle) return { ok: false, refusal: obstacle };
    const chosen = await chosenBids(tx, challenge.id, bids);
    if (!chosen.ok) return chosen;
    const dueOn = await termOf(tx, challenge, ctx.now);
    const ids: string[] = [];
    for (const { id: bidId, no } of chosen.value) {
      const id = await insertShortlisted(tx, { challengeId: challenge.id, bidId, reason, dueOn });
      await recordBirthBy(ctx.actor, tx, "shortlist", id, "propose", { no, endsOn: dueOn }, { reason });
      ids.push(id);
    }
    const isTold = await tellOwner(tx, challenge, { ids, dueOn, key: `${ids[0] ?? ""}:1` });
    return ok({ id: ids[0]!, bids: chosen.value.map(({ no }) => no), dueOn, isTold });
  });
}

async function chosenBids(tx: Transaction, challengeId: string, wanted: readonly string[] | undefined): Promise<Result<{ id: string; no: string }[]>> {
  const freeze = await readFreeze(challengeId, tx);
  if (!freeze) return refuse("notBeforeOwner");
  const all = await findReviewedBids(challengeId, tx);
  const ranked = overallLines(storedRankingFile(freeze.file)).flatMap((line) => all.filter(({ reviewCode, no }) => (reviewCode ?? no) === line.bid).map(({ id, no }) => ({ id, no, line })));
  const before = (await findShortlist(challengeId, tx)).map(({ bidId }) => bidId);
  const open = ranked.filter(({ id }) => !before.includes(id));
  if (wanted === undefined) {
    const usual = usualProposal(open.map(({ line }) => line));
    const chosen = open.filter(({ line }) => usual.includes(line));
    return chosen.length > 0 ? ok(chosen) : refuse("invalidInput", { fields: [{ path: "bids", message: "chooseSome" }] });
  }
  const named = [...new Set(wanted)].map((reference) => ranked.find(({ no, line }) => no === reference || line.bid === reference));
  const known = named.flatMap((one) => one ?? []);
  if (known.length < named.length) return refuse("invalidInput", { fields: [{ path: "bids", message: "unknownBid" }] });
  return known.some(({ id }) => before.includes(id)) ? refuse("alreadyDone") : ok(known);
}

/** 再次提请: the bureau does not follow a veto and says why; once. The owner has the whole term again, in 对接 what is left of it. */
export const proposeAgain = defineMove({
  noun: "shortlist",
  move: "propose",
  input: z.strictObject({}),
  perform: async ({ tx, ctx, subject, reason, move }) => {
    const challenge = await lockChallenge(tx, subject.challengeId, "update");
    if (!isBeforeOwner(subject.pattern, challenge.status)) return refuse("notBeforeOwner");
    // 对接 has one term for the item: what is asked again is asked within it.
    const isNewTerm = !hasStage(subject.pattern, "matching");
    const dueOn = isNewTerm ? await termOf(tx, challenge, ctx.now) : subject.dueOn;
    const moved = await move({ facts: { no: subject.bidNo, endsOn: dueOn, count: subject.times + 1 } });
    if (!moved.ok) return moved;
    await renewShortlisted(tx, subject.id, { reason: reason ?? "", dueOn, isNewTerm });
    await tellOwner(tx, challenge, { ids: [subject.id], dueOn, key: `${subject.id}:2`, again: { why: "askedAgain", bidNo: subject.bidNo, reason: reason ?? "" } });
    return ok({ to: moved.value.to, seq: Number(moved.value.seq), dueOn });
  },
});
