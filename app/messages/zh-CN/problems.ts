import type { ProblemCode } from "#app/domain/overview/problems.ts";

export const problemWords: Record<ProblemCode, string> = {
  keyLost: "开标码、恢复码都不能开启",
  outage: "截止前系统中断，可以顺延",
  suspended: "已暂停",
  noBid: "流榜，待处理",
  singleBid: "只有一份有效申报，待处理",
  rankingTainted: "排名固定后发现专家须回避",
  decidedConflict: "定榜后发现专家须回避",
  publicityFrozen: "公示暂停",
};
