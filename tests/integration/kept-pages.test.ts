import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { closeDatabase, getPool } from "#app/db/client.ts";
import { nextPublicInstant } from "#app/db/public-changes.ts";
import { publicActor } from "#app/domain/policy/actor.ts";
import { showChallengeForm } from "#app/services/challenge/edit-challenge.ts";
import { askQuestion } from "#app/services/question/ask-question.ts";
import { asOwner } from "#tests/support/as-owner.ts";
import { aTeam } from "#tests/support/bid-builders.ts";
import { aChallenge, amend, at, makeMove, resetClock, setClock, valueOf } from "#tests/support/builders.ts";
import { type EdgeServer, startServer } from "#tests/support/edge-server.ts";
import { signedInVisitor } from "#tests/support/page-readers.ts";

let servers: EdgeServer[];
let challenge: Awaited<ReturnType<typeof aChallenge>>;
let titles = 0;

beforeAll(async () => {
  // One after the other, or both may find the same port free.
  servers = [await startServer(), await startServer()];
}, 60_000);
beforeEach(async () => {
  challenge = await aChallenge();
});
afterEach(resetClock);
afterAll(async () => {
  await Promise.all(servers.map((server) => server.stop()));
  await closeDatabase();
});

const itemPage = () => `/challenges/${challenge.no}`;

async function read(server: EdgeServer, path: string, headers: Record<string, string> = {}): Promise<string> {
  const answer = await fetch(`${server.origin}${path}`, { headers });
  expect([path, answer.status]).toEqual([path, 200]);
  return answer.text();
}

/** Whether each process shows the words on the page. */
const shows = (path: string, words: string) => Promise.all(servers.map(async (server) => (await read(server, path)).includes(words)));

/** A new title that nobody was told of (as owner, past the triggers): a page with it was made after this, a page without it was kept. */
async function retitleUnheard(): Promise<string> {
  titles += 1;
  const title = `未曾通知的题目${titles}`;
  await asOwner("update challenge set title = $1 where no = $2", [title, challenge.no]);
  return title;
}

/** The test would mean nothing where a half minute ended between its pages: its clock stands at the beginning of one. */
async function atSlotStart(): Promise<void> {
  const { now } = await at(publicActor);
  await setClock(new Date(Math.ceil(Date.parse(now) / 60_000) * 60_000).toISOString());
}

describe("a public page", () => {
  it("is kept by every process, for who brings a session too: it reads none", async () => {
    await atSlotStart();
    for (const server of servers) await read(server, itemPage());
    const title = await retitleUnheard();
    expect(await shows(itemPage(), title)).toEqual([false, false]);
    expect(await read(servers[0]!, itemPage(), { cookie: "jb_session=anything" })).not.toContain(title);
    expect(await read(servers[0]!, itemPage(), { cookie: "jb_display=large" })).toMatch(/data-display="large"[\s\S]+未曾通知/);
    const [first, second] = [await fetch(`${servers[0]!.origin}${itemPage()}`), await fetch(`${servers[1]!.origin}${itemPage()}`)];
    expect(first.headers.get("etag")).toBe(second.headers.get("etag"));
    const again = await fetch(`${servers[0]!.origin}${itemPage()}`, { headers: { "if-none-match": first.headers.get("etag")! } });
    expect([again.status, await again.text(), again.headers.get("cache-control")]).toEqual([304, "", "public, max-age=0, s-maxage=5"]);
  });

  it("tells of a correction, an answer, a new item and a withdrawal in every process at once", async () => {
    const { officer } = challenge.staff;
    const list = "/challenges?sort=-no";
    const team = await aTeam("T01");
    const asked = valueOf(await askQuestion(await at(team.actor), { challenge: challenge.no, text: "投加量怎么计算？" }));
    const form = valueOf(await showChallengeForm(await at(officer), challenge.no));
    const steps: [string, string, () => ReturnType<typeof makeMove>][] = [
      [itemPage(), "更正后的交付物", () => amend(challenge.staff, challenge.no, { content: { ...form.content, deliverables: "更正后的交付物。" }, digest: form.digest }, "补充")],
      [itemPage(), "按干基折算", () => makeMove(officer, "question", asked.no, "publish", { question: "投加量怎么计算？", answer: "按干基折算。", changes: "none" })],
    ];
    for (const [path, words, change] of steps) {
      expect(await shows(path, words)).toEqual([false, false]);
      valueOf(await change());
      expect(await shows(path, words)).toEqual([true, true]);
    }
    await shows(list, challenge.no);
    const another = await aChallenge();
    expect(await shows(list, another.no)).toEqual([true, true]);
    valueOf(await makeMove(challenge.staff.officer2, "challenge", challenge.no, "withdraw", {}, { reason: "需求单位撤回" }));
    expect(await shows(itemPage(), "需求单位撤回")).toEqual([true, true]);
  });

  it("is a calendar too: dates of an item, moved by a correction in every process at once, gone while it is suspended; none of what is not public", async () => {
    const { officer } = challenge.staff;
    const own = `${itemPage()}/calendar.ics`;
    const answer = await fetch(`${servers[0]!.origin}${own}`);
    expect([answer.status, answer.headers.get("content-type"), answer.headers.get("etag")]).toEqual([200, "text/calendar; charset=utf-8", expect.stringMatching(/^W\//)]);
    const closesAt = async () => (await getPool().query<{ at: Date }>("select closes_at as at from challenge where no = $1", [challenge.no])).rows[0]!.at;
    const closing = async () => (await closesAt()).toISOString().slice(0, 19).replaceAll(/[-:]/g, "");
    const entry = async () => `UID:${challenge.no}-closing@localhost\r\nDTSTAMP:${/DTSTAMP:(\w+)/.exec(await read(servers[0]!, own))?.[1] ?? ""}\r\nDTSTART:${await closing()}Z`;
    const before = await entry();
    for (const path of [own, "/calendar.ics"]) expect([path, await shows(path, before)]).toEqual([path, [true, true]]);
    const { content, digest } = valueOf(await showChallengeForm(await at(officer), challenge.no));
    const indicators = content.indicators.map((one, index) => (index === 0 && typeof one.value === "number" ? { ...one, value: one.value / 2 } : one));
    await setClock(new Date((await closesAt()).getTime() - 3 * 24 * 3_600_000).toISOString());
    valueOf(await amend(challenge.staff, challenge.no, { content: { ...content, indicators }, digest }, "指标放宽"));
    const after = await entry();
    expect(after.slice(-16)).not.toBe(before.slice(-16));
    for (const path of [own, "/calendar.ics"]) expect([path, await shows(path, after)]).toEqual([path, [true, true]]);
    expect(await shows(own, before.slice(-16))).toEqual([false, false]);
    valueOf(await makeMove(officer, "challenge", challenge.no, "suspend", {}, { reason: "核实数据" }));
    for (const path of [own, "/calendar.ics"]) expect([path, await shows(path, challenge.no)]).toEqual([path, [false, false]]);
    const hidden = await aChallenge({ status: "approved" });
    for (const no of [hidden.no, "JZGX-2199-999"]) expect((await fetch(`${servers[0]!.origin}/challenges/${no}/calendar.ics`)).status).toBe(404);
  });

  it("tells that an item has closed when the clock says so, and of a clock that was set", async () => {
    const open = "正在揭榜";
    const { rows } = await getPool().query<{ at: Date }>("select closes_at as at from challenge where no = $1", [challenge.no]);
    expect(await shows(itemPage(), open)).toEqual([true, true]);
    await setClock(rows[0]!.at.toISOString());
    expect(await shows(itemPage(), open)).toEqual([false, false]);
  });
});

describe("a server that keeps nothing", () => {
  let server: EdgeServer;
  beforeAll(async () => {
    server = await startServer({ KEEP_PAGES: "0" });
  }, 60_000);
  afterAll(() => server.stop());

  it("shows every reader of a crowd what was committed before they asked", async () => {
    const crowd: Promise<void>[] = [];
    let asking = true;
    let answered = 0;
    const reader = async (cookie: string) => {
      while (asking) {
        const before = titles;
        const shown = /未曾通知的题目(\d+)/.exec(await read(server, itemPage(), cookie ? { cookie } : {}))?.[1];
        expect(Number(shown ?? 0)).toBeGreaterThanOrEqual(before);
        answered += 1;
      }
    };
    titles = 0;
    await retitleUnheard();
    for (const cookie of ["", "", "", "jb_session=x", "jb_session=y", "jb_display=large"]) crowd.push(reader(cookie));
    try {
      for (let change = 0; change < 20; change += 1) await retitleUnheard();
    } finally {
      asking = false;
      await Promise.all(crowd);
    }
    expect(answered).toBeGreaterThanOrEqual(crowd.length);
  });

  it("never mixes what is everybody's with what is a person's, under one load", async () => {
    const people = [challenge.staff.leader.personId!, challenge.staff.officer2.personId!];
    const names = await Promise.all(people.map(async (id) => (await getPool().query<{ name: string }>("select name from person where id = $1", [id])).rows[0]!.name));
    const cookies = await Promise.all(people.map(async (id) => (await signedInVisitor(id)).cookie));
    const asked = Array.from({ length: 60 }, async (_, at) => {
      const cookie = [...cookies, ""][at % 3]!;
      const isWork = cookie !== "" && at % 2 === 0;
      const answer = await fetch(`${server.origin}${isWork ? "/work" : at % 5 === 0 ? "/challenges/NONE" : itemPage()}`, { headers: { cookie } });
      const text = await answer.text();
      const mine = names.filter((name) => text.includes(name));
      if (isWork) expect([answer.headers.get("cache-control"), mine]).toEqual(["no-store", [names[at % 3]]]);
      else expect([mine, answer.headers.has("set-cookie"), answer.status]).toEqual([[], false, at % 5 === 0 ? 404 : 200]);
    });
    await Promise.all(asked);
  }, 30_000);
});

describe("the next instant of the public pages", () => {
  it("is the next opening or closing of an item", async () => {
    const { rows } = await getPool().query<{ at: Date }>("select closes_at as at from challenge where no = $1", [challenge.no]);
    const closing = rows[0]!.at.getTime();
    const before = new Date(closing - 1).toISOString();
    expect(await nextPublicInstant(before)).toBe(new Date(closing).toISOString());
    expect(await nextPublicInstant("2190-01-01T00:00:00.000Z")).toBeNull();
  });
});

describe("a listener that is lost", () => {
  const listeners = async () => (await getPool().query<{ pid: number }>("select pid from pg_stat_activity where datname = current_database() and application_name = 'jiebang public changes' order by pid")).rows.map(({ pid }) => pid);

  it("leaves nothing kept, and nothing is kept until another one listens", async () => {
    await atSlotStart();
    await shows(itemPage(), "");
    const before = await listeners();
    expect(before).toHaveLength(2);
    const title = await retitleUnheard();
    expect(await shows(itemPage(), title)).toEqual([false, false]);
    for (const pid of before) await asOwner("select pg_terminate_backend($1)", [pid]);
    expect(await shows(itemPage(), title)).toEqual([true, true]);
    const unkept = await retitleUnheard();
    expect(await shows(itemPage(), unkept)).toEqual([true, true]);
    await expect.poll(async () => {
      await shows(itemPage(), "");
      return (await listeners()).filter((pid) => !before.includes(pid)).length;
    }, { timeout: 30_000 }).toBe(2);
    await atSlotStart();
    await shows(itemPage(), "");
    const kept = await retitleUnheard();
    expect(await shows(itemPage(), kept)).toEqual([false, false]);
  });

  it("that does not answer is given up, and nothing is served from what was kept", async () => {
    await atSlotStart();
    await shows(itemPage(), "");
    const title = await retitleUnheard();
    const holder = await getPool().connect();
    try {
      await holder.query("set role none");
      await holder.query("begin");
      // The clock cannot be read now, neither by the listener nor by the page that is made without it.
      await holder.query("lock table installation in access exclusive mode");
      const answer = read(servers[0]!, itemPage());
      const waiting = "select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and application_name <> 'jiebang public changes'";
      await expect.poll(async () => (await holder.query<{ count: number }>(waiting)).rows[0]!.count, { timeout: 8000 }).toBe(1);
      await holder.query("rollback");
      expect(await answer).toContain(title);
    } finally {
      await holder.query("rollback");
      await holder.query("set role jiebang_app");
      holder.release();
    }
  });
});

describe("every table", () => {
  it("tells of its changes, or stands among those that the public never reads", async () => {
    const { rows } = await getPool().query<{ name: string }>(
      "select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and not starts_with(c.relname, 'auth_') and not exists (select from pg_trigger g where g.tgrelid = c.oid and g.tgname = 'tell_public_change') order by 1",
    );
    expect(rows.map(({ name }) => name)).toMatchInlineSnapshot(`
      [
        "assignment_plan",
        "attachment_reading",
        "audit_event",
        "audit_head",
        "bid_claim",
        "bid_confirmation",
        "bid_content",
        "bid_draft_aside",
        "bid_draft_revision",
        "bid_file",
        "bid_file_text",
        "bid_member",
        "bid_member_request",
        "bid_opened_file",
        "bid_reading",
        "bid_receipt",
        "bid_version",
        "bid_version_file",
        "challenge_listing",
        "check_slip",
        "conflict_declaration",
        "follow",
        "form_check",
        "form_check_line",
        "idempotency_key",
        "item_visit_entry",
        "mail_delivery",
        "panel_opinion",
        "panel_remark",
        "panel_vote",
        "paper_entry",
        "paper_scan",
        "paper_sheet",
        "person_profile",
        "probe_beat",
        "review_assignment",
        "sample_request",
        "score",
        "score_sheet",
        "secrecy_pledge",
        "similarity_pair",
        "similarity_reader",
        "similarity_screen",
      ]
    `);
  });
});
