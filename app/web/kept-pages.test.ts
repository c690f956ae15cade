import { beforeEach, describe, expect, it } from "vitest";
import { fc } from "#tests/support/fast-check.ts";
import { KeptPages } from "./kept-pages.ts";

const minute = "2026-12-01T08:00:";
let now: string | null;
let next: string | null;
let asked: number;
let made: string[];
let pages: KeptPages;

beforeEach(() => {
  now = `${minute}01.000Z`;
  next = null;
  asked = 0;
  made = [];
  pages = new KeptPages({ readMoment: () => Promise.resolve(now), nextInstant: () => {
    asked += 1;
    return Promise.resolve(next);
  } });
});

const request = (path = "/challenges", headers: Record<string, string> = {}, method = "GET") => new Request(`http://localhost${path}`, { method, headers });

/** Each page says how many were made before it. */
function make(asking: Request, headers: Record<string, string> = {}): Promise<Response> {
  made.push(new URL(asking.url).pathname);
  const body = `page ${made.length}`;
  return Promise.resolve(new Response(body, { headers: { ETag: `W/"${body}"`, "Cache-Control": "public, max-age=0, s-maxage=5", ...headers } }));
}

const read = async (asking: Request, headers?: Record<string, string>) => (await pages.answer(asking, (one) => make(one, headers))).text();

describe("a kept page", () => {
  it("is made once for all who ask, also at once", async () => {
    expect(await Promise.all([read(request()), read(request()), read(request())])).toEqual(["page 1", "page 1", "page 1"]);
    expect([await read(request()), asked]).toEqual(["page 1", 1]);
  });

  it("ends with a change, in whatever moment it is heard", async () => {
    expect(await read(request())).toBe("page 1");
    pages.forget();
    expect(await read(request())).toBe("page 2");
    const across = await pages.answer(request("/notices"), async (one) => {
      pages.forget();
      return make(one);
    });
    expect(await across.text()).toBe("page 3");
    expect(await read(request("/notices"))).toBe("page 4");
  });

  it.each([
    ["before the half minute is over", `${minute}29.999Z`, null, "page 1"],
    ["with the half minute", `${minute}30.000Z`, null, "page 2"],
    ["before a deadline", `${minute}06.499Z`, `${minute}06.500Z`, "page 1"],
    ["at a deadline", `${minute}06.500Z`, `${minute}06.500Z`, "page 2"],
    ["when the clock is set back", `${minute}00.999Z`, null, "page 2"],
  ])("%s", async (_, later, deadline, page) => {
    next = deadline;
    await read(request());
    now = later;
    expect(await read(request())).toBe(page);
  });

  it("is not there while nobody can say whether something changed", async () => {
    await read(request());
    now = null;
    expect([await read(request()), await read(request())]).toEqual(["page 2", "page 3"]);
  });

  it("is the same for who brings a session, or anything else that tells who they are: nothing of it comes to the page", async () => {
    const headers = { cookie: "jb_session=1; jb_display=large", authorization: "Basic x", referer: "/work", "accept-language": "de" };
    const seen: [string, string][][] = [];
    const one = (given: Record<string, string>) => pages.answer(request("/challenges", given), (asked) => {
      seen.push([...asked.headers]);
      return make(asked);
    });
    expect(await (await one({ ...headers, "x-request-id": "AB" })).text()).toBe("page 1");
    expect(await (await one({ cookie: "jb_display=large" })).text()).toBe("page 1");
    now = null;
    await one({ ...headers, "accept-encoding": "br" });
    expect(seen).toEqual([[["cookie", "jb_display=large"], ["x-request-id", "AB"]], [["accept-encoding", "br"], ["cookie", "jb_display=large"]]]);
  });

  it("is one for each address, encoding and size of type", async () => {
    const variants = [request("/challenges"), request("/challenges?page=2"), request("/challenges", { "accept-encoding": "br" }), request("/challenges", { "accept-encoding": "gzip" }), request("/challenges", { cookie: "jb_display=large" })];
    const first = [];
    for (const one of variants) first.push(await read(one.clone()));
    expect(first).toEqual(["page 1", "page 2", "page 3", "page 4", "page 5"]);
    for (const [at, one] of variants.entries()) expect(await read(one)).toBe(first[at]);
  });

  it("answers 304 to who has it, and is made whole for all even when the first to ask has an old one", async () => {
    const has = (etag: string) => request("/challenges", { "if-none-match": etag });
    const first = await pages.answer(has('W/"page 0"'), (one) => {
      expect(one.headers.get("if-none-match")).toBeNull();
      return make(one);
    });
    expect([first.status, await first.text()]).toEqual([200, "page 1"]);
    const second = await pages.answer(has('W/"page 1"'), (one) => make(one));
    expect([second.status, await second.text(), second.headers.get("etag"), made.length]).toEqual([304, "", 'W/"page 1"', 1]);
  });

  it("falls out when too many others were asked for", async () => {
    await read(request());
    for (let other = 0; other < 400; other += 1) await read(request(`/challenges?x=${other}`));
    expect(await read(request())).toBe("page 402");
    expect(await read(request("/challenges?x=399"))).toBe("page 401");
  });
});

describe("never kept", () => {
  it.each([
    ["where the page says nothing of caches", {}, { "Cache-Control": "no-store" }],
    ["where it sets a cookie", {}, { "Set-Cookie": "a=b" }],
    ["where it is too long", {}, { ETag: `W/"x"`, "X-Long": "yes" }],
  ])("%s", async (_, asking, answering) => {
    const long = "X-Long" in answering;
    const one = () => pages.answer(request("/challenges", asking), async (asked) => (long ? new Response("x".repeat(250_001), { headers: (await make(asked)).headers }) : make(asked, answering)));
    const [first, second] = [await (await one()).text(), await (await one()).text()];
    expect(made).toHaveLength(2);
    expect(long ? [first.length, second.length] : [first, second]).toEqual(long ? [250_001, 250_001] : ["page 1", "page 2"]);
  });

  it("what is no page, and what failed", async () => {
    const status = (code: number) => pages.answer(request("/none"), () => Promise.resolve(new Response("none", { status: code, headers: { ETag: "x", "Cache-Control": "public" } })));
    expect([(await status(404)).status, (await status(200)).status]).toEqual([404, 200]);
    const failing = () => pages.answer(request("/fails"), () => Promise.reject(new Error("away")));
    await expect(Promise.all([failing(), read(request("/fails"))])).rejects.toThrow("away");
    expect(await read(request("/fails"))).toMatch(/^page /);
    await pages.answer(request("/challenges", {}, "HEAD"), (one) => make(one));
    await pages.answer(request("/challenges", {}, "POST"), (one) => make(one));
    expect(made.slice(-2)).toEqual(["/challenges", "/challenges"]);
  });
});

describe("what is not kept", () => {
  const asker = (name: string, headers: Record<string, string> = {}) => request("/challenges", { cookie: `jb_session=${name}`, ...headers });

  it("is drawn for all together who ask while another drawing runs, of the page as it is after they asked", async () => {
    now = null;
    expect(await Promise.all([read(request()), read(asker("a")), read(asker("b"))])).toEqual(["page 1", "page 2", "page 2"]);
    const [, again] = await Promise.all([read(request()), pages.answer(asker("a", { "if-none-match": 'W/"page 4"' }), (one) => make(one))]);
    expect([again.status, await again.text()]).toEqual([304, ""]);
  });

  it("goes on for those who share it when who began it leaves", async () => {
    now = null;
    const leaving = new AbortController();
    const first = read(request());
    const second = read(new Request(request(), { signal: leaving.signal }));
    const third = read(request());
    leaving.abort();
    expect(await Promise.all([first, second, third])).toEqual(["page 1", "page 2", "page 2"]);
  });

  it.each([["kept", `${minute}01.000Z`, 0], ["drawn together", null, 2]])("is made for each alone where it is not everybody's, and nobody waits for another there; once it is, it is %s again", async (_, heard, drawn) => {
    now = heard;
    await read(request(), { "Cache-Control": "no-store" });
    let running = 0;
    for (let asking = 0; asking < 3; asking += 1) void pages.answer(request(), () => ((running += 1), new Promise<Response>(() => undefined)));
    expect(running).toBe(3);
    await read(request());
    await read(request());
    const before = made.length;
    await Promise.all([read(request()), read(request()), read(request())]);
    expect(made.length - before).toBe(drawn);
  });

  it("never gives anybody what was made for another, or before they asked, in whatever order things happen", async () => {
    const paths = ["/a", "/b"] as const;
    const step = fc.oneof(
      { weight: 4, arbitrary: fc.record({ does: fc.constant("ask" as const), path: fc.constantFrom(...paths), who: fc.constantFrom("", "ann", "bob"), large: fc.boolean(), method: fc.constantFrom("GET", "GET", "GET", "HEAD") }) },
      { weight: 3, arbitrary: fc.record({ does: fc.constant("end" as const), which: fc.nat(7), fails: fc.constantFrom(false, false, false, true) }) },
      { weight: 2, arbitrary: fc.record({ does: fc.constant("change" as const), path: fc.constantFrom(...paths), own: fc.boolean() }) },
      { weight: 2, arbitrary: fc.record({ does: fc.constant("wait" as const), turns: fc.nat(12) }) },
      { weight: 1, arbitrary: fc.record({ does: fc.constant("listen" as const), hears: fc.boolean() }) },
    );
    await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
      now = null;
      let version = 0;
      let drawn = 0;
      const apart: number[] = [];
      const isOwn: Record<string, boolean> = {};
      const begun: { path: string; end: (fails: boolean) => void }[] = [];
      const kept = new KeptPages({ readMoment: () => Promise.resolve(now), nextInstant: () => Promise.resolve(null) });
      /** A page that tells what it was made of: of everybody's nothing of a person, else the session that asked. */
      const draw = (asking: Request) => new Promise<Response>((resolve, reject) => {
        const { pathname } = new URL(asking.url);
        const who = /jb_session=(\w+)/.exec(asking.headers.get("cookie") ?? "")?.[1] ?? "";
        const body = JSON.stringify({ path: pathname, version, drawing: (drawn += 1), large: (asking.headers.get("cookie") ?? "").includes("jb_display=large"), who: isOwn[pathname] ? who : "", own: isOwn[pathname] === true });
        const headers: Record<string, string> = isOwn[pathname] ? { "Cache-Control": "no-store", "Set-Cookie": `for=${who}` } : { "Cache-Control": "public, max-age=0", ETag: `W/"${version}"` };
        begun.push({ path: pathname, end: (fails) => (fails ? reject(new Error("away")) : resolve(new Response(body, { headers }))) });
      });
      const asked: Promise<void>[] = [];
      const ask = async ({ path, who, large, method }: { path: string; who: string; large: boolean; method: string }) => {
        const before = version;
        const cookie = [who && `jb_session=${who}`, large && "jb_display=large"].filter(Boolean).join("; ");
        const answer = await kept.answer(request(path, cookie ? { cookie } : {}, method), draw).catch(() => null);
        if (!answer) return;
        const told = (await answer.json()) as { path: string; version: number; drawing: number; large: boolean; who: string; own: boolean };
        expect([told.path, told.large]).toEqual([path, large]);
        expect(told.version).toBeGreaterThanOrEqual(before);
        expect(["", who]).toContain(told.who);
        expect(answer.headers.has("set-cookie")).toBe(told.own);
        if (told.own) apart.push(told.drawing);
      };
      for (const one of steps) {
        if (one.does === "ask") asked.push(ask(one));
        if (one.does === "end" && begun.length > 0) begun.splice(one.which % begun.length, 1)[0]!.end(one.fails);
        if (one.does === "change") {
          version += 1;
          isOwn[one.path] = one.own;
          kept.forget();
        }
        if (one.does === "wait") for (let turn = 0; turn < one.turns; turn += 1) await Promise.resolve();
        if (one.does === "listen") now = one.hears ? `${minute}01.000Z` : null;
      }
      let left = asked.length;
      const all = Promise.all(asked.map((one) => one.then(() => (left -= 1))));
      for (let turn = 0; left > 0 && turn < 500; turn += 1) {
        await new Promise((resolve) => setImmediate(resolve));
        begun.shift()?.end(false);
      }
      expect(left).toBe(0);
      await all;
      expect(new Set(apart).size).toBe(apart.length);
    }), { numRuns: 300 });
  });
});
