import type { BidStep } from "#app/domain/bid/next-step.ts";

export const publicReasonLabel = "原因";

/** What the page says of a bid with which nothing can be done, and whether the item's public reason belongs there. */
export const leftNotes: Partial<Record<BidStep, { title: string; words: string; showsReason?: true }>> = {
  suspended: { title: "任务暂停揭榜", words: "暂停期间不能填写和提交，草稿保留，只有本单位看得到。恢复时另行通知。", showsReason: true },
  suspendedSubmitted: { title: "任务暂停揭榜", words: "已提交的申报仍然密封、继续有效，暂停期间不能替换或撤回。恢复时另行通知。", showsReason: true },
  challengeWithdrawn: { title: "任务已撤榜", words: "这项任务不再接受揭榜。已提交的申报不会开启，草稿只有本单位看得到。", showsReason: true },
  notSubmitted: { title: "没有提交，不参加开标", words: "揭榜已经截止，这份申报没有提交。草稿仍然保留，只有本单位看得到，以后申报时可以带入。" },
  notSubmittedAgain: { title: "已撤回，不参加开标", words: "截止前没有重新提交。提交过的版本仍然密封，不会开启；草稿只有本单位看得到。" },
};

/** After the closing, where the draft was changed and not handed in. `version` counts, with the time at which it came. */
export const aheadWords = {
  title: "草稿的修改没有替换",
  words: (version: number, receivedAt: string) => `提交后的修改没有在截止前替换，只保存在草稿里。开标以第 ${version} 版（收到时间 ${receivedAt}）为准。`,
};
