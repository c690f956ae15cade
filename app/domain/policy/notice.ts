import { type NoticeMove, type NoticeState, noticeLifecycle } from "#app/domain/notice/lifecycle.ts";
import { type ObjectionMove, type ObjectionState, objectionLifecycle } from "#app/domain/objection/lifecycle.ts";
import type { StaffRole } from "./actor.ts";
import type { NoticeKind } from "#app/domain/notice/view.ts";
import type { Guard, MovePolicy, NounPolicy, Relation } from "./policy.ts";
import { isSeen, preparedBySelf, staffRelations } from "./round.ts";

/** What the policy needs to know of a notice (公告、公示). */
export interface NoticeSubject {
  id: string;
  status: NoticeState;
  version: number;
  roundId: string;
  /** The one item that it is about; null of one about several or about the round. */
  challengeId: string | null;
  isRehearsal: boolean;
  createdBy: string | null;
  /** 发榜公告, 征集通知, an act of an item or a round, 公示. */
  kind: NoticeKind;
  /** Whether an item that this list announced still goes on or came to its result. */
  hasStandingItems: boolean;
}

/** What a notice announced stands: taking the paper back would leave an item or an act without one. */
const whatItSaysStands: Guard<NoticeSubject> = ({ kind, hasStandingItems }) => (kind === "list" ? (hasStandingItems ? "listStands" : null) : kind === "call" || kind === "result" ? null : "actStands");

const noticeMoves: MovePolicy<NoticeMove, NoticeSubject> = {
  publish: { who: ["secondOfficer"], unless: [preparedBySelf], offline: ["officer"], secondFactor: true },
  withdraw: { who: ["secondOfficer"], unless: [whatItSaysStands], offline: ["officer"], secondFactor: true, reason: true },
  end: { who: ["officer", "system"], offline: ["officer"] },
};

/** A withdrawn notice stays public with its reason: nothing published disappears without a word. */
const noticeIsPublic: Readonly<Record<NoticeState, boolean>> = { draft: false, published: true, withdrawn: true, ended: true };

/** Whose duty it is to know what a notice will say before it is public: of a result that is the award (see `awardPolicy`). */
export const draftRoles = ["officer", "secondOfficer", "leader", "supervisor"] as const satisfies readonly StaffRole[];
const draftKnown: readonly Relation[] = [...draftRoles, "system"];

export const noticePolicy: NounPolicy<NoticeState, NoticeMove, NoticeSubject> = {
  lifecycle: noticeLifecycle,
  moves: noticeMoves,
  relationsOf: (actor, subject) => staffRelations(actor, subject.roundId, subject.challengeId),
  isVisible: (subject, held) => isSeen(noticeIsPublic[subject.status], subject, held) || held.some((relation) => draftKnown.includes(relation)),
};

/** What the policy needs to know of an objection (异议). The objector is never part of it. */
export interface ObjectionSubject {
  id: string;
  status: ObjectionState;
  version: number;
  roundId: string;
  /** The item of the notice that it is against; null where that is about several. */
  challengeId: string | null;
}

const objectionMoves: MovePolicy<ObjectionMove, ObjectionSubject> = {
  receive: { who: ["officer"], offline: ["officer"], reason: true },
  admit: { who: ["officer"], offline: ["officer"] },
  dismiss: { who: ["secondOfficer"], offline: ["officer"], reason: true },
  investigate: { who: ["officer"], offline: ["officer"] },
  uphold: { who: ["secondOfficer"], offline: ["officer"], reason: true },
  partlyUphold: { who: ["secondOfficer"], offline: ["officer"], reason: true },
  reject: { who: ["secondOfficer"], offline: ["officer"], reason: true },
  reExamine: { who: ["officer"], offline: ["officer"], reason: true },
  close: { who: ["officer"], offline: ["officer"] },
};

/** Only who handles and who supervises knows an objection (guide.md 3.7). */
const objectionKnown: readonly Relation[] = ["officer", "secondOfficer", "supervisor", "system"];

export const objectionPolicy: NounPolicy<ObjectionState, ObjectionMove, ObjectionSubject> = {
  lifecycle: objectionLifecycle,
  moves: objectionMoves,
  relationsOf: (actor, subject) => staffRelations(actor, subject.roundId, subject.challengeId),
  isVisible: (_subject, held) => held.some((relation) => objectionKnown.includes(relation)),
};
