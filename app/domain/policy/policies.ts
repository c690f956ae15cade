import { awardPolicy, shortlistPolicy } from "./award.ts";
import { bidPolicy } from "./bid.ts";
import { challengePolicy } from "./challenge.ts";
import { demandPolicy } from "./demand.ts";
import type { Noun } from "./nouns.ts";
import { noticePolicy, objectionPolicy } from "./notice.ts";
import { reviewAssignmentPolicy } from "./review.ts";
import { questionPolicy } from "./question.ts";
import { roundPolicy } from "./round.ts";
import { takedownPolicy } from "./takedown.ts";
import { ticketPolicy } from "./ticket.ts";

/** The one source of who may do what. */
export const policies = {
  round: roundPolicy,
  challenge: challengePolicy,
  bid: bidPolicy,
  reviewAssignment: reviewAssignmentPolicy,
  shortlist: shortlistPolicy,
  award: awardPolicy,
  notice: noticePolicy,
  objection: objectionPolicy,
  ticket: ticketPolicy,
  question: questionPolicy,
  demand: demandPolicy,
  takedown: takedownPolicy,
} as const satisfies Record<Noun, unknown>;

/** What the policy of a noun must know of an object. */
export type SubjectOf<N extends Noun> = Parameters<(typeof policies)[N]["isVisible"]>[0];
