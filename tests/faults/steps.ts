import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { getPool } from "#app/db/client.ts";
import { submitAgain, type Team } from "#tests/support/bid-crowd.ts";
import { postForm } from "#tests/support/bid-post.ts";
import { setClock } from "#tests/support/builders.ts";
import { startServer } from "#tests/support/edge-server.ts";
import { atMost, exactly, type Figure, told } from "#tests/support/figures.ts";
import { Load } from "./load.ts";
import { pageProblems } from "./page-problems.ts";
import { postThenLeave } from "./leave.ts";
import { untilDatabaseAnswers, type Victim, type World } from "./world.ts";

/** How much of it: `small` is a suite of `npm test`, `full` what trust.md section 9 asks. */
export interface Amount {
  acknowledgements: number;
  kills: number;
  leavings: number;
}

/** A fault: what is done, and what must be seen. New ones are added to the list in run.ts. */
export type Step = (world: World, amount: Amount) => Promise<Figure[]>;

const teamsAtOnce = 8;
/** The starter lets a service die four times a minute. */
const killPauseMs = 16_000;

/** Kills again and again while teams submit; the longest time until the next acknowledgement counts. */
async function underLoad(key: string, world: World, amount: Amount, goal: number, strike: () => Promise<void> | void, { victim, betweenMs = killPauseMs }: { victim?: Victim; betweenMs?: number }): Promise<Figure[]> {
  const { teams, challenge } = await world.crowd(teamsAtOnce);
  const load = new Load(world.origin, teams);
  const recoveries: number[] = [];
  load.start();
  try {
    await load.until(Math.min(40, amount.acknowledgements));
    for (let kill = 0; kill < amount.kills; kill += 1) {
      if (kill > 0) await pause(betweenMs);
      if (victim) await world.mayDie(victim);
      await pause(Math.random() * 400);
      const since = performance.now();
      await strike();
      recoveries.push(await load.recovered(since));
    }
    await load.until(amount.acknowledgements);
  } catch (error) {
    await load.giveUp();
    throw error;
  }
  await load.stop();
  await untilDatabaseAnswers();
  const found = await world.judge(load.acknowledged, [challenge.id]);
  const problems = [...found.wrong, ...load.surprises, ...new Set(load.errorPages.flatMap(pageProblems))];
  for (const words of problems.slice(0, 10)) console.error(`${key}: ${words}`);
  return [
    told(`${key}.kills`, amount.kills, "kills"),
    told(`${key}.acknowledged`, load.acknowledged.length, "submits"),
    told(`${key}.sentAgain`, load.repeated, "submits"),
    exactly(`${key}.lost`, load.acknowledged.length - found.proven, "submits", 0),
    exactly(`${key}.twice`, found.unheard, "versions", 0),
    exactly(`${key}.wrong`, problems.length, "findings", 0),
    told(`${key}.errorPages`, load.errorPages.length, "pages"),
    atMost(`${key}.recovery`, Math.max(...recoveries), "ms", goal),
  ];
}

export const killWeb: Step = (world, amount) => underLoad("killWeb", world, amount, 5000, () => world.kill("web"), { victim: "web" });

/** The whole server is gone as after a power cut; the starter brings it back, PostgreSQL recovers from its log. */
export const killPostgres: Step = (world, amount) =>
  underLoad("killPostgres", world, amount, 10_000, async () => {
    world.kill("postgres");
    const [page, posted] = await brokenPages(world);
    const problems = [page, posted].flatMap((one) => (one ? pageProblems(one) : []));
    if (problems.length > 0) throw new Error(`while the database was down: ${problems.join("; ")}`);
  }, { victim: "postgres" });

/** What a reader and a bidder see while the database is down; null for one that was answered all the same. */
async function brokenPages({ origin }: World) {
  const page = await fetch(`${origin}/challenges`);
  const posted = await postForm(origin, "/sign-in", "", "intent=signIn&identifier=nobody&password=nothing");
  return [page.status >= 500 ? { status: page.status, body: await page.text() } : null, posted.status >= 500 ? posted : null];
}

/** The network to the database is cut, or an administrator ends the connections: all of them at once. */
export const cutConnections: Step = (world, amount) =>
  underLoad("cutConnections", world, amount, 5000, async () => {
    // As the owner of the server: the product's role may not.
    const owner = new pg.Client({ connectionString: process.env.DATABASE_URL });
    await owner.connect();
    await owner.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");
    await owner.end();
  }, { betweenMs: 2000 });

/** The bidder's own connection ends before the answer comes; pressing again replays what was stored, once. */
export const leaveBeforeAnswer: Step = async (world, amount) => {
  const { teams, challenge } = await world.crowd(4);
  const acknowledged: { no: string; shortCode: string }[] = [];
  const surprises: string[] = [];
  let committed = 0;
  const one = async (team: Team) => {
    const press: typeof postForm = async (origin, path, cookie, body) => {
      const before = await versionsOf(team.bidId);
      // Every other one leaves as soon as it is stored, the rest somewhere on the way.
      if (await postThenLeave(origin, path, cookie, body, team.revision % 2 === 0 ? async () => (await versionsOf(team.bidId)) > before : null)) committed += 1;
      return postForm(origin, path, cookie, body);
    };
    for (let turn = 0; turn < amount.leavings / teams.length; turn += 1) {
      const answer = await submitAgain(world.origin, team, `断线${turn}`, press);
      if (answer.shortCode === null) surprises.push(`${answer.status} ${answer.toast}`);
      else acknowledged.push({ no: team.no, shortCode: answer.shortCode });
    }
  };
  await Promise.all(teams.map(one));
  const found = await world.judge(acknowledged, [challenge.id]);
  for (const words of [...found.wrong, ...surprises].slice(0, 10)) console.error(`leaveBeforeAnswer: ${words}`);
  return [
    told("leaveBeforeAnswer.left", amount.leavings, "connections"),
    told("leaveBeforeAnswer.afterCommit", committed, "connections"),
    exactly("leaveBeforeAnswer.acknowledged", acknowledged.length, "submits", amount.leavings),
    exactly("leaveBeforeAnswer.twice", found.unheard, "versions", 0),
    exactly("leaveBeforeAnswer.wrong", found.wrong.length + surprises.length, "findings", 0),
  ];
};

async function versionsOf(bidId: string): Promise<number> {
  const { rows } = await getPool().query<{ count: number }>("select count(*)::int as count from bid_version where bid_id = $1", [bidId]);
  return rows[0]!.count;
}

/** Web processes whose clocks are an hour early and an hour late, around a deadline: PostgreSQL's clock alone decides. */
export const wrongClocks: Step = async (world) => {
  const { teams, challenge } = await world.crowd(6);
  const preload = new URL("./skewed-clock.js", import.meta.url).href;
  const servers = await Promise.all([-3_600_000, 3_600_000].map((skew) => startServer({ NODE_OPTIONS: `--import ${preload}`, CLOCK_SKEW_MS: String(skew) })));
  const { rows } = await getPool().query<{ at: Date }>("select closes_at as at from challenge where id = $1", [challenge.id]);
  await setClock(new Date(rows[0]!.at.getTime() - 4000).toISOString());
  const end = performance.now() + 4000;
  const submitAll = () => Promise.all(teams.map((team, index) => submitAgain(servers[index % 2]!.origin, team, "钟不准")));
  const before = await submitAll();
  if (performance.now() >= end) throw new Error("the machine was too slow to submit before the deadline");
  await pause(end - performance.now() + 50);
  const after = await submitAll();
  await setClock(new Date().toISOString());
  await Promise.all(servers.map((server) => server.stop()));
  const acknowledged = before.flatMap(({ team, shortCode }) => (shortCode === null ? [] : [{ no: team.no, shortCode }]));
  const found = await world.judge(acknowledged, [challenge.id]);
  for (const words of found.wrong) console.error(`wrongClocks: ${words}`);
  return [
    exactly("wrongClocks.before.acknowledged", found.proven, "submits", teams.length),
    exactly("wrongClocks.after.acknowledged", after.filter(({ shortCode }) => shortCode !== null).length, "submits", 0),
    exactly("wrongClocks.after.toldWhy", after.filter(({ body, toast }) => `${body}${toast}`.includes("截止")).length, "answers", teams.length),
    exactly("wrongClocks.wrong", found.wrong.length + found.unheard, "findings", 0),
  ];
};
