import { beforeAll, describe, expect, it } from "vitest";
import { getPool } from "#app/db/client.ts";
import { findExceptions } from "#app/db/exceptions.ts";
import { brokenInvariants } from "#app/db/invariants.ts";
import { findProgressOf } from "#app/db/challenge-progress.ts";
import { nextSteps } from "#app/domain/overview/next-steps.ts";
import type { Actor } from "#app/domain/policy/actor.ts";
import { timelineWords } from "#app/messages/zh-CN/timeline.ts";
import { proposeShortlist } from "#app/services/award/propose-shortlist.ts";
import { showResult } from "#app/services/award/show-result.ts";
import { showShortlist, showShortlisted } from "#app/services/award/show-shortlist.ts";
import { showBid } from "#app/services/bid/show-bid.ts";
import { showRanking } from "#app/services/review/show-ranking.ts";
import { listTodo } from "#app/services/todo/list-todo.ts";
import { showTimeline } from "#app/services/timeline/show-timeline.ts";
import { aChecker, at, codeOf, makeMove, setClock, valueOf } from "#tests/support/builders.ts";
import { aRankedItem, aTeam, type OpenedItem } from "#tests/support/reviews.ts";

beforeAll(() => aChecker());

const paper = { date: "2026-01-05", place: "需求方会议室", people: ["示例需求方负责人"], scan: "d".repeat(64), checker: "officer2" };
const reason = "排名靠前，达到分数线";

const ranked = () => aRankedItem({ T01: 90, T02: 80, T03: 60 }, { owner: "D1" });
const owned = async (): Promise<Actor> => {
  const actor = await aTeam("D1");
  return { ...actor, units: actor.units.map((unit) => ({ ...unit, ownsChallenge: true })) };
};
const propose = async (item: OpenedItem, more: object = {}, who = item.staff.officer) => proposeShortlist(await at(who), { challenge: item.no, reason, ...more });
const decide = (item: OpenedItem, lead: string, extras = {}) => makeMove(item.staff.leader, "challenge", item.no, "decide", { awards: [{ bid: item.bids[lead]!.no }], minuteNo: "示例纪要〔2026〕3号" }, extras);
const say = (who: Actor, item: OpenedItem, lead: string, move: string, extras = {}) => makeMove(who, "shortlist", item.bids[lead]!.no, move, {}, extras);
const stepsOf = async (item: OpenedItem) => nextSteps((await findProgressOf(item.id))!, (await at(item.staff.officer)).now).map(({ code }) => code);

describe("需求方确认 (guide 1.2 pattern B, 1.3 stage 8)", () => {
  it("puts bids of the ranking before the owner, who reads these and no others, and nothing of the ranking", async () => {
    const item = await ranked();
    const owner = await owned();
    const { officer, officer2, leader, witness } = item.staff;
    expect(await stepsOf(item)).toEqual(["proposeShortlist"]);
    expect(codeOf(await showShortlist(await at(owner), item.no))).toBe("notFound");
    expect(codeOf(await showBid(await at(owner), item.bids.T01!.no))).toBe("notFound");
    for (const who of [officer2, leader, owner]) expect(codeOf(await propose(item, {}, who))).toBe("notAllowed");
    expect(codeOf(await propose(item, { reason: " " }))).toBe("invalidInput");
    expect(await propose(item, { bids: ["JB-0"] })).toMatchObject({ refusal: { fields: [{ path: "bids", message: "unknownBid" }] } });
    expect(codeOf(await decide(item, "T01"))).toBe("ownerUnasked");

    // Whoever reaches the mark; the owner has an address.
    await getPool().query("update person set email = 'owner-d1@example.org' where id = $1", [owner.personId]);
    await getPool().query("update unit_member set administrator = true where person_id = $1", [owner.personId]);
    const proposed = valueOf(await propose(item));
    expect(proposed).toMatchObject({ bids: [item.bids.T01!.no, item.bids.T02!.no], isTold: true });
    expect(codeOf(await propose(item, { bids: [item.bids.T01!.code] }))).toBe("alreadyDone");
    const { rows } = await getPool().query("select data -> 'mail' as mail from pgboss.job where data ->> 'to' = 'owner-d1@example.org' and data -> 'mail' ->> 'news' = 'wordAsked'");
    expect(rows).toMatchObject([{ mail: { no: item.no } }]);
    expect(valueOf(await listTodo(await at(owner))).mine).toContainEqual(expect.objectContaining({ code: "answerShortlist", no: item.no, count: 2, due: proposed.dueOn }));
    expect(await stepsOf(item)).toEqual(["awaitOwner"]);

    const page = valueOf(await showShortlist(await at(owner), item.no));
    expect(page).toMatchObject({ sight: "owner", candidates: [], rows: [{ reason, status: "proposed" }, { status: "proposed" }] });
    expect(JSON.stringify(page)).not.toMatch(/"place"|"total"|90\.00|80\.00/);
    for (const lead of ["T01", "T02"]) expect(valueOf(await showBid(await at(owner), item.bids[lead]!.no))).toMatchObject({ sight: "review" });
    expect(codeOf(await showBid(await at(owner), item.bids.T03!.no))).toBe("notFound");
    expect(codeOf(await showRanking(await at(owner), item.no))).toBe("notAllowed");
    for (const who of [witness, item.bids.T01!.team, await aTeam("D2")]) {
      expect(codeOf(await showShortlist(await at(who), item.no))).toBe("notFound");
      expect(codeOf(await showShortlisted(await at(who), item.bids.T01!.no))).toBe("notFound");
    }
    expect(codeOf(await decide(item, "T01"))).toBe("ownerTermRunning");

    for (const who of [officer, leader]) expect(codeOf(await say(who, item, "T01", "confirm"))).toBe("notAllowed");
    expect(valueOf(await say(owner, item, "T01", "confirm", { reason: "工艺与现有产线匹配" }))).toMatchObject({ to: "confirmed" });
    expect(codeOf(await say(owner, item, "T01", "veto", { reason: "改主意" }))).toBe("wrongState");
    const ranking = valueOf(await showRanking(await at(leader), item.no));
    expect(ranking.kind === "frozen" && ranking.lines.map(({ place, ownerAnswer }) => [place, ownerAnswer])).toEqual([[1, { word: "confirmed", words: "工艺与现有产线匹配" }], [2, { word: "asked", words: "" }], [3, { word: "unasked", words: "" }]]);
    expect(valueOf(await decide(item, "T01"))).toMatchObject({ to: "decided", grounds: [] });
    expect(codeOf(await say(owner, item, "T02", "confirm"))).toBe("notBeforeOwner");
    expect(await brokenInvariants()).toEqual([]);
  });

  it("is asked once more after a veto, and passed over only with a reason that stands in 例外清单; the team reads why", async () => {
    const item = await ranked();
    const owner = await owned();
    valueOf(await propose(item, { bids: [item.bids.T01!.no] }));
    expect(codeOf(await say(owner, item, "T01", "veto"))).toBe("reasonNeeded");
    valueOf(await say(owner, item, "T01", "veto", { reason: "场地条件不符" }));
    expect(await stepsOf(item)).toEqual(["proposeShortlist", "decide"]);
    valueOf(await say(item.staff.officer, item, "T01", "propose", { reason: "场地已协调，请再确认" }));
    expect(valueOf(await showShortlisted(await at(owner), item.bids.T01!.no))).toMatchObject({ bid: { status: "proposed", times: 2, words: "场地条件不符", reason: "场地已协调，请再确认" } });
    // The second answer came on paper.
    expect(codeOf(await say(item.staff.officer, item, "T01", "veto", { reason: "仍不同意", offline: { ...paper, checker: "officer" } }))).toBe("offlineRecordIncomplete");
    valueOf(await say(item.staff.officer, item, "T01", "veto", { reason: "仍不同意：场地条件不符", offline: paper }));
    expect(codeOf(await say(item.staff.officer, item, "T01", "propose", { reason: "第三次" }))).toBe("alreadyDone");
    const told = valueOf(await showTimeline(await at(item.staff.officer), "challenge", item.no)).filter(({ noun }) => noun === "shortlist");
    expect(told.map((event) => [timelineWords(event, "challenge").replace(/（.*/, ""), event.reason, event.isOffline])).toEqual([
      [`对接确认 ${item.bids.T01!.no}：不同意`, "仍不同意：场地条件不符", true],
      [`对接确认 ${item.bids.T01!.no}：再次提请`, "场地已协调，请再确认", false],
      [`对接确认 ${item.bids.T01!.no}：不同意`, "场地条件不符", false],
      [`对接确认 ${item.bids.T01!.no}：提请`, reason, false],
    ]);
    expect(valueOf(await showShortlist(await at(item.staff.leader), item.no))).toMatchObject({ rows: [{ status: "vetoed", isOffline: true }] });

    expect(await decide(item, "T01")).toMatchObject({ refusal: { code: "reasonNeeded", facts: { ground: "reasonOwnerVetoed" } } });
    const decided = valueOf(await decide(item, "T01", { reason: "场地由园区统一解决，经会议研究" })) as { notice: string; grounds: string[] };
    expect(decided.grounds).toEqual(["reasonOwnerVetoed"]);
    const { rows } = await getPool().query<{ id: string }>("select round_id as id from challenge where id = $1", [item.id]);
    const kinds = (await findExceptions([rows[0]!.id], true)).flatMap((row) => row.kinds);
    expect(kinds).toEqual(expect.arrayContaining(["againstOwner", "offline"]));
    expect(valueOf(await showResult(await at(item.bids.T01!.team), item.bids.T01!.no))).not.toHaveProperty("ownerVeto");
    valueOf(await makeMove(item.staff.officer2, "notice", decided.notice, "publish", { documentNumber: "测确认〔2026〕1号" }));
    expect(valueOf(await showResult(await at(item.bids.T01!.team), item.bids.T01!.no))).toMatchObject({ ownerVeto: "仍不同意：场地条件不符" });
    expect(valueOf(await showResult(await at(item.bids.T02!.team), item.bids.T02!.no))).toMatchObject({ ownerVeto: null });
  });

  it("waits for an owner that keeps silent, once longer, and then no more; who has no address is called", async () => {
    const item = await ranked();
    const owner = await owned();
    await getPool().query("update person set email = null, phone = null where id in (select m.person_id from unit_member m where m.unit_id = $1)", [owner.units[0]!.unitId]);
    const { dueOn, isTold } = valueOf(await propose(item, { bids: [item.bids.T01!.no] }));
    expect(isTold).toBe(false);
    expect(await stepsOf(item)).toEqual(["tellOwner", "awaitOwner"]);
    await setClock(`${dueOn}T23:59:58+08:00`);
    expect(codeOf(await decide(item, "T01"))).toBe("ownerTermRunning");
    await setClock(new Date(Date.parse(`${dueOn}T23:59:59+08:00`) + 60_000).toISOString());
    expect(await stepsOf(item)).toEqual(["resolveSilence", "decide"]);
    expect(await decide(item, "T01")).toMatchObject({ refusal: { code: "reasonNeeded", facts: { ground: "reasonOwnerSilent" } } });
    expect(codeOf(await say(item.staff.officer, item, "T01", "extend"))).toBe("reasonNeeded");
    valueOf(await say(item.staff.officer, item, "T01", "extend", { reason: "需求方请求延长" }));
    expect(codeOf(await say(item.staff.officer, item, "T01", "extend", { reason: "再延" }))).toBe("alreadyDone");
    expect(codeOf(await decide(item, "T01", { reason: "不等了" }))).toBe("ownerTermRunning");
    const { rows } = await getPool().query<{ due: string }>("select due_on::text as due from shortlist where challenge_id = $1", [item.id]);
    await setClock(new Date(Date.parse(`${rows[0]!.due}T23:59:59+08:00`) + 60_000).toISOString());
    expect(valueOf(await decide(item, "T01", { reason: "期满没有答复，经会议研究" }))).toMatchObject({ grounds: ["reasonOwnerSilent"] });
  });

  it("is no step of an item without it, nor of one whose ranking is not fixed", async () => {
    const item = await aRankedItem({ T01: 90, T02: 80 });
    expect(codeOf(await propose(item))).toBe("stageNotInPattern");
    expect(valueOf(await decide(item, "T01"))).toMatchObject({ to: "decided" });
  });
});
