import type { ReadingPart, ReadingRole } from "#app/domain/bid/reading.ts";
import type { Section } from "#app/domain/bid/parts.ts";
import type { CorrectableField, RejectReason } from "#app/domain/bid/correctable.ts";
import type { Finding, FindingLevel, FormCheckCode } from "#app/domain/bid/form-check.ts";
import type { FileKind } from "#app/domain/bid/file.ts";
import type { FormLineCode, LineVerdict } from "#app/domain/bid/form-lines.ts";
import type { BidState } from "#app/domain/bid/lifecycle.ts";
import type { MoneySource, StatementKey } from "#app/domain/bid/parts.ts";
import type { ConditionRule } from "#app/domain/challenge/eligibility.ts";
import type { Indicator } from "#app/domain/challenge/indicator.ts";
import type { PromisedValue } from "#app/domain/challenge/promise.ts";
import type { CostPart } from "#app/domain/bid/unit-cost.ts";
import type { Verdict } from "#app/domain/challenge/judge.ts";
import { partWords as unitPart } from "./members.ts";
import { fullPathWords } from "./full-form.ts";
import { costPartWords, costWords, milestoneWords as milestonePart } from "./plan.ts";
import { conditionNames } from "./conditions.ts";
import { withUnit } from "./challenge.ts";
import { fileKindWords } from "./bid-file.ts";
import { fieldWords } from "./fields.ts";

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

const partWords: Record<string, string> = {
  "projectLead.name": "负责人姓名",
  "projectLead.phone": "负责人手机号",
  "projectLead.code": "负责人人才编号",
  "trl.now": "目前等级",
  "trl.target": "目标等级",
  uscc: "统一社会信用代码",
  name: "单位名称",
  role: "角色",
  tasks: "承担任务",
  due: milestonePart.due,
  deliverable: milestonePart.deliverable,
  check: milestonePart.check,
  fiscalFen: milestonePart.fiscal,
  people: unitPart.people,
  moneyOutFen: unitPart.out,
  ipShare: unitPart.ip,
};

/** The name of a field of the bid by its path, as in lists of what is missing. */
export function bidFieldWords(path: string, indicators: readonly Pick<Indicator, "code" | "name">[]): string {
  const [section = "", ...rest] = path.split(".");
  if (partWords[path]) return partWords[path];
  if (section === "promised" && rest.length > 0) {
    const indicator = indicators.find(({ code }) => code === rest.join("."));
    return indicator ? `指标 ${indicator.code} ${indicator.name}` : `指标 ${rest.join(".")}`;
  }
  const source = rest.at(-2) === "moneyIn" ? `投入${moneyWords[rest.at(-1) as MoneySource]}` : undefined;
  if (section === "members" && rest.length > 1) return `成员单位第 ${Number(rest[0]) + 1} 家：${source ?? partWords[rest[1] ?? ""] ?? ""}`;
  if (section === "full") return fullPathWords(path);
  if (section === "milestones" && rest.length > 1) return `里程碑第 ${Number(rest[0]) + 1} 项：${partWords[rest[1] ?? ""] ?? ""}`;
  if (path === "unitCost.basis") return costWords.basis;
  if (section === "unitCost" && rest[0]) return `单位成本：${costPartWords[rest[0] as CostPart] ?? ""}`;
  if (section === "leadPart") return rest.length > 0 ? `${unitPart.leadTitle}：${source ?? partWords[rest[0] ?? ""] ?? ""}` : `${unitPart.leadTitle}的经费和份额`;
  if (section === "money" && rest[0]) return `经费：${moneyWords[rest[0] as MoneySource]}`;
  if (section === "statements" && rest[0]) return `承诺：${statementWords[rest[0] as StatementKey].slice(0, 12)}…`;
  return sectionWords[section as Section]?.title ?? path;
}

/** One missing thing in words: field and what is the matter. */
export function missingWords({ path, message }: { path: string; message: string }, indicators: readonly Pick<Indicator, "code" | "name">[]): string {
  return `${bidFieldWords(path, indicators)}：${fieldWords(message)}`;
}

/** What comes next, as the team reads it. */
export const nextStepWords: Record<BidState, string | null> = {
  draft: "填写并在截止前提交",
  submitted: "等待截止和开标，截止前可以替换或撤回",
  withdrawn: "截止前可以重新提交",
  notOpened: "请保存好留存件和回执，联系经办人",
  contentAsked: "在期限前重新提供留存件和附件",
  contentSupplied: "有附件的在期限前提供原件，等待两名工作人员核对",
  contentConfirmed: "等待两名工作人员核对",
  contentMissing: null,
  underFormCheck: "等待形式审查结果",
  correctionRequested: "在期限前补正",
  formPassed: "等待专家评审",
  formRejected: null,
  scored: "等待结果公示",
};

/** The same as the bureau reads it. */
export const staffStepWords: Record<BidState, string | null> = { ...nextStepWords, notOpened: "核查密封件；确实不能开启的，请申报单位重新提供", contentAsked: "等待单位重新提供；没有邮箱的请打电话", contentSupplied: "经办核对", contentConfirmed: "复核再次核对并开启", underFormCheck: "形式审查：通过、退回补正或不予受理", correctionRequested: "等待单位补正", formPassed: "指派专家评审", scored: "等待决定" };

export const formCheckWords: Record<FormCheckCode, string> = {
  hardIndicators: "约束性指标",
  softIndicators: "预期性指标",
  money: "经费",
  plan: "里程碑和成本",
  conditions: "揭榜方条件",
  ownerRelation: "发榜方关联",
  crossMembership: "多份申报",
  leadPerson: "负责人",
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

const clean: Record<FormCheckCode, string> = {
  hardIndicators: "全部达到",
  softIndicators: "全部达到",
  money: "不超榜额",
  plan: "已填写",
  conditions: "符合",
  ownerRelation: "未见关联",
  crossMembership: "未见",
  leadPerson: "未见重复",
  confirmations: "全部确认",
  creditCodes: "校验位相符",
  unitClaims: "均已核实",
  barredUnits: "不在名单",
  attachments: "齐全",
  sealedPages: "已上传",
  budgetSums: "分项与合计相符",
  identity: "没有须隐去的",
  late: "截止前提交",
};

const found: Record<FormCheckCode, (about: string, level: FindingLevel) => string> = {
  hardIndicators: (about) => `未达到：${about}`,
  softIndicators: (about) => `低于要求或未填：${about}`,
  money: (about) => `超过榜额：${about}`,
  plan: (about) => about,
  conditions: (about, level) => `${level === "flag" ? "不符合" : "凭材料核对"}：${about}`,
  ownerRelation: (about) => `关联单位：${about}`,
  crossMembership: (about) => `与 ${about} 有相同单位`,
  leadPerson: (about) => `同时负责 ${about}`,
  confirmations: (about) => `未确认：${about}`,
  creditCodes: (about) => `校验位不符：${about}`,
  unitClaims: (about) => `认领待核实：${about}`,
  barredUnits: (about) => `列入限制名单或有未验收项目：${about}`,
  attachments: (about) => `缺：${about}`,
  sealedPages: () => "未上传，收到纸质件的登记意见",
  budgetSums: (about) => `各成员合计超过：${about}`,
  identity: (about) => `双盲评审，正文能看出单位或人员：${about}`,
  late: () => "最后一版在截止后收到，且没有重新开放",
};

const planGapWords: Record<string, string> = { milestones: "未填里程碑", unitCost: "未填单位成本", costAbovePromise: "测算成本高于承诺值" };

function aboutWords(check: FormCheckCode, code: string): string | undefined {
  if (check === "money" || check === "budgetSums") return moneyWords[code as MoneySource];
  if (check === "attachments") return fileKindWords[code as FileKind];
  if (check === "identity") return bidFieldWords(code, []);
  if (check === "conditions") return conditionNames[code as ConditionRule];
  return check === "plan" ? planGapWords[code] : undefined;
}

/** A finding in one line; its grade stands beside it in `levelWords`. */
export function findingWords({ check, level, about }: Finding): string {
  if (level === "ok" && about.length === 0) return clean[check];
  const named = about.map((code) => aboutWords(check, code) ?? code);
  return found[check](named.join("、"), level);
}

export const levelWords: Record<FindingLevel, string> = { ok: "无", note: "提示", flag: "标红", stop: "不应受理" };

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

/** 草稿历史 */
export const historyWords = {
  title: "草稿历史",
  lead: "最近一小时的每次保存都在，更早的每小时、每天各留一次，提交过的一直保留。内容加密保存，只有本单位人员看得到。",
  empty: "还没有保存过",
  emptyHint: "填写申报书后自动保存，每次保存的内容会出现在这里。",
  system: "系统（补正开始）",
  unknownChange: "更早的内容已不保留",
  nothingChanged: "内容未变",
  restored: (revision: number) => `恢复自第 ${revision} 次保存`,
  submitted: (versions: readonly number[]) => `提交为${versions.map((number) => `第 ${number} 版`).join("、")}`,
  current: "现在的草稿",
  same: "这一次的内容与现在的草稿相同。",
  restoreEffect: "恢复后这一次的内容成为新的草稿；现在的内容留在历史里，可以再恢复回来。",
  locked: "草稿现在是只读的，只能查看和下载。",
  now: "现在的",
  then: "这一次的",
} as const;

/** 本机加密副本: what could not be saved, offered back. */
export const localCopyWords = {
  title: (at: string) => `本机加密保留着 ${at} 未能保存的内容`,
  explains: "那时登录已过期或连不上服务器。恢复后保存为草稿；如果其间草稿被别人改过，会请您逐项选择。",
  takeBack: "恢复这些内容",
  letGo: "不要了",
  refused: (words: string) => `没有恢复成功：${words}内容在下面，可以复制留存。`,
  text: "未能保存的内容",
  signInNeeded: (hasCopy: boolean) => `登录已过期，最近的修改还没有保存。内容仍在本页，${hasCopy ? "并在本机加密保留" : "请不要关闭本页"}；登录后回到本页即自动保存。`,
} as const;

/** Who opened a bid, as its owner reads it. */
export const readingRoleWords: Record<ReadingRole, string> = { expert: "评审专家", officer: "经办", secondOfficer: "复核", leader: "领导", supervisor: "监督", owner: "需求方" };

/** What was opened. */
export function readingPartWords(part: ReadingPart): string {
  if (part === "content") return "申报内容";
  if (part === "similarity") return "雷同核查";
  return part === "summary" ? "摘要页" : `附件 ${Number(part.slice("file:".length)) + 1}`;
}

/** The reason of a rejection that silence makes. */
export const silentCorrectionWords = "补正期满，没有收到补正。";

export const lineVerdictWords: Record<LineVerdict, string> = { pass: "符合", correct: "须补正", reject: "不应受理" };

export const formLineWords: Record<FormLineCode, string> = { ...formCheckWords, other: "其他（人工发现）" };
