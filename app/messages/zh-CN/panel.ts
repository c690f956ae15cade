import type { Divergence } from "#app/domain/review/divergence.ts";
import type { PanelQuestion, PanelVoteView } from "#app/domain/review/panel-view.ts";

export const panelQuestionWords: Record<PanelQuestion, string> = { tie: "同分时排在前面", veto: "一票否决事项成立" };

/** How far the totals lie apart, in one line. */
export function divergenceWords({ lowest, highest, range, deviation }: Divergence): string {
  return `最低 ${lowest}，最高 ${highest}，极差 ${range}，标准差 ${deviation}。`;
}

export function voteWords({ question, votesFor, votesAgainst }: PanelVoteView): string {
  return `表决“${panelQuestionWords[question]}”：同意 ${votesFor} 票，不同意 ${votesAgainst} 票。`;
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
};
