/** 负责人职称, the lower first. */
export const ranks = ["副高级", "正高级"] as const;
/** 负责人学历, the lower first. */
export const degrees = ["本科", "硕士", "博士"] as const;

export const mostLines = 20;
