import type { BidState } from "#app/domain/bid/lifecycle.ts";
import type { BidStep } from "#app/domain/bid/next-step.ts";

/** What comes next, as the team reads it. */
export const nextStepWords: Record<BidStep, string | null> = {
  draft: "填写并在截止前提交",
  submitted: "等待截止和开标，截止前可以替换或撤回",
  contestDeclined: "没有可办的：认领异议没有得到认可",
  suspended: "等待任务恢复揭榜，恢复后再提交",
  suspendedSubmitted: "等待任务恢复揭榜，已提交的继续有效",
  challengeWithdrawn: "没有可办的：任务已经撤榜",
  notSubmitted: "截止时没有提交，不参加开标",
  notSubmittedAgain: "没有可办的：已撤回，不参加开标",
  awaitOpening: "等待开标，内容不能再改",
  sealedPageDue: "在期限前补交盖章页；形式审查同时进行",
  correctionOver: "补正期限已过，等待处理",
  resultKnown: "结果已定，见“我的结果”",
  challengeEnded: "任务已经结束，没有立项",
  withdrawn: "截止前可以重新提交",
  notOpened: "请保存好留存件和回执，联系经办人",
  contentAsked: "在期限前重新提供留存件和附件",
  contentSupplied: "有附件的在期限前提供原件，等待两名工作人员核对",
  contentConfirmed: "等待两名工作人员核对",
  contentMissing: null,
  underFormCheck: "等待形式审查结果",
  correctionRequested: "在期限前补正",
  formPassed: "等待专家评审",
  inMatching: "与需求方洽谈合作协议，期限内签订的进入评审",
  formRejected: null,
  unmatched: "不再进入评审，理由见“我的结果”",
  scored: "等待结果公示",
};

/** The same as the bureau reads it. */
export const staffStepWords: Record<BidState | "inMatching" | "resultKnown" | "challengeEnded", string | null> = { ...nextStepWords, resultKnown: "结果已定", notOpened: "核查密封件；确实不能开启的，请申报单位重新提供", contentAsked: "等待单位重新提供；没有邮箱的请打电话", contentSupplied: "经办核对", contentConfirmed: "复核再次核对并开启", underFormCheck: "形式审查：通过、退回补正或不予受理", correctionRequested: "等待单位补正", inMatching: "等待需求方答复", formPassed: "指派专家评审", scored: "等待决定" };
