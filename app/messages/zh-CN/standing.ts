import type { standingKinds } from "#app/domain/review/standing.ts";

/** 得分一览: averages, spread and place of the bids of a round. */
export const standingWords = {
  title: "得分一览",
  file: (round: string) => `得分一览-${round}`,
  kinds: { divergent: "分歧大", missed: "未达分数线", waiting: "未签齐" } satisfies Record<(typeof standingKinds)[number], string>,
  heads: { item: "任务", code: "代号", no: "申报编号", unit: "牵头单位", average: "平均分", range: "极差", deviation: "标准差", place: "名次", sheets: "已签署", live: "评审专家", state: "状态" },
  fixed: "排名已固定",
  running: "按已签署的评分暂计，未固定",
  waiting: "固定排名后显示",
  noSheet: "还没有签署的评分",
  /** Whether and how the marks of a bid count. */
  state: (isFixed: boolean, hasStanding: boolean, seesRunning: boolean): string => (isFixed ? standingWords.fixed : hasStanding ? standingWords.running : seesRunning ? standingWords.noSheet : standingWords.waiting),
  below: "未达分数线",
  divergent: "分歧大",
  lead: (seesRunning: boolean) => (seesRunning ? "平均分按各任务的汇总方法计算，名次在本任务内排列。未固定排名的，只计已签署的评分，随签署变化，仅供您掌握进度。" : "平均分按各任务的汇总方法计算，名次在本任务内排列。固定排名以前不显示分数。"),
  none: "没有符合条件的申报",
  noneYet: "还没有申报进入评审",
  search: "代号、申报编号、单位、任务",
};
