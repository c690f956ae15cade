import { afterAll, describe, expect, it } from "vitest";
import { appendEvent } from "#app/db/audit.ts";
import { closeDatabase, getPool, inTransaction } from "#app/db/client.ts";
import { brokenInvariants } from "#app/db/invariants.ts";
import { ok } from "#app/domain/kernel/result.ts";
import type { Actor } from "#app/domain/policy/actor.ts";
import { confirmAffiliation, declareAffiliation, withdrawAffiliation } from "#app/services/organisation/declare-affiliation.ts";
import { keepAliases } from "#app/services/organisation/edit-profile.ts";
import { showConflicts } from "#app/services/review/show-conflicts.ts";
import { showUnit } from "#app/services/organisation/show-units.ts";
import { aPerson, at, codeOf, makeMove, valueOf } from "#tests/support/builders.ts";
import { anExpert, anOpenedItem, aPanel, aRankedItem, aUnit, type OpenedItem } from "#tests/support/reviews.ts";

afterAll(closeDatabase);

/** What one unit says of another stops nobody but by a second word (guide 3.4: hard by what is known, soft by what is said). */
type Unit = Awaited<ReturnType<typeof aUnit>>;

async function administratorOf(unit: Unit): Promise<Actor> {
  const person = await aPerson(`boss-${unit.uscc}`.toLowerCase());
  return { ...person, units: [{ unitId: unit.id, administrator: true }] };
}

async function inUnit(no: string, unit: Unit) {
  const expert = await anExpert(no);
  await getPool().query("update expert set unit_id = $2 where id = $1", [expert.actor.expertId, unit.id]);
  return expert;
}

const isForbidden = async (expert: Actor, bidId: string) => (await getPool().query<{ is: boolean }>("select conflicted($1, $2) as is", [expert.expertId, bidId])).rows[0]!.is;
const flagsOf = async (item: OpenedItem, no: string) => valueOf(await showConflicts(await at(item.staff.officer), item.no)).flags.filter(({ expertNo }) => expertNo === no);
const clean = (...units: Unit[]) => getPool().query("delete from affiliation where controller_id = any($1) or controlled_id = any($1)", [units.map(({ id }) => id)]);

describe("an affiliation that one unit declares", () => {
  it("is a hint until the other unit confirms it, and a rule from then on", async () => {
    const item = await anOpenedItem({ bids: [{ lead: "T01" }] });
    const [lead, strange] = [await aUnit("T01"), await aUnit("X01")];
    const expert = await inUnit("E80301", strange);
    const [stranger, bidder] = [await administratorOf(strange), await administratorOf(lead)];
    const said = { uscc: lead.uscc, unitName: lead.name, relation: "controls" };
    valueOf(await declareAffiliation(await at(stranger), strange.id, said));
    expect(await isForbidden(expert.actor, item.bids.T01!.id)).toBe(false);
    expect(await flagsOf(item, expert.no)).toMatchObject([{ kind: "affiliation", words: strange.name, unitId: strange.id }]);
    expect(valueOf(await showUnit(await at(bidder), lead.id)).affiliations).toMatchObject([{ relation: "controlledBy", isOwn: false, isByBureau: false, isConfirmed: false }]);
    // Neither its own second word nor a third one's is another's.
    expect(codeOf(await confirmAffiliation(await at(stranger), strange.id, lead.id))).toBe("statusChanged");
    expect(codeOf(await confirmAffiliation(await at(await administratorOf(await aUnit("X02"))), lead.id, strange.id))).toBe("notFound");
    valueOf(await confirmAffiliation(await at(bidder), lead.id, strange.id));
    expect(await isForbidden(expert.actor, item.bids.T01!.id)).toBe(true);
    expect(await flagsOf(item, expert.no)).toEqual([]);
    expect(codeOf(await withdrawAffiliation(await at(stranger), strange.id, lead.id))).toBe("statusChanged");
    valueOf(await withdrawAffiliation(await at(item.staff.officer), lead.id, strange.id));
    expect(await isForbidden(expert.actor, item.bids.T01!.id)).toBe(false);
  });

  it("ties others together no more than itself: a third unit keeps no expert from a rival's bid", async () => {
    const item = await anOpenedItem({ bids: [{ lead: "T01" }] });
    const [lead, strange, liar] = [await aUnit("T01"), await aUnit("X03"), await aUnit("X04")];
    const expert = await inUnit("E80302", strange);
    const third = await at(await administratorOf(liar));
    for (const other of [lead, strange]) valueOf(await declareAffiliation(third, liar.id, { uscc: other.uscc, unitName: other.name, relation: "controls" }));
    expect(await isForbidden(expert.actor, item.bids.T01!.id)).toBe(false);
    expect(await flagsOf(item, expert.no)).toMatchObject([{ kind: "affiliation" }]);
    await clean(liar);
  });

  it("counts at once where a bid's own unit disclosed it before the opening, and where an officer enters it", async () => {
    const [lead, early, late] = [await aUnit("T01"), await aUnit("X05"), await aUnit("X06")];
    const bidder = await at(await administratorOf(lead));
    valueOf(await declareAffiliation(bidder, lead.id, { uscc: early.uscc, unitName: early.name, relation: "controlledBy" }));
    const item = await anOpenedItem({ bids: [{ lead: "T01" }] });
    const [first, second] = [await inUnit("E80303", early), await inUnit("E80304", late)];
    valueOf(await declareAffiliation(bidder, lead.id, { uscc: late.uscc, unitName: late.name, relation: "controlledBy" }));
    const forbidden = async () => [await isForbidden(first.actor, item.bids.T01!.id), await isForbidden(second.actor, item.bids.T01!.id)];
    expect(await forbidden()).toEqual([true, false]);
    valueOf(await declareAffiliation(await at(item.staff.officer), lead.id, { uscc: late.uscc, unitName: late.name, relation: "controlledBy" }));
    expect(await forbidden()).toEqual([true, true]);
    await clean(lead);
  });

  it("stops neither the freeze nor the decision of a rival's item before it is confirmed", async () => {
    const item = await aRankedItem({ T01: 90, T02: 80 }, { rules: { leastValidScores: 2 } });
    const [expert] = item.experts;
    const [loser, strange] = [await aUnit("T02"), await aUnit("X07")];
    await getPool().query("update expert set unit_id = $2 where id = $1", [expert!.actor.expertId, strange.id]);
    const hasNews = async () => (await getPool().query<{ has: boolean }>("select ranking_has_news($1) as has", [item.id])).rows[0]!.has;
    valueOf(await declareAffiliation(await at(await administratorOf(loser)), loser.id, { uscc: strange.uscc, unitName: strange.name, relation: "controls" }));
    expect(await hasNews()).toBe(false);
    expect(codeOf(await makeMove(item.staff.leader, "challenge", item.no, "decide", {}))).not.toBe("rankingTainted");
    valueOf(await confirmAffiliation(await at(await administratorOf(strange)), strange.id, loser.id));
    expect(await hasNews()).toBe(true);
    expect(codeOf(await makeMove(item.staff.leader, "challenge", item.no, "decide", {}))).toBe("rankingTainted");
    await clean(loser);
    expect(await brokenInvariants()).toEqual([]);
  });
});

describe("other names of a unit", () => {
  it("are hints for a human, entered by the unit or an officer, and exclude nobody", async () => {
    const item = await anOpenedItem({ bids: [{ lead: "T01" }] });
    const [lead, strange] = [await aUnit("T01"), await aUnit("X08")];
    const expert = await inUnit("E80305", strange);
    expect(await flagsOf(item, expert.no)).toEqual([]);
    valueOf(await keepAliases(await at(await administratorOf(lead)), lead.id, { aliases: "示例冶金学院\n\n SDUT " }));
    valueOf(await keepAliases(await at(item.staff.officer), strange.id, { aliases: ["ｓｄｕｔ"] }));
    expect(await flagsOf(item, expert.no)).toMatchObject([{ kind: "unitAlias", words: "ｓｄｕｔ / SDUT" }]);
    expect(await isForbidden(expert.actor, item.bids.T01!.id)).toBe(false);
    expect(valueOf(await showUnit(await at(item.staff.officer), lead.id)).aliases).toEqual(["示例冶金学院", "SDUT"]);
    expect(codeOf(await keepAliases(await at(await administratorOf(await aUnit("X02"))), lead.id, { aliases: [] }))).toBe("notFound");
    expect(codeOf(await keepAliases(await at(item.staff.officer), lead.id, { aliases: ["一"] }))).toBe("invalidInput");
    await getPool().query("update unit_profile set aliases = '{}'");
  });
});

describe("a list of experts that is imported after a ranking is fixed", () => {
  it("is no news of it: it adds people who marked nothing", async () => {
    const item = await aRankedItem({ T01: 90, T02: 80 }, { rules: { leastValidScores: 2 } });
    await inTransaction(async (tx) => ok(await appendEvent(tx, "expert", null, "importExperts", { actor: item.staff.officer2.personId, count: 1 })));
    const other = await anOpenedItem({ bids: [{ lead: "T03" }] });
    await aPanel(other, ["E80306"]);
    const { rows } = await getPool().query<{ has: boolean; who: string[] }>("select ranking_has_news($1) as has, taint_recorders($1) as who", [item.id]);
    expect(rows[0]).toEqual({ has: false, who: [] });
  });
});
