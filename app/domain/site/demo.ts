import type { StaffRole } from "#app/domain/policy/actor.ts";

/** What a person of the demo plays (演示角色). */
export type DemoPart = StaffRole | "owner" | "unitAdministrator" | "teamLead" | "expert";

export const demoParts: readonly DemoPart[] = [
  "officer",
  "secondOfficer",
  "leader",
  "witness",
  "supervisor",
  "systemAdmin",
  "securityAdmin",
  "auditAdmin",
  "owner",
  "unitAdministrator",
  "teamLead",
  "expert",
];

/** An account of the demo as it is listed: one of each part, with how many more there are. */
export interface DemoAccount {
  part: DemoPart;
  username: string;
  name: string;
  password: string;
  /** How many of its part there are, with the last user name. */
  count: number;
  last: string;
}
