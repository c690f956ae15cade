import { awardLifecycle, shortlistLifecycle } from "#app/domain/award/lifecycle.ts";
import { bidLifecycle } from "#app/domain/bid/lifecycle.ts";
import { challengeLifecycle } from "#app/domain/challenge/lifecycle.ts";
import { demandLifecycle } from "#app/domain/demand/lifecycle.ts";
import type { MoveOf, StateOf } from "#app/domain/kernel/lifecycle.ts";
import { noticeLifecycle } from "#app/domain/notice/lifecycle.ts";
import { objectionLifecycle } from "#app/domain/objection/lifecycle.ts";
import { questionLifecycle } from "#app/domain/question/lifecycle.ts";
import { reviewAssignmentLifecycle } from "#app/domain/review/lifecycle.ts";
import { roundLifecycle } from "#app/domain/round/lifecycle.ts";
import { takedownLifecycle } from "#app/domain/takedown/lifecycle.ts";
import { ticketLifecycle } from "#app/domain/ticket/lifecycle.ts";

/** Every noun that has a lifecycle. A new one needs words, colours and policy before it compiles. */
export const lifecycles = {
  round: roundLifecycle,
  challenge: challengeLifecycle,
  bid: bidLifecycle,
  reviewAssignment: reviewAssignmentLifecycle,
  shortlist: shortlistLifecycle,
  award: awardLifecycle,
  notice: noticeLifecycle,
  objection: objectionLifecycle,
  ticket: ticketLifecycle,
  question: questionLifecycle,
  demand: demandLifecycle,
  takedown: takedownLifecycle,
} as const;

export type Noun = keyof typeof lifecycles;
export type NounState<N extends Noun> = StateOf<(typeof lifecycles)[N]>;
export type NounMove<N extends Noun> = MoveOf<(typeof lifecycles)[N]>;
