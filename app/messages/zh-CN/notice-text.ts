import type { ActNotice, AwardedUnit, CallNotice, ListNotice, NoticedItem, NoticeView, ResultNotice } from "#app/domain/notice/view.ts";
import type { SiteSettings } from "#app/domain/site/settings.ts";
import type { ActKind } from "#app/domain/notice/act-body.ts";
import { formatDate, formatDateTime } from "#app/messages/format.ts";
import { amendableWords, indicatorTitle, indicatorWords, valueWords } from "./amendment.ts";
import { outcomeWords } from "./notice.ts";
import { stabilitySentence } from "./review.ts";
import { custodyWords, type OutageRule, outageRuleWords } from "./challenge.ts";
import { stateWords } from "./states.ts";

/** A text, and where it leads on the page. */
export interface NoticeCell {
  text: string;
  href?: string;
}

export interface NoticeColumn {
  head: string;
  unit?: string;
  weight: number;
  isNumeric?: boolean;
  /** A state that changes: the page alone shows it, no paper. */
  isPageOnly?: boolean;
}

/** A table of a notice: what a paper has as its attachment. */
export interface NoticeTable {
  title: string;
  note?: string;
  columns: NoticeColumn[];
  rows: NoticeCell[][];
}

/** What a notice says, in the order of an official document; page, Word, PDF, text and JSON are made of it. */
export interface NoticeText {
  paragraphs: string[];
  tables: NoticeTable[];
  /** Small print below all. */
  notes: (NoticeCell & { link?: string })[];
}

/** Whom to ask and whom to tell, as the agency has set it. */
export type NoticeContacts = Pick<SiteSettings, "policyPhone" | "supportPhone" | "phoneHours" | "disciplineContact" | "noticeText">;

interface Around {
  contacts: NoticeContacts;
  /** Money in 万元. */
  wan: (fen: number) => string;
  outageRule: OutageRule;
}

/** The whole text of a notice from its facts; one that was withdrawn says that alone. */
export function noticeText(notice: NoticeView, around: Around): NoticeText {
  if (notice.status === "withdrawn") return { paragraphs: [`本公告已撤回。${notice.withdrawnReason ?? "详情请致电政策咨询电话。"}`], tables: [], notes: [] };
  const { paragraphs, ...rest } = bodyOf(notice, around);
  const term = notice.term ? [termWords(notice.term, around.contacts.policyPhone)] : [];
  return { paragraphs: [...paragraphs, ...term, ...contactLines(notice, around.contacts)], ...rest };
}

/** Telephones of the business and, apart from them, where misconduct is reported (guide 1.1, 1.3 stages 3 and 10); none below what the bureau merely does. */
function contactLines({ kind }: NoticeView, { policyPhone, supportPhone, phoneHours, disciplineContact, noticeText: more }: NoticeContacts): string[] {
  if (kind !== "list" && kind !== "call" && kind !== "result") return [];
  const phones = [policyPhone && `政策咨询 ${policyPhone}`, supportPhone && `系统支持 ${supportPhone}`].filter(Boolean).join("，");
  return [
    ...(phones ? [`联系方式：${phones}${phoneHours ? `（${phoneHours}）` : ""}。`] : []),
    ...(disciplineContact ? [`监督举报：${disciplineContact}。工作人员、评审专家违规违纪的，请向监督方面反映。`] : []),
    ...(more && kind !== "result" ? [more] : []),
  ];
}

function bodyOf(notice: NoticeView, { wan, outageRule }: Around): NoticeText {
  if (notice.kind === "list") return listText(notice, wan, outageRule);
  if (notice.kind === "call") return callText(notice);
  return notice.kind === "result" ? resultText(notice, wan) : actText(notice, wan);
}

function callText({ callText: text, callClosesAt }: CallNotice): NoticeText {
  const until = callClosesAt === null ? "常年征集" : formatDateTime(callClosesAt);
  return { paragraphs: [...(text ?? "").split(/\n+/).filter((line) => line.trim() !== ""), `征集截止：${until}。填报方式和要填写的内容见平台征集页面。`], tables: [], notes: [] };
}

const termWords = ({ startsOn, endsOn }: { startsOn: string; endsOn: string }, phone: string | null) =>
  `公示期自${formatDate(startsOn)}至${formatDate(endsOn)}（含首尾两日）。对公示内容有异议的，请在期内实名提出，写明事实、附依据并留下联系方式${phone ? `，联系电话 ${phone}` : ""}。匿名的不予受理；提出人身份予以保密。对专家学术判断的不同看法不属于受理范围。`;

const noticeCustodyWords = (sentences: readonly string[]) => `密封保管：${sentences.join("")}`;

const stabilityNoticeWords = "排名稳定性：本批次结果公示时一并公开排名是否稳定，即逐一去掉每名专家、各评分项分值增减 10%、校正专家宽严时第一名是否改变；只作参考，不改变名次。";

const itemHref = (no: string) => `/challenges/${encodeURIComponent(no)}`;

function itemsTable(items: NoticedItem[], title: string, wan: Around["wan"]): NoticeTable {
  return {
    title,
    columns: [{ head: "编号", weight: 3.5 }, { head: "任务名称", weight: 5.7 }, { head: "需求单位", weight: 3.8 }, { head: "榜额", unit: "万元", weight: 2, isNumeric: true }, { head: "截止时间", weight: 3 }],
    rows: items.map((one) => [{ text: one.no }, { text: one.title, href: itemHref(one.no) }, { text: one.ownerName ?? "" }, { text: wan(one.fiscalFen + one.ownerInputFen) }, { text: one.closesAt === null ? "" : formatDateTime(one.closesAt) }]),
  };
}

/** The rules that bind the bureau stand in the paper itself: when a fault moves a deadline, who could open what, what the result will tell. */
function listText({ title, items, custody, tellsStability }: ListNotice, wan: Around["wan"], outageRule: OutageRule): NoticeText {
  return {
    paragraphs: [`现将“${title}”予以发布，欢迎符合条件的单位揭榜。任务的指标、经费、条件和截止时间以平台各任务页面为准。`],
    tables: [itemsTable(items, `榜单任务（${items.length} 项）`, wan)],
    notes: [{ text: outageRuleWords(outageRule) }, ...(custodyWords[custody] ? [{ text: noticeCustodyWords(custodyWords[custody]) }] : []), ...(tellsStability ? [{ text: stabilityNoticeWords }] : [])],
  };
}

function resultText(notice: ResultNotice, wan: Around["wan"]): NoticeText {
  const { items, counts, minuteNo, noAward } = notice;
  const item = items[0];
  const named = item ? `${item.no}　${item.title}${item.ownerName ? `（需求单位：${item.ownerName}）` : ""}` : notice.title;
  const awards: NoticeTable = {
    title: "拟立项名单",
    columns: [{ head: "名次", weight: 1 }, { head: "单位", weight: 7 }, { head: "得分", weight: 2, isNumeric: true }, { head: "拟支持", unit: "万元", weight: 2, isNumeric: true }, { head: "状态", weight: 2, isPageOnly: true }],
    rows: notice.awards.map((one) => [
      { text: String(one.rank) },
      { text: withMembers(one) },
      { text: one.total },
      { text: wan(one.fiscalFen) },
      { text: stateWords.award[one.status].public },
    ]),
  };
  const ranking: NoticeTable = {
    title: "评审排名",
    note: "代号公开，单位名称不公开；各申报单位登录后可看到自己的一行",
    columns: [{ head: "名次", weight: 1 }, { head: "评审代号", weight: 4 }, { head: "得分", weight: 2, isNumeric: true }, { head: "结果", weight: 3 }],
    rows: notice.ranking.map(({ place, code, total, outcome }) => [{ text: String(place) }, { text: code }, { text: total }, { text: outcomeWords[outcome] }]),
  };
  return {
    paragraphs: [`${named}共收到申报 ${counts.received} 份，不予受理 ${counts.notAccepted} 份，${counts.unmatched > 0 ? `未与需求方达成合作协议 ${counts.unmatched} 份，` : ""}经专家评审 ${counts.scored} 份。经研究（${minuteNo}），${noAward ? "本任务不予立项，现予公示。" : "拟立项如下，现予公示。"}`],
    tables: [...(noAward ? [] : [awards]), ranking],
    notes: [{ text: `排名文件摘要（SHA-256）：${notice.rankingDigest}`, ...(notice.status !== "draft" && item && { link: "下载排名文件（只含代号，可自行复算）", href: `${itemHref(item.no)}/ranking-file` }) }, ...(notice.stability ? [{ text: `排名稳定性（本批次规则事先载明公开，只作参考，不改变名次）：${stabilitySentence(notice.stability, notice.isStaged)}` }] : [])],
  };
}

const publicityWords = (number: string | null) => (number === null ? "已予公示" : `已以${number}公示`);

const unitWords = (awarded: AwardedUnit | null) => (awarded ? withMembers(awarded) : "揭榜单位");

const withMembers = ({ unitName, memberNames }: AwardedUnit) => unitName + (memberNames.length > 0 ? `（参与单位：${memberNames.join("、")}）` : "");

/** What each act says first; `what` is the item by number and title, or the round. */
const acts: Record<ActKind, (what: string, notice: ActNotice, wan: Around["wan"]) => string> = {
  amendment: (what) => `经研究，对${what}作如下更正，现予公告。正文以更正后的内容为准，已提交的申报继续有效，截止前可以替换。`,
  extension: (what, { closesAtBefore, closesAt }) => `${what}的揭榜截止时间由${closesAtBefore === null ? "原定时间" : formatDateTime(closesAtBefore)}延至${closesAt === null ? "" : formatDateTime(closesAt)}，现予公告。已提交的申报继续有效，新的截止时间前可以替换或撤回。`,
  suspension: (what) => `经研究，自即日起暂停${what}的揭榜，现予公告。暂停期间不接受提交，已提交的申报继续密封保存，草稿照常保存。`,
  resumption: (what) => `${what}自即日起恢复揭榜，现予公告。已提交的申报继续有效。`,
  withdrawal: (what, { challengeNo }) => `经研究，决定${challengeNo === null ? "取消" : "撤销"}${what}，不再接受揭榜，现予公告。已提交的申报不予开启，草稿由各单位自行保存。`,
  ending: (what) => `${what}未产生揭榜单位，揭榜工作结束，现予公告。`,
  reissue: (what) => `${what}本次揭榜工作结束，任务内容修订后另行发榜，现予公告。`,
  voiding: (what) => `${what}已固定的评审排名作废，重新进入评审，现予公告。作废的排名文件继续公开，可以下载核验。`,
  reopening: (what, { closesAt }) => `${what}的一份申报重新开放提交${closesAt === null ? "" : `，至${formatDateTime(closesAt)}止`}，期满后开标，现予公告。按规则不公开单位名称。`,
  keyLoss: (what, { closesAt }) => `${what}的密封申报无法开启，请各申报单位${closesAt === null ? "" : `于${formatDateTime(closesAt)}前`}重新提供提交时的内容，现予公告。只有与已公布的承诺值一致的内容才予采用。`,
  awarding: (what, { awarded, publicityNumber }, wan) => `${what}的揭榜结果${publicityWords(publicityNumber)}，公示期已满。经研究，决定正式立项，由${unitWords(awarded)}承担${awarded ? `，支持经费 ${wan(awarded.fiscalFen)} 万元` : ""}，现予公告。`,
  revocation: (what, { awarded, publicityNumber }) => `${what}的揭榜结果${publicityWords(publicityNumber)}。经研究，决定撤销对${unitWords(awarded)}的拟立项，现予公告。`,
  forfeiture: (what, { awarded }) => `${what}的立项单位${unitWords(awarded)}未在规定期限内签订任务书，视为放弃承担，现予公告。`,
};

function actText(notice: ActNotice, wan: Around["wan"]): NoticeText {
  const { kind, items, reason, closesAtBefore, closesAt, outageMinutes, challengeNo } = notice;
  const item = items[0];
  const what = challengeNo !== null && item ? `“${item.no}　${item.title}”` : `“${notice.title}”`;
  const resumed = kind === "resumption" && challengeNo !== null && item?.closesAt ? [`截止时间为${formatDateTime(item.closesAt)}。`] : [];
  return {
    paragraphs: [
      acts[kind](what, notice, wan),
      ...(reason === "" ? [] : [`理由：${reason}${/[。！？]$/.test(reason) ? "" : "。"}`]),
      ...(kind === "extension" && outageMinutes > 0 ? [`截止前平台中断服务 ${outageMinutes} 分钟，已登记在案，截止时间因此顺延。`] : []),
      ...(kind === "amendment" ? [windowWords(closesAtBefore, closesAt)] : []),
      ...resumed,
    ],
    tables: [...(kind === "amendment" ? [differenceTable(notice, wan)] : []), ...(challengeNo === null && items.length > 0 ? [itemsTable(items, `所涉任务（${items.length} 项）`, wan)] : [])],
    notes: kind === "amendment" && item ? [{ text: "逐条对照见任务页面。", link: "查看任务页面的前后对照", href: `${itemHref(item.no)}#amendments` }] : [],
  };
}

const windowWords = (before: string | null, after: string | null) =>
  before === null || after === null || before === after ? "揭榜截止时间不变。" : `揭榜截止时间由${formatDateTime(before)}顺延至${formatDateTime(after)}。`;

function differenceTable({ differences }: ActNotice, wan: Around["wan"]): NoticeTable {
  return {
    title: "更正前后对照",
    columns: [{ head: "项目", weight: 2 }, { head: "更正前", weight: 4 }, { head: "更正后", weight: 4 }],
    rows: differences.map((one) =>
      one.kind === "field"
        ? [{ text: amendableWords[one.field] }, { text: valueWords(one.field, one.before, wan) }, { text: valueWords(one.field, one.after, wan) }]
        : [{ text: indicatorTitle(one) }, { text: indicatorWords(one.before, one.changed) }, { text: indicatorWords(one.after, one.changed) }],
    ),
  };
}
