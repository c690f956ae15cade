import type { Noun, NounState } from "#app/domain/policy/nouns.ts";

/** Two words for one state: what the bureau reads and what everybody else reads. */
export interface StateWords {
  staff: string;
  public: string;
}

export const nounWords: Record<Noun, string> = {
  round: "批次",
  challenge: "榜单任务",
  bid: "揭榜申报",
  reviewAssignment: "评审任务",
  shortlist: "入围",
  award: "立项",
  notice: "公告",
  objection: "异议",
  ticket: "提交遇阻登记",
  question: "答疑",
};

export const stateWords: { [N in Noun]: Record<NounState<N>, StateWords> } = {
  round: {
    draft: { staff: "编制中", public: "未发布" },
    published: { staff: "已发布", public: "进行中" },
    suspended: { staff: "已暂停", public: "暂停" },
    cancelled: { staff: "已取消", public: "已取消" },
    closed: { staff: "已办结", public: "已结束" },
  },
  challenge: {
    drafted: { staff: "编制中", public: "未发布" },
    approved: { staff: "已审定，待发布", public: "未发布" },
    open: { staff: "揭榜中", public: "正在揭榜" },
    suspended: { staff: "已暂停", public: "暂停揭榜" },
    withdrawn: { staff: "已撤榜", public: "已撤榜" },
    closed: { staff: "已截止", public: "揭榜已截止" },
    noBid: { staff: "流榜待处理", public: "无人揭榜" },
    singleBid: { staff: "单一揭榜待定", public: "评审准备中" },
    inReview: { staff: "评审中", public: "专家评审中" },
    ranked: { staff: "排名已固定，待决定", public: "评审已结束，结果待定" },
    decided: { staff: "已决定", public: "结果已定" },
    endedNoBid: { staff: "流榜结束", public: "已结束（流榜）" },
    endedUnmatched: { staff: "未成功结束", public: "已结束（未达成）" },
  },
  bid: {
    draft: { staff: "草稿", public: "草稿，尚未提交" },
    submitted: { staff: "已提交，密封中", public: "已提交，密封中" },
    withdrawn: { staff: "已撤回", public: "已撤回" },
    notOpened: { staff: "未能开启", public: "未能开启，请联系经办人" },
    underFormCheck: { staff: "形式审查中", public: "形式审查中" },
    correctionRequested: { staff: "待补正", public: "请补正" },
    formPassed: { staff: "形审通过", public: "已受理" },
    formRejected: { staff: "不予受理", public: "不予受理" },
    scored: { staff: "评审完成", public: "评审已完成" },
  },
  reviewAssignment: {
    invited: { staff: "已邀请，待答复", public: "待您答复" },
    accepted: { staff: "已接受", public: "已接受，待开始" },
    declined: { staff: "已婉拒", public: "已婉拒" },
    recused: { staff: "已回避", public: "已回避" },
    noReply: { staff: "未答复", public: "未答复" },
    reviewing: { staff: "评审中", public: "评审中" },
    signed: { staff: "已签署", public: "已签署" },
    reopened: { staff: "已退回重评", public: "请重新核对并签署" },
    voided: { staff: "已作废", public: "已作废" },
    replaced: { staff: "已替换", public: "已由他人接替" },
  },
  shortlist: {
    proposed: { staff: "拟入围，待需求方确认", public: "待需求方确认" },
    confirmed: { staff: "需求方已确认", public: "已入围" },
    vetoed: { staff: "需求方未同意", public: "未入围" },
  },
  award: {
    proposed: { staff: "拟立项", public: "结果待公示" },
    inPublicity: { staff: "公示中", public: "公示中" },
    frozen: { staff: "公示暂停，异议处理中", public: "公示暂停" },
    awarded: { staff: "已立项", public: "已立项" },
    revoked: { staff: "已撤销", public: "已撤销" },
    forfeited: { staff: "视为放弃", public: "已放弃" },
    noAward: { staff: "不予立项", public: "未立项" },
  },
  notice: {
    draft: { staff: "草稿", public: "未发布" },
    published: { staff: "已发布", public: "已发布" },
    withdrawn: { staff: "已撤回", public: "已撤回" },
    ended: { staff: "期满", public: "期满" },
  },
  ticket: {
    reported: { staff: "待处理", public: "已登记" },
    proposed: { staff: "已提议重开，待复核", public: "处理中" },
    reopened: { staff: "已重新开放", public: "已重新开放" },
    declined: { staff: "不予重开", public: "不予重新开放" },
  },
  question: {
    asked: { staff: "待拟答复", public: "已提出，等待答复" },
    drafted: { staff: "已拟答复，待公开", public: "答复中" },
    published: { staff: "已公开答复", public: "已答复" },
    declined: { staff: "不予答复", public: "不予答复" },
  },
  objection: {
    received: { staff: "已收到", public: "已收到" },
    admissible: { staff: "已受理", public: "已受理" },
    inadmissible: { staff: "不予受理", public: "不予受理" },
    investigating: { staff: "核查中", public: "核查中" },
    upheld: { staff: "异议成立", public: "异议成立" },
    partlyUpheld: { staff: "部分成立", public: "部分成立" },
    rejected: { staff: "异议不成立", public: "异议不成立" },
    reExamined: { staff: "复核中", public: "复核中" },
    closed: { staff: "办结", public: "办结" },
  },
};
