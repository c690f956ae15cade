import { readdirSync, readFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { brotliDecompressSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import routes from "#app/routes.ts";
import { signIn } from "#app/auth/sign-in.ts";
import { closeDatabase, getPool } from "#app/db/client.ts";
import { problemWords } from "#app/messages/zh-CN/site.ts";
import { CookieJar } from "#tests/support/browser.ts";
import { aChallenge } from "#tests/support/builders.ts";
import { type EdgeServer, requestLine, sendRaw, startServer } from "#tests/support/edge-server.ts";
import { sendRawBytes } from "#tests/support/raw-answer.ts";
import { aPerson, testPassword } from "#tests/support/people.ts";

let server: EdgeServer;
beforeAll(async () => {
  server = await startServer();
}, 60_000);
afterAll(async () => {
  await server.stop();
  await closeDatabase();
});

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${server.origin}${path}`, { headers, redirect: "manual" });
const post = (path: string, body: BodyInit, headers: Record<string, string> = {}) => fetch(`${server.origin}${path}`, { method: "POST", body, headers, redirect: "manual" });
const own = { "Sec-Fetch-Site": "same-origin" };
const form = (fields: Record<string, string>) => new URLSearchParams(fields);

describe("health", () => {
  it("tells that it lives and that it can serve", async () => {
    for (const path of ["/healthz", "/readyz"]) {
      const response = await get(path);
      expect([path, response.status, await response.text()]).toEqual([path, 200, "ok\n"]);
    }
  });

  it("lives but cannot serve without its database, and says so in words without a stack", async () => {
    const lost = await startServer({ DATABASE_URL: "postgresql://nobody@127.0.0.1:1/none" });
    expect((await fetch(`${lost.origin}/healthz`)).status).toBe(200);
    expect((await fetch(`${lost.origin}/readyz`)).status).toBe(503);
    const page = await fetch(`${lost.origin}/challenges`);
    const html = await page.text();
    const posted = await fetch(`${lost.origin}/sign-in`, { method: "POST", headers: own, body: form({ intent: "signIn", identifier: "nobody", password: "nothing" }) });
    const answers = [{ status: page.status, html, code: page.headers.get("x-request-id") }, { status: posted.status, html: await posted.text(), code: posted.headers.get("x-request-id") }];
    for (const answer of answers) {
      expect(answer.status).toBe(503);
      for (const words of Object.values(problemWords.databaseAway)) expect(answer.html).toContain(words);
      expect(answer.html).toContain(answer.code);
      expect(answer.html).not.toMatch(/ECONNREFUSED|node_modules|at .+\(/);
    }
    expect(lost.output()).toContain("ECONNREFUSED");
    expect(await lost.stop()).toBe(0);
  });
});

describe("refused before Remix sees it", () => {
  it.each(["/__manifest", "/__manifest?p=/work&p=/&version=1"])("%s names no route", async (path) => {
    const answer = await get(path);
    expect([answer.status, await answer.text()]).toEqual([200, "{}"]);
  });

  it.each(["/challenges?_data=root", "/challenges?x=1&_data=", "/challenges?%5Fdata=root", "/challenges.data?_routes=root", "/challenges?_routes=root", "/work.data?_routes=routes%2Fwork%2Fhome", "/?_data=root"])("%s is 400", async (path) => {
    expect((await get(path)).status).toBe(400);
  });

  it.each(["//evil.example/", "/\\evil.example", "/a//b", "/a%2Fb", "/a%2fb", "/a%5Cb", "/a%00b", "/challenges?text=a%00b", "/a/../b", "/a/%2e%2e/b", "/%2e/a", "/a%0d%0ab", "/%ff", "/a#b", "http://evil.example/", "*", "/a\tb"])("the target %s is 400", async (target) => {
    expect((await sendRaw(server.port, requestLine("GET", target))).status).toBe(400);
  });

  it.each(["TRACE", "PUT", "PATCH", "DELETE", "OPTIONS", "CONNECT", "FOO"])("%s is 405", async (method) => {
    const target = method === "CONNECT" ? "evil.example:443" : "/challenges";
    expect((await sendRaw(server.port, requestLine(method, target, own))).status).toBe(405);
  });

  it("HEAD is answered for pages and refused for data", async () => {
    expect((await fetch(`${server.origin}/challenges`, { method: "HEAD" })).status).toBe(200);
    expect((await fetch(`${server.origin}/challenges.data`, { method: "HEAD" })).status).toBe(405);
  });

  it("a target of 9,000 characters is 414", async () => {
    expect((await get(`/challenges?text=${"a".repeat(9000)}`)).status).toBe(414);
  });

  it("a body over 1 MiB is 413, with its length said or not", async () => {
    const long = "a".repeat(1024 * 1024 + 1);
    expect((await post("/verify", long, { ...own, "Content-Type": "application/x-www-form-urlencoded" })).status).toBe(413);
    const chunk = `${(700_000).toString(16)}\r\n${"a".repeat(700_000)}\r\n`;
    const head = requestLine("POST", "/verify", { ...own, "Content-Type": "application/x-www-form-urlencoded", "Transfer-Encoding": "chunked" });
    expect((await sendRaw(server.port, `${head}${chunk}${chunk}0\r\n\r\n`)).status).toBe(413);
  });

  it("a body up to the limit is read, with its length said or not", async () => {
    const body = form({ intent: "verify", receipt: "{}" }).toString();
    const head = requestLine("POST", "/verify", { ...own, "Content-Type": "application/x-www-form-urlencoded", "Transfer-Encoding": "chunked" });
    expect((await sendRaw(server.port, `${head}${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`)).status).toBe(200);
  });
});

// A page's action, the same as data, and a resource route: the three ways to an action.
describe.each([
  ["a document", "/verify", 200],
  ["data", "/verify.data", 200],
  ["a resource route", "/display", 303],
])("posting %s", (_transport, path, good) => {
  const body = () => form({ intent: "verify", receipt: "{}", display: "large", next: "/help" });

  it.each([
    ["a foreign origin", { Origin: "https://evil.example" }],
    ["a foreign origin that calls itself same-site", { Origin: "http://localhost:1", "Sec-Fetch-Site": "same-site" }],
    ["a cross-site request", { "Sec-Fetch-Site": "cross-site" }],
    ["no sign of where it comes from", {}],
    ["an opaque origin", { Origin: "null" }],
  ])("is refused from %s", async (_from, headers) => {
    const response = await post(path, body(), headers);
    expect(response.status).toBe(403);
    expect(response.headers.get("set-cookie")).toBeNull();
  });

  it("is taken from a page of ours, by either sign", async () => {
    expect((await post(path, body(), own)).status).toBe(good);
    expect((await post(path, body(), { Origin: server.origin })).status).toBe(good);
    // A proxy in between changes Host: Remix's own check would answer 500.
    expect((await post(path, body(), { Origin: server.origin, "X-Forwarded-Host": "inner" })).status).toBe(good);
  });
});

describe("the workbench of somebody who is not signed in", () => {
  const work = routes.filter((route) => route.path?.startsWith("work")).map((route) => ({ path: `/${route.path}`.replace(/:\w+/g, "JZGX-2026-001"), text: readFileSync(`app/${route.file}`, "utf8") }));
  const exporting = (name: string) => work.filter(({ text }) => text.includes(`export const ${name} =`)).map(({ path }) => path);

  it.each(exporting("loader"))("%s leads to the sign-in, as document and as data, and back", async (path) => {
    const page = await get(path);
    const next = `/sign-in?next=${encodeURIComponent(path)}`;
    expect([page.status, page.headers.get("location")]).toEqual([302, next]);
    const data = await get(`${path}.data`);
    const text = await data.text();
    // Either the redirect as data, or (resource routes) the plain redirect; never a view.
    expect([202, 302]).toContain(data.status);
    expect(data.headers.get("location") ?? text).toContain("/sign-in");
    expect(text.length).toBeLessThan(400);
  });

  it.each(exporting("action").filter((path) => path !== "/work/switch"))("%s lets nobody act, as document and as data", async (path) => {
    for (const target of [path, `${path}.data`]) {
      const response = await post(target, form({ intent: "publish" }), own);
      const isSentAway = (response.headers.get("location") ?? (await response.text())).includes("/sign-in");
      expect([target, isSentAway || response.status === 401]).toEqual([target, true]);
    }
  });

  it.each([["/work/unit"], ["/work/unit.data"]])("an action at %s does not run before its page's refusal", async (path) => {
    const response = await post(path, form({ intent: "registerUnit", uscc: "91350200776049653A", name: "示例·不应登记的单位", kind: "企业" }), own);
    expect(response.headers.get("location") ?? (await response.text())).toContain("/sign-in");
    const { rows } = await getPool().query("select 1 from unit where name = '示例·不应登记的单位'");
    expect(rows).toEqual([]);
  });
});

describe("pages", () => {
  it("of the public carry no inline script, may be kept, and are not sent again", async () => {
    const page = await get("/challenges", { "Accept-Encoding": "identity" });
    const html = await page.text();
    expect(page.headers.get("content-security-policy")).toBe("default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
    expect(page.headers.get("cache-control")).toBe("public, max-age=0, s-maxage=5");
    expect(html.match(/<script[^>]*>/g)).toEqual([expect.stringMatching(/^<script type="module" src="\/assets\/site-[\w-]+\.js">$/)]);
    expect(html).not.toMatch(/ (style|on\w+)=/);
    // What no script reads is not sent for one; who asks for the data alone gets it whole.
    expect([html.includes("streamController"), html.includes("<!--")]).toEqual([false, false]);
    expect(await (await get("/challenges.data")).text()).toMatch(/"frame".*"view".*"rows"/s);
    const again = await get("/help", { "If-None-Match": (await get("/help")).headers.get("etag") ?? "" });
    expect([again.status, await again.text()]).toEqual([304, ""]);
  });

  it("that do not exist and those that are not public yet look the same", async () => {
    const { no } = await aChallenge({ status: "drafted" });
    const texts = await Promise.all([`/challenges/${no}`, "/challenges/TEST-1999-1-001"].map(async (path) => {
      const page = await get(path);
      const html = await page.text();
      expect(page.status).toBe(404);
      expect(page.headers.get("cache-control")).toBe("no-store");
      return html.replaceAll(page.headers.get("x-request-id") ?? "", "").replace(/name="next" value="[^"]*"/, "");
    }));
    expect(texts[0]).toBe(texts[1]);
    expect((await (await get(`/challenges/${no}.data`)).text())).not.toContain("拜耳法");
  });

  it("of the workbench carry this answer's nonce, are never kept, and bring no framework hole", async () => {
    const { username } = await aPerson();
    const browser = new CookieJar();
    const signedIn = await signIn(browser.request(), "10.1.2.3", { identifier: username, password: testPassword });
    if (!signedIn.ok) throw new Error(signedIn.refusal.code);
    browser.keep(signedIn.value.cookies);
    const cookie = browser.request().headers.get("cookie") ?? "";
    const page = await get("/work/me", { cookie });
    const html = await page.text();
    const nonce = /'nonce-([\w-]+)'/.exec(page.headers.get("content-security-policy") ?? "")?.[1];
    expect(page.status).toBe(200);
    expect(page.headers.get("cache-control")).toBe("no-store");
    expect(nonce).toHaveLength(22);
    const inline = html.match(/<script(?![^>]*\bsrc=)[^>]*>/g) ?? [];
    expect(inline.length).toBeGreaterThan(0);
    for (const script of inline) expect(script).toContain(`nonce="${nonce}"`);
    expect((await get("/work/me", { cookie })).headers.get("content-security-policy")).not.toContain(String(nonce));
    expect((await get("/work/me.data", { cookie })).headers.get("cache-control")).toBe("no-store");
  });

  it("send every answer with the headers that protect it", async () => {
    for (const path of ["/", "/nothing-here", "/healthz", "/favicon.svg", "/challenges.data", "/challenges?_data=x"]) {
      const { headers } = await get(path);
      expect([path, headers.get("x-content-type-options"), headers.get("x-frame-options"), headers.get("cross-origin-opener-policy"), headers.get("cross-origin-resource-policy"), headers.get("referrer-policy")]).toEqual([path, "nosniff", "DENY", "same-origin", "same-origin", "same-origin"]);
      expect(headers.get("permissions-policy")).toContain("camera=()");
      expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
      expect(headers.get("strict-transport-security")).toBeNull();
      expect(headers.get("x-request-id")).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/);
    }
  });

  it("keep the large display in a cookie and go back to where one was, never elsewhere", async () => {
    const response = await post("/display", form({ display: "large", next: "/rules" }), own);
    expect([response.status, response.headers.get("location")]).toEqual([303, "/rules"]);
    const cookie = (response.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
    expect(await (await get("/rules", { cookie })).text()).toContain('data-display="large"');
    for (const next of ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "/\t/evil.example"]) {
      expect((await post("/display", form({ display: "large", next }), own)).headers.get("location")).toBe("/");
    }
  });
});

describe("files and compression", () => {
  it("keep hashed assets for ever, compressed, with an ETag", async () => {
    const html = await (await get("/help")).text();
    const css = /href="(\/assets\/[^"]+\.css)"/.exec(html)?.[1] ?? "";
    const first = await get(css, { "Accept-Encoding": "br" });
    expect([first.status, first.headers.get("cache-control"), first.headers.get("content-encoding")]).toEqual([200, "public, max-age=31536000, immutable", "br"]);
    const again = await get(css, { "Accept-Encoding": "br", "If-None-Match": first.headers.get("etag") ?? "" });
    expect(again.status).toBe(304);
    expect((await get("/assets/../../package.json")).status).not.toBe(200);
    expect((await get("/.vite/manifest.json")).status).toBe(404);
  });

  it("compress pages with what the browser accepts", async () => {
    const { body, head } = await sendRawBytes(server, requestLine("GET", "/help", { "Accept-Encoding": "br, gzip" }));
    expect(head).toMatch(/content-encoding: br/i);
    expect(brotliDecompressSync(body).toString("utf8")).toContain("帮助");
    expect((await sendRaw(server.port, requestLine("GET", "/help", { "Accept-Encoding": "br;q=0" }))).head).not.toMatch(/content-encoding/i);
  });
});

describe("the log", () => {
  it("has one line a request and no value of a query", async () => {
    const { headers } = await get("/challenges?text=geheim-4711");
    await pause(100);
    const lines = server.output().split("\n").filter((line) => line.includes(headers.get("x-request-id") ?? ""));
    expect(lines.map((line) => JSON.parse(line))).toEqual([expect.objectContaining({ level: "info", method: "GET", path: "/challenges", status: 200, isWhole: true })]);
    expect(server.output()).not.toContain("geheim-4711");
  });
});

describe("starting and stopping", () => {
  it("says in one sentence that the port is taken, and exits with 3", async () => {
    const second = await startServer({ PORT: String(server.port) });
    expect(await second.exit).toBe(3);
    expect(second.output()).toBe(`端口 ${server.port} 已被其他程序占用。请先停止那个程序，或换一个端口再启动，例如 PORT=${server.port + 1} npm start。\n`);
  });

  it("finishes what runs, takes nothing new, and ends cleanly", async () => {
    const leaving = await startServer();
    const body = form({ intent: "verify", receipt: "{}" }).toString();
    const socket = connect(leaving.port, "localhost");
    let answer = "";
    socket.on("data", (chunk) => (answer += chunk.toString("utf8")));
    socket.write(`POST /verify HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n\r\n${body.slice(0, 5)}`);
    await pause(200);
    leaving.child.kill("SIGTERM");
    await pause(200);
    await expect(fetch(`${leaving.origin}/healthz`)).rejects.toThrow();
    socket.write(body.slice(5));
    expect(await leaving.exit).toBe(0);
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    socket.destroy();
  });

  it("imports nothing of the application but the built entry, which holds one Prisma client", () => {
    const source = readFileSync("app/server.ts", "utf8");
    const imports = [...source.matchAll(/^import .*? from "([^"]+)";$/gm)].map((match) => match[1]);
    expect(imports.filter((name) => !/^(node:|@remix-run\/node(-fetch-server)?$)/.test(name ?? ""))).toEqual([]);
    const built = readdirSync("build/server", { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".js"));
    expect(built.map((name) => readFileSync(join("build/server", name), "utf8")).join("\n").match(/new PrismaClient\(/g)).toHaveLength(1);
  });
});
