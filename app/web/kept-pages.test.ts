import { beforeEach, describe, expect, it } from "vitest";
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
    ["for who brings a session", { cookie: "jb_session=1" }, {}],
    ["for who brings a session beside the size of type", { cookie: "jb_display=large; jb_session=1" }, {}],
    ["for who names themselves", { authorization: "Basic x" }, {}],
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
