import type { ReviewAssignmentState } from "#app/domain/review/lifecycle.ts";
import { isLive } from "#app/domain/review/view.ts";
import type { DrawGroup, DrawnList } from "./draw.ts";

/**
 * What a call brought (电话邀请结果): agreed, declined, nobody answered, a conflict of interest named; `asked`: written to, the
 * answer is awaited. The last one of a name counts.
 */
export const callResults = ["accepted", "declined", "noAnswer", "conflict", "asked"] as const;
export type CallResult = (typeof callResults)[number];

/** Results that let the next name be called. */
const refusals: readonly CallResult[] = ["declined", "noAnswer", "conflict"];

export function isNo(result: CallResult | null): boolean {
  return result !== null && refusals.includes(result);
}

/**
 * The last result of a name: what was recorded, unless the expert answered in the system since. Tasks on several bids of the
 * item count as agreed while one of them stands.
 */
export function lastResult(recorded: CallResult | null, tasks: readonly ReviewAssignmentState[]): CallResult | null {
  if (tasks.length === 0) return recorded;
  if (tasks.some((state) => isLive(state) && state !== "invited")) return "accepted";
  // Who agreed on the telephone has a place before he confirms it in the system.
  if (tasks.includes("invited")) return recorded ?? "asked";
  if (tasks.some((state) => state === "recused" || state === "voided")) return "conflict";
  if (tasks.includes("declined")) return "declined";
  return isNo(recorded) ? recorded : "noAnswer";
}

/**
 * How a name of the list stands: its last result, or `next` (to be called now), `waiting` (its turn has not come),
 * `reserved` (local, and the places left are needed for experts from outside the city).
 */
export type CallState = CallResult | "next" | "waiting" | "reserved";

export interface CallEntry {
  pseudonym: string;
  state: CallState;
  /** A result may be recorded for it now: its turn has come, and it neither agreed nor is out for good. */
  isOpen: boolean;
}

/**
 * The call list of one drawn group: places are offered in the order of the draw, first to the drawn, then to the reserves, and a
 * name's turn comes only when everybody before it said no or is one of those to whom a place is still offered (guide 3.6).
 * A local expert is passed over, as in the draw itself, while the places left are needed for experts from outside.
 */
export function callList({ places, leastOutside, pool, drawn, standby }: DrawGroup & DrawnList, results: ReadonlyMap<string, CallResult>): CallEntry[] {
  const local = new Map(pool.map((candidate) => [candidate.pseudonym, candidate.local]));
  const order = [...drawn, ...standby];
  const holds = (result: CallResult | undefined) => result === "accepted" || result === "asked";
  // Who agreed has a place, wherever he stands in the order: an answer may come late.
  let left = places - order.filter((pseudonym) => holds(results.get(pseudonym))).length;
  let outside = order.filter((pseudonym) => holds(results.get(pseudonym)) && local.get(pseudonym) === false).length;
  return order.map((pseudonym): CallEntry => {
    const result = results.get(pseudonym);
    if (result === "accepted" || result === "asked") return { pseudonym, state: result, isOpen: result === "asked" };
    const isReserved = local.get(pseudonym) === true && left <= leastOutside - outside;
    // Who did not answer may be called again as long as a place is left.
    if (result !== undefined) return { pseudonym, state: result, isOpen: result === "noAnswer" && left > 0 && !isReserved };
    if (left <= 0) return { pseudonym, state: "waiting", isOpen: false };
    if (isReserved) return { pseudonym, state: "reserved", isOpen: false };
    left -= 1;
    if (local.get(pseudonym) === false) outside += 1;
    return { pseudonym, state: "next", isOpen: true };
  });
}

/** How many places nobody took and nobody is left for. */
export function emptyPlaces({ places }: Pick<DrawGroup, "places">, entries: readonly CallEntry[]): number {
  return Math.max(0, places - entries.filter(({ state }) => state === "accepted" || state === "asked" || state === "next").length);
}
