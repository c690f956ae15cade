import type { StandardDifference, StandardProblem } from "#app/domain/challenge/standards-file.ts";
import type { Standard } from "#app/domain/challenge/adopted-standards.ts";

export const standardTableWords = {
  title: "标准表",
  lead: "考核指标的测试方法所引用的标准。下载现行的表，改好后整表导入；由另一人复核后启用，榜单页和填报页随即按新表提示已被代替的版本。",
  fileName: "标准表.csv",
  download: "下载现行标准表（CSV）",
  see: "查看标准表",
  now: "现行标准表",
  counts: (count: number, unverified: number, replaced: number) => `共 ${count} 条，其中已被代替 ${replaced} 条，待核对 ${unverified} 条。标“待核对”的，发布前须与正式文本核对。`,
  waiting: "待复核",
  compare: "请与正式文本逐条核对。",
  same: "与现行标准表完全一致，不需要导入。",
  changes: (count: number) => `${count} 条与现行标准表不同`,
  import: "导入标准表",
  paste: "粘贴整表",
  pasteHint: "CSV（表头与下载的文件相同）或 JSON；没有列出的标准即删去。",
  heads: { name: "标准", before: "现在", after: "改为" },
  proposed: (count: number) => `标准表的 ${count} 处改动已提交，待另一人复核后生效。`,
  adopted: (count: number) => `标准表的 ${count} 处改动已启用。`,
  rejected: "标准表的改动已退回，没有启用。",
} as const;

const problems: Record<StandardProblem["code"], string> = {
  heads: "看不懂这个文件，第一行应为",
  code: "标准号不对，应如 GB/T 176",
  year: "年号应为四位年份",
  title: "名称没有填写或超过 120 字",
  status: "状态应为 现行 或 已被代替",
  mark: "核对应为 已核对 或 待核对",
  replacedByMissing: "已被代替的须写明代替标准",
  replacedByKept: "现行的不应有代替标准",
  replacedByUnknown: "表中没有这个代替标准",
  twice: "重复",
  empty: "没有一条标准",
  tooMany: "超过 2000 条",
};

export function standardProblemWords({ line, code, text }: StandardProblem): string {
  return `第 ${line} 行：${problems[code]}${text === "" ? "" : `：${text}`}`;
}

/** 建筑石膏；已被 GB/T 9776-2022 代替；待核对 */
export function standardSentence(standard: Standard | null): string {
  if (!standard) return "（无）";
  const { title, status, replacedBy, isVerified } = standard;
  return [title, status === "replaced" ? `已被 ${replacedBy ?? ""} 代替` : "现行", isVerified ? "已核对" : "待核对"].join("；");
}

export function standardDifferenceText({ name, before, after }: StandardDifference): [string, string, string] {
  return [name, standardSentence(before), standardSentence(after)];
}
