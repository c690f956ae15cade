/** Duties inside the bureau and around it (岗位). One person may hold several, see `exclusiveRoles` of a round. */
export const staffRoles = [
  "officer", // 经办
  "secondOfficer", // 复核
  "leader", // 领导
  "witness", // 见证人
  "supervisor", // 监督
  "systemAdmin", // 系统管理员
  "securityAdmin", // 安全管理员
  "auditAdmin", // 审计管理员
] as const;

export type StaffRole = (typeof staffRoles)[number];

/** A duty held by a person: for one round, or for all (`roundId` null). */
export interface RoleGrant {
  role: StaffRole;
  roundId: string | null;
}

/** A person's place in a unit (单位): administrators manage people and see every bid of their unit. */
export interface UnitMembership {
  unitId: string;
  administrator: boolean;
  /** Whether the unit put up a demand or a challenge (需求方); it arranges the menu, it allows nothing. */
  ownsChallenge?: boolean;
}

/** A contest of a unit (认领异议) whose bids are the actor's: the own one that waits or was declined, an accepted one of an own unit. */
export interface Contest {
  claimId: string;
  unitId: string;
  /** Nobody has decided it yet. */
  isOpen: boolean;
}

/** Who asks (操作人). `personId` null is the public; the system acts with `system` true. */
export interface Actor {
  personId: string | null;
  system: boolean;
  roles: RoleGrant[];
  units: UnitMembership[];
  contests: Contest[];
  expertId: string | null;
  /** The rehearsal (演练) in which the person is a fictional counterpart; null for everybody real. */
  counterpartOf: string | null;
  /** Items from which the person is kept away by a declared conflict (回避): there the duties count for nothing. */
  closedItems: readonly string[];
  /** Those of them whose round the person supervises: who watches goes on watching them, and no others. */
  watchedItems: readonly string[];
  /** Whether a second factor was given in this session within the last ten minutes (by the real clock, which the domain cannot read). */
  secondFactorFresh: boolean;
  sessionId: string | null;
}

export const publicActor: Actor = { personId: null, system: false, roles: [], units: [], contests: [], expertId: null, counterpartOf: null, closedItems: [], watchedItems: [], secondFactorFresh: false, sessionId: null };

export const systemActor: Actor = { ...publicActor, system: true };

/** The duties that a conflict takes away in an item; who watches goes on watching, who keeps the accounts does not touch it. */
export const judgingRoles: readonly StaffRole[] = ["officer", "secondOfficer", "leader", "witness"];

/** For whom the actor drafts and submits: own units, and contests that keep a bid of their own. */
export function teamsOf(actor: Actor): string[] {
  return [...actor.units.map(({ unitId }) => unitId), ...actor.contests.map(({ claimId }) => claimId)];
}

/** The items that lists leave out for this actor. */
export function itemsClosedTo(actor: Actor): readonly string[] {
  return actor.closedItems.filter((id) => !actor.watchedItems.includes(id));
}

/** Whether the actor holds the duty for this round (or, with `roundId` null, for all rounds). */
export function holdsRole(actor: Actor, role: StaffRole, roundId: string | null): boolean {
  return actor.roles.some((grant) => grant.role === role && (grant.roundId === null || grant.roundId === roundId));
}

/** Whether the person is of the organiser's staff for a round; `null`: for any. */
export function isStaffOf(actor: Actor, roundId: string | null): boolean {
  return actor.roles.some((grant) => roundId === null || grant.roundId === null || grant.roundId === roundId);
}

/** The rounds in which the person holds a duty; null: in all. */
export function dutyRounds({ roles }: Actor): string[] | null {
  const rounds = roles.map(({ roundId }) => roundId);
  return rounds.every((id) => id !== null) ? rounds : null;
}
