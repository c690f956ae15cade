import { z } from "zod";
import { type Indicator, indicatorList } from "#app/domain/challenge/indicator.ts";
import { isQuantified } from "#app/domain/challenge/comparator.ts";
import { toIndicator, rowProblems, withoutEmptyEnd } from "#app/domain/challenge/indicator-row.ts";
import { challengeClasses, wastes } from "#app/domain/challenge/kinds.ts";
import { phoneOrLandline } from "#app/domain/challenge/schema.ts";
import { parseWan } from "#app/domain/kernel/money.ts";
import type { FieldProblem } from "#app/domain/kernel/refusal.ts";
import { type DemandForm, demandMoney, demandTexts, longestText, optionalTexts, statementKeys, type DemandText } from "./form.ts";

const textOf = (name: DemandText) => z.string().max(longestText[name]);

/** A whole demand (需求) as it is submitted, kept in its versions and turned into a challenge. Money in 分. */
export const demandContent = z.strictObject({
  ...(Object.fromEntries(demandTexts.map((name) => [name, textOf(name)])) as Record<DemandText, z.ZodString>),
  class: z.enum(challengeClasses),
  waste: z.array(z.enum(wastes)).min(1),
  periodMonths: z.number().int().min(1).max(36),
  ownerInputFen: z.number().int().min(0),
  payToBidderFen: z.number().int().min(0),
  fiscalFen: z.number().int().min(0),
  indicators: indicatorList,
  isConfidential: z.boolean(),
  /** The owner lets the contact stand on the public page. Demands of before did not say. */
  showsContact: z.boolean().default(false),
});

export type DemandContent = z.output<typeof demandContent>;

/** Reads a form: the whole content, or everything that is missing and wrong, with paths of the form. Never both. */
export function readDemand(form: DemandForm): { content: DemandContent; missing: [] } | { content: null; missing: FieldProblem[] } {
  const missing: FieldProblem[] = [];
  const add = (path: string, message: string) => void missing.push({ path, message });
  const texts = readTexts(form, add);
  if (form.waste.length === 0) add("waste", "required");
  const known = challengeClasses.find((one) => one === form.class);
  if (!known) add("class", "required");
  const period = Number(form.periodMonths);
  if (!Number.isInteger(period) || period < 1 || period > 36) add("periodMonths", form.periodMonths === "" ? "required" : "periodMonths");
  const money = Object.fromEntries(demandMoney.map((name) => [name, readMoney(form.money[name], (message) => add(`money.${name}`, message))]));
  if (missing.length === 0 && money.payToBidder! > money.ownerInput!) add("money.payToBidder", "payOverInput");
  const indicators = readIndicators(form, add);
  for (const key of statementKeys) if (!form.statements[key]) add(`statements.${key}`, "statementNeeded");
  if (missing.length > 0) return { content: null, missing };
  const parsed = demandContent.safeParse({
    ...texts,
    class: known,
    waste: form.waste,
    periodMonths: period,
    ownerInputFen: money.ownerInput,
    payToBidderFen: money.payToBidder,
    fiscalFen: money.fiscal,
    indicators,
    isConfidential: form.isConfidential,
    showsContact: form.showsContact,
  });
  if (parsed.success) return { content: parsed.data, missing: [] };
  return { content: null, missing: parsed.error.issues.map(({ path, message }) => ({ path: path.join("."), message })) };
}

type Add = (path: string, message: string) => void;

function readTexts(form: DemandForm, add: Add): Record<DemandText, string> {
  for (const name of demandTexts) {
    const length = [...form[name]].length;
    if (length === 0 && !optionalTexts.includes(name)) add(name, "required");
    else if (length > longestText[name]) add(name, name === "title" ? "titleLength" : `textTooLong:${longestText[name]}`);
  }
  if (form.title !== "" && [...form.title].length < 8) add("title", "titleLength");
  if (form.contactPhone !== "" && !phoneOrLandline.test(form.contactPhone)) add("contactPhone", "phoneOrLandline");
  return Object.fromEntries(demandTexts.map((name) => [name, form[name]])) as Record<DemandText, string>;
}

function readMoney(typed: string, add: (message: string) => void): number | undefined {
  if (typed === "") {
    add("required");
    return undefined;
  }
  const fen = parseWan(typed);
  if (fen.ok) return fen.value;
  add(fen.refusal.fields?.[0]?.message ?? "money");
  return undefined;
}

/** At least one that is a number, or nobody can tell whether the problem was solved (guide 0.1, 15). */
function readIndicators(form: DemandForm, add: Add): Indicator[] {
  const rows = withoutEmptyEnd(form.indicators);
  const wrong = rows.flatMap((row, index) => rowProblems(row).map(({ field, message }) => [`indicators.${index}.${field}`, message] as const));
  for (const [path, message] of wrong) add(path, message);
  const parsed = indicatorList.safeParse(rows.map(toIndicator));
  const named = new Set<string>(wrong.map(([path]) => path));
  if (!parsed.success) {
    for (const { path, message } of parsed.error.issues) if (!named.has(`indicators.${path.join(".")}`)) add(`indicators.${path.join(".")}`, message);
    return [];
  }
  if (!parsed.data.some(isQuantified)) add("indicators", "tooFewIndicators");
  return parsed.data;
}
