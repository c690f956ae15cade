import type { RoundRules } from "#app/domain/round/schema.ts";

/** What is known of a unit of the team besides its bid: on a list, affiliated with the demand owner, its claim not looked at. */
export interface TeamUnit {
  uscc: string;
  name: string;
  isBlacklisted: boolean;
  hasUnaccepted: boolean;
  /** By any edge of the graph of control. */
  isAffiliated: boolean;
  /** By what the unit itself or the bureau declared: a stranger's word never stops anybody. */
  isAffiliatedSurely: boolean;
  isUnverified: boolean;
}

export const teamWarningCodes = ["blacklist", "unaccepted", "ownerAffiliated", "unverified", "unitInOtherBid", "unitLeadLimit", "leadElsewhere"] as const;
export type TeamWarningCode = (typeof teamWarningCodes)[number];

/** An early word about a unit of the team (提前提醒). `stops`: the round's rules refuse the submission. */
export interface TeamWarning {
  code: TeamWarningCode;
  unitName: string;
  stops: boolean;
}

export type TeamRules = Pick<RoundRules, "blacklist" | "unaccepted" | "ownerAffiliates">;

/** Whether submitting has to look at the units at all. */
export function stopsUnits(rules: TeamRules): boolean {
  return rules.blacklist === "refuse" || rules.unaccepted === "refuse" || rules.ownerAffiliates === "refuse";
}

/** The warnings for a team, unit by unit in the order given. Sources: guide 2.7 and 0.1, 7. */
export function teamWarnings(units: readonly TeamUnit[], rules: TeamRules): TeamWarning[] {
  return units.flatMap((unit) => {
    const warnings: Omit<TeamWarning, "unitName">[] = [];
    if (unit.isBlacklisted && rules.blacklist !== "off") warnings.push({ code: "blacklist", stops: rules.blacklist === "refuse" });
    if (unit.hasUnaccepted && rules.unaccepted !== "off") warnings.push({ code: "unaccepted", stops: rules.unaccepted === "refuse" });
    if (unit.isAffiliated) warnings.push({ code: "ownerAffiliated", stops: rules.ownerAffiliates === "refuse" && unit.isAffiliatedSurely });
    if (unit.isUnverified) warnings.push({ code: "unverified", stops: false });
    return warnings.map((warning) => ({ ...warning, unitName: unit.name }));
  });
}
