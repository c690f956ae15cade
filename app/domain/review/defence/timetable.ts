import type { Refusal } from "#app/domain/kernel/refusal.ts";
import type { DefenceSettings } from "./schema.ts";

/** When one bid speaks. Instants ISO. */
export interface Slot {
  position: number;
  startsAt: string;
  endsAt: string;
}

const minute = 60_000;

type Lengths = Omit<DefenceSettings, "place">;

/** Every session of a defence (场次) in its order. */
export function sessionsOf({ startsAt, endsAt, further }: Pick<DefenceSettings, "startsAt" | "endsAt" | "further">): { startsAt: string; endsAt: string }[] {
  return [{ startsAt, endsAt }, ...further];
}

/** How many bids each session hears when so many wait: as many as fit, the next ones in the next session. */
export function sharesOf(count: number, settings: Lengths): number[] {
  let waiting = count;
  return sessionsOf(settings).map((session) => {
    const heard = withinSession(session, settings, waiting).length;
    waiting -= heard;
    return heard;
  });
}

/** The slots of a defence in their order, as many of `count` as fit: each as long as the other, with the change between two and the breaks. */
export function slotsOf(count: number, settings: Lengths): Slot[] {
  const slots: Slot[] = [];
  for (const session of sessionsOf(settings)) for (const times of withinSession(session, settings, count - slots.length)) slots.push({ position: slots.length + 1, ...times });
  return slots;
}

function withinSession({ startsAt, endsAt }: { startsAt: string; endsAt: string }, { talkMinutes, questionMinutes, changeMinutes, breakEvery, breakMinutes }: Lengths, most: number): Omit<Slot, "position">[] {
  const length = talkMinutes + questionMinutes;
  const times: Omit<Slot, "position">[] = [];
  let from = Date.parse(startsAt);
  while (times.length < most && from + length * minute <= Date.parse(endsAt)) {
    times.push({ startsAt: new Date(from).toISOString(), endsAt: new Date(from + length * minute).toISOString() });
    const isBreak = breakEvery > 0 && times.length % breakEvery === 0;
    from += (length + (isBreak ? breakMinutes : changeMinutes)) * minute;
  }
  return times;
}

/** An expert of the stage: on which days not available, which bids (review codes) he must not hear. */
export interface PanelMember {
  no: string;
  awayOn: string | null;
  leavesFor: readonly string[];
}

/**
 * Why no timetable fits, or null: nobody to hear, an expert who is away on one of the days, bids left over at the end of the last
 * session, a session with nobody to hear, a bid that too few may hear when those who must leave have left.
 */
export function timetableObstacle(bids: readonly string[], experts: readonly PanelMember[], settings: DefenceSettings, least: number): Refusal | null {
  if (bids.length === 0) return impossible({ problem: "nobody" });
  const away = awayObstacle(experts);
  if (away) return away;
  const shares = sharesOf(bids.length, settings);
  const fits = shares.reduce((sum, share) => sum + share, 0);
  if (fits < bids.length) return impossible({ problem: "tooLate", count: bids.length, most: fits, sessions: shares.length });
  const idle = shares.indexOf(0);
  if (idle >= 0) return impossible({ problem: "sessionIdle", session: idle + 1 });
  return seatsObstacle(bids, experts, least);
}

/** An expert who is away on a day of the meeting, or null. */
export function awayObstacle(experts: readonly PanelMember[]): Refusal | null {
  const away = experts.find(({ awayOn }) => awayOn !== null);
  return away ? impossible({ problem: "expertAway", expert: away.no, day: away.awayOn ?? "" }) : null;
}

/** A bid (review code) that fewer than `least` of the experts may judge, or null. */
export function seatsObstacle(bids: readonly string[], experts: readonly PanelMember[], least: number): Refusal | null {
  for (const bid of bids) {
    const given = experts.filter(({ leavesFor }) => !leavesFor.includes(bid)).length;
    if (given < least) return impossible({ problem: "quorum", bid, given, least });
  }
  return null;
}

function impossible(facts: Record<string, string | number>): Refusal {
  return { code: "timetableImpossible", facts };
}
