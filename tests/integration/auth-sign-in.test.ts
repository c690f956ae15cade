import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { actorFromRequest, actorOfPerson } from "#app/auth/actor.ts";
import { readDeviceToken } from "#app/auth/cookies.ts";
import { createAccount, hashPassword, revokeSessions } from "#app/auth/identity.ts";
import { signIn, type SignInAttempt } from "#app/auth/sign-in.ts";
import { signOut } from "#app/auth/sign-out.ts";
import { closeDatabase, getPool } from "#app/db/client.ts";
import type { Result } from "#app/domain/kernel/result.ts";
import { CookieJar } from "#tests/support/browser.ts";

const password = "red mud 2026 fine";
let passwordHash: string;
let people = 0;

beforeAll(async () => {
  passwordHash = await hashPassword(password);
});
afterAll(closeDatabase);

async function aPerson(more: { phone?: string; email?: string } = {}): Promise<{ personId: string; username: string }> {
  const username = `person${++people}`;
  const created = await createAccount(getPool(), { username, name: "示例人员", passwordHash, ...more });
  if (!created.ok) throw new Error(created.refusal.code);
  return { personId: created.value.personId, username };
}

const home = "10.1.0.1";

async function signInFrom(browser: CookieJar, address: string, attempt: Partial<SignInAttempt> & { identifier: string }): Promise<Result<{ secondFactorDue: boolean }>> {
  const result = await signIn(browser.request(), address, { password, ...attempt });
  if (result.ok) browser.keep(result.value.cookies);
  return result;
}

/** Tries until the source is told to wait, answering the question each time. */
async function failUntilThrottled(browser: CookieJar, address: string, identifier: string): Promise<void> {
  let proof: Pick<SignInAttempt, "answer" | "question"> = {};
  for (let tries = 0; tries < 60; tries++) {
    const result = await signInFrom(browser, address, { identifier, password: "not the password", ...proof });
    if (result.ok) throw new Error("signed in with a wrong password");
    const { left, right, token } = result.refusal.facts ?? {};
    proof = token ? { answer: String(Number(left) + Number(right)), question: String(token) } : {};
    if (result.refusal.code === "tooManyTries") return;
  }
  throw new Error("never throttled");
}

const codeOf = (result: Result<unknown>) => (result.ok ? "ok" : result.refusal.code);

describe("signing in", () => {
  test("by user name, mobile number or e-mail, however they are typed", async () => {
    const { personId, username } = await aPerson({ phone: "13800138000", email: "wang@example.cn" });
    for (const identifier of [username, ` ${username.toUpperCase()} `, "13800138000", "+86 138-0013-8000", "１３８００１３８０００", "Wang@Example.cn"]) {
      const browser = new CookieJar();
      expect(codeOf(await signInFrom(browser, home, { identifier }))).toBe("ok");
      const { actor, person } = await actorFromRequest(browser.request());
      expect(actor.personId).toBe(personId);
      expect(person).toEqual({ id: personId, name: "示例人员", username });
    }
  });

  test("full-width characters of a password count as the same", async () => {
    const { username } = await aPerson();
    expect(codeOf(await signInFrom(new CookieJar(), home, { identifier: username, password: "ｒｅｄ mud ２０２６ fine" }))).toBe("ok");
  });

  test("an unknown account, a wrong password, no password yet and a disabled person get one answer", async () => {
    const { username } = await aPerson();
    const disabled = await aPerson();
    await getPool().query("update person set disabled_at = app_now() where id = $1", [disabled.personId]);
    await createAccount(getPool(), { username: "not.yet.active", name: "未激活" });
    for (const attempt of [{ identifier: username, password: "wrong" }, { identifier: "nobody.here" }, { identifier: "not.yet.active" }, { identifier: disabled.username }]) {
      const result = await signInFrom(new CookieJar(), "10.1.0.2", attempt);
      expect(result).toEqual({ ok: false, refusal: { code: "wrongCredentials", facts: { seconds: 0 } } });
    }
  });

  test("signing in again gives another token and ends the former session", async () => {
    const { username } = await aPerson();
    const browser = new CookieJar();
    await signInFrom(browser, home, { identifier: username });
    const former = browser.copy();
    await signInFrom(browser, home, { identifier: username });
    expect(browser.get("jb_session")).not.toBe(former.get("jb_session"));
    expect((await actorFromRequest(former.request())).person).toBeNull();
    expect((await actorFromRequest(browser.request())).person).not.toBeNull();
  });

  test("a cookie with another signature, or none, is nobody", async () => {
    const { username } = await aPerson();
    const browser = new CookieJar();
    await signInFrom(browser, home, { identifier: username });
    const [token = ""] = decodeURIComponent(browser.get("jb_session") ?? "").split(".");
    const forged = new CookieJar();
    for (const value of [token, `${token}.`, `${token}.${Buffer.alloc(32, 7).toString("base64")}`]) {
      forged.keep([`jb_session=${encodeURIComponent(value)}`]);
      expect((await actorFromRequest(forged.request())).person).toBeNull();
    }
  });

  test("signing out ends the session on the server", async () => {
    const { username } = await aPerson();
    const browser = new CookieJar();
    await signInFrom(browser, home, { identifier: username });
    const kept = browser.copy();
    browser.keep(await signOut(browser.request()));
    expect(browser.get("jb_session")).toBeUndefined();
    expect((await actorFromRequest(kept.request())).person).toBeNull();
  });
});

describe("limits of a session", () => {
  async function signedIn() {
    const { personId, username } = await aPerson();
    const browser = new CookieJar();
    await signInFrom(browser, home, { identifier: username });
    return { browser, personId, username };
  }
  const age = (personId: string, column: string, interval: string) =>
    getPool().query(`update auth_session set ${column} = clock_timestamp() - $2::interval where user_id = $1`, [personId, interval]);

  test("eight idle hours of a bidder, half an hour of staff", async () => {
    const { browser, personId, username } = await signedIn();
    await age(personId, "last_seen_at", "7 hours 59 minutes");
    expect((await actorFromRequest(browser.request())).person?.username).toBe(username);
    await age(personId, "last_seen_at", "8 hours 1 minute");
    expect((await actorFromRequest(browser.request())).person).toBeNull();

    const officer = await signedIn();
    await getPool().query("insert into role_grant (person_id, role) values ($1, 'officer')", [officer.personId]);
    await getPool().query("update auth_session set device_trusted = true where user_id = $1", [officer.personId]);
    await age(officer.personId, "last_seen_at", "29 minutes");
    expect((await actorFromRequest(officer.browser.request())).person).not.toBeNull();
    await age(officer.personId, "last_seen_at", "31 minutes");
    expect((await actorFromRequest(officer.browser.request())).person).toBeNull();
  });

  test("a day in all, however busy", async () => {
    const { browser, personId } = await signedIn();
    await age(personId, "signed_in_at", "23 hours 59 minutes");
    expect((await actorFromRequest(browser.request())).person).not.toBeNull();
    await age(personId, "signed_in_at", "24 hours 1 second");
    expect((await actorFromRequest(browser.request())).person).toBeNull();
  });

  test("a demo clock set half a year ahead changes nothing", async () => {
    const { browser, username } = await signedIn();
    await getPool().query("select set_clock($1)", [183 * 86_400_000]);
    try {
      expect((await actorFromRequest(browser.request())).person?.username).toBe(username);
    } finally {
      await getPool().query("select set_clock(0)");
    }
  });

  test("a revoked duty ends with the next request, a disabled person too", async () => {
    const { browser, personId } = await signedIn();
    await getPool().query("insert into unit (uscc, name, kind, check_digit_ok) values ('91350200776049653A', '示例单位', 'enterprise', true) on conflict do nothing");
    await getPool().query("insert into unit_member (unit_id, person_id, administrator) select id, $1, true from unit limit 1", [personId]);
    expect((await actorFromRequest(browser.request())).actor.units).toEqual([{ unitId: expect.any(String), administrator: true, ownsChallenge: false }]);
    await getPool().query("delete from unit_member where person_id = $1", [personId]);
    expect((await actorFromRequest(browser.request())).actor.units).toEqual([]);
    await getPool().query("update person set disabled_at = app_now() where id = $1", [personId]);
    expect((await actorFromRequest(browser.request())).person).toBeNull();
  });

  test("sessions can be ended for a person", async () => {
    const { browser, personId } = await signedIn();
    await revokeSessions(getPool(), personId);
    expect((await actorFromRequest(browser.request())).person).toBeNull();
  });
});

describe("a rival who tries passwords (guide 0.1, 11)", () => {
  test("slows down the own source, and neither the owner's known device, nor a new one elsewhere, nor a running session", async () => {
    const { username } = await aPerson();
    const professor = new CookieJar();
    await signInFrom(professor, home, { identifier: username });

    await failUntilThrottled(new CookieJar(), "172.16.9.9", username);
    expect(codeOf(await signInFrom(new CookieJar(), "172.16.9.9", { identifier: username }))).not.toBe("ok");

    // The running session, a second sign-in on the same device even from the rival's own address, a phone elsewhere.
    expect((await actorFromRequest(professor.request())).person?.username).toBe(username);
    expect(codeOf(await signInFrom(professor, "172.16.9.9", { identifier: username }))).toBe("ok");
    expect(codeOf(await signInFrom(new CookieJar(), "10.77.0.1", { identifier: username }))).toBe("ok");
  });

  test("cannot make up a device: its cookie is signed, and the session's signature is another", async () => {
    const { username } = await aPerson();
    const professor = new CookieJar();
    await signInFrom(professor, home, { identifier: username });
    const token = readDeviceToken(professor.request());
    expect(token).toMatch(/^[\w-]{43}$/);
    const session = decodeURIComponent(professor.get("jb_session") ?? "");
    for (const madeUp of [token!, `${token}.`, `${token}.${"A".repeat(43)}=`, `${"A".repeat(43)}.${decodeURIComponent(professor.get("jb_device") ?? "").split(".")[1]}`, session]) {
      const rival = new CookieJar();
      rival.keep([`jb_device=${encodeURIComponent(madeUp)}`]);
      expect(readDeviceToken(rival.request())).toBeNull();
    }
  });

  test("failures from everywhere: the known device signs in at once, a new one after one question", async () => {
    const { username } = await aPerson();
    const professor = new CookieJar();
    await signInFrom(professor, home, { identifier: username });
    for (let index = 0; index < 60; index++) await failFrom(`172.20.0.${index}`, username);
    expect(codeOf(await signInFrom(professor, home, { identifier: username }))).toBe("ok");

    const office = new CookieJar();
    const asked = await signInFrom(office, "10.88.0.1", { identifier: username });
    expect(codeOf(asked)).toBe("answerNeeded");
    const { left, right, token } = (!asked.ok && asked.refusal.facts) || {};
    expect(codeOf(await signInFrom(office, "10.88.0.1", { identifier: username, answer: String(Number(left) + Number(right)), question: String(token) }))).toBe("ok");
  });

  async function failFrom(address: string, identifier: string) {
    const first = await signInFrom(new CookieJar(), address, { identifier, password: "wrong" });
    if (!first.ok && first.refusal.code === "answerNeeded") {
      const { left, right, token } = first.refusal.facts ?? {};
      await signInFrom(new CookieJar(), address, { identifier, password: "wrong", answer: String(Number(left) + Number(right)), question: String(token) });
    }
  }

  test("the waits grow, a refused try does not lengthen them, and they pass", async () => {
    const { username } = await aPerson();
    const address = "172.16.1.1";
    await failUntilThrottled(new CookieJar(), address, username);
    for (let index = 0; index < 20; index++) await signInFrom(new CookieJar(), address, { identifier: username });
    await getPool().query("update auth_throttle set last_failed_at = last_failed_at - interval '3 seconds'");
    const asked = await signInFrom(new CookieJar(), address, { identifier: username });
    const { left, right, token } = (!asked.ok && asked.refusal.facts) || {};
    expect(codeOf(await signInFrom(new CookieJar(), address, { identifier: username, answer: String(Number(left) + Number(right)), question: String(token) }))).toBe("ok");
  });

  test("of many tries sent at once only the free ones are judged", async () => {
    const { username } = await aPerson();
    const results = await Promise.all(Array.from({ length: 30 }, () => signInFrom(new CookieJar(), "172.16.2.2", { identifier: username, password: "wrong" })));
    expect(results.filter((result) => codeOf(result) === "wrongCredentials").length).toBe(3);
  });

  test("an unknown name is slowed down like a known one", async () => {
    await failUntilThrottled(new CookieJar(), "172.16.3.3", "no.such.person");
  });

  test("an answer counts once: after a wrong password it is worthless", async () => {
    const { username } = await aPerson();
    const address = "172.16.4.4";
    for (let index = 0; index < 3; index++) await signInFrom(new CookieJar(), address, { identifier: username, password: "wrong" });
    await getPool().query("update auth_throttle set last_failed_at = last_failed_at - interval '1 minute'");
    const asked = await signInFrom(new CookieJar(), address, { identifier: username });
    const { left, right, token } = (!asked.ok && asked.refusal.facts) || {};
    const proof = { answer: String(Number(left) + Number(right)), question: String(token) };
    expect(codeOf(await signInFrom(new CookieJar(), address, { identifier: username, ...proof, answer: "0" }))).toBe("answerNeeded");
    expect(codeOf(await signInFrom(new CookieJar(), address, { identifier: username, password: "wrong", ...proof }))).toBe("wrongCredentials");
    await getPool().query("update auth_throttle set last_failed_at = last_failed_at - interval '1 minute'");
    expect(codeOf(await signInFrom(new CookieJar(), address, { identifier: username, ...proof }))).toBe("answerNeeded");
  });
});

test("--as PERSON: the same powers, the second factor as given because this database is a test", async () => {
  const { personId, username } = await aPerson();
  await getPool().query("insert into role_grant (person_id, role) values ($1, 'witness')", [personId]);
  expect(await actorOfPerson(username)).toEqual({
    personId, system: false, roles: [{ role: "witness", roundId: null }], units: [], contests: [], expertId: null, counterpartOf: null, closedItems: [], watchedItems: [], secondFactorFresh: true, sessionId: null,
  });
  expect((await actorOfPerson("public"))?.personId).toBeNull();
  expect(await actorOfPerson("nobody.at.all")).toBeNull();
});

test("the actor of a request costs one query", async () => {
  const { username } = await aPerson();
  const browser = new CookieJar();
  await signInFrom(browser, home, { identifier: username });
  const query = vi.spyOn(getPool(), "query");
  await actorFromRequest(browser.request());
  expect(query).toHaveBeenCalledTimes(1);
  query.mockClear();
  await actorFromRequest(new CookieJar().request());
  expect(query).not.toHaveBeenCalled();
  query.mockRestore();
});
