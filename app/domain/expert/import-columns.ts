import type { ListColumn } from "#app/domain/kernel/book/columns.ts";
import type { ExpertKind } from "#app/domain/organisation/expert.ts";

/** Columns of a list of experts (专家名册), in the order of the template, with the heads that count as theirs. */
export const importColumns = [
  { key: "no", heads: ["专家编号", "编号"], isNeeded: false },
  { key: "name", heads: ["姓名", "专家姓名"], isNeeded: true },
  { key: "phone", heads: ["手机号", "手机号码", "手机", "联系电话"], isNeeded: false },
  { key: "unitName", heads: ["工作单位", "单位", "单位名称"], isNeeded: true },
  { key: "uscc", heads: ["统一社会信用代码", "单位代码", "信用代码"], isNeeded: true },
  { key: "kind", heads: ["类别", "专家类别"], isNeeded: true },
  { key: "title", heads: ["职称", "职务职称"], isNeeded: true },
  { key: "fields", heads: ["专业领域", "专业", "领域"], isNeeded: true },
  { key: "local", heads: ["市内外", "市内或市外", "是否本市"], isNeeded: true },
  { key: "region", heads: ["所在地区", "地区"], isNeeded: false },
  { key: "yearlyCap", heads: ["每年最多次数", "年度上限"], isNeeded: false },
  { key: "pastUnits", heads: ["曾任职单位"], isNeeded: false },
  { key: "coauthors", heads: ["合作人员"], isNeeded: false },
  { key: "advisers", heads: ["师生关系"], isNeeded: false },
] as const satisfies readonly ListColumn<string>[];

export type ImportColumn = (typeof importColumns)[number]["key"];

/** 类别 as lists write it. */
export const kindNames: Readonly<Record<ExpertKind, readonly string[]>> = {
  technical: ["技术", "技术类", "技术专家"],
  financial: ["财务", "财务类", "财务专家", "财会"],
  management: ["管理", "管理类", "管理专家"],
  investment: ["投资", "投资类", "投资专家", "投融资"],
};

/** In how many items a year an expert may be asked, where nothing else is said (guide 3.6). */
export const usualYearlyCap = 6;
