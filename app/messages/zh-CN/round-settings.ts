import { dutyWords } from "./auth.ts";
import { patternWords } from "./challenge.ts";
import { fundingRuleLabels, wan } from "./funding.ts";
import { plannedStageWords, roundCalendarWords } from "./round-calendar.ts";
import { stageWords } from "./review.ts";
import { custodyOptions, ruleOptions, ruleWords } from "./round-form.ts";
import { stageFieldWords, stagePageWords } from "./stages.ts";

const stageFields = stageFieldWords as Record<string, { label: string } | undefined>;
const labels = ruleWords as Record<string, { label: string; unit?: string } | undefined>;
const options = ruleOptions as Record<string, Record<string, string> | undefined>;
const duties = dutyWords as Record<string, string | undefined>;
const planned = plannedStageWords as Record<string, string | undefined>;
const lineParts: Record<string, string> = { name: "名称", looksAt: "评审要点", weight: "分值", rule: "说明", veto: "一票否决事项", code: "代码" };
const further: Record<string, string> = { title: "批次名称", custody: "密封保管", pattern: "任务的组织方式", exclusive: "不得兼任", rules: "批次规则", format: "文件格式" };
const funding = fundingRuleLabels as Record<string, { label: string; unit?: string } | undefined>;

/** Where a setting stands, for people: `rules.publicity.workingDays` as 公示期, `rubric.R03.weight` as 评审标准 R03 分值. */
export function settingPlace(path: string): string {
  const [part = "", ...rest] = path.split(".");
  const last = rest.at(-1) ?? part;
  // A line by its code, or by its place in a file that is not read yet.
  const line = /^\d+$/.test(rest[0] ?? "") ? `第 ${String(Number(rest[0]) + 1)} 项` : rest[0];
  if (part === "rubric") return ["评审标准", line, lineParts[last] ?? ""].filter(Boolean).join(" ");
  if (path.startsWith("rules.calendar.")) return `${roundCalendarWords.title}：${planned[last] ?? roundCalendarWords.startsOn}`;
  const own = /^rules\.stages\.(\d+)\.rubric\.(.+)$/.exec(path);
  if (own) return `${stagePageWords.row(Number(own[1]) + 1)} ${settingPlace(`rubric.${own[2] ?? ""}`)}`;
  const stage = /^rules\.stages\.(\d+)\.(\w+)/.exec(path);
  if (stage) return `${stagePageWords.row(Number(stage[1]) + 1)} ${stageFields[stage[2] ?? ""]?.label ?? ""}`.trim();
  if (path.startsWith("rules.tieBreak.")) return `${ruleWords.tieBreak.label}第 ${String(Number(last) + 1)} 位`;
  if (path.startsWith("rules.jointIssuers.")) return `${ruleWords.jointIssuers.label}第 ${String(Number(last) + 1)} 个`;
  if (part === "exclusiveRoles") return `不得兼任：${(rest[0] ?? "").split("+").map((role) => duties[role] ?? role).join("、")}`;
  return labels[last]?.label ?? funding[last]?.label ?? further[last] ?? path;
}

/** A value of the file, for people. Null where the setting is not there. */
export function settingValue(path: string, json: string | null): string {
  if (json === null) return "无";
  const last = path.split(".").at(-1) ?? "";
  const value: unknown = JSON.parse(json);
  if (path.startsWith("exclusiveRoles.")) return duties[String(value)] ?? String(value);
  if (last === "custody" && typeof value === "string") return (custodyOptions as Record<string, { words: string } | undefined>)[value]?.words ?? value;
  if (path.startsWith("rules.stages.") && last === "kind") return (stageWords as Record<string, string | undefined>)[String(value)] ?? String(value);
  if (last === "pattern") return `${String(value)} ${(patternWords as Record<string, { name: string } | undefined>)[String(value)]?.name ?? ""}`.trim();
  if (last === "fiscalAtMostFen") return `${wan(Number(value))} 万元`;
  if (typeof value === "string") return options[last]?.[value] ?? value;
  return [String(value), labels[last]?.unit ?? funding[last]?.unit].filter(Boolean).join(" ");
}

export const settingsWords = {
  title: "批次规则的导出和导入",
  lead: "规则、评审标准、密封保管和不得兼任存为一个文件，明年可以照用，也可以改好再导入。",
  exported: "导出",
  file: "下载规则文件（JSON）",
  fileName: (code: string) => `${code}-批次规则.json`,
  imported: "导入",
  frozen: "批次已经发布，规则固定，只能导出。",
  dry: "先比对，看清改动再导入；比对不写入任何数据。",
  compare: "比对",
  apply: (count: number) => `导入这 ${String(count)} 处改动`,
  differences: "与现行规则的差别",
  none: "文件与现行规则完全相同，没有可导入的。",
  place: "规则",
  before: "现行",
  after: "文件",
  again: "换一个文件",
  pick: "选择文件",
  label: "文件",
  paste: "或粘贴文件内容",
  refused: "文件不能导入",
  done: (count: number) => `已按文件改动 ${String(count)} 处规则。`,
};
