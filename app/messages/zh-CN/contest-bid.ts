import type { BidContest } from "#app/domain/policy/bid.ts";

/** On a bid that was begun on a contest. */
export const contestBidWords: Record<Exclude<BidContest, null>, { title: string; words: (unitName: string) => string }> = {
  waiting: {
    title: "认领异议等待经办人核实，照常填报、提交",
    words: (unitName) =>
      `这份申报以${unitName}的名义起草，只有您看得到，该单位现有人员和经办人都不知道。异议成立的，归入本单位；不予认可的，草稿仍归您所有，截止前已提交的由系统撤回。同一单位对一项任务只有一份申报有效。`,
  },
  accepted: { title: "本单位对这项任务有两份申报，只能保留一份", words: () => "认领异议已经成立，这份申报和单位原有的一份都在“我的申报”。请在截止时间前撤回其中一份；截止时两份都已提交的，由形式审查处理。" },
  declined: {
    title: "认领异议没有得到认可",
    words: (unitName) => `这份申报不能再以${unitName}的名义修改、提交。草稿和回执仍归您所有，可以查看、下载，也可以在您所在单位的申报里带入。补充材料后再次提出异议的，草稿随之恢复填写。`,
  },
};

/** Beside the unit's name in lists. */
export const contestMarkWords: Record<Exclude<BidContest, null>, string> = { waiting: "认领异议待核实", accepted: "与本单位另一份重复", declined: "认领异议未认可" };
