import { readPublicRules } from "#app/db/public-facts.ts";
import { ok, type Result } from "#app/domain/kernel/result.ts";
import { rubric, type RubricLine } from "#app/domain/round/rubric-schema.ts";
import { roundRules, type RoundRules } from "#app/domain/round/schema.ts";

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
  return ok((await readPublicRules()).map(parsed));
}

/** The rules of one round; null where it has none that are public. Open to everybody. */
export async function showRulesOf(roundCode: string): Promise<PublicRules | null> {
  const [row] = await readPublicRules(roundCode);
  return row === undefined ? null : parsed(row);
}

function parsed({ code, title, custody, ...stored }: Awaited<ReturnType<typeof readPublicRules>>[number]): PublicRules {
  return { code, title, custody, rubric: rubric.parse(stored.rubric), rules: roundRules.parse(stored.rules) };
}
