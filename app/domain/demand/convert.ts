import { noConditions } from "#app/domain/challenge/eligibility.ts";
import { mostLines } from "#app/domain/challenge/eligibility-choices.ts";
import { rowOfIndicator } from "#app/domain/challenge/indicator-row.ts";
import { directionOf } from "#app/domain/challenge/kinds.ts";
import { type BaselineRow, itemPlan, noPlan } from "#app/domain/challenge/plan.ts";
import { readBaseline } from "#app/domain/challenge/plan-lines.ts";
import { longestItemText, type NewChallenge } from "#app/domain/challenge/schema.ts";
import { formatWan } from "#app/domain/kernel/money.ts";
import type { Pattern } from "#app/domain/kernel/pattern.ts";
import { ok, type Result } from "#app/domain/kernel/result.ts";
import type { DemandContent } from "./content.ts";
import { type DemandForm, demandTexts } from "./form.ts";
import { overLength } from "./over-length.ts";

/**
 * The challenge that a demand becomes, for the officer to finish: what the owner is to solve stands in front of the work,
 * the present state in its table, or as prose behind the background. Its conditions become those of the item. Statements stay with the demand, and the contact unless the owner lets it be public.
 * Nothing is cut: what one text of the item cannot take moves into the next one; refusal textsTooLong (facts `over`) where that does not help.
 */
export function challengeOfDemand(demand: DemandContent, place: { no: string; round: string; owner: string | null; coOwners: readonly string[]; pattern: Pattern; fundingRule: NewChallenge["fundingRule"] }): Result<NewChallenge> {
  const baseline = tableOf(demand.baseline);
  const texts = itemTexts(baseline.length > 0 ? { ...demand, baseline: "" } : demand);
  if (!texts.ok) return texts;
  return ok({
    ...noPlan,
    ...place,
    coOwners: [...place.coOwners],
    title: demand.title,
    class: demand.class,
    waste: demand.waste,
    direction: directionOf(demand.title),
    race: false,
    periodMonths: demand.periodMonths,
    fiscalFen: demand.fiscalFen,
    ownerInputFen: demand.ownerInputFen,
    payToBidderFen: demand.payToBidderFen,
    ...texts.value,
    baseline,
    deliverables: demand.deliverables,
    ipRule: demand.ipRule,
    indicators: demand.indicators,
    industry: demand.industry,
    keywords: demand.keywords,
    eligibility: { ...noConditions, conditions: linesOf(demand.conditions) },
    isConfidential: demand.isConfidential,
    contact: demand.showsContact ? { name: demand.contactName, phone: demand.contactPhone } : null,
  });
}

/** 现状数据 that the demand wrote line by line become the item's table; prose stays prose. */
function tableOf(text: string): BaselineRow[] {
  const read = readBaseline(text);
  const rows = itemPlan.shape.baseline.safeParse(read);
  return rows.success && Array.isArray(read) ? rows.data : [];
}

/** Background and present state, then problem and work; where one text is full, the passage at the border stands in the other. */
function itemTexts({ background, baseline, problem, content }: DemandContent): Result<{ background: string; content: string }> {
  const passages = [background, baseline, problem, content];
  const split = (at: number) => ({ background: joined(passages.slice(0, at)), content: joined(passages.slice(at)) });
  const fits = (texts: ReturnType<typeof split>) => texts.background.length <= longestItemText.background && texts.content.length <= longestItemText.content;
  const found = [2, 1, 3].map(split).find(fits);
  if (found) return ok(found);
  const usual = split(2);
  return overLength([{ text: "itemBackground", length: usual.background.length, most: longestItemText.background }, { text: "itemContent", length: usual.content.length, most: longestItemText.content }]);
}

const joined = (passages: readonly string[]) => passages.filter((one) => one !== "").join("\n");

/** 对揭榜方的条件 line by line; what is more than the item takes stays together in its last one. */
function linesOf(text: string): string[] {
  const lines = text.split("\n").map((line) => line.trim()).filter(Boolean);
  return lines.length <= mostLines ? lines : [...lines.slice(0, mostLines - 1), lines.slice(mostLines - 1).join("；")];
}

/** A stored version as its form shows it. Whoever submitted it had made the statements. */
export function formOfDemand(content: DemandContent, recommender: string): DemandForm {
  const { ownerInputFen, payToBidderFen, fiscalFen, indicators, periodMonths } = content;
  return {
    ...(Object.fromEntries(demandTexts.map((name) => [name, content[name]])) as Record<(typeof demandTexts)[number], string>),
    class: content.class,
    waste: content.waste,
    periodMonths: String(periodMonths),
    money: { ownerInput: formatWan(ownerInputFen), payToBidder: formatWan(payToBidderFen), fiscal: formatWan(fiscalFen) },
    indicators: indicators.map(rowOfIndicator),
    recommender,
    isConfidential: content.isConfidential,
    showsContact: content.showsContact,
    statements: { unsolved: true, notClassified: true, truthful: true, firstUse: true },
  };
}
