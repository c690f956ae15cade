import { describe, expect, it } from "vitest";
import { drawTools } from "#app/crypto/draw.ts";
import { sha256Hex } from "#app/crypto/canonical.ts";
import { getPool } from "#app/db/client.ts";
import { brokenInvariants } from "#app/db/invariants.ts";
import { publicActor } from "#app/domain/policy/actor.ts";
import { judgeDraw, parseDrawRecord } from "#app/domain/review/draw/draw-record.ts";
import { refusalWords } from "#app/messages/zh-CN/refusals.ts";
import { holdDraw } from "#app/services/draw/hold-draw.ts";
import { askNext } from "#app/services/draw/record-call.ts";
import { prepareDraw, previewDraw } from "#app/services/draw/prepare-draw.ts";
import { readDrawRecord, showDraw } from "#app/services/draw/show-draw.ts";
import { showWitness } from "#app/services/witness/show-witness.ts";
import { asOwner } from "#tests/support/as-owner.ts";
import { at, codeOf, makeMove, valueOf } from "#tests/support/builders.ts";
import { anExpert, anOpenedItem, aPanel, type OpenedItem, tasksOf } from "#tests/support/reviews.ts";

const conditions = (places: number, more: object = {}) => ({ groups: [{ kind: "technical", places, leastOutside: 0, ...more }] });

/** An item with a pool of experts of no party, and one who is excluded by a past post at the bidder. */
async function anItem(): Promise<OpenedItem> {
  const item = await anOpenedItem({ bids: [{ lead: "T01" }, { lead: "T02" }] });
  for (let no = 910; no < 920; no += 1) await anExpert(`E${String(no)}`);
  return item;
}
const view = async (item: OpenedItem, who = item.staff.officer) => valueOf(await showDraw(await at(who), item.no));
const prepare = async (item: OpenedItem, given: unknown = conditions(3)) => prepareDraw(await at(item.staff.officer), item.no, given);
const hold = async (item: OpenedItem, number = "427", who = item.staff.witness) => holdDraw(await at(who), item.no, { number });
const events = async (item: OpenedItem) => (await getPool().query("select kind, body::jsonb as body from audit_event where object_id = $1 and kind in ('prepareDraw', 'holdDraw') order by seq", [item.id])).rows;

/** Changes a row as whoever has the database may. */
async function tampered(statement: string): Promise<void> {
  const client = await getPool().connect();
  try {
    await client.query("begin");
    await client.query("set local role none");
    await client.query("set local session_replication_role = replica");
    expect((await client.query(statement)).rowCount).toBe(1);
    await client.query("commit");
  } finally {
    client.release();
  }
}

describe("a draw", () => {
  it.each<[string, string, string]>([
    ["a secret that was changed", "secret = 'x'::bytea || secret", "secret"],
    ["a commitment that is of another secret", "commitment = repeat('0', 64)", "commitment"],
    ["a pool that was changed", "plan = replace(plan, '\"places\":3', '\"places\":2')", "pool"],
  ])("with %s is refused in words, logged, and may be prepared anew", async (_what, change, problem) => {
    const item = await anItem();
    valueOf(await prepare(item));
    await tampered(`update expert_draw set ${change} where challenge_id = '${item.id}'`);
    const refused = await hold(item);
    expect(refused).toMatchObject({ ok: false, refusal: { code: "drawBroken", facts: { item: item.no, problem } } });
    expect(refused.ok || refusalWords(refused.refusal)).toMatch(/没有进行，没有产生结果.*重新准备/);
    expect(await view(item)).toMatchObject({ held: [], open: { groups: [{ name: "technical" }] } });
    const { rows } = await getPool().query("select body::jsonb ->> 'problem' as problem from audit_event where object_id = $1 and kind = 'drawBroken'", [item.id]);
    expect(rows).toEqual([{ problem }]);
    valueOf(await prepare(item));
    valueOf(await hold(item));
  });

  it("is fixed and committed to before the witness speaks, then reruns from its public record", async () => {
    const item = await anItem();
    const { commitment } = valueOf(await prepare(item));
    const waiting = await view(item);
    expect(waiting).toMatchObject({ open: { commitment, groups: [{ name: "technical", places: 3, reserves: 6 }] }, held: [], may: { prepare: true, hold: false } });
    expect(valueOf(await showWitness(await at(item.staff.witness))).draws).toMatchObject([{ no: item.no }]);
    expect(codeOf(await readDrawRecord(await at(publicActor), item.no, null))).toBe("notFound");
    // Neither secret nor names stand anywhere in the open before.
    const { rows } = await getPool().query("select plan, encode(secret, 'hex') as secret from expert_draw where challenge_id = $1", [item.id]);
    expect(JSON.stringify(waiting)).not.toMatch(/E9\d\d|secret/);
    const { digest } = valueOf(await hold(item, "４２７"));
    const { text } = valueOf(await readDrawRecord(await at(publicActor), item.no, null));
    expect(sha256Hex(text)).toBe(digest);
    expect(judgeDraw(text, drawTools)).toMatchObject({ ok: true, value: { same: true, witnessNumber: "427", commitment, challenge: item.no } });
    const record = parseDrawRecord(text);
    expect(rows[0]!.plan).not.toContain(record.secret);
    expect(rows[0]!.secret).not.toContain(record.secret);
    expect(text).not.toMatch(/E9\d\d|示例/);
    expect(await events(item)).toMatchObject([
      { kind: "prepareDraw", body: { commitment, pool: record.poolDigest, conditions: [{ kind: "technical", places: 3, leastOutside: 0 }], candidates: record.groups[0]!.pool.length, again: false } },
      { kind: "holdDraw", body: { commitment, witnessNumber: "427", record: digest, count: 3 } },
    ]);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("tells before anything is fixed whom each condition costs, and by title draws only whom it lets through", async () => {
    const item = await anItem();
    await getPool().query("update expert set title = case when no in ('E910', 'E911', 'E912', 'E913') then '研究员' when no = 'E914' then '副研究员' else '教授' end, suspended_at = case when no = 'E910' then app_now() end where no like 'E91_'");
    const asked = { groups: [{ kind: "technical", places: 3, leastOutside: 0, title: "研究员，正高级工程师" }] };
    const [mine] = valueOf(await previewDraw(await at(item.staff.officer), item.no, asked)).items;
    const [funnel] = mine!.funnels;
    expect(funnel!.left).toBe(3);
    expect(funnel!.lost).toMatchObject({ field: 0, free: 1, conflict: 0, asked: 0 });
    // What is taken away and what is left is everybody.
    expect(funnel!.left + Object.values(funnel!.lost).reduce((sum, lost) => sum + lost, 0)).toBe(funnel!.ofKind);
    expect(valueOf(await showDraw(await at(item.staff.officer), item.no)).open).toBeNull();
    expect(await prepare(item, { groups: [{ ...asked.groups[0], places: 4 }] })).toMatchObject({ ok: false, refusal: { fields: [{ path: "groups.0.places", message: "poolTooSmall" }] } });
    valueOf(await prepare(item, asked));
    valueOf(await hold(item));
    expect((await view(item)).held[0]!.groups[0]!.names.map(({ expert }) => expert!.no).sort()).toEqual(["E911", "E912", "E913"]);
    expect(codeOf(await previewDraw(await at(item.staff.witness), item.no, asked))).toBe("notAllowed");
    await getPool().query("update expert set title = '教授', suspended_at = null where no like 'E91_'");
  });

  it("serves several items with one number, each from its own pool with its own secret, all or none", async () => {
    const [item, other] = [await anItem(), await anItem()];
    await asOwner("update challenge set round_id = (select round_id from challenge where id = $1) where id = $2", [item.id, other.id]);
    expect((await view(item)).others.prepare.map(({ no }) => no)).toEqual([other.no]);
    expect(await prepare(item, { ...conditions(3), also: ["JZGX-0000-001"] })).toMatchObject({ ok: false, refusal: { code: "notFound" } });
    valueOf(await prepare(other, conditions(2)));
    expect(valueOf(await prepare(item, { ...conditions(3), also: [other.no] }))).toMatchObject({ items: 2 });
    const witness = await at(item.staff.witness);
    expect((await view(item, item.staff.witness)).others.hold.map(({ no }) => no)).toEqual([other.no]);
    expect(valueOf(await holdDraw(witness, item.no, { number: "88", also: [other.no] }))).toMatchObject({ items: 2 });
    const records = await Promise.all([item, other].map(async ({ no }) => valueOf(await readDrawRecord(await at(publicActor), no, null)).text));
    for (const text of records) expect(judgeDraw(text, drawTools)).toMatchObject({ ok: true, value: { same: true, witnessNumber: "88" } });
    const [mine, theirs] = records.map(parseDrawRecord);
    expect(mine!.commitment).not.toBe(theirs!.commitment);
    expect([mine!.challenge, theirs!.challenge]).toEqual([item.no, other.no]);
    // Where one of them cannot be drawn for, none is.
    expect(codeOf(await holdDraw(witness, item.no, { number: "88", also: [other.no] }))).toBe("alreadyDone");
    expect(await prepare(item, { ...conditions(3), also: [other.no] })).toMatchObject({ ok: false, refusal: { code: "reasonNeeded" } });
  });

  it("shows names to operators and the supervisor, pseudonyms to the witness, nothing to others", async () => {
    const item = await anItem();
    valueOf(await prepare(item));
    valueOf(await hold(item));
    const { officer, officer2, supervisor, witness, leader } = item.staff;
    for (const who of [officer, officer2, supervisor]) {
      const [draw] = (await view(item, who)).held;
      expect(draw!.groups[0]!.names).toHaveLength(9);
      expect(draw!.groups[0]!.names.every(({ expert }) => expert !== null)).toBe(true);
    }
    const seen = await view(item, witness);
    expect(seen.held[0]!.groups[0]!.names.map(({ expert }) => expert)).toEqual(Array.from({ length: 9 }, () => null));
    expect(JSON.stringify(seen)).not.toMatch(/E9\d\d/);
    for (const who of [leader, item.bids.T01!.team, publicActor]) expect(codeOf(await showDraw(await at(who), item.no))).toBe("notAllowed");
  });

  it("draws only who may judge every bid and was not asked, and invites them in one press", async () => {
    const item = await anItem();
    const [asked] = await aPanel(item, ["E910"]);
    valueOf(await prepare(item));
    const { rows } = await getPool().query<{ no: string; conflicts: number }>(
      `select e.no, (select count(*)::int from bid b where b.challenge_id = $1 and conflict_reason(e.id, b.id) is not null) as conflicts
       from expert_draw d join expert_draw_candidate x on x.draw_id = d.id join expert e on e.id = x.expert_id where d.challenge_id = $1`,
      [item.id],
    );
    expect(rows.length).toBeGreaterThanOrEqual(9);
    expect(rows.every(({ conflicts }) => conflicts === 0)).toBe(true);
    expect(rows.map(({ no }) => no)).not.toContain(asked!.no);
    expect(codeOf(await askNext(await at(item.staff.officer), item.no))).toBe("stageNotReached");
    valueOf(await hold(item));
    expect(valueOf(await askNext(await at(item.staff.officer), item.no))).toMatchObject({ count: 3 });
    const names = (await view(item)).held[0]!.groups[0]!.names;
    expect(names.filter(({ expert }) => expert!.isInvited).map(({ isStandby }) => isStandby)).toEqual([false, false, false]);
    const { rows: tasks } = await getPool().query("select count(*)::int as tasks from review_assignment a join bid b on b.id = a.bid_id where b.challenge_id = $1", [item.id]);
    expect(tasks).toEqual([{ tasks: (await tasksOf(item, asked!.actor)).length + 6 }]);
    expect(codeOf(await askNext(await at(item.staff.officer), item.no))).toBe("alreadyDone");
  });

  it("passes over who judged the item that this one reissues: nobody two rounds running", async () => {
    const [before, item] = [await anItem(), await anItem()];
    const [judged, declined] = await aPanel(before, ["E911", "E912"]);
    for (const task of await tasksOf(before, declined!.actor)) valueOf(await makeMove(declined!.actor, "reviewAssignment", task, "decline"));
    await getPool().query("update challenge set parent_id = $2 where id = $1", [item.id, before.id]);
    valueOf(await prepare(item));
    const { rows } = await getPool().query<{ no: string }>("select e.no from expert_draw d join expert_draw_candidate x on x.draw_id = d.id join expert e on e.id = x.expert_id where d.challenge_id = $1", [item.id]);
    const pool = rows.map(({ no }) => no);
    expect(pool).not.toContain(judged!.no);
    expect(pool).toContain(declined!.no);
  });

  it("happens once: a second number, a second draw without reason, a changed row are refused", async () => {
    const item = await anItem();
    expect(codeOf(await hold(item))).toBe("alreadyDone");
    const first = valueOf(await prepare(item));
    const second = valueOf(await prepare(item, conditions(2)));
    expect(second.commitment).not.toBe(first.commitment);
    expect((await view(item)).open).toMatchObject({ commitment: second.commitment });
    const both = await Promise.all([hold(item, "1"), hold(item, "2")]);
    expect(both.map((one) => one.ok).sort()).toEqual([false, true]);
    expect(codeOf(await prepare(item, conditions(1)))).toBe("reasonNeeded");
    valueOf(await prepare(item, { ...conditions(1), reason: "两名专家婉拒，备选用完" }));
    valueOf(await hold(item, "3"));
    expect((await view(item)).held.map(({ witnessNumber, reason }) => [witnessNumber, reason])).toEqual([["3", "两名专家婉拒，备选用完"], [expect.any(String), null]]);
    await expect(getPool().query("update expert_draw_result set witness_number = '9'")).rejects.toMatchObject({ code: "42501" });
    await expect(getPool().query("delete from expert_draw")).rejects.toMatchObject({ code: "42501" });
  });

  it("refuses who may not, and who both prepared and would witness", async () => {
    const item = await anItem();
    const { officer, officer2, witness, supervisor } = item.staff;
    for (const who of [officer2, witness, supervisor, item.bids.T01!.team]) expect(codeOf(await prepareDraw(await at(who), item.no, conditions(1)))).toBe("notAllowed");
    valueOf(await prepare(item));
    for (const who of [officer, officer2, supervisor, item.bids.T01!.team]) expect(codeOf(await hold(item, "1", who))).toBe("notAllowed");
    const both = { ...officer, roles: [...officer.roles, ...witness.roles] };
    expect(codeOf(await hold(item, "1", both))).toBe("samePerson");
    expect((await view(item, both)).may.hold).toBe(false);
  });

  it("says what is wrong with conditions and numbers, at their place", async () => {
    const item = await anItem();
    const fields = async (given: unknown) => {
      const result = await prepare(item, given);
      return result.ok ? [] : result.refusal.fields;
    };
    expect(await fields({ groups: [] })).toEqual([{ path: "groups.0.places", message: "drawNobody" }]);
    expect(await fields(conditions(3, { leastOutside: 4 }))).toEqual([{ path: "groups.0.leastOutside", message: "drawOutside" }]);
    expect(await fields(conditions(3, { field: "无此领域" }))).toEqual([{ path: "groups.0.places", message: "poolTooSmall" }]);
    expect(await fields(conditions(31))).toEqual([{ path: "groups.0.places", message: "drawPlaces" }]);
    valueOf(await prepare(item));
    for (const number of ["", "十二", "-1", "1234567890", "1.5"]) expect(await hold(item, number)).toMatchObject({ ok: false, refusal: { code: "invalidInput", fields: [{ path: "number", message: "witnessNumber" }] } });
    expect(valueOf(await hold(item, "0007"))).toEqual({ digest: expect.any(String), items: 1 });
  });

  it("waits for the form check of every bid", async () => {
    const item = await anOpenedItem({ bids: [{ lead: "T01" }, { lead: "T02", form: "open" }] });
    expect(await view(item)).toMatchObject({ isReady: false, undecided: 1, may: { prepare: false } });
    expect(await prepare(item)).toMatchObject({ ok: false, refusal: { code: "formCheckOpen", facts: { count: 1 } } });
  });
});
