import type { FullPartCode } from "#app/domain/bid/full-parts.ts";

interface FullFieldWords {
  label: string;
  hint?: string;
  unit?: string;
}

/** 完整申报书: each part with what belongs there. `row`: what one row of a list is. */
export const fullPartWords: Record<FullPartCode, { title: string; hint: string; row?: string }> = {
  units: { title: "单位基本情况", hint: "牵头单位和每家成员单位各一份，与营业执照或法人证书一致。" },
  people: { title: "项目组人员", hint: "负责人和骨干逐人填写；人月为项目期内投入本项目的时间。证件号码加密保存，保存后只显示首尾几位，专家和发榜方看不到性别、出生年份和证件号码。", row: "人" },
  plan: { title: "实施方案", hint: "逐项写清楚，图表放在申报书正文的 Word 文件里。" },
  economics: { title: "经济性分析", hint: "与单位成本测算相对应：投资、运行成本、售价或节约、回收期。" },
  budgetLines: { title: "经费支出（分科目）", hint: "各科目合计须分别等于经费中的各项来源。" },
  budgetYears: { title: "经费安排（分单位、分年度）", hint: "每家单位每个年度一行，没有的金额可以不填。合计须分别等于经费中的各项来源；有成员单位的，各单位合计须等于联合体中填写的该单位经费。", row: "行" },
  equipment: { title: "主要设备", hint: "单价 10 万元以上的设备逐台（套）列出，没有的不填。", row: "台（套）" },
  outsourcing: { title: "外协和测试加工", hint: "占总经费 10% 以上的逐项列出，没有的不填。", row: "项" },
  lumpSum: { title: "包干制承诺", hint: "经费实行包干制，不分科目。" },
  outputs: { title: "预期成果和效益", hint: "项目结束时达到的数值，没有的填 0。" },
  backgroundIp: { title: "已有知识产权", hint: "本项目要用到的专利、软件著作权、专有技术，没有的不填。", row: "项" },
  ipTerms: { title: "知识产权安排", hint: "须符合榜单任务的知识产权要求。" },
  unsuitable: { title: "建议不邀请的专家", hint: "最多 3 人，写明理由，供抽选专家时参考，不作为必须回避的依据。没有的不填。", row: "人" },
};

const sources: Record<string, FullFieldWords> = {
  fiscalFen: { label: "财政资金", unit: "万元" },
  ownerPayFen: { label: "需求方支付", unit: "万元" },
  selfRaisedFen: { label: "自筹资金", unit: "万元" },
};

export const fullFieldWords: Record<FullPartCode, Record<string, FullFieldWords>> = {
  units: {
    type: { label: "单位性质" },
    registeredOn: { label: "成立日期", hint: "如 2010-05-18" },
    capitalFen: { label: "注册资本或开办资金", unit: "万元" },
    address: { label: "住所" },
    legalPerson: { label: "法定代表人" },
    contact: { label: "联系人" },
    contactPhone: { label: "联系电话" },
    scale: { label: "企业规模" },
    highTech: { label: "高新技术企业" },
    specialised: { label: "专精特新企业" },
    rdLastFen: { label: "上年度研发投入", unit: "万元" },
    rdBeforeFen: { label: "前年度研发投入", unit: "万元" },
    affiliation: { label: "与发榜方的关联关系", hint: "控股、参股、同一实际控制人等，没有的不填" },
  },
  people: {
    name: { label: "姓名" },
    gender: { label: "性别" },
    birthYear: { label: "出生年份" },
    idNumber: { label: "证件号码" },
    title: { label: "职称或职务" },
    degree: { label: "学历学位" },
    unit: { label: "单位" },
    role: { label: "分工角色" },
    personMonths: { label: "人月" },
    tasks: { label: "承担任务" },
  },
  plan: {
    goals: { label: "总体目标" },
    route: { label: "技术路线" },
    innovations: { label: "创新点" },
    baseline: { label: "已有基础和技术就绪度依据" },
    scaleUp: { label: "放大和工程化方案" },
    risks: { label: "风险和对策" },
    safety: { label: "安全和环境影响" },
    secondaryWaste: { label: "二次固废和废水的处置" },
  },
  economics: { analysis: { label: "经济性分析" } },
  budgetLines: sources,
  budgetYears: { unit: { label: "单位" }, year: { label: "年度" }, ...sources },
  equipment: { name: { label: "设备名称" }, quantity: { label: "数量" }, amountFen: { label: "金额", unit: "万元" }, use: { label: "用途" } },
  outsourcing: { unit: { label: "承担单位" }, content: { label: "内容" }, amountFen: { label: "金额", unit: "万元" } },
  lumpSum: { promise: { label: "承诺经费只用于本项目，不用于罚款、捐赠、投资、偿还债务和与项目无关的支出，接受审计。" } },
  outputs: {
    patents: { label: "申请发明专利", unit: "件" },
    standards: { label: "标准", unit: "项" },
    tonnesPerYear: { label: "年消纳固废", unit: "t" },
    revenueFen: { label: "年新增产值", unit: "万元" },
    jobs: { label: "新增就业", unit: "人" },
    co2Tonnes: { label: "年减排二氧化碳", unit: "t" },
  },
  backgroundIp: { name: { label: "名称" }, number: { label: "专利号或登记号" }, owner: { label: "权利人" } },
  ipTerms: { ownership: { label: "成果归属" }, licence: { label: "对发榜方的许可" } },
  unsuitable: { name: { label: "姓名" }, unit: { label: "单位" }, reason: { label: "理由" } },
};

/** Choices and headings of keyed parts. */
export const fullChoiceWords: Record<string, string> = {
  enterprise: "企业",
  university: "高校",
  institute: "科研院所",
  other: "其他",
  large: "大型",
  medium: "中型",
  small: "小型",
  micro: "微型",
  none: "不适用",
  male: "男",
  female: "女",
  equipment: "设备费",
  business: "业务费",
  labour: "劳务费",
  indirect: "间接费用",
};

export const fullWords = {
  title: "完整申报书",
  lead: "本批次要求完整申报书。这一页各部分自动暂存，与精简部分一起提交、一起密封。",
  conciseLead: "这一页自动暂存，与申报书一起提交、一起密封；开标后只有经办人看到，专家和发榜方看不到。",
  back: "回到申报书",
  open: "填写完整申报书",
  done: "✓ 已填好",
  progress: (filled: number, needed: number) => `已填 ${filled} / ${needed}`,
  optional: "选填，未填",
  add: (row: string) => `再加一${row}`,
  nth: (row: number) => `第 ${row} 行`,
  lacks: (title: string, count: number) => `${title}：还缺 ${count} 项`,
  item: "科目",
  leadUnit: "牵头单位",
  asideTitle: "内容在别处被修改，两份都保留着",
  merge: "逐项选择后合并",
  save: "暂存",
  none: "无",
  yes: "是",
  choose: "请选择",
  matrix: "按单位和年度汇总（万元，各来源合计）",
  unit: "单位",
  year: (year: string) => `${year} 年`,
  total: "合计",
  against: "与该单位经费核对",
  even: "✓ 一致",
  differs: (source: string, by: string, isLess: boolean) => `${source}${isLess ? "少" : "多"} ${by}`,
} as const;

/** The name of a field by its path `full.plan.0.goals`, as in lists of what is missing. */
export function fullPathWords(path: string): string {
  const [, code = "", index, field] = path.split(".");
  const part = fullPartWords[code as FullPartCode];
  if (!part || index === undefined || field === undefined) return part?.title ?? path;
  const label = fullFieldWords[code as FullPartCode][field]?.label ?? field;
  return part.row ? `${part.title}第 ${Number(index) + 1} 行：${label}` : `${part.title}：${label}`;
}

/** What is wrong with the sums of a budget, by the code that names it. */
export const budgetProblems: readonly (readonly [RegExp, (...facts: string[]) => string])[] = [
  [/^budgetDiffers\.(\w+):([\d.]+):(\w+):([\d.]+)$/, (source, total, side, by) => `${sources[source]?.label ?? ""}${sumWords(total, side, by, "经费")}`],
  [/^unitBudgetDiffers:([\d.]+):(\w+):([\d.]+)$/, (total, side, by) => `该单位${sumWords(total, side, by, "联合体中填写的")}`],
  [/^unitWithoutBudget:(\d+)$/, (index) => `${index === "0" ? "牵头单位" : `第 ${index} 家成员单位`}有经费，还没有列出`],
];

/** A sum in 万元 that is not what it should be, with the difference. */
function sumWords(total: string, side: string, by: string, of: string): string {
  return `合计 ${total} 万元，比${of}${side === "less" ? "少" : "多"} ${by} 万元`;
}
