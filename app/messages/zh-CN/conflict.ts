import type { Settlement } from "#app/domain/review/decided-conflict.ts";
import type { DeclaredKind, LateOutcome, SoftFlag } from "#app/domain/review/declaration.ts";

/** 回避情形 as a choice. */
export const declaredKindWords: Record<DeclaredKind, string> = {
  none: "无回避情形",
  employment: "本人在相关单位任职、受聘或持股",
  kin: "近亲属在相关单位或团队",
  cooperation: "规定年限内有合作项目、论文、专利、获奖",
  adviser: "与团队成员有师生关系",
  vetting: "参与过需求论证或申报材料编写",
  interest: "有经济往来、担保或纠纷",
  other: "其他可能影响公正的情形",
};

export const flagWords: Record<SoftFlag["kind"], string> = {
  teamMember: "与申报团队成员同名",
  coauthorName: "合作者与团队成员同名",
  adviserName: "师生关系人与团队成员同名",
  unitName: "单位名称相近",
  unitAlias: "与单位的其他名称相近",
  affiliation: "一方声明、未经确认的关联关系",
  vetterName: "与需求论证专家同名（对全部申报）",
};

export const saidWords = { none: "无回避情形", conflict: "已回避" } as const;

/** What the registration of a late conflict does. */
export function lateEffectWords(status: string): string {
  if (status === "decided") return "结果已审定，评分和排名不因登记自动改变。登记后通知监督人员，列入例外清单，由登记人以外的经办或复核人员写明处理结论。不能撤销。";
  if (status === "ranked") return "排名已固定。登记后立即通知监督人员，现有排名不能再用于研究决定；由登记人以外的经办或复核人员作废排名，该专家的评分随之作废，再重新固定。不能撤销。";
  return "登记后，该专家在本任务的评分（含已签署的）立即作废、不再计入，并通知监督人员；排名按其余有效评分重新计算。不能撤销。";
}

/** What became of a late conflict, as its officer reads it. */
export function lateOutcomeWords({ dropped, replacement, mustVoid, mustSettle }: LateOutcome): string {
  if (mustSettle) return "已登记，已通知监督人员，并列入例外清单。请由登记人以外的经办或复核人员在本页写明处理结论；尚未正式立项的，可先暂停公示或撤销拟立项。";
  if (mustVoid) return "已登记，已通知监督人员。排名已固定且计入了该专家的评分，请由登记人以外的经办或复核人员作废排名；作废前不能研究决定。";
  if (!dropped) return "已登记。该专家没有进行中的评审任务，今后不能再邀请其评审本任务。";
  return `已登记，评分已作废，已通知监督人员。${replacementWords(replacement)}`;
}

function replacementWords(replacement: LateOutcome["replacement"]): string {
  if (replacement === null) return "没有可用的候补，也不能自动补抽，请另行抽取或邀请。";
  if (replacement.kind === "drawPrepared") return "候补名单已无可邀请的人，已自动备妥补抽一名，等见证人报数。";
  const { place, name, no, unitName } = replacement;
  return `已按公布的次序自动邀请候补第 ${place} 名：${name}（${no}，${unitName}）。`;
}

export const settlementWords: Record<Settlement, string> = {
  stands: "查明不影响结果，维持原决定",
  stopped: "已暂停公示或撤销拟立项",
  referred: "转异议或科研诚信处理",
};

/** What may be done about a conflict that came to light after the decision. */
export const afterDecisionWords = "结果已审定，评分和排名不自动改变。公示前，可由领导撤销拟立项；公示中，可先暂停公示，查明后恢复或撤销；已正式立项的，转异议或科研诚信处理。处理后，由登记人以外的经办或复核人员在这里写明结论，监督人员同时看到。";

/** As what it was found: by whom, and of which kind. */
export function foundWords({ kind, isReported }: { kind: string; isReported: boolean }): string {
  return isReported ? (declaredKindWords[kind as DeclaredKind] ?? kind) : "系统按登记的单位、关系判定（情形见上表）";
}
