import { afterAll, describe, expect, it } from "vitest";
import { closeDatabase, getPool } from "#app/db/client.ts";
import { brokenInvariants } from "#app/db/invariants.ts";
import { findProgressOf } from "#app/db/challenge-progress.ts";
import type { Actor } from "#app/domain/policy/actor.ts";
import { endLateConflicts } from "#app/jobs/handlers/end-late-conflicts.ts";
import { addExpertLink } from "#app/services/expert/add-links.ts";
import { changeExpertUnit } from "#app/services/expert/change-unit.ts";
import { showBankExpert } from "#app/services/expert/list-bank.ts";
import { reportLateConflict } from "#app/services/review/late-conflict.ts";
import { listTodo } from "#app/services/todo/list-todo.ts";
import { showRanking } from "#app/services/review/show-ranking.ts";
import { aPerson, at, codeOf, grantDuties, makeMove, valueOf } from "#tests/support/builders.ts";
import { anOpenedItem, aPanel, aRankedItem, aUnit, markAndSign, type OpenedItem } from "#tests/support/reviews.ts";

afterAll(closeDatabase);

/** Facts that come in after the signatures and are no declaration: affiliations, units, links (guide 3.3, 3.4). */
const freeze = (item: OpenedItem) => makeMove(item.staff.officer, "challenge", item.no, "freezeRanking");
const join = async (personId: string | null, code: string) => getPool().query("insert into unit_member (unit_id, person_id) values ($1, $2)", [(await aUnit(code)).id, personId]);

async function signed(nos: string[], rules: Parameters<typeof anOpenedItem>[0]["rules"] = {}) {
  const item = await anOpenedItem({ bids: [{ lead: "T01" }, { lead: "T02" }], rules: { leastValidScores: 2, ...rules } });
  const experts = await aPanel(item, nos);
  valueOf(await makeMove(item.staff.officer, "challenge", item.no, "startReview"));
  await markAndSign(item, experts, { T01: 80, T02: 90 });
  return { item, experts };
}

describe("a conflict that follows from a fact entered after the signature", () => {
  it("keeps the marks out of the ranking: it is fixed only once the conflict is on record", async () => {
    const { item, experts } = await signed(["E80091", "E80092", "E80093"]);
    const [first] = experts;
    const [parent, lead] = [await aUnit("X10"), await aUnit("T01")];
    await getPool().query("update expert set unit_id = $2 where id = $1", [first!.actor.expertId, parent.id]);
    await getPool().query("insert into affiliation (controller_id, controlled_id, share) values ($1, $2, 0.6)", [parent.id, lead.id]);
    expect(await freeze(item)).toMatchObject({ ok: false, refusal: { code: "marksForbidden", facts: { experts: first!.no } } });
    const officer = await at(item.staff.officer);
    expect(valueOf(await reportLateConflict(officer, item.no, { expert: first!.no, bid: item.bids.T01!.no, kind: "employment", words: "控股关系于签署后登记" }))).toMatchObject({ dropped: true });
    valueOf(await freeze(item));
    expect(valueOf(await showRanking(officer, item.no))).toMatchObject({ kind: "frozen", isTainted: false });
    await getPool().query("delete from affiliation where controller_id = $1", [parent.id]);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("ends the tasks of an expert who changed to a bidder's unit, and keeps the unit that was left as a past one", async () => {
    const { item, experts } = await signed(["E80081", "E80082", "E80083"]);
    const [first] = experts;
    const [old, lead] = [await aUnit("X11"), await aUnit("T01")];
    await getPool().query("update expert set unit_id = $2 where id = $1", [first!.actor.expertId, old.id]);
    const officer = await at(item.staff.officer);
    const change = (uscc: string, until: string) => changeExpertUnit(officer, first!.no, { uscc, until });
    expect(await change(lead.uscc, "2099-01")).toMatchObject({ ok: false, refusal: { code: "invalidInput", fields: [{ path: "until", message: "monthNotYet" }] } });
    expect(codeOf(await change("91", "2026-01"))).toBe("invalidInput");
    expect(codeOf(await changeExpertUnit(await at({ ...first!.actor, roles: [{ role: "officer", roundId: null }] }), first!.no, { uscc: lead.uscc, until: "2026-01" }))).toBe("samePerson");
    const month = officer.now.slice(0, 7);
    expect(valueOf(await change(lead.uscc, month))).toEqual({ dropped: 1 });
    expect(codeOf(await change(lead.uscc, month))).toBe("alreadyDone");
    const { rows } = await getPool().query<{ status: string; reason: string }>("select a.status, a.reason from review_assignment a where a.expert_id = $1", [first!.actor.expertId]);
    expect(rows).toEqual([{ status: "voided", reason: "employedByBidder" }, { status: "voided", reason: "employedByBidder" }]);
    const shown = valueOf(await showBankExpert(officer, first!.no));
    expect(shown).toMatchObject({ unitUscc: lead.uscc, links: [{ kind: "pastUnit", unitName: old.name, source: "officer", isEnded: false }] });
    expect(shown.links[0]!.until?.slice(0, 7)).toBe(month);
    valueOf(await freeze(item));
    expect(await brokenInvariants()).toEqual([]);
  });

  it("keeps a stage from ending on such marks", async () => {
    const stage = { criteria: [], passMark: 0 };
    const { item, experts } = await signed(["E80094", "E80095", "E80096"], { stages: [{ kind: "written", weight: 40, advance: 2, ...stage }, { kind: "panel", weight: 60, advance: 0, ...stage }] });
    await join(experts[1]!.actor.personId, "T02");
    const end = () => makeMove(item.staff.officer, "challenge", item.no, "endStage");
    expect(await end()).toMatchObject({ ok: false, refusal: { code: "marksForbidden", facts: { experts: experts[1]!.no } } });
    valueOf(await reportLateConflict(await at(item.staff.officer), item.no, { expert: experts[1]!.no, kind: "employment", words: "签署后加入揭榜单位" }));
    valueOf(await end());
    expect(await brokenInvariants()).toEqual([]);
  });

  it("makes a fixed ranking fall as a declaration does", async () => {
    const item = await aRankedItem({ T01: 90, T02: 80 }, { bids: [{ lead: "T01", leadCode: "PI-LATER" }, { lead: "T02" }], rules: { leastValidScores: 2 } });
    const [expert] = item.experts;
    const told = async (who: keyof typeof item.staff) => valueOf(await listTodo(await at(item.staff[who]), 1000)).mine.filter(({ no }) => no === item.no).map(({ code }) => code);
    expect(await findProgressOf(item.id)).toMatchObject({ isRankingTainted: false });
    expect([await told("officer"), await told("supervisor")]).toEqual([[], []]);
    valueOf(await addExpertLink(await at(expert!.actor), expert!.no, { kind: "adviser", personCode: "PI-LATER" }));
    expect(codeOf(await makeMove(item.staff.leader, "challenge", item.no, "decide", {}))).toBe("rankingTainted");
    expect(await findProgressOf(item.id)).toMatchObject({ isRankingTainted: true, taintedBy: [expert!.actor.personId] });
    // Nobody has reported it: who runs the review and who watches it are told at once.
    expect([await told("officer"), await told("officer2"), await told("supervisor")]).toEqual([["voidRanking"], ["voidRanking"], ["watchTainted"]]);
    valueOf(await makeMove(item.staff.officer2, "challenge", item.no, "voidRanking", {}, { reason: "一名专家应当回避，其评分作废" }));
    const { rows } = await getPool().query<{ status: string }>("select a.status from review_assignment a join bid b on b.id = a.bid_id where b.challenge_id = $1 and a.expert_id = $2", [item.id, expert!.actor.expertId]);
    expect(rows.map(({ status }) => status)).toEqual(["voided", "voided"]);
    valueOf(await freeze(item));
    expect(valueOf(await showRanking(await at(item.staff.officer), item.no))).toMatchObject({ kind: "frozen", isTainted: false });
    await getPool().query("update expert_link set ended_at = now() where expert_id = $1 and person_code = 'PI-LATER'", [expert!.actor.expertId]);
  });

  it("falls by another person than who entered the fact", async () => {
    const item = await aRankedItem({ T01: 90, T02: 80 }, { bids: [{ lead: "T01", leadCode: "PI-ENTERED" }, { lead: "T02" }], rules: { leastValidScores: 2 } });
    const [expert] = item.experts;
    valueOf(await addExpertLink(await at(item.staff.officer), expert!.no, { kind: "adviser", personCode: "PI-ENTERED" }));
    const fall = (who: typeof item.staff.officer) => makeMove(who, "challenge", item.no, "voidRanking", {}, { reason: "一名专家应当回避，其评分作废" });
    expect(codeOf(await fall(item.staff.officer))).toBe("samePerson");
    valueOf(await fall(item.staff.officer2));
  });

  it("is looked for only where something came in that concerns the item", async () => {
    const item = await aRankedItem({ T01: 90, T02: 80 }, { bids: [{ lead: "T01", leadCode: "PI-NEWS" }, { lead: "T02" }], rules: { leastValidScores: 2 } });
    const hasNews = async () => (await getPool().query<{ has: boolean }>("select ranking_has_news($1) as has", [item.id])).rows[0]!.has;
    const [expert] = item.experts;
    const other = await anOpenedItem({ bids: [{ lead: "T03" }] });
    const [stranger] = await aPanel(other, ["E80191"]);
    const comeIn = async (personId: string | null) => {
      const unit = await aUnit("T04");
      await getPool().query("insert into person_profile (person_id) values ($1) on conflict (person_id) do update set updated_at = app_now()", [personId]);
      await getPool().query("insert into unit_claim (unit_id, person_id, kind) values ($1, $2, 'register')", [unit.id, personId]);
    };
    valueOf(await addExpertLink(await at(stranger!.actor), stranger!.no, { kind: "adviser", personCode: "PI-ELSEWHERE" }));
    await comeIn(stranger!.actor.personId);
    expect(await hasNews()).toBe(false);
    await anOpenedItem({ bids: [{ lead: "T05", leadCode: "PI-NEWS" }] });
    expect(await hasNews()).toBe(true);
    await getPool().query("delete from bid_content k using bid b where b.id = k.bid_id and b.lead_codes && array['PI-NEWS'] and b.challenge_id <> $1", [item.id]);
    expect(await hasNews()).toBe(false);
    // Whoever founds a unit is in it at once, before anybody decides.
    await comeIn(expert!.actor.personId);
    expect(await hasNews()).toBe(true);
  });

  it("is looked for after an affiliation only where it hangs together with a unit of the item, through others and either way", async () => {
    const item = await aRankedItem({ T01: 90, T02: 80 }, { rules: { leastValidScores: 2 } });
    const [lead, strange, stranger, holding, sister] = [await aUnit("T01"), await aUnit("X05"), await aUnit("X06"), await aUnit("X07"), await aUnit("X08")];
    const client = await getPool().connect();
    const hasNews = async () => (await client.query<{ has: boolean }>("select ranking_has_news($1) as has", [item.id])).rows[0]!.has;
    const controls = (controller: { id: string }, controlled: { id: string }, declared = "app_now()") =>
      client.query(`insert into affiliation (controller_id, controlled_id, share, declared_at) values ($1, $2, 0.6, ${declared})`, [controller.id, controlled.id]);
    try {
      await client.query("begin");
      await controls(strange, stranger);
      await controls(holding, lead, "null");
      expect(await hasNews()).toBe(false);
      await client.query("savepoint apart");
      await controls(holding, sister);
      expect(await hasNews()).toBe(true);
      await client.query("rollback to apart");
      await controls(lead, sister);
      expect(await hasNews()).toBe(true);
    } finally {
      await client.query("rollback");
      client.release();
    }
  });
});

describe("the job that asks the rule again", () => {
  const run = async () => (await endLateConflicts()).facts;
  const tasksOf = async (item: OpenedItem, expertId: string | null) =>
    (await getPool().query<{ status: string }>("select distinct a.status from review_assignment a join bid b on b.id = a.bid_id where b.challenge_id = $1 and a.expert_id = $2 order by 1", [item.id, expertId])).rows.map(({ status }) => status);

  it.each<[string, (item: OpenedItem, expert: { no: string; actor: Actor }) => Promise<unknown>]>([
    ["a unit that was joined", (_item, { actor }) => join(actor.personId, "T01")],
    ["a telephone that is the lead's", async ({ bids }, { actor }) => {
      await getPool().query("update person set phone = null where phone = '13911112222' and id <> $1", [actor.personId]);
      await getPool().query("update bid set lead_codes = array['13911112222'] where id = $1", [bids.T01!.id]);
      await getPool().query("update person set phone = '13911112222' where id = $1", [actor.personId]);
    }],
    ["an ID number that stands in the team", async ({ bids }, { actor }) => {
      await getPool().query("update bid set people_marks = array['mark-late'] where id = $1", [bids.T02!.id]);
      await getPool().query("insert into person_profile (person_id, id_mark) values ($1, 'mark-late') on conflict (person_id) do update set id_mark = 'mark-late'", [actor.personId]);
    }],
    ["an affiliation that the other unit confirmed", async (_item, { actor }) => {
      const [own, lead] = [await aUnit("X09"), await aUnit("T01")];
      await getPool().query("update expert set unit_id = $2 where id = $1", [actor.expertId, own.id]);
      await getPool().query("insert into affiliation (controller_id, controlled_id, share, declared_by) values ($1, $2, 0.6, $1)", [own.id, lead.id]);
      expect(await run()).toMatchObject({ items: 0 });
      await getPool().query("update affiliation set confirmed_at = app_now() where controller_id = $1 and controlled_id = $2", [own.id, lead.id]);
    }],
  ])("after %s voids the signed marks, asks nobody twice, and tells the supervisors", async (what, happen) => {
    const watcher = await aPerson("news-watcher", "supervisor");
    await grantDuties(watcher);
    await getPool().query("update person set email = 'news-watcher@example.test' where id = $1", [watcher.personId]);
    const nos = [1, 2, 3].map((n) => `E82${String(what.length).padStart(2, "0")}${String(n)}`);
    const { item, experts } = await signed(nos);
    const [first, second] = experts;
    await run();
    const mails = async () => (await getPool().query("select from pgboss.job where data::text like '%news-watcher@example.test%' and data::text like $1", [`%${item.no}%`])).rowCount;
    expect(await mails()).toBe(0);
    await happen(item, first!);
    expect(await run()).toEqual({ experts: 1, items: 1, decided: 0, failed: 0 });
    expect(await tasksOf(item, first!.actor.expertId)).toEqual(["voided"]);
    expect(await tasksOf(item, second!.actor.expertId)).toEqual(["signed"]);
    expect(await mails()).toBeGreaterThan(0);
    expect((await getPool().query("select from conflict_news")).rowCount).toBe(0);
    expect(await run()).toEqual({ experts: 0, items: 0, decided: 0, failed: 0 });
    valueOf(await freeze(item));
    await getPool().query("delete from affiliation where confirmed_at is not null");
    expect(await brokenInvariants()).toEqual([]);
  });

  it("is not asked for by what happens while nobody judges, nor by what the rule does not read", async () => {
    await run();
    const person = await aPerson("nobody-special");
    await getPool().query("update person set name = '示例·改名' where id = $1", [person.personId]);
    expect((await getPool().query("select from conflict_news")).rowCount).toBe(0);
  });
});
