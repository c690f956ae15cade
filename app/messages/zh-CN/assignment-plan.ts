import type { BindingLimit } from "#app/domain/review/assignment/explain.ts";
import type { LeastRelaxation, Relaxable } from "#app/domain/review/assignment/shortage.ts";
import type { demandRules } from "#app/domain/review/plan/plan-conditions-schema.ts";
import type { PlanProblem, PlanStage } from "#app/domain/review/plan/plan.ts";
import type { ExplainedPair, PlanAnswerView, PlanDemandView, PlanMatch, PlanRow } from "#app/domain/review/plan/plan-view.ts";
import { assignmentLimits, shortageWords } from "./assignment.ts";
import { conflictWords, expertKindWords } from "./review.ts";

export const planStageWords: Readonly<Record<PlanStage, string>> = {
  waiting: "排队等待",
  reading: "读取申报、专家和回避情形",
  comparing: "比对申报与专家专长",
  solving: "求解（限制交叉时最多 30 秒）",
  done: "已完成",
  failed: "未能完成",
};

export const planOutcomeWords: Readonly<Record<NonNullable<PlanRow["outcome"]>, string>> = {
  optimal: "有方案（最优）",
  gap: "有方案（限时内未证明最优）",
  infeasible: "条件无法满足",
  unknown: "限时内未找到方案",
  unread: "条件有误",
};

const number = (value: number) => String(Math.round(value * 10) / 10);

/** A kind of expert by its word, everything else as it is named. */
const ofWords = (of: string | undefined) => (of ? `（${of in expertKindWords ? expertKindWords[of as keyof typeof expertKindWords] : of}）` : "");
const limitWords = (limit: string, of?: string) => `${assignmentLimits[limit] ?? limit}${limit === "unit" || limit === "apart" ? "" : ofWords(of)}`;

const bindingWords: Partial<Record<BindingLimit["limit"], string>> = { "load.max": "该专家份数已满", "load.min": "该专家须满足最少份数", perBid: "本申报名额已满", unit: "同单位已有专家", apart: "不得与已选专家同审" };

/** Why a pair was made or not, in one sentence. */
export function matchWords({ reason, hasTask, atLeastLost, limits }: PlanMatch): string {
  switch (reason) {
    case "fixed":
      return hasTask ? "已有评审任务" : "人工指定";
    case "forbidden":
      return "回避或人工排除";
    case "belowWorst":
      return "匹配度低于已能保证的最低一项";
    case "worthMost":
      return atLeastLost === null ? "在全部限制下总匹配度最高" : atLeastLost > 0 ? `换掉至少损失 ${number(atLeastLost)}` : "换成别人总匹配度不变";
    case "limits": {
      const binding = limits.filter(({ cost }) => cost > 0).map(({ limit, of }) => bindingWords[limit] ?? limitWords(limit, of));
      return `${binding.length > 0 ? [...new Set(binding)].join("、") : "其他组合总匹配度更高"}${atLeastLost === null ? "" : atLeastLost > 0 ? `；改用至少损失 ${number(atLeastLost)}` : "；改用不损失"}`;
    }
  }
}

type Impossible = Extract<PlanAnswerView, { status: "infeasible" }>;

/** What makes a demand impossible, and what would help, each in a sentence. */
export function impossibleWords({ shortage, shortageLeast, concernedBids, limits, relaxation, alternatives, bidNames, expertNames }: Impossible): { missing: string; bids: string; limits: string[]; least: string | null; others: string[] } {
  const bids = (ats: readonly number[]) => (ats.length === bidNames.length && ats.length > 1 ? `全部 ${ats.length} 份申报` : ats.map((at) => bidNames[at]).join("、"));
  const relax = ({ limit, units, to, changes }: LeastRelaxation) => `${relaxWords(limit, units, to)}${changesWords(changes, bidNames, expertNames)}`;
  return {
    missing: shortage === null && shortageLeast === undefined ? "这些条件不能同时满足。" : `还缺${shortageWords(shortage, shortageLeast)}个评审名额，怎样分派都填不满。`,
    bids: bids(concernedBids) || "—",
    limits: limits.map((one) => {
      if (one.limit === "forbidden") return `回避：${one.pairs.length} 对专家与申报不能指派`;
      if ("experts" in one) return `${limitWords(one.limit)}：${one.experts.length > 6 ? `${one.experts.length} 名专家` : one.experts.map((at) => expertNames[at]).join("、")}`;
      return `${limitWords(one.limit, one.of)}：${bids(one.bids)}`;
    }),
    least: relaxation && relax(relaxation),
    others: alternatives.map(relax),
  };
}

const relaxNames: Record<Relaxable, (units: number, to: number | undefined) => string> = {
  "load.max": (units, to) => (to === undefined ? `放宽专家份数上限共 ${units} 份` : `把每名专家最多份数改为 ${to} 份（或只对个别专家放宽，共 ${units} 份）`),
  "load.min": (units, to) => (to === undefined ? `放宽专家份数下限共 ${units} 份` : `把每名专家最少份数改为 ${to} 份（或只对个别专家放宽，共 ${units} 份）`),
  kind: (units) => `放宽专家类别人数共 ${units} 名`,
  unit: (units) => `允许同单位专家同审共 ${units} 处`,
  perBid: (units, to) => (to === undefined ? `减少专家共 ${units} 名` : `把每份专家数改为 ${to} 名（或只对个别申报减少，共 ${units} 名）`),
  forbidden: (units) => `另请 ${units} 名无回避情形的专家（回避不能放宽）`,
};

function relaxWords(limit: LeastRelaxation["limit"], units: number, to: number | undefined): string {
  return limit === "several" ? `同时放宽几项，共 ${units} 处` : relaxNames[limit](units, to);
}

function changesWords(changes: LeastRelaxation["changes"], bidNames: readonly string[], expertNames: readonly string[]): string {
  const places = changes.map(({ limit, bid, expert, of, by }) => [bid === undefined ? "" : bidNames[bid], expert === undefined ? "" : expertNames[expert], of && limit === "kind" ? `少要 ${by} 名${of in expertKindWords ? `${expertKindWords[of as keyof typeof expertKindWords]}专家` : "市外专家"}` : `${of ? limitWords(limit, of) : ""} ${by}`.trim()].filter(Boolean).join(" "));
  return places.length === 0 ? "。" : `：${places.slice(0, 8).join("；")}${places.length > 8 ? ` 等 ${places.length} 处` : ""}。`;
}

const problemWords: Record<PlanProblem["message"], string> = { planUnknownBid: "没有这份通过形式审查的申报", planUnknownExpert: "专家范围内没有这名专家", planForbidden: "有回避情形或已退出，不能指定", planSameUnit: "同单位已有专家评这份申报，不能再指定（可撤销其一，或取消同单位限制）", planHasTask: "已有评审任务，请在“分派专家”中替换" };
const problemFields: Record<PlanProblem["field"], string> = { fixed: "指定的专家", forbidden: "排除的专家", apart: "不得同审的专家", edits: "人工调整" };

export function planProblemWords({ field, message, of, colleague }: PlanProblem): string {
  return `${problemFields[field]}：${of}，${problemWords[message]}${colleague ? `，已有 ${colleague}` : ""}`;
}

/** Demands of a plan: their fields, in the order of a sentence. */
export const demandLabels = { expert: "专家", rule: "要求", target: "申报或另一名专家" };
export const demandRuleWords: Readonly<Record<(typeof demandRules)[number], string>> = { must: "必须评", not: "不得评", apart: "不得与其同审" };
export const demandHints = { expert: "编号、姓名、单位或领域", target: "申报编号、代号、单位；或专家" };

/** A demand in a sentence. */
export function demandWords({ kind, made, one, other }: PlanDemandView): string {
  if (kind === "apart") return `${one} 与 ${other} 不得同审一份申报`;
  return `${other} ${made ? "必须评" : "不得评"} ${one}`;
}

/** What a demand costs: the difference to the plan without it, all others kept. */
export function demandPriceWords({ without, isPossibleWithout }: PlanDemandView, answer: PlanAnswerView | null): string {
  if (isPossibleWithout !== null) return isPossibleWithout ? "撤销这一处，其余即可满足" : "只撤销这一处仍不能满足";
  if (!answer || !("objective" in answer)) return "—";
  if (without === null) return "未单独计算";
  const lost = number(without.objective - answer.objective);
  const sum = Number(lost) > 0 ? `总匹配度少 ${lost}` : Number(lost) < 0 ? `总匹配度多 ${number(answer.objective - without.objective)}` : "总匹配度不变";
  const isWorse = without.worst !== null && answer.worst !== null && without.worst > answer.worst;
  return isWorse ? `${sum}；最低一项由 ${String(without.worst)} 降为 ${String(answer.worst)}` : sum;
}

/** Why an expert does not read a bid, each limit in a sentence; the last says that none stands between them. */
export function whyNotWords({ reasons, elsewhere }: Pick<ExplainedPair, "reasons" | "elsewhere">): string[] {
  if (reasons.length === 0) return ["没有限制妨碍：名额未满，改用即可，准确代价在改用后求解得出。"];
  return reasons.map((one) => {
    switch (one.limit) {
      case "notInPool":
        return "不在本方案的候选范围：未答应参加、停用、请假或不在所选的专家库中。";
      case "chosen":
        return "本方案已指派该专家评审这份申报。";
      case "conflict":
        return `回避：${conflictWords[one.reason]}（对本任务的一份申报有回避情形的，不评本任务的任何一份）。`;
      case "demanded":
        return "人工要求排除了这一对，撤销该要求后才能指派。";
      case "load":
        return `该专家份数已满${elsewhere > 0 ? `（在其他任务另有 ${elsewhere} 份）` : ""}：${one.bids.length > 0 ? `已评 ${one.bids.join("、")}` : "其他任务已占满"}。`;
      case "unit":
        return `同单位已有专家：${one.experts.join("、")}，每份申报同单位至多一名。`;
      case "apart":
        return `不得与已选专家同审：${one.experts.join("、")}。`;
      case "kind":
        return `名额已满，且${one.kind in expertKindWords ? expertKindWords[one.kind as keyof typeof expertKindWords] : one.kind}专家的最少名额占住了${one.experts.join("、")}，没有人可以让出。`;
      case "outside":
        return `名额已满，且市外专家的最少名额占住了${one.experts.join("、")}，没有人可以让出。`;
      case "full":
        return `本申报名额已满：让出名额的可以是${one.experts.join("、")}，他们的匹配度不低于该专家，或换人会使别处损失更多；改用后求解得出准确代价。`;
    }
  });
}
