import type { Pattern } from "#app/domain/kernel/pattern.ts";
import type { FundingRule } from "#app/domain/challenge/funding.ts";
import type { RoundRules } from "./schema.ts";

/** 企业需求·先评审, 企业需求·先对接, 行业共性·政府主导 (guide 0, 1; 1.2). */
export const roundPresets = ["demandReview", "demandMatch", "common"] as const;
export type RoundPreset = (typeof roundPresets)[number];

/** What the challenges of a round start from; each may differ. */
export interface ChallengeDefaults {
  pattern: Pattern;
  fundingRule: FundingRule;
}

interface Preset {
  challengeDefaults: ChallengeDefaults;
  rules: Partial<Omit<RoundRules, "challengeDefaults" | "publicity">>;
}

/** A starting point each; everything may be changed before publication. Funding multiples as in practice (guide 2.1: 赣州). */
const presets: Readonly<Record<RoundPreset, Preset>> = {
  demandReview: { challengeDefaults: { pattern: "B", fundingRule: { ownerToFiscalAtLeast: 4, payToBidderToFiscalAtLeast: 0.4 } }, rules: { bidWindowDays: 30, expertsPerBid: 5 } },
  demandMatch: { challengeDefaults: { pattern: "A", fundingRule: { ownerToFiscalAtLeast: 4, payToBidderToFiscalAtLeast: 0.4 } }, rules: { bidWindowDays: 30, expertsPerBid: 5, singleBidPassMark: 75 } },
  // No single owner: nobody's input can be asked for, so more experts judge what is proposed, and the best are heard (guide 1.2, C: 网评, 答辩).
  common: {
    challengeDefaults: { pattern: "C", fundingRule: {} },
    rules: { bidWindowDays: 45, expertsPerBid: 7, stages: [{ kind: "written", weight: 60, criteria: [], passMark: 0, advance: 5 }, { kind: "defence", weight: 40, criteria: [], passMark: 0, advance: 0, leastValidScores: 5 }] },
  },
};

/** The rules that a preset starts from, over those that stand for every round. */
export function presetRules(preset: RoundPreset, usual: RoundRules): RoundRules {
  const { rules, challengeDefaults } = presets[preset];
  return { ...usual, ...rules, challengeDefaults: { pattern: challengeDefaults.pattern, fundingRule: { ...challengeDefaults.fundingRule } } };
}

/** The preset whose challenges start in this pattern; where there is none, the first. */
export function presetFor(pattern: Pattern | undefined): RoundPreset {
  return roundPresets.find((preset) => presets[preset].challengeDefaults.pattern === pattern) ?? "demandReview";
}

export function isRoundPreset(text: string | null): text is RoundPreset {
  return text !== null && (roundPresets as readonly string[]).includes(text);
}

/** The stages that a round begins with: a preset's hold for its own way of doing it alone. */
export function presetStages(preset: RoundPreset, pattern: Pattern | undefined): RoundRules["stages"] {
  return presets[preset].challengeDefaults.pattern === pattern ? presets[preset].rules.stages : undefined;
}

/** What new challenges of a round start from where its rules say nothing. */
export const usualDefaults: ChallengeDefaults = { pattern: "B", fundingRule: {} };
