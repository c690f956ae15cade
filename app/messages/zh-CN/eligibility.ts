import type { EligibilityRule, EligibilityVerdict } from "#app/domain/bid/eligibility-check.ts";
import type { ConditionRule, Eligibility } from "#app/domain/challenge/eligibility.ts";
import { conditionNames, conditionWords } from "./conditions.ts";

interface RuleWords {
  name: string;
  ok: string;
  check: string;
  no: string;
}

const rules: Record<Exclude<EligibilityRule, ConditionRule>, RuleWords> = {
  dates: { name: "时间", ok: "任务正在接受揭榜。", check: "", no: "任务现在不接受揭榜。" },
  code: { name: "统一社会信用代码", ok: "代码格式正确。", check: "代码校验位不符，可以申报，形式审查时核对。", no: "不是 18 位统一社会信用代码。须有统一社会信用代码的单位才能申报。" },
  owner: { name: "需求单位", ok: "不是需求单位。", check: "", no: "需求单位不能揭自己的榜。" },
  affiliates: { name: "关联单位", ok: "没有需要回避的关联关系。", check: "与需求单位有关联关系：须如实声明，形式审查时核定。", no: "与需求单位有关联关系的单位不能申报。" },
  crossMembership: { name: "同一任务的其他申报", ok: "没有限制。", check: "参加本任务两份申报的，须在两份申报中如实披露。", no: "参加了本任务另一份申报的单位不能再参加。" },
  unitLeads: { name: "牵头项数", ok: "未超过限项。", check: "", no: "本批次牵头申报已达上限。" },
  unitJoins: { name: "参与项数", ok: "未超过限项。", check: "", no: "本批次参与申报已达上限。" },
  leadPerson: { name: "项目负责人", ok: "没有限制。", check: "负责人在本批次已负责另一份申报，形式审查时核定。", no: "负责人在本批次只能负责一份申报。" },
  blacklist: { name: "限制名单", ok: "没有限制。", check: "列入失信、违法限制名单的，形式审查时核定。", no: "列入失信、违法限制名单的单位不能申报。" },
  unaccepted: { name: "以前的项目", ok: "没有限制。", check: "有逾期未验收项目的，形式审查时核定。", no: "有逾期未验收项目的单位不能申报。" },
};

export const verdictWords: Record<EligibilityVerdict["verdict"], string> = { ok: "可以", check: "须核定", no: "不能" };

const conditionVerdicts: Record<EligibilityVerdict["verdict"], string> = { ok: "符合。", check: "没有说明或须凭材料，形式审查时核定。", no: "不符合，不能申报。" };

/** A condition of the item and how a bid stands to it. */
export function conditionVerdictWords({ rule, verdict }: { rule: ConditionRule; verdict: EligibilityVerdict["verdict"] }, eligibility: Eligibility): string {
  return `${conditionWords(rule, eligibility)}：${conditionVerdicts[verdict]}`;
}

/** Name, verdict and reason of one rule. */
export function eligibilityWords({ rule, verdict, limit }: EligibilityVerdict, eligibility: Eligibility): { name: string; text: string } {
  if (isCondition(rule)) return { name: conditionNames[rule], text: conditionVerdictWords({ rule, verdict }, eligibility) };
  const { name, [verdict]: text } = rules[rule];
  return { name: limit === undefined ? name : `${name}（上限 ${limit}）`, text };
}

function isCondition(rule: EligibilityRule): rule is ConditionRule {
  return Object.hasOwn(conditionNames, rule);
}

export const eligibilityFields = {
  uscc: "统一社会信用代码",
  role: "在申报中的身份",
  isAffiliated: "与需求单位有控股关系，或受同一主体控制",
  isInOtherBid: "已参加本任务的另一份申报",
  leads: "本批次已牵头的申报份数",
  joins: "本批次已参与的申报份数",
  leadIsTaken: "拟任负责人已负责本批次另一份申报",
  isBlacklisted: "被列入失信或违法限制名单",
  hasUnaccepted: "有逾期未验收的财政科技项目",
  isInRegion: "牵头单位注册地在规定地区内",
  registeredOn: "牵头单位成立日期",
  units: "拟由几家单位组成（含牵头单位）",
  trl: "现有技术就绪度",
  age: "拟任负责人年龄",
  rank: "拟任负责人职称",
  degree: "拟任负责人学历",
  isExcluded: "有下列不能报的情形之一",
  meetsConditions: "符合下列其他条件",
};
