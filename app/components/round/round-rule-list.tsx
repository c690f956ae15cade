import { rubricsOf } from "#app/domain/review/stages.ts";
import type { RubricLine } from "#app/domain/round/rubric-schema.ts";
import type { RoundRules } from "#app/domain/round/schema.ts";
import { custodyWords } from "#app/messages/zh-CN/challenge.ts";
import { StageList } from "./stage-list.tsx";
import { DescriptionList } from "#app/components/ui/description-list.tsx";

const crossMembership: Record<RoundRules["crossMembership"], string> = {
  forbid: "同一任务中，一个单位只能出现在一份申报里。",
  disclose: "同一任务中，一个单位参加两份申报的，须在两份申报中如实披露。",
  allow: "同一任务中，一个单位可以参加多份申报。",
};

const leadPerson: Record<RoundRules["leadPerson"], string> = {
  refuse: "一人在本批次只能负责一份有效申报，第二份不能提交。",
  check: "一人在本批次只能负责一份有效申报，形式审查时核对。",
  allow: "一人可以负责多份申报。",
};

const barred: Record<RoundRules["blacklist"], string> = { refuse: "不能提交申报。", check: "形式审查时认定。", off: "" };

const limit = (words: string, most: number) => (most === 0 ? "" : `${words}不超过 ${most} 份。`);

const aggregation: Record<RoundRules["aggregation"], string> = {
  auto: "有效评分 3–4 份取平均分；5 份及以上去掉一个最高分、一个最低分后取平均分。四舍五入保留两位小数，只在最后一步进行。",
  mean: "取全部有效评分的平均分，四舍五入保留两位小数。",
  trimmedMean: "去掉一个最高分、一个最低分后取平均分（至少五份有效评分），四舍五入保留两位小数。",
  median: "取全部有效评分的中位数，四舍五入保留两位小数。",
  rankSum: "秩和法：每名专家对同一任务的申报按总分排名次（同分取平均名次），各申报取平均秩，小者在前；总分为全部有效评分的平均分。只计评完全部申报的专家；不足最少有效份数时，按平均分排序。",
};

const blind: Record<RoundRules["blind"], string> = {
  none: "公开评审：结果公布后，申报方知道评审专家姓名。",
  single: "单盲：专家知道申报方，申报方不知道专家。",
  double: "双盲：申报方与专家互不知道；专家只看隐去单位和人员的正文，不看附件。正文中不得出现单位和人员名称。",
};

const veto: Record<RoundRules["veto"], string> = {
  panel: "专家提出并写明理由的，由专家组讨论表决，同意多于不同意的否决；",
  majority: "过半数有效评分提出的，予以否决；",
  one: "有一名专家提出的，予以否决；",
};

const stability: Record<RoundRules["stability"], string> = {
  internal: "只供决策会议和监督参考，不公开。",
  public: "排名在去掉任一专家、各项分值增减 10% 等情形下是否稳定，随结果一并公开；只作参考，不改变名次。",
};

function tieBreakWords(codes: readonly string[], rubric: readonly RubricLine[]): string {
  const named = codes.flatMap((code) => rubric.filter((line) => line.code === code).map(({ name }) => `${name}（${code}）`));
  return named.length === 0 ? "由专家组表决，同意票多的在前。" : `依次比较${named.join("、")}得分；仍相同的由专家组表决，同意票多的在前。`;
}

/** Several marked stages are ranked by their totals, not by criteria (see `rankStages`). */
const isStaged = ({ stages }: RoundRules) => (stages ?? []).filter(({ weight }) => weight > 0).length > 1;

const stagedTieWords = "先按参加的阶段多少，再从最后一个阶段往前依次比较各阶段得分；仍相同的由专家组表决，同意票多的在前。";

/** The switches of a round as sentences. */
export function RoundRuleList({ rules, rubric, custody }: { rules: RoundRules; rubric: RubricLine[]; custody: string }) {
  const { publicity } = rules;
  const lines = [...new Map(rubricsOf({ rules, rubric }).flatMap((one) => one.lines.map((line) => [line.code, line] as const))).values()];
  const starts = publicity.startsOn === "issueDay" ? "自发布当日起算" : "自发布次一工作日起算";
  return (
    <DescriptionList
      items={[
        ...(rules.jointIssuers.length > 0 ? [{ term: "联合发文", value: rules.jointIssuers.join("、") }] : []),
        { term: "专家人数", value: `每份申报 ${rules.expertsPerBid} 名，有效评分不少于 ${rules.leastValidScores} 份。` },
        { term: "评审方式", value: blind[rules.blind] },
        { term: "回避年限", value: `曾任职单位 ${rules.conflict.pastUnitYears} 年，合作项目、论文、专利 ${rules.conflict.jointWorkYears} 年；师生、近亲属和现任职单位（含关联单位）长期回避。` },
        ...(rules.stages ? [{ term: "评审阶段", value: <StageList rules={rules} /> }] : []),
        { term: "分数计算", value: aggregation[rules.aggregation] },
        { term: "同分排序", value: isStaged(rules) ? stagedTieWords : tieBreakWords(rules.tieBreak, lines) },
        { term: "合格线", value: `总分 ${rules.passMark} 分；只有一份有效申报时 ${rules.singleBidPassMark} 分${rules.criterionFloor > 0 ? `；各评审项不低于其分值的 ${rules.criterionFloor}%` : ""}。` },
        ...(lines.some((line) => line.veto) ? [{ term: "一票否决", value: `${lines.flatMap(({ code, veto }) => (veto ? [`${code}：${veto}`] : [])).join("；")}。${veto[rules.veto]}被否决的排在最后，立项须另行书面说明理由。` }] : []),
        { term: "分歧处理", value: `一份申报各专家总分的极差超过 ${rules.divergenceRange} 分或标准差超过 ${rules.divergenceDeviation} 分的，由专家组组长书面说明；不改变评分。` },
        { term: "评审意见", value: `总体意见不少于 ${rules.leastOpinion} 字${rules.reasonBelow > 0 ? `；低于该项分值 ${rules.reasonBelow}% 的，说明理由不少于 ${rules.leastReason} 字` : ""}。` },
        { term: "稳定性信息", value: stability[rules.stability] },
        { term: "评审工作量", value: `每名专家本批次最多 ${rules.bidsPerExpert} 份，建议每天不超过 ${rules.bidsPerDay} 份。` },
        { term: "补正", value: `形式审查中可补正一次，期限 ${rules.correctionWorkingDays} 个工作日，只能改动通知列明的内容，逾期视为不予受理。` },
        { term: "公示", value: `${publicity.workingDays} 个工作日，${starts}。` },
        { term: "参加多份申报", value: crossMembership[rules.crossMembership] },
        { term: "项目负责人", value: leadPerson[rules.leadPerson] },
        { term: "参加数量", value: `${limit("一个单位牵头", rules.unitLeads)}${limit("作为成员参加", rules.unitJoins)}` || "不限。" },
        { term: "限制名单", value: [barred[rules.blacklist] && `列入失信、违法限制名单的单位，${barred[rules.blacklist]}`, barred[rules.unaccepted] && `有逾期未验收项目的单位，${barred[rules.unaccepted]}`].join("") || "不限。" },
        { term: "发榜方关联单位", value: rules.ownerAffiliates === "refuse" ? "不能参加申报。" : "须如实声明，形式审查时认定，一般不予受理。" },
        { term: "成员确认", value: rules.confirmation === "first" ? "全部成员单位确认后才能提交。" : "先提交、后确认：成员单位在截止后 2 个工作日内确认即可。" },
        ...(rules.discussion === "afterSigning" ? [{ term: "评议讨论", value: "全体专家签署后，专家以代号相互讨论；讨论存档，不改变评分。" }] : []),
        { term: "申报书", value: rules.bidForm === "concise" ? "精简格式。" : `完整格式，预算${rules.budgetMode === "lines" ? "分科目、分年度填写" : "实行包干制"}。` },
        { term: "密封保管", value: custodyWords[custody]?.join("") ?? null },
      ]}
    />
  );
}
