import type { DeclaredRelation } from "#app/domain/organisation/affiliation.ts";
import type { BarKind } from "#app/domain/organisation/bar.ts";

/** 关联关系声明 */
export const affiliationWords = {
  title: "关联关系声明",
  lead: "如实声明与本单位有控股、参股关系或受同一实际控制人控制的单位。系统据此提醒与发榜方的关联，并排除应当回避的专家。开标后才作的声明，须对方或经办人员确认后才排除专家，此前只作提示。",
  relation: "与本单位的关系",
  other: "对方单位名称",
  share: "持股比例",
  add: "声明",
  added: "已声明。",
  withdraw: "撤回",
  withdrawn: "声明已撤回。",
  none: "还没有声明。没有关联单位的不必填写。",
  byOther: "由对方声明",
  byBureau: "由经办人员登记",
  waiting: "待对方或经办人员确认",
  isConfirmed: "双方已确认",
  confirm: "确认属实",
  confirmed: "已确认。",
} as const;

/** 其他名称 */
export const aliasWords = {
  title: "其他名称",
  names: "曾用名、简称、英文名",
  hint: "一行一个。核对回避时，名称相同或相近的只作提示，由人工判断，不自动排除专家",
  save: "保存名称",
  saved: "其他名称已保存。",
} as const;

export const relationWords: Record<DeclaredRelation, string> = {
  controlledBy: "对方控股本单位",
  controls: "本单位控股对方",
  heldBy: "对方参股本单位",
  holds: "本单位参股对方",
  sameController: "同一实际控制人",
};

/** 限制名单 */
export const barWords = {
  title: "限制名单",
  lead: "列入的单位，各批次按自己的规则提醒、在形式审查时认定，或不予提交。",
  kind: "类别",
  words: "依据",
  wordsHint: "文号、来源或项目名称；只有经办、复核人员看得到",
  until: "限制至",
  untilHint: "留空为长期",
  add: "列入名单",
  added: "已列入限制名单。",
  lift: "移出",
  liftReason: "移出理由",
  lifted: "已移出限制名单。",
  none: "名单是空的。",
} as const;

export const barKindWords: Record<BarKind, string> = { blacklist: "失信、违法", unaccepted: "逾期未验收项目" };
