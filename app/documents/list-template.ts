import { challengeColumns, type ChallengeColumn, challengeSheetName } from "#app/domain/challenge/book/challenge-list.ts";
import { cellsOfConditions } from "#app/domain/challenge/book/condition-columns.ts";
import { indicatorColumns, indicatorSheetName } from "#app/domain/challenge/book/indicator-list.ts";
import { degrees, ranks } from "#app/domain/challenge/eligibility-choices.ts";
import type { Indicator } from "#app/domain/challenge/indicator.ts";
import type { NewChallenge } from "#app/domain/challenge/schema.ts";
import { linesOfPlan } from "#app/domain/challenge/plan-lines.ts";
import { challengeClasses, directions } from "#app/domain/challenge/kinds.ts";
import { type DemandColumn, demandColumns, demandSheetName } from "#app/domain/demand/book/demand-list.ts";
import type { ListColumn } from "#app/domain/kernel/book/columns.ts";
import { formatWan } from "#app/domain/kernel/money.ts";
import { offeredPatterns } from "#app/domain/kernel/pattern.ts";
import { requirementWords } from "#app/messages/zh-CN/requirement.ts";
import { challengeColumnWords, demandColumnWords, indicatorColumnWords, listImportWords as words } from "#app/messages/zh-CN/list-import.ts";
import type { Book, BookCell, BookSheet } from "./book.ts";

type IndicatorColumn = (typeof indicatorColumns)[number]["key"];

const long = new Set<string>(["title", "checkpoints", "tranches", "background", "problem", "content", "baseline", "deliverables", "conditions", "exclusions", "regions", "ipRule", "unitName"]);

/** A sheet with a frozen head in which every row may be written; codes and dates stay text. */
function freeSheet<K extends string>(name: string, columns: readonly ListColumn<K>[], rows: readonly Readonly<Partial<Record<K, string>>>[], choices: Partial<Record<K, readonly string[]>>): BookSheet {
  return {
    name,
    widths: columns.map(({ key, heads }) => (long.has(key) ? 36 : Math.max(10, (heads[0]?.length ?? 4) * 2 + 4))),
    rows: [columns.map(({ heads, isNeeded }): BookCell => ({ value: `${heads[0]!}${isNeeded ? "*" : ""}`, isHead: true })), ...rows.map((row) => columns.map(({ key }): BookCell => ({ value: row[key] ?? null })))],
    isFree: true,
    choices: columns.map(({ key }) => choices[key] ?? null),
  };
}

const yesNo = ["是", "否"];

function guideSheet(columns: readonly (readonly [sheet: string, columns: readonly ListColumn<string>[], help: Readonly<Record<string, string>>])[]): BookSheet {
  const lines = columns.flatMap(([sheet, list, help]) => list.map(({ key, heads, isNeeded }) => [sheet, heads[0] ?? "", isNeeded ? words.needed : "", help[key] ?? ""]));
  return { name: words.guideSheet, widths: [14, 24, 8, 70], rows: [...words.rules.map((rule): BookCell[] => [{ value: rule }]), words.guideHeads.map((value): BookCell => ({ value, isHead: true })), ...lines.map((line) => line.map((value): BookCell => ({ value })))] };
}

/** 榜单任务导入模板, empty or with the challenges of a round: what it holds is read back as it was. */
export function challengeTemplate(challenges: readonly NewChallenge[]): Book {
  return {
    title: challengeSheetName,
    sheets: [
      freeSheet<ChallengeColumn>(challengeSheetName, challengeColumns, challenges.map(rowOfChallenge), { class: challengeClasses, direction: directions, pattern: offeredPatterns, race: yesNo, isConfidential: yesNo, leastRank: ranks, leastDegree: degrees }),
      freeSheet<IndicatorColumn>(indicatorSheetName, indicatorColumns, challenges.flatMap(({ no, indicators }) => indicators.map((indicator) => rowOfIndicator(no, indicator))), { hard: ["约束性", "预期性"] }),
      guideSheet([[challengeSheetName, challengeColumns, challengeColumnWords], [indicatorSheetName, indicatorColumns, indicatorColumnWords]]),
    ],
  };
}

/** 需求汇总表模板. */
export function demandTemplate(): Book {
  return {
    title: demandSheetName,
    sheets: [
      freeSheet<DemandColumn>(demandSheetName, demandColumns, [], { class: challengeClasses, isConfidential: yesNo, showsContact: yesNo, statements: yesNo }),
      freeSheet<IndicatorColumn>(indicatorSheetName, indicatorColumns, [], { hard: ["约束性", "预期性"] }),
      guideSheet([[demandSheetName, demandColumns, demandColumnWords], [indicatorSheetName, indicatorColumns, indicatorColumnWords]]),
    ],
  };
}

function rowOfChallenge(challenge: NewChallenge): Record<ChallengeColumn, string> {
  const { no, title, class: kind, waste, direction, owner, coOwners, maxTeams, pattern, race, periodMonths, fiscalFen, ownerInputFen, payToBidderFen, background, content, deliverables, ipRule, industry, keywords, isConfidential, contact, eligibility } = challenge;
  return { no, title, class: kind, waste: waste.join("、"), direction, owner: owner ?? "", coOwners: coOwners.join("、"), maxTeams: maxTeams === null ? "" : String(maxTeams), ...linesOfPlan(challenge), pattern, race: race ? "是" : "否", periodMonths: String(periodMonths), fiscalFen: formatWan(fiscalFen), ownerInputFen: formatWan(ownerInputFen), payToBidderFen: formatWan(payToBidderFen), background, content, deliverables, ipRule, industry, keywords, isConfidential: isConfidential ? "是" : "否", contactName: contact?.name ?? "", contactPhone: contact?.phone ?? "", ...cellsOfConditions(eligibility) };
}

function rowOfIndicator(item: string, indicator: Indicator): Record<IndicatorColumn, string> {
  const { code, name, unit, basis, method, hard, verification, mode, baseline } = indicator;
  // Against a baseline the requirement is the change alone.
  const requirement = requirementWords({ ...indicator, unit: "" });
  return {
    item, code, name, unit, basis, method, verification,
    requirement: mode === "relative" && baseline !== null ? requirement.slice(requirement.indexOf(" ", 2) + 1) : requirement,
    hard: hard ? "约束性" : "预期性",
    baseline: baseline === null ? "" : String(baseline),
  };
}
