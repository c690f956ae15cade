import pg from "pg";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { actorOfPerson } from "#app/auth/actor.ts";
import { readClock } from "#app/db/clock.ts";
import { workListFilter } from "#app/domain/challenge/work-list.ts";
import { showAudit } from "#app/services/audit/verify-log.ts";
import { listWorkChallenges } from "#app/services/challenge/list-work-challenges.ts";
import { showManyMoves } from "#app/services/challenge/move-challenges.ts";
import { showWorkChallenge } from "#app/services/challenge/show-work-challenge.ts";
import { showClock } from "#app/services/clock/set-clock.ts";
import { listExceptions } from "#app/services/exception/list-exceptions.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { listFollowedRounds, listRounds } from "#app/services/round/list-rounds.ts";
import { showRoundOverview } from "#app/services/round/round-overview.ts";
import { showSupervision } from "#app/services/supervision/show-supervision.ts";
import { showHome } from "#app/services/todo/show-home.ts";
import { showWitness } from "#app/services/witness/show-witness.ts";
import { aChallenge, makeMove, valueOf } from "#tests/support/builders.ts";
import type { StaffRole } from "#app/domain/policy/actor.ts";

let ctx: Context;
let first: { no: string; round: string };

/** Somebody for whom every page of the bureau is there. */
async function everybody(): Promise<Context> {
  const roles: StaffRole[] = ["officer", "secondOfficer", "leader", "witness", "supervisor", "systemAdmin"];
  const actor = (await actorOfPerson("officer"))!;
  return { actor: { ...actor, roles: roles.map((role) => ({ role, roundId: null })) }, now: await readClock() };
}

/** The pages of the bureau that list something, each with the queries it may take. */
const pages: [string, number, () => Promise<unknown>][] = [
  ["待办", 22, () => showHome(ctx, true)],
  ["批次", 2, () => listFollowedRounds(ctx)],
  ["批次 as the public lists them", 1, () => listRounds(ctx)],
  ["批次总览", 6, () => showRoundOverview(ctx, first.round)],
  ["批量办理", 4, () => showManyMoves(ctx, first.round, "suspend")],
  ["例外清单", 2, () => listExceptions(ctx, first.round)],
  ["榜单", 1, () => listWorkChallenges(ctx, workListFilter.parse({}))],
  ["榜单任务", 6, () => showWorkChallenge(ctx, first.no)],
  ["监督", 26, () => showSupervision(ctx)],
  ["见证", 24, () => showWitness(ctx)],
  ["审计", 2, () => showAudit(ctx)],
  ["时钟", 2, () => showClock(ctx)],
];

async function countQueries(work: () => Promise<unknown>): Promise<number> {
  const spy = vi.spyOn(pg.Client.prototype, "query");
  const value = (await work()) as { ok?: boolean };
  expect(value.ok).not.toBe(false);
  const { length } = spy.mock.calls;
  spy.mockRestore();
  return length;
}

/** One more challenge in a round of its own, with an exception. */
async function aRow() {
  const challenge = await aChallenge();
  const { officer, officer2 } = challenge.staff;
  valueOf(await makeMove(officer, "challenge", challenge.no, "suspend", {}, { reason: "测试" }));
  valueOf(await makeMove(officer2, "challenge", challenge.no, "resume", {}, { reason: "测试" }));
  return challenge;
}

describe("queries of the bureau's pages", () => {
  beforeAll(async () => {
    first = await aRow();
    ctx = await everybody();
  });

  const counts = new Map<string, number>();

  it.each(pages)("%s: %i at one row", async (name, most, load) => {
    await load();
    counts.set(name, await countQueries(load));
    expect(counts.get(name)).toBe(most);
  });

  it("are as many at three rows", async () => {
    await aRow();
    await aRow();
    ctx = { ...ctx, now: await readClock() };
    for (const [name, , load] of pages) expect([name, await countQueries(load)]).toEqual([name, counts.get(name)]);
  });
});
