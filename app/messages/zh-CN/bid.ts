import type { CorrectableField, RejectReason } from "#app/domain/bid/correctable.ts";
import type { MoneySource, Section, StatementKey } from "#app/domain/bid/parts.ts";
import type { Indicator } from "#app/domain/challenge/indicator.ts";
import type { Verdict } from "#app/domain/challenge/judge.ts";
import type { PromisedValue } from "#app/domain/challenge/promise.ts";
import { withUnit } from "./requirement.ts";

/** 申报书的部分, with what belongs there and how long it takes. */
export const sectionWords: Record<Section, { title: string; hint: string; minutes: number }> = {
  projectLead: { title: "项目负责人", hint: "对项目负总责的一名人员。同一批次中一人只能负责一份有效申报。", minutes: 2 },
  members: { title: "成员单位", hint: "除牵头单位外参加的单位，没有的不填，最多 9 家。", minutes: 5 },
  promised: { title: "指标承诺", hint: "逐项填写承诺值。约束性指标须全部填写；填写的数值低于要求也可以提交，但会标红。", minutes: 20 },
  trl: { title: "技术就绪度", hint: "1 到 9 级，见国家标准 GB/T 22900；目标等级不低于目前等级。", minutes: 2 },
  summary: { title: "申报书正文", hint: "技术路线、已有基础、实施计划、风险和环境影响，可以从文档中粘贴。", minutes: 60 },
  money: { title: "经费", hint: "按来源填写，单位万元，没有的填 0。", minutes: 5 },
  milestones: { title: "里程碑", hint: "每个节点写明时间、交付什么、怎么考核、拨付多少财政资金；财政资金合计须等于经费中的财政资金。没有的可以不填，会在形式审查时列出。", minutes: 10 },
  unitCost: { title: "单位成本测算", hint: "按本任务的成本指标逐项填写，没有的填 0；合计当场与榜单要求和您的承诺值对照。可以不填，会在形式审查时列出。", minutes: 10 },
  full: { title: "完整申报书", hint: "本批次另外要求单位情况、人员、实施方案、预算明细、成果和知识产权，在单独一页填写。", minutes: 180 },
  statements: { title: "承诺", hint: "逐项勾选，随申报一并密封。", minutes: 2 },
};

export const statementWords: Record<StatementKey, string> = {
  integrity: "遵守科研诚信要求，没有科研失信、严重违法失信等不良记录。",
  truthfulness: "申报内容真实、准确，引用的数据有据可查，并对此负责。",
  noDoubleFunding: "申报内容没有获得其他财政资金支持，也没有以相同内容多头申报。",
  notClassified: "申报内容不涉及国家秘密。",
};

export const moneyWords: Record<MoneySource, string> = { fiscalFen: "财政资金", ownerPayFen: "需求方支付", selfRaisedFen: "自筹资金" };

/** 逐项判断, in words and never by colour alone. */
export const verdictWords: Record<Verdict, { words: string; explains: string }> = {
  meets: { words: "达到要求", explains: "" },
  misses: { words: "未达到要求", explains: "约束性指标：可以提交，评审“指标响应度”按实质性不响应处理" },
  deviates: { words: "低于要求", explains: "预期性指标：允许，作为偏离列出" },
  missing: { words: "未填写", explains: "" },
};

/** A promise as it is read: `0.9%`, `7.5 ～ 9.3`, 合格. */
export function promiseWords(value: PromisedValue | null, indicator: Pick<Indicator, "unit">): string {
  if (value === null) return "未填写";
  if (typeof value === "boolean") return value ? "合格" : "不合格";
  return Array.isArray(value) ? `${value[0]} ～ ${withUnit(value[1], indicator.unit)}` : withUnit(value, indicator.unit);
}

export const correctableWords: Record<CorrectableField, string> = {
  files: "附件（补交）",
  projectLead: "项目负责人",
  members: "成员单位和任务",
  evidence: "指标依据说明",
  trl: "技术就绪度",
  summary: "申报书正文",
  money: "经费",
  statements: "承诺",
};

export const rejectReasonWords: Record<RejectReason, string> = {
  ownerAffiliate: "发榜方或其关联单位",
  notEligible: "不符合揭榜条件",
  incomplete: "材料不齐",
  correctionLate: "逾期未补正",
  crossMembership: "违反同一任务一份申报的规定",
  duplicateContent: "相同内容已获财政支持",
  duplicateLead: "负责人已有其他有效申报",
  hardIndicators: "约束性指标不响应",
  other: "其他",
};

/** The reason of a rejection that silence makes. */
export const silentCorrectionWords = "补正期满，没有收到补正。";
