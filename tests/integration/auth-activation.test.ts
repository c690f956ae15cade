import { afterAll, describe, expect, test } from "vitest";
import { actorFromRequest } from "#app/auth/actor.ts";
import { findCard } from "#app/auth/identity.ts";
import { signIn } from "#app/auth/sign-in.ts";
import { openMessageCode } from "#app/crypto/message-code.ts";
import { parseKey } from "#app/crypto/secrets.ts";
import { closeDatabase, getPool } from "#app/db/client.ts";
import { deleteOverdueIdentity } from "#app/db/identity-retention.ts";
import { publicActor } from "#app/domain/policy/actor.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { activateAccount } from "#app/services/person/activate-account.ts";
import { changePassword } from "#app/services/person/change-password.ts";
import type { Delivered, Slip } from "#app/services/person/deliver-code.ts";
import { changeContact, showOwnAccount } from "#app/services/person/own-account.ts";
import { requestPasswordReset } from "#app/services/person/request-password-reset.ts";
import { addPerson, disablePerson, issueCode, issuePersonCard } from "#app/services/staff/manage-people.ts";
import { CookieJar } from "#tests/support/browser.ts";
import { aPerson, codeOf, contextOf, testPassword, valueOf } from "#tests/support/people.ts";

// Read at the first use of the environment: these tests are about an installation without an SMS gateway.
process.env.SMS_DRIVER = "none";

afterAll(closeDatabase);

const nobody: Context = { actor: publicActor, now: new Date().toISOString() };
const newPassword = "a quite new one 7";
const activate = (code: string, password = newPassword) => activateAccount(nobody, { code, password, passwordAgain: password });

function slipOf(delivered: Delivered): Slip {
  if (delivered.via !== "print") throw new Error("not printed");
  return delivered.slip;
}

let admin: Promise<string> | undefined;
/** The system administrator's context. */
async function asAdmin(): Promise<Context> {
  admin ??= aPerson({ username: "admin", roles: ["systemAdmin"] }).then((person) => person.username);
  return contextOf(await admin);
}

async function anInvitation(username: string, more: Record<string, unknown> = {}) {
  return valueOf(await addPerson(await asAdmin(), { name: "示例专家", username, unitName: "示例大学", ...more }));
}

async function signedIn(username: string, password: string): Promise<CookieJar | string> {
  const browser = new CookieJar();
  const result = await signIn(browser.request(), "10.3.3.3", { identifier: username, password });
  if (!result.ok) return result.refusal.code;
  browser.keep(result.value.cookies);
  return browser;
}

describe("激活单", () => {
  test("says who, where, until when, with a card; the code works once and in any spelling", async () => {
    const invited = await anInvitation("expert.one");
    const slip = slipOf(invited.delivered);
    expect(slip).toMatchObject({ purpose: "activation", name: "示例专家", username: "expert.one", unitName: "示例大学", address: "http://localhost:3000/activate" });
    expect(slip.code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    expect(slip.card).toHaveLength(12);
    expect(Date.parse(slip.expiresAt) - Date.now()).toBeGreaterThan(6.99 * 86_400_000);
    expect(await signedIn("expert.one", newPassword)).toBe("wrongCredentials");

    expect(valueOf(await activate(` ${slip.code.toLowerCase().replaceAll("-", " ")} `))).toEqual({ username: "expert.one", name: "示例专家" });
    expect(await signedIn("expert.one", newPassword)).toBeInstanceOf(CookieJar);
    expect(codeOf(await activate(slip.code))).toBe("codeInvalid");
  });

  test("of two at once one wins", async () => {
    const { code } = slipOf((await anInvitation("expert.two")).delivered);
    const outcomes = await Promise.all([activate(code, "one password 1"), activate(code, "other password 2")]);
    expect(outcomes.map(codeOf).toSorted()).toEqual(["codeInvalid", "ok"]);
  });

  test("a refused password leaves the code good", async () => {
    const { code } = slipOf((await anInvitation("expert.three")).delivered);
    expect(await activate(code, "short")).toEqual({ ok: false, refusal: { code: "passwordTooWeak", fields: [{ path: "password", message: "passwordTooShort" }] } });
    expect(codeOf(await activate(code, "1234561234"))).toBe("passwordTooWeak");
    expect(codeOf(await activate(code, "expert.three!"))).toBe("passwordTooWeak");
    expect(codeOf(await activate(code))).toBe("ok");
  });

  test("seven days by the product's clock", async () => {
    const { code } = slipOf((await anInvitation("expert.four")).delivered);
    await getPool().query("select set_clock($1)", [7 * 86_400_000 + 1000]);
    expect(codeOf(await activate(code))).toBe("codeInvalid");
    await getPool().query("select set_clock($1)", [6.9 * 86_400_000]);
    expect(codeOf(await activate(code))).toBe("ok");
    await getPool().query("select set_clock(0)");
  });

  test("a new one ends the former, and only its digest is stored", async () => {
    const invited = await anInvitation("expert.five");
    const former = slipOf(invited.delivered);
    const renewed = slipOf(valueOf(await issueCode(await asAdmin(), invited.personId, "print")));
    expect(codeOf(await activate(former.code))).toBe("codeInvalid");
    const stored = await getPool().query<{ row: string }>("select row_to_json(a)::text as row from auth_activation a where user_id = $1", [invited.personId]);
    expect(stored.rows).toHaveLength(1);
    expect(renewed.card).toHaveLength(12);
    expect(stored.rows[0]?.row).not.toContain(renewed.code.replaceAll("-", ""));
    expect(codeOf(await activate(renewed.code))).toBe("ok");
  });

  test("a disabled person cannot activate", async () => {
    const invited = await anInvitation("expert.six");
    valueOf(await disablePerson(await asAdmin(), invited.personId, true));
    expect(codeOf(await activate(slipOf(invited.delivered).code))).toBe("codeInvalid");
  });

  test("by mail: the code is sealed in the job, nothing in the database opens it", async () => {
    const invited = await anInvitation("expert.seven", { email: "seven@example.cn", via: "mail" });
    expect(invited.delivered).toEqual({ via: "mail", to: "s***@example.cn" });
    const { rows } = await getPool().query<{ data: { to: string; mail: { sealedCode: string; username: string } } }>("select data from pgboss.job where name = 'sendMail' and data->>'to' = 'seven@example.cn'");
    const sealed = rows[0]!.data.mail.sealedCode;
    const code = openMessageCode(parseKey(process.env.JIEBANG_KEY!), "seven@example.cn", sealed)!;
    expect(sealed).not.toContain(code);
    expect(codeOf(await activate(code))).toBe("ok");
    expect(codeOf(await addPerson(await asAdmin(), { name: "无邮箱", username: "no.mail", via: "mail" }))).toBe("invalidInput");
    expect(codeOf(await addPerson(await asAdmin(), { name: "无短信", username: "no.sms", phone: "13900000001", via: "sms" }))).toBe("invalidInput");
  });

  test("what is taken is said, nothing half is left", async () => {
    const again = await addPerson(await asAdmin(), { name: "同名", username: "expert.one" });
    expect(again).toEqual({ ok: false, refusal: { code: "taken", fields: [{ path: "username", message: "taken" }] } });
    await aPerson({ username: "has.phone", phone: "13911112222" });
    expect(await addPerson(await asAdmin(), { name: "同号", username: "other.name", phone: "139 1111 2222" })).toEqual({ ok: false, refusal: { code: "taken", fields: [{ path: "phone", message: "taken" }] } });
    expect((await getPool().query("select from person where username = 'other.name'")).rowCount).toBe(0);
  });

  test("only the system administrator adds people and issues codes and cards", async () => {
    const invited = await anInvitation("expert.eight");
    await aPerson({ username: "plain.officer", roles: ["officer"] });
    const officer = await contextOf("plain.officer");
    expect(codeOf(await addPerson(officer, { name: "某人", username: "some.one" }))).toBe("notAllowed");
    expect(codeOf(await issueCode(officer, invited.personId, "print"))).toBe("notAllowed");
    expect(codeOf(await issuePersonCard(officer, invited.personId))).toBe("notAllowed");
    const stale = await asAdmin();
    expect(codeOf(await issueCode({ ...stale, actor: { ...stale.actor, secondFactorFresh: false } }, invited.personId, "print"))).toBe("secondFactorNeeded");
    // Passwords by one administrator, cards by another: neither alone can enter as somebody else.
    expect(codeOf(await issuePersonCard(await asAdmin(), invited.personId))).toBe("notAllowed");
    await aPerson({ username: "card.issuer", roles: ["securityAdmin"] });
    const security = await contextOf("card.issuer");
    expect(codeOf(await issueCode(security, invited.personId, "print"))).toBe("notAllowed");
    expect(codeOf(await issuePersonCard(security, security.actor.personId!))).toBe("samePerson");
    expect(valueOf(await issuePersonCard(security, invited.personId)).codes).toHaveLength(12);
    expect(await findCard(invited.personId)).toEqual({ place: 1, left: 12 });
  });
});

describe("重置", () => {
  test("online: one answer for all, a code by mail, half an hour, and it spoils no slip on its way", async () => {
    const slip = slipOf((await anInvitation("prof.li", { email: "li@example.cn" })).delivered);
    for (const identifier of ["prof.li", "nobody.at.all", "expert.one"]) expect(await requestPasswordReset(nobody, identifier)).toEqual({ ok: true, value: null });
    for (let index = 0; index < 5; index++) await requestPasswordReset(nobody, "li@example.cn");
    const { rows } = await getPool().query<{ data: { mail: { purpose: string; sealedCode: string } } }>("select data from pgboss.job where name = 'sendMail' and data->>'to' = 'li@example.cn'");
    expect(rows).toHaveLength(3);
    expect(rows.every((row) => row.data.mail.purpose === "passwordReset")).toBe(true);
    const code = openMessageCode(parseKey(process.env.JIEBANG_KEY!), "li@example.cn", rows[0]!.data.mail.sealedCode)!;

    expect(codeOf(await activate(slip.code))).toBe("ok");
    expect(codeOf(await activate(code))).toBe("codeInvalid"); // the redeemed slip took the others with it
  });

  test("a reset ends every session", async () => {
    await aPerson({ username: "prof.wang", email: "wang@example.cn" });
    const browser = (await signedIn("prof.wang", testPassword)) as CookieJar;
    const { personId } = (await contextOf("prof.wang")).actor;
    const slip = slipOf(valueOf(await issueCode(await asAdmin(), personId!, "print")));
    expect(slip.purpose).toBe("passwordReset");
    expect((await actorFromRequest(browser.request())).person).not.toBeNull();
    expect(codeOf(await activate(slip.code))).toBe("ok");
    expect((await actorFromRequest(browser.request())).person).toBeNull();
    expect(await signedIn("prof.wang", testPassword)).toBe("wrongCredentials");
  });
});

describe("the own account", () => {
  test("a changed password ends the other sessions and keeps this one", async () => {
    await aPerson({ username: "changer" });
    const [here, there] = [(await signedIn("changer", testPassword)) as CookieJar, (await signedIn("changer", testPassword)) as CookieJar];
    const asker = await actorFromRequest(here.request());
    const ctx: Context = { actor: asker.actor, now: nobody.now };
    expect(codeOf(await changePassword(ctx, { current: "wrong", newPassword, passwordAgain: newPassword }))).toBe("wrongCredentials");
    expect(codeOf(await changePassword(ctx, { current: testPassword, newPassword, passwordAgain: `${newPassword}x` }))).toBe("invalidInput");
    expect(codeOf(await changePassword(ctx, { current: testPassword, newPassword, passwordAgain: newPassword }))).toBe("ok");
    expect((await actorFromRequest(here.request())).person?.username).toBe("changer");
    expect((await actorFromRequest(there.request())).person).toBeNull();
  });

  test("phone and e-mail change with the password only, and serve to sign in", async () => {
    await aPerson({ username: "mover" });
    const ctx = await contextOf("mover");
    expect(codeOf(await changeContact(ctx, { name: "新名字", phone: "13822223333", email: "", current: "wrong" }))).toBe("wrongCredentials");
    valueOf(await changeContact(ctx, { name: "新名字", phone: "13822223333", email: "", current: testPassword }));
    expect(valueOf(await showOwnAccount(ctx)).person).toMatchObject({ name: "新名字", phone: "13822223333", email: null });
    expect(await signedIn("13822223333", testPassword)).toBeInstanceOf(CookieJar);
    await aPerson({ username: "other.mover" });
    expect(codeOf(await changeContact(await contextOf("other.mover"), { name: "他人", phone: "13822223333", email: "", current: testPassword }))).toBe("taken");
  });
});

describe("dengbao3", () => {
  async function withRules<T>(value: object, work: () => Promise<T>): Promise<T> {
    await getPool().query("insert into setting (key, value) values ('passwordRules', $1) on conflict (key) do update set value = excluded.value", [JSON.stringify(value)]);
    return work().finally(() => getPool().query("delete from setting where key = 'passwordRules'"));
  }

  test("three of four classes, none of the last five", () =>
    withRules({ preset: "dengbao3" }, async () => {
      await aPerson({ username: "strict" });
      const ctx = await contextOf("strict");
      const change = (current: string, next: string) => changePassword(ctx, { current, newPassword: next, passwordAgain: next });
      expect(await change(testPassword, "only small letters")).toMatchObject({ refusal: { code: "passwordTooWeak", fields: [{ message: "passwordTooFewClasses" }] } });
      expect(await change(testPassword, testPassword)).toMatchObject({ refusal: { fields: [{ message: "passwordUsedBefore" }] } });
      let current = testPassword;
      for (let index = 1; index <= 5; index++) {
        expect(codeOf(await change(current, `Red mud no ${index}`))).toBe("ok");
        current = `Red mud no ${index}`;
      }
      expect(codeOf(await change(current, testPassword))).toBe("ok");
    }));

  test("ninety days for staff: the old password opens only with a new one", () =>
    withRules({ preset: "dengbao3" }, async () => {
      const { personId } = await aPerson({ username: "old.officer", roles: ["officer"] });
      await aPerson({ username: "old.bidder" });
      await getPool().query("update auth_user set password_set_at = clock_timestamp() - interval '91 days'");
      expect(await signedIn("old.bidder", testPassword)).toBeInstanceOf(CookieJar);
      expect(await signedIn("old.officer", testPassword)).toBe("passwordExpired");
      expect((await getPool().query("select from auth_session where user_id = $1", [personId])).rowCount).toBe(0);
      const browser = new CookieJar();
      const renewed = await signIn(browser.request(), "10.3.3.3", { identifier: "old.officer", password: testPassword, newPassword: "Gypsum 2026 new" });
      expect(codeOf(renewed)).toBe("ok");
      expect(await signedIn("old.officer", "Gypsum 2026 new")).toBeInstanceOf(CookieJar);
    }));

  test("an administrator has one session, and fifteen idle minutes", () =>
    withRules({ preset: "dengbao3" }, async () => {
      const { personId } = await aPerson({ username: "sole.admin", roles: ["securityAdmin"] });
      await signedIn("sole.admin", testPassword);
      const browser = (await signedIn("sole.admin", testPassword)) as CookieJar;
      expect((await getPool().query("select from auth_session where user_id = $1", [personId])).rowCount).toBe(1);
      await getPool().query("update auth_session set device_trusted = true, last_seen_at = clock_timestamp() - interval '14 minutes' where user_id = $1", [personId]);
      expect((await actorFromRequest(browser.request())).person).not.toBeNull();
      await getPool().query("update auth_session set last_seen_at = clock_timestamp() - interval '16 minutes' where user_id = $1", [personId]);
      expect((await actorFromRequest(browser.request())).person).toBeNull();
    }));
});

test("every step stands in the log, names only beside it", async () => {
  const { rows } = await getPool().query<{ kind: string; body: string }>("select kind, body from audit_event where noun = 'person' order by seq");
  const kinds = new Set(rows.map((row) => row.kind));
  for (const kind of ["invite", "activate", "issueCode", "issueCard", "resetPassword", "requestReset", "changePassword", "changeContact", "disable", "grantRole"]) expect(kinds).toContain(kind);
  for (const { body } of rows) expect(body).not.toMatch(/示例|expert\.|13[89]\d{8}|@example/);
});

test("what is over is deleted, what counts is kept", async () => {
  await aPerson({ username: "kept" });
  await signedIn("kept", testPassword);
  await getPool().query("insert into auth_sign_in (outcome, ip_address, device, at) values ('wrong', '10.0.0.1', 'unknown', clock_timestamp() - interval '401 days')");
  await getPool().query("insert into auth_throttle (source, failures, last_failed_at) values ('over', 3, clock_timestamp() - interval '25 hours'), ('counts', 3, clock_timestamp())");
  const before = await getPool().query("select count(*)::int as n from auth_session");
  expect(await deleteOverdueIdentity()).toMatchObject({ sessions: 0, failures: 1, devices: 0, signIns: 1 });
  expect((await getPool().query("select count(*)::int as n from auth_session")).rows).toEqual(before.rows);
  expect((await getPool().query("select from auth_throttle where source = 'counts'")).rowCount).toBe(1);
  await getPool().query("update auth_session set signed_in_at = clock_timestamp() - interval '25 hours'");
  expect((await deleteOverdueIdentity()).sessions).toBe(before.rows[0]?.n);
});
