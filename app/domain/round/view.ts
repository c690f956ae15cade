import type { ChallengeState } from "#app/domain/challenge/lifecycle.ts";
import type { Actor, StaffRole } from "#app/domain/policy/actor.ts";
import type { Relation } from "#app/domain/policy/policy.ts";
import type { RoundState } from "./lifecycle.ts";
import type { ReviewStage } from "./stage-schema.ts";
import type { SettingDifference } from "./settings-difference.ts";
import type { RubricLine } from "./rubric-schema.ts";
import type { ExclusiveRoles, RoundRules } from "./schema.ts";

/** A row of the list of rounds. The challenges counted are those that the reader may see. Instants ISO. */
export interface RoundRow {
  code: string;
  title: string;
  status: RoundState;
  /** 演练 */
  isRehearsal: boolean;
  publishedAt: string | null;
  challenges: number;
  /** Of them, those that accept bids now. */
  open: number;
  /** The next deadline for bids, or null. */
  closesNext: string | null;
}

/** A round as the public sees it: what it is, by which rules, which challenges. */
export interface PublicRound {
  sight: "public";
  code: string;
  title: string;
  status: RoundState;
  isRehearsal: boolean;
  publishedAt: string | null;
  custody: string;
  rules: RoundRules;
  rubric: RubricLine[];
  challenges: { no: string; title: string; status: ChallengeState; closesAt: string | null }[];
}

/** What the bureau sees besides; `challenges` then holds the unpublished ones too. */
export interface StaffRound extends Omit<PublicRound, "sight"> {
  sight: "staff";
  id: string;
  version: number;
  exclusiveRoles: ExclusiveRoles;
  preparedBy: string | null;
}

export type RoundView = PublicRound | StaffRound;

/** 评审标准 of a round: as it stands, and every version that was kept. `differences`: from the version before. */
export interface RubricPage {
  code: string;
  title: string;
  status: RoundState;
  lines: RubricLine[];
  version: number;
  mayEdit: boolean;
  /** The newest first; the first one came with the round. */
  versions: { number: number; at: string | null; by: string | null; lines: RubricLine[]; differences: SettingDifference[] }[];
}

/** 评审阶段 of a round; `isStaged`: it names them itself. `seen`: what a save compares with. */
export interface StagesPage {
  code: string;
  title: string;
  status: RoundState;
  stages: ReviewStage[];
  isStaged: boolean;
  rules: RoundRules;
  criteria: { code: string; name: string; weight: number }[];
  seen: string;
  mayEdit: boolean;
}

/** 本阶段评分标准: the stage's own, or what it would start from. `seen`: what a save compares with. */
export interface StageRubricPage {
  code: string;
  title: string;
  status: RoundState;
  number: number;
  kind: ReviewStage["kind"];
  isOwn: boolean;
  lines: RubricLine[];
  seen: string;
  mayEdit: boolean;
}

/** 第二人核对 of a round's rules: none yet, one that a later change made void, or one of the rules as they stand. */
export interface RulesLook {
  state: "none" | "stale" | "done";
  by: string | null;
  at: string | null;
  /** Whether the reader changed the rules since the look before, and so cannot be the second person. */
  isOwnChange: boolean;
}

/** Who follows a round from beginning to end (批次总览): a witness sees what is witnessed, administrators see people. */
export const overviewDuties = ["officer", "secondOfficer", "leader", "supervisor"] as const satisfies readonly StaffRole[];

/** Which view of a round somebody with these relations gets. */
export function sightOfRound(held: readonly Relation[]): RoundView["sight"] {
  return held.some((relation) => relation !== "public") ? "staff" : "public";
}

/** Whether somebody with these relations follows the round as a whole. */
export function followsRound(held: readonly Relation[]): boolean {
  return held.includes("system") || overviewDuties.some((duty) => held.includes(duty));
}

/** The rounds in which the actor holds one of the duties: all, or those listed (possibly none). */
export function roundsWithin(actor: Actor, duties: readonly StaffRole[]): "all" | string[] {
  if (actor.system) return "all";
  const held = actor.roles.filter((grant) => duties.includes(grant.role));
  if (held.some((grant) => grant.roundId === null)) return "all";
  return [...new Set(held.map((grant) => grant.roundId).filter((id) => id !== null))];
}

/** Whether the actor holds one of the duties in any round. */
export function holdsAnywhere(actor: Actor, duties: readonly StaffRole[]): boolean {
  return roundsWithin(actor, duties).length > 0;
}
