import type { IndicatorRow } from "#app/domain/challenge/indicator-row.ts";
import type { DemandFact } from "#app/domain/demand/difference.ts";
import type { DemandMoney, DemandText, StatementKey } from "#app/domain/demand/form.ts";
import type { OverLength } from "#app/domain/demand/over-length.ts";
import type { VettingCriterion } from "#app/domain/demand/vetting.ts";
import type { Recommendation } from "#app/domain/demand/view.ts";
import { indicatorRowWords } from "./indicator-row.ts";

export interface DemandTextWords {
  label: string;
  hint?: string;
}

/** Fields of 需求征集表: what each is called and what belongs there. */
export const demandTextWords: Record<DemandText, DemandTextWords> = {
  title: { label: "需求名称", hint: "8 到 60 字，写清对象和技术" },
  industry: { label: "产业链环节", hint: "如 氧化铝、钛白粉、水泥" },
  keywords: { label: "关键词", hint: "用顿号隔开，不超过 5 个" },
  background: { label: "需求背景", hint: "不超过 1500 字" },
  problem: { label: "拟解决的技术问题", hint: "一句话说清卡在哪里、为什么自己解决不了；不超过 1500 字" },
  content: { label: "攻关内容", hint: "分条写，不超过 3000 字" },
  baseline: { label: "现状数据", hint: "成分、含水率、年产生量、现行做法的成本等，带单位；不超过 1500 字" },
  deliverables: { label: "预期成果", hint: "如 工艺包、示范线、标准草案" },
  conditions: { label: "对揭榜方的条件", hint: "确有必要才提；不得限定地区、所有制" },
  ipRule: { label: "知识产权归属和利益分配" },
  contactName: { label: "联系人" },
  contactPhone: { label: "联系电话", hint: "揭榜前不对外公开" },
};

const joinedWords: Record<Exclude<OverLength["text"], DemandText>, string> = {
  itemBackground: "任务的“背景”（需求背景和现状数据）",
  itemContent: "任务的“攻关内容”（拟解决的技术问题和攻关内容）",
  indicators: "指标",
};

/** What became too long by joining, with both numbers; reads the fact `over` of the refusal. */
export const overLengthWords = (over: string): string =>
  over.split(",").map((one) => {
    const [text = "", length = "", most = ""] = one.split(":");
    const name = (joinedWords as Record<string, string>)[text] ?? (demandTextWords as Record<string, DemandTextWords>)[text]?.label ?? text;
    return text === "indicators" ? `${name} ${length} 条，上限 ${most} 条` : `${name} ${length} 字，上限 ${most} 字`;
  }).join("；");

export const demandMoneyWords: Record<DemandMoney, { label: string; hint?: string }> = {
  ownerInput: { label: "本单位投入" },
  payToBidder: { label: "其中以现金支付揭榜方" },
  fiscal: { label: "希望财政支持", hint: "没有的填 0" },
};

export const statementWords: Record<StatementKey, string> = {
  unsolved: "本单位不能自行解决，且业内尚无可直接采用的成熟技术。",
  notClassified: "所填内容不涉及国家秘密，可以公开征集。",
  truthful: "所填内容真实、准确，愿意配合踏勘、供样、对接和验收。",
  firstUse: "攻关成功后，优先在本单位应用。",
};

export const demandFactWords: Record<DemandFact, string> = {
  class: "类别",
  waste: "固废种类",
  periodMonths: "攻关周期（月）",
  ownerInputFen: "本单位投入（万元）",
  payToBidderFen: "现金支付揭榜方（万元）",
  fiscalFen: "希望财政支持（万元）",
  isConfidential: "完整数据须签保密协议",
  showsContact: "公开联系方式",
};

export const criterionWords: Record<VettingCriterion, string> = { necessity: "必要性", innovation: "创新性", feasibility: "可行性", benefit: "预期效益" };

export const conclusionWords = { listed: "入榜", shelved: "入库备选", declined: "不采纳" } as const;

export const recommendationWords: Record<Recommendation, string> = { none: "直接报送，不经推荐", optional: "可以经推荐单位报送", required: "须经推荐单位推荐" };

/** In the filter of the list: everything before its conclusion. */
export const toVetWords = "待论证（论证结束前的全部）";

export const writerWords = { owner: "需求单位", bureau: "经办单位" } as const;

const fieldLabels: Record<string, string> = {
  ...Object.fromEntries(Object.entries(demandTextWords).map(([name, { label }]) => [name, label])),
  ...Object.fromEntries(Object.entries(demandMoneyWords).map(([name, { label }]) => [`money.${name}`, label])),
  class: "类别",
  waste: "固废种类",
  periodMonths: "攻关周期",
  indicators: "考核指标",
  recommender: "推荐单位",
};

/** What a path of the form is called: 第 3 项指标的指标值 for a problem in a row, a statement by its first words. */
export function demandFieldWords(path: string): string {
  const [part = "", first, second] = path.split(/[.[\]]+/);
  if (part === "indicators" && first) return `第 ${Number(first) + 1} 项指标${second ? `的${indicatorRowWords[second as keyof IndicatorRow] ?? second}` : ""}`;
  if (part === "statements") return first ? `声明“${statementWords[first as StatementKey].slice(0, 11)}…”` : "声明";
  return fieldLabels[path] ?? path;
}

/** What stands before a demand that came back. */
export const returnWords = { title: "需求已退回，请按以下理由修改后重新提交" };

/** 需求方承诺书 as it is printed and signed; the version's number ties it to a text. */
export const letterWords = {
  title: "需求方承诺书",
  lead: (owner: string) => `${owner}签字盖章的承诺书在这里登记。没有承诺书的任务不能发布；标题、内容、指标、经费、期限、条件改动以后，须按新的内容重新签署。`,
  joint: "本项由几家单位联合提出，各家都要签署承诺书，都不得揭榜；答疑、样品、对接由牵头单位办理。",
  leads: "（牵头）",
  signed: "已签署",
  unsigned: "未签署",
  missing: "还没有登记承诺书，任务不能发布。",
  outdated: "承诺书签署以后任务内容改过，须按现在的内容重新签署，登记后才能发布。",
  isCurrent: "与现在的内容一致",
  wasOther: "签署后内容改过",
  done: "承诺书已登记。",
  lacks: "发布前须登记需求方承诺书",
  record: "登记承诺书",
  itemsLack: (count: number) => `${count} 项已审定任务还没有需求方承诺书`,
  staysBehind: "这些任务补齐承诺书以前不能发布，其余任务照常发布；补齐后可按同一文号补充发布。点任务进入其页面办理。",
  /** What the letter is about. */
  ofDemand: (unit: string, no: string, title: string, version: number) => `${unit}就技术需求“${title}”（${no}，文本第 ${version} 版）郑重承诺：`,
  ofItem: (unit: string, no: string, title: string) => `${unit}就榜单任务“${title}”（${no}）郑重承诺：`,
  promises: [
    "一、所提需求真实，本单位及关联单位不参与本任务的揭榜。",
    "二、按榜单列明的金额、比例和节点足额、以现金支付揭榜方，不以实物、场地折抵。",
    "三、按公布的时间公平提供样品、数据和踏勘条件，不对任何一方区别对待。",
    "四、攻关成功后优先在本单位应用，配合第三方检测和验收。",
    "五、违反以上承诺的，按规定承担责任，三年内不再申报需求。",
  ],
  sign: "单位（盖章）：　　　　　　　　法定代表人（签字）：　　　　　　　　　　　年　　月　　日",
};

/** 需求征集表 as a file. */
export const demandSheetWords = {
  title: "技术需求征集表",
  howTo: "用黑色笔填写，或在 Word 中填写后打印；一式两份，签字盖章后报送。写不下的可以另附页。",
  unit: "需求单位",
  uscc: "统一社会信用代码",
  class: "类别",
  classes: "□ 企业技术需求类　□ 行业共性技术类　□ 成果转化类",
  waste: "固废种类",
  wastes: "□ 赤泥　□ 钛石膏",
  period: "攻关周期",
  money: { ownerInput: "本单位投入", payToBidder: "其中现金支付", fiscal: "希望财政支持" } satisfies Record<DemandMoney, string>,
  asked: (label: string, hint: string | undefined) => (hint === undefined ? label : `${label}（${hint}）`),
  indicators: "考核指标（至少一项可以量化）",
  indicatorColumns: ["指标", "要求", "单位", "测试方法或标准"] as const,
  passed: "合格",
  statements: "声明",
  ticked: "☑",
  unticked: "□",
  none: "无",
  sign: "单位（盖章）：　　　　　　　　　　\n法定代表人（签字）：　　　　　　　　\n　　　　年　　月　　日",
  blank: "空白征集表",
  filled: "征集表",
  fileName: (no: string | null, format: string) => `技术需求征集表${no === null ? "" : `_${no}`}.${format}`,
};
