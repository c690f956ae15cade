import type { ChallengeState } from "#app/domain/challenge/lifecycle.ts";
import type { Transaction } from "./client.ts";

/** A challenge as its round's moves need it. */
export interface RoundChallenge {
  id: string;
  no: string;
  status: ChallengeState;
  /** It rests because its round does, not by itself. */
  isSuspendedWithRound: boolean;
}

/** The challenges of a round, locked in the order of their numbers: whatever would change one of them waits. */
export async function lockRoundChallenges(tx: Transaction, roundId: string): Promise<RoundChallenge[]> {
  const { rows } = await tx.query<RoundChallenge>('select id, no, status, suspended_with_round as "isSuspendedWithRound" from challenge where round_id = $1 order by no for update', [roundId]);
  return rows;
}

export async function markSuspendedWithRound(tx: Transaction, ids: readonly string[], is: boolean): Promise<void> {
  await tx.query("update challenge set suspended_with_round = $2 where id = any($1)", [ids, is]);
}
