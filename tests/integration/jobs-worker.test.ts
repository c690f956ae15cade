import { rm } from "node:fs/promises";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { closeDatabase, getPool, inTransaction } from "#app/db/client.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { enqueueMail } from "#app/jobs/queue.ts";
import { aReceiptMail } from "#tests/support/mails.ts";
import { ResendServer } from "#tests/support/resend-server.ts";
import { buildWorker, WorkerProcess } from "#tests/support/worker-process.ts";

const resend = new ResendServer();
let folder: string;
let environment: Record<string, string>;
const workers: WorkerProcess[] = [];

beforeAll(async () => {
  folder = await buildWorker();
  environment = { RESEND_API_KEY: "re_test", RESEND_BASE_URL: await resend.start(), MAIL_FROM: "揭榜台 <noreply@jiebang.example.cn>" };
});

afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.end("SIGKILL")));
  resend.requests.length = 0;
});

afterAll(async () => {
  await closeDatabase();
  await resend.stop();
  await rm(folder, { recursive: true, force: true });
});

function startWorker(more: Record<string, string> = {}): WorkerProcess {
  const worker = new WorkerProcess(folder, { ...environment, ...more });
  workers.push(worker);
  return worker;
}

async function askForMail(): Promise<string> {
  const result = await inTransaction(async (tx) => ok(await enqueueMail(tx, "lead@example.org", aReceiptMail())));
  return result.ok ? result.value : "";
}

async function isSent(mailId: string): Promise<boolean> {
  const { rows } = await getPool().query("select from mail_delivery where id = $1 and sent_at is not null", [mailId]);
  return rows.length === 1;
}

const soon = { timeout: 15_000, interval: 20 };
const ready = (worker: WorkerProcess) => vi.waitFor(() => expect(worker.log).toContain("worker ready"), soon);

test("a mail goes out at once, the deadlines are watched, and the worker stops cleanly", async () => {
  const worker = startWorker();
  await ready(worker);
  const mailId = await askForMail();
  await vi.waitFor(async () => expect(await isSent(mailId)).toBe(true), { timeout: 2000, interval: 20 });
  await vi.waitFor(async () => {
    const { rows } = await getPool().query("select state, output from pgboss.job where name = 'closeDueChallenges'");
    expect(rows).toEqual([{ state: "completed", output: { closed: 0 } }]);
  }, soon);
  expect(await worker.end("SIGTERM")).toBe(0);
  expect(worker.log).not.toContain("lead@example.org");
});

test("waits for a database that is not there yet", async () => {
  const worker = startWorker({ DATABASE_URL: "postgresql://nobody@127.0.0.1:1/none" });
  await vi.waitFor(() => expect(worker.log).toContain("waiting for the database"), soon);
  expect(worker.child.exitCode).toBe(null);
  expect(await worker.end("SIGTERM")).toBe(0);
});

test("killed with −9 while a mail is on its way, its job runs again within 75 s and the mail arrives once", { timeout: 100_000 }, async () => {
  const first = startWorker();
  await ready(first);
  resend.script.push("silence");
  const mailId = await askForMail();
  await vi.waitFor(() => expect(resend.requests).toHaveLength(1), soon);
  expect(await first.end("SIGKILL")).toBe("SIGKILL");
  const killedAt = performance.now();
  startWorker();
  await vi.waitFor(async () => expect(await isSent(mailId)).toBe(true), { timeout: 75_000, interval: 250 });
  expect(performance.now() - killedAt).toBeLessThan(75_000);

  const [before, after] = resend.requests;
  expect(resend.requests).toHaveLength(2);
  expect(after?.idempotencyKey).toBe(mailId);
  expect(after).toEqual(before);
  expect(after?.body.headers["Message-ID"]).toBe(`<${mailId}@jiebang.example.cn>`);
  const { rows } = await getPool().query("select attempts, unsettled from mail_delivery where id = $1", [mailId]);
  expect(rows).toEqual([{ attempts: 2, unsettled: 0 }]);
  await vi.waitFor(async () => {
    const { rows: jobs } = await getPool().query("select state, retry_count from pgboss.job where name = 'sendMail' and data->>'mailId' = $1", [mailId]);
    expect(jobs).toEqual([{ state: "completed", retry_count: 1 }]);
  }, soon);
});
