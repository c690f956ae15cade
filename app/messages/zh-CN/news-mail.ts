import type { ItemNews } from "#app/domain/mail/mail.ts";

interface ItemNewsWords {
  word: string;
  sentence: string;
  atLabel?: string;
  wordsLabel?: string;
}

export const itemNewsWords = {
  subject: (word: string, challengeNo: string) => `${word}：${challengeNo}`,
  lead: (title: string, no: string) => `榜单任务“${title}”（${no}）有新的情况。`,
  /** Before anything has happened: the task alone. */
  about: (title: string, no: string) => `榜单任务：${title}（${no}）`,
  /** How somebody without an account is addressed. */
  follower: "关注者",
  labels: { words: "说明" },
  action: "查看任务",
  /** To a page behind the sign-in. */
  actionInside: "登录查看",
  unfollow: "不再关注",
  unfollowNote: "您收到本邮件，是因为关注了这项任务。关注与是否申报无关，任何人都看不到谁在关注。",
  kinds: {
    confirmFollow: { word: "请确认关注", sentence: "有人用这个邮箱申请关注这项任务。是您本人的，请点击确认；不是的，请不必理会，以后不会再收到。" },
    answered: { word: "新的答疑", sentence: "这项任务公开了一条答疑，对所有单位相同。" },
    attached: { word: "新的附件", sentence: "这项任务新增了附件，在任务页面的“附件”查看。" },
    sampleLot: { word: "新的样品", sentence: "这项任务登记了一批新的样品，分析数据和申请办法见任务页面。", wordsLabel: "样品" },
    visit: { word: "踏勘安排", sentence: "这项任务安排了现场踏勘，报名办法见任务页面。", atLabel: "踏勘时间" },
    visitRecord: { word: "踏勘记录", sentence: "这项任务公布了踏勘记录，对所有单位相同。" },
    questionDeclined: { word: "提问不予答复", sentence: "您对这项任务的提问不予公开答复，理由如下。" },
    amended: { word: "更正公告", sentence: "这项任务发布了更正公告，前后对照见任务页面。", atLabel: "截止时间推后至" },
    extended: { word: "截止时间推后", sentence: "这项任务的截止时间已经推后。", atLabel: "新的截止时间" },
    suspended: { word: "暂停揭榜", sentence: "这项任务暂停揭榜。" },
    resumed: { word: "恢复揭榜", sentence: "这项任务恢复揭榜。", atLabel: "截止时间" },
    withdrawn: { word: "已撤榜", sentence: "这项任务已经撤榜，原因如下。" },
    ended: { word: "已结束，没有立项", sentence: "这项任务已经结束，没有立项，原因如下。" },
    result: { word: "结果公示", sentence: "这项任务的结果已经公示。" },
    awarded: { word: "正式立项", sentence: "这项任务已经正式立项，公告见任务页面。" },
    awardRevoked: { word: "撤销立项", sentence: "这项任务的拟立项已经撤销，公告见任务页面。" },
    awardForfeited: { word: "放弃立项", sentence: "这项任务的拟立项单位放弃立项，公告见任务页面。" },
    defenceSet: { word: "答辩会时间已定", sentence: "您参加评审的这项任务，答辩会的时间和地点已经排定。请按时到场签到；登录后在“我的评审”可以查看安排，并加入日历。", atLabel: "答辩会开始", wordsLabel: "地点" },
    meetingSet: { word: "会评会议时间已定", sentence: "您参加评审的这项任务，会评会议的时间和地点已经排定。请按时到会签到，签到后才能签署评分；登录后在“我的评审”可以查看安排，并加入日历。", atLabel: "会议开始", wordsLabel: "地点" },
    expertRecused: { word: "评审中出现回避", sentence: "这项任务的一名专家因回避退出，其评分已作废、不再计入。详情请登录后在“例外清单”和“回避情况”中查看。" },
    conflictAfterDecision: { word: "定榜后发现专家回避", sentence: "这项任务审定结果后，发现一名评审专家须回避。结果不自动改变，由经办或复核人员写明处理结论。详情请登录后在“例外清单”和“回避情况”中查看。" },
    staffRecused: { word: "工作人员回避", sentence: "这项任务的一名工作人员申请回避，由他人接替。详情请登录后在“回避情况”中查看。" },
  } satisfies Record<ItemNews, ItemNewsWords> as Record<ItemNews, ItemNewsWords>,
};

/** 关注 of a search. */
export const searchNewsWords = {
  subjects: { confirm: "请确认关注", published: "有新发布的任务" },
  lead: {
    confirm: "有人用这个邮箱申请：发布符合下列条件的新任务时，用邮件告知。是您本人的，请点击确认；不是的，请不必理会，以后不会再收到。",
    published: "新发布的榜单任务中，有符合您所关注条件的，列在下面。",
  },
  search: "条件",
  actions: { confirm: "确认关注", published: "查看符合条件的全部任务" },
  closing: (at: string) => `截止 ${at}`,
  more: (count: number) => `另有 ${count} 项，见榜单页面。`,
  unfollowNote: "您收到本邮件，是因为关注了这些条件。关注与是否申报无关，任何人都看不到谁在关注。",
};
