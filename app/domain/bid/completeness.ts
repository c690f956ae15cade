import { type Eligibility, noConditions } from "#app/domain/challenge/eligibility.ts";
import { foreignUnit } from "#app/domain/challenge/unit/measured.ts";
import type { Indicator } from "#app/domain/challenge/indicator.ts";
import { sumFen } from "#app/domain/kernel/money.ts";
import { conditionProblems } from "./condition.ts";
import { consortiumProblems, wholeParts } from "./consortium.ts";
import { milestoneProblems, type MilestoneWindow } from "./milestone.ts";
import { budgetGroundOf, contentOf, progressOf } from "./full-form.ts";
import { type AskedForm, fullPartCodes, unitKeysOf } from "./full-parts.ts";
import { sectionOf, sections } from "./parts.ts";
import { costIndicator, costParts } from "./unit-cost.ts";
import { type BidDraft, bidSubmission, type BidSubmission, type DraftPromise } from "./schema.ts";

/** One thing that a draft still lacks: the field (`promised.1-4`, `members.0.uscc`) and a message code. */
export interface Missing {
  path: string;
  message: string;
}

export type Completeness = { complete: true; submission: BidSubmission } | { complete: false; missing: Missing[] };

/** What else the item and its round ask: the dates of milestones, the whole form with its kind of budget, conditions on the bidder. */
export interface Asked {
  window?: MilestoneWindow | null;
  full?: AskedForm;
  eligibility?: Eligibility;
}

/**
 * Whether a draft may be submitted, and the submission it makes (还缺什么): the schema whole, every hard indicator answered,
 * nothing unreadable, no promise for an unknown indicator. A missed hard indicator is not missing: it is allowed and
 * shown in red (guide 5.9). Problems come in the order of the form, one per field.
 */
export function completenessOf(draft: BidDraft, indicators: readonly Indicator[], { window = null, full = "concise", eligibility = noConditions }: Asked = {}): Completeness {
  const { unread, ...fields } = draft;
  const promised = Object.entries(draft.promised).flatMap(([code, promise]) => (isAnswered(promise) ? [[code, promise] as const] : []));
  const parsed = bidSubmission.safeParse({ ...fields, ...wholeParts(draft), promised: Object.fromEntries(promised), unitCost: unitCostOf(draft, indicators), full: contentOf(draft.full, full, unitKeysOf(draft)) });
  const missing: Missing[] = [
    ...Object.entries(unread).map(([path, typed]) => ({ path: fieldOf(path), message: unreadMessage(path, typed, indicators) })),
    ...promiseProblems(draft, indicators),
    ...conditionProblems(draft, eligibility),
    ...consortiumProblems(draft),
    ...milestoneProblems(draft.milestones, draft.money.fiscalFen, window),
    ...progressOf(draft.full, full, budgetGroundOf(draft)).flatMap(({ problems }) => problems),
    ...(parsed.error?.issues ?? []).map((issue) => ({ path: issue.path.join("."), message: issue.code === "invalid_type" ? "required" : issue.message })),
  ];
  if (parsed.success && !sumFen(Object.values(parsed.data.money)).ok) missing.push({ path: "money", message: "moneyTooLarge" });
  const found = inFormOrder(missing, indicators);
  return parsed.success && found.length === 0 ? { complete: true, submission: parsed.data } : { complete: false, missing: found };
}

/** No number, or one in a unit that measures something else than the indicator's. */
function unreadMessage(path: string, typed: string, indicators: readonly Indicator[]): string {
  const asked = indicators.find(({ code }) => path === `promised.${code}.low` || path === `promised.${code}.high`)?.unit ?? null;
  const foreign = asked === null ? null : foreignUnit(typed, asked);
  return foreign === null ? "unreadable" : `unitDiffers:${foreign}:${asked ?? ""}`;
}

/** Begun, it must be whole; where the item has no cost indicator nobody asks. */
function unitCostOf({ unitCost }: BidDraft, indicators: readonly Indicator[]): BidDraft["unitCost"] | null {
  const isBegun = costParts.some((part) => unitCost[part] !== null) || unitCost.basis.trim() !== "";
  return isBegun && costIndicator(indicators) !== null ? unitCost : null;
}

function isAnswered(promise: DraftPromise): boolean {
  return promise.value !== null && !hasOpenEnd(promise);
}

function hasOpenEnd({ value }: DraftPromise): boolean {
  return Array.isArray(value) && value.includes(null);
}

function promiseProblems(draft: BidDraft, indicators: readonly Indicator[]): Missing[] {
  const known = new Set(indicators.map((indicator) => indicator.code));
  const unknown = Object.keys(draft.promised).filter((code) => !known.has(code));
  const open = indicators.flatMap(({ code, hard, comparator }) => {
    const promise = Object.hasOwn(draft.promised, code) ? draft.promised[code] : undefined;
    const path = `promised.${code}`;
    if (promise && hasOpenEnd(promise)) return [{ path, message: "bothEnds" }];
    if (!promise || promise.value === null) return hard ? [{ path, message: "hardIndicator" }] : [];
    const isYesNo = typeof promise.value === "boolean";
    return isYesNo === (comparator === "bool") ? [] : [{ path, message: comparator === "bool" ? "yesNoNeeded" : "numberNeeded" }];
  });
  return [...open, ...unknown.map((code) => ({ path: `promised.${code}`, message: "unknownIndicator" }))];
}

/** A typed text belongs to its indicator or amount as a whole: `promised.1-4.low` is `promised.1-4`. */
function fieldOf(path: string): string {
  return path.replace(/^(promised\..+)\.(low|high)$/, "$1");
}

/** Indicators in their order, the whole form's parts in theirs. */
function placeWithin(path: string, codes: readonly string[]): number {
  if (path.startsWith("promised.")) return codes.indexOf(path.slice("promised.".length)) + 1;
  return path.startsWith("full.") ? fullPartCodes.findIndex((code) => code === path.split(".")[1]) : 0;
}

function inFormOrder(missing: readonly Missing[], indicators: readonly Indicator[]): Missing[] {
  const codes = indicators.map(({ code }) => code);
  // A promise's own problem (`promised.1-4.value`) counts with its indicator.
  const paths = missing.map(({ path, message }) => ({ path: path.replace(/^(promised\..+)\.value(\.\d)?$/, "$1"), message }));
  const first = paths.filter(({ path }, index) => paths.findIndex((other) => other.path === path) === index);
  const placeOf = ({ path }: Missing) => sections.indexOf(sectionOf(path)) * 1000 + placeWithin(path, codes);
  return first.sort((a, b) => placeOf(a) - placeOf(b));
}
