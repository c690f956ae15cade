import type { UnitScale } from "#app/domain/organisation/profile.ts";

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
