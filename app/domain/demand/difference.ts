import { type Indicator } from "#app/domain/challenge/indicator.ts";
import { textDifference, type TextPart } from "#app/domain/challenge/text-difference.ts";
import type { DemandContent } from "./content.ts";
import { demandTexts, type DemandText } from "./form.ts";

export type DemandFact = "class" | "waste" | "periodMonths" | "ownerInputFen" | "payToBidderFen" | "fiscalFen" | "isConfidential" | "showsContact";
const facts = ["class", "waste", "periodMonths", "ownerInputFen", "payToBidderFen", "fiscalFen", "isConfidential", "showsContact"] as const satisfies readonly DemandFact[];

/** One difference of two versions: a text clause by clause, a fact with both values, an indicator (null where it is not). */
export type DemandDifference =
  | { kind: "text"; field: DemandText; parts: TextPart[] }
  | { kind: "fact"; field: DemandFact; before: DemandContent[DemandFact]; after: DemandContent[DemandFact] }
  | { kind: "indicator"; code: string; before: Indicator | null; after: Indicator | null };

/** What changed from one version to the next, in the order of the form; indicators by code, dropped ones last. */
export function demandDifferences(before: DemandContent, after: DemandContent): DemandDifference[] {
  const texts = demandTexts.filter((field) => before[field] !== after[field]).map((field) => ({ kind: "text" as const, field, parts: textDifference(before[field], after[field]) }));
  const changed = facts.filter((field) => plain(before[field]) !== plain(after[field])).map((field) => ({ kind: "fact" as const, field, before: before[field], after: after[field] }));
  const old = new Map(before.indicators.map((one) => [one.code, one]));
  const codes = [...new Set([...after.indicators.map(({ code }) => code), ...old.keys()])];
  const indicators = codes.flatMap((code) => {
    const pair = { before: old.get(code) ?? null, after: after.indicators.find((one) => one.code === code) ?? null };
    return plain(pair.before) === plain(pair.after) ? [] : [{ kind: "indicator" as const, code, ...pair }];
  });
  return [...texts, ...changed, ...indicators];
}

function plain(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => (typeof part === "object" && part !== null && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1))) : part));
}
