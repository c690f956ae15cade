import type { Refusal } from "#app/domain/kernel/refusal.ts";
import type { DefenceSettings } from "./schema.ts";

/** When one bid speaks. Instants ISO. */
export interface Slot {
  position: number;
  startsAt: string;
  endsAt: string;
}

const minute = 60_000;

/** The slots of a defence in their order: each as long as the other, with the change between two and the breaks. */
export function slotsOf(count: number, { startsAt, talkMinutes, questionMinutes, changeMinutes, breakEvery, breakMinutes }: Omit<DefenceSettings, "place" | "endsAt">): Slot[] {
  const length = talkMinutes + questionMinutes;
  let from = Date.parse(startsAt);
  return Array.from({ length: count }, (_, index) => {
    const slot = { position: index + 1, startsAt: new Date(from).toISOString(), endsAt: new Date(from + length * minute).toISOString() };
    const isBreak = breakEvery > 0 && (index + 1) % breakEvery === 0;
    from += (length + (isBreak ? breakMinutes : changeMinutes)) * minute;
    return slot;
  });
}

/** An expert of the stage: on which days not available, which bids (review codes) he must not hear. */
export interface PanelMember {
  no: string;
  awayOn: string | null;
  leavesFor: readonly string[];
}

/**
 * Why no timetable fits, or null: nobody to hear, an expert who is away that day, the last bid past the end of the day, a bid that too
 * few may hear when those who must leave have left.
 */
export function timetableObstacle(bids: readonly string[], experts: readonly PanelMember[], settings: DefenceSettings, least: number): Refusal | null {
  const impossible = (facts: Record<string, string | number>): Refusal => ({ code: "timetableImpossible", facts });
  if (bids.length === 0) return impossible({ problem: "nobody" });
  const away = experts.find(({ awayOn }) => awayOn !== null);
  if (away) return impossible({ problem: "expertAway", expert: away.no, day: away.awayOn ?? "" });
  const slots = slotsOf(bids.length, settings);
  const fits = slots.filter(({ endsAt }) => Date.parse(endsAt) <= Date.parse(settings.endsAt)).length;
  const last = slots.at(-1);
  if (fits < bids.length && last) return impossible({ problem: "tooLate", count: bids.length, most: fits, ends: last.endsAt });
  for (const bid of bids) {
    const given = experts.filter(({ leavesFor }) => !leavesFor.includes(bid)).length;
    if (given < least) return impossible({ problem: "quorum", bid, given, least });
  }
  return null;
}
