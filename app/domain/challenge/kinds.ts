/** 榜单类别 (guide 2.1). */
export const challengeClasses = ["企业技术需求类", "行业共性技术类", "成果转化类"] as const;

/** 固废种类; an item for both is 协同. */
export const wastes = ["赤泥", "钛石膏"] as const;
