import { describe, expect, it } from "vitest";
import { getPool, inTransaction } from "#app/db/client.ts";
import { brokenInvariants } from "#app/db/invariants.ts";
import { ok } from "#app/domain/kernel/result.ts";
import type { Actor } from "#app/domain/policy/actor.ts";
import { serveCorrection } from "#app/services/bid/serve-correction.ts";
import { listTeamCalls, recordTeamCall } from "#app/services/bid/team-calls.ts";
import { tellTeam } from "#app/services/bid/tell-team.ts";
import { listTodo } from "#app/services/todo/list-todo.ts";
import { at, codeOf, makeMove, valueOf } from "#tests/support/builders.ts";
import { anOpenedItem, type OpenedItem } from "#tests/support/reviews.ts";

/** Nobody of the team has an address or a mobile number any more; `phone` is a landline. */
async function unreachable(item: OpenedItem, lead: string, phone: string | null = null) {
  await getPool().query("update person set email = null, phone = null where id in (select m.person_id from unit_member m join bid b on b.lead_unit_id = m.unit_id where b.id = $1)", [item.bids[lead]!.id]);
  await getPool().query("update person set phone = $2 where id = (select created_by from bid where id = $1)", [item.bids[lead]!.id, phone]);
}

const callsOf = async (actor: Actor, item: OpenedItem) => valueOf(await listTeamCalls(await at(actor))).filter(({ challengeNo }) => challengeNo === item.no);
const waits = async (actor: Actor) => valueOf(await listTodo(await at(actor), 500)).mine.filter(({ code }) => code === "callTeams");

describe("a team without address and mobile number", () => {
  it("waits for an officer's call when it has to correct its bid, until it was called or served in writing", async () => {
    const item = await anOpenedItem({ bids: ["T01", "T02", "T05"].map((lead) => ({ lead, form: "open" as const })) });
    const { officer, officer2, leader, supervisor, witness } = item.staff;
    await unreachable(item, "T01", "0391-5500001");
    await unreachable(item, "T02");
    for (const lead of ["T01", "T02", "T05"]) valueOf(await makeMove(officer, "bid", item.bids[lead]!.no, "requestCorrection", { fields: ["summary"] }, { reason: "缺少进度安排" }));
    // T05 has an address: nobody calls it.
    const calls = await callsOf(officer, item);
    expect(calls.map(({ bidNo, news, words, phones }) => ({ bidNo, news, words, phones }))).toEqual(
      expect.arrayContaining([
        { bidNo: item.bids.T01!.no, news: "correctionRequested", words: "缺少进度安排", phones: ["0391-5500001"] },
        { bidNo: item.bids.T02!.no, news: "correctionRequested", words: "缺少进度安排", phones: [] },
      ]),
    );
    expect(calls).toHaveLength(2);
    expect(await waits(officer)).toMatchObject([{ count: 2, due: calls[0]!.at, href: "/work/team-calls" }]);
    expect(await waits(officer2)).toMatchObject([{ count: 2 }]);
    // Nobody else is told that there is such a bid.
    for (const who of [leader, supervisor, witness, item.bids.T01!.team]) {
      expect(codeOf(await listTeamCalls(await at(who)))).toBe("notFound");
      expect(codeOf(await recordTeamCall(await at(who), { call: calls[0]!.id }))).toBe("notFound");
      expect(await waits(who)).toEqual([]);
    }
    const called = calls.find(({ bidNo }) => bidNo === item.bids.T01!.no)!;
    valueOf(await recordTeamCall(await at(officer2), { call: called.id }));
    expect(codeOf(await recordTeamCall(await at(officer), { call: called.id }))).toBe("alreadyDone");
    const { rows } = await getPool().query<{ body: string }>("select body::text as body from audit_event where object_id = $1 and kind = 'tellByPhone'", [item.bids.T01!.id]);
    expect(rows).toHaveLength(1);
    expect(rows[0]!.body).not.toMatch(/0391|进度/);
    const now = await at(officer);
    const today = new Date(Date.parse(now.now) + 8 * 3_600_000).toISOString().slice(0, 10);
    valueOf(await serveCorrection(now, item.bids.T02!.no, { servedOn: today, how: "邮寄" }));
    expect(await waits(officer)).toEqual([]);
    expect((await callsOf(officer, item)).map(({ told }) => told !== null)).toEqual([true, true]);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("is called once for each occasion, and not for what starts no term", async () => {
    const item = await anOpenedItem({ bids: [{ lead: "T01" }] });
    await unreachable(item, "T01");
    const { id } = item.bids.T01!;
    const tell = (kind: "defenceSet" | "amended", key: string) => inTransaction(async (tx) => ok(await tellTeam(tx, { bidId: id, kind, at: "2030-01-02T01:00:00.000Z", key })));
    for (const key of ["one", "one", "two"]) valueOf(await tell("defenceSet", key));
    valueOf(await tell("amended", "three"));
    expect((await callsOf(item.staff.officer, item)).map(({ news, at: when }) => [news, when])).toEqual([["defenceSet", "2030-01-02T01:00:00.000Z"], ["defenceSet", "2030-01-02T01:00:00.000Z"]]);
  });
});
