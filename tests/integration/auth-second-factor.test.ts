import { Secret, TOTP } from "otpauth";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { actorFromRequest } from "#app/auth/actor.ts";
import { createAccount, hashPassword, issueCard, issueSmsCode } from "#app/auth/identity.ts";
import { giveSecondFactor, secondFactorView } from "#app/auth/second-factor.ts";
import { signIn } from "#app/auth/sign-in.ts";
import { confirmTotp, startTotp } from "#app/auth/totp.ts";
import { closeDatabase, getPool } from "#app/db/client.ts";
import type { Result } from "#app/domain/kernel/result.ts";
import { CookieJar } from "#tests/support/browser.ts";

const password = "red mud 2026 fine";
const home = "10.1.0.1";
let passwordHash: string;
let people = 0;

beforeAll(async () => {
  passwordHash = await hashPassword(password);
});
afterAll(closeDatabase);

async function anOfficer(): Promise<{ personId: string; username: string; card: string[] }> {
  const username = `officer${++people}`;
  const created = await createAccount(getPool(), { username, name: "示例经办", phone: `1390000${String(people).padStart(4, "0")}`, passwordHash });
  if (!created.ok) throw new Error(created.refusal.code);
  const { personId } = created.value;
  await getPool().query("insert into role_grant (person_id, role) values ($1, 'officer')", [personId]);
  return { personId, username, card: await issueCard(getPool(), personId) };
}

async function withPassword(username: string, browser = new CookieJar()): Promise<CookieJar> {
  const result = await signIn(browser.request(), home, { identifier: username, password });
  if (!result.ok) throw new Error(result.refusal.code);
  browser.keep(result.value.cookies);
  return browser;
}

async function give(browser: CookieJar, code: string, more: { trust?: boolean; address?: string } = {}): Promise<string> {
  const result: Result<{ cookies: string[] }> = await giveSecondFactor(browser.request(), more.address ?? home, { code, trust: more.trust ?? false });
  if (result.ok) browser.keep(result.value.cookies);
  return result.ok ? "ok" : result.refusal.code;
}

const officerOf = async (browser: CookieJar) => (await actorFromRequest(browser.request())).actor;

describe("a duty asks for a second factor", () => {
  test("a password alone makes nobody of an officer, an expert, but a bidder", async () => {
    const { username } = await anOfficer();
    const browser = await withPassword(username);
    expect(await actorFromRequest(browser.request())).toMatchObject({ person: null, sessionId: null, pending: "secondFactor", actor: { personId: null, roles: [] } });

    const expert = await createAccount(getPool(), { username: "expert1", name: "示例专家", passwordHash });
    const unit = await getPool().query<{ id: string }>("insert into unit (uscc, name, kind, check_digit_ok) values ('91350200776049653A', '示例单位', 'enterprise', true) returning id");
    await getPool().query("insert into expert (no, person_id, unit_id, kind, fields, title, local) values ('E900', $1, $2, 'technical', '{}', '教授', true)", [expert.ok && expert.value.personId, unit.rows[0]?.id]);
    expect((await actorFromRequest((await withPassword("expert1")).request())).pending).toBe("secondFactor");

    await createAccount(getPool(), { username: "bidder1", name: "示例申报人", passwordHash });
    expect((await actorFromRequest((await withPassword("bidder1")).request())).person?.username).toBe("bidder1");
  });

  test("the code of the asked place opens the session, under a new token, and counts once", async () => {
    const { username, personId, card } = await anOfficer();
    const browser = await withPassword(username);
    const before = browser.copy();
    expect((await secondFactorView(browser.request()))?.card).toEqual({ place: 1, left: 12 });
    expect(await give(browser, card[1]!)).toBe("codeInvalid");
    expect(await give(browser, ` ${card[0]!.slice(0, 4)} ${card[0]!.slice(4)} `)).toBe("ok");
    expect(await officerOf(browser)).toMatchObject({ personId, secondFactorFresh: true });
    expect(browser.get("jb_session")).not.toBe(before.get("jb_session"));
    expect((await actorFromRequest(before.request())).pending).toBeNull();
    expect((await officerOf(before)).personId).toBeNull();

    const other = await withPassword(username);
    expect(await give(other, card[0]!)).toBe("codeInvalid");
    expect(await give(other, card[1]!)).toBe("ok");
  });

  test("of two requests with the same code one wins", async () => {
    const { username, card } = await anOfficer();
    const browsers = await Promise.all([withPassword(username), withPassword(username)]);
    const outcomes = await Promise.all(browsers.map((browser) => give(browser, card[0]!)));
    // The other is told that the code is used, or to wait while the first is being checked.
    expect(outcomes.filter((outcome) => outcome === "ok")).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome !== "ok")).toEqual([expect.stringMatching(/^(codeInvalid|tooManyTries)$/)]);
  });

  test("fresh for ten minutes", async () => {
    const { username, personId, card } = await anOfficer();
    const browser = await withPassword(username);
    await give(browser, card[0]!);
    await getPool().query("update auth_session set second_factor_at = clock_timestamp() - interval '9 minutes 50 seconds' where user_id = $1", [personId]);
    expect((await officerOf(browser)).secondFactorFresh).toBe(true);
    await getPool().query("update auth_session set second_factor_at = clock_timestamp() - interval '10 minutes 1 second' where user_id = $1", [personId]);
    expect(await officerOf(browser)).toMatchObject({ personId, secondFactorFresh: false });
    expect((await secondFactorView(browser.request()))?.isRepeat).toBe(true);
    expect(await give(browser, card[1]!)).toBe("ok");
    expect((await officerOf(browser)).secondFactorFresh).toBe(true);
  });

  test("a trusted device signs in without it for thirty days, and is asked again for an important step", async () => {
    const { username, personId, card } = await anOfficer();
    const browser = await withPassword(username);
    await give(browser, card[0]!, { trust: true });
    await withPassword(username, browser);
    expect(await officerOf(browser)).toMatchObject({ personId, secondFactorFresh: false });
    await getPool().query("update auth_device set trusted_until = clock_timestamp() - interval '1 second' where user_id = $1", [personId]);
    await withPassword(username, browser);
    expect((await actorFromRequest(browser.request())).pending).toBe("secondFactor");
  });

  test("a device trusted for one person is not trusted for another", async () => {
    const [one, other] = [await anOfficer(), await anOfficer()];
    const browser = await withPassword(one.username);
    await give(browser, one.card[0]!, { trust: true });
    await withPassword(other.username, browser);
    expect((await actorFromRequest(browser.request())).pending).toBe("secondFactor");
  });

  test("wrong codes slow down their source, end no session and spare the owner elsewhere", async () => {
    const { username, card } = await anOfficer();
    const owner = await withPassword(username);
    expect(await give(owner, card[0]!, { address: "10.5.5.5" })).toBe("ok");
    const thief = await withPassword(username);
    const outcomes = [];
    for (let index = 0; index < 4; index++) outcomes.push(await give(thief, "00000000", { address: "172.16.6.6" }));
    expect(outcomes).toEqual(["codeInvalid", "codeInvalid", "tooManyTries", "tooManyTries"]);
    expect((await officerOf(owner)).personId).not.toBeNull();
    expect(await give(owner, card[1]!, { address: "10.5.5.5" })).toBe("ok");
  });

  test("a card counts until a new one is issued", async () => {
    const { username, personId, card } = await anOfficer();
    const renewed = await issueCard(getPool(), personId);
    const browser = await withPassword(username);
    expect(await give(browser, card[0]!)).toBe("codeInvalid");
    expect(await give(browser, renewed[0]!)).toBe("ok");
    expect(new Set(renewed).size).toBe(12);
    const stored = await getPool().query<{ row: string }>("select row_to_json(c)::text as row from auth_card_code c where user_id = $1", [personId]);
    for (const { row } of stored.rows) for (const code of renewed) expect(row).not.toContain(code);
  });
});

describe("authenticator", () => {
  const codeOf = (secret: string, at = Date.now()) => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at });

  test("counts after its first right code, each code once, no earlier one after it; the secret is not in the database", async () => {
    const { username, personId } = await anOfficer();
    const browser = await withPassword(username);
    const { secret, uri } = await startTotp(personId, username);
    expect(uri).toContain(`secret=${secret}`);
    const code = codeOf(secret);
    expect(await give(browser, code)).toBe("codeInvalid");
    expect(await confirmTotp(personId, code)).toBe(true);
    expect(await give(browser, code)).toBe("codeInvalid");
    await getPool().query("delete from auth_throttle");
    const next = codeOf(secret, Date.now() + 30_000);
    expect(await give(browser, next)).toBe("ok");
    expect(await give(await withPassword(username), next)).toBe("codeInvalid");
    expect(await give(await withPassword(username), codeOf(secret))).toBe("codeInvalid");
    const stored = await getPool().query<{ secret: Buffer }>("select secret from auth_totp where user_id = $1", [personId]);
    expect(stored.rows[0]!.secret.includes(Buffer.from(Secret.fromBase32(secret).buffer))).toBe(false);
  });

  test("of two requests with the same code one wins", async () => {
    const { username, personId } = await anOfficer();
    const { secret } = await startTotp(personId, username);
    await confirmTotp(personId, codeOf(secret, Date.now() - 30_000));
    const browsers = await Promise.all([withPassword(username), withPassword(username)]);
    const outcomes = await Promise.all(browsers.map((browser) => give(browser, codeOf(secret))));
    // The other is told that the code is used, or to wait while the first is being checked.
    expect(outcomes.filter((outcome) => outcome === "ok")).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome !== "ok")).toEqual([expect.stringMatching(/^(codeInvalid|tooManyTries)$/)]);
  });
});

describe("message", () => {
  test("five minutes, five tries, once, and not again within a minute", async () => {
    const { username, personId } = await anOfficer();
    const first = await issueSmsCode(getPool(), personId);
    expect(await issueSmsCode(getPool(), personId)).toBeNull();
    const browser = await withPassword(username);
    expect(await give(browser, first!.code)).toBe("ok");
    expect(await give(browser, first!.code)).toBe("codeInvalid");

    const second = await issueSmsCode(getPool(), personId);
    await getPool().query("update auth_sms_code set expires_at = clock_timestamp() where user_id = $1", [personId]);
    expect(await give(browser, second!.code)).toBe("codeInvalid");

    await getPool().query("delete from auth_sms_code");
    const third = await issueSmsCode(getPool(), personId);
    const wrong = third!.code === "000000" ? "111111" : "000000";
    for (let index = 0; index < 5; index++) {
      await getPool().query("delete from auth_throttle");
      expect(await give(browser, wrong)).toBe("codeInvalid");
    }
    await getPool().query("delete from auth_throttle");
    expect(await give(browser, third!.code)).toBe("codeInvalid");
  });
});

test("at sign-in a code spares the wait and counts as the second factor", async () => {
  const { username, personId, card } = await anOfficer();
  const address = "172.16.8.8";
  for (let index = 0; index < 3; index++) await signIn(new CookieJar().request(), address, { identifier: username, password: "wrong" });
  const asked = await signIn(new CookieJar().request(), address, { identifier: username, password });
  const { left, right, token } = (!asked.ok && asked.refusal.facts) || {};
  const proof = { answer: String(Number(left) + Number(right)), question: String(token) };
  const waiting = await signIn(new CookieJar().request(), address, { identifier: username, password, ...proof });
  expect(!waiting.ok && waiting.refusal.code).toBe("tooManyTries");
  const browser = new CookieJar();
  const result = await signIn(browser.request(), address, { identifier: username, password, ...proof, code: card[0]! });
  if (result.ok) browser.keep(result.value.cookies);
  expect(await officerOf(browser)).toMatchObject({ personId, secondFactorFresh: true });
});

test("in a demo the page says the asked code, and a used-up card renews itself", async () => {
  const { username, personId } = await anOfficer();
  await demo(true);
  try {
    await issueCard(getPool(), personId);
    for (let index = 0; index < 14; index++) {
      const browser = await withPassword(username);
      const { demoCode } = (await secondFactorView(browser.request()))!;
      expect(await give(browser, demoCode!)).toBe("ok");
    }
  } finally {
    await demo(false);
  }
  expect((await secondFactorView((await withPassword(username)).request()))?.demoCode).toBeNull();
});

/** Only the migrator may say what an installation is. */
async function demo(isDemo: boolean): Promise<void> {
  const { withConnection } = await import("#prisma/migration/connection.ts");
  await withConnection(process.env.DATABASE_URL!, (client) => client.query("update installation set kind = $1", [isDemo ? "demo" : "test"]));
}
