import type { MoneySource, StatementKey, Section } from "#app/domain/bid/parts.ts";
import type { CostPart } from "#app/domain/bid/unit-cost.ts";
import type { Indicator } from "#app/domain/challenge/indicator.ts";
import { moneyWords, sectionWords, statementWords } from "./bid.ts";
import { fullPathWords } from "./full-form.ts";
import { partWords as unitPart } from "./members.ts";
import { costPartWords, costWords, milestoneWords as milestonePart } from "./plan.ts";

const partWords: Record<string, string> = {
  "projectLead.name": "负责人姓名",
  "projectLead.phone": "负责人手机号",
  "projectLead.code": "负责人人才编号",
  "trl.now": "目前等级",
  "trl.target": "目标等级",
  uscc: "统一社会信用代码",
  name: "单位名称",
  role: "角色",
  tasks: "承担任务",
  due: milestonePart.due,
  deliverable: milestonePart.deliverable,
  check: milestonePart.check,
  fiscalFen: milestonePart.fiscal,
  people: unitPart.people,
  moneyOutFen: unitPart.out,
  ipShare: unitPart.ip,
};

/** The name of a field of the bid by its path, as in lists of what is missing. */
export function bidFieldWords(path: string, indicators: readonly Pick<Indicator, "code" | "name">[]): string {
  const [section = "", ...rest] = path.split(".");
  if (partWords[path]) return partWords[path];
  if (section === "promised" && rest.length > 0) {
    const indicator = indicators.find(({ code }) => code === rest.join("."));
    return indicator ? `指标 ${indicator.code} ${indicator.name}` : `指标 ${rest.join(".")}`;
  }
  const source = rest.at(-2) === "moneyIn" ? `投入${moneyWords[rest.at(-1) as MoneySource]}` : undefined;
  if (section === "members" && rest.length > 1) return `成员单位第 ${Number(rest[0]) + 1} 家：${source ?? partWords[rest[1] ?? ""] ?? ""}`;
  if (section === "full") return fullPathWords(path);
  if (section === "milestones" && rest.length > 1) return `里程碑第 ${Number(rest[0]) + 1} 项：${partWords[rest[1] ?? ""] ?? ""}`;
  if (path === "unitCost.basis") return costWords.basis;
  if (section === "unitCost" && rest[0]) return `单位成本：${costPartWords[rest[0] as CostPart] ?? ""}`;
  if (section === "leadPart") return rest.length > 0 ? `${unitPart.leadTitle}：${source ?? partWords[rest[0] ?? ""] ?? ""}` : `${unitPart.leadTitle}的经费和份额`;
  if (section === "money" && rest[0]) return `经费：${moneyWords[rest[0] as MoneySource]}`;
  if (section === "statements" && rest[0]) return `承诺：${statementWords[rest[0] as StatementKey].slice(0, 12)}…`;
  return sectionWords[section as Section]?.title ?? path;
}
