/** Words of the lists of the workbench as files. */
export const workListFileWords = {
  export: "导出筛选结果",
  challenges: "榜单任务",
  demands: "需求",
  exceptions: "例外清单",
  system: "系统",
  foot: (title: string, count: number) => `${title} ${count} 行`,
  file: (title: string, of?: string) => `${of ? `${of} ` : ""}${title}.xlsx`,
} as const;
