import { afterAll, describe, expect, it } from "vitest";
import { closeDatabase, getPool } from "#app/db/client.ts";
import type { Actor, StaffRole } from "#app/domain/policy/actor.ts";
import { showHome } from "#app/services/todo/show-home.ts";
import { aChallenge, aPerson, at, makeMove, valueOf } from "#tests/support/builders.ts";
import { anExpert } from "#tests/support/reviews.ts";

afterAll(closeDatabase);

/** An item that is suspended, and its round. */
async function aProblem() {
  const { no, id, staff } = await aChallenge();
  valueOf(await makeMove(staff.officer, "challenge", no, "suspend", {}, { reason: "需求单位停产检修" }));
  const { rows } = await getPool().query<{ roundId: string }>('select round_id as "roundId" from challenge where id = $1', [id]);
  return { no, roundId: rows[0]!.roundId };
}

type Duty = [role: StaffRole, roundId: string];

describe("the problems on the start page", () => {
  it("are those of the rounds that the reader follows, and none of a round that is witnessed alone", async () => {
    const [witnessed, own] = [await aProblem(), await aProblem()];
    const expert = await anExpert("E931");
    const problemsOf = async (actor: Actor, ...duties: Duty[]) => valueOf(await showHome(await at({ ...actor, roles: duties.map(([role, roundId]) => ({ role, roundId })) }))).problems.map(({ code, no }) => [code, no]);
    const [officer, other] = [await aPerson("home-officer"), await aPerson("home-witness")];
    expect(await problemsOf(officer, ["officer", witnessed.roundId])).toEqual([["suspended", witnessed.no]]);
    expect(await problemsOf(expert.actor, ["witness", witnessed.roundId])).toEqual([]);
    expect(await problemsOf(other, ["witness", witnessed.roundId], ["officer", own.roundId])).toEqual([["suspended", own.no]]);
    const everywhere: Actor = { ...other, roles: [{ role: "witness", roundId: null }, { role: "leader", roundId: own.roundId }] };
    expect(valueOf(await showHome(await at(everywhere))).problems.map(({ no }) => no)).toEqual([own.no]);
  });
});
