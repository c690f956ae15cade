import type { IndicatorRow } from "#app/domain/challenge/indicator-row.ts";

/** What the owner states with a demand (guide 1.3, stage 1): the trade has no solution, nothing classified, all true, first use in the own plant. */
export const statementKeys = ["unsolved", "notClassified", "truthful", "firstUse"] as const;
export type StatementKey = (typeof statementKeys)[number];

/** The texts of a demand and how long each may be, in the order of the form (guide 2.1). */
export const longestText = {
  title: 60,
  industry: 60,
  keywords: 100,
  background: 1500,
  problem: 1500,
  content: 3000,
  baseline: 1500,
  deliverables: 1500,
  conditions: 1500,
  ipRule: 1500,
  contactName: 30,
  contactPhone: 20,
} as const;
export type DemandText = keyof typeof longestText;

export const demandTexts = Object.keys(longestText) as DemandText[];

/** What a demand may leave empty. */
export const optionalTexts: readonly DemandText[] = ["industry", "keywords", "conditions"];

/** Money of a demand, in 万元 as typed. */
export const demandMoney = ["ownerInput", "payToBidder", "fiscal"] as const;
export type DemandMoney = (typeof demandMoney)[number];

/** 需求征集表 as typed: texts only, saved at any time, judged when it is submitted. */
export interface DemandForm extends Record<DemandText, string> {
  class: string;
  waste: string[];
  periodMonths: string;
  money: Record<DemandMoney, string>;
  indicators: IndicatorRow[];
  /** 推荐单位 by credit code; "" where none is asked. */
  recommender: string;
  /** Full data only after a signed promise of secrecy (NDA). */
  isConfidential: boolean;
  /** The contact may stand on the public page of the item. */
  showsContact: boolean;
  statements: Record<StatementKey, boolean>;
}

export const emptyDemandForm: DemandForm = {
  title: "", industry: "", keywords: "", background: "", problem: "", content: "", baseline: "", deliverables: "", conditions: "", ipRule: "", contactName: "", contactPhone: "",
  class: "企业技术需求类",
  waste: [],
  periodMonths: "24",
  money: { ownerInput: "", payToBidder: "", fiscal: "" },
  indicators: [],
  recommender: "",
  isConfidential: false,
  showsContact: false,
  statements: { unsolved: false, notClassified: false, truthful: false, firstUse: false },
};
