/** 定榜页: its head, and what the signature of the leader does. */
export const decisionWords = {
  fiscal: "财政资金",
  payToBidder: "需求方支付揭榜方",
  received: "收到申报",
  judged: "进入评审",
  rejected: "不予受理",
  unmatched: "未达成对接",
  matching: "对接情况",
  bids: (count: number) => `${String(count)} 份`,
  wan: (words: string) => `${words} 万元`,
  exceptions: "回避和例外",
  conflicts: "回避情况",
  exceptionList: "本批次例外清单",
  meaningTitle: "签批意味着",
  meaning: [
    "选定拟立项单位和支持金额。未按名次、未达分数线或者需求方不同意的，须写明理由，并列入例外清单。",
    "任务转为“已定榜”，生成公示草稿；由复核人核对后发布，签批人自己不能发布。发布前不对外公开。",
    "决定记入日志，不能撤回。此后要改变，只能由领导撤销拟立项并写明理由，已经公示的同时公告。",
    "签批人本人与各申报单位没有应当回避的情形；会上发现的，先声明回避。",
  ],
} as const;
