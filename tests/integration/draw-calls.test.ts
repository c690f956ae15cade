import { describe, expect, it } from "vitest";
import { getPool } from "#app/db/client.ts";
import { brokenInvariants } from "#app/db/invariants.ts";
import { publicActor } from "#app/domain/policy/actor.ts";
import { holdDraw } from "#app/services/draw/hold-draw.ts";
import { prepareDraw } from "#app/services/draw/prepare-draw.ts";
import { askNext, inviteAgreed, recordCall } from "#app/services/draw/record-call.ts";
import { inviteExperts } from "#app/services/review/invite-experts.ts";
import { showDraw } from "#app/services/draw/show-draw.ts";
import { listTodo } from "#app/services/todo/list-todo.ts";
import { at, codeOf, makeMove, valueOf } from "#tests/support/builders.ts";
import { anExpert, anOpenedItem, type OpenedItem } from "#tests/support/reviews.ts";

/** An item of two bids with a draw of `places` technical experts out of a pool of ten. */
async function aDraw(places = 2): Promise<OpenedItem> {
  const item = await anOpenedItem({ bids: [{ lead: "T01" }, { lead: "T02" }] });
  for (let no = 910; no < 920; no += 1) await anExpert(`E${String(no)}`);
  valueOf(await prepareDraw(await at(item.staff.officer), item.no, { groups: [{ kind: "technical", places, leastOutside: 0 }] }));
  valueOf(await holdDraw(await at(item.staff.witness), item.no, { number: "427" }));
  return item;
}
const names = async (item: OpenedItem, who = item.staff.officer) => valueOf(await showDraw(await at(who), item.no)).held[0]!.groups[0]!.names;
const states = async (item: OpenedItem) => (await names(item)).map(({ call }) => call.state);
const call = async (item: OpenedItem, at_: number, result: string, more: object = {}, who = item.staff.officer) => recordCall(await at(who), item.no, { pseudonym: (await names(item))[at_]!.pseudonym, result, ...more });
const tasks = async (item: OpenedItem) => (await getPool().query<{ no: string; status: string }>('select distinct e.no, a.status from review_assignment a join bid b on b.id = a.bid_id join expert e on e.id = a.expert_id where b.challenge_id = $1 order by 1', [item.id])).rows;

/** What counts as declared by an expert in an item, and why the rule keeps the expert from each of its bids. */
const declared = async (item: OpenedItem, expertNo: string) =>
  (await getPool().query(
    `select d.kind, d.occasion, d.words, array(select conflict_reason(e.id, b.id) from bid b where b.challenge_id = d.challenge_id) as reasons
     from conflict_declaration d join expert e on e.person_id = d.person_id where d.challenge_id = $1 and e.no = $2`,
    [item.id, expertNo],
  )).rows;

describe("invitation by telephone", () => {
  it("goes on to the next name only after a recorded no, and invites who agrees for every bid", async () => {
    const item = await aDraw();
    expect(await states(item)).toEqual(["next", "next", "waiting", "waiting", "waiting", "waiting"]);
    expect(codeOf(await call(item, 2, "accepted"))).toBe("callNotDue");
    expect(await call(item, 0, "declined")).toMatchObject({ ok: false, refusal: { code: "invalidInput", fields: [{ path: "reason", message: "required" }] } });
    valueOf(await call(item, 0, "declined", { reason: "出差" }));
    valueOf(await call(item, 1, "accepted"));
    expect(await states(item)).toEqual(["declined", "accepted", "next", "waiting", "waiting", "waiting"]);
    const [, agreed, third] = await names(item);
    expect(await tasks(item)).toEqual([{ no: agreed!.expert!.no, status: "invited" }]);
    expect((await getPool().query("select from review_assignment a join bid b on b.id = a.bid_id where b.challenge_id = $1", [item.id])).rowCount).toBe(2);
    for (const again of [0, 1, 3]) expect(codeOf(await call(item, again, "accepted"))).toBe("callNotDue");
    // Who did not answer may be called again while the place is free, and loses it to the next who agrees.
    valueOf(await call(item, 2, "noAnswer"));
    valueOf(await call(item, 2, "noAnswer"));
    valueOf(await call(item, 3, "conflict", { reason: "配偶在揭榜单位任职" }));
    const { no: withConflict } = (await names(item))[3]!.expert!;
    expect(await declared(item, withConflict)).toEqual([{ kind: "other", occasion: "invitation", words: "配偶在揭榜单位任职", reasons: ["declared", "declared"] }]);
    expect(codeOf(await inviteExperts(await at(item.staff.officer), { challenge: item.no, experts: [withConflict], allBids: true }))).toBe("conflictOfInterest");
    valueOf(await call(item, 4, "accepted"));
    expect(await states(item)).toEqual(["declined", "accepted", "noAnswer", "conflict", "accepted", "waiting"]);
    expect(codeOf(await call(item, 2, "accepted"))).toBe("callNotDue");
    expect(third!.call.log).toEqual([]);
    expect((await names(item))[2]!.call.log.map(({ result }) => result)).toEqual(["noAnswer", "noAnswer"]);
    await expect(getPool().query("delete from expert_call")).rejects.toMatchObject({ code: "42501" });
    expect(await brokenInvariants()).toEqual([]);
  });

  it("is seen by witness and supervisor, and tells the witness neither names, telephones nor reasons", async () => {
    const item = await aDraw();
    valueOf(await call(item, 0, "declined", { reason: "与牵头人熟识，不便评审" }));
    const { officer, officer2, supervisor, witness, leader } = item.staff;
    const seen = JSON.stringify(valueOf(await showDraw(await at(witness), item.no)));
    expect(seen).toContain('"declined"');
    expect(seen).not.toMatch(/熟识|E9\d\d|\b1[3-9]\d{9}\b/);
    const [first] = await names(item, supervisor);
    expect(first).toMatchObject({ expert: { phone: null }, call: { state: "declined", log: [{ result: "declined", reason: "与牵头人熟识，不便评审" }] } });
    for (const who of [witness, supervisor, leader, item.bids.T01!.team, publicActor]) expect(codeOf(await recordCall(await at(who), item.no, { pseudonym: first!.pseudonym, result: "accepted" }))).toBe("notAllowed");
    expect(codeOf(await askNext(await at(officer2), item.no))).toBe("notAllowed");
    // The second operator's agreement is kept; the officer makes the tasks.
    valueOf(await call(item, 1, "accepted", {}, officer2));
    expect(await tasks(item)).toEqual([]);
    expect(valueOf(await inviteAgreed(await at(officer), item.no))).toEqual({ count: 1 });
    expect(await tasks(item)).toMatchObject([{ status: "invited" }]);
    const { rows } = await getPool().query("select body::text as body from audit_event where object_id = $1 and kind = 'callExpert' order by seq", [item.id]);
    expect(rows).toHaveLength(2);
    expect(JSON.stringify(rows)).not.toMatch(/熟识|E9\d\d/);
  });

  it("can be done in writing: answers in the system move the list, mails name no item", async () => {
    const item = await aDraw();
    await getPool().query("update person set email = 'drawn-' || substr(id::text, 25) || '@example.org' where id in (select person_id from expert where no like 'E91%')");
    expect(valueOf(await askNext(await at(item.staff.officer), item.no))).toEqual({ count: 2, mails: 2 });
    const { rows: mails } = await getPool().query<{ data: string }>("select data::text as data from pgboss.job where name = 'sendMail' and data::text like '%reviewInvitation%'");
    expect(mails.length).toBeGreaterThanOrEqual(2);
    expect(mails.map(({ data }) => data).join()).not.toContain(item.no);
    expect(await states(item)).toEqual(["asked", "asked", "waiting", "waiting", "waiting", "waiting"]);
    const { no } = (await names(item))[0]!.expert!;
    const { actor } = await anExpert(no);
    // One answer ends every task in the item, and is a declaration: nobody can ask this expert again.
    valueOf(await makeMove(actor, "reviewAssignment", `${item.bids.T01!.no}/${no}`, "recuse", {}, { reason: "曾任顾问" }));
    expect(await states(item)).toEqual(["conflict", "asked", "next", "waiting", "waiting", "waiting"]);
    expect((await tasks(item)).filter((task) => task.no === no)).toEqual([{ no, status: "recused" }]);
    expect(await declared(item, no)).toEqual([{ kind: "other", occasion: "invitation", words: "曾任顾问", reasons: ["declared", "declared"] }]);
    // A call settles an invitation that nobody answers.
    valueOf(await call(item, 1, "noAnswer"));
    expect((await states(item)).slice(1, 4)).toEqual(["noAnswer", "next", "next"]);
  });

  it("counts two clerks at one telephone once", async () => {
    const item = await aDraw(1);
    const both = await Promise.all([call(item, 0, "accepted"), call(item, 0, "declined", { reason: "出差" })]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: "callNotDue" } });
  });

  it("waits for the witness as a matter of his own", async () => {
    const item = await anOpenedItem({ bids: [{ lead: "T01" }, { lead: "T02" }] });
    for (let no = 910; no < 920; no += 1) await anExpert(`E${String(no)}`);
    const matters = async (who = item.staff.witness) => valueOf(await listTodo(await at(who), 100)).mine.filter(({ href }) => href.includes(`${item.no}/draw`));
    expect(await matters()).toEqual([]);
    valueOf(await prepareDraw(await at(item.staff.officer), item.no, { groups: [{ kind: "technical", places: 2, leastOutside: 0 }] }));
    expect(await matters()).toHaveLength(1);
    expect(await matters(item.staff.supervisor)).toEqual([]);
    valueOf(await holdDraw(await at(item.staff.witness), item.no, { number: "1" }));
    expect(await matters()).toEqual([]);
  });
});
