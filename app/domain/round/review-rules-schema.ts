import { z } from "zod";
import { rankingMethods, usualSettings, vetoRules } from "#app/domain/review/ranking-rules.ts";

const percent = z.number().int().min(0).max(100);
const points = z.number().int().min(1).max(100);

/** `R01、R02` as a form types it, or a list. */
const typedCodes = (given: unknown) => (typeof given === "string" ? given.split(/[、,，;；\s]+/u).flatMap((code) => (code === "" ? [] : [code.toUpperCase()])) : given);

/** 评审规则 of a round: how marks become a ranking, and what a sheet must say; frozen at publication (guide 3.3, 3.6). */
export const reviewRules = {
  /** `auto`: mean for 3 or 4 valid scores, trimmed mean from 5 (guide 3.3). */
  aggregation: z.enum([...rankingMethods, "auto"]).default("auto"),
  leastValidScores: z.number().int().min(1).max(15).default(3),
  passMark: percent.default(70),
  singleBidPassMark: percent.default(75),
  /** 单项底线, in percent of a criterion's weight; 0 is none. */
  criterionFloor: percent.default(usualSettings.criterionFloor),
  /** 同分排序: criteria in this order, then a vote of the panel. Codes that the rubric does not have are passed over. */
  tieBreak: z
    .preprocess(typedCodes, z.array(z.string().regex(/^R\d{2}$/, "criterionCode")).max(20).refine((codes) => new Set(codes).size === codes.length, "duplicateCode"))
    .default([...usualSettings.tieBreak]),
  /** When experts' 一票否决 counts. */
  veto: z.enum(vetoRules).default(usualSettings.veto),
  /** From where on the chair owes a note on how far marks lie apart, in points. */
  divergenceRange: points.default(usualSettings.divergenceRange),
  divergenceDeviation: points.default(usualSettings.divergenceDeviation),
  /** Least length of the overall opinion, and of the reason for a mark below `reasonBelow` percent of the weight, in characters. */
  leastOpinion: z.number().int().min(0).max(2000).default(150),
  reasonBelow: percent.default(60),
  leastReason: z.number().int().min(0).max(500).default(30),
  /** 稳定性信息 of the ranking: for the decision meeting only, or published with the result, which the notice must have said before. */
  stability: z.enum(["internal", "public"]).default("internal"),
};

/** What the rules ask of rubric and stages. Keys of words with their place. */
export function reviewRuleProblems(rules: { aggregation: string; tieBreak: readonly string[]; stages?: readonly { weight: number }[] | undefined }, rubric: readonly { code: string }[]): { path: (string | number)[]; message: string }[] {
  const codes = new Set([...rubric.map(({ code }) => code), ...usualSettings.tieBreak]);
  const unknown = rules.tieBreak.filter((code) => !codes.has(code));
  const isMixed = rules.aggregation === "rankSum" && (rules.stages ?? []).filter(({ weight }) => weight > 0).length > 1;
  return [
    ...(unknown.length > 0 ? [{ path: ["tieBreak"], message: `tieBreakUnknown:${unknown.join("、")}` }] : []),
    // Ranks of one stage and totals of the next cannot be weighed against each other.
    ...(isMixed ? [{ path: ["aggregation"], message: "rankSumStages" }] : []),
  ];
}
