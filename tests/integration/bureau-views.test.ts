import { readFile } from "node:fs/promises";
import { beforeAll, describe, expect, it } from "vitest";
import { actorOfPerson } from "#app/auth/actor.ts";
import { getPool } from "#app/db/client.ts";
import { readClock } from "#app/db/clock.ts";
import { publicActor } from "#app/domain/policy/actor.ts";
import { resetDemo } from "#app/services/demo/reset-demo.ts";
import { listAllExceptions, listExceptions } from "#app/services/exception/list-exceptions.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { listFollowedRounds, listRounds } from "#app/services/round/list-rounds.ts";
import { showRoundOverview } from "#app/services/round/round-overview.ts";
import { showRound } from "#app/services/round/show-round.ts";
import { showTimeline } from "#app/services/timeline/show-timeline.ts";
import { listTodo } from "#app/services/todo/list-todo.ts";
import { codeOf, valueOf } from "#tests/support/builders.ts";

const round = "JZGX-2026";
const bureau = ["officer", "officer2", "leader", "witness", "supervisor", "admin"] as const;

async function as(username: string): Promise<Context> {
  const actor = username === "public" ? publicActor : await actorOfPerson(username);
  if (!actor) throw new Error(`no person ${username}`);
  return { actor, now: await readClock() };
}

describe("what the bureau sees of a round", () => {
  beforeAll(async () => {
    valueOf(await resetDemo(JSON.parse(await readFile("prisma/demo/demo-round.json", "utf8")), actorOfPerson));
  });

  it("shows", async () => {
    console.log(JSON.stringify(valueOf(await listTodo(await as("officer"))), null, 1));
    console.log(JSON.stringify(valueOf(await listTodo(await as("lead-t01"))), null, 1));
    console.log(JSON.stringify(valueOf(await listExceptions(await as("supervisor"), round)), null, 1));
    console.log(JSON.stringify(valueOf(await showTimeline(await as("officer"), "challenge", "JZGX-2026-001")), null, 1));
    console.log((await getPool().query("select count(*) from bid")).rows, codeOf(await listAllExceptions(await as("lead-t01"))), bureau, await listRounds(await as("public")), valueOf(await listFollowedRounds(await as("leader"))), JSON.stringify(await showRound(await as("public"), round)).slice(0,300));
  });
});
