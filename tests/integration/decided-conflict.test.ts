import { describe, expect, it } from "vitest";
import { getPool } from "#app/db/client.ts";
import type { Actor } from "#app/domain/policy/actor.ts";
import { endLateConflicts } from "#app/jobs/handlers/end-late-conflicts.ts";
import { listExceptions } from "#app/services/exception/list-exceptions.ts";
import { settleAfterDecision } from "#app/services/review/decided-conflict.ts";
import { reportLateConflict } from "#app/services/review/late-conflict.ts";
import { showConflicts } from "#app/services/review/show-conflicts.ts";
import { listTodo } from "#app/services/todo/list-todo.ts";
import { at, codeOf, makeMove, valueOf } from "#tests/support/builders.ts";
import { anExpert, aRankedItem } from "#tests/support/reviews.ts";

/** A conflict that comes to light after the decision (guide 1.4, 3.4): the decision does not fall by itself, and nobody may overlook it. */
const words = "收到实名反映，经核实有近亲属在申报单位任职";

async function aDecidedItem() {
  const item = await aRankedItem({ T01: 90, T02: 80 });
  const decided = valueOf(await makeMove(item.staff.leader, "challenge", item.no, "decide", { minuteNo: "示例纪要〔2026〕3号", awards: [{ bid: item.bids.T01!.no }] })) as { awards: string[] };
  return { ...item, award: decided.awards[0]! };
}

type Item = Awaited<ReturnType<typeof aDecidedItem>>;

const report = async ({ no }: Item, actor: Actor, expert = "E901") => reportLateConflict(await at(actor), no, { expert, kind: "kin", words });
const settle = async ({ no }: Item, actor: Actor, given: object = {}) => settleAfterDecision(await at(actor), no, { expert: "E901", outcome: "stands", words: "复核后名次不变，维持原决定", ...given });
const waits = async ({ no }: Item, actor: Actor) => valueOf(await listTodo(await at(actor), 1000)).mine.filter((one) => one.no === no && ["settleConflict", "watchDecided"].includes(one.code)).map(({ code, href, count }) => [code, href, count]);
const listed = async (item: Item) => valueOf(await listExceptions(await at(item.staff.supervisor), item.round)).rows.filter(({ kinds }) => kinds.includes("decidedConflict")).map(({ event, reason }) => [event, reason]);

describe("a conflict that comes to light after the decision", () => {
  it("that somebody reports waits for officer and supervisor, and another person settles it", async () => {
    const item = await aDecidedItem();
    const { officer, officer2, supervisor, leader } = item.staff;
    expect(valueOf(await report(item, officer))).toEqual({ dropped: false, replacement: null, mustVoid: false, mustSettle: true });
    const page = `/work/challenges/${item.no}/conflicts#decided`;
    expect([await waits(item, officer), await waits(item, officer2), await waits(item, supervisor), await waits(item, leader)]).toEqual([[["settleConflict", page, 1]], [["settleConflict", page, 1]], [["watchDecided", page, 1]], []]);
    expect(await listed(item)).toEqual([["conflictAfterDecision", null]]);
    expect(valueOf(await showConflicts(await at(officer), item.no)).decided).toMatchObject([{ expertNo: "E901", kind: "kin", isReported: true, outcome: null, isOwn: true }]);
    expect(codeOf(await settle(item, officer))).toBe("samePerson");
    expect(codeOf(await settle(item, supervisor))).toBe("notAllowed");
    expect(await settle(item, officer2, { outcome: "stopped" })).toMatchObject({ ok: false, refusal: { code: "invalidInput", fields: [{ path: "outcome", message: "awardStands" }] } });
    expect(codeOf(await settle(item, officer2, { words: "无" }))).toBe("invalidInput");
    valueOf(await settle(item, officer2));
    expect(codeOf(await settle(item, officer2))).toBe("alreadyDone");
    expect([await waits(item, officer), await waits(item, supervisor)]).toEqual([[], []]);
    expect(await listed(item)).toEqual([["settleConflict", "复核后名次不变，维持原决定"], ["conflictAfterDecision", null]]);
    // The decision and its marks stand as they were.
    expect((await getPool().query<{ status: string }>("select distinct a.status from review_assignment a join bid b on b.id = a.bid_id where b.challenge_id = $1", [item.id])).rows).toEqual([{ status: "signed" }]);
  });

  it("that is reported after an earlier one was settled waits for a word of its own", async () => {
    const item = await aDecidedItem();
    const { officer, officer2, supervisor } = item.staff;
    valueOf(await report(item, officer));
    valueOf(await settle(item, officer2));
    const told = async () => (await getPool().query("select from audit_event where kind = 'conflictAfterDecision' and object_id = $1", [item.id])).rowCount;
    expect([await told(), await waits(item, officer)]).toEqual([1, []]);
    expect(valueOf(await reportLateConflict(await at(officer2), item.no, { expert: "E901", kind: "adviser", words: "收到反映，与申报单位另有顾问关系" }))).toMatchObject({ mustSettle: true });
    expect([await told(), (await waits(item, officer)).length, (await waits(item, supervisor)).length]).toEqual([2, 1, 1]);
    expect(valueOf(await showConflicts(await at(officer2), item.no)).decided).toMatchObject([{ expertNo: "E901", kind: "adviser", outcome: null, isOwn: true }]);
    expect(codeOf(await settle(item, officer2))).toBe("samePerson");
    valueOf(await settle(item, officer, { words: "两次反映均已核查，维持原决定" }));
    expect(await waits(item, supervisor)).toEqual([]);
    expect((await listed(item)).map(([event]) => event)).toEqual(["settleConflict", "conflictAfterDecision", "settleConflict", "conflictAfterDecision"]);
  });

  it("is said to be stopped once the award is revoked, and no sooner", async () => {
    const item = await aDecidedItem();
    valueOf(await report(item, item.staff.supervisor));
    valueOf(await makeMove(item.staff.leader, "award", item.award, "revoke", {}, { reason: "一名评审专家应回避而未回避" }));
    expect(valueOf(await settle(item, item.staff.officer, { outcome: "stopped", words: "已撤销拟立项，重新研究" }))).toEqual({ expert: "E901" });
  });

  it("of somebody whose marks are not behind it is put on record and asks for nothing", async () => {
    const item = await aDecidedItem();
    await anExpert("E955");
    expect(valueOf(await report(item, item.staff.officer, "E955"))).toMatchObject({ mustSettle: false });
    expect(await waits(item, item.staff.officer)).toEqual([]);
  });

  it("is found by the rule itself, once, from whatever was recorded", async () => {
    const item = await aDecidedItem();
    const run = async () => (await endLateConflicts()).facts as { decided: number };
    await run();
    const { rows } = await getPool().query<{ unit: string; person: string }>("select b.lead_unit_id as unit, e.person_id as person from bid b cross join expert e where b.id = $1 and e.no = 'E902'", [item.bids.T01!.id]);
    await getPool().query("insert into unit_member (unit_id, person_id) values ($1, $2)", [rows[0]!.unit, rows[0]!.person]);
    // Other files' items may stand decided with the same expert: what counts is this one.
    await run();
    expect((await run()).decided).toBe(0);
    expect(valueOf(await showConflicts(await at(item.staff.officer), item.no)).decided).toMatchObject([{ expertNo: "E902", kind: "rule", isReported: false, isOwn: false }]);
    expect(await waits(item, item.staff.officer)).toHaveLength(1);
    expect(await listed(item)).toEqual([["conflictAfterDecision", null]]);
    // Nobody reported it, so one officer is enough; who then reports it too leaves it to another.
    valueOf(await report(item, item.staff.officer2, "E902"));
    expect(valueOf(await showConflicts(await at(item.staff.officer2), item.no)).decided).toMatchObject([{ expertNo: "E902", kind: "kin", isReported: true, isOwn: true }]);
    expect(codeOf(await settle(item, item.staff.officer2, { expert: "E902" }))).toBe("samePerson");
    valueOf(await settle(item, item.staff.officer, { expert: "E902" }));
    expect(await waits(item, item.staff.supervisor)).toEqual([]);
  });
});
