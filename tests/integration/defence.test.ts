import { afterAll, describe, expect, it } from "vitest";
import { drawTools } from "#app/crypto/draw.ts";
import { closeDatabase, getPool } from "#app/db/client.ts";
import { brokenInvariants } from "#app/db/invariants.ts";
import { appointmentProblem } from "#app/domain/kernel/working-days.ts";
import type { Actor } from "#app/domain/policy/actor.ts";
import { meetingTimesOf } from "#app/domain/review/defence/meeting-times.ts";
import { judgeOrder } from "#app/domain/review/defence/order.ts";
import { recomputeAnyRanking } from "#app/domain/review/staged-file.ts";
import { refusalWords } from "#app/messages/zh-CN/refusals.ts";
import { arrangeDefence, drawDefenceOrder } from "#app/services/defence/arrange-defence.ts";
import { confirmAbsence, recordAbsence } from "#app/services/defence/keep-attendance.ts";
import { recordDefenceCall } from "#app/services/defence/tell-times.ts";
import { readOrderRecord, showDefence } from "#app/services/defence/show-defence.ts";
import { listExceptions } from "#app/services/exception/list-exceptions.ts";
import { signInAtMeeting } from "#app/services/meeting/sign-in.ts";
import { inviteExperts } from "#app/services/review/invite-experts.ts";
import { saveScores } from "#app/services/review/save-scores.ts";
import { readRankingFile } from "#app/services/review/show-ranking.ts";
import { listTodo } from "#app/services/todo/list-todo.ts";
import { at, codeOf, makeMove, setClock, valueOf } from "#tests/support/builders.ts";
import { anExpert, anOpenedItem, aPanel, longOpinion, markAndSign, marksAt, type OpenedItem, type TestExpert } from "#tests/support/reviews.ts";

afterAll(closeDatabase);

const stages = [
  { kind: "written" as const, weight: 40, criteria: [], passMark: 0, advance: 0 },
  { kind: "defence" as const, weight: 60, criteria: ["R01", "R02"], passMark: 0, advance: 0, expertsPerBid: 3, leastValidScores: 2 },
];

/** Two bids before their defence, with three experts who agreed to hear them. */
async function aDefence(nos = ["E901", "E902", "E903"]) {
  // The same experts sat in those of the tests before: these are past.
  await getPool().query("update review_meeting set starts_at = starts_at - interval '90 days', ends_at = ends_at - interval '90 days', further = '[]'");
  await getPool().query("update defence_slot set starts_at = starts_at - interval '90 days', ends_at = ends_at - interval '90 days'");
  const item = await anOpenedItem({ bids: [{ lead: "T01" }, { lead: "T02" }], rules: { stages } });
  const experts = await aPanel(item, nos);
  valueOf(await makeMove(item.staff.officer, "challenge", item.no, "startReview"));
  await markAndSign(item, experts, { T01: 80, T02: 90 });
  valueOf(await makeMove(item.staff.officer, "challenge", item.no, "endStage"));
  valueOf(await inviteExperts(await at(item.staff.officer), { challenge: item.no, experts: experts.map(({ no }) => no) }));
  for (const expert of experts) for (const { no } of Object.values(item.bids)) valueOf(await makeMove(expert.actor, "reviewAssignment", `${no}/${expert.no}`, "accept"));
  return { ...item, experts };
}

const day = 24 * 3_600_000;
/** Tomorrow, from nine to twelve in Beijing, by the database's clock. */
async function settings(item: OpenedItem, change: object = {}) {
  const { now } = await at(item.staff.officer);
  const date = new Date(Date.parse(now) + 8 * 3_600_000 + day).toISOString().slice(0, 10);
  return { place: "市工信局三楼会议室", startsAt: `${date}T09:00`, endsAt: `${date}T12:00`, talkMinutes: 20, questionMinutes: 15, changeMinutes: 5, breakEvery: 0, breakMinutes: 0, onDayOff: true, ...change };
}

/** The first Saturday after a day that the calendar does not make a working day. */
function nextSaturday(from: string): string {
  let day = Date.parse(`${from.slice(0, 10)}T00:00:00Z`);
  for (;;) {
    day += 24 * 3_600_000;
    const date = new Date(day).toISOString().slice(0, 10);
    if (new Date(day).getUTCDay() === 6 && appointmentProblem(`${date}T09:00:00+08:00`, false) !== null) return date;
  }
}

async function drawn(item: OpenedItem & { experts: TestExpert[] }, change: object = {}) {
  valueOf(await arrangeDefence(await at(item.staff.officer), item.no, await settings(item, change)));
  return valueOf(await drawDefenceOrder(await at(item.staff.witness), item.no, { number: "２０26" }));
}

/** Turns to this time on the day of the defence that was arranged. */
async function onTheDay(item: OpenedItem, time: string) {
  const { rows } = await getPool().query<{ day: string }>("select to_char(starts_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day from review_meeting where challenge_id = $1 order by stage desc limit 1", [item.id]);
  await setClock(`${rows[0]!.day}T${time}:00+08:00`);
}

async function sheet(item: OpenedItem, expert: TestExpert, lead: string, share: number) {
  const marks = (await marksAt(share));
  return valueOf(await saveScores(await at(expert.actor), `${item.bids[lead]!.no}/${expert.no}`, { revision: 0, marks: { R01: marks.R01!, R02: marks.R02! }, reasons: {}, opinion: longOpinion }));
}

const sign = (item: OpenedItem, expert: TestExpert, lead = "T01") => makeMove(expert.actor, "reviewAssignment", `${item.bids[lead]!.no}/${expert.no}`, "sign");

describe("a defence", () => {
  it("has its order by a lot that anyone draws again, and tells everybody no more than the own part", async () => {
    const item = await aDefence();
    const officer = await at(item.staff.officer);
    expect(codeOf(await drawDefenceOrder(await at(item.staff.witness), item.no, { number: "7" }))).toBe("alreadyDone");
    expect(codeOf(await arrangeDefence(await at(item.staff.officer2), item.no, await settings(item)))).toBe("notAllowed");
    expect(codeOf(await signInAtMeeting(officer, item.no, { experts: ["E901"] }))).toBe("orderNotDrawn");
    await getPool().query("update person p set email = p.username || '@example.org' from unit_member m where m.person_id = p.id and p.id = any($1)", [Object.values(item.bids).map(({ team }) => team.personId)]);
    const { order } = await drawn(item);
    const codes = Object.values(item.bids).map(({ code }) => code);
    expect([...order].sort()).toEqual([...codes].sort());
    expect(codeOf(await arrangeDefence(officer, item.no, await settings(item)))).toBe("alreadyDone");

    const record: unknown = JSON.parse(valueOf(await readOrderRecord(officer, item.no)).text);
    expect(valueOf(judgeOrder(record, drawTools))).toMatchObject({ findings: [], order });
    expect(valueOf(judgeOrder({ ...(record as object), witnessNumber: "2027" }, drawTools)).order).toHaveLength(2);
    expect(valueOf(judgeOrder({ ...(record as object), secret: "0".repeat(64) }, drawTools)).findings).toContain("commitment");
    expect(valueOf(judgeOrder({ ...(record as object), order: order.toReversed() }, drawTools)).findings).toEqual(["order"]);

    const staff = valueOf(await showDefence(officer, item.no));
    expect(staff).toMatchObject({ sight: "staff", session: { witnessNumber: "2026", isDrawn: true }, experts: [{ no: "E901" }, { no: "E902" }, { no: "E903" }] });
    // The witness reads the order and no expert.
    expect(valueOf(await showDefence(await at(item.staff.witness), item.no))).toMatchObject({ sight: "staff", experts: [] });
    expect(valueOf(await showDefence(await at(item.experts[0]!.actor), item.no))).toMatchObject({ sight: "expert", leavesFor: [], signedAt: [null], slots: [{ code: order[0] }, { code: order[1] }] });
    const { rows } = await getPool().query<{ bidNo: string }>("select distinct data -> 'mail' ->> 'bidNo' as \"bidNo\" from pgboss.job where name = 'sendMail' and data -> 'mail' ->> 'news' = 'defenceSet' and data -> 'mail' ->> 'challengeNo' = $1", [item.no]);
    expect(new Set(rows.map(({ bidNo }) => bidNo))).toEqual(new Set(Object.values(item.bids).map(({ no }) => no)));
  });

  it("shows a team its own time alone: the same to the byte, whoever else speaks", async () => {
    const item = await aDefence();
    const { order } = await drawn(item);
    const [own, rival] = [item.bids.T01!, item.bids.T02!];
    const view = valueOf(await showDefence(await at(own.team), item.no));
    expect(view).toMatchObject({ sight: "team", bidNo: own.no, position: order.indexOf(own.code) + 1 });
    // The calendar has no more: one entry, its own; an expert's has the session.
    const calendar = async (actor: Actor) => meetingTimesOf(valueOf(await showDefence(await at(actor), item.no)));
    expect(await calendar(own.team)).toEqual([{ place: "市工信局三楼会议室", startsAt: view.sight === "team" && view.startsAt, endsAt: view.sight === "team" && view.endsAt }]);
    const { startsAt, endsAt } = await settings(item);
    for (const actor of [item.experts[0]!.actor, item.staff.officer]) expect(await calendar(actor)).toEqual([{ place: "市工信局三楼会议室", startsAt: new Date(`${startsAt}+08:00`).toISOString(), endsAt: new Date(`${endsAt}+08:00`).toISOString() }]);
    const text = JSON.stringify(view);
    for (const secret of [rival.no, rival.code, "E901", "黄淮", "\"slots\""]) expect(text).not.toContain(secret);
    // What happens to the rival changes nothing of it.
    await onTheDay(item, "12:00");
    valueOf(await recordAbsence(await at(item.staff.officer), item.no, { bid: rival.code, reason: "车辆故障，未到场" }));
    valueOf(await confirmAbsence(await at(item.staff.officer2), item.no, { bid: rival.code }));
    expect(JSON.stringify(valueOf(await showDefence(await at(own.team), item.no)))).toBe(text);
    const stranger = await anExpert("E911");
    for (const actor of [stranger.actor, { ...item.staff.officer, closedItems: [item.id] }]) {
      expect(codeOf(await showDefence(await at(actor), item.no))).toBe("notFound");
      expect(["notFound", "notAllowed"]).toContain(codeOf(await arrangeDefence(await at(actor), item.no, await settings(item))));
      expect(["notFound", "notAllowed"]).toContain(codeOf(await signInAtMeeting(await at(actor), item.no, { experts: ["E901"] })));
    }
    for (const actor of [own.team, item.experts[0]!.actor]) expect(codeOf(await readOrderRecord(await at(actor), item.no))).toBe("notFound");
  });

  it("says which expert, which bid or which limit stands against a timetable", async () => {
    const item = await aDefence();
    const officer = await at(item.staff.officer);
    const given = await settings(item);
    expect(await arrangeDefence(officer, item.no, { ...given, endsAt: given.startsAt.replace("09:00", "10:00") })).toMatchObject({ ok: false, refusal: { code: "timetableImpossible", facts: { problem: "tooLate", count: 2, most: 1 } } });
    expect(await arrangeDefence(officer, item.no, { ...given, startsAt: given.startsAt.replace(/^\d{4}/, "2020") })).toMatchObject({ ok: false, refusal: { code: "badDate" } });
    expect(await arrangeDefence(officer, item.no, { ...given, endsAt: given.startsAt })).toMatchObject({ ok: false, refusal: { code: "invalidInput", fields: [{ path: "endsAt", message: "endsBeforeStart" }] } });
    // On a day off only where somebody says that it is meant.
    const saturday = nextSaturday(given.startsAt);
    const weekend = { ...given, startsAt: `${saturday}T09:00`, endsAt: `${saturday}T10:30`, onDayOff: false };
    expect(await arrangeDefence(officer, item.no, weekend)).toMatchObject({ ok: false, refusal: { code: "invalidInput", fields: [{ path: "startsAt", message: expect.stringMatching(/^appointmentOff:/) as string }] } });
    valueOf(await arrangeDefence(officer, item.no, { ...weekend, endsAt: `${saturday}T12:00`, onDayOff: true }));
    await getPool().query("insert into expert_absence (expert_id, starts_on, ends_on) select id, $1::date, $1::date from expert where no = 'E902'", [given.startsAt.slice(0, 10)]);
    expect(await arrangeDefence(officer, item.no, given)).toMatchObject({ ok: false, refusal: { facts: { problem: "expertAway", expert: "E902", day: given.startsAt.slice(0, 10) } } });
    await getPool().query("delete from expert_absence where expert_id = (select id from expert where no = 'E902')");
    // Who may not judge one of the bids leaves for it; with too few left, nothing is arranged.
    for (const { no } of item.experts.slice(0, 2)) valueOf(await makeMove(item.staff.officer, "reviewAssignment", `${item.bids.T01!.no}/${no}`, "void", {}, { reason: "会上声明回避" }));
    expect(await arrangeDefence(officer, item.no, given)).toMatchObject({ ok: false, refusal: { facts: { problem: "quorum", bid: item.bids.T01!.code, given: 1, least: 2 } } });
    const late = await anExpert("E904");
    valueOf(await inviteExperts(officer, { challenge: item.no, experts: [late.no] }));
    valueOf(await arrangeDefence(officer, item.no, given));
    valueOf(await drawDefenceOrder(await at(item.staff.witness), item.no, { number: "3" }));
    const view = valueOf(await showDefence(officer, item.no));
    if (view.sight !== "staff") throw new Error(view.sight);
    const leaves = Object.fromEntries(view.slots.map((slot) => [slot.code, slot.leaves.length]));
    expect(leaves).toEqual({ [item.bids.T01!.code]: 2, [item.bids.T02!.code]: 0 });
    expect(valueOf(await showDefence(await at(item.experts[0]!.actor), item.no))).toMatchObject({ leavesFor: [item.bids.T01!.code] });
  });

  it("takes nobody's attendance before its time, and says that a team is absent by two people only", async () => {
    const item = await aDefence();
    const { order } = await drawn(item);
    const [bid, late] = order as [string, string];
    for (const words of [{ experts: ["E901"] }, { bid, names: "示例·甲" }]) expect(codeOf(await signInAtMeeting(await at(item.staff.officer), item.no, words))).toBe("defenceNotBegun");
    await onTheDay(item, "08:30");
    const reason = "超过规定时间未到场";
    // In the morning of the day people sign in; nobody is late yet.
    expect(valueOf(await showDefence(await at(item.staff.officer), item.no))).toMatchObject({ openSessions: [1], due: [] });
    expect(codeOf(await recordAbsence(await at(item.staff.officer), item.no, { bid, reason }))).toBe("defenceNotBegun");
    await onTheDay(item, "09:05");
    const [officer, officer2] = [await at(item.staff.officer), await at(item.staff.officer2)];
    expect(valueOf(await showDefence(officer, item.no))).toMatchObject({ due: [bid] });
    expect(codeOf(await recordAbsence(officer, item.no, { bid: late, reason }))).toBe("defenceNotBegun");
    expect(codeOf(await confirmAbsence(officer2, item.no, { bid }))).toBe("alreadyDone");
    valueOf(await recordAbsence(officer, item.no, { bid, reason }));
    for (const who of [officer, officer2]) expect(codeOf(await recordAbsence(who, item.no, { bid, reason }))).toBe("alreadyDone");
    expect(codeOf(await confirmAbsence(officer, item.no, { bid }))).toBe("samePerson");
    const slotFor = async (ctx: typeof officer) => { const view = valueOf(await showDefence(ctx, item.no)); return view.sight === "staff" ? view.slots.find(({ code }) => code === bid) : null; };
    expect(await slotFor(officer)).toMatchObject({ outcome: null, absence: { mayConfirm: false } });
    expect(await slotFor(officer2)).toMatchObject({ absence: { mayConfirm: true } });
    const toConfirm = async (ctx: typeof officer) => valueOf(await listTodo(ctx, 1000)).mine.filter(({ code, no }) => code === "confirmAbsence" && no === item.no).length;
    expect([await toConfirm(officer), await toConfirm(officer2)]).toEqual([0, 1]);
    // It came after all: nothing is left to confirm, and no task has ended.
    valueOf(await signInAtMeeting(officer, item.no, { bid, names: "示例·甲" }));
    expect(codeOf(await confirmAbsence(officer2, item.no, { bid }))).toBe("alreadyDone");
    expect(await slotFor(officer)).toMatchObject({ outcome: "present", absence: null, note: "" });
    expect(await toConfirm(officer2)).toBe(0);
    const { rows } = await getPool().query("select from review_assignment a join bid b on b.id = a.bid_id where b.challenge_id = $1 and a.stage = 2 and a.status = 'void'", [item.id]);
    expect(rows).toHaveLength(0);
  });

  it("goes over two days where one is not enough, and names who is away on the second", async () => {
    const item = await aDefence();
    const officer = await at(item.staff.officer);
    const one = await settings(item);
    const date = new Date(Date.parse(`${one.startsAt}+08:00`) + day).toISOString().slice(0, 10);
    const given = { ...one, endsAt: one.startsAt.replace("09:00", "09:40"), further: [{ startsAt: `${date}T09:00`, endsAt: `${date}T10:00` }, { startsAt: "", endsAt: "" }] };
    await getPool().query("insert into expert_absence (expert_id, starts_on, ends_on) select id, $1::date, $1::date from expert where no = 'E902'", [date]);
    expect(await arrangeDefence(officer, item.no, given)).toMatchObject({ ok: false, refusal: { facts: { problem: "expertAway", expert: "E902", day: date } } });
    await getPool().query("delete from expert_absence where expert_id = (select id from expert where no = 'E902')");
    expect(await arrangeDefence(officer, item.no, { ...given, endsAt: one.endsAt })).toMatchObject({ ok: false, refusal: { facts: { problem: "sessionIdle", session: 2 } } });
    valueOf(await arrangeDefence(officer, item.no, given));
    valueOf(await drawDefenceOrder(await at(item.staff.witness), item.no, { number: "11" }));
    const view = valueOf(await showDefence(officer, item.no));
    expect(view.sight === "staff" && view.slots.map(({ startsAt }) => startsAt)).toEqual([`${one.startsAt}+08:00`, `${date}T09:00+08:00`].map((instant) => new Date(instant).toISOString()));
    // To each day by itself: who signed in on the first has not signed in to the second, and signs what was heard on neither.
    const expert = item.experts[0]!;
    for (const lead of ["T01", "T02"]) await sheet(item, expert, lead, 80);
    await onTheDay(item, "08:30");
    const first = await at(item.staff.officer);
    valueOf(await signInAtMeeting(first, item.no, { experts: [expert.no] }));
    expect(codeOf(await signInAtMeeting(first, item.no, { experts: [expert.no], session: 2 }))).toBe("defenceNotBegun");
    expect(await signInAtMeeting(first, item.no, { experts: [expert.no], session: 3 })).toMatchObject({ refusal: { fields: [{ path: "session", message: "unknownSession" }] } });
    const [early, next] = view.sight === "staff" ? view.slots : [];
    valueOf(await signInAtMeeting(first, item.no, { bid: early!.code, names: "示例·甲" }));
    expect(codeOf(await signInAtMeeting(first, item.no, { bid: next!.code, names: "示例·乙" }))).toBe("defenceNotBegun");
    await setClock(`${date}T08:30:00+08:00`);
    const second = await at(item.staff.officer);
    valueOf(await signInAtMeeting(second, item.no, { bid: next!.code, names: "示例·乙" }));
    expect(codeOf(await sign(item, expert))).toBe("notSignedInAtDefence");
    valueOf(await signInAtMeeting(second, item.no, { experts: [expert.no], session: 2 }));
    expect(valueOf(await showDefence(await at(expert.actor), item.no))).toMatchObject({ signedAt: [expect.any(String), expect.any(String)] });
    // Alone in the room, the expert is no panel: each session needs its quorum.
    expect(await sign(item, expert)).toMatchObject({ refusal: { code: "quorumMissing", facts: { given: 1, least: 2 } } });
    const colleague = item.experts[1]!.no;
    for (const session of [1, 2]) valueOf(await signInAtMeeting(second, item.no, { experts: [colleague], session }));
    valueOf(await sign(item, expert));
    expect(view.sight === "staff" && view.session?.further).toEqual([{ startsAt: new Date(`${date}T09:00+08:00`).toISOString(), endsAt: new Date(`${date}T10:00+08:00`).toISOString() }]);
  });

  it("lets nobody sign before all signed in, takes out who did not come, and is part of the ranking", async () => {
    const item = await aDefence();
    await drawn(item);
    await onTheDay(item, "08:30");
    const [first, second, third] = item.experts as [TestExpert, TestExpert, TestExpert];
    const officer = await at(item.staff.officer);
    for (const expert of [first, second, third]) await sheet(item, expert, "T01", 90);
    expect(await sign(item, first)).toMatchObject({ ok: false, refusal: { code: "notSignedInAtDefence" } });
    expect(await signInAtMeeting(officer, item.no, {})).toMatchObject({ ok: false, refusal: { code: "invalidInput" } });
    expect(await signInAtMeeting(officer, item.no, { experts: ["E911"] })).toMatchObject({ ok: false, refusal: { code: "invalidInput", fields: [{ path: "experts" }] } });
    expect(valueOf(await signInAtMeeting(officer, item.no, { experts: ["E901", "E902"] }))).toEqual({ count: 2 });
    expect(valueOf(await signInAtMeeting(officer, item.no, { experts: ["E902", "E903"], scan: "a".repeat(64) }))).toEqual({ count: 1 });
    expect(codeOf(await signInAtMeeting(officer, item.no, { experts: ["E901"] }))).toBe("alreadyDone");
    // From paper: in the 例外清单 with its day and place, and no expert's name, on the scan neither.
    const paper = valueOf(await listExceptions(await at(item.staff.leader), item.round, "offline")).rows.filter(({ event }) => event === "signInAtDefence");
    expect(paper).toMatchObject([{ challengeNo: item.no, offline: { scan: null, date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/), place: "市工信局三楼会议室", people: null } }]);
    // The team of one bid is not there yet.
    expect(await sign(item, first)).toMatchObject({ ok: false, refusal: { code: "notSignedInAtDefence", facts: { bid: expect.any(String) } } });
    expect(valueOf(await signInAtMeeting(officer, item.no, { bid: item.bids.T01!.code, names: "示例·甲、示例·乙" }))).toEqual({ count: 2 });
    await onTheDay(item, "11:00");
    const [later, second2] = [await at(item.staff.officer), await at(item.staff.officer2)];
    expect(valueOf(await recordAbsence(later, item.no, { bid: item.bids.T02!.code, reason: "超过规定时间未到场" }))).toEqual({ bid: item.bids.T02!.no });
    expect(valueOf(await confirmAbsence(second2, item.no, { bid: item.bids.T02!.code }))).toMatchObject({ bid: item.bids.T02!.no, voided: 3 });
    expect(codeOf(await recordAbsence(later, item.no, { bid: item.bids.T01!.code, reason: "误记" }))).toBe("alreadyDone");
    expect(codeOf(await signInAtMeeting(officer, item.no, { bid: item.bids.T02!.code, names: "示例·丙" }))).toBe("alreadyDone");
    for (const expert of [first, second, third]) valueOf(await sign(item, expert));
    valueOf(await makeMove(item.staff.officer, "challenge", item.no, "freezeRanking"));
    const stored = valueOf(await readRankingFile(officer, item.no));
    expect(stored.file.bids.map(({ bid, place, total, missed }) => [bid, place, total, missed.length])).toEqual([
      [item.bids.T01!.code, 1, "86.00", 0],
      [item.bids.T02!.code, 2, "90.00", 1],
    ]);
    expect(recomputeAnyRanking(JSON.parse(stored.text))).toMatchObject({ ok: true, value: { findings: [], differs: [] } });
    const view = valueOf(await showDefence(officer, item.no));
    if (view.sight !== "staff") throw new Error(view.sight);
    expect(view.slots.map(({ code, outcome, team }) => [code, outcome, team.map(({ name }) => name)]).toSorted()).toEqual([[item.bids.T01!.code, "present", ["示例·甲", "示例·乙"]], [item.bids.T02!.code, "absent", []]].toSorted());
    expect(view.experts.map(({ signIns }) => signIns[0]?.isPaper)).toEqual([false, false, true]);
    expect(view.may).toEqual({ arrange: false, draw: false, record: false });
    await expect(getPool().query("delete from meeting_sign_in")).rejects.toMatchObject({ code: "42501" });
    expect(await brokenInvariants()).toEqual([]);
  });
});

describe("two defences at the same hour", () => {
  const clash = async (item: OpenedItem, change: object = {}) => arrangeDefence(await at(item.staff.officer), item.no, await settings(item, change));

  it("do not share an expert: the refusal names the other item and its time, and another hour does", async () => {
    const [one, other] = [await aDefence(), await aDefence()];
    valueOf(await clash(one));
    const { startsAt } = await settings(one);
    expect(await clash(other)).toMatchObject({ ok: false, refusal: { code: "timetableImpossible", facts: { problem: "expertElsewhere", expert: "E901", item: one.no, startsAt: new Date(`${startsAt}+08:00`).toISOString() } } });
    expect(refusalWords({ code: "timetableImpossible", facts: { problem: "expertElsewhere", expert: "E901", item: one.no, startsAt: "2026-10-03T01:00:00.000Z", endsAt: "2026-10-03T04:00:00.000Z" } })).toContain(`任务 ${one.no} 的答辩`);
    // Whoever is kept away from the other item learns nothing of it but that the time does not do.
    const hidden = await arrangeDefence(await at({ ...other.staff.officer, closedItems: [one.id] }), other.no, await settings(other));
    expect(hidden).toMatchObject({ ok: false, refusal: { facts: { item: "" } } });
    // Once drawn it takes no more than its bids need: two of 35 minutes and the change between.
    valueOf(await drawDefenceOrder(await at(one.staff.witness), one.no, { number: "7" }));
    const day = startsAt.slice(0, 10);
    expect(codeOf(await clash(other, { startsAt: `${day}T10:00` }))).toBe("timetableImpossible");
    valueOf(await clash(other, { startsAt: `${day}T10:15` }));
    // What was arranged since counts at the lot.
    await getPool().query("update review_meeting set starts_at = starts_at - interval '1 hour' where challenge_id = $1", [other.id]);
    expect(codeOf(await drawDefenceOrder(await at(other.staff.witness), other.no, { number: "7" }))).toBe("timetableImpossible");
  });

  it("do not share a lead person either", async () => {
    const [one, other] = [await aDefence(["E911", "E912", "E913"]), await aDefence(["E914", "E915", "E916"])];
    await getPool().query("update bid set lead_codes = array['PI-TWO-HALLS'] where id = any($1)", [[one.bids.T01!.id, other.bids.T02!.id]]);
    valueOf(await clash(one));
    expect(await clash(other)).toMatchObject({ ok: false, refusal: { facts: { problem: "teamElsewhere", bid: other.bids.T02!.code, item: one.no } } });
    const { startsAt } = await settings(one);
    valueOf(await clash(other, { startsAt: `${startsAt.slice(0, 10)}T13:00`, endsAt: `${startsAt.slice(0, 10)}T16:00` }));
  });
});

describe("a lot that is not the one committed to", () => {
  it("is refused in words and may be arranged anew", async () => {
    const item = await aDefence();
    valueOf(await arrangeDefence(await at(item.staff.officer), item.no, await settings(item)));
    await getPool().query("update review_meeting set commitment = repeat('0', 64) where challenge_id = $1", [item.id]);
    const draw = async () => drawDefenceOrder(await at(item.staff.witness), item.no, { number: "7" });
    expect(await draw()).toMatchObject({ ok: false, refusal: { code: "drawBroken", facts: { item: item.no, problem: "commitment" } } });
    await getPool().query("update review_meeting set secret = 'x'::bytea where challenge_id = $1", [item.id]);
    expect(await draw()).toMatchObject({ ok: false, refusal: { code: "drawBroken", facts: { problem: "secret" } } });
    expect((await getPool().query("select from audit_event where object_id = $1 and kind = 'drawBroken'", [item.id])).rowCount).toBe(2);
    valueOf(await arrangeDefence(await at(item.staff.officer), item.no, await settings(item)));
    valueOf(await draw());
  });
});

describe("experts without an address", () => {
  it("are told by SMS, and who has no number either waits for the officer's telephone call", async () => {
    const nos = ["E921", "E922", "E923"];
    const item = await aDefence(nos);
    const [byMail, bySms, byPhone] = item.experts.map(({ actor }) => actor.personId);
    await getPool().query("update person set email = null, phone = null where id = any($1)", [[byMail, bySms, byPhone]]);
    await getPool().query("update person set email = 'e921@example.org' where id = $1", [byMail]);
    await getPool().query("update person set phone = '13800009922' where id = $1", [bySms]);
    const waits = async () => valueOf(await listTodo(await at(item.staff.officer), 500)).mine.filter(({ code, no }) => code === "tellDefence" && no === item.no).map(({ count }) => count);
    expect(await waits()).toEqual([]);
    await drawn(item);
    const { rows } = await getPool().query<{ sms: { kind: string; place: string } }>("select data -> 'sms' as sms from pgboss.job where name = 'sendSms' and data ->> 'to' = '13800009922'");
    expect(rows).toMatchObject([{ sms: { kind: "defenceSet", place: "市工信局三楼会议室" } }]);
    expect(JSON.stringify(rows)).not.toContain(item.no);
    const officer = await at(item.staff.officer);
    const told = async () => {
      const view = valueOf(await showDefence(officer, item.no));
      return view.sight === "staff" ? view.experts.map((expert) => expert.told?.how ?? null) : [];
    };
    expect(await told()).toEqual(["mail", "sms", null]);
    expect(await waits()).toEqual([1]);
    expect(codeOf(await recordDefenceCall(await at(item.staff.witness), item.no, { expert: "E923" }))).toBe("notAllowed");
    expect(codeOf(await recordDefenceCall(officer, item.no, { expert: "E901" }))).toBe("invalidInput");
    valueOf(await recordDefenceCall(officer, item.no, { expert: "E923" }));
    expect(codeOf(await recordDefenceCall(officer, item.no, { expert: "E923" }))).toBe("alreadyDone");
    expect(await told()).toEqual(["mail", "sms", "phone"]);
    expect(await waits()).toEqual([]);
    expect(await brokenInvariants()).toEqual([]);
  });
});
