import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { getPool } from "#app/db/client.ts";
import { keepRunning } from "#app/start/services.js";
import { type Reckoning, reckon } from "#tests/support/acknowledged.ts";
import { aCrowd, type Team } from "#tests/support/bid-crowd.ts";
import { aChallenge } from "#tests/support/builders.ts";
import { freePort } from "#tests/support/edge-server.ts";
import { ResendServer } from "#tests/support/resend-server.ts";

export type Victim = "web" | "worker" | "postgres";

const mostKills = 4;
const withinMs = 60_000;

/** The product as it runs: web and worker kept alive by the starter's own code, PostgreSQL by the runner beside. */
export interface World {
  origin: string;
  mails: ResendServer;
  /** Kills it as `kill -9` does. */
  kill: (who: Victim) => void;
  /** Waits until it may be killed once more: the starter gives up what dies five times a minute. */
  mayDie: (who: Victim) => Promise<void>;
  crowd: (count: number) => Promise<{ teams: Team[]; challenge: Awaited<ReturnType<typeof aChallenge>> }>;
  /** Every acknowledgement against database, receipts and log. */
  judge: typeof reckon;
  stop: () => Promise<void>;
}

const names = { web: "网站", worker: "后台任务" };

export async function startWorld(folder: string, clusterHome: string): Promise<World> {
  const mails = new ResendServer();
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const env = { ...process.env, PORT: String(port), ORIGIN: origin, DATA_DIR: folder, RESEND_API_KEY: "re_test", RESEND_BASE_URL: await mails.start(), MAIL_FROM: "揭榜台 <noreply@jiebang.example.cn>" };
  // Nobody may outlive this run: what is left would keep its output open, and the runner waiting.
  const onGivenUp = (name: string) => {
    console.error(`the starter gave ${name} up`);
    void stop().finally(() => process.exit(1));
  };
  const worker = keepRunning({ name: names.worker, script: "build/node/worker.js", env, folder, onGivenUp });
  const web = keepRunning({ name: names.web, script: "app/server.ts", env, folder, onGivenUp, hasStandby: true });
  const stop = async () => {
    await Promise.all([web.stop(), worker.stop()]);
    await mails.stop();
  };
  await untilReady(origin);
  let turn: Promise<unknown> = Promise.resolve();
  for (const service of [web, worker]) service.trust();
  const pidOf = (name: string) => (JSON.parse(readFileSync(join(folder, "running.json"), "utf8")) as Record<string, { pid: number }>)[name]!.pid;
  const pid = (who: Victim) => (who === "postgres" ? Number(readFileSync(join(clusterHome, "data/postmaster.pid"), "utf8").split("\n")[0]) : pidOf(names[who]));
  const kills: Record<Victim, number[]> = { web: [], worker: [], postgres: [] };
  return {
    origin,
    mails,

    kill: (who) => {
      kills[who].push(performance.now());
      process.kill(pid(who), "SIGKILL");
    },
    mayDie: async (who) => {
      const oldest = kills[who].at(-mostKills);
      if (oldest !== undefined) await pause(Math.max(0, oldest + withinMs - performance.now()));
    },
    crowd: (count) => {
      // One after the other: steps that run beside each other share the names that builders give.
      const made = turn.then(async () => {
        const challenge = await aChallenge();
        return { challenge, teams: await aCrowd(count, challenge.no) };
      });
      turn = made.catch(() => undefined);
      return made;
    },
    judge: reckon,
    stop,
  };
}

/** Waits until the web process serves. */
export async function untilReady(origin: string): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (await fetch(`${origin}/readyz`).then(({ status }) => status === 200, () => false)) return;
    await pause(100);
  }
  throw new Error("the web process did not get ready");
}

/**
 * Our own connections died with the server: waits until a new one serves. Asked over a connection made now, because a
 * backend whose server is gone may still answer once.
 */
export async function untilDatabaseAnswers(): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if ((await isServing()) && (await getPool().query("select 1").then(() => true, () => false))) return;
    await pause(50);
  }
  throw new Error("PostgreSQL did not come back");
}

async function isServing(): Promise<boolean> {
  const fresh = new pg.Client({ connectionString: process.env.DATABASE_URL });
  // It may die while it is being made.
  fresh.on("error", () => undefined);
  const answers = await fresh.connect().then(() => fresh.query("select 1")).then(() => true, () => false);
  await fresh.end().catch(() => undefined);
  return answers;
}

export type { Reckoning };
