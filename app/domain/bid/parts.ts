/** The parts of the form (申报书各部分) in their order. */
export const sections = ["projectLead", "members", "promised", "trl", "summary", "money", "milestones", "unitCost", "full", "statements"] as const;
export type Section = (typeof sections)[number];

/** The part of the form that a path lies in. */
export function sectionOf(path: string): Section {
  // The lead's own part of money and IP stands among the units.
  if (path === "leadPart" || path.startsWith("leadPart.")) return "members";
  return sections.find((section) => path === section || path.startsWith(`${section}.`)) ?? "summary";
}

/** What a team declares with its bid (申报承诺): integrity, truthfulness, no double funding, nothing classified. */
export const statementKeys = ["integrity", "truthfulness", "noDoubleFunding", "notClassified"] as const;
export type StatementKey = (typeof statementKeys)[number];

/** Who pays (资金来源), in 分: public money, the demand owner's payment, the team's own. */
export const moneySources = ["fiscalFen", "ownerPayFen", "selfRaisedFen"] as const;
export type MoneySource = (typeof moneySources)[number];

/** What a unit does in the consortium (联合体中的角色). */
export const memberRoles = ["research", "pilot", "application", "testing", "other"] as const;
export type MemberRole = (typeof memberRoles)[number];

/** 100 % in the unit of IP shares: a hundredth of a percent. */
export const wholeShare = 10_000;

/** Hundredths of a percent as people write them: 3333 is `33.33`, 5000 is `50`. */
export function percentOf(share: number): string {
  return String(share / 100);
}

/** Units besides the lead; with it at most ten (guide 1.3 stage 4). */
export const mostMembers = 9;
export const longestSummary = 20_000;
