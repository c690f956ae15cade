import { AsyncLocalStorage } from "node:async_hooks";
import { createHash } from "node:crypto";
import { PgBoss, type ConstructorOptions, type Queue } from "pg-boss";
import { uuidv7 } from "uuidv7";
import { z } from "zod";
import type { Statement, Transaction } from "#app/db/client.ts";
import { mailSchema, type Mail } from "#app/domain/mail/mail.ts";
import { mobileNumber, smsSchema, type Sms } from "#app/domain/mail/sms.ts";

/** What each job is given. A payload lies in the database in clear: no secret, no content of a bid. */
export const jobSchemas = {
  sendMail: z.strictObject({ mailId: z.uuid(), to: z.email(), mail: mailSchema }),
  sendSms: z.strictObject({ smsId: z.uuid(), to: mobileNumber, sms: smsSchema }),
  closeDueChallenges: z.strictObject({}),
  endSilentCorrections: z.strictObject({}),
  endSilentMatchings: z.strictObject({}),
  endLateConflicts: z.strictObject({}),
  endResupplies: z.strictObject({}),
  playRehearsals: z.strictObject({}),
  publishScheduled: z.strictObject({}),
  pruneIdentity: z.strictObject({}),
  markPeople: z.strictObject({}),
  probeService: z.strictObject({}),
  sweepFiles: z.strictObject({}),
  scanFiles: z.strictObject({}),
  remindDeadlines: z.strictObject({}),
  checkOpenedFiles: z.strictObject({ bidId: z.uuid() }),
  solveAssignment: z.strictObject({ planId: z.uuid() }),
  screenSimilarity: z.strictObject({ screenId: z.uuid() }),
  tellSearches: z.strictObject({ challengeIds: z.array(z.uuid()).min(1) }),
};

export type JobName = keyof typeof jobSchemas;
export type JobPayload<N extends JobName> = z.infer<(typeof jobSchemas)[N]>;

const day = 86_400;

// A worker that was killed stops its heartbeat; what it held runs again after 20 to 30 s (trust.md section 9, 5).
const watched = { notify: true, heartbeatSeconds: 20, expireInSeconds: 60 } satisfies Omit<Queue, "name">;

// Four retries in the first minute, then ever rarer, some six hours in all; then the administrator is asked.
const patient = { retryLimit: 20, retryDelay: 5, retryBackoff: true, retryDelayMax: 1800, deadLetter: "undelivered" } satisfies Omit<Queue, "name">;

/** The queues as they are installed by the migrator; what was given up stands in `undelivered` for 90 days. */
export const queues: Record<"undelivered" | JobName, Omit<Queue, "name">> = {
  undelivered: { retentionSeconds: 90 * day },
  sendMail: { ...watched, ...patient, deleteAfterSeconds: 7 * day },
  sendSms: { ...watched, ...patient, deleteAfterSeconds: 7 * day },
  closeDueChallenges: { ...watched, policy: "exclusive", retryLimit: 0, deleteAfterSeconds: day },
  endSilentMatchings: { ...watched, policy: "exclusive", retryLimit: 0, deleteAfterSeconds: day },
  endSilentCorrections: { ...watched, policy: "exclusive", retryLimit: 0, deleteAfterSeconds: day },
  endLateConflicts: { ...watched, expireInSeconds: 300, policy: "exclusive", retryLimit: 0, deleteAfterSeconds: day },
  endResupplies: { ...watched, policy: "exclusive", retryLimit: 0, deleteAfterSeconds: day },
  publishScheduled: { ...watched, policy: "exclusive", retryLimit: 0, deleteAfterSeconds: day },
  playRehearsals: { ...watched, expireInSeconds: 300, policy: "exclusive", retryLimit: 0, deleteAfterSeconds: day },
  probeService: { ...watched, policy: "exclusive", retryLimit: 0, deleteAfterSeconds: 3600 },
  markPeople: { ...watched, expireInSeconds: 900, policy: "exclusive", retryLimit: 0, deleteAfterSeconds: day },
  pruneIdentity: { ...watched, policy: "exclusive", retryLimit: 0, deleteAfterSeconds: day },
  sweepFiles: { ...watched, expireInSeconds: 900, policy: "exclusive", retryLimit: 0, deleteAfterSeconds: day },
  remindDeadlines: { ...watched, policy: "exclusive", retryLimit: 0, deleteAfterSeconds: day },
  scanFiles: { ...watched, expireInSeconds: 900, policy: "exclusive", retryLimit: 0, deleteAfterSeconds: day },
  checkOpenedFiles: { ...watched, expireInSeconds: 900, ...patient, deleteAfterSeconds: 7 * day },
  tellSearches: { ...watched, expireInSeconds: 900, ...patient, deleteAfterSeconds: 7 * day },
  solveAssignment: { ...watched, expireInSeconds: 600, retryLimit: 2, retryDelay: 5, deadLetter: "undelivered", deleteAfterSeconds: 7 * day },
  screenSimilarity: { ...watched, expireInSeconds: 7200, retryLimit: 2, retryDelay: 5, deadLetter: "undelivered", deleteAfterSeconds: 7 * day },
};

/** Makes the queues, or brings their settings up to date. Run by the migrator, so that a job never meets a missing queue. */
export async function installQueues(boss: PgBoss): Promise<void> {
  for (const [name, { policy, ...settings }] of Object.entries(queues)) {
    await boss.createQueue(name, { policy, ...settings });
    await boss.updateQueue(name, settings);
  }
}

type Executor = (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }>;

const current = new AsyncLocalStorage<Executor>();

/** Every statement of the sender runs on the transaction of the one who enqueues. */
const onCurrentTransaction: NonNullable<ConstructorOptions["db"]> = {
  executeSql(text, values) {
    const execute = current.getStore();
    if (!execute) throw new Error("A job is enqueued inside a transaction only.");
    return execute(text, values);
  },
};

// Never started: it has no connection and no timer of its own, it only writes the insert.
const sender = new PgBoss({ db: onCurrentTransaction, migrate: false, supervise: false, schedule: false, registerInstance: false });

export interface EnqueueOptions {
  /** Asked twice under one key, queued once: the second answers null. */
  singletonKey?: string;
  /** Seconds from now, or an ISO instant of the real clock. */
  startAfter?: number | string;
}

/**
 * Puts a job into the caller's transaction: it exists if and only if the change that needs it does.
 * Answers the job's id, or null when `singletonKey` was used before.
 */
export async function enqueue<N extends JobName>(tx: Transaction, job: N, payload: JobPayload<N>, options: EnqueueOptions = {}): Promise<string | null> {
  const data = jobSchemas[job].parse(payload);
  const id = options.singletonKey === undefined ? undefined : uuidOf(`${job}:${options.singletonKey}`);
  const execute: Executor = (text, values) => tx.query(text, values);
  return current.run(execute, () => sender.send(job, data, { ...(id && { id }), startAfter: options.startAfter }));
}

/**
 * Asks for a mail. With a `key` (such as `receipt:` and the version's id) the same mail is sent once however
 * often it is asked for. Answers the mail's id.
 */
export async function enqueueMail(tx: Transaction, to: string, mail: Mail, key?: string): Promise<string> {
  const mailId = key === undefined ? uuidv7() : uuidOf(`mail:${key}`);
  await enqueue(tx, "sendMail", { mailId, to, mail }, { singletonKey: mailId });
  return mailId;
}

/**
 * The statement that asks for mails, each once under its key, for the end of the transaction (`last` of `inTransaction`),
 * where it travels with the commit. What the queue's package has to know beforehand is read on `tx`.
 */
export async function mailStatement(tx: Transaction, mails: readonly { to: string; mail: Mail; key: string }[]): Promise<Statement> {
  return jobStatement(tx, "sendMail", mails.map(({ key, ...one }) => ({ mailId: uuidOf(`mail:${key}`), ...one })), ({ mailId }) => mailId);
}

/** The same for short messages. */
export async function smsStatement(tx: Transaction, texts: readonly { to: string; sms: Sms; key: string }[]): Promise<Statement> {
  return jobStatement(tx, "sendSms", texts.map(({ key, ...one }) => ({ smsId: uuidOf(`sms:${key}`), ...one })), ({ smsId }) => smsId);
}

async function jobStatement<N extends JobName>(tx: Transaction, job: N, payloads: readonly JobPayload<N>[], idOf: (payload: JobPayload<N>) => string): Promise<Statement> {
  const jobs = payloads.map((payload) => ({ id: uuidOf(`${job}:${idOf(payload)}`), data: jobSchemas[job].parse(payload) }));
  const inserts: Statement[] = [];
  const keepInsert: Executor = (text, values = []) => {
    if (!/\binsert into\b/i.test(text)) return tx.query(text, values);
    inserts.push({ name: `job-${job}`, text, values });
    return Promise.resolve({ rows: [] });
  };
  await current.run(keepInsert, () => sender.insert(job, jobs));
  const [insert, ...more] = inserts;
  if (!insert || more.length > 0) throw new Error(`The queue wrote ${inserts.length} statements for its jobs`);
  return insert;
}

/** Asks for an SMS through the configured driver, under a `key` once. Answers the message's id. */
export async function enqueueSms(tx: Transaction, to: string, sms: Sms, key?: string): Promise<string> {
  const smsId = key === undefined ? uuidv7() : uuidOf(`sms:${key}`);
  await enqueue(tx, "sendSms", { smsId, to, sms }, { singletonKey: smsId });
  return smsId;
}

/** A UUID (version 8, of our own making) that stands for a key. */
function uuidOf(key: string): string {
  const bytes = createHash("sha256").update(key).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
