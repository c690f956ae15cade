import type { OwnIntent } from "#app/domain/intent/view.ts";

/** Why somebody may post no 合作意向, and who may. */
export const intentBarWords: Record<NonNullable<OwnIntent["bar"]>, string> = {
  noUnit: "合作意向由有意揭榜的单位发布，您的账号没有代表任何单位。已发布的意向在任务页面，所有人都能看到。",
  ownItem: "这是本单位提出的任务，需求单位不揭榜，也不发布合作意向。已发布的意向在任务页面。",
  takenDown: "本单位发布的合作意向已被撤下，不能更新或另发。有疑问请致电政策咨询电话。",
};
