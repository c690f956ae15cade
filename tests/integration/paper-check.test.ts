import { randomBytes } from "node:crypto";
import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeDatabase, getPool } from "#app/db/client.ts";
import { publicActor, type Actor } from "#app/domain/policy/actor.ts";
import { pdf } from "#app/files/files.fixture.ts";
import { listExceptions } from "#app/services/exception/list-exceptions.ts";
import { answerPaper, listPaperChecks, replyToChecker } from "#app/services/paper/check-paper.ts";
import { keepScan } from "#app/services/scan/keep-scan.ts";
import { showScan } from "#app/services/scan/read-scan.ts";
import { declareConflicts } from "#app/services/review/declare-conflicts.ts";
import { listCheckers } from "#app/services/staff/list-checkers.ts";
import { showTimeline } from "#app/services/timeline/show-timeline.ts";
import { listTodo } from "#app/services/todo/list-todo.ts";
import { asOwner } from "#tests/support/as-owner.ts";
import { aChallenge, aChecker, aPerson, at, codeOf, makeMove, valueOf } from "#tests/support/builders.ts";
import { anOpenedItem, aRankedItem } from "#tests/support/reviews.ts";

beforeAll(() => aChecker("witness"));

/** 线下登记: the person whom a record of paper names as checker says so with the own account (guide 0.1, 18). */
afterAll(closeDatabase);

const aScan = () => randomBytes(32).toString("hex");
const onPaper = (scan: string, checker: string) => ({ date: "2026-01-05", place: "示例·三楼会议室", people: ["示例领导"], scan, checker });
const waits = async (actor: Actor) => valueOf(await listTodo(await at(actor), 1000)).mine.filter(({ code }) => code === "checkPaper" || code === "explainPaper").map(({ code, count }) => [code, count]);
const answer = async (actor: Actor, given: object) => answerPaper(await at(actor), { outcome: "agreed", seen: 1, ...given });

async function aRecord(checker = "officer2") {
  const challenge = await aChallenge();
  const scan = aScan();
  valueOf(await makeMove(challenge.staff.officer, "challenge", challenge.no, "suspend", {}, { reason: "核实数据", offline: onPaper(scan, checker) }));
  return { ...challenge, scan };
}

const toCheck = async (actor: Actor, scan: string) => valueOf(await listPaperChecks(await at(actor))).toCheck.find((paper) => paper.scan === scan);

describe("a record of paper", () => {
  it("waits for the checker it names, nobody else answers, and once it is said it stands where the record is shown", async () => {
    const { no, scan, staff, round } = await aRecord();
    const shown = async () => valueOf(await showTimeline(await at(staff.supervisor), "challenge", no)).find(({ event }) => event === "suspend")?.offline?.check;
    expect(await shown()).toBe("waiting");
    expect(await waits(staff.officer2)).toEqual([["checkPaper", expect.any(Number)]]);
    expect(await toCheck(staff.officer2, scan)).toMatchObject({ date: "2026-01-05", place: "示例·三楼会议室", people: ["示例领导"], recorder: "示例·officer", entries: [{ noun: "challenge", event: "suspend", challengeNo: no }] });
    for (const other of [staff.officer, staff.supervisor, staff.leader]) {
      expect(await toCheck(other, scan)).toBeUndefined();
      expect(codeOf(await answer(other, { scan }))).toBe("notFound");
    }
    expect(codeOf(await answer(publicActor, { scan }))).toBe("signInNeeded");
    expect(codeOf(await answer(staff.officer2, { scan, seen: 2 }))).toBe("statusChanged");
    expect(codeOf(await answer({ ...staff.officer2, closedItems: [(await aChallengeId(no))] }, { scan }))).toBe("notFound");
    valueOf(await answer(staff.officer2, { scan }));
    expect(await shown()).toBe("agreed");
    expect(codeOf(await answer(staff.officer2, { scan }))).toBe("notFound");
    const { rows } = valueOf(await listExceptions(await at(staff.supervisor), round));
    expect(rows.find(({ event }) => event === "suspend")).toMatchObject({ kinds: ["offline", "suspended"], offline: { check: "agreed", checker: "示例·officer2" } });
    expect(valueOf(await showTimeline(await at(publicActor), "challenge", no)).map(({ event }) => event)).not.toContain("confirmPaper");
  });

  it("that does not agree goes back with a reason, stands among the exceptions, and is asked again once it is explained", async () => {
    const { no, scan, staff, round } = await aRecord();
    expect(codeOf(await answer(staff.officer2, { scan, outcome: "disputed" }))).toBe("invalidInput");
    valueOf(await answer(staff.officer2, { scan, outcome: "disputed", words: "扫描件上没有领导签字" }));
    expect(await toCheck(staff.officer2, scan)).toBeUndefined();
    expect((await waits(staff.officer)).map(([code]) => code)).toContain("explainPaper");
    expect(valueOf(await listPaperChecks(await at(staff.officer))).disputed.find((paper) => paper.scan === scan)).toMatchObject({ checker: "示例·officer2", words: "扫描件上没有领导签字" });
    const { rows } = valueOf(await listExceptions(await at(staff.supervisor), round));
    expect(rows.filter(({ kinds }) => kinds.includes("paperDisputed"))).toMatchObject([{ challengeNo: no, reason: "扫描件上没有领导签字" }]);
    expect(codeOf(await replyToChecker(await at(staff.officer2), { scan, words: "已重新扫描签字页" }))).toBe("notFound");
    valueOf(await replyToChecker(await at(staff.officer), { scan, words: "签字在背面，已补充说明" }));
    expect(await toCheck(staff.officer2, scan)).toMatchObject({ words: "扫描件上没有领导签字", reply: "签字在背面，已补充说明" });
    valueOf(await answer(staff.officer2, { scan }));
    expect(valueOf(await listPaperChecks(await at(staff.officer))).disputed.some((paper) => paper.scan === scan)).toBe(false);
  });

  it("is checked in one press with all that was entered from it: a decision with its awards", async () => {
    const item = await aRankedItem({ T01: 90, T02: 80 });
    const scan = aScan();
    valueOf(await makeMove(item.staff.officer, "challenge", item.no, "decide", { minuteNo: "示例纪要〔2026〕3号", awards: [{ bid: item.bids.T01!.no }] }, { offline: onPaper(scan, "officer2") }));
    const paper = await toCheck(item.staff.officer2, scan);
    expect(paper?.entries.map(({ noun, event }) => `${noun}.${event}`)).toEqual(["challenge.decide", "award.decide", "notice.create"]);
    expect(valueOf(await answer(item.staff.officer2, { scan, seen: 3 }))).toEqual({ entries: 3 });
  });

  it("may be opened by who is named on it, whatever the duty, as long as there is one", async () => {
    const challenge = await aChallenge();
    const { officer, witness, leader } = challenge.staff;
    const kept = valueOf(await keepScan(await at(officer), { name: "签字页.pdf", content: Readable.from([pdf(`核对 ${challenge.no}`)]) }));
    const record = (checker: string) => makeMove(officer, "challenge", challenge.no, "suspend", {}, { reason: "核实数据", offline: onPaper(kept.digest, checker) });
    valueOf(await record("witness"));
    expect(valueOf(await showScan(await at(witness), kept.digest))).toMatchObject({ file: { name: "签字页.pdf" } });
    expect(codeOf(await showScan(await at({ ...witness, roles: [] }), kept.digest))).toBe("notFound");
    expect(valueOf(await showScan(await at(leader), kept.digest)).digest).toBe(kept.digest);
  });

  it("of something the checker may not see otherwise is opened for that person alone, and while a duty lasts and nothing keeps away", async () => {
    const item = await anOpenedItem({ bids: [{ lead: "T01", form: "open" }] });
    const { officer, witness, leader } = item.staff;
    const bid = item.bids.T01!.no;
    const kept = valueOf(await keepScan(await at(officer), { name: "补正签字页.pdf", content: Readable.from([pdf(`核对 ${bid}`)]) }));
    const other = valueOf(await keepScan(await at(officer), { name: "另一页.pdf", content: Readable.from([pdf(`另一 ${bid}`)]) }));
    expect(codeOf(await showScan(await at(witness), kept.digest))).toBe("notFound");
    valueOf(await makeMove(officer, "bid", bid, "requestCorrection", { fields: ["money"] }, { reason: "请补充里程碑", offline: onPaper(other.digest, "officer2") }));
    valueOf(await makeMove(officer, "bid", bid, "correct", {}, { offline: onPaper(kept.digest, "witness") }));
    expect(valueOf(await showScan(await at(witness), kept.digest))).toMatchObject({ file: { name: "补正签字页.pdf" } });
    const elsewhere: Actor = { ...witness, roles: [{ role: "witness", roundId: "00000000-0000-7000-8000-000000000000" }] };
    for (const who of [elsewhere, { ...witness, roles: [] }, { ...witness, closedItems: [item.id] }]) expect(codeOf(await showScan(await at(who), kept.digest))).toBe("notFound");
    expect(codeOf(await showScan(await at(witness), other.digest))).toBe("notFound");
    expect(codeOf(await showScan(await at({ ...leader, roles: witness.roles }), kept.digest))).toBe("notFound");
  });

  it("names somebody with a duty in the round whom no conflict keeps away from the item, and the form offers no others", async () => {
    const challenge = await aChallenge();
    const { officer, officer2 } = challenge.staff;
    const elsewhere = await aPerson("checker-elsewhere");
    const { round: otherRound } = await aChallenge();
    await getPool().query("insert into role_grant (person_id, role, round_id) select $1, 'officer', id from round where code = $2", [elsewhere.personId, otherRound]);
    await aPerson("checker-nobody");
    const offered = async () => valueOf(await listCheckers(await at(officer), challenge.no)).map(({ username }) => username).toSorted();
    const named = (checker: string) => makeMove(officer, "challenge", challenge.no, "suspend", {}, { reason: "核实数据", offline: onPaper(aScan(), checker) });
    expect(await offered()).toEqual(["officer2", "witness"]);
    valueOf(await declareConflicts(await at(officer2), challenge.no, { item: "kin", answers: [], words: "" }));
    expect(await offered()).toEqual(["witness"]);
    for (const checker of ["checker-nobody", "checker-elsewhere", "officer2"]) expect(await named(checker)).toMatchObject({ ok: false, refusal: { code: "offlineRecordIncomplete", fields: [{ path: "offline.checker", message: "checkerOutside" }] } });
    valueOf(await named("witness"));
  });

  it("from before checkers were asked says nothing of it", async () => {
    const { no, scan, staff } = await aRecord();
    // What was asked and said goes with no hand of the product's.
    await expect(getPool().query("delete from paper_check where scan = $1", [scan])).rejects.toMatchObject({ code: "42501" });
    await asOwner("delete from paper_check where scan = $1", [scan]);
    expect(valueOf(await showTimeline(await at(staff.officer), "challenge", no)).find(({ event }) => event === "suspend")?.offline).toMatchObject({ checker: "示例·officer2", check: null });
  });
});

const aChallengeId = async (no: string) => (await getPool().query<{ id: string }>("select id from challenge where no = $1", [no])).rows[0]!.id;
