import { sectionWords } from "./bid.ts";
import type { StageKind } from "#app/domain/review/stage-kinds.ts";
import type { MissedThreshold } from "#app/domain/review/thresholds.ts";
import type { PromisedValue } from "#app/domain/challenge/promise.ts";
import type { Verdict } from "#app/domain/challenge/judge.ts";
import type { Indicator } from "#app/domain/challenge/indicator.ts";
import type { DecisionOutcome } from "#app/domain/mail/mail.ts";
import type { RankingMethod } from "#app/domain/review/ranking-rules.ts";
import type { Band } from "#app/domain/review/bands.ts";
import type { ProposedMark } from "#app/domain/review/proposal.ts";
import type { ConflictReason, ExpertKind } from "#app/domain/review/view.ts";
import type { Scenario, Sensitivity } from "#app/domain/review/sensitivity/sensitivity.ts";
import { timeWords } from "./own-reviews.ts";
import { withUnit } from "./requirement.ts";

/** Why an expert is excluded from a bid, as an officer reads it. */
export const conflictWords: Record<ConflictReason, string> = {
  ownBid: "参与了这份申报",
  employedByBidder: "在申报单位（含成员、关联单位）任职",
  employedByOwner: "在需求单位（含关联单位）任职",
  pastUnit: "规定年限内曾在相关单位任职",
  jointWork: "规定年限内与项目负责人合作",
  adviser: "与项目负责人有师生关系",
  vetted: "参加过本任务需求的论证",
  declared: "已声明应当回避",
};

export const expertKindWords: Record<ExpertKind, string> = { technical: "技术", financial: "财务", management: "管理", investment: "投资" };

export const bandWords: Record<Band, string> = { excellent: "优", good: "良", fair: "中", poor: "差" };

export const methodWords: Record<RankingMethod, string> = { mean: "平均分", trimmedMean: "去掉一个最高分、一个最低分后平均", median: "中位数", rankSum: "平均分，名次按秩和法" };

/** What parted a bid from others of its total. */
export function tieBreakWords(tieBreak: string): string {
  if (/^S\d$/.test(tieBreak)) return `同分，按第 ${tieBreak.slice(1)} 阶段得分排序`;
  if (tieBreak === "panelVoted") return "同分，按专家组表决排序";
  return tieBreak === "panelVote" ? "同分，须专家组表决" : `同分，按 ${tieBreak} 排序`;
}

/** A pass mark that was missed: of a criterion, of the total, or a stage that the team did not come to. `isOut`: its total was not among those that went on to the next stage. */
export function missedWords({ criterion, actual, required }: MissedThreshold, isOut: boolean): string {
  if (criterion === null && isOut) return `未入围下一阶段：${actual} 分，入围最低 ${required} 分`;
  return criterion !== null && /^S\d$/.test(criterion) ? `入围后未参加第 ${criterion.slice(1)} 阶段` : `${criterion ?? "总分"} ${actual} 低于 ${required}`;
}

/** 一票否决 in the score sheet. */
export const vetoFieldWords = {
  raise: "提出一票否决",
  matter: (matter: string) => `否决事项：${matter}`,
  reason: "否决理由",
  reasonNeeded: "须写明否决理由",
  label: (code: string) => `${code} 一票否决理由`,
};

/** A veto raised, changed or withdrawn between two savings. */
export const vetoChangeWords = (criterion: string, isRaised: boolean) => `${criterion}：${isRaised ? "提出一票否决或修改其理由" : "撤回一票否决"}`;

/** Marks of a stage that became void, perhaps after it had ended. */
export const voidedInStageWords = (count: number) => `本阶段有 ${String(count)} 份评分因回避等原因作废，按其余评分计算；进入下一阶段的名单以阶段结束时为准。`;

/** 单项底线, as the end of a sentence; nothing where the round has none. */
export const floorWords = (floor: string) => (Number(floor) === 0 ? "" : `，各评分项不低于其分值的 ${String(Math.round(Number(floor) * 100))}%`);

/** 一票否决 of a bid in one line. */
export function vetoWords({ vetoFlags, vetoed }: { vetoFlags: number; vetoed: boolean }): string {
  return vetoFlags === 0 ? "" : `${String(vetoFlags)} 名专家提出，${vetoed ? "成立" : "不成立"}`;
}

export const stageWords: Record<StageKind, string> = { written: "网评", panel: "会评", defence: "答辩", visit: "现场考察" };

export const verdictWords: Record<Verdict, string> = { meets: "响应", misses: "不响应", deviates: "偏离", missing: "未承诺" };

/** A promise in its unit: `43 元/t`, `7.5 ～ 9.3`, `合格`. */
export function promiseWords(value: PromisedValue | null, indicator: Pick<Indicator, "unit">): string {
  if (value === null) return "未填写";
  if (typeof value === "boolean") return value ? "合格" : "不合格";
  return typeof value === "number" ? withUnit(value, indicator.unit) : `${value[0]} ～ ${withUnit(value[1], indicator.unit)}`;
}

/** A changed premise, as part of a sentence. */
export function scenarioWords({ kind, subject }: Pick<Scenario, "kind" | "subject">): string {
  switch (kind) {
    case "withoutExpert":
      return `去掉专家 ${subject}`;
    case "weightUp":
      return `${subject} 分值增加 10%`;
    case "weightDown":
      return `${subject} 分值减少 10%`;
    case "leniency":
      return "校正专家宽严";
  }
}

/** One sentence on how firm the first place is. Over several stages only the last one's marks were varied. */
export function stabilitySentence({ first, scenarios }: Pick<Sensitivity, "first" | "scenarios">, isStaged: boolean): string {
  if (first === null) return "只有一份申报或首位并列，不作稳定性检验。";
  const limit = isStaged ? "；总分按各阶段权重合计，每种情形同时变动各阶段的评分，入围仍按当时的决定" : "";
  const decisive = scenarios.filter(({ changesFirst }) => changesFirst);
  if (decisive.length === 0) return `第1名在所有情形下不变（共 ${scenarios.length} 种：逐一去掉每名专家、各评分项分值增减 10%、校正专家宽严${limit}）。`;
  const named = decisive.slice(0, 4).map((scenario) => `${scenarioWords(scenario)}时为${scenario.first === null ? "并列" : ` ${scenario.first}`}`);
  return `第1名在 ${scenarios.length} 种情形中有 ${decisive.length} 种会改变：${named.join("；")}${decisive.length > 4 ? "等" : ""}。请注意专家意见的分歧${limit}。`;
}

/** How a rubric's left-out weight is spread. */
export function leftOutWords(leftOut: readonly { code: string; name?: string; weight: number }[], factor: string): string {
  const names = leftOut.map(({ code, name, weight }) => `${code}${name ? ` ${name}` : ""}（${weight} 分）`).join("、");
  return `本任务不计 ${names}，其分值按比例摊入其余各项：总分 = 各项得分之和 × ${factor.replace("/", " ÷ ")}。`;
}

/** The outcome of a bid, first line of 我的结果. */
export const outcomeHeadings: Record<DecisionOutcome, string> = { proposed: "拟立项", reserve: "列入备选", notSelected: "未入选", notAccepted: "不予受理", unmatched: "未达成对接", awarded: "已立项" };

/** 我的结果, besides outcome and marks. */
export const resultWords = { waiting: "等待结果公示；各阶段的时间见“办理过程”", receipt: "核验回执" } as const;

/** Why a bid did not come to the review, where nobody wrote a reason. */
export const droppedWords = { notAccepted: "理由请咨询经办人。", unmatched: "对接期满，需求方没有答复，没有达成合作协议。", unmatchedNext: "本任务的结果公示后，对办理过程或者事实有异议的，可以在公示期内实名提出。" } as const;

export const outcomeNext: Record<DecisionOutcome, string> = {
  proposed: "公示期满无异议的，由主管部门办理正式立项，届时另行通知。",
  reserve: "拟立项单位放弃或被撤销的，按备选顺序递补，递补须重新公示。",
  notSelected: "本次揭榜到此结束。材料可在下一批次沿用，感谢参与。",
  notAccepted: "本次申报未进入评审。补齐条件后可在下一批次再次申报。",
  unmatched: "本次申报未进入评审，揭榜到此结束。材料可在下一批次沿用，感谢参与。",
  awarded: "请按通知签订任务书，逾期未签的视为放弃。",
};

/** Links of an expert that exclude, and for how long (guide 3.4). */
export const linkWords: Record<string, { name: string; term: string }> = {
  pastUnit: { name: "曾任职单位", term: "离开后三年，批次另有规定的从其规定" },
  coauthor: { name: "合作项目、论文或专利", term: "三年，批次另有规定的从其规定" },
  adviser: { name: "师生关系", term: "长期" },
};

/** How the saving of the 横向表 stands. */
export const gridWords = {
  veto: "已提出一票否决",
  lead: (reasonBelow: number) => `低于该项分值 ${String(reasonBelow)}% 的，请到该份的评分表写明理由；一票否决也在那里提出。`,
  typing: "有改动，即将保存",
  saving: "正在保存",
  saved: (clock: string) => `已保存 ${clock}`,
  stale: (codes: string) => `${codes} 已在别处修改，本页没有覆盖它，请重新打开本页`,
  typedOver: (codes: string) => `${codes} 已在别处修改，没有覆盖。下面是您在本页填的分数，核对后再按一次“暂存”，即以本页为准。`,
  failed: (why: string) => `没有保存成功：${why}`,
};

/** 预计用时, honest and rounded: `约 2 小时 40 分`. */
export function workloadWords({ bids, minutes, days }: { bids: number; minutes: number; days: number }): string {
  return `还有 ${bids} 份要评，按材料篇幅估计约需 ${timeWords(minutes)}${days > 1 ? `，建议分 ${days} 天评完` : ""}。随时可以停下，已填的都会保存。`;
}

/** Why a mark is suggested, as the rubric says. */
export function proposalWords({ criterion, mark, because }: ProposedMark): string {
  return `约束性指标 ${because.join("、")} 未响应，按评分规则建议 ${criterion} 得 ${mark} 分（实质性不响应）。`;
}

/** 双盲, above what an expert reads. */
export const hiddenTeamWords = "本批次实行双盲评审：申报单位和人员以“×××”代替，附件不提供。正文中仍能看出申报方身份的，请告诉经办人。";

/** `version` 0: the one that counts. */
export const rankingFileName = (no: string, version: number): string => (version > 0 ? `排名文件-${no}-第${version}次-已作废` : `排名文件-${no}`);

/** 摘要页: where the rest stands, by the sections of 申报书. */
export const sheetWords = {
  moreMembers: (count: number) => `；另有 ${count} 家，见申报书“${sectionWords.members.title}”一节`,
  morePromises: (count: number) => `另有 ${count} 项指标未列出（先列未达到的和约束性的），各项依据见申报书“${sectionWords.promised.title}”一节。`,
  moreSummary: (count: number) => `以上是开头部分，其余 ${count} 字见申报书“${sectionWords.summary.title}”一节。`,
};

/** 专家意见 beside the frozen ranking. */
export const expertWordsWords = {
  title: "专家意见",
  aside: "已隐去专家，不按专家顺序排列",
  bid: (code: string, comments: number) => `${code}：${comments} 份评语`,
  veto: (reason: string) => `一票否决：${reason}`,
};
