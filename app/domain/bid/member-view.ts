import { addWorkingDays } from "#app/domain/kernel/working-days.ts";
import { shanghaiDate } from "#app/domain/kernel/calendar.ts";
import type { FileKind } from "./file.ts";
import type { MemberBlock } from "./consortium.ts";
import type { BidSubmission } from "./schema.ts";
import type { RoundRules } from "#app/domain/round/schema.ts";

/**
 * How a member stands to its block (成员确认): answered as it stands; answered before it was changed; not whole yet;
 * nothing heard. Why nothing was heard is never told: it might be another team's sealed bid (guide 0.1, 4).
 */
export const confirmationStates = ["confirmed", "declined", "changed", "incomplete", "open"] as const;
export type ConfirmationState = (typeof confirmationStates)[number];

/** A member as the lead's people see it. */
export interface MemberState {
  uscc: string;
  name: string;
  state: ConfirmationState;
  /** How and when it was answered: by an account of the unit, or by the one-time link. */
  via: "account" | "link" | null;
  at: string | null;
  remindedAt: string | null;
}

/** What a bid needs besides its form. */
export interface BidDues {
  /** Kinds of attachments that the form check will look for. */
  files: FileKind[];
  /** Members that have not confirmed. */
  members: Pick<MemberState, "uscc" | "name" | "state">[];
  /** The round wants all confirmations before the submission. */
  isFirst: boolean;
}

/** 成员确认 of a bid for its team. `dueAt`: until when members may confirm after the closing. */
export interface MembersView {
  no: string;
  challengeNo: string;
  challengeTitle: string;
  order: "later" | "first";
  dueAt: string | null;
  mayChange: boolean;
  revision: number;
  members: MemberState[];
}

/** What the rules of a round say of joining: how many bids (0: any number), and whether one of an item only. */
export interface MemberLimits {
  joins: number;
  oneBid: boolean;
}

export function memberLimits({ unitJoins, crossMembership }: Pick<RoundRules, "unitJoins" | "crossMembership">): MemberLimits {
  return { joins: unitJoins, oneBid: crossMembership === "forbid" };
}

/** Why a confirmation would be refused now. */
export type MemberHindrance = "unitLimit" | "unitInOtherBid";

/** What a member is asked to confirm: its own block and nothing of the others. `money`: only where the lead shows it. */
export interface MemberTask {
  bidId: string;
  challengeNo: string;
  challengeTitle: string;
  leadName: string;
  unitName: string;
  block: MemberBlock;
  money: BidSubmission["money"] | null;
  digest: string;
  state: Exclude<ConfirmationState, "incomplete">;
  dueAt: string | null;
  isOver: boolean;
  limits: MemberLimits;
  /** Said to an administrator of the unit alone: who holds a link need not be of it (guide 0.1, 4). */
  hindrance: MemberHindrance | null;
}

const confirmationDays = 2;

/** Until when a member may confirm: 17:00 of the second working day after the closing (guide 0.1, 5); null while no closing is set. */
export function confirmationDue(closesAt: string | null): string | null {
  if (closesAt === null) return null;
  const day = shanghaiDate(closesAt);
  const term = day.ok ? addWorkingDays(day.value, confirmationDays, { countStart: false }) : day;
  return term.ok ? new Date(`${term.value.end}T17:00:00+08:00`).toISOString() : null;
}
