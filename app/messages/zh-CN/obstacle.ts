import type { ExpertObstacle } from "#app/domain/review/view.ts";

/** What stands against asking an expert, apart from conflicts. */
export const obstacleWords: Record<ExpertObstacle, string> = {
  staff: "担任本批次组织方工作人员",
  suspended: "已停用",
  away: "请假中",
  full: "本年度参加的任务已达上限",
};
