import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { closeDatabase, getPool } from "#app/db/client.ts";
import { brokenInvariants } from "#app/db/invariants.ts";
import type { Actor } from "#app/domain/policy/actor.ts";
import { showResult } from "#app/services/award/show-result.ts";
import { showWorkChallenge } from "#app/services/challenge/show-work-challenge.ts";
import { listExceptions } from "#app/services/exception/list-exceptions.ts";
import { listTodo } from "#app/services/todo/list-todo.ts";
import { showRanking } from "#app/services/review/show-ranking.ts";
import { at, codeOf, makeMove, resetClock, valueOf } from "#tests/support/builders.ts";
import { type EdgeServer, startServer } from "#tests/support/edge-server.ts";
import { anOpenedItem, aPanel, markAndSign, type OpenedItem } from "#tests/support/reviews.ts";

let server: EdgeServer;
beforeAll(async () => {
  server = await startServer();
});
afterEach(resetClock);
afterAll(async () => {
  await server.stop();
  await closeDatabase();
});

/** What the public reads of the item, as text. */
async function publicText(no: string): Promise<string> {
  const response = await fetch(`${server.origin}/challenges/${encodeURIComponent(no)}`);
  expect(response.status).toBe(200);
  return (await response.text()).replace(/<(script|template)[\s\S]*?<\/\1>/g, "").replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
}
const move = (item: OpenedItem, who: keyof OpenedItem["staff"], name: string, input: unknown = {}, reason?: string) => makeMove(item.staff[who], "challenge", item.no, name, input, reason ? { reason } : {});

/** Gives the team's person an address. */
const reachable = (team: Actor) => getPool().query("update person set email = id || '@example.org' where id = $1", [team.personId]);

/** What the team of a bid was written of the end. */
const endings = async (bidNo: string) =>
  (await getPool().query("select data -> 'mail' ->> 'news' as news, data -> 'mail' ->> 'words' as words from pgboss.job where data -> 'mail' ->> 'template' = 'bidNews' and data -> 'mail' ->> 'news' = 'challengeEnded' and data -> 'mail' ->> 'bidNo' = $1", [bidNo])).rows;

/** Judged by three at these shares, and fixed; the lines of the ranking. */
async function judged(item: OpenedItem, shares: Record<string, number>) {
  await markAndSign(item, await panelOf(item), shares);
  valueOf(await move(item, "officer", "freezeRanking"));
  const ranking = valueOf(await showRanking(await at(item.staff.officer), item.no));
  if (ranking.kind !== "frozen") throw new Error(ranking.kind);
  return ranking;
}

let experts = 0;
const panels = new Map<string, Awaited<ReturnType<typeof aPanel>>>();
async function panelOf(item: OpenedItem) {
  const known = panels.get(item.no);
  if (known) return known;
  const nos = [1, 2, 3].map(() => `E86${String((experts += 1)).padStart(3, "0")}`);
  const panel = await aPanel(item, nos);
  panels.set(item.no, panel);
  return panel;
}

describe("branches after the form check (guide 1.4)", () => {
  it("a single bid waits for a decision, is asked more of, and may end without an award, in words the public reads", async () => {
    const item = await anOpenedItem({ bids: [{ lead: "T01" }, { lead: "T02", form: "reject" }] });
    expect(valueOf(await move(item, "officer", "startReview"))).toMatchObject({ to: "singleBid" });
    const waiting = await publicText(item.no);
    expect(waiting).toContain("评审准备中");
    expect(waiting).not.toMatch(/单一揭榜|示例·中原材料大学/);
    await panelOf(item);
    expect(valueOf(await move(item, "officer", "startReview"))).toMatchObject({ to: "inReview" });
    // 72 would do among rivals; alone it is below the mark of a single bid.
    const ranking = await judged(item, { T01: 72 });
    expect(ranking.file.rules.passMark).toBe(75);
    expect(ranking.lines).toMatchObject([{ total: "72.00", missed: [{}] }]);
    const award = { awards: [{ bid: item.bids.T01!.no, fiscalFen: 16_000_000 }], minuteNo: "测会纪〔2026〕1号" };
    expect(codeOf(await move(item, "leader", "decide", award))).toBe("reasonNeeded");
    expect(codeOf(await move(item, "officer2", "giveUp"))).toBe("reasonNeeded");
    valueOf(await move(item, "officer2", "giveUp", {}, "唯一有效申报未达到单一揭榜的合格分数线"));
    const ended = await publicText(item.no);
    expect(ended).toContain("已结束（未达成）");
    expect(ended).toContain("唯一有效申报未达到单一揭榜的合格分数线");
    expect(ended).not.toContain("72.00");
  });

  it("nobody passes: every line misses the mark, and the item ends with its reason", async () => {
    const item = await anOpenedItem({ bids: [{ lead: "T01" }, { lead: "T02" }] });
    await panelOf(item);
    valueOf(await move(item, "officer", "startReview"));
    const ranking = await judged(item, { T01: 50, T02: 55 });
    expect(ranking.lines.map(({ missed }) => missed.length > 0)).toEqual([true, true]);
    const { team, no } = item.bids.T01!;
    await reachable(team);
    expect(valueOf(await showResult(await at(team), no))).toMatchObject({ kind: "pending" });
    valueOf(await move(item, "officer2", "giveUp", {}, "各申报均未达到合格分数线"));
    // Every team learns why, and its own marks; of the others nothing.
    const own = valueOf(await showResult(await at(team), no));
    expect(own).toMatchObject({ kind: "ended", reason: "各申报均未达到合格分数线", scored: { total: "50.00", place: 2, of: 2 } });
    expect(JSON.stringify(own)).not.toMatch(/55\.00|E86\d/);
    expect(codeOf(await showResult(await at(team), item.bids.T02!.no))).toBe("notFound");
    expect(await endings(no)).toEqual([{ news: "challengeEnded", words: "各申报均未达到合格分数线" }]);
    expect(await publicText(item.no)).toContain("各申报均未达到合格分数线");
    expect(codeOf(await move(item, "leader", "decide", { awards: [], minuteNo: "测会纪〔2026〕2号" }))).toBe("wrongState");
  });

  it.each(["reissue", "giveUp"] as const)("a single bid that nobody goes on with ends by %s: with its reason, told to both teams, unjudged, and nothing of it public", async (turn) => {
    const item = await anOpenedItem({ bids: [{ lead: "T01" }, { lead: "T02", form: "reject" }] });
    const [only, refused] = [item.bids.T01!, item.bids.T02!];
    const panel = await panelOf(item);
    valueOf(await move(item, "officer", "startReview"));
    for (const { team } of [only, refused]) await reachable(team);
    const waits = async (who: Actor) => valueOf(await listTodo(await at(who), 1000)).mine.filter(({ no }) => no === item.no).map(({ code }) => code);
    expect(await waits(item.staff.officer)).toContain("resolveSingleBid");
    const [who, other] = turn === "reissue" ? (["officer", "officer2"] as const) : (["officer2", "officer"] as const);
    const reason = "只有一份有效申报，竞争不足";
    expect(codeOf(await move(item, other, turn, {}, reason))).toBe("notAllowed");
    expect(codeOf(await move(item, who, turn))).toBe("reasonNeeded");
    const offered = valueOf(await showWorkChallenge(await at(item.staff[who]), item.no)).offers.find((offer) => offer.move === turn);
    expect(offered).toMatchObject({ refusal: null });
    const ended = valueOf(await move(item, who, turn, {}, reason));
    expect(ended).toMatchObject({ to: "endedNoBid" });
    // The next number stands in its place, to be revised; what was given up has none.
    const next = turn === "reissue" ? valueOf(await showWorkChallenge(await at(item.staff.officer), ended.no as string)) : null;
    if (next) expect(next.challenge).toMatchObject({ status: "drafted", parentNo: item.no });
    for (const { no, team } of [only, refused]) {
      expect(await endings(no)).toEqual([{ news: "challengeEnded", words: reason }]);
      const dropped = no === refused.no ? { reason: expect.any(String) as string } : null;
      expect(valueOf(await showResult(await at(team), no))).toMatchObject({ kind: "ended", reason, dropped, scored: null });
    }
    const read = await publicText(item.no);
    expect(read).toContain(reason);
    expect(read).not.toMatch(/示例·中原材料大学|无人揭榜/);
    // Nobody is asked for anything any more, and it goes on by no way.
    for (const actor of [item.staff.officer, item.staff.officer2, item.staff.leader]) expect(await waits(actor)).toEqual([]);
    for (const expert of panel) expect(await waits(expert.actor)).toEqual([]);
    expect(codeOf(await move(item, "officer", "startReview"))).toBe("wrongState");
    expect(valueOf(await listExceptions(await at(item.staff.supervisor), item.round, turn === "reissue" ? "reissued" : "givenUp")).rows.filter(({ challengeNo }) => challengeNo === item.no)).toMatchObject([{ reason }]);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("no valid bid is 流榜, and the new item stands in its place", async () => {
    const item = await anOpenedItem({ bids: [{ lead: "T01", form: "reject" }, { lead: "T02", form: "reject" }] });
    expect(valueOf(await move(item, "officer", "startReview"))).toMatchObject({ to: "noBid" });
    expect(await publicText(item.no)).toContain("流榜，后续待定");
    // Bids were read: no deadline moves any more (guide 0.1, 3).
    const closesAt = new Date(Date.parse((await at(item.staff.officer)).now) + 10 * 86_400_000).toISOString();
    expect(codeOf(await move(item, "officer", "askExtend", { closesAt, onDayOff: true }, "再等一等"))).toBe("openedAlready");
    await reachable(item.bids.T01!.team);
    const again = valueOf(await move(item, "officer", "reissue", {}, "两份申报均不予受理，修改后重新发榜"));
    expect(again).toMatchObject({ to: "endedNoBid" });
    expect(await endings(item.bids.T01!.no)).toEqual([{ news: "challengeEnded", words: "两份申报均不予受理，修改后重新发榜" }]);
    const ended = await publicText(item.no);
    expect(ended).toContain("已结束（流榜）");
    expect(ended).toContain("两份申报均不予受理，修改后重新发榜");
    expect(await brokenInvariants()).toEqual([]);
  });
});
