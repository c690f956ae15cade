import type { Transaction } from "#app/db/client.ts";
import { findSlots } from "#app/db/defence.ts";
import { findMeeting, findSignIns } from "#app/db/meeting.ts";
import type { ReviewedChallenge } from "#app/db/review.ts";
import type { Refusal } from "#app/domain/kernel/refusal.ts";
import { sessionNumberOf } from "#app/domain/review/defence/attendance.ts";
import { quorumObstacle } from "#app/domain/review/meeting/quorum.ts";
import type { ReviewGround } from "#app/services/review/review-ground.ts";
import { readPanel } from "./meeting-place.ts";

/**
 * What keeps an expert's sheets of a meeting from being signed, null: nothing. The expert did not sign in to a session in which one of
 * the bids is judged (notSignedInAtDefence, notSignedInAtMeeting), at a defence the team of one of the bids did not (`bid`), or too few of
 * the panel were there (quorumMissing).
 */
export async function attendanceObstacle(tx: Transaction, challenge: ReviewedChallenge, { rules }: ReviewGround, expertId: string, bids: readonly { id: string; code: string }[]): Promise<Refusal | null> {
  const { kind } = rules.stage;
  if (kind !== "defence" && kind !== "panel") return null;
  const absent = (facts: Refusal["facts"] = {}): Refusal => ({ code: kind === "defence" ? "notSignedInAtDefence" : "notSignedInAtMeeting", facts });
  const meeting = await findMeeting(challenge.id, challenge.reviewStage, tx);
  const slots = meeting && kind === "defence" ? await findSlots(meeting.id, tx) : [];
  if (!meeting || (kind === "defence" && slots.length === 0)) return absent();
  const judged = bids.flatMap(({ id, code }) => {
    const slot = slots.find(({ bidId }) => bidId === id);
    return kind === "defence" && !slot ? [] : [{ code, session: slot ? sessionNumberOf(slot.startsAt, meeting) : 1, isWaiting: slot?.outcome === null }];
  });
  const signIns = await findSignIns(meeting.id, tx);
  if (judged.some(({ session }) => !signIns.some((one) => one.expertId === expertId && one.sessionNumber === session))) return absent();
  const waiting = judged.find(({ isWaiting }) => isWaiting);
  return waiting ? absent({ bid: waiting.code }) : quorumObstacle(judged, await readPanel(challenge, meeting, tx), signIns, rules.leastValidScores);
}
