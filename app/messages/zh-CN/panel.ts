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
