import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeDatabase, getPool } from "#app/db/client.ts";
import { publicActor } from "#app/domain/policy/actor.ts";
import { listSlips, makeSlip, showSlip } from "#app/services/site/self-check.ts";
import { aPerson, codeOf, contextOf, valueOf } from "#tests/support/people.ts";
import { type EdgeServer, startServer } from "#tests/support/edge-server.ts";

let server: EdgeServer;

beforeAll(async () => {
  server = await startServer();
}, 60_000);
afterAll(async () => {
  await server.stop();
  await closeDatabase();
});

const own = { "Sec-Fetch-Site": "same-origin", "X-Self-Check": "1" };
const send = (method: string, headers: Record<string, string>, body: BodyInit) => fetch(`${server.origin}/uploads/check`, { method, headers, body, redirect: "manual" });

describe("自检 of the upload ways", () => {
  it("counts a part in every way, tells the clock of the database, keeps nothing, and takes no more than a trial", async () => {
    const octets = { ...own, "Content-Type": "application/offset+octet-stream" };
    const part = new Uint8Array(70_000);
    expect(await (await send("PATCH", octets, part)).json()).toMatchObject({ method: "PATCH", isForm: false, received: 70_000 });
    const { now } = (await (await send("POST", { ...octets, "X-HTTP-Method-Override": "PATCH" }, part)).json()) as { method: string; now: string };
    const { rows } = await getPool().query<{ gap: number }>("select abs(extract(epoch from app_now() - $1::timestamptz))::float8 as gap", [now]);
    expect(rows[0]!.gap).toBeLessThan(5);
    const form = new FormData();
    form.append("file", new Blob([part]), "自检.pdf");
    expect(await (await send("POST", own, form)).json()).toMatchObject({ isForm: true });
    expect((await send("POST", octets, new Uint8Array(3 * 1024 * 1024)).catch(() => null))?.status ?? 413).toBe(413);
    expect((await fetch(`${server.origin}/uploads/check`, { method: "POST", body: part })).status).toBe(403);
  });

  it("asks back a cookie of the session's kind", async () => {
    const octets = { ...own, "Content-Type": "application/offset+octet-stream" };
    const first = await send("POST", octets, new Uint8Array(1));
    expect(await first.json()).toMatchObject({ isCookieBack: false });
    const [cookie = ""] = first.headers.getSetCookie();
    expect(cookie).toMatch(/; HttpOnly; SameSite=Lax/);
    expect(await (await send("POST", { ...octets, cookie: cookie.split(";")[0]! }, new Uint8Array(1))).json()).toMatchObject({ isCookieBack: true });
  });

  it("leads a form without script back to the page with what was received", async () => {
    const form = new FormData();
    form.append("file", new Blob([new Uint8Array(2_000)]), "a.pdf");
    const answer = await send("POST", { "Sec-Fetch-Site": "same-origin" }, form);
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/check?tried=yes"]);
    const empty = new FormData();
    empty.append("file", new Blob([]), "");
    expect((await send("POST", { "Sec-Fetch-Site": "same-origin" }, empty)).headers.get("location")).toBe("/check?tried=no");
  });
});

describe("自检短码", () => {
  const outcomes = JSON.stringify({ patch: { result: "no", value: null }, clock: { result: "yes", value: 0.3 } });

  it("is read out on the telephone and looked up by staff, holds results and the make of the browser alone, and ends", async () => {
    const agent = "Mozilla/5.0 (Windows NT 10.0) Chrome/141.0.0.0 Safari/537.36 张三的电脑";
    const { code } = valueOf(await makeSlip(outcomes, agent));
    expect(code).toMatch(/^[2-9A-HJKMNP-Y]{3}-[2-9A-HJKMNP-Y]{3}$/);
    await aPerson({ username: "phone.officer", roles: ["officer"] });
    await aPerson({ username: "phone.nobody" });
    const officer = await contextOf("phone.officer");
    expect(valueOf(await showSlip(officer, code.toLowerCase().replace("-", " ")))).toEqual({ code, createdAt: expect.any(String), browser: "Chrome 141 / Windows", outcomes: JSON.parse(outcomes) });
    expect(valueOf(await listSlips(officer)).map((slip) => slip.code)).toContain(code);
    expect(codeOf(await showSlip(officer, "AAA-AA2"))).toBe("notFound");
    expect(codeOf(await showSlip(await contextOf("phone.nobody"), code))).toBe("notAllowed");
    expect(codeOf(await showSlip({ actor: publicActor, now: officer.now }, code))).toBe("signInNeeded");
    const { rows } = await getPool().query<{ result: unknown }>("select result from check_slip");
    expect(JSON.stringify(rows)).not.toContain("张三");
    await getPool().query("update check_slip set created_at = app_now() - interval '31 days'");
    expect(codeOf(await showSlip(officer, code))).toBe("notFound");
    valueOf(await makeSlip("", ""));
    expect((await getPool().query("select from check_slip")).rowCount).toBe(1);
  });

  it.each(["{", "[]", JSON.stringify({ name: "张三" }), JSON.stringify({ patch: { result: "maybe", value: null } }), JSON.stringify({ patch: { result: "yes", value: null, note: "x" } })])("refuses %s", async (raw) => {
    expect(codeOf(await makeSlip(raw, ""))).toBe("invalidInput");
  });
});
