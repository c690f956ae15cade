/** What may be wrong with a field of a panel's work: vetoes, votes, opinions, a defence. */
export const panelProblems: Record<string, string> = {
  noVetoRaised: "没有专家对这份申报提出一票否决，不需表决",
  noVetoHere: "该项没有一票否决事项",
  vetoReasonTooShort: "提出一票否决须写明理由，且字数不足",
  voteCount: "票数须为 1 至专家人数之间",
  chairVoted: "组长已登记过同一事项的表决，请说明为什么以纸件为准",
  unknownSession: "没有这一场",
  divergenceNeeded: "各专家评分分歧较大，须写明情况",
  nobodySignsIn: "请勾选专家，或填写到场人员姓名",
  sessionsOverlap: "须晚于上一场的结束时间",
  chairConflicted: "该专家与本任务的申报有回避情形，不能担任组长",
};
