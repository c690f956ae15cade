import type { Step, StepCode } from "#app/domain/overview/next-steps.ts";
import type { Relation } from "#app/domain/policy/policy.ts";
import type { TodoCode, TodoItem } from "#app/domain/todo/view.ts";
import { relationWords } from "./relations.ts";

interface StepWords {
  /** What is to be done, as a short imperative. */
  todo: string;
  /** Beside it, when it counts something. */
  count?: (count: number) => string;
}

const bids = (count: number) => `${count} 份申报`;

export const stepWords: Record<StepCode, StepWords> = {
  approve: { todo: "审定任务内容" },
  publish: { todo: "发布任务" },
  awaitBids: { todo: "等待揭榜截止" },
  awaitClosing: { todo: "等待系统截止" },
  consentAmendment: { todo: "核对并公布更正（他人拟定）" },
  consentExtension: { todo: "同意延期（他人提议）" },
  resume: { todo: "恢复接受揭榜" },
  openBids: { todo: "开标", count: bids },
  awaitContent: { todo: "等待申报单位重新提供", count: bids },
  confirmContent: { todo: "核对重新提供的内容", count: bids },
  openSupplied: { todo: "凭重新提供的内容开启", count: bids },
  checkForms: { todo: "形式审查", count: bids },
  awaitCorrection: { todo: "等待补正", count: bids },
  awaitFormReview: { todo: "等待不予受理的复核（申请期或答复）", count: bids },
  startMatching: { todo: "启动供需对接", count: (count) => `通过 ${count} 份` },
  resolveUnmatched: { todo: "对接均未达成：结束或重新发榜" },
  startReview: { todo: "启动专家评审", count: (count) => `通过 ${count} 份` },
  resolveSingleBid: { todo: "处理单一揭榜" },
  resolveNoBid: { todo: "处理流榜" },
  assignExperts: { todo: "指派专家", count: (count) => `${count} 份申报缺专家` },
  awaitExperts: { todo: "等待专家签署", count: (count) => `还差 ${count} 份评审` },
  endStage: { todo: "结束本评审阶段" },
  freezeRanking: { todo: "固定排名" },
  voidRanking: { todo: "作废排名（有专家须回避）" },
  proposeShortlist: { todo: "提请需求方确认" },
  awaitOwner: { todo: "等待需求方答复", count: bids },
  tellOwner: { todo: "电话告知需求方，有申报待其答复（没有可用的联系方式）", count: bids },
  resolveSilence: { todo: "需求方逾期未答复：延长一次，或者登记线下答复", count: bids },
  decide: { todo: "审定结果" },
  settleConflict: { todo: "处理定榜后发现的专家回避", count: (count) => `${count} 名专家` },
  announce: { todo: "发布公示", count: (count) => `${count} 项拟立项` },
  awaitPublicity: { todo: "等待公示期满" },
  award: { todo: "正式立项", count: (count) => `${count} 项公示期满` },
  resolveObjection: { todo: "处理异议", count: (count) => `${count} 项暂停` },
};

const matterWords: Record<Exclude<TodoCode, StepCode>, StepWords> = {
  consentReopen: { todo: "同意退回重评（他人提议）", count: (count) => `${count} 份评分` },
  enterPaper: { todo: "第二人录入纸质评分" },
  printPaper: { todo: "重新编号打印纸质评分表（已退回重评）", count: (count) => `${count} 份` },
  arrangePanel: { todo: "安排会评会议" },
  arrangeDefence: { todo: "安排答辩会" },
  confirmAbsence: { todo: "确认答辩未到场（他人登记）", count: (count) => `${count} 项申报` },
  releaseFile: { todo: "同意放行未通过病毒扫描的附件（他人提议）", count: (count) => `${count} 个` },
  publishCall: { todo: "发布征集通知（他人起草）" },
  fillRound: { todo: "新增榜单任务" },
  staffRound: { todo: "补齐岗位", count: (count) => `缺 ${count} 个岗位` },
  confirmDuties: { todo: "确认任命", count: (count) => `${count} 项` },
  undeliveredMail: { todo: "查看未送达的消息", count: (count) => `${count} 封` },
  witnessOpening: { todo: "见证开标" },
  watchTainted: { todo: "监督：排名固定后发现专家须回避" },
  watchDecided: { todo: "监督：定榜后发现专家须回避", count: (count) => `${count} 名专家` },
  checkPaper: { todo: "对照扫描件核对线下登记", count: (count) => `${count} 份` },
  explainPaper: { todo: "处理核对人退回的线下登记", count: (count) => `${count} 份` },
  witnessDraw: { todo: "为专家抽取报数" },
  witnessDefence: { todo: "为答辩顺序报数" },
  submitDraft: { todo: "填写并提交申报" },
  correctBid: { todo: "提交补正" },
  supplyContent: { todo: "重新提供申报内容" },
  supplySealedPage: { todo: "补交盖章页" },
  remindMembers: { todo: "催办还没有确认的成员", count: (count) => `${count} 家` },
  confirmPart: { todo: "确认联合申报中本单位的一块" },
  replyInvitation: { todo: "答复评审邀请", count: bids },
  scoreBids: { todo: "评审打分" },
  writePanel: { todo: "写专家组意见，分歧较大的写明情况，有一票否决的登记表决", count: bids },
  confirmInHand: { todo: "确认开标码信封在手" },
  decideJoin: { todo: "审批加入本单位的申请", count: (count) => `${count} 人` },
  declareConflicts: { todo: "声明有无回避情形", count: (count) => `${count} 项任务` },
  nameChair: { todo: "指定专家组组长（尚未指定，或原组长已不在评审中）" },
  callTeams: { todo: "电话告知联系不上的揭榜单位", count: (count) => `${count} 项` },
  tellDefence: { todo: "电话告知专家答辩时间", count: (count) => `${count} 人` },
  nameSubstitutes: { todo: "指定回避人员的替代", count: (count) => `${count} 个岗位` },
  recommendExperts: { todo: "推荐本单位的专家申请", count: (count) => `${count} 人` },
  confirmExperts: { todo: "确认专家入库", count: (count) => `${count} 人` },
  reviseDemand: { todo: "填写并提交需求" },
  signDemand: { todo: "签署需求方承诺书" },
  recommendDemand: { todo: "审核并推荐需求" },
  vetDemand: { todo: "论证需求", count: (count) => `${count} 项` },
  lookAtFindings: { todo: "核对形审通过后新发现的情况" },
  answerFormReview: { todo: "答复不予受理的复核申请" },
  answerTicket: { todo: "处理提交遇阻登记" },
  takedownOverdue: { todo: "紧急下架逾期未复核" },
  decideTakedown: { todo: "复核紧急下架" },
  readShortlist: { todo: "查阅等待需求方答复的申报（由牵头单位答复）", count: bids },
  answerMatching: { todo: "对接：查阅申报，洽谈后登记合作协议或不同意", count: bids },
  answerShortlist: { todo: "查阅申报，确认或不同意", count: bids },
  draftAnswer: { todo: "拟答复提问" },
  publishAnswer: { todo: "公开答复" },
  decideClaims: { todo: "核实单位认领", count: (count) => `${count} 件` },
  readSimilarity: { todo: "查阅雷同核查结果" },
  decideStandards: { todo: "复核标准表" },
  decideCalendar: { todo: "复核放假安排" },
  answerJoin: { todo: "答复单位邀请" },
};

const words: Record<TodoCode, StepWords> = { ...stepWords, ...matterWords };

/** What is to be done. */
export function todoWords(code: TodoCode): string {
  return words[code].todo;
}

/** Of how many, or null. A group of challenges counts them. */
export function todoCountWords({ code, count, done, title, no }: TodoItem): string | null {
  if (count === null) return null;
  if (done !== null) return `已签署 ${done}/${count}`;
  const isGroup = title === null && no !== null;
  return isGroup ? `${count} 项任务` : (words[code].count?.(count) ?? null);
}

/** The next step of a challenge in one line. */
export function nextStepWords(step: Step): string {
  const count = step.count === null ? null : stepWords[step.code].count?.(step.count);
  return `${stepWords[step.code].todo}${count ? `（${count}）` : ""}`;
}

/** Whether nothing is to be done but to wait. */
export function isWaiting(code: TodoCode): boolean {
  return code.startsWith("await");
}

/** The next step with who does it. */
export function nextStepBy(step: Step): string {
  return isWaiting(step.code) ? nextStepWords(step) : `${nextStepWords(step)}，由${whoWords(step.who)}办理`;
}

export function whoWords(who: readonly Relation[]): string {
  return who.map((relation) => relationWords[relation]).join("、");
}
