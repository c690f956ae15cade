import type { IndicatorRow } from "#app/domain/challenge/indicator-row.ts";

/** The fields of one indicator as a form shows them. */
export const indicatorRowWords: Record<keyof IndicatorRow, string> = {
  code: "序号",
  name: "指标名称",
  comparator: "比较",
  value: "指标值",
  upper: "上限",
  unit: "单位",
  basis: "基准（干基等）",
  method: "测试方法、标准",
  verification: "核验方式",
  mode: "数值类型",
  baseline: "对比基准值",
  hard: "约束性",
};
