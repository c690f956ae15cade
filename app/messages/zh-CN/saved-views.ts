import type { ViewedList } from "#app/domain/site/saved-view.ts";

export const viewedListWords: Record<ViewedList, string> = { challenges: "榜单任务", demands: "需求", experts: "专家库" };

/** Words of 常用筛选. */
export const savedViewWords = {
  title: "常用筛选",
  keep: "保存现在的筛选",
  name: "名称",
  save: "保存",
  drop: "删除",
  manage: "管理",
  none: "还没有保存的筛选。在列表中筛选后，点“保存现在的筛选”。",
  lead: "只有您自己看得到。",
  saved: (name: string) => `已保存“${name}”。`,
  dropped: "已删除。",
} as const;
