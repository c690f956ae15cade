import type { Relation } from "#app/domain/policy/policy.ts";

/**
 * 评审方式 (guide 3.5). `single`: experts know the team, the team never its experts. `none`: the team learns its experts' names
 * with the published result. `double` (双盲): experts do not learn who stands behind a text either.
 */
export const blindModes = ["none", "single", "double"] as const;
export type BlindMode = (typeof blindModes)[number];

/** What stands where a unit or a person is not named, as in texts that teams themselves make anonymous. */
export const hiddenName = "×××";

/** Whether this reader must not learn who stands behind a bid: the one place that decides it, for pages, files and exports. */
export function isTeamHidden(blind: BlindMode, held: readonly Relation[]): boolean {
  return blind === "double" && held.includes("expert");
}

/** A row that names a team; where it stands beside the bid's public number, that number would lead to the name later. */
interface NamedTeam {
  unitName: string;
  memberNames?: string[];
}

/** The row as this reader may see it. */
export function teamAsSeen<T extends NamedTeam>(row: T, blind: BlindMode, held: readonly Relation[]): T {
  return isTeamHidden(blind, held) ? { ...row, unitName: hiddenName, ...(row.memberNames && { memberNames: [] }) } : row;
}
