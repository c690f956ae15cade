import { normalizeUscc } from "#app/domain/organisation/uscc.ts";
import type { MoneySource } from "./parts.ts";

/**
 * What a field of the whole form (完整申报书) takes: a line, a text, an amount in 万元 (kept in 分), a count, a decimal, a date,
 * a tick, one of some choices, a year, a unit of the consortium by its key, a number of identity papers. `needed` asks for it; the others may be left empty.
 */
export interface FullField {
  key: string;
  kind: "line" | "long" | "wan" | "count" | "decimal" | "date" | "flag" | "choice" | "year" | "unit" | "idNumber";
  needed?: true;
  most?: number;
  choices?: readonly string[];
}

/** A part of it: fields once, a list of rows, or a row for each key (a unit, a heading of the budget). */
export interface FullPart {
  shape: "once" | "rows" | "keyed";
  fields: readonly FullField[];
  /** Most rows of a list. */
  most?: number;
  keys?: readonly string[];
  /** Only where the round asks for a budget by lines, or for a lump sum (包干制). */
  only?: BudgetMode;
}

/** 预算方式 (guide 2.4): by lines, or a lump sum with a promise instead of lines. */
export const budgetModes = ["lines", "lumpSum"] as const;
export type BudgetMode = (typeof budgetModes)[number];

/** How much a bid is asked to say (申报书繁简). */
export const bidForms = ["concise", "full"] as const;
export type BidFormKind = (typeof bidForms)[number];

const line = (key: string, most = 100): FullField => ({ key, kind: "line", most, needed: true });
const text = (key: string, most = 3_000): FullField => ({ key, kind: "long", most, needed: true });
const optional = ({ needed: _needed, ...field }: FullField): FullField => field;
const sources: readonly FullField[] = (["fiscalFen", "ownerPayFen", "selfRaisedFen"] as const satisfies readonly MoneySource[]).map((key) => ({ key, kind: "wan", needed: true }));

export const unitScales = ["large", "medium", "small", "micro", "none"] as const;
export const unitTypes = ["enterprise", "university", "institute", "other"] as const;
export const genders = ["male", "female"] as const;
export const budgetLines = ["equipment", "business", "labour", "indirect"] as const;

/** The parts of the whole form beyond the concise one, in their order: guide 2.2 to 2.4. */
export const fullParts = {
  units: {
    shape: "keyed",
    fields: [
      { key: "type", kind: "choice", choices: unitTypes, needed: true },
      { key: "registeredOn", kind: "date", needed: true },
      { key: "capitalFen", kind: "wan" },
      line("address", 200),
      line("legalPerson", 30),
      line("contact", 30),
      line("contactPhone", 40),
      { key: "scale", kind: "choice", choices: unitScales, needed: true },
      { key: "highTech", kind: "flag" },
      { key: "specialised", kind: "flag" },
      { key: "rdLastFen", kind: "wan", needed: true },
      { key: "rdBeforeFen", kind: "wan", needed: true },
      optional(line("affiliation", 300)),
    ],
  },
  people: {
    shape: "rows",
    most: 30,
    fields: [line("name", 30), { key: "gender", kind: "choice", choices: genders, needed: true }, { key: "birthYear", kind: "year", needed: true }, { key: "idNumber", kind: "idNumber", most: 40 }, line("title", 30), optional(line("degree", 30)), line("unit", 100), line("role", 50), { key: "personMonths", kind: "decimal", needed: true }, optional(line("tasks", 300))],
  },
  plan: { shape: "once", fields: [text("goals"), text("route", 6_000), text("innovations"), text("baseline"), text("scaleUp"), text("risks"), text("safety"), text("secondaryWaste")] },
  economics: { shape: "once", fields: [text("analysis")] },
  budgetLines: { shape: "keyed", keys: budgetLines, fields: sources, only: "lines" },
  budgetYears: { shape: "rows", most: 40, fields: [{ key: "unit", kind: "unit", needed: true }, { key: "year", kind: "year", needed: true }, ...sources.map(optional)] },
  equipment: { shape: "rows", most: 20, fields: [line("name", 100), { key: "quantity", kind: "count", needed: true }, { key: "amountFen", kind: "wan", needed: true }, optional(line("use", 200))] },
  outsourcing: { shape: "rows", most: 20, fields: [line("unit", 100), line("content", 300), { key: "amountFen", kind: "wan", needed: true }] },
  lumpSum: { shape: "once", fields: [{ key: "promise", kind: "flag", needed: true }], only: "lumpSum" },
  outputs: {
    shape: "once",
    fields: [
      { key: "patents", kind: "count", needed: true },
      { key: "standards", kind: "count", needed: true },
      { key: "tonnesPerYear", kind: "decimal", needed: true },
      { key: "revenueFen", kind: "wan", needed: true },
      { key: "jobs", kind: "count", needed: true },
      { key: "co2Tonnes", kind: "decimal" },
    ],
  },
  backgroundIp: { shape: "rows", most: 20, fields: [line("name", 200), optional(line("number", 60)), line("owner", 100)] },
  ipTerms: { shape: "once", fields: [text("ownership", 1_000), text("licence", 1_000)] },
  unsuitable: { shape: "rows", most: 3, fields: [line("name", 30), line("unit", 100), line("reason", 300)] },
} as const satisfies Record<string, FullPart>;

export type FullPartCode = keyof typeof fullParts;
export const fullPartCodes = Object.keys(fullParts) as FullPartCode[];
export const partOf = (code: FullPartCode): FullPart => fullParts[code];

/** A row of the draft: texts as typed, by field; `key` names the unit or heading of a keyed part. */
export type FullRow = Readonly<Record<string, string>>;
/** The draft of all parts: what nobody wrote is not there. */
export type FullDraft = Readonly<Partial<Record<FullPartCode, readonly FullRow[]>>>;

/** A value as it is sealed: text, number (money in 分), tick; null where nothing was given. */
export type FullValue = string | number | boolean | null;
export type FullContent = Readonly<Partial<Record<FullPartCode, readonly Readonly<Record<string, FullValue>>[]>>>;

/** What a round asks for beyond the concise parts: the whole form with its kind of budget, or nothing but what every team may add. */
export type AskedForm = "concise" | BudgetMode;

/** Every team may name experts whom it asks not to invite (guide 1.3 stage 7). */
const conciseParts: readonly FullPartCode[] = ["unsuitable"];

/** The parts of the page beside the concise one that a round asks for. */
export function askedParts(asked: AskedForm): FullPartCode[] {
  if (asked === "concise") return [...conciseParts];
  return fullPartCodes.filter((code) => partOf(code).only === undefined || partOf(code).only === asked);
}

/** Whether more stands in it than a concise form may add. */
export function isWholeForm(full: FullContent): boolean {
  return fullPartCodes.some((code) => full[code] !== undefined && !conciseParts.includes(code));
}

/** The key under which the lead unit's own data stand; other units stand under their credit code. */
export const leadKey = "lead";

/** Under which keys the units' own data stand: the lead, then the members by their codes. */
export function unitKeysOf({ members }: { members: readonly { uscc: string }[] }): string[] {
  return [leadKey, ...members.map(({ uscc }) => normalizeUscc(uscc))];
}
