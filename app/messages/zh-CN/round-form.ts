import type { Band } from "#app/domain/review/bands.ts";
import type { RoundPreset } from "#app/domain/round/presets.ts";
import type { RoundRules } from "#app/domain/round/schema.ts";
import type { CustodyKind } from "#app/domain/round/custodies.ts";
import { bandWords } from "./review.ts";

/** 批次规则 in the form. */
export const ruleWords: Record<Exclude<keyof RoundRules, "publicity" | "conflict" | "challengeDefaults" | "stages" | "calendar"> | "workingDays" | "startsOn" | "pastUnitYears" | "jointWorkYears", { label: string; hint?: string; unit?: string }> = {
  jointIssuers: { label: "联合发文单位", hint: "与主办单位联合发文的，按署名先后每行一个；主办单位排在最前，不用填。公告及其文件一并署名，文号用主办单位的" },
  crossMembership: { label: "同一单位参加同一任务的两份申报" },
  leadPerson: { label: "一人同时负责本批次的两份申报" },
  unitLeads: { label: "一个单位最多牵头", hint: "0 为不限", unit: "份" },
  unitJoins: { label: "一个单位最多作为成员参加", hint: "0 为不限", unit: "份" },
  blacklist: { label: "列入限制名单（失信、违法）的单位" },
  unaccepted: { label: "有逾期未验收项目的单位" },
  ownerAffiliates: { label: "与发榜方有关联的单位" },
  confirmation: { label: "成员确认" },
  bidForm: { label: "申报书" },
  budgetMode: { label: "完整申报书的预算" },
  workingDays: { label: "公示期", unit: "个工作日" },
  startsOn: { label: "公示起算" },
  aggregation: { label: "得分计算" },
  criterionFloor: { label: "单项底线", hint: "各评审项不低于其分值的百分之几；0 为不设", unit: "%" },
  tieBreak: { label: "同分排序", hint: "依次比较的评审项代码，如 R01、R02、R05；仍相同的由专家组表决；留空则直接表决。设有几个打分阶段的，各阶段内按此排序，总排名的同分从最后一个阶段往前比较各阶段得分，再由专家组表决" },
  veto: { label: "一票否决" },
  divergenceRange: { label: "分歧提示：极差超过", hint: "超过的请组长书面说明，不改变评分", unit: "分" },
  divergenceDeviation: { label: "分歧提示：标准差超过", unit: "分" },
  reasonBelow: { label: "低分须写理由：低于该项分值的", hint: "0 为不要求", unit: "%" },
  stability: { label: "排名稳定性信息" },
  expertsPerBid: { label: "每份申报专家人数", unit: "名" },
  leastValidScores: { label: "有效评分最少份数", unit: "份" },
  passMark: { label: "合格线", unit: "分" },
  singleBidPassMark: { label: "单一揭榜合格线", unit: "分" },
  leastOpinion: { label: "总体意见最少字数", unit: "字" },
  leastReason: { label: "低分和否决理由最少字数", unit: "字" },
  attachments: { label: "附件和盖章页" },
  blind: { label: "评审方式" },
  discussion: { label: "评议讨论" },
  bidsPerDay: { label: "每名专家每日建议份数", hint: "据此给专家建议分几天评完", unit: "份" },
  bidsPerExpert: { label: "每名专家本批次最多份数", hint: "超过的不能邀请", unit: "份" },
  pastUnitYears: { label: "曾任职单位的回避年限", hint: "离开后多少年内须回避", unit: "年" },
  jointWorkYears: { label: "合作关系的回避年限", hint: "论文、专利、项目等合作后多少年内须回避；师生、近亲属关系长期回避", unit: "年" },
  bidWindowDays: { label: "揭榜期", hint: "发布时未指定截止时间的，按此推算到工作日 17:00", unit: "天" },
  correctionWorkingDays: { label: "补正期限", unit: "个工作日" },
};

export const ruleOptions: Record<"crossMembership" | "leadPerson" | "blacklist" | "unaccepted" | "ownerAffiliates" | "confirmation" | "bidForm" | "budgetMode" | "aggregation" | "startsOn" | "attachments" | "discussion" | "blind" | "veto" | "stability", Record<string, string>> = {
  crossMembership: { forbid: "不允许", disclose: "允许，须在申报中披露", allow: "允许" },
  leadPerson: { refuse: "第二份不能提交", check: "可以提交，形式审查处理", allow: "允许" },
  blacklist: { check: "提醒，形式审查时认定", refuse: "不能提交", off: "不限制" },
  unaccepted: { check: "提醒，形式审查时认定", refuse: "不能提交", off: "不限制" },
  ownerAffiliates: { check: "提醒，形式审查时认定", refuse: "不能提交" },
  confirmation: { later: "先提交、后确认（截止后 2 个工作日内）", first: "全部成员确认后才能提交" },
  bidForm: { concise: "精简：指标、经费、成员、里程碑、承诺和正文", full: "完整：另填单位情况、人员、实施方案、预算明细、成果和知识产权" },
  budgetMode: { lines: "分科目、分年度", lumpSum: "包干制：不分科目，承诺不列禁止支出" },
  aggregation: { auto: "自动：3–4 份取平均，5 份及以上去掉最高最低后取平均", mean: "平均分", trimmedMean: "去掉一个最高分、一个最低分后取平均", median: "中位数", rankSum: "秩和法：按各专家所排名次的平均值排序（只用于单一阶段）" },
  veto: { panel: "专家提出后，由专家组讨论表决，多数同意的否决", majority: "过半数有效评分提出的，直接否决", one: "一名专家提出的，直接否决" },
  stability: { internal: "只供决策会议和监督参考，不公开", public: "随结果一并公开（公告事先载明）" },
  blind: { none: "公开：结果公布后，申报方知道专家姓名", single: "单盲：专家知道申报方，申报方不知道专家", double: "双盲：双方互不知道（只看正文，不看附件）" },
  discussion: { off: "不设", afterSigning: "全体签署后，专家以代号相互讨论（不改变评分）" },
  attachments: { check: "形式审查时核对是否齐全", off: "不核对（纸质或另行收取）" },
  startsOn: { nextWorkingDay: "自发布次一工作日起", issueDay: "自发布当日起" },
};

/** Where a new round may start. */
export const presetWords: Record<RoundPreset, { name: string; meaning: string }> = {
  demandReview: { name: "企业需求·先评审", meaning: "企业出题；先由专家评审，再由企业确认。企业投入不低于财政资金 4 倍，现金支付不低于 0.4 倍。" },
  demandMatch: { name: "企业需求·先对接", meaning: "企业出题；先与申报方对接、签合作协议，再由专家评审。资金配套同上。" },
  common: { name: "行业共性·政府主导", meaning: "没有单一需求单位；网评（60%）后前 5 名答辩（40%），揭榜期 45 天，每份申报 7 名专家。" },
};

/** 密封保管 in the form. */
export const custodyOptions: Record<CustodyKind, { words: string; hint: string }> = {
  openingCodes: { words: "开标码信封", hint: "密钥印成几份码分人保管，服务器不留存。正式批次用这一种；发布前要制作并试开，约十分钟。" },
  bureau: { words: "系统保管", hint: "密钥由服务器加密保管，掌握服务器的人理论上能提前打开。只用于演练和演示，公开页面会注明。" },
};

/** Parts of an import file, as its problems name them. */
const parts: Record<string, string> = { round: "批次", organisations: "单位", affiliations: "控股关系", items: "榜单任务", bids: "申报", rubric: "评审标准", experts: "专家" };

/** The place of a problem in an import file: `items.3.money.fiscal` as 榜单任务 第 4 条 money.fiscal. */
export function placeWords(path: string): string {
  const [part = "", index, ...rest] = path.split(".");
  const isIndex = index !== undefined && /^\d+$/.test(index);
  const tail = (isIndex ? rest : [index, ...rest]).filter(Boolean).join(".");
  return [parts[part] ?? part, isIndex ? `第 ${Number(index) + 1} 条` : "", tail].filter(Boolean).join(" ");
}

/** Heads of the rubric's form, and of what a version changed. */
export const rubricHeads = { code: "序号", name: "评审项", weight: "分值", looksAt: "看什么", rule: "扣分规则（选填）", veto: "一票否决事项（选填）" } as const;

/** The place of a difference in a rubric: `R01.bands.good` as R01 分档描述 良. */
export function rubricPlaceWords(path: string): string {
  const [code = "", field = "", band] = path.replace(/^\./, "").split(".");
  if (field === "bands") return `${code} 分档描述 ${bandWords[band as Band] ?? ""}`.trim();
  return `${code} ${rubricHeads[field as keyof typeof rubricHeads]?.replace("（选填）", "") ?? ""}`.trim();
}
