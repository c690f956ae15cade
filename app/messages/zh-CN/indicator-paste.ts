import { formatNumber } from "#app/messages/format.ts";
import type { PastedTable, PasteProblem } from "#app/domain/challenge/paste/read-table.ts";

/** What is wrong or doubtful in a pasted row. */
const problemWords: Record<PasteProblem["code"], string> = {
  nameMissing: "没有指标名称（可能是合并单元格），请拆开后重贴",
  noRequirement: "看不出指标值",
  rangeUpsideDown: "上限小于下限",
  unitUnknown: "单位不在单位表中，请核对写法",
  unitDimension: "单位与指标名称不符",
  noComparator: "没有写 ≥、≤ 或不低于、不高于，按“等于”理解，请核对",
  betterThan: "“优于”看不出是越高越好还是越低越好，请改写为不低于或不高于",
  baseline: "相对值，请补充对比基准值",
  formula: "是公式，请贴数值",
  mixed: "一格里不止一个要求或数值，请每项一行",
  remark: "指标值旁边的条件已并入指标名称，请核对",
};

/** 单位与指标名称不符（h，应为 MPa 一类）. */
export function pastedProblemWords(code: PasteProblem["code"], text: string): string {
  return `${problemWords[code]}${text === "" ? "" : `（${text.slice(0, 40)}）`}`;
}

export function pasteProblemWords({ row, code, text }: PasteProblem): string {
  return `第 ${row} 行：${pastedProblemWords(code, text)}`;
}

export const pasteRefusalWords: Record<NonNullable<PastedTable["refusal"]>["code"], (count: number) => string> = {
  empty: () => "没有内容。",
  noColumns: (count) => `共 ${count} 行，没有认出“指标名称”和“指标值”两列。请连同表头一起复制，或只复制名称、指标值、单位、方法四列。`,
  tooManyRows: (count) => `共 ${count} 行，一项任务最多 100 项指标，没有识别任何一行。请只复制指标部分。`,
};

export const pasteWords = {
  title: "从 Word、WPS、Excel 粘贴指标表",
  hint: "复制表格（连同表头）后贴在这里，先预览，再采用。能认出 ≥、≤、～、不低于、不高于、优于，全角数字，表头里的单位。",
  preview: (count: number) => `认出 ${count} 项，请核对后采用`,
  replace: "采用，替换现有指标",
  graves: (count: number) => `有 ${count} 处须先改正：在表格里改好再贴一次，或采用后在下面改。`,
};

/** A unit that does not fit the name, or is not in the table; beside the field. */
export const unitWords = {
  unitUnknown: "单位表中没有，请核对写法",
  unitDimension: (example: string) => `与指标名称不符，应为 ${example} 一类`,
};

interface Quantity {
  value: number;
  unit: string;
}

/** 0.3 万t/a = 3,000 t/a. */
export function convertedWords(typed: Quantity, asked: Quantity): string {
  return [typed, asked].map(({ value, unit }) => `${formatNumber(value)} ${unit}`.trim()).join(" = ");
}

export const standardWords = {
  replaced: (cited: string, successor: string) => `${cited} 已被 ${successor} 代替`,
  unknown: (cited: string) => `${cited} 不在标准表中，发布前请核对`,
  unverified: "标准号、年号和名称发布前须与正式文本核对",
};
