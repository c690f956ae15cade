import type { OfflineFacts } from "#app/domain/exception/view.ts";
import type { Noun } from "#app/domain/policy/nouns.ts";
import type { TimelineEvent } from "#app/domain/timeline/view.ts";
import type { ClearanceConclusion } from "#app/domain/round/clearance.ts";
import { formatDate, formatDateTime } from "#app/messages/format.ts";
import { clearanceNames, conclusionWords } from "./clearance.ts";
import { eventWords, moveWords } from "./moves.ts";
import { paperCheckWords } from "./paper-check.ts";
import { relationWords } from "./relations.ts";
import { nounWords, stateWords } from "./states.ts";

const moves = moveWords as Record<string, Record<string, string>>;
const states = stateWords as unknown as Record<string, Record<string, { staff: string; public: string }>>;

/** Events that are neither moves nor births. */
const furtherWords: Record<string, string> = {
  edit: "修改内容",
  editRubric: "修改评审标准",
  lookOverRules: "核对批次规则",
  revise: "修订文本",
  convert: "生成榜单任务",
  commit: "登记承诺书",
  keepOwnerContact: "登记需求单位联系人",
  takeOver: "单位认领",
  renewCode: "重制认领码",
  prepareDraw: "备妥专家抽取，公布承诺值",
  askSimilarity: "发起雷同核查",
  askAssignment: "生成专家指派方案",
  releaseAssignment: "发布专家指派",
  drawBroken: "抽取未能进行：与承诺值不符",
  arrangeDefence: "安排答辩会，公布抽签承诺值",
  drawDefenceOrder: "见证人报数，抽定答辩顺序",
  signInAtDefence: "登记答辩会签到",
  arrangeMeeting: "安排会评会议",
  signInAtMeeting: "登记会评会议签到",
  keepMinutes: "登记会评会议记录",
  keepOwnerView: "登记需求方意见",
  absenceAsked: "登记答辩未到场，待另一人确认",
  absentAtDefence: "确认答辩未到场",
  recordInspection: "登记现场考察",
  recordTalk: "登记对接会议纪要",
  holdDraw: "见证人报数，抽取专家",
  recordPaperDraw: "登记线下抽取专家",
  callExpert: "登记邀请专家的结果",
  conflictAfterDecision: "定榜后发现专家须回避",
  settleConflict: "处理定榜后发现的专家回避",
  pickExperts: "邀请未经抽取的专家",
  makeKeySet: "制作开标码",
  proveKeySet: "开标码试开成功",
  confirmInHand: "确认信封在手",
  reportCodeLost: "报告开标码遗失",
  supplySealedPage: "补交盖章页",
  decideLine: "登记逐项审查意见",
  tellByPhone: "电话告知揭榜单位",
  serveCorrection: "登记补正通知的送达",
  askFileRelease: "申请放行附件",
  releaseFile: "放行附件",
  nameChair: "指定专家组组长",
  panelOpinion: "撰写专家组意见",
  panelVote: "登记专家组表决",
  panelRemark: "评议讨论发言",
  printPaper: "打印纸质评分表",
  reprintPaper: "作废重印纸质评分表",
  enterPaper: "录入纸质评分表",
  confirmPaper: "核对线下登记：与扫描件相符",
  disputePaper: "核对线下登记：不符，退回登记人",
  explainPaper: "说明线下登记，再次提请核对",
  clearPaper: "对照扫描件核定纸质评分表",
  ask: "提问",
  hide: "撤下内容",
  recordClearance: "登记发布前审查",
  recordPortal: "登记门户网站发布",
  schedule: "设定定时发布",
  unschedule: "取消定时发布",
  stopSchedule: "定时发布停止",
  rehearse: "开始演练",
  forget: "删除演练",
};

/** Births that share their name with a move of the same noun: without an earlier state it is the birth. */
const births: Partial<Record<Noun, Record<string, string>>> = { award: { decide: "拟立项" }, reviewAssignment: { invite: "邀请" }, shortlist: { propose: "提请" }, objection: { receive: "收到" } };

/** The name of an event of a noun; `isBirth` when it brought the object into being. */
export function eventName(noun: string, event: string, isBirth = false): string {
  const birth = isBirth ? births[noun as Noun]?.[event] : undefined;
  return birth ?? moves[noun]?.[event] ?? eventWords[event] ?? furtherWords[event] ?? event;
}

/** What happened, with the facts that matter: 发布（焦工信〔2026〕1号，截止 …）. */
export function timelineWords(event: TimelineEvent, subject: Noun): string {
  const { noun, facts, to } = event;
  // What a noun begins with bears the name of a later move; only the move counts how often.
  const isBirth = (noun === "award" && event.event === "decide" && to === "proposed") || (noun === "shortlist" && event.event === "propose" && facts.count === undefined);
  const name = eventName(noun, event.event, isBirth);
  const parts = [
    facts.documentNumber && String(facts.documentNumber),
    facts.amendment && `第 ${facts.amendment} 号更正`,
    facts.reissuedAs && `新编号 ${facts.reissuedAs}`,
    facts.closesAt && `截止 ${formatDateTime(String(facts.closesAt))}`,
    facts.closesAtBefore && `原定 ${formatDateTime(String(facts.closesAtBefore))}`,
    facts.dueAt && `${formatDateTime(String(facts.dueAt))}前`,
    facts.endsOn && `至${formatDate(String(facts.endsOn))}`,
    facts.textVersion && `文本第 ${facts.textVersion} 版`,
    facts.into && `并入 ${facts.into}`,
    facts.parents && `来自 ${facts.parents}`,
    facts.challenge && String(facts.challenge),
    event.event === "recordClearance" && clearanceNames(String(facts.kind)),
    event.event === "recordClearance" && conclusionWords[facts.conclusion as ClearanceConclusion],
    facts.receivedOn && `${formatDate(String(facts.receivedOn))}收到纸件`,
    facts.bidVersion && `第 ${facts.bidVersion} 版`,
    event.event === "close" && facts.bids !== undefined && `收到 ${facts.bids} 份`,
    event.event === "openBids" && facts.opened !== undefined && `开启 ${facts.opened} 份${Number(facts.failed) > 0 ? `，未能开启 ${facts.failed} 份` : ""}`,
    event.event === "openBids" && facts.release === "recovery" && "启用恢复码",
    (event.event === "startReview" || event.event === "startMatching") && facts.bids !== undefined && `有效申报 ${facts.bids} 份`,
    noun === "bid" && to === "notOpened" && "未能开启",
  ].filter(Boolean);
  const prefix = noun === subject ? "" : `${nounWords[noun]}${(noun === "award" || noun === "shortlist") && facts.no ? ` ${facts.no}` : ""}：`;
  return `${prefix}${name}${parts.length > 0 ? `（${parts.join("，")}）` : ""}`;
}

/** The state that the event led to, for staff. */
export function stateAfter({ noun, to }: Pick<TimelineEvent, "noun" | "to">): string | null {
  return to === null ? null : (states[noun]?.[to]?.staff ?? null);
}

/** Who did it: the name for who may know it, else the side. */
export function actorWords({ by, who, role }: Pick<TimelineEvent, "by" | "who" | "role">): string | null {
  const words = role && relationWords[role];
  if (who !== null) return words ? `${who}（${words}）` : who;
  if (words) return words;
  return by === "system" ? "系统自动" : by === "public" ? "公众" : null;
}

/** How it was done on paper, in one line. */
export function offlineWords({ date, place, people, checker, check }: OfflineFacts): string {
  const parts = [`办理日期 ${formatDate(date)}`, place && `地点 ${place}`, people && `参加 ${people.join("、")}`, checker && `核对人 ${checker}${paperCheckWords.state(check)}`];
  return parts.filter(Boolean).join("；");
}
