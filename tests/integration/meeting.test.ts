import { afterAll, describe, expect, it } from "vitest";
import { closeDatabase, getPool } from "#app/db/client.ts";
import { brokenInvariants } from "#app/db/invariants.ts";
import type { Actor } from "#app/domain/policy/actor.ts";
import { makeFile } from "#app/documents/make-file.ts";
import { meetingRecord } from "#app/documents/meeting-record.ts";
import { listExceptions } from "#app/services/exception/list-exceptions.ts";
import { arrangeMeeting, keepMinutes } from "#app/services/meeting/arrange-meeting.ts";
import { readMeetingRecord, showMeeting } from "#app/services/meeting/show-meeting.ts";
import { signInAtMeeting } from "#app/services/meeting/sign-in.ts";
import { inviteExperts } from "#app/services/review/invite-experts.ts";
import { showOwnItem } from "#app/services/review/list-reviews.ts";
import { saveScores } from "#app/services/review/save-scores.ts";
import { listTodo } from "#app/services/todo/list-todo.ts";
import { at, codeOf, makeMove, setClock, valueOf } from "#tests/support/builders.ts";
import { aMeeting, anOpenedItem, aPanel, longOpinion, markAndSign, marksAt, type OpenedItem, type TestExpert } from "#tests/support/reviews.ts";

afterAll(closeDatabase);

const written = { kind: "written" as const, weight: 40, criteria: [], passMark: 0, advance: 0 };
const panel = { kind: "panel" as const, weight: 60, criteria: ["R01", "R02"], passMark: 0, advance: 0, expertsPerBid: 3, leastValidScores: 2 };

/** Two bids before the meeting of their panel, with three experts who agreed to come. */
async function aPanelStage() {
  const item = await anOpenedItem({ bids: [{ lead: "T01" }, { lead: "T02" }], rules: { stages: [written, panel] } });
  const experts = (await aPanel(item, ["E901", "E902", "E903"])) as [TestExpert, TestExpert, TestExpert];
  valueOf(await makeMove(item.staff.officer, "challenge", item.no, "startReview"));
  await markAndSign(item, experts, { T01: 80, T02: 90 });
  valueOf(await makeMove(item.staff.officer, "challenge", item.no, "endStage"));
  valueOf(await inviteExperts(await at(item.staff.officer), { challenge: item.no, experts: experts.map(({ no }) => no) }));
  for (const expert of experts) for (const { no } of Object.values(item.bids)) valueOf(await makeMove(expert.actor, "reviewAssignment", `${no}/${expert.no}`, "accept"));
  return { ...item, experts };
}

/** Tomorrow, from nine to twelve in Beijing, by the database's clock. */
async function tomorrow(item: OpenedItem) {
  const { now } = await at(item.staff.officer);
  const date = new Date(Date.parse(now) + 32 * 3_600_000).toISOString().slice(0, 10);
  return { date, settings: { place: "市工信局三楼会议室", startsAt: `${date}T09:00`, endsAt: `${date}T12:00`, onDayOff: true } };
}

async function marked(item: OpenedItem, expert: TestExpert) {
  const { R01, R02 } = await marksAt(90);
  for (const { no } of Object.values(item.bids)) valueOf(await saveScores(await at(expert.actor), `${no}/${expert.no}`, { revision: 0, marks: { R01: R01!, R02: R02! }, reasons: {}, opinion: longOpinion }));
}

const sign = (item: OpenedItem, expert: TestExpert) => makeMove(expert.actor, "reviewAssignment", `${item.bids.T01!.no}/${expert.no}`, "sign");
const asks = async (actor: Actor, no: string) => valueOf(await listTodo(await at(actor), 1000)).mine.filter((one) => one.no === no && one.code === "arrangePanel").map(({ href }) => href);

describe("the meeting of a panel", () => {
  it("is arranged with the experts told, counts only with its quorum signed in, and leaves a record to be signed", async () => {
    const item = await aPanelStage();
    const { officer, officer2, leader, witness, supervisor } = item.staff;
    const [first, second, third] = item.experts;
    const { date, settings } = await tomorrow(item);
    for (const expert of item.experts) await marked(item, expert);
    expect(await asks(officer, item.no)).toEqual([`/work/challenges/${item.no}/meeting`]);
    expect(codeOf(await sign(item, first))).toBe("notSignedInAtMeeting");
    expect(codeOf(await signInAtMeeting(await at(officer), item.no, { experts: ["E901"] }))).toBe("meetingNotArranged");

    expect(codeOf(await arrangeMeeting(await at(officer2), item.no, settings))).toBe("notAllowed");
    expect(await arrangeMeeting(await at(officer), item.no, { ...settings, place: "", endsAt: settings.startsAt })).toMatchObject({ refusal: { code: "invalidInput", fields: [{ path: "place" }, { path: "endsAt" }] } });
    expect(await arrangeMeeting(await at(officer), item.no, { ...settings, endsAt: settings.startsAt })).toMatchObject({ refusal: { code: "invalidInput", fields: [{ path: "endsAt" }] } });
    // New Year's day is none on which people come to work: said, never assumed.
    const dayOff = { ...settings, startsAt: "2028-01-01T09:00", endsAt: "2028-01-01T12:00", onDayOff: false };
    expect(await arrangeMeeting(await at(officer), item.no, dayOff)).toMatchObject({ refusal: { code: "invalidInput", fields: [{ path: "startsAt", message: expect.stringMatching(/^appointmentOff:2028-01-/) as string }] } });
    await getPool().query("insert into expert_absence (expert_id, starts_on, ends_on) values ($1, $2, $2)", [third.actor.expertId, date]);
    expect(await arrangeMeeting(await at(officer), item.no, settings)).toMatchObject({ refusal: { code: "timetableImpossible", facts: { problem: "expertAway", expert: third.no } } });
    await getPool().query("delete from expert_absence where expert_id = $1", [third.actor.expertId]);
    await getPool().query("update person set email = username || '@example.org' where id = $1", [first.actor.personId]);
    valueOf(await arrangeMeeting(await at(officer), item.no, { ...settings, place: "二楼" }));
    valueOf(await arrangeMeeting(await at(officer), item.no, settings));
    expect(await asks(officer, item.no)).toEqual([]);
    const { rows } = await getPool().query<{ words: string }>("select data -> 'mail' ->> 'words' as words from pgboss.job where name = 'sendMail' and data -> 'mail' ->> 'news' = 'meetingSet' and data -> 'mail' ->> 'challengeNo' = $1 order by created_on", [item.no]);
    expect(rows.map(({ words }) => words)).toEqual(["二楼", settings.place]);
    // No lot is drawn for it: no witness waits.
    expect(valueOf(await listTodo(await at(witness), 1000)).mine.filter(({ no }) => no === item.no)).toEqual([]);

    expect(codeOf(await signInAtMeeting(await at(officer), item.no, { experts: ["E901"] }))).toBe("defenceNotBegun");
    expect(codeOf(await keepMinutes(await at(officer), item.no, { host: "甲", recorder: "乙", words: "早了" }))).toBe("meetingNotBegun");
    await setClock(`${date}T09:10:00+08:00`);
    expect(await signInAtMeeting(await at(officer), item.no, { experts: ["E911"] })).toMatchObject({ refusal: { fields: [{ path: "experts" }] } });
    expect(await signInAtMeeting(await at(officer), item.no, { bid: item.bids.T01!.code, names: "示例·甲" })).toMatchObject({ refusal: { fields: [{ path: "bid" }] } });
    expect(codeOf(await signInAtMeeting(await at(leader), item.no, { experts: ["E901"] }))).toBe("notAllowed");
    expect(valueOf(await signInAtMeeting(await at(officer2), item.no, { experts: ["E901"] }))).toEqual({ count: 1 });
    expect(codeOf(await arrangeMeeting(await at(officer), item.no, settings))).toBe("alreadyDone");
    // One alone is no panel: the quorum of the stage is two.
    expect(await sign(item, first)).toMatchObject({ refusal: { code: "quorumMissing", facts: { given: 1, least: 2 } } });
    expect(valueOf(await showMeeting(await at(officer), item.no))).toMatchObject({ least: 2, bids: [{ present: 1 }, { present: 1 }] });
    expect(valueOf(await signInAtMeeting(await at(officer), item.no, { experts: ["E901", "E902"], scan: "a".repeat(64) }))).toEqual({ count: 1 });
    for (const expert of [first, second]) valueOf(await sign(item, expert));
    expect(codeOf(await sign(item, third))).toBe("notSignedInAtMeeting");
    const paper = valueOf(await listExceptions(await at(leader), item.round, "offline")).rows.filter(({ event }) => event === "signInAtMeeting");
    expect(paper).toMatchObject([{ challengeNo: item.no, offline: { scan: null, place: settings.place, people: null } }]);

    const minutes = { host: "示例·主持", recorder: "示例·记录", words: "逐项评议，形成一致意见。" };
    expect(await keepMinutes(await at(officer), item.no, { ...minutes, words: " " })).toMatchObject({ refusal: { code: "invalidInput", fields: [{ path: "words" }] } });
    valueOf(await keepMinutes(await at(officer2), item.no, minutes));
    const record = valueOf(await readMeetingRecord(await at(supervisor), item.no));
    expect(record).toMatchObject({ meeting: { place: settings.place }, minutes, experts: [{ no: "E901", signIn: { isPaper: false } }, { no: "E902", signIn: { isPaper: true } }, { no: "E903", signIn: null }] });
    expect(Buffer.from((await makeFile(meetingRecord(record), "pdf")).subarray(0, 5)).toString()).toBe("%PDF-");
    const text = JSON.stringify(meetingRecord(record));
    for (const words of [minutes.words, minutes.host, settings.place, item.bids.T01!.code, "应到专家 3 人，实到 2 人"]) expect(text).toContain(words);

    expect(valueOf(await showMeeting(await at(third.actor), item.no))).toMatchObject({ sight: "expert", signedAt: null, leavesFor: [], meeting: { place: settings.place } });
    for (const actor of [witness, item.bids.T01!.team, leader]) expect(codeOf(await showMeeting(await at(actor), item.no))).toBe("notFound");
    expect(JSON.stringify(valueOf(await showMeeting(await at(first.actor), item.no)))).not.toMatch(/E90[23]|逐项评议/);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("stays to be read when the review has gone on", async () => {
    const item = await anOpenedItem({ bids: [{ lead: "T01" }, { lead: "T02" }], rules: { stages: [{ ...panel, weight: 40, criteria: [] }, { ...written, weight: 60 }] } });
    const experts = await aPanel(item, ["E901", "E902", "E903"]);
    valueOf(await makeMove(item.staff.officer, "challenge", item.no, "startReview"));
    await aMeeting(item, experts);
    await markAndSign(item, experts, { T01: 80, T02: 90 });
    valueOf(await keepMinutes(await at(item.staff.officer), item.no, { host: "甲", recorder: "乙", words: "会议经过" }));
    valueOf(await makeMove(item.staff.officer, "challenge", item.no, "endStage"));
    expect(valueOf(await showMeeting(await at(item.staff.supervisor), item.no))).toMatchObject({ stage: 1, minutes: { words: "会议经过" }, may: { arrange: false, record: false }, bids: [{ present: 3 }, { present: 3 }] });
    expect(valueOf(await readMeetingRecord(await at(item.staff.officer), item.no))).toMatchObject({ stage: 1 });
    expect(codeOf(await keepMinutes(await at(item.staff.officer), item.no, { host: "甲", recorder: "乙", words: "改" }))).toBe("stageNotReached");
    // Its experts find it from their own page, in the next stage too.
    const own = async () => valueOf(await showOwnItem(await at(experts[0]!.actor), item.no)).meetings;
    expect(await own()).toEqual(["panel"]);
    valueOf(await inviteExperts(await at(item.staff.officer), { bid: item.bids.T02!.no, experts: [experts[0]!.no] }));
    expect(await own()).toEqual(["panel"]);
    expect(valueOf(await showMeeting(await at(experts[0]!.actor), item.no))).toMatchObject({ sight: "expert", stage: 1 });
  });

  it("counts nobody who must leave the room, and is no page of a stage without one", async () => {
    const item = await aPanelStage();
    const [first, second, third] = item.experts;
    valueOf(await makeMove(item.staff.officer, "reviewAssignment", `${item.bids.T02!.no}/${third.no}`, "void", {}, { reason: "与该单位有合作" }));
    for (const expert of [first, second]) await marked(item, expert);
    const { date, settings } = await tomorrow(item);
    valueOf(await arrangeMeeting(await at(item.staff.officer), item.no, settings));
    await setClock(`${date}T09:10:00+08:00`);
    valueOf(await signInAtMeeting(await at(item.staff.officer), item.no, { experts: ["E901", "E903"] }));
    const view = valueOf(await showMeeting(await at(item.staff.officer), item.no));
    expect(view.sight === "staff" && view.experts.find(({ no }) => no === "E903")!.leavesFor).toEqual([item.bids.T02!.code]);
    expect(view.sight === "staff" && Object.fromEntries(view.bids.map(({ code, present }) => [code, present]))).toEqual({ [item.bids.T01!.code]: 2, [item.bids.T02!.code]: 1 });
    expect(await sign(item, first)).toMatchObject({ refusal: { code: "quorumMissing", facts: { bid: item.bids.T02!.code, given: 1, least: 2 } } });
    valueOf(await signInAtMeeting(await at(item.staff.officer), item.no, { experts: ["E902"] }));
    valueOf(await sign(item, first));
    const written = await anOpenedItem({ bids: [{ lead: "T03" }, { lead: "T04" }] });
    expect(codeOf(await showMeeting(await at(written.staff.officer), written.no))).toBe("notFound");
    expect(codeOf(await arrangeMeeting(await at(written.staff.officer), written.no, settings))).toBe("stageNotReached");
    expect(await brokenInvariants()).toEqual([]);
  });
});
