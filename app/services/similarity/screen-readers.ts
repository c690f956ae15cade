import { findDutyHolders } from "#app/db/staffing.ts";
import type { StaffRole } from "#app/domain/policy/actor.ts";

/** Who may be named to read a 雷同核查: who handles bids of the round or watches over it. */
const duties: readonly StaffRole[] = ["officer", "secondOfficer", "supervisor"];

export interface PossibleReader {
  personId: string;
  username: string;
  name: string;
  duties: StaffRole[];
}

export async function findReaders(roundId: string): Promise<PossibleReader[]> {
  const holders = (await findDutyHolders(roundId)).filter(({ role }) => duties.includes(role));
  return [...Map.groupBy(holders, ({ personId }) => personId).values()].map((held) => ({ personId: held[0]!.personId, username: held[0]!.username, name: held[0]!.name, duties: [...new Set(held.map(({ role }) => role))] }));
}
