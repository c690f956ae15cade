import { addDays, shanghaiDate } from "#app/domain/kernel/calendar.ts";
import type { Result } from "#app/domain/kernel/result.ts";
import { closingInstant } from "#app/domain/kernel/working-days.ts";
import type { Indicator } from "./indicator.ts";
import type { NewChallenge } from "./schema.ts";

/** Why the window is extended by a correction (guide 1.3 stage 3); `eligibility` also when the officer says so of a text. */
export const materialKinds = ["indicators", "money", "eligibility"] as const;
export type MaterialKind = (typeof materialKinds)[number];

/** Days that a correction of indicators, money or eligibility adds to the window, to a working day 17:00. */
export const amendmentExtensionDays = 10;

/** What a correction may change, in the order of the page. Number, round and flow pattern stay as published. */
export const amendableFields = [
  "title", "class", "waste", "direction", "owner", "coOwners", "race", "maxTeams", "periodMonths", "checkpoints", "fiscalFen", "ownerInputFen", "payToBidderFen", "fundingRule", "tranches", "background", "baseline", "content", "deliverables", "ipRule", "eligibility", "industry", "keywords", "isConfidential", "contact",
] as const satisfies readonly (keyof NewChallenge)[];
export type AmendableField = (typeof amendableFields)[number];

/** Which changes are more than words. Whoever may not bid follows from the owners; a race divides the money, and it is paid by checkpoints. */
const materialOf: Partial<Record<AmendableField, MaterialKind>> = {
  owner: "eligibility",
  coOwners: "eligibility",
  eligibility: "eligibility",
  race: "money",
  maxTeams: "money",
  checkpoints: "money",
  tranches: "money",
  fiscalFen: "money",
  ownerInputFen: "money",
  payToBidderFen: "money",
  fundingRule: "money",
};

export interface FieldDifference {
  kind: "field";
  field: AmendableField;
  before: NewChallenge[AmendableField];
  after: NewChallenge[AmendableField];
}

/** By code: `before` null where it was added, `after` null where it was dropped. `changed` names the parts that differ. */
export interface IndicatorDifference {
  kind: "indicator";
  code: string;
  before: Indicator | null;
  after: Indicator | null;
  changed: (keyof Indicator)[];
}

export type ChallengeDifference = FieldDifference | IndicatorDifference;

/** A correction notice (更正公告) of a challenge as everybody reads it. Instants ISO. */
export interface Amendment {
  /** 第 n 号更正 */
  number: number;
  reason: string;
  differences: ChallengeDifference[];
  material: MaterialKind[];
  /** The deadline before and after; equal where the correction was not material. */
  closesAtBefore: string;
  closesAt: string;
  publishedAt: string;
}

/** What a correction changes: field by field, then indicator by indicator in the order of the new list, dropped ones last. */
export function differencesBetween(before: NewChallenge, after: NewChallenge): ChallengeDifference[] {
  const fields = amendableFields.filter((field) => !isSame(before[field], after[field])).map((field): FieldDifference => ({ kind: "field", field, before: shownIn(before, field), after: shownIn(after, field) }));
  const kept = new Map(before.indicators.map((one) => [one.code, one]));
  const present = after.indicators.flatMap((one) => {
    const old = kept.get(one.code) ?? null;
    const changed = changedParts(old, one);
    return changed.length > 0 ? [{ kind: "indicator" as const, code: one.code, before: old, after: one, changed }] : [];
  });
  const codes = new Set(after.indicators.map(({ code }) => code));
  const dropped = before.indicators.filter(({ code }) => !codes.has(code)).map((one): IndicatorDifference => ({ kind: "indicator", code: one.code, before: one, after: null, changed: changedParts(one, null) }));
  return [...fields, ...present, ...dropped];
}

/** A correction stays for good: of a telephone number it shows the end alone. */
function shownIn(content: NewChallenge, field: AmendableField): FieldDifference["before"] {
  if (field !== "contact" || content.contact === null) return content[field];
  return { ...content.contact, phone: `…${content.contact.phone.slice(-4)}` };
}

/** As what a correction is material, each kind once. `touchesEligibility`: the officer says that a text changes who may bid. */
export function materialKindsOf(differences: readonly ChallengeDifference[], touchesEligibility: boolean): MaterialKind[] {
  const found = new Set(differences.map((one) => (one.kind === "indicator" ? "indicators" : materialOf[one.field])));
  if (touchesEligibility) found.add("eligibility");
  return materialKinds.filter((kind) => found.has(kind));
}

/** The deadline that follows a material correction: ten days on from the old one, rolled forward to a working day 17:00. */
export function extendedClosing(closesAt: string): Result<{ closesAt: string; moved: boolean; provisional: boolean }> {
  const day = shanghaiDate(closesAt);
  return day.ok ? closingInstant(addDays(day.value, amendmentExtensionDays)) : day;
}

function changedParts(before: Indicator | null, after: Indicator | null): (keyof Indicator)[] {
  const whole = (after ?? before) as Indicator;
  return (Object.keys(whole) as (keyof Indicator)[]).filter((part) => !isSame(before?.[part], after?.[part]));
}

/** JSON values only; keys in any order, the waste kinds are a set. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return [...(value as string[])].sort();
  if (typeof value !== "object" || value === null) return value;
  return Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
}
