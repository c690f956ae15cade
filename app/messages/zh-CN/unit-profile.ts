import type { DeclaredRelation } from "#app/domain/organisation/affiliation.ts";
import type { BarKind } from "#app/domain/organisation/bar.ts";
import type { IdNumberProblem } from "#app/domain/organisation/id-number.ts";
import type { UnitScale } from "#app/domain/organisation/profile.ts";
import type { TeamWarningCode } from "#app/domain/bid/team-warning.ts";

export const scaleWords: Record<UnitScale, string> = { large: "大型", medium: "中型", small: "小型", micro: "微型" };

/** 单位资料 */
export const profileWords = {
  title: "单位资料",
  lead: "填写一次，本单位牵头的各份申报自动带出，不必重复填写。",
  address: "注册地址",
  legalRepresentative: "法定代表人",
  registeredOn: "成立（登记）日期",
  capital: "注册资本（开办资金）",
  scale: "企业规模",
  highTech: "高新技术企业",
  specialised: "专精特新企业",
  contactName: "联系人",
  contactPhone: "联系电话",
  save: "保存资料",
  saved: "单位资料已保存。",
  empty: "还没有填写。",
  inBid: "牵头单位资料",
  edit: "到“我的单位”填写",
} as const;

/** 内部截止 */
export const internalWords = {
  title: "内部截止",
  lead: "科研管理部门可以定一个早于平台截止的内部时间，显示在本单位每份申报的截止时间旁边。只作提醒，不影响在平台截止前提交；平台延期的，自动顺延。",
  days: "比平台截止提前",
  time: "时间",
  save: "保存",
  saved: "内部截止已保存。",
  beside: "内部截止",
  passed: "内部截止已过，平台仍接收",
} as const;

/** 关联关系声明 */
export const affiliationWords = {
  title: "关联关系声明",
  lead: "如实声明与本单位有控股、参股关系或受同一实际控制人控制的单位。系统据此提醒与发榜方的关联，并排除应当回避的专家。",
  relation: "与本单位的关系",
  other: "对方单位名称",
  share: "持股比例",
  add: "声明",
  added: "已声明。",
  withdraw: "撤回",
  withdrawn: "声明已撤回。",
  none: "还没有声明。没有关联单位的不必填写。",
  byOther: "由对方或经办人登记",
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

/** 提前提醒 on the bid's pages. */
export const teamWarningWords: Record<TeamWarningCode, (unit: string) => string> = {
  blacklist: (unit) => `${unit}列入限制名单（失信、违法）。`,
  unaccepted: (unit) => `${unit}有逾期未验收的项目。`,
  ownerAffiliated: (unit) => `${unit}与发榜方有关联（控股、参股或同一实际控制人）。`,
  unverified: (unit) => `${unit}的单位认领待核实。不影响填报和提交。`,
};

export const teamWarningEnd = { stops: "按本批次规则不能提交。", checked: "可以提交，形式审查时认定。", title: "提前提醒" } as const;

/** 个人资料 */
export const personProfileWords = {
  title: "个人资料",
  lead: "填写一次，申报书中可以直接带出。身份证件号码加密保存，页面上只显示首尾几位。",
  rank: "职称",
  degree: "学位",
  field: "专业领域",
  idNumber: "身份证件号码",
  idNumberKept: (masked: string) => `已登记 ${masked}；留空为不改`,
  clear: "删除已登记的号码",
  save: "保存资料",
  saved: "资料已保存。",
  savedWarn: (problem: string) => `资料已保存。${problem}`,
} as const;

export const idNumberProblemWords: Record<IdNumberProblem, string> = {
  length: "号码不是 18 位居民身份证号，请核对；其他证件的可以忽略。",
  date: "号码中的出生日期不成立，请核对。",
  checkCharacter: "号码的校验位不符，请核对；确系证件所载的可以忽略。",
};
