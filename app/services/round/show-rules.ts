import { readPublicRules } from "#app/db/public-facts.ts";
import { ok, type Result } from "#app/domain/kernel/result.ts";
import { rubric, type RubricLine, roundRules, type RoundRules } from "#app/domain/round/schema.ts";

/** The rules of a published round (评审标准和规则), frozen at its publication. */
export interface PublicRules {
  code: string;
  title: string;
  custody: string;
  rubric: RubricLine[];
  rules: RoundRules;
}

/** The rules of every published round, the latest first. Open to everybody. */
export async function showRules(): Promise<Result<PublicRules[]>> {
  const rows = await readPublicRules();
  return ok(rows.map((row) => ({ code: row.code, title: row.title, custody: row.custody, rubric: rubric.parse(row.rubric), rules: roundRules.parse(row.rules) })));
}
