import type { MoneyRuleName } from "#app/domain/challenge/funding.ts";
import type { PasteProblem } from "#app/domain/challenge/paste/read-table.ts";
import { brokenFundingWords } from "./funding.ts";
import { pastedProblemWords } from "./indicator-paste.ts";
import { plainFieldWords } from "./fields.ts";
import { matchingProblems } from "./matching-problems.ts";

/** The sentence for a field's problem, of whatever form. */
export function fieldWords(message: string): string {
  const [, rule, limit, limitFen, actualFen] = /^funding\.(\w+):([\d.e-]+):(\d+):(\d+)$/.exec(message) ?? [];
  if (rule !== undefined) return brokenFundingWords(rule as MoneyRuleName, Number(limit), Number(limitFen), Number(actualFen));
  const [, code, text] = /^pasted\.(\w+):([^]*)$/.exec(message) ?? [];
  if (code !== undefined) return pastedProblemWords(code as PasteProblem["code"], text ?? "");
  return matchingProblems[message] ?? plainFieldWords(message);
}
