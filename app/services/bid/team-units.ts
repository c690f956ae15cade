import type { BidGround } from "#app/db/bid.ts";
import { findTeamUnits } from "#app/db/team-units.ts";
import { type TeamWarning, teamWarnings } from "#app/domain/bid/team-warning.ts";
import { checkUscc } from "#app/domain/organisation/uscc.ts";

/** The warnings for a team as it stands: its lead and every member whose code can be read. */
export async function warningsOf(ground: Pick<BidGround, "leadUscc" | "ownerIds" | "rules">, members: readonly { uscc: string; name: string }[]): Promise<TeamWarning[]> {
  const codes = members.map(({ uscc }) => checkUscc(uscc)).flatMap(({ format, normalized }) => (format ? [normalized] : []));
  const units = await findTeamUnits([...new Set([ground.leadUscc, ...codes])], ground.ownerIds);
  return teamWarnings(units, ground.rules);
}
