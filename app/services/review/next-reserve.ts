import type { Transaction } from "#app/db/client.ts";
import { findDraws } from "#app/db/expert-draw.ts";
import { findReserveStates } from "#app/db/reserves.ts";
import { parseDrawRecord } from "#app/domain/review/draw/draw-record.ts";

/** The expert who comes next (候补), with the place among the reserves. */
export interface NextReserve {
  no: string;
  name: string;
  unitName: string;
  place: number;
}

/** The first reserve of the latest draw's list in which the expert stood, who was never asked here, has no conflict now and may be asked; null without a draw or without one left. */
export async function nextReserve(tx: Transaction, challengeId: string, expertId: string): Promise<NextReserve | null> {
  const held = (await findDraws(challengeId, tx)).find(({ result }) => result !== null);
  if (!held?.result) return null;
  const states = await findReserveStates(tx, held.id, challengeId);
  const own = states.find((state) => state.expertId === expertId)?.pseudonym;
  const groups = parseDrawRecord(held.result.record).groups;
  // Who was asked without a draw has no list of their own: then the first list that has somebody left.
  const lists = groups.filter(({ drawn, standby }) => own === undefined || drawn.includes(own) || standby.includes(own));
  for (const { standby } of lists) {
    for (const [index, pseudonym] of standby.entries()) {
      const state = states.find((one) => one.pseudonym === pseudonym);
      if (state?.isFree) return { no: state.no, name: state.name, unitName: state.unitName, place: index + 1 };
    }
  }
  return null;
}
