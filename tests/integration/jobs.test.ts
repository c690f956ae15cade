import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { closeDatabase, getPool, inTransaction } from "#app/db/client.ts";
import { listUndelivered } from "#app/db/mail-delivery.ts";
import { ok, refuse } from "#app/domain/kernel/result.ts";
import { sendMail } from "#app/jobs/handlers/send-mail.ts";
import { sendSms } from "#app/jobs/handlers/send-sms.ts";
import { enqueue, enqueueMail, enqueueSms, type JobPayload } from "#app/jobs/queue.ts";
import { readOutbox } from "#app/services/outbox/outbox-folder.ts";
import { aChallenge } from "#tests/support/builders.ts";
import { anInvitation, aReceiptMail } from "#tests/support/mails.ts";
import { ResendServer } from "#tests/support/resend-server.ts";

const to = "lead@example.org";
const resend = new ResendServer();

beforeAll(async () => {
  // Before anything reads the environment, which is parsed once.
  Object.assign(process.env, { RESEND_API_KEY: "re_test", RESEND_BASE_URL: await resend.start(), SMS_DRIVER: "outbox", MAIL_FROM: "揭榜台 <noreply@jiebang.example.cn>" });
});
beforeEach(async () => {
  resend.requests.length = 0;
  resend.script.length = 0;
  await getPool().query("delete from pgboss.job; ");
});
afterAll(async () => {
  await closeDatabase();
  await resend.stop();
});

async function jobs() {
  const { rows } = await getPool().query<{ name: string; data: unknown; wait: number }>(
    "select name, data, extract(epoch from start_after - created_on)::float8 as wait from pgboss.job order by created_on",
  );
  return rows;
}

async function delivery(mailId: string) {
  const { rows } = await getPool().query(
    `select message_id as "messageId", attempts, unsettled, via, problem, sent_at is not null as sent, failed_at is not null as failed from mail_delivery where id = $1`,
    [mailId],
  );
  return rows[0];
}

/** The payload of a mail that was asked for. */
async function asked(key: string): Promise<JobPayload<"sendMail">> {
  const result = await inTransaction(async (tx) => ok(await enqueueMail(tx, to, aReceiptMail(), key)));
  if (!result.ok) throw new Error("refused");
  return { mailId: result.value, to, mail: aReceiptMail() };
}

describe("enqueue", () => {
  test("the job comes with the change and goes with it", async () => {
    await inTransaction(async (tx) => {
      await enqueueMail(tx, to, aReceiptMail());
      return refuse("statusChanged");
    });
    expect(await jobs()).toEqual([]);
    await expect(
      inTransaction(async (tx) => {
        await enqueueMail(tx, to, aReceiptMail());
        await tx.query("select 1 / 0");
        return ok(null);
      }),
    ).rejects.toThrow("division by zero");
    expect(await jobs()).toEqual([]);
    const { mailId } = await asked("committed");
    expect(await jobs()).toEqual([{ name: "sendMail", data: { mailId, to, mail: aReceiptMail() }, wait: 0 }]);
  });

  test("two transactions at once do not mix", async () => {
    const transactions = Array.from({ length: 8 }, (_, index) =>
      inTransaction(async (tx) => {
        await enqueueMail(tx, to, aReceiptMail({ bidVersion: index + 1 }));
        return index % 2 === 0 ? ok(null) : refuse("statusChanged");
      }),
    );
    await Promise.all(transactions);
    const versions = (await jobs()).map(({ data }) => (data as { mail: { bidVersion: number } }).mail.bidVersion);
    expect(versions.sort()).toEqual([1, 3, 5, 7]);
  });

  test("asked twice under one key, queued once", async () => {
    const first = await asked("receipt:1");
    expect(await asked("receipt:1")).toEqual(first);
    expect(await jobs()).toHaveLength(1);
    const again = await inTransaction(async (tx) => ok([await enqueue(tx, "closeDueChallenges", {}, { singletonKey: "a", startAfter: 60 }), await enqueue(tx, "closeDueChallenges", {}, { singletonKey: "a" })]));
    expect(again).toEqual({ ok: true, value: [expect.any(String), null] });
    expect((await jobs())[1]).toEqual({ name: "closeDueChallenges", data: {}, wait: 60 });
  });

  test("a payload that is not of its schema is a bug at once", async () => {
    const wrong = { ...aReceiptMail(), content: "标书正文" };
    await expect(inTransaction(async (tx) => ok(await enqueueMail(tx, to, wrong)))).rejects.toThrow("content");
    await expect(inTransaction(async (tx) => ok(await enqueueMail(tx, "not an address", aReceiptMail())))).rejects.toThrow("email");
    expect(await jobs()).toEqual([]);
  });

  test("the code of an invitation is not in the payload", async () => {
    await inTransaction(async (tx) => ok(await enqueueMail(tx, to, anInvitation(to, "7K2M-9QXD"))));
    await inTransaction(async (tx) => ok(await enqueueSms(tx, "13800000000", { kind: "activation", sealedCode: anInvitation("13800000000", "55667788").sealedCode, validUntil: "2099-01-01T00:00:00Z" })));
    const stored = JSON.stringify(await jobs());
    expect(stored).toContain("sealedCode");
    expect(stored).not.toMatch(/7K2M|55667788/);
  });
});

describe("send a mail", () => {
  test("goes once, however often its job runs", async () => {
    const payload = await asked("once");
    expect(await sendMail(payload, false)).toEqual({ kind: "done", facts: { via: "resend", reference: expect.any(String) } });
    expect(await sendMail(payload, false)).toEqual({ kind: "done", facts: { problem: "alreadySent" } });
    expect(resend.requests).toHaveLength(1);
    expect(await delivery(payload.mailId)).toEqual({ messageId: `<${payload.mailId}@jiebang.example.cn>`, attempts: 1, unsettled: 0, via: "resend", problem: null, sent: true, failed: false });
  });

  test("waits as long as Resend says, as a new job, and then goes under the same Message-ID", async () => {
    const payload = await asked("limited");
    resend.script.push({ status: 429, headers: { "retry-after": "7" }, body: { statusCode: 429, name: "rate_limit_exceeded", message: "Too many requests" } });
    expect(await sendMail(payload, true)).toEqual({ kind: "done", facts: { problem: "resend 429 rate_limit_exceeded", postponedSeconds: 7 } });
    expect((await jobs()).map(({ data, wait }) => ({ data, wait }))).toEqual([{ data: payload, wait: 0 }, { data: payload, wait: 7 }]);
    expect(await delivery(payload.mailId)).toMatchObject({ attempts: 1, unsettled: 0, sent: false, failed: false });
    expect(await sendMail(payload, false)).toMatchObject({ kind: "done" });
    const [first, second] = resend.requests;
    expect(second?.body.headers).toEqual(first?.body.headers);
    expect(second?.idempotencyKey).toBe(first?.idempotencyKey);
  });

  test("refused for good: given up, kept for the administrator, without address or words", async () => {
    const payload = await asked("refused");
    resend.script.push({ status: 422, body: { statusCode: 422, name: "validation_error", message: `Invalid to: ${to}` } });
    expect(await sendMail(payload, false)).toEqual({ kind: "givenUp", facts: { problem: "resend 422 validation_error" } });
    expect(JSON.stringify(await delivery(payload.mailId))).not.toContain(to);
    // While an item takes bids a lost receipt would say that somebody bids; one of before that says nothing of it.
    await aChallenge({ status: "open" });
    const shown = async () => (await listUndelivered(1000)).find(({ id }) => id === payload.mailId);
    await getPool().query("update mail_delivery set failed_at = app_now() where id = $1", [payload.mailId]);
    expect(await shown()).toBeUndefined();
    await getPool().query("update mail_delivery set failed_at = '2000-01-03' where id = $1", [payload.mailId]);
    expect(await shown()).toMatchObject({ template: "bidReceipt", problem: "resend 422 validation_error", attempts: 1 });
    await getPool().query("update mail_delivery set failed_at = app_now(), template = 'decision' where id = $1", [payload.mailId]);
    expect(await shown()).toMatchObject({ template: "decision" });
  });

  test("their trouble is tried again, any number of times; the last time it is given up", async () => {
    const payload = await asked("trouble");
    for (let attempt = 1; attempt <= 4; attempt++) {
      resend.script.push(attempt % 2 ? { status: 503, body: "" } : "hangUp");
      expect(await sendMail(payload, attempt === 4)).toMatchObject({ kind: attempt === 4 ? "givenUp" : "retry" });
    }
    expect(await delivery(payload.mailId)).toMatchObject({ attempts: 4, unsettled: 0, failed: true });
    expect(await sendMail(payload, false)).toMatchObject({ kind: "done" });
    expect(await delivery(payload.mailId)).toMatchObject({ sent: true, failed: false, problem: null });
  });

  test("two attempts without an answer are the most: a third is not made", async () => {
    const payload = await asked("killed");
    // What a process killed in the middle of sending leaves behind.
    await getPool().query("insert into mail_delivery (id, message_id, template, attempts, unsettled) values ($1, '<x@y>', 'bidReceipt', 2, 2)", [payload.mailId]);
    expect(await sendMail(payload, false)).toEqual({ kind: "givenUp", facts: { problem: "twoAttemptsUnanswered" } });
    expect(resend.requests).toEqual([]);
  });

  test("a code sealed to another address is not sent", async () => {
    const mail = anInvitation("other@example.org", "7K2M-9QXD");
    expect(await sendMail({ mailId: crypto.randomUUID(), to, mail }, false)).toEqual({ kind: "givenUp", facts: { problem: "codeCannotBeOpened" } });
    expect(resend.requests).toEqual([]);
  });
});

describe("send an SMS", () => {
  const phone = "13800000000";
  const sms = (validUntil: string) => ({ kind: "secondFactor" as const, sealedCode: anInvitation(phone, "246810").sealedCode, validUntil });

  test("lies in the outbox, in the operator's form", async () => {
    expect(await sendSms({ smsId: crypto.randomUUID(), to: phone, sms: sms("2099-03-05T09:00:00Z") })).toEqual({ kind: "done", facts: {} });
    expect(await readOutbox(1)).toMatchObject([{ kind: "sms", to: phone, text: "【揭榜台】您的登录验证码为 246810，2099年3月5日 17:00 前有效。请勿告知他人。" }]);
  });

  test("a code past its time is not sent any more", async () => {
    expect(await sendSms({ smsId: crypto.randomUUID(), to: phone, sms: sms("2020-01-01T00:00:00Z") })).toEqual({ kind: "givenUp", facts: { problem: "codeOutOfDate" } });
  });
});
