import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { actorOfPerson } from "#app/auth/actor.ts";
import { createAccount, hashPassword } from "#app/auth/identity.ts";
import { signIn } from "#app/auth/sign-in.ts";
import { closeDatabase, getPool } from "#app/db/client.ts";
import { readClock } from "#app/db/clock.ts";
import type { Result } from "#app/domain/kernel/result.ts";
import { publicActor, type StaffRole } from "#app/domain/policy/actor.ts";
import { mailTransport } from "#app/jobs/handlers/mail-transport.ts";
import { smsDriver } from "#app/jobs/handlers/sms-driver.ts";
import { loader } from "#app/routes/work/outbox-html.ts";
import { listOutbox } from "#app/services/outbox/list-outbox.ts";
import { showOutboxHtml } from "#app/services/outbox/show-outbox-html.ts";
import { showSite } from "#app/services/site/show-site.ts";
import { withConnection } from "#prisma/migration/connection.ts";
import { CookieJar } from "#tests/support/browser.ts";

const mailId = "0190f5d0-0000-7000-8000-000000000001";
const receiptId = "0190f5d0-0000-7000-8000-000000000003";
const password = "red mud 2026 fine";
const hostile = `<p>收到</p><script>fetch("/work/people")</script>`;

beforeAll(async () => {
  const mail = { template: "decision" as const, id: mailId, messageId: "<1@example.cn>", from: "a@example.cn", to: "lead@example.org", subject: "结果通知", html: hostile, text: "收到", at: "2026-03-05T09:00:00.000Z" };
  const transport = mailTransport({ RESEND_API_KEY: undefined, RESEND_BASE_URL: undefined, SMTP_URL: undefined });
  await transport.send(mail);
  await transport.send({ ...mail, id: receiptId, template: "bidReceipt", subject: "投递回执", at: "2026-03-05T08:00:00.000Z" });
  await smsDriver("outbox").send({ id: "0190f5d0-0000-7000-8000-000000000002", to: "13800000000", text: "验证码 246810", at: "2026-03-05T09:01:00.000Z", isOfBid: false });
  await aPerson("admin", "witness");
  await aPerson("lead", null);
});
afterAll(closeDatabase);

async function aPerson(username: string, role: StaffRole | null): Promise<void> {
  const created = await createAccount(getPool(), { username, name: "示例人员", passwordHash: await hashPassword(password) });
  if (!created.ok) throw new Error(created.refusal.code);
  if (role) await getPool().query("insert into role_grant (person_id, role) values ($1, $2)", [created.value.personId, role]);
}

async function asPerson(username: string) {
  const actor = username === "public" ? publicActor : await actorOfPerson(username);
  if (!actor) throw new Error(`no ${username}`);
  return { actor, now: await readClock() };
}

const codeOf = (result: Result<unknown>) => (result.ok ? "ok" : result.refusal.code);

describe("the outbox", () => {
  test("lists mails and messages newest first to who has a duty, and opens one", async () => {
    const result = await listOutbox(await asPerson("admin"), { id: mailId });
    expect(result).toMatchObject({
      ok: true,
      value: {
        lines: [
          { kind: "sms", to: "13800000000", subject: "验证码 246810" },
          { kind: "mail", to: "lead@example.org", subject: "结果通知", id: mailId },
        ],
        shown: { id: mailId, messageId: "<1@example.cn>", html: hostile },
        undelivered: [],
      },
    });
  });

  test("shows a mail that tells of a bid to its addressee alone, and to who has no duty nothing else", async () => {
    const lead = await asPerson("lead");
    await getPool().query("update person set email = $2 where id = $1", [lead.actor.personId, "lead@example.org"]);
    expect(await listOutbox(await asPerson("admin"), { id: receiptId })).toMatchObject({ ok: true, value: { lines: [{ kind: "sms" }, { id: mailId }], shown: null } });
    expect(codeOf(await showOutboxHtml(await asPerson("admin"), { id: receiptId }))).toBe("notFound");
    expect(await listOutbox(lead, { id: receiptId })).toMatchObject({ ok: true, value: { lines: [{ id: receiptId }, { id: mailId }], shown: { id: receiptId } } });
    expect(codeOf(await showOutboxHtml(lead, { id: receiptId }))).toBe("ok");
    await aPerson("other", null);
    expect(await listOutbox(await asPerson("other"), { id: mailId })).toMatchObject({ ok: true, value: { lines: [], shown: null } });
  });

  test("shows an SMS that tells of a bid to its number's owner alone", async () => {
    const id = "0190f5d0-0000-7000-8000-000000000004";
    const sms = { id, to: "13800000008", text: "申报有新情况", at: "2026-03-05T07:00:00.000Z" };
    await smsDriver("outbox").send({ ...sms, isOfBid: true });
    await aPerson("texted", null);
    await getPool().query("update person set phone = $1 where username = 'texted'", [sms.to]);
    const seen = async (username: string) => {
      const shown = await listOutbox(await asPerson(username), { id: null });
      return shown.ok && shown.value.lines.some((line) => line.id === id);
    };
    expect([await seen("texted"), await seen("admin")]).toEqual([true, false]);
  });

  test("is closed to everybody else, and does not exist where messages are real", async () => {
    expect(codeOf(await listOutbox(await asPerson("public"), { id: null }))).toBe("signInNeeded");
    const setKind = (kind: string) => withConnection(process.env.DATABASE_URL ?? "", (client) => client.query("update installation set kind = $1", [kind]));
    await setKind("real");
    expect(codeOf(await listOutbox(await asPerson("admin"), { id: null }))).toBe("notFound");
    expect(codeOf(await showOutboxHtml(await asPerson("admin"), { id: mailId }))).toBe("notFound");
    await setKind("test");
  });

  test("shows a mail where nothing of it can run", async () => {
    const browser = new CookieJar();
    const signedIn = await signIn(browser.request(), "10.1.0.1", { identifier: "admin", password });
    if (!signedIn.ok) throw new Error(signedIn.refusal.code);
    browser.keep(signedIn.value.cookies);
    await getPool().query("update auth_session set second_factor_at = clock_timestamp()");
    const response = await open(browser, mailId);
    expect(await response.text()).toBe(hostile);
    const policy = response.headers.get("Content-Security-Policy") ?? "";
    expect(policy).toMatch(/^sandbox (?!.*allow-scripts)(?!.*allow-same-origin)/);
    expect(policy).toContain("default-src 'none'");
    expect((await open(browser, "0190f5d0-0000-7000-8000-000000000009")).status).toBe(404);
    expect((await open(browser, "0190f5d0-0000-7000-8000-000000000002")).status).toBe(404);
  });
});

async function open(browser: CookieJar, id: string): Promise<Response> {
  const { now, site } = await showSite();
  const context = { requestId: "TEST-TEST", nonce: "", clientAddress: "10.1.0.1", now: async () => now, site: async () => site, cacheable: false };
  return loader({ request: browser.request(), params: { id }, context });
}
