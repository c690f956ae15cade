import { readFile } from "node:fs/promises";
import { beforeAll, describe, expect, it } from "vitest";
import { actorOfPerson } from "#app/auth/actor.ts";
import { getPool } from "#app/db/client.ts";
import { readClock } from "#app/db/clock.ts";
import { publicActor } from "#app/domain/policy/actor.ts";
import { showAudit } from "#app/services/audit/verify-log.ts";
import { createBid } from "#app/services/bid/create-bid.ts";
import { listWorkChallenges } from "#app/services/challenge/list-work-challenges.ts";
import { showManyMoves } from "#app/services/challenge/move-challenges.ts";
import { showWorkChallenge } from "#app/services/challenge/show-work-challenge.ts";
import { showClock } from "#app/services/clock/set-clock.ts";
import { resetDemo } from "#app/services/demo/reset-demo.ts";
import { listExceptions } from "#app/services/exception/list-exceptions.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { listFollowedRounds, listRounds } from "#app/services/round/list-rounds.ts";
import { showRoundOverview } from "#app/services/round/round-overview.ts";
import { showRound } from "#app/services/round/show-round.ts";
import { showSupervision } from "#app/services/supervision/show-supervision.ts";
import { declareNone } from "#app/services/review/declare-conflicts.ts";
import { showTimeline } from "#app/services/timeline/show-timeline.ts";
import { listTodo } from "#app/services/todo/list-todo.ts";
import { showHome } from "#app/services/todo/show-home.ts";
import { showWitness } from "#app/services/witness/show-witness.ts";
import { workListFilter } from "#app/domain/challenge/work-list.ts";
import { codeOf, makeMove, setClock, valueOf } from "#tests/support/builders.ts";

const round = "JZGX-2026";
const item = "JZGX-2026-001";
const bureau = ["officer", "officer2", "leader", "witness", "supervisor", "admin"];
const outsiders = ["public", "lead-t01", "unit-t02", "e001"];

async function as(username: string): Promise<Context> {
  const actor = username === "public" ? publicActor : await actorOfPerson(username);
  if (!actor) throw new Error(`no person ${username}`);
  return { actor, now: await readClock() };
}

/** Everything that somebody's lists, counts, matters and histories say, at a fixed moment. */
async function everything(username: string): Promise<unknown[]> {
  const ctx = { ...(await as(username)), now: "2026-11-25T04:00:00.000Z" };
  const { rows } = await getPool().query<{ id: string; no: string }>("select id, no from bid where no like 'JB-2026-0%' and length(no) = 11 order by no");
  const views = await Promise.all([
    listRounds(ctx),
    listFollowedRounds(ctx),
    showRound(ctx, round),
    showRoundOverview(ctx, round),
    listWorkChallenges(ctx, workListFilter.parse({})),
    showWorkChallenge(ctx, item),
    showManyMoves(ctx, round, "extend"),
    listExceptions(ctx, round),
    showTimeline(ctx, "challenge", item),
    showTimeline(ctx, "round", round),
    listTodo(ctx),
    showHome(ctx, true),
    showSupervision(ctx),
    showWitness(ctx),
    showAudit(ctx),
    showClock(ctx),
    ...rows.map(({ id }) => showTimeline(ctx, "bid", id)),
    ...rows.map(({ no }) => showTimeline(ctx, "bid", no)),
  ]);
  return views;
}

describe("before the opening", () => {
  beforeAll(async () => {
    valueOf(await resetDemo(JSON.parse(await readFile("prisma/demo/demo-round.json", "utf8")), actorOfPerson));
  });

  it("has bids that could leak: some are submitted, one is withdrawn and submitted again", async () => {
    const { rows } = await getPool().query<{ no: string }>("select no from bid where status = 'submitted' order by no");
    expect(rows.length).toBeGreaterThan(5);
    const no = rows[0]!.no;
    const { rows: people } = await getPool().query<{ username: string }>("select p.username from bid b join person p on p.id = b.created_by where b.no = $1", [no]);
    const lead = (await as(people[0]!.username)).actor;
    valueOf(await makeMove(lead, "bid", no, "withdraw"));
    const events = valueOf(await showTimeline(await as(people[0]!.username), "bid", no)).map(({ event }) => event);
    expect(events).toContain("withdraw");
    expect(events).toContain("submit");
    valueOf(await makeMove(lead, "bid", no, "submit"));
  });

  it.each([...bureau, ...outsiders.filter((who) => who !== "lead-t01" && who !== "unit-t02")])("shows %s the same whether a team submits, withdraws, submits again or does nothing", async (username) => {
    const before = await everything(username);
    const { rows } = await getPool().query<{ no: string; username: string }>("select b.no, p.username from bid b join person p on p.id = b.created_by where b.status = 'submitted' order by b.no limit 2");
    for (const { no, username: lead } of rows) {
      const { actor } = await as(lead);
      valueOf(await makeMove(actor, "bid", no, "withdraw"));
      expect(await everything(username)).toEqual(before);
      valueOf(await makeMove(actor, "bid", no, "submit"));
    }
    expect(await everything(username)).toEqual(before);
  });

  it("shows everybody the same after a team begins its first draft on an item", async () => {
    const watchers = [...bureau, "public", "e001"];
    const before = await Promise.all(watchers.map(everything));
    const { rows } = await getPool().query<{ challenge: string; username: string }>(
      `select c.no as challenge, p.username from challenge c, unit_member m join person p on p.id = m.person_id
       where m.administrator and c.owner_unit_id is distinct from m.unit_id and p.username like 'unit-%'
         and not exists (select from bid b where b.challenge_id = c.id and b.lead_unit_id = m.unit_id) order by 1, 2 limit 1`,
    );
    valueOf(await createBid(await as(rows[0]!.username), { challenge: rows[0]!.challenge }));
    expect(await Promise.all(watchers.map(everything))).toEqual(before);
  });

  it("names no bid to anybody but its team", async () => {
    const { rows } = await getPool().query<{ no: string; id: string }>("select no, id from bid");
    for (const username of [...bureau, "public", "e001", "owner-d1"]) {
      const said = JSON.stringify(await everything(username));
      for (const { no, id } of rows) {
        expect(said).not.toContain(no);
        expect(said).not.toContain(id);
      }
      for (const { no } of rows) expect(codeOf(await showTimeline(await as(username), "bid", no))).toBe("notFound");
    }
  });

  it("is nobody's matter but the team's to submit a draft", async () => {
    expect(valueOf(await listTodo(await as("lead-t01"))).mine.map(({ code }) => code)).toEqual([]);
    const { rows } = await getPool().query<{ no: string; username: string }>("select b.no, p.username from bid b join person p on p.id = b.created_by where b.status = 'submitted' order by b.no limit 1");
    const { actor } = await as(rows[0]!.username);
    valueOf(await makeMove(actor, "bid", rows[0]!.no, "withdraw"));
    const { mine } = valueOf(await listTodo(await as(rows[0]!.username)));
    expect(mine).toMatchObject([{ code: "submitDraft", no: rows[0]!.no, href: `/work/bids/${rows[0]!.no}/edit` }]);
    expect(mine[0]!.due).not.toBeNull();
    for (const who of bureau) expect(valueOf(await listTodo(await as(who))).mine.map(({ no }) => no)).not.toContain(rows[0]!.no);
    valueOf(await makeMove(actor, "bid", rows[0]!.no, "submit"));
  });
});

describe("who follows a round", () => {
  it.each(["officer", "officer2", "leader", "supervisor"])("is %s: overview, list and exceptions are there", async (username) => {
    const ctx = await as(username);
    const overview = valueOf(await showRoundOverview(ctx, round));
    expect(overview.rows).toHaveLength(8);
    expect(overview.rail.find(({ stage }) => stage === "bidding")).toMatchObject({ here: 8, state: "current" });
    expect(overview.rows.every((row) => row.step?.code === "awaitBids")).toBe(true);
    expect(overview.dates.later.length + overview.dates.thisWeek.length).toBe(8);
    expect(valueOf(await listWorkChallenges(ctx, workListFilter.parse({ waste: "钛石膏", sort: "-fiscal" }))).rows.map(({ bids }) => bids)).toEqual(expect.arrayContaining([null]));
    // Of the demo: an answer that nobody else drafted, and two attachments after the publication.
    expect(valueOf(await listExceptions(ctx, round)).byKind).toEqual([{ kind: "singlePerson", count: 1 }, { kind: "attached", count: 2 }]);
  });

  it.each([...outsiders, "witness", "admin", "owner-d1"])("is not %s: there the pages do not exist", async (username) => {
    const ctx = await as(username);
    for (const answer of [await showRoundOverview(ctx, round), await listExceptions(ctx, round), await listFollowedRounds(ctx), await showWorkChallenge(ctx, item), await showManyMoves(ctx, round, null), await showSupervision(ctx)]) {
      expect(codeOf(answer)).toBe("notFound");
    }
  });

  it("answers for a round that does not exist as for a foreign one", async () => {
    expect(await showRoundOverview(await as("officer"), "XX-2000")).toEqual(await showRoundOverview(await as("e001"), round));
  });

  it("shows an owner its published challenges without the count", async () => {
    const list = valueOf(await listWorkChallenges(await as("owner-d1"), workListFilter.parse({})));
    expect(list.rows.map(({ no, bids }) => [no, bids])).toEqual([[item, null]]);
    expect(list.isStaff).toBe(false);
  });
});

describe("after closing", () => {
  it("counts at the closing, shows bids at the opening, and waits for the right people", async () => {
    const { rows } = await getPool().query<{ closes: Date }>("select closes_at as closes from challenge where no = $1", [item]);
    await setClock(new Date(rows[0]!.closes.getTime() + 60_000).toISOString());
    const [officer, second] = [(await as("officer")).actor, (await as("officer2")).actor];
    valueOf(await makeMove(officer, "challenge", item, "close"));
    const closed = valueOf(await showWorkChallenge(await as("officer"), item));
    const bids = closed.challenge.bidsAtClose!;
    expect(bids).toBeGreaterThan(0);
    expect(closed.steps).toMatchObject([{ code: "openBids", who: ["secondOfficer"], count: bids }]);
    expect(closed.cells.find(({ stage }) => stage === "formCheck")).toMatchObject({ state: "current", word: "toOpen" });
    expect(valueOf(await listTodo(await as("officer2"))).mine).toContainEqual(expect.objectContaining({ code: "openBids", no: item, count: bids }));
    expect(valueOf(await listTodo(await as("officer"))).waiting.map(({ code, no }) => [code, no])).toContainEqual(["openBids", item]);
    expect(valueOf(await listTodo(await as("witness"))).mine).toMatchObject([{ code: "witnessOpening", no: item, href: "/work/witness" }]);
    expect(valueOf(await showWitness(await as("witness"))).coming[0]).toMatchObject({ no: item, isDue: true, bidsAtClose: bids });
    // Closed is not opened: no bid has a name yet.
    const { rows: sealed } = await getPool().query<{ no: string }>("select b.no from bid b join challenge c on c.id = b.challenge_id where c.no = $1 and b.status = 'submitted' order by b.no", [item]);
    for (const { no } of sealed) expect(JSON.stringify(await everything("officer"))).not.toContain(no);

    valueOf(await makeMove(second, "challenge", item, "openBids"));
    // Before anything of what follows, the conflict of interest; then what the next move lacks besides.
    const startOf = async () => valueOf(await showWorkChallenge(await as("officer"), item)).offers.find(({ move }) => move === "startReview")?.refusal;
    expect(await startOf()).toEqual({ code: "declarationDue", facts: { no: item } });
    valueOf(await declareNone(await as("officer"), item));
    const opened = valueOf(await showWorkChallenge(await as("officer"), item));
    expect(opened.steps).toMatchObject([{ code: "checkForms", count: bids }]);
    // What the next move lacks is said before it is tried, here and over many.
    expect(await startOf()).toEqual({ code: "formCheckOpen", facts: { count: bids } });
    expect(valueOf(await showManyMoves(await as("officer"), round, "startReview")).chosen?.items.find(({ no }) => no === item)?.refusal?.code).toBe("formCheckOpen");
    expect(valueOf(await showWitness(await as("witness"))).records).toMatchObject([{ challengeNo: item, opened: bids, failed: 0, who: "示例复核人" }]);
    expect(valueOf(await showTimeline(await as("officer"), "bid", sealed[0]!.no)).map(({ event }) => event)).toContain("open");
    expect(codeOf(await showTimeline(await as("e001"), "bid", sealed[0]!.no))).toBe("notFound");
  });

  it("lists what one person passed alone, and papers with their proof, and keeps experts' people from the leader", async () => {
    const { rows } = await getPool().query<{ no: string }>("select b.no from bid b join challenge c on c.id = b.challenge_id where c.no = $1 and b.status = 'underFormCheck' order by b.no", [item]);
    const officer = (await as("officer")).actor;
    const paper = { date: "2026-11-24", place: "示例·三楼会议室", people: ["示例甲", "示例乙"], scan: "b".repeat(64), checker: "officer2" };
    const [first, ...others] = rows;
    valueOf(await makeMove(officer, "bid", first!.no, "passForm", {}, { offline: paper, reason: "线下核对" }));
    for (const { no } of others) valueOf(await makeMove(officer, "bid", no, "passForm", {}, { reason: "材料齐全" }));
    const list = valueOf(await listExceptions(await as("supervisor"), round));
    expect(list.byKind).toEqual([
      { kind: "offline", count: 1 },
      { kind: "singlePerson", count: others.length + 1 },
      { kind: "attached", count: 2 },
    ]);
    const onPaper = valueOf(await listExceptions(await as("supervisor"), round, "offline"));
    expect(onPaper.rows).toMatchObject([{ noun: "bid", event: "passForm", no: first!.no, challengeNo: item, who: "示例经办人", reason: "线下核对", offline: { date: "2026-11-24", place: "示例·三楼会议室", people: ["示例甲", "示例乙"], scan: "b".repeat(64), checker: "示例复核人" } }]);
    const [event] = valueOf(await showTimeline(await as("officer"), "bid", first!.no));
    expect(event).toMatchObject({ event: "passForm", isOffline: true, who: "示例经办人", offline: { checker: "示例复核人" } });
    // A leader learns what was done, not who is behind a bid.
    const [seen] = valueOf(await showTimeline(await as("leader"), "bid", first!.no));
    expect(seen).toMatchObject({ event: "passForm", isOffline: true, who: null, offline: { people: null, checker: null } });
    expect(JSON.stringify(await showTimeline(await as("leader"), "bid", first!.no))).not.toContain("示例负责人");
  });

  it("tells a team its own people and nobody of the bureau", async () => {
    const { rows } = await getPool().query<{ no: string; username: string; name: string }>(
      "select b.no, p.username, p.name from bid b join challenge c on c.id = b.challenge_id join person p on p.id = b.created_by where c.no = $1 order by b.no limit 1",
      [item],
    );
    const events = valueOf(await showTimeline(await as(rows[0]!.username), "bid", rows[0]!.no));
    expect(events.map(({ event, who }) => [event, who])).toEqual(
      expect.arrayContaining([
        ["passForm", null],
        ["open", null],
        ["submit", rows[0]!.name],
      ]),
    );
    expect(events.every(({ offline }) => offline === null)).toBe(true);
  });
});

describe("histories", () => {
  it("show the public what was public, without persons, with the reasons that are public", async () => {
    const challenge = "JZGX-2026-002";
    const { rows } = await getPool().query<{ closes: Date }>("select closes_at as closes from challenge where no = $1", [challenge]);
    await setClock(new Date(rows[0]!.closes.getTime() - 86_400_000).toISOString());
    const [officer, second] = [(await as("officer")).actor, (await as("officer2")).actor];
    valueOf(await makeMove(officer, "challenge", challenge, "suspend", {}, { reason: "需求单位停产检修" }));
    valueOf(await makeMove(second, "challenge", challenge, "resume", {}, { reason: "检修完毕" }));
    const seen = valueOf(await showTimeline(await as("public"), "challenge", challenge));
    expect(seen.map(({ event, who, reason }) => [event, who, reason])).toEqual([
      ["resume", null, "检修完毕"],
      ["suspend", null, "需求单位停产检修"],
      ["publish", null, null],
    ]);
    expect(JSON.stringify(seen)).not.toContain("示例");
    const staff = valueOf(await showTimeline(await as("officer"), "challenge", challenge));
    expect(staff.map(({ event, who }) => [event, who])).toEqual([
      ["resume", "示例复核人"],
      ["suspend", "示例经办人"],
      ["publish", "示例复核人"],
      ["approve", "示例经办人"],
      ["commit", "示例经办人"],
      ["create", "示例经办人"],
    ]);
    // A witness reads what the public reads.
    expect(valueOf(await showTimeline(await as("witness"), "challenge", challenge))).toEqual(seen);
    expect(valueOf(await listExceptions(await as("supervisor"), round, "suspended")).rows.map(({ event, reason }) => [event, reason])).toEqual([
      ["resume", "检修完毕"],
      ["suspend", "需求单位停产检修"],
    ]);
  });
});
