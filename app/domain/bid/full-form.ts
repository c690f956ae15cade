import { toHalfWidth } from "#app/domain/kernel/half-width.ts";
import { formatWan, parseWan } from "#app/domain/kernel/money.ts";
import { isWritten } from "./full-value.ts";
import { isMaskedNumber } from "./id-masks.ts";
import { type AskedForm, askedParts, type FullContent, type FullDraft, type FullField, fullPartCodes, type FullPartCode, type FullRow, type FullValue, partOf, unitKeysOf } from "./full-parts.ts";
import { type MoneySource, moneySources } from "./parts.ts";
import type { BidDraft } from "./schema.ts";
import { wholeParts } from "./consortium.ts";
import { readDate } from "#app/domain/kernel/typed-date.ts";

/** What a field lacks or gets wrong: its path (`full.plan.0.goals`) and a message code. */
interface Problem {
  path: string;
  message: string;
}

/** Rows as they are shown and judged: one for a part that stands once, one for each key in the keys' order, the written ones of a list. */
export function rowsOf(full: FullDraft, code: FullPartCode, unitKeys: readonly string[]): FullRow[] {
  const { shape, keys } = partOf(code);
  const rows = full[code] ?? [];
  if (shape === "once") return [rows[0] ?? {}];
  if (shape === "rows") return rows.filter(isWritten);
  return (keys ?? unitKeys).map((key) => ({ ...rows.find((row) => row.key === key), key }));
}

/** Reads what a form sends: known parts and fields only, empty rows of lists left out. */
export function fullOfForm(typed: Readonly<Record<string, readonly FullRow[] | undefined>>): FullDraft {
  const read = fullPartCodes.flatMap((code) => {
    const { fields, most, shape } = partOf(code);
    const names = ["key", ...fields.map(({ key }) => key)];
    const rows = (typed[code] ?? []).map((row) => Object.fromEntries(names.flatMap((name) => (row[name] ? [[name, row[name]]] : []))));
    const kept = rows.filter(isWritten).slice(0, shape === "rows" ? (most ?? 1) + 1 : 20);
    return kept.length > 0 ? [[code, kept] as const] : [];
  });
  return Object.fromEntries(read);
}

/** A text as the value of its field; undefined when it cannot be read as one, null when it is empty. */
export function valueOf(field: FullField, typed: string): FullValue | undefined {
  const plain = typed.trim();
  if (field.kind === "flag") return plain !== "";
  if (plain === "") return null;
  switch (field.kind) {
    case "wan": {
      const fen = parseWan(plain);
      return fen.ok ? fen.value : undefined;
    }
    case "count":
      return /^\d{1,9}$/.test(digitsOf(plain)) ? Number(digitsOf(plain)) : undefined;
    case "decimal":
      return /^\d{1,12}(\.\d{1,4})?$/.test(digitsOf(plain)) ? Number(digitsOf(plain)) : undefined;
    case "date":
      return readDate(plain) ?? undefined;
    case "choice":
      return field.choices?.includes(plain) ? plain : undefined;
    case "year":
      return /^(19|20)\d\d$/.test(digitsOf(plain)) ? Number(digitsOf(plain)) : undefined;
    case "idNumber": {
      const number = toHalfWidth(plain).replace(/\s/g, "").toUpperCase();
      return isMaskedNumber(plain) ? plain : /^[\dA-Z()-]{5,40}$/.test(number) ? number : undefined;
    }
    case "unit":
    case "line":
    case "long":
      return plain.length <= (field.most ?? 100) ? plain : undefined;
  }
}

function digitsOf(typed: string): string {
  const plain = toHalfWidth(typed).replace(/\s/g, "");
  return /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain) ? plain.replaceAll(",", "") : plain;
}

const messages: Record<FullField["kind"], string> = { line: "textTooLong", long: "textTooLong", wan: "money", count: "wholeNumber", decimal: "decimal", date: "date", year: "year", unit: "required", idNumber: "identityNumber", flag: "statementNeeded", choice: "required" };

type Amounts = Readonly<Record<MoneySource, number | null>>;

/** What the budget is held against: the money of the bid, and what each unit has of it (the units' keys in their order). */
export interface BudgetGround {
  unitKeys: readonly string[];
  money: Amounts;
  unitMoney: readonly Amounts[];
}

/** The ground of a draft. */
export function budgetGroundOf(draft: Pick<BidDraft, "members" | "leadPart" | "money">): BudgetGround {
  const { leadPart, members } = wholeParts(draft);
  return { unitKeys: unitKeysOf(draft), money: draft.money, unitMoney: [leadPart, ...members].map(({ moneyIn }) => moneyIn) };
}

/** How far a part is: fields that are needed and filled, of those needed. A list counts as one until it has rows. */
export interface PartProgress {
  code: FullPartCode;
  filled: number;
  needed: number;
  problems: Problem[];
}

/** Every asked part with its progress and what it lacks. Sums of the budget are held against the money of the bid, to the cent. */
export function progressOf(full: FullDraft, asked: AskedForm, ground: BudgetGround): PartProgress[] {
  return askedParts(asked).map((code) => {
    const rows = rowsOf(full, code, ground.unitKeys);
    const { fields, shape, most } = partOf(code);
    const cells = rows.flatMap((row, index) => fields.map((field) => ({ field, path: `full.${code}.${index}.${field.key}`, value: valueOf(field, row[field.key] ?? "") })));
    const problems = cells.flatMap(({ field, path, value }) => {
      if (value === undefined) return [{ path, message: messages[field.kind] }];
      const isOpen = value === null || (field.kind === "flag" && value === false);
      return isOpen && field.needed ? [{ path, message: field.kind === "flag" ? "statementNeeded" : "required" }] : [];
    });
    const needed = cells.filter(({ field }) => field.needed);
    const filled = needed.filter(({ path }) => !problems.some((problem) => problem.path === path)).length;
    const tooMany = shape === "rows" && rows.length > (most ?? 1) ? [{ path: `full.${code}`, message: "tooManyRows" }] : [];
    const noneYet = rows.length === 0 && mustHaveRows.includes(code) ? [{ path: `full.${code}`, message: "required" }] : [];
    return { code, filled, needed: needed.length + noneYet.length, problems: [...problems, ...tooMany, ...noneYet, ...sumProblems(code, rows, ground.money), ...(code === "budgetYears" ? unitProblems(rows, ground) : [])] };
  });
}

/** Lists that a whole form cannot do without. */
const mustHaveRows: readonly FullPartCode[] = ["people", "budgetYears"];

/** By line and by year the money must come to that of the bid, source by source. */
function sumProblems(code: FullPartCode, rows: readonly FullRow[], money: Amounts): Problem[] {
  if ((code !== "budgetLines" && code !== "budgetYears") || rows.length === 0) return [];
  return moneySources.flatMap((source) => {
    const total = totalOf(rows, source);
    const due = money[source];
    return total !== null && due !== null && total !== due ? [{ path: `full.${code}`, message: `budgetDiffers.${source}:${differenceOf(total, due)}` }] : [];
  });
}

/** In a consortium the years of each unit must come to its own money; what is wrong stands in the unit's first row. */
function unitProblems(rows: readonly FullRow[], { unitKeys, unitMoney }: BudgetGround): Problem[] {
  const unknown = rows.flatMap(({ unit }, index) => (unit && !unitKeys.includes(unit) ? [{ path: `full.budgetYears.${index}.unit`, message: "unitGone" }] : []));
  if (unitKeys.length === 1 || rows.length === 0) return unknown;
  const differing = unitKeys.flatMap((key, index) => {
    const own = rows.filter(({ unit }) => unit === key);
    const first = rows.findIndex(({ unit }) => unit === key);
    if (first < 0) return moneySources.some((source) => unitMoney[index]?.[source]) ? [{ path: "full.budgetYears", message: `unitWithoutBudget:${index}` }] : [];
    return moneySources.flatMap((source) => {
      const [total, due] = [totalOf(own, source), unitMoney[index]?.[source] ?? null];
      if (total === null || due === null || total === due) return [];
      return [{ path: `full.budgetYears.${first}.${source}`, message: `unitBudgetDiffers:${differenceOf(total, due)}` }];
    });
  });
  return [...unknown, ...differing];
}

/** In 分, what is empty as nothing; null while one amount cannot be read. */
function totalOf(rows: readonly FullRow[], source: MoneySource): number | null {
  const amounts = rows.map((row) => readFenOf(row[source]));
  const sum = amounts.reduce<number>((all, amount) => all + (amount ?? 0), 0);
  return amounts.includes(null) || !Number.isSafeInteger(sum) ? null : sum;
}

/** In 万元 as a message takes it: what it comes to, whether that is less or more, by how much. */
function differenceOf(total: number, due: number): string {
  return `${formatWan(total)}:${total < due ? "less" : "more"}:${formatWan(Math.abs(total - due))}`;
}

/** An amount as typed, in 分: empty is nothing; null where it cannot be read. */
export function readFenOf(typed: string | undefined): number | null {
  const plain = (typed ?? "").trim();
  const fen = parseWan(plain);
  return plain === "" ? 0 : fen.ok ? fen.value : null;
}

/** The parts as they are sealed: values, not texts; asked parts only. What cannot be read is null: it was named as a problem. Null for a concise form that adds nothing. */
export function contentOf(full: FullDraft, asked: AskedForm, unitKeys: readonly string[]): FullContent | null {
  const codes = askedParts(asked);
  if (asked === "concise" && codes.every((code) => rowsOf(full, code, unitKeys).length === 0)) return null;
  return Object.fromEntries(
    codes.map((code) => [
      code,
      rowsOf(full, code, unitKeys).map((row) => ({
        ...(row.key !== undefined && { key: row.key }),
        ...Object.fromEntries(partOf(code).fields.map((field) => [field.key, valueOf(field, row[field.key] ?? "") ?? null])),
      })),
    ]),
  );
}
