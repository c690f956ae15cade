import type { ImportColumn } from "#app/domain/expert/import-columns.ts";
import type { RowOutcome, RowReport } from "#app/domain/expert/import-report.ts";
import type { Discipline } from "#app/domain/expert/disciplines.ts";
import type { BankRow } from "#app/domain/expert/view.ts";
import { fieldWords } from "./field-problems.ts";

export const columnWords: Record<ImportColumn, string> = {
  no: "专家编号",
  name: "姓名",
  phone: "手机号",
  unitName: "工作单位",
  uscc: "统一社会信用代码",
  kind: "类别",
  title: "职称",
  fields: "专业领域",
  local: "市内外",
  region: "所在地区",
  yearlyCap: "每年最多次数",
  pastUnits: "曾任职单位",
  coauthors: "合作人员",
  advisers: "师生关系",
};

/** What stands in each column of the template, as its second row. */
export const columnExamples: Record<ImportColumn, string> = {
  no: "",
  name: "示例·张工",
  phone: "13800000000",
  unitName: "示例大学",
  uscc: "12410000MB0000000X",
  kind: "技术",
  title: "教授",
  fields: "胶凝材料、固废利用",
  local: "市外",
  region: "河南郑州",
  yearlyCap: "6",
  pastUnits: "91410800MA40000000 2024-06",
  coauthors: "P-0123 2025 示例·李工",
  advisers: "P-0456 示例·王工",
};

export const outcomeWords: Record<RowOutcome, string> = { new: "可导入", known: "已在库", repeated: "文件内重复", refused: "须更正" };

/** What is said of a row, in one line. */
export function rowWords({ outcome, problems, warnings, same }: Pick<RowReport, "outcome" | "problems" | "warnings" | "same">): string {
  const place = outcome === "known" ? [`已在库，编号 ${same ?? ""}，本行不导入`] : outcome === "repeated" ? [`与第 ${same ?? ""} 行是同一人，本行不导入`] : outcome === "refused" && same !== null ? [`与第 ${same} 行编号相同，姓名和手机号不同`] : [];
  const named = (list: RowReport["problems"]) => list.map(({ column, message }) => `${columnWords[column]}：${fieldWords(message)}`);
  return [...place, ...named(problems), ...named(warnings).map((words) => `请留意 ${words}`)].join("；");
}

export const disciplineWords: Record<Discipline, string> = { good: "良好", reminded: "经提醒改正", broken: "违反纪律" };

export const sourceWords: Record<"import" | "self" | "officer", string> = { import: "导入", self: "本人登记", officer: "经办登记" };

export const applicationWords: Record<"confirmed" | "returned" | "withdrawn", string> = { confirmed: "已入库", returned: "已退回", withdrawn: "已撤回" };

export const stateFilterWords = { free: "可以邀请", away: "不可参评时段", full: "已达年度上限", suspended: "已暂停" } as const;

/** Whether somebody may be asked today, in a word. */
export function askableWords({ isSuspended, isAway, uses, yearlyCap }: Pick<BankRow, "isSuspended" | "isAway" | "uses" | "yearlyCap">): string {
  if (isSuspended) return "已暂停";
  if (isAway) return "不可参评时段";
  return uses >= yearlyCap ? "已达年度上限" : "可以邀请";
}

export const expertFileNames = { template: "专家名册模板.csv", report: "专家导入核对报告.xlsx", bank: "专家库.xlsx" };
