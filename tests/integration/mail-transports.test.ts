import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { MailTransport, OutgoingMail } from "#app/jobs/handlers/dispatch.ts";
import { mailTransport } from "#app/jobs/handlers/mail-transport.ts";
import { readOutbox, readOutboxMessage } from "#app/services/outbox/outbox-folder.ts";
import { ResendServer, type ResendAnswer } from "#tests/support/resend-server.ts";
import { SmtpServer, type SmtpDeviation } from "#tests/support/smtp-server.ts";

const mail: OutgoingMail = {
  template: "bidReceipt",
  id: "0190f5d0-0000-7000-8000-000000000001",
  messageId: "<0190f5d0-0000-7000-8000-000000000001@example.cn>",
  from: "揭榜台 <noreply@example.cn>",
  to: "lead@example.org",
  subject: "【揭榜台】投递回执：JB-2026-001（第 2 版）",
  html: "<p>收到</p>",
  text: "收到",
  at: "2026-03-05T08:59:58.123Z",
};

describe("Resend over HTTP", () => {
  let server: ResendServer;
  let url: string;
  let transport: MailTransport;

  beforeEach(async () => {
    server = new ResendServer();
    url = await server.start();
    transport = mailTransport({ RESEND_API_KEY: "re_test", RESEND_BASE_URL: `${url}/`, SMTP_URL: "smtp://unused" });
  });
  afterEach(() => server.stop());

  test("sends what was written, with the key, our Message-ID and the mail's id as idempotency key", async () => {
    expect(await transport.send(mail)).toEqual({ kind: "accepted", reference: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    expect(server.requests).toEqual([
      {
        authorization: "Bearer re_test",
        idempotencyKey: mail.id,
        body: {
          from: mail.from,
          to: mail.to,
          subject: mail.subject,
          html: mail.html,
          text: mail.text,
          headers: { "Message-ID": mail.messageId, "X-Entity-Ref-ID": mail.id, "Auto-Submitted": "auto-generated" },
        },
      },
    ]);
  });

  test("a repetition is the same mail, also when its words were changed in between", async () => {
    const first = await transport.send(mail);
    expect(await transport.send(mail)).toEqual(first);
    expect(await transport.send({ ...mail, html: "<p>已收到</p>" })).toEqual({ kind: "accepted", reference: null });
    expect(server.accepted).toBe(1);
  });

  test("a wrong key is refused for good", async () => {
    const other = mailTransport({ RESEND_API_KEY: "re_wrong", RESEND_BASE_URL: url, SMTP_URL: undefined });
    expect(await other.send(mail)).toEqual({ kind: "refused", problem: "resend 403 invalid_api_key" });
  });

  const problem = (status: number, name: string, headers = {}): ResendAnswer => ({ status, headers, body: { statusCode: status, name, message: "回执 lead@example.org" } });
  test.each<[string, ResendAnswer, unknown]>([
    ["validation", problem(422, "validation_error"), { kind: "refused", problem: "resend 422 validation_error" }],
    ["an unverified domain", problem(403, "validation_error"), { kind: "refused", problem: "resend 403 validation_error" }],
    ["too fast", problem(429, "rate_limit_exceeded", { "retry-after": "7" }), { kind: "later", problem: "resend 429 rate_limit_exceeded", afterSeconds: 7 }],
    ["too fast, other header", problem(429, "rate_limit_exceeded", { "ratelimit-reset": "0" }), { kind: "later", problem: "resend 429 rate_limit_exceeded", afterSeconds: 1 }],
    ["too fast, no header", problem(429, "rate_limit_exceeded"), { kind: "later", problem: "resend 429 rate_limit_exceeded", afterSeconds: 5 }],
    ["the day's quota", problem(429, "daily_quota_exceeded", { "retry-after": "1" }), { kind: "later", problem: "resend 429 daily_quota_exceeded", afterSeconds: 3600 }],
    ["still busy with it", problem(409, "concurrent_idempotent_requests"), { kind: "later", problem: "resend 409 concurrent_idempotent_requests", afterSeconds: null }],
    ["their error", problem(500, "internal_server_error"), { kind: "later", problem: "resend 500 internal_server_error", afterSeconds: null }],
    ["a gateway's page", { status: 502, body: "<html>Bad Gateway</html>" }, { kind: "later", problem: "resend 502 application_error", afterSeconds: null }],
    ["a lost connection", "hangUp", { kind: "later", problem: "resend unreachable application_error", afterSeconds: null }],
  ])("%s", async (_what, answer, dispatch) => {
    server.script.push(answer);
    expect(await transport.send(mail)).toEqual(dispatch);
    expect(server.accepted).toBe(0);
  });
});

describe("SMTP", () => {
  let server: SmtpServer;
  let transport: MailTransport;

  beforeEach(async () => {
    server = new SmtpServer();
    transport = mailTransport({ RESEND_API_KEY: undefined, RESEND_BASE_URL: undefined, SMTP_URL: await server.start() });
  });
  afterEach(() => server.stop());

  test("delivers both parts under our Message-ID", async () => {
    expect(await transport.send(mail)).toEqual({ kind: "accepted", reference: "250 2.0.0 queued as 1" });
    expect(server.logins).toEqual(["bureau secret"]);
    const [message] = server.messages;
    expect(message).toMatchObject({ from: "noreply@example.cn", to: ["lead@example.org"] });
    const data = message?.data.replaceAll(/\r\n[ \t]/g, " ") ?? "";
    for (const line of [`Message-ID: ${mail.messageId}`, "Content-Type: text/plain; charset=utf-8", "Content-Type: text/html; charset=utf-8", "Auto-Submitted: auto-generated"]) expect(data).toContain(line);
  });

  test("a subject cannot add a header or a recipient", async () => {
    await transport.send({ ...mail, subject: "回执\r\nBcc: rival@example.org" });
    expect(server.messages[0]?.to).toEqual(["lead@example.org"]);
    expect(server.messages[0]?.data).not.toMatch(/^Bcc:/im);
  });

  test.each<[string, SmtpDeviation, unknown]>([
    ["unknown recipient", { RCPT: "550 5.1.1 no such user" }, { kind: "refused", problem: "smtp 550 EENVELOPE" }],
    ["refused content", { content: "554 5.7.1 spam" }, { kind: "refused", problem: "smtp 554 EMESSAGE" }],
    ["greylisted", { RCPT: "451 4.7.1 try again" }, { kind: "later", problem: "smtp 451 EENVELOPE", afterSeconds: null }],
    ["full", { content: "452 4.3.1 no space" }, { kind: "later", problem: "smtp 452 EMESSAGE", afterSeconds: null }],
    ["wrong password", { AUTH: "535 5.7.8 no" }, { kind: "later", problem: "smtp 535 EAUTH", afterSeconds: null }],
    ["not yet there", { greeting: "hangUp" }, { kind: "later", problem: "smtp unanswered ECONNECTION", afterSeconds: null }],
    ["lost after the content", { content: "hangUp" }, { kind: "unknown", problem: "smtp unanswered ECONNECTION" }],
  ])("%s", async (_what, deviation, dispatch) => {
    server.deviation = deviation;
    expect(await transport.send(mail)).toEqual(dispatch);
    expect(server.messages).toEqual([]);
  });

  test("no server at all", async () => {
    const nowhere = mailTransport({ RESEND_API_KEY: undefined, RESEND_BASE_URL: undefined, SMTP_URL: "smtp://127.0.0.1:1" });
    expect(await nowhere.send(mail)).toEqual({ kind: "later", problem: "smtp unanswered ESOCKET", afterSeconds: null });
  });
});

describe("the outbox", () => {
  const transport = mailTransport({ RESEND_API_KEY: undefined, RESEND_BASE_URL: undefined, SMTP_URL: undefined });

  test("keeps one whole file a mail, however often it is written", async () => {
    expect(await transport.send(mail)).toEqual({ kind: "accepted", reference: null });
    await transport.send(mail);
    expect(await readOutbox(10)).toEqual([{ kind: "mail", ...mail }]);
    expect(await readOutboxMessage(mail.id)).toEqual({ kind: "mail", ...mail });
    expect(JSON.parse(await readFile(join(process.env.DATA_DIR ?? "", "outbox", `${mail.id}.json`), "utf8"))).toMatchObject({ subject: mail.subject });
  });

  test("an id is never a path", async () => {
    for (const id of ["../../etc/passwd", "0190f5d0-0000-7000-8000-000000000002", `${mail.id}/../x`, ""]) expect(await readOutboxMessage(id)).toBe(null);
  });
});
