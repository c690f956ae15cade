import type { ConditionRule, Eligibility } from "#app/domain/challenge/eligibility.ts";
import { unitKindWords } from "./unit-kinds.ts";

/** 揭榜方条件 in the form, in the template and where a condition is named alone. */
export const conditionFieldWords: Record<keyof Eligibility, { label: string; hint?: string; unit?: string }> = {
  leadKinds: { label: "牵头单位类型", hint: "都不选为不限；高校、科研院所属于事业单位" },
  regions: { label: "牵头单位注册地区", hint: "不填为不限。每行一个：行政区划代码前 2、4 或 6 位，空格，名称，如 4108 焦作市" },
  registeredBy: { label: "牵头单位成立日期不晚于" },
  mostUnits: { label: "最多由几家单位组成", hint: "含牵头单位；1 为不接受联合体", unit: "家" },
  leastTrl: { label: "现有技术就绪度不低于", hint: "1 到 9", unit: "级" },
  mostAge: { label: "负责人年龄不超过", hint: "截止当天的周岁", unit: "周岁" },
  leastRank: { label: "负责人职称不低于" },
  leastDegree: { label: "负责人学历不低于" },
  exclusions: { label: "不能报的情形", hint: "每行一条，写成“……的单位”" },
  conditions: { label: "其他条件", hint: "每行一条，如 有日处理 2 吨以上的中试条件" },
};

/** A condition in the form check and in the verdicts of 能不能报. */
export const conditionNames: Record<ConditionRule, string> = {
  leadKind: "牵头单位类型",
  region: "注册地区",
  registeredBy: "成立日期",
  teamSize: "单位家数",
  trl: "技术就绪度",
  age: "负责人年龄",
  rank: "负责人职称",
  degree: "负责人学历",
  exclusions: "不能报的情形",
  conditions: "其他条件",
};

export const kindsWords = (kinds: Eligibility["leadKinds"]) => kinds.map((kind) => unitKindWords[kind]).join("、");
const regionsWords = (regions: Eligibility["regions"]) => regions.map(({ name }) => name).join("、");

/** Who may bid, and how: what is not limited is said to be free, as the notice does. */
export function mayBidLines({ leadKinds, regions, registeredBy, mostUnits, leastTrl }: Eligibility): string[] {
  const free = [regions.length === 0 && "地区", registeredBy === null && "注册时间"].filter(Boolean).join("和");
  const limits = [regions.length > 0 && `注册地在${regionsWords(regions)}`, registeredBy !== null && `${registeredBy} 以前（含当日）成立`, free && `不限${free}`].filter(Boolean).join("，");
  const who = leadKinds.length > 0 ? `在中国境内登记、有统一社会信用代码的${kindsWords(leadKinds)}` : "在中国境内登记、有统一社会信用代码的企业、高校、科研院所等";
  const team = mostUnits === 1 ? "只能独立申报，不接受联合体。" : `可以独立申报，也可以组成联合体${mostUnits === null ? "" : `（含牵头单位最多 ${mostUnits} 家）`}；联合体只有一个牵头单位。`;
  return [`${leadKinds.length + regions.length > 0 || registeredBy !== null ? "牵头单位为" : ""}${who}，${limits}。`, team, ...(leastTrl === null ? [] : [`现有技术就绪度不低于 ${leastTrl} 级。`])];
}

/** Each condition that is set as a line, or several where it is written in lines. */
const asks: Record<ConditionRule, (eligibility: Eligibility) => readonly (string | false)[]> = {
  leadKind: ({ leadKinds }) => [leadKinds.length > 0 && `牵头单位须为${kindsWords(leadKinds)}`],
  region: ({ regions }) => [regions.length > 0 && `牵头单位注册地在${regionsWords(regions)}`],
  registeredBy: ({ registeredBy }) => [registeredBy !== null && `牵头单位成立日期不晚于 ${registeredBy}`],
  teamSize: ({ mostUnits }) => [mostUnits !== null && (mostUnits === 1 ? "不接受联合体" : `最多由 ${mostUnits} 家单位组成（含牵头单位）`)],
  trl: ({ leastTrl }) => [leastTrl !== null && `现有技术就绪度不低于 ${leastTrl} 级`],
  age: ({ mostAge }) => [mostAge !== null && `项目负责人截止当天不超过 ${mostAge} 周岁`],
  rank: ({ leastRank }) => [leastRank !== null && `项目负责人职称不低于${leastRank}`],
  degree: ({ leastDegree }) => [leastDegree !== null && `项目负责人学历不低于${leastDegree}`],
  exclusions: ({ exclusions }) => exclusions.map((one) => `不能报：${one}`),
  conditions: ({ conditions }) => conditions,
};

/** The condition of a rule in words; "" where the item does not set it. */
export function conditionWords(rule: ConditionRule, eligibility: Eligibility): string {
  return linesOf([rule], eligibility).join("；");
}

/** What is asked of the project lead, and what else. */
export const askedLines = (eligibility: Eligibility): string[] => linesOf(["age", "rank", "degree", "conditions"], eligibility);

/** Every condition that is set: for a file, a correction, the bureau's page. */
export const conditionLines = (eligibility: Eligibility): string[] => linesOf(Object.keys(asks) as ConditionRule[], eligibility);

function linesOf(rules: readonly ConditionRule[], eligibility: Eligibility): string[] {
  return rules.flatMap((rule) => asks[rule](eligibility)).filter((line) => line !== false).map((line) => line.replace(/[。；]$/, ""));
}

export const noConditionsWords = "没有另外的条件";
