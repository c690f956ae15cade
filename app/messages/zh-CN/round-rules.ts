import type { RoundPreset } from "#app/domain/round/presets.ts";
import { formatDateTime } from "#app/messages/format.ts";
import { presetWords } from "./round-form.ts";

/** 批次规则 of a round in preparation. */
export const roundRulesWords = {
  title: "批次规则",
  lead: "发布以前都可以修改，改动记入日志；发布以后固定。",
  frozen: "批次已经发布，规则固定，不能修改。",
  readOnly: "规则由经办人修改，这里供核对。",
  form: "修改规则",
  save: "保存规则",
  saved: (count: number) => `已保存，改动 ${String(count)} 项。改动后须由另一人重新核对。`,
  elsewhere: "评审标准和评审阶段另页修改：",
  rubric: "评审标准",
  stages: "评审阶段",
  against: "对照",
  compare: "比较",
  round: (code: string, title: string) => `${code} ${title}`,
  preset: (preset: RoundPreset) => `通用做法：${presetWords[preset].name}`,
  count: (count: number, name: string) => (count === 0 ? `与“${name}”完全相同` : `与“${name}”有 ${String(count)} 处不同`),
  sides: { differences: "与对照的差别", before: "对照", after: "本批次", none: "没有差别。" },
  staff: { pattern: "任务的组织方式", funding: "资金配套", bidWindow: "揭榜期", days: (count: number) => `${String(count)} 天`, exclusive: "不得兼任", none: "不限" },
  look: "第二人核对",
  lookOver: "我已核对现行规则",
  lookHint: "核对以上差别和全部规则。核对只对现在的内容有效，之后再有改动须重新核对。",
  notOwn: "上次核对以后您改动过规则，须由没有改动过的人核对。",
  lookedOver: "已记录您的核对。",
  lookState: { none: "尚未由第二人核对", stale: "核对之后规则又有改动，须重新核对", done: "已由第二人核对" },
  lookedBy: (by: string | null, at: string) => `${by ?? "系统"}，${formatDateTime(at)}`,
} as const;
