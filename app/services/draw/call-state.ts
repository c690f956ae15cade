import { findCalls, findCallTasks, findDraws, type StoredCall, type StoredDraw } from "#app/db/expert-draw.ts";
import type { Transaction } from "#app/db/client.ts";
import { type CallEntry, callList, type CallResult, lastResult } from "#app/domain/review/draw/call-list.ts";
import { type HeldGroup, parseHeldGroups } from "#app/domain/review/draw/paper-draw.ts";
import type { ReviewAssignmentState } from "#app/domain/review/lifecycle.ts";

/** The call list of one held draw, with every call that was made. */
export interface CallStanding {
  draw: StoredDraw & { result: NonNullable<StoredDraw["result"]> };
  groups: { group: HeldGroup; entries: CallEntry[] }[];
  calls: StoredCall[];
}

/** The call lists of a challenge's held draws, the latest first. */
export async function readCallStandings(challengeId: string, tx?: Transaction): Promise<CallStanding[]> {
  const [draws, calls, tasks] = await inOrder(challengeId, tx);
  return draws.flatMap((draw) => (draw.result ? [standingOf({ ...draw, result: draw.result }, calls, tasks)] : []));
}

type Task = { drawId: string; pseudonym: string; status: ReviewAssignmentState };

async function inOrder(challengeId: string, tx?: Transaction): Promise<[StoredDraw[], StoredCall[], Task[]]> {
  if (!tx) return Promise.all([findDraws(challengeId), findCalls(challengeId), findCallTasks(challengeId)]);
  // One connection: one after the other.
  const draws = await findDraws(challengeId, tx);
  const calls = await findCalls(challengeId, tx);
  return [draws, calls, await findCallTasks(challengeId, tx)];
}

function standingOf(draw: CallStanding["draw"], allCalls: readonly StoredCall[], allTasks: readonly Task[]): CallStanding {
  const calls = allCalls.filter(({ drawId }) => drawId === draw.id);
  const tasks = Map.groupBy(
    allTasks.filter(({ drawId }) => drawId === draw.id),
    ({ pseudonym }) => pseudonym,
  );
  const recorded = new Map<string, CallResult>(calls.map(({ pseudonym, result }) => [pseudonym, result]));
  const groups = parseHeldGroups(draw.result.record).map((group) => {
    const results = new Map<string, CallResult>();
    for (const pseudonym of [...group.drawn, ...group.standby]) {
      const result = lastResult(recorded.get(pseudonym) ?? null, (tasks.get(pseudonym) ?? []).map(({ status }) => status));
      if (result !== null) results.set(pseudonym, result);
    }
    return { group, entries: callList(group, results) };
  });
  return { draw, groups, calls };
}
