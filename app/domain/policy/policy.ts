import type { Lifecycle } from "#app/domain/kernel/lifecycle.ts";
import { canMove } from "#app/domain/kernel/lifecycle.ts";
import { hasStage, type Pattern, type Stage } from "#app/domain/kernel/pattern.ts";
import type { Refusal, RefusalCode } from "#app/domain/kernel/refusal.ts";
import type { Actor } from "./actor.ts";

/** How an actor stands to *this* object. Duties count for the round of the object. */
export const relations = [
  "public",
  "officer", // 经办 of the round
  "secondOfficer", // 复核
  "leader", // 领导
  "witness", // 见证人
  "supervisor", // 监督
  "systemAdmin",
  "securityAdmin",
  "auditAdmin",
  "owner", // member of the demand owner's unit
  "coOwner", // member of a unit that asks beside the owner (联合需求单位): reads and signs, the owner leads
  "recommender", // member of the county body that a demand came to (推荐单位)
  "team", // member of the lead unit
  "memberUnit", // member of another unit of the consortium, known after opening
  "expert", // assigned to this very object
  "counterpart", // plays a team or an expert in this rehearsal (演练)
  "system",
] as const;

export type Relation = (typeof relations)[number];

/** A condition besides relation and state: answers with the code that refuses, or null. Pure. */
export type Guard<Subject> = (subject: Subject, actor: Actor, now: string) => RefusalCode | null;

/** One row of a policy table: who may make the move, what stops them, and who may record it from paper. */
export interface PolicyRow<Subject> {
  who: readonly Relation[];
  unless?: readonly Guard<Subject>[];
  /** Who may record the move as done offline (线下办理); empty: the move cannot be made on paper. */
  offline: readonly Relation[];
  /** Asks for a fresh second factor (trust.md section 7). */
  secondFactor?: true;
  /** For who has said before whether there is a conflict in the item (回避声明); on paper the record names who did it. */
  declared?: true;
  /** The move needs a reason in words. */
  reason?: true;
  /** The move exists only where the challenge's pattern has this stage (guide.md 1.2). */
  stage?: Stage;
}

export type MovePolicy<M extends string, Subject> = Readonly<Record<M, PolicyRow<Subject>>>;

/** What `refusal` must know of a noun. */
export interface NounPolicy<S extends string, M extends string, Subject extends { status: string; pattern?: Pattern }> {
  lifecycle: Lifecycle<S, M>;
  moves: MovePolicy<M, Subject>;
  relationsOf: (actor: Actor, subject: Subject) => readonly Relation[];
  /** Whether the object exists at all for somebody with these relations: if not, the answer is "not found". */
  isVisible: (subject: Subject, relations: readonly Relation[], now: string) => boolean;
}

/** What two people do in two steps stands on paper in one record, which names both. */
const namedOnPaper: readonly RefusalCode[] = ["samePerson", "extensionNotAsked"];

/**
 * Why the actor may not make the move now, or null. The first reason counts, in the order: visible,
 * signed in, relation, state, guards, second factor. One computation feeds button, message and response code.
 * `offline` asks whether the actor may record the move from paper.
 */
export function refusal<S extends string, M extends string, Subject extends { status: string; pattern?: Pattern }>(
  policy: NounPolicy<S, M, Subject>,
  actor: Actor,
  move: M,
  subject: Subject,
  now: string,
  offline = false,
): Refusal | null {
  const row = policy.moves[move];
  const held = policy.relationsOf(actor, subject);
  if (!policy.isVisible(subject, held, now)) return { code: "notFound" };
  if (!actor.system && actor.personId === null) return { code: "signInNeeded" };
  if (offline && row.offline.length === 0) return { code: "offlineNotAllowed" };
  const allowed = offline ? row.offline : row.who;
  if (!allowed.some((relation) => held.includes(relation))) return { code: "notAllowed" };
  if (!canMove(policy.lifecycle, move, subject.status as S)) return { code: "wrongState", facts: { state: subject.status } };
  if (row.stage && subject.pattern && !hasStage(subject.pattern, row.stage)) return { code: "stageNotInPattern", facts: { pattern: subject.pattern } };
  for (const guard of row.unless ?? []) {
    const code = guard(subject, actor, now);
    // On paper the checker is the second pair of eyes.
    if (code && !(offline && namedOnPaper.includes(code))) return { code };
  }
  if (row.secondFactor && !offline && !actor.system && !actor.secondFactorFresh) return { code: "secondFactorNeeded" };
  return null;
}

/**
 * Under which relation the actor makes the move (身份; guide.md 1.4): the first of the policy's row that is held. What follows from
 * another move, which alone was asked about, goes by the first relation that the actor has. Null: the system, the public.
 */
export function roleIn<S extends string, M extends string, Subject extends { status: string; pattern?: Pattern }>(policy: NounPolicy<S, M, Subject>, actor: Actor, move: M, subject: Subject, offline = false): Relation | null {
  if (actor.personId === null) return null;
  const held = policy.relationsOf(actor, subject);
  const { who, offline: recorders } = policy.moves[move];
  return (offline ? recorders : who).find((relation) => held.includes(relation)) ?? held[0] ?? null;
}
