import { constants, setPriority } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import { PgBoss } from "pg-boss";
import { allowLongStatements, closeDatabase } from "#app/db/client.ts";
import { env } from "#app/env.server.ts";
import { log } from "./log.ts";
import { queues } from "./queue.ts";
import { jobNames, runJob } from "./run-job.ts";

/** What is asked for by the clock; at once when the worker starts, too. */
const intervalsMs = { closeDueChallenges: 15_000, endSilentCorrections: 20_000, endSilentMatchings: 20_000, endLateConflicts: 10_000, playRehearsals: 10_000, publishScheduled: 10_000, endResupplies: 20_000, probeService: 30_000, pruneIdentity: 3_600_000, markPeople: 3_600_000, sweepFiles: 600_000, scanFiles: 20_000, remindDeadlines: 300_000 } as const;
const graceMs = 20_000;

// Every few seconds somebody looks for jobs whose worker went silent. The tables are the migrator's.
const boss = new PgBoss({
  connectionString: env().DATABASE_URL,
  options: "-c role=jiebang_app -c lock_timeout=3000",
  max: 4,
  migrate: false,
  schedule: false,
  reindex: false,
  monitorVacuum: false,
  useListenNotify: true,
  superviseIntervalSeconds: 5,
  monitorIntervalSeconds: 5,
  instanceName: "worker",
});

allowLongStatements();
// Mails may wait a second; who submits before a deadline may not.
setPriority(constants.priority.PRIORITY_LOW);

const stopping = new AbortController();

/** The database may start after us, or be migrated while we wait. */
async function startWhenReady(): Promise<void> {
  for (let attempt = 1; !stopping.signal.aborted; attempt++) {
    try {
      await boss.start();
      const installed = await boss.getQueues(Object.keys(queues));
      if (installed.length < Object.keys(queues).length) throw new Error("queues are not installed yet");
      return;
    } catch (error) {
      if (attempt % 10 === 1) log("error", "waiting for the database", { problem: error instanceof Error ? error.message : String(error) });
      await pause(1000, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }
}

async function work(): Promise<void> {
  await startWhenReady();
  if (stopping.signal.aborted) return;
  const options = { perJobResults: true, includeMetadata: true, pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 5 } as const;
  for (const name of jobNames) {
    await boss.work(name, options, async ([job]) => (job ? [await runJob(name, job)] : []));
  }
  log("info", "worker ready");
  for (const [name, interval] of Object.entries(intervalsMs)) {
    await askFor(name);
    setInterval(() => void askFor(name), interval);
  }
}

/** At most one of these waits or runs at a time, however many workers ask (policy `exclusive`). */
async function askFor(name: string): Promise<void> {
  await boss.send(name, {}).catch((error: unknown) => log("error", "job could not be asked for", { job: name, problem: String(error) }));
}

async function stop(): Promise<void> {
  if (stopping.signal.aborted) return;
  stopping.abort();
  await boss.stop({ timeout: graceMs });
  await closeDatabase();
  process.exit(0);
}

boss.on("error", (error) => log("error", "queue", { problem: error.message }));
process.on("SIGTERM", () => void stop());
process.on("SIGINT", () => void stop());
await work();
