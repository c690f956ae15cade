import type { Divergence } from "#app/domain/review/divergence.ts";
import type { PanelVoteView } from "#app/domain/review/panel-view.ts";
import type { VetoRule } from "#app/domain/review/ranking-rules.ts";
import type { PanelQuestion } from "#app/domain/review/votes.ts";

export const panelQuestionWords: Record<PanelQuestion, string> = { tie: "同分时排在前面", veto: "一票否决事项成立" };

/** 一票否决 before the panel. */
export const panelVetoWords = {
  title: (count: number) => `有专家提出一票否决（${String(count)} 项）`,
  line: (pseudonym: string, criterion: string, reason: string) => `${pseudonym}（${criterion}）：${reason}`,
  rule: {
    panel: "须由专家组讨论表决并登记：同意多于不同意的，否决成立，该申报排在最后。登记以前不能固定排名。",
    majority: "本批次的规则是过半数有效评分提出即否决，不需表决。",
    one: "本批次的规则是一名专家提出即否决，不需表决。",
  } satisfies Record<VetoRule, string>,
};

/** The fields of a vote. */
export const voteFieldWords = { question: "事项", votesFor: "同意", votesAgainst: "不同意" };

/** 登记线下表决 by an officer. */
export const paperVoteWords = {
  title: "登记线下表决",
  lead: "组长不能在线登记的，凭全体专家签字的表决记录登记；须有另一人与纸件核对，标注“线下”并列入例外清单。",
  recorded: (isPaper: boolean) => (isPaper ? "已凭纸件登记" : "组长已登记"),
  recordedBefore: "已登记的表决",
  reason: "更改组长登记的理由",
  reasonHint: "组长已登记过同一事项的，须说明为什么以纸件为准；理由记入日志，监督人员可见",
  waits: (codes: string) => `${codes} 有专家提出一票否决，须由专家组讨论表决后才能继续。`,
  bid: "申报",
  submit: "登记线下表决",
  done: "已登记线下表决。",
};

/** How far the totals lie apart, in one line. */
export function divergenceWords({ lowest, highest, range, deviation }: Divergence): string {
  return `最低 ${lowest}，最高 ${highest}，极差 ${range}，标准差 ${deviation}。`;
}

/** An opinion of a stage that has ended. */
export function earlierOpinionWords(stage: number): string {
  return `第 ${stage} 阶段的专家组意见`;
}

export function voteWords({ question, votesFor, votesAgainst, isPaper }: PanelVoteView): string {
  return `表决“${panelQuestionWords[question]}”：同意 ${votesFor} 票，不同意 ${votesAgainst} 票${isPaper ? "（线下）" : ""}。`;
}

/** 评议讨论. */
export const remarkWords = {
  title: "评议讨论",
  lead: "全体签署后，专家以代号就申报交换意见，存档备查；讨论不改变任何评分，确需改分的由工作人员按规定退回。",
  author: (pseudonym: string, isChair: boolean) => (isChair ? `组长 ${pseudonym}` : `专家 ${pseudonym}`),
  isVoid: "已回避退出，发言仅存档",
  none: "还没有发言。",
  opinions: (count: number) => `各专家签署的意见（${count} 份）`,
  say: "发言",
  answer: "回复",
  send: "发出",
  keeps: "发出后不能修改或撤回。",
  waits: (count: number) => `还有 ${count} 份评分没有签署`,
  waitsWhy: "全体签署以前，专家之间看不到彼此的意见，以免互相影响。",
  ended: "排名已固定，讨论结束。",
  count: (count: number) => `评议讨论（${count} 条）`,
  ofStage: (stage: number) => `第 ${stage} 阶段`,
  earlier: (count: number) => `前面阶段的讨论（${count} 条，已结束，代号为该阶段的代号）`,
};
