import type { Pattern } from "#app/domain/kernel/pattern.ts";
import type { OwnerShare } from "#app/domain/review/rubric.ts";
import { patternWords } from "./challenge.ts";

/** What a bidder reads of the owner's criterion before anybody knows whether it will be marked (guide 0.1, 10); `pattern` of the item, where it is known. */
export function ownerCriterionWords({ line, others }: OwnerShare, pattern: Pattern | null): string {
  const where = pattern === null ? `只在需求方可以查看申报书（${patternWords.A.name}）或者出具书面意见的任务中评` : "只在需求方出具书面意见时评";
  const spread = others === 0 ? "" : `不评的，其 ${String(line.weight)} 分按分值比例摊入其余各项：总分 = 其余各项得分之和 × ${String(others + line.weight)} ÷ ${String(others)}，不四舍五入，满分仍为 100 分。`;
  return `${line.code} ${line.name}${where}。${spread}`;
}
