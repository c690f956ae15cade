import type { CostPart } from "#app/domain/bid/unit-cost.ts";
import { formatDate } from "#app/messages/format.ts";

/** 里程碑 */
export const milestoneWords = {
  caption: "里程碑",
  due: "完成时间",
  deliverable: "交付内容",
  check: "考核方式",
  fiscal: "财政资金",
  add: "再加一项",
  clear: "清空一行的各格即删除该项。",
  total: "合计",
  none: "未填写里程碑",
  window: (from: string, to: string, months: number) => `攻关周期 ${months} 个月，从签订任务书起算；时间须在 ${formatDate(from)} 至 ${formatDate(to)} 之间（截止后半年内签订任务书）。`,
} as const;

/** What the sum of the milestones says, in words; amounts in 万元. `sign`: of the difference to the money of the bid. */
export function milestoneSumWords(total: string, difference: string, sign: number): string {
  const rest = sign === 0 ? "与经费一致" : `比经费中的财政资金${sign > 0 ? "多" : "少"} ${difference} 万元`;
  return `财政资金合计 ${total} 万元，${rest}`;
}

/** 从 Excel 或 WPS 粘贴 */
export const pasteWords = {
  title: "从 Excel 或 WPS 粘贴",
  hint: "在表格软件里选中（可以带表头）、复制，粘贴到下面；先看识别结果，再填入。",
  plainHint: "在表格软件里选中、复制，粘贴到下面；点“暂存”后加到表格里，请核对。",
  found: (rows: number) => (rows === 0 ? "没有识别到内容" : `识别到 ${rows} 行`),
  byHead: (head: string, field: string) => `“${head}”列 → ${field}`,
  byOrder: (field: string) => `没有表头，按顺序作为${field}`,
  ignored: (columns: readonly string[]) => `不取的列：${columns.join("、")}`,
  converted: "金额单位为元，已换算成万元",
  merged: (rows: readonly number[]) => `第 ${rows.join("、")} 行有合并单元格，只取到第一格，请核对`,
  unread: (row: number, field: string, cell: string) => `第 ${row} 行的${field}读不出来：“${cell}”，请填入后改正`,
  noField: (row: number, cell: string) => `第 ${row} 行不是表中的科目：“${cell}”，不填入`,
  more: (count: number) => `还有 ${count} 处读不出来`,
  absent: (fields: readonly string[]) => `没有找到的列：${fields.join("、")}，填入后请补写`,
  full: (room: number, rows: number) => (room === 0 ? "表格已满，填不下" : `表格还能填 ${room} 行，后面的 ${rows - room} 行不填入`),
  shown: (rows: number) => `下面只显示前 ${rows} 行，填入的是全部`,
  preview: "识别结果",
  take: "填入表格（加在已填的行之后）",
  takeByKey: "填入表格（代替各科目已填的数）",
} as const;

export const costPartWords: Record<CostPart, string> = { rawMaterial: "原料", energy: "能源", chemicals: "药剂", labour: "人工", depreciation: "折旧", transport: "运输" };

/** 单位成本测算 */
export const costWords = {
  caption: "单位成本构成",
  sensitivity: "敏感性分析",
  part: "构成",
  amount: "金额",
  low: "该项下降 20% 时的合计",
  high: "该项上升 20% 时的合计",
  total: "合计",
  basis: "测算依据",
  basisHint: "消耗量、单价和来源，如：石灰 0.06 t × 480 元/t",
  none: "未填写单位成本",
  begun: "各项都填写后给出合计和对照，没有的填 0",
  listed: (indicator: string, requirement: string) => `榜单要求：${indicator} ${requirement}`,
  aboveAsPromised: "高于您的承诺值，请核对",
  unit: (unit: string) => `元/${unit}`,
} as const;
