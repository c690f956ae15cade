import { type BidDraft, bidDraft } from "#app/domain/bid/schema.ts";
import { addMonths } from "#app/domain/bid/milestone.ts";
import { rowOfIndicator } from "#app/domain/challenge/indicator-row.ts";
import { type NewChallenge, plainItem } from "#app/domain/challenge/schema.ts";
import { type DemandForm, emptyDemandForm } from "#app/domain/demand/form.ts";
import type { ExpertKind } from "#app/domain/review/view.ts";

/**
 * Who plays and what is played in a rehearsal: everything fictional, one item, three bids of which one passes easily, one narrowly
 * and one lacks its milestones, so that the bureau meets a correction; seven experts, of whom the last declines.
 */
export const owner = { key: "owner", name: "演练·北岭氧化铝厂", kind: "91" } as const;
/** A member of the second team's consortium. */
export const partner = { key: "d", name: "演练·丁检测中心", kind: "12", tasks: "脱碱液水盐平衡核算和第三方检测" } as const;
export const expertUnit = { key: "experts", name: "演练·评审专家所在单位", kind: "12" } as const;

export interface Team {
  key: string;
  name: string;
  kind: "91" | "12";
  lead: string;
  promised: Readonly<Record<string, number>>;
  summary: string;
  hasMilestones: boolean;
  /** Whether it bids with the partner. */
  hasPartner?: true;
  /** The marks it gets, in hundredths of each criterion's weight, before the experts differ. */
  share: number;
}

export const teams: readonly Team[] = [
  { key: "a", name: "演练·甲材料大学", kind: "12", lead: "演练负责人甲", promised: { "1": 0.9, "2": 74, "3": 43, "4": 200 }, hasMilestones: true, share: 86, summary: "以电石渣置换可交换碱，再以焙烧烟气二氧化碳打破方钠石结构，脱碱液经膜浓缩回配碱工序。已完成每天 2 吨的扩试，连续运行 15 天。" },
  { key: "b", name: "演练·乙冶金研究院", kind: "12", lead: "演练负责人乙", promised: { "1": 1.0, "2": 70, "3": 45, "4": 168 }, hasMilestones: true, hasPartner: true, share: 74, summary: "加压石灰脱碱与多级逆流洗涤联用，洗液回用至溶出工序。完成实验室和百公斤级试验，拟在需求方厂区建设中试线。" },
  { key: "c", name: "演练·丙环境科技公司", kind: "91", lead: "演练负责人丙", promised: { "1": 1.2, "2": 72, "3": 44, "4": 168 }, hasMilestones: false, share: 62, summary: "利用酸性废水中和脱碱，脱碱渣直接用于道路基层。氧化钠含量预计降至百分之一点二，略高于榜单要求。" },
];

export const experts: readonly { name: string; kind: ExpertKind; declines: boolean; offset: number }[] = [
  { name: "演练专家一", kind: "technical", declines: false, offset: 2 },
  { name: "演练专家二", kind: "technical", declines: false, offset: -3 },
  { name: "演练专家三", kind: "technical", declines: false, offset: 0 },
  { name: "演练专家四", kind: "technical", declines: false, offset: 4 },
  { name: "演练专家五", kind: "financial", declines: false, offset: -1 },
  { name: "演练专家六", kind: "management", declines: false, offset: 1 },
  { name: "演练专家七", kind: "technical", declines: true, offset: 0 },
];

export const declineReason = "演练：近期出差，不能参加，请另请他人。";

/** Long enough for every rule about opinions. */
export const opinion = "演练意见：该方案技术路线清楚，试验数据与承诺指标基本对应，成本核算口径与榜单一致，主要风险有预案，团队分工明确。建议补充长期稳定性数据，并在中试阶段设置第三方检测节点。本意见由演练程序生成，不作任何依据。".repeat(3);
export const lowMarkReason = "演练理由：证明材料只有一次单点试验，缺少连续运行数据，难以支持所承诺的指标，按评分标准扣分。";

/** The item of a rehearsal, numbered in its round. Money in 分. */
export function rehearsalChallenge(roundCode: string, ownerUscc: string): NewChallenge {
  const tested = { upper: null, basis: "", hard: true, mode: "absolute", baseline: null } as const;
  return {
    ...plainItem,
    no: `${roundCode}-001`,
    round: roundCode,
    title: "【演练】赤泥低成本脱碱与碱液回用技术",
    class: "企业技术需求类",
    waste: ["赤泥"],
    direction: "减量与脱碱",
    owner: ownerUscc,
    pattern: "B",
    race: false,
    periodMonths: 24,
    fiscalFen: 160_000_000,
    ownerInputFen: 640_000_000,
    payToBidderFen: 420_000_000,
    fundingRule: { ownerToFiscalAtLeast: 4, payToBidderToFiscalAtLeast: 0.4 },
    background: "演练用任务，内容虚构。赤泥中的钠影响建材利用，现有脱碱路线成本偏高。",
    content: "查明附着碱与晶格碱的占比，开发低成本梯级脱碱工艺，建立脱碱液回用的水盐平衡，完成连续中试。",
    deliverables: "工艺包 1 套、连续中试报告、第三方检测报告。",
    ipRule: "专有技术归双方共有。",
    indicators: [
      { ...tested, code: "1", name: "脱碱后赤泥 Na2O 质量分数", comparator: "<=", value: 1, unit: "%", method: "GB/T 176—2017", verification: "第三方检测" },
      { ...tested, code: "2", name: "钠回收率", comparator: ">=", value: 70, unit: "%", method: "物料衡算", verification: "第三方检测" },
      { ...tested, code: "3", name: "处理直接成本（干赤泥）", comparator: "<=", value: 45, unit: "元/t", method: "专项核算", verification: "专项审计" },
      { ...tested, code: "4", name: "中试连续稳定运行时间", comparator: ">=", value: 168, unit: "h", method: "运行记录", verification: "现场查验" },
    ],
  };
}

const steps = [
  { months: 8, deliverable: "实验室复核完成，确定脱碱工艺参数", check: "专家审阅", fiscalFen: 60_000_000 },
  { months: 22, deliverable: "中试线连续考核，提交工艺包", check: "第三方检测、专项审计", fiscalFen: 100_000_000 },
];

/** What the first team asks, and how the owner answers: nothing that changes the item. */
export const question = "演练提问：现场中试用地和水、电、蒸汽由谁提供？";
export const answerText = "演练答复：由需求单位在厂区内提供，费用按实际用量结算。";

/** 承诺书 of the fictional owner; the digest is of no file. */
export const ownerLetter = { signer: "演练需求方法定代表人", scan: "0".repeat(64) } as const;

/** What the fictional owner asks for when the rehearsal calls for demands: another item of the same kind. */
export function rehearsalDemand(): DemandForm {
  const { background, content, deliverables, ipRule, indicators, periodMonths, fiscalFen, ownerInputFen, payToBidderFen } = rehearsalChallenge("", "");
  return {
    ...emptyDemandForm,
    title: "【演练】赤泥脱碱液深度净化与回用技术",
    industry: "氧化铝",
    waste: ["赤泥"],
    background,
    problem: "演练用需求，内容虚构：脱碱液中铝、硅含量波动，直接回用影响溶出。",
    content,
    baseline: "演练：年产生量约 100 万t，含水率 32%，现行处置成本 60 元/t。",
    deliverables,
    ipRule,
    contactName: "演练联系人",
    contactPhone: "0391-0000000",
    periodMonths: String(periodMonths),
    money: { ownerInput: wanOf(ownerInputFen), payToBidder: wanOf(payToBidderFen), fiscal: wanOf(fiscalFen) },
    indicators: indicators.map(rowOfIndicator),
    statements: { unsolved: true, notClassified: true, truthful: true, firstUse: true },
  };
}

const wanOf = (fen: number) => String(fen / 1_000_000);

/** A team's bid, its milestones counted from the closing (ISO date). `isCompleted`: as it comes back from a correction. */
export function rehearsalBid(team: Team, closing: string, isCompleted: boolean, partnerUscc: string | null): BidDraft {
  const milestones = team.hasMilestones || isCompleted ? steps.map(({ months, ...step }) => ({ ...step, due: addMonths(closing, months) })) : [];
  return bidDraft.parse({
    members: team.hasPartner && partnerUscc !== null ? [{ uscc: partnerUscc, name: partner.name, role: "testing", tasks: partner.tasks, people: "", moneyIn: { fiscalFen: 20_000_000, ownerPayFen: 0, selfRaisedFen: 0 }, moneyOutFen: 20_000_000, ipShare: 1_000 }] : [],
    projectLead: { name: team.lead, code: `YL-${team.key.toUpperCase()}` },
    promised: Object.fromEntries(Object.entries(team.promised).map(([code, value]) => [code, { value, evidence: "演练：扩试记录、检测报告" }])),
    trl: { now: 5, target: 7 },
    summary: `演练：${team.summary}`,
    money: { fiscalFen: 160_000_000, ownerPayFen: 420_000_000, selfRaisedFen: 30_000_000 },
    milestones,
    unitCost: { rawMaterial: 1600, energy: 900, chemicals: 700, labour: 450, depreciation: 400, transport: 250, basis: "演练：按扩试消耗定额和现行市场价测算。" },
    statements: { integrity: true, truthfulness: true, noDoubleFunding: true, notClassified: true },
  });
}

/** An expert's marks for a team, by criterion; two decimals. */
export function rehearsalMarks(team: Team, offset: number, rubric: readonly { code: string; weight: number }[]): Record<string, string> {
  return Object.fromEntries(rubric.map(({ code, weight }) => [code, ((weight * (team.share + offset)) / 100).toFixed(2)]));
}
