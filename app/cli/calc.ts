import { checkRadioactivity } from "#app/domain/challenge/radioactivity.ts";
import { type Fraction, formatFixed } from "#app/domain/kernel/decimal.ts";
import { addWorkingDays } from "#app/domain/kernel/working-days.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { checkUscc } from "#app/domain/organisation/uscc.ts";
import { aggregate, type AggregationMethod, aggregationMethods } from "#app/domain/review/aggregate.ts";
import { fieldWords } from "#app/messages/zh-CN/field-problems.ts";
import { cliWords } from "#app/messages/zh-CN/cli.ts";
import { badInput, type Run } from "./command.ts";

/** `calc uscc CODE`: any text gets an answer, a wrong code too. */
export const calcUscc: Run = async ({ named }) => {
  const { normalized, format, problem, checkDigit, expectedCheckDigit, kind } = checkUscc(named.CODE!);
  return ok({ value: { normalized, format, problem, checkDigit, expectedCheckDigit, kind } });
};

/** `calc aggregate METHOD SCORE…`. Refusal tooFewScores: a trimmed mean needs five. */
export const calcAggregate: Run = async ({ named, rest }) => {
  const method = aggregationMethods.find((name) => name === named.METHOD);
  if (!method) return badInput({ path: "METHOD", message: cliWords.notMethod(aggregationMethods.join("、")) });
  const result = aggregate(method satisfies AggregationMethod, rest);
  if (result.ok) return ok({ value: { value: result.value } });
  const { code, fields } = result.refusal;
  return code === "invalidInput" ? badInput(...(fields ?? []).map(({ path }) => ({ path, message: cliWords.notDecimal }))) : result;
};

/** `calc workdays START N`: the term of N working days, the start counted when it is one unless `--count-start no`. */
export const calcWorkdays: Run = async ({ named, options }) => {
  const countStart = options["count-start"] ?? "yes";
  if (countStart !== "yes" && countStart !== "no") return badInput({ path: "--count-start", message: cliWords.notYesNo });
  if (!/^\d{1,9}$/.test(named.N!)) return badInput({ path: "N", message: cliWords.notWholeNumber });
  const term = addWorkingDays(named.START!, Number(named.N), { countStart: countStart === "yes" });
  if (term.ok) return ok({ value: { end: term.value.end, days: term.value.days, provisional: term.value.provisional } });
  return term.refusal.code === "badDate" ? badInput({ path: "START", message: cliWords.notDate }) : badInput({ path: "N", message: `${cliWords.notWholeNumber}（1–1000）` });
};

/**
 * `calc radioactivity --ra A --th B --k C [--dosage PERCENT]`: the indices of the mix as numbers of two decimals, rounded half
 * up; `allowed` compares the exact values. `maxDosagePercent` is of the material itself, rounded down, whatever the dosage.
 */
export const calcRadioactivity: Run = async ({ options }) => {
  const { ra = "", th = "", k = "", dosage } = options;
  const result = checkRadioactivity({ ra, th, k, dosage });
  if (!result.ok) return badInput(...(result.refusal.fields ?? []).map(({ path, message }) => ({ path: `--${path}`, message: fieldWords(message) })));
  const { indices, allowed, maxDosage } = result.value;
  return ok({ value: { iRa: inHundredths(indices.iRa), iGamma: inHundredths(indices.iGamma), allowed, maxDosagePercent: inHundredths(maxDosage) } });
};

function inHundredths(value: Fraction): number {
  return Number(formatFixed(value, 2));
}
