import type { FindingLevel, FormCheckCode } from "#app/domain/bid/form-check.ts";
import type { FormLineCode, LineVerdict } from "#app/domain/bid/form-lines.ts";

export const formCheckWords: Record<FormCheckCode, string> = {
  hardIndicators: "约束性指标",
  softIndicators: "预期性指标",
  money: "经费",
  plan: "里程碑和成本",
  conditions: "揭榜方条件",
  ownerRelation: "发榜方关联",
  crossMembership: "多份申报",
  leadPerson: "负责人",
  staff: "工作人员",
  unitLeads: "牵头限项",
  unitJoins: "参加限项",
  confirmations: "成员确认",
  creditCodes: "信用代码",
  unitClaims: "单位认领",
  barredUnits: "限制名单",
  attachments: "附件",
  sealedPages: "盖章页",
  budgetSums: "预算合计",
  identity: "身份信息",
  late: "提交时间",
};

export const levelWords: Record<FindingLevel, string> = { ok: "无", note: "提示", flag: "标红", stop: "不应受理" };

export const lineVerdictWords: Record<LineVerdict, string> = { pass: "符合", correct: "须补正", reject: "不应受理" };

export const formLineWords: Record<FormLineCode, string> = { ...formCheckWords, other: "其他（人工发现）" };
