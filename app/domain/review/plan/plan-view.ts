import type { BindingLimit, PairExplanation } from "#app/domain/review/assignment/explain.ts";
import type { ConflictReason, ExpertKind } from "#app/domain/review/view.ts";
import type { AskedPlan, ImpossiblePlan, PlanDemand, PlanProblem, PlanStage } from "./plan.ts";
import type { WhyNot } from "./why-not.ts";

export interface PlanExpertView {
  no: string;
  name: string;
  kind: ExpertKind;
  unitName: string;
  local: boolean;
}

/** An expert beside a bid, chosen or not, with the reason. */
export interface PlanMatch {
  expert: PlanExpertView;
  weight: number;
  reason: PairExplanation["reason"];
  /** The expert has the task already: a plan does not take it back. */
  hasTask: boolean;
  atLeastLost: number | null;
  limits: BindingLimit[];
}

export interface PlanBidView {
  no: string;
  code: string;
  challengeNo: string;
  unitName: string;
  chosen: PlanMatch[];
  refused: PlanMatch[];
  conflicts: { expert: PlanExpertView; reason: ConflictReason }[];
}

/** Why an expert does not read a bid, with names. `elsewhere`: bids that the expert reads in other items of the round. */
export interface ExplainedPair {
  bid: string;
  expert: string;
  elsewhere: number;
  reasons: WhyNot[];
}

/** Whom the demands of a plan may name, for the pickers. */
export interface PlanChoices {
  bids: { no: string; code: string; unitName: string }[];
  experts: { no: string; name: string; unitName: string; kind: ExpertKind; fields: string[] }[];
}

/** A demand with names, and what it costs as far as that is known. */
export interface PlanDemandView {
  key: string;
  kind: PlanDemand["kind"];
  made: boolean;
  one: string;
  other: string;
  /** What the plan would be worth without it. */
  without: { objective: number; worst: number | null } | null;
  /** Of an impossible plan: whether the rest is possible without it. */
  isPossibleWithout: boolean | null;
}

/** A row of the list of plans. */
export interface PlanRow {
  id: string;
  stage: PlanStage;
  requestedAt: string;
  requestedBy: string | null;
  releasedAt: string | null;
  challenges: number;
  edits: number;
  outcome: "optimal" | "gap" | "infeasible" | "unknown" | "unread" | null;
}

/** 专家指派 of a round: what can be assigned, and the plans so far. */
export interface PlanListView {
  round: { code: string; title: string };
  mayMake: boolean;
  challenges: { no: string; title: string; passed: number; undecided: number; agreed: number }[];
  rules: { expertsPerBid: number; bidsPerExpert: number };
  plans: PlanRow[];
  choices: PlanChoices;
}

/** One plan (指派方案). */
export interface PlanView {
  round: { code: string; title: string };
  id: string;
  previousId: string | null;
  stage: PlanStage;
  stageAt: string;
  requestedAt: string;
  requestedBy: string | null;
  releasedAt: string | null;
  releasedBy: string | null;
  mayMake: boolean;
  asked: AskedPlan;
  demands: PlanDemandView[];
  /** Empty where nothing may be changed any more. */
  choices: PlanChoices;
  /** Null while it is being made. */
  answer: PlanAnswerView | null;
}

export type PlanAnswerView =
  | { status: "optimal" | "gap"; seconds: number; objective: number; bound: number; worst: number | null; change: { cost: number; kept: number } | null; bids: PlanBidView[]; loads: { expert: PlanExpertView; count: number }[] }
  | ({ status: "infeasible"; bidNames: string[]; expertNames: string[] } & Pick<ImpossiblePlan, "shortage" | "shortageLeast" | "concernedBids" | "limits" | "relaxation" | "alternatives">)
  | { status: "unknown" }
  | { status: "unread"; problems: PlanProblem[] };
