import { describe, expect, it } from "vitest";
import { getPool } from "#app/db/client.ts";
import { brokenInvariants } from "#app/db/invariants.ts";
import { publicActor } from "#app/domain/policy/actor.ts";
import { verifyRanking } from "#app/services/review/verify-ranking.ts";
import { listExceptions } from "#app/services/exception/list-exceptions.ts";
import { inviteExperts } from "#app/services/review/invite-experts.ts";
import { reportLateConflict } from "#app/services/review/late-conflict.ts";
import { stageFiles } from "#app/domain/review/staged-file.ts";
import { readRankingFile, readVoidedRanking, showRanking } from "#app/services/review/show-ranking.ts";
import { showTimeline } from "#app/services/timeline/show-timeline.ts";
import { at, codeOf, makeMove, valueOf } from "#tests/support/builders.ts";
import { anExpert, aRankedItem, declareAndAccept, mark, type OpenedItem, tasksOf } from "#tests/support/reviews.ts";

/** A conflict that comes to light between the freeze and the decision (guide 1.4, 3.3). */
const words = "收到实名反映，经核实有近亲属在申报单位任职";
const reason = "一名评审专家应回避而未回避，其评分作废，重新排名。";

const states = async ({ id }: OpenedItem) => {
  const { rows } = await getPool().query<{ challenge: string; bids: string; tasks: string }>(
    `select c.status as challenge, (select string_agg(distinct b.status, ',') from bid b where b.challenge_id = c.id) as bids,
       (select string_agg(e.no || ' ' || a.status, ', ' order by e.no, b.no) from review_assignment a join bid b on b.id = a.bid_id join expert e on e.id = a.expert_id where b.challenge_id = c.id) as tasks
     from challenge c where c.id = $1`,
    [id],
  );
  return rows[0]!;
};

const decided = (item: OpenedItem) => makeMove(item.staff.leader, "challenge", item.no, "decide", {});
const voided = (item: OpenedItem, who: "officer" | "officer2") => makeMove(item.staff[who], "challenge", item.no, "voidRanking", {}, { reason });
const reported = async (item: OpenedItem) => valueOf(await reportLateConflict(await at(item.staff.officer), item.no, { expert: "E901", kind: "kin", words }));

describe("a conflict that comes to light after the freeze", () => {
  it("stops the decision at once; another person than who recorded it voids the ranking, with a reason", async () => {
    const item = await aRankedItem({ T05: 90, T06: 80 });
    expect(codeOf(await voided(item, "officer2"))).toBe("rankingSound");
    expect(await reported(item)).toEqual({ dropped: false, replacement: null, mustVoid: true, mustSettle: false });
    expect(codeOf(await decided(item))).toBe("rankingTainted");
    expect(codeOf(await voided(item, "officer"))).toBe("samePerson");
    expect(codeOf(await makeMove(item.staff.officer2, "challenge", item.no, "voidRanking"))).toBe("reasonNeeded");
    expect((await states(item)).challenge).toBe("ranked");
    expect(valueOf(await showRanking(await at(item.staff.officer2), item.no))).toMatchObject({ kind: "frozen", isTainted: true });
  });

  it("leaves the fallen version on file, drops the marks, and a new one is fixed without them", async () => {
    const item = await aRankedItem({ T05: [60, 90, 90], T06: [99, 80, 80] }, { rules: { leastValidScores: 2 } });
    const officer = await at(item.staff.officer);
    const first = valueOf(await readRankingFile(officer, item.no));
    await reported(item);
    expect(valueOf(await voided(item, "officer2"))).toMatchObject({ to: "inReview", version: 1, replacements: [] });
    expect(await states(item)).toEqual({ challenge: "inReview", bids: "formPassed", tasks: "E901 voided, E901 voided, E902 signed, E902 signed, E903 signed, E903 signed" });
    expect(codeOf(await readRankingFile(officer, item.no))).toBe("notFound");
    expect(codeOf(await decided(item))).toBe("wrongState");

    valueOf(await makeMove(item.staff.officer, "challenge", item.no, "freezeRanking"));
    const second = valueOf(await readRankingFile(officer, item.no));
    expect(second.digest).not.toBe(first.digest);
    expect(stageFiles(second.file)[0].sheets).toHaveLength(4);
    expect(stageFiles(second.file)[0].voided).toHaveLength(2);
    expect(second.file.bids[0]).toMatchObject({ bid: item.bids.T05!.code, place: 1 });
    expect(valueOf(await verifyRanking(officer, { content: second.text, digest: second.digest }))).toMatchObject({ same: true });
    expect(valueOf(await readVoidedRanking(officer, item.no, 1)).text).toBe(first.text);
    expect(codeOf(await readVoidedRanking(officer, item.no, 2))).toBe("notFound");
    expect(valueOf(await showRanking(officer, item.no))).toMatchObject({ kind: "frozen", isTainted: false, voided: [{ version: 1, digest: first.digest, reason }] });
    expect(codeOf(await voided(item, "officer2"))).toBe("rankingSound");
    expect(await brokenInvariants()).toEqual([]);
  });

  it("waits for another expert where too few marks are left", async () => {
    const item = await aRankedItem({ T07: 85 });
    await reported(item);
    expect(valueOf(await voided(item, "officer2"))).toMatchObject({ replacements: ["none"] });
    expect(codeOf(await makeMove(item.staff.officer, "challenge", item.no, "freezeRanking"))).toBe("tooFewScores");
    const another = await anExpert("E904");
    valueOf(await inviteExperts(await at(item.staff.officer), { challenge: item.no, experts: ["E904"], allBids: true }));
    const [reference] = await tasksOf(item, another.actor);
    await declareAndAccept(item, another);
    valueOf(await mark(another, item.bids.T07!.no, 88));
    valueOf(await makeMove(another.actor, "reviewAssignment", reference!, "sign"));
    valueOf(await makeMove(item.staff.officer, "challenge", item.no, "freezeRanking"));
    expect((await states(item)).challenge).toBe("ranked");
  });

  it("is on the list of exceptions, and the public reads the reason and no name", async () => {
    const item = await aRankedItem({ T08: 85, T09: 80 });
    await reported(item);
    valueOf(await voided(item, "officer2"));
    const { rows } = valueOf(await listExceptions(await at(item.staff.supervisor), item.round));
    expect(rows.flatMap(({ kinds }) => kinds)).toEqual(expect.arrayContaining(["rankingVoided", "voided"]));
    const events = valueOf(await showTimeline(await at(publicActor), "challenge", item.no));
    expect(events.find(({ event }) => event === "voidRanking")).toMatchObject({ reason });
    expect(JSON.stringify(events)).not.toMatch(/E901|近亲属/);
  });
});
