import { rowOfIndicator } from "#app/domain/challenge/indicator-row.ts";
import { directionOf } from "#app/domain/challenge/kinds.ts";
import type { NewChallenge } from "#app/domain/challenge/schema.ts";
import { formatWan } from "#app/domain/kernel/money.ts";
import type { Pattern } from "#app/domain/kernel/pattern.ts";
import type { DemandContent } from "./content.ts";
import { type DemandForm, demandTexts } from "./form.ts";

/**
 * The challenge that a demand becomes, for the officer to finish: what the owner is to solve stands in front of the work,
 * the present state behind the background. Contact and statements stay with the demand.
 */
export function challengeOfDemand(demand: DemandContent, place: { no: string; round: string; owner: string | null; pattern: Pattern; fundingRule: NewChallenge["fundingRule"] }): NewChallenge {
  const cut = (text: string, most: number) => [...text].slice(0, most).join("");
  return {
    ...place,
    title: demand.title,
    class: demand.class,
    waste: demand.waste,
    direction: directionOf(demand.title),
    race: false,
    periodMonths: demand.periodMonths,
    fiscalFen: demand.fiscalFen,
    ownerInputFen: demand.ownerInputFen,
    payToBidderFen: demand.payToBidderFen,
    background: cut(demand.baseline === "" ? demand.background : `${demand.background}\n${demand.baseline}`, 1500),
    content: cut(`${demand.problem}\n${demand.content}`, 3000),
    deliverables: demand.deliverables,
    ipRule: demand.ipRule,
    indicators: demand.indicators,
  };
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
    statements: { unsolved: true, notClassified: true, truthful: true, firstUse: true },
  };
}
