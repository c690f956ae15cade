import type { MemberTask } from "#app/domain/bid/member-view.ts";
import { isInHandAsked, type KeptCode } from "#app/domain/custody/in-hand.ts";
import { missingDuties } from "#app/domain/organisation/staffing.ts";
import { answerDue } from "#app/domain/question/terms.ts";
import { takedownDue } from "#app/domain/takedown/target.ts";
import { type Actor, holdsRole, type StaffRole } from "#app/domain/policy/actor.ts";
import { staffRelations } from "#app/domain/policy/round.ts";
import type { SecondCode, SecondMatter, TodoItem } from "./view.ts";

/** An item with nothing in it but its code and page. */
export function item(code: TodoItem["code"], href: string, more: Partial<TodoItem> = {}): TodoItem {
  return { code, href, no: null, title: null, count: null, done: null, due: null, ...more };
}

/** Own bids: drafts to submit, corrections to make, content that is asked for again. */
export function bidderMatters(matters: readonly { no: string; title: string; status: string; due: string | null }[]): TodoItem[] {
  return matters.map(({ no, title, status, due }) => {
    const bid = `/work/bids/${encodeURIComponent(no)}`;
    if (status === "contentAsked") return item("supplyContent", `${bid}#resupply`, { no, title, due });
    const page = `${bid}/edit`;
    return item(status === "correctionRequested" ? "correctBid" : "submitDraft", page, { no, title, due });
  });
}

/** Opened bids to which the sealed page (盖章页) and members' confirmations may still come. */
export function openedMatters(dues: readonly { no: string; title: string; due: string; lacksSealedPage: boolean; unconfirmed: number }[]): TodoItem[] {
  return dues.flatMap(({ no, title, due, lacksSealedPage, unconfirmed }) => {
    const bid = `/work/bids/${encodeURIComponent(no)}`;
    return [
      ...(lacksSealedPage ? [item("supplySealedPage", `${bid}#sealed-page`, { no, title, due })] : []),
      ...(unconfirmed > 0 ? [item("remindMembers", `${bid}/members`, { no, title, due, count: unconfirmed })] : []),
    ];
  });
}

/** Parts of other units' bids that this unit has not answered, or that were changed since. */
export function confirmationMatters(tasks: readonly Pick<MemberTask, "challengeNo" | "challengeTitle" | "state" | "isOver" | "dueAt">[]): TodoItem[] {
  const open = tasks.filter(({ state, isOver }) => !isOver && (state === "open" || state === "changed"));
  return open.map(({ challengeNo, challengeTitle, dueAt }) => item("confirmPart", "/work/confirmations", { no: challengeNo, title: challengeTitle, due: dueAt }));
}

/** An expert's items: answer first, then score. What is signed is done. */
export function reviewMatters(matters: readonly { challengeNo: string; title: string; invited: number; taken: number; signed: number; opinionsDue: number }[]): TodoItem[] {
  return matters.flatMap(({ challengeNo: no, title, invited, taken, signed, opinionsDue }) => {
    const page = `/work/reviews/${encodeURIComponent(no)}`;
    const items: TodoItem[] = [];
    if (invited > 0) items.push(item("replyInvitation", page, { no, title, count: invited }));
    if (signed < taken) items.push(item("scoreBids", page, { no, title, count: taken, done: signed }));
    if (opinionsDue > 0) items.push(item("writePanel", `${page}/panel`, { no, title, count: opinionsDue }));
    return items;
  });
}

interface RoundMatter {
  id: string;
  code: string;
  title: string;
  status: string;
  challenges: number;
  duties: readonly { personId: string; role: StaffRole }[];
}

/** Rounds without challenges, and rounds with duties that nobody holds. */
export function roundMatters(actor: Actor, rounds: readonly RoundMatter[]): TodoItem[] {
  return rounds.flatMap(({ id, code, title, status, challenges, duties }) => {
    const page = `/work/rounds/${encodeURIComponent(code)}`;
    const items: TodoItem[] = [];
    const missing = missingDuties(duties).length;
    if (missing > 0) items.push(item("staffRound", `${page}/people`, { no: code, title, count: missing }));
    if (challenges === 0 && status === "draft" && holdsRole(actor, "officer", id)) items.push(item("fillRound", `/work/challenges/new?round=${encodeURIComponent(code)}`, { no: code, title }));
    return items;
  });
}

/** 提交遇阻登记 that wait for an answer: an officer's proposal, or the second person's decision on another's. */
export function ticketMatters(actor: Actor, tickets: readonly { no: string; status: string; roundId: string; challengeTitle: string; proposedBy: string | null }[]): TodoItem[] {
  const isMine = ({ status, roundId, proposedBy }: (typeof tickets)[number]) =>
    status === "reported" ? holdsRole(actor, "officer", roundId) : holdsRole(actor, "secondOfficer", roundId) && proposedBy !== actor.personId;
  return tickets.filter(isMine).map(({ no, challengeTitle }) => item("answerTicket", `/work/tickets/${encodeURIComponent(no)}`, { no, title: challengeTitle }));
}

const secondPages: Readonly<Record<SecondCode, (matter: SecondMatter) => string>> = {
  consentReopen: ({ no }) => `/work/challenges/${encodeURIComponent(no)}/experts`,
  enterPaper: ({ reference }) => `/work/paper/${encodeURIComponent(reference ?? "")}`,
  printPaper: ({ no }) => `/work/challenges/${encodeURIComponent(no)}/paper`,
  arrangePanel: ({ no }) => `/work/challenges/${encodeURIComponent(no)}/meeting`,
  arrangeDefence: ({ no }) => `/work/challenges/${encodeURIComponent(no)}/defence`,
  confirmAbsence: ({ no }) => `/work/challenges/${encodeURIComponent(no)}/defence#teams`,
  releaseFile: ({ no }) => `/work/bids/${encodeURIComponent(no)}`,
  publishCall: ({ reference }) => `/work/notices/${reference ?? ""}`,
};

/** Clerks are both officers, as are those who keep a defence's list; what is let happen is the second officer's. */
const seconds: Readonly<Record<SecondCode, readonly StaffRole[]>> = { consentReopen: ["secondOfficer"], enterPaper: ["officer", "secondOfficer"], printPaper: ["officer", "secondOfficer"], arrangePanel: ["officer"], arrangeDefence: ["officer"], confirmAbsence: ["officer", "secondOfficer"], releaseFile: ["officer", "secondOfficer"], publishCall: ["secondOfficer"] };

/** What another person began; several sheets of one item that are to be opened again stand as one. */
export function secondMatters(actor: Actor, matters: readonly SecondMatter[]): TodoItem[] {
  const own = matters.filter(({ code, roundId, by }) => by !== actor.personId && seconds[code].some((role) => holdsRole(actor, role, roundId)));
  const byPage = Map.groupBy(own, (matter) => secondPages[matter.code](matter));
  return [...byPage].map(([page, [first, ...more]]) => item(first!.code, page, { no: first!.no, title: first!.title, count: more.length + 1 }));
}

/** 复核 of rejections, for whoever did not reject. */
export function formReviewMatters(actor: Actor, reviews: readonly { no: string; challengeTitle: string; roundId: string; rejectedBy: string | null }[]): TodoItem[] {
  const isMine = ({ roundId, rejectedBy }: (typeof reviews)[number]) => rejectedBy !== actor.personId && (holdsRole(actor, "officer", roundId) || holdsRole(actor, "secondOfficer", roundId));
  return reviews.filter(isMine).map(({ no, challengeTitle: title }) => item("answerFormReview", `/work/bids/${encodeURIComponent(no)}`, { no, title }));
}

/** Passed bids of which something came to light since: an officer's of the round. */
export function foundLaterMatters(actor: Actor, bids: readonly { no: string; challengeTitle: string; roundId: string }[]): TodoItem[] {
  return bids.filter(({ roundId }) => holdsRole(actor, "officer", roundId)).map(({ no, challengeTitle: title }) => item("lookAtFindings", `/work/bids/${encodeURIComponent(no)}#lines`, { no, title }));
}

/**
 * 紧急下架 that another person than who hid it must decide. Silence past the working day changes nothing that the public sees, because
 * what was shown once cannot be taken back; it is told to the supervisor, so that nobody hides for good by waiting.
 */
export function takedownMatters(actor: Actor, takedowns: readonly { challengeNo: string | null; noticeId: string | null; title: string; roundId: string; itemId: string | null; hiddenBy: string | null; hiddenAt: string }[], now: string): TodoItem[] {
  return takedowns.flatMap(({ challengeNo, noticeId, title, roundId, itemId, hiddenBy, hiddenAt }) => {
    const due = takedownDue(hiddenAt);
    const held = staffRelations(actor, roundId, itemId);
    const decides = hiddenBy !== actor.personId && (held.includes("officer") || held.includes("secondOfficer"));
    const watches = held.includes("supervisor") && Date.parse(now) >= Date.parse(due);
    if (!decides && !watches) return [];
    const href = challengeNo === null ? `/work/notices/${noticeId}/takedown` : `/work/challenges/${encodeURIComponent(challengeNo)}/takedown`;
    return [item(decides ? "decideTakedown" : "takedownOverdue", href, { ...(challengeNo !== null && { no: challengeNo }), title, due })];
  });
}

/** A notice of holidays waits for a second look, by another than who proposed it. */
export function calendarMatters(actor: Actor, proposal: { year: number; by: string | null } | null): TodoItem[] {
  return proposal === null || proposal.by === actor.personId ? [] : [item("decideCalendar", "/work/calendar", { no: String(proposal.year) })];
}

/** 标准表 that somebody else proposed. */
export function standardsMatters(actor: Actor, proposal: { by: string | null } | null): TodoItem[] {
  return proposal === null || proposal.by === actor.personId ? [] : [item("decideStandards", "/work/standards", {})];
}

/** 答疑 that wait: for the owner's draft until its term, then, or where there is no owner, for the officer. */
export function questionMatters(actor: Actor, now: string, questions: readonly { no: string; status: string; roundId: string; challengeId: string; ownerUnitId: string | null; challengeTitle: string; askedAt: string }[]): TodoItem[] {
  return questions.flatMap(({ no, status, roundId, challengeId, ownerUnitId, challengeTitle: title, askedAt }) => {
    const page = `/work/questions/${encodeURIComponent(no)}`;
    const due = answerDue(askedAt);
    if (status === "asked" && ownerUnitId !== null && actor.units.some(({ unitId }) => unitId === ownerUnitId)) return [item("draftAnswer", page, { no, title, due })];
    if (staffRelations(actor, roundId, challengeId).includes("officer") && (status === "drafted" || ownerUnitId === null || Date.parse(now) >= Date.parse(due))) return [item("publishAnswer", page, { no, title, due })];
    return [];
  });
}

/** Items of own units in which bids wait for the owner's word (提请需求方确认). */
export function ownerMatters(items: readonly { no: string; title: string; isMatching: boolean; isJoint: boolean; count: number; due: string }[]): TodoItem[] {
  return items.map(({ no, title, isMatching, isJoint, count, due }) => item(isJoint ? "readShortlist" : isMatching ? "answerMatching" : "answerShortlist", `/work/challenges/${encodeURIComponent(no)}/shortlist`, { no, title, count, due }));
}

/** Demands that wait for this person: to be written, to be recommended, to be signed for, to be vetted; three or more to be vetted stand as one. */
export function demandMatters(
  actor: Actor,
  demands: readonly { no: string; title: string; status: string; unitId: string | null; recommenderId: string | null; roundId: string; closesAt: string | null }[],
): TodoItem[] {
  const isOf = (unitId: string | null) => unitId !== null && actor.units.some((unit) => unit.unitId === unitId);
  const matters = demands.flatMap(({ no, title, status, unitId, recommenderId, roundId, closesAt }) => {
    const page = `/work/demands/${encodeURIComponent(no)}`;
    const more = { no, title: title === "" ? null : title };
    const isOfficer = holdsRole(actor, "officer", roundId);
    if (status === "draft" || status === "returned") return isOf(unitId) || (unitId === null && isOfficer) ? [item("reviseDemand", `${page}/edit`, { ...more, due: status === "draft" ? closesAt : null })] : [];
    if (status === "underRecommendation") return isOf(recommenderId) ? [item("recommendDemand", page, more)] : [];
    if (status === "listed") return [item("signDemand", `${page}#commitment`, more)];
    return isOfficer ? [item("vetDemand", page, more)] : [];
  });
  const toVet = matters.filter(({ code }) => code === "vetDemand");
  if (toVet.length < 3) return matters;
  return [...matters.filter(({ code }) => code !== "vetDemand"), item("vetDemand", "/work/demands?status=toVet", { count: toVet.length })];
}

/** Places in units that somebody asks for or was offered. */
export function unitMatters({ asked, invited }: { asked: number; invited: readonly string[] }): TodoItem[] {
  return [...(asked > 0 ? [item("decideJoin", "/work/unit", { count: asked })] : []), ...invited.map((title) => item("answerJoin", "/work/unit", { title }))];
}

/** 雷同核查 that this person was named to read. */
export function similarityMatters(screens: readonly { id: string; roundCode: string; roundTitle: string }[]): TodoItem[] {
  return screens.map(({ id, roundCode: no, roundTitle: title }) => item("readSimilarity", `/work/rounds/${encodeURIComponent(no)}/similarity/${id}`, { no, title }));
}

/** 核对: papers that name this person as checker, and those that the checker sent back. */
export function paperMatters({ toCheck, disputed }: { toCheck: number; disputed: number }): TodoItem[] {
  const page = "/work/paper-checks";
  return [...(disputed > 0 ? [item("explainPaper", `${page}#disputed`, { count: disputed })] : []), ...(toCheck > 0 ? [item("checkPaper", page, { count: toCheck })] : [])];
}

/** 单位认领 that wait for an officer. */
export function claimMatters(open: number): TodoItem[] {
  return open > 0 ? [item("decideClaims", "/work/units", { count: open })] : [];
}

/** 回避声明 that is due, and duties whose holders all stepped out of an item. */
export function conflictMatters({ undeclared, lacking }: Record<"undeclared" | "lacking", readonly { no: string; title: string }[]>): TodoItem[] {
  const substitutes = [...Map.groupBy(lacking, ({ no }) => no)].map(([no, rows]) => item("nameSubstitutes", "/work/people", { no, title: rows[0]!.title, count: rows.length }));
  const [first] = undeclared;
  if (!first) return substitutes;
  const page = `/work/challenges/${encodeURIComponent(first.no)}/declaration`;
  // The page of each leads on to the next.
  return [...substitutes, item("declareConflicts", page, undeclared.length === 1 ? { no: first.no, title: first.title } : { count: undeclared.length })];
}

/** 专家组组长: none was named, or who was cannot go on. */
export function chairMatters(chairless: readonly { no: string; title: string }[]): TodoItem[] {
  return chairless.map(({ no, title }) => item("nameChair", `/work/challenges/${encodeURIComponent(no)}/experts`, { no, title }));
}

/** By telephone: 答辩 whose experts nobody has told the times, and (without number) teams that no message reaches. */
export function untoldMatters(untold: readonly { no: string | null; title: string | null; count: number; due: string | null }[]): TodoItem[] {
  return untold.map(({ no, title, count, due }) => (no === null ? item("callTeams", "/work/team-calls", { count, due }) : item("tellDefence", `/work/challenges/${encodeURIComponent(no)}/defence#told`, { no, title, count })));
}

/** 专家入库申请: to recommend as a unit's administrator, to confirm as an officer. */
export function applicationMatters({ toRecommend, toConfirm }: { toRecommend: number; toConfirm: number }): TodoItem[] {
  return [...(toRecommend > 0 ? [item("recommendExperts", "/work/expert", { count: toRecommend })] : []), ...(toConfirm > 0 ? [item("confirmExperts", "/work/experts/applications", { count: toConfirm })] : [])];
}

/** Matters of the administrators for all rounds. */
export function administrationMatters(actor: Actor, counts: { proposedDuties: number; undelivered: number }): TodoItem[] {
  const items: TodoItem[] = [];
  if (counts.proposedDuties > 0 && holdsRole(actor, "securityAdmin", null)) items.push(item("confirmDuties", "/work/people", { count: counts.proposedDuties }));
  if (counts.undelivered > 0 && holdsRole(actor, "systemAdmin", null)) items.push(item("undeliveredMail", "/work/settings#mail", { count: counts.undelivered }));
  return items;
}

/** Draws that wait for this witness's number; who prepared one does not speak it. */
export function drawMatters(actor: Actor, draws: readonly { kind: "experts" | "defence"; no: string; title: string; roundId: string; preparedBy: string | null }[]): TodoItem[] {
  return draws.filter(({ roundId, preparedBy }) => holdsRole(actor, "witness", roundId) && (preparedBy === null || preparedBy !== actor.personId)).map(({ kind, no, title }) => (kind === "defence" ? item("witnessDefence", `/work/challenges/${encodeURIComponent(no)}/defence#draw`, { no, title }) : item("witnessDraw", `/work/challenges/${encodeURIComponent(no)}/draw#hold`, { no, title })));
}

/** Opening codes whose holder should say that the envelope is in hand. */
export function keptCodeMatters(codes: readonly KeptCode[], now: string): TodoItem[] {
  return codes.filter((code) => isInHandAsked(code, now)).map(({ tag, roundCode, closesNext }) => item("confirmInHand", `/work/keys/${tag}`, { no: roundCode, due: closesNext }));
}
