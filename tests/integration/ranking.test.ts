import { describe, expect, it } from "vitest";
import { sha256Hex } from "#app/crypto/canonical.ts";
import { getPool } from "#app/db/client.ts";
import { brokenInvariants } from "#app/db/invariants.ts";
import { publicActor } from "#app/domain/policy/actor.ts";
import { stageFiles } from "#app/domain/review/staged-file.ts";
import { recomputeRanking } from "#app/domain/review/ranking-file.ts";
import { readRankingFile, recomputeStoredRanking, showRanking } from "#app/services/review/show-ranking.ts";
import { showReview } from "#app/services/review/show-review.ts";
import { at, codeOf, makeMove, valueOf } from "#tests/support/builders.ts";
import { anOpenedItem, aPanel, aRankedItem, longOpinion, mark, markAndSign, tasksOf } from "#tests/support/reviews.ts";
import { matchOnPaper } from "#tests/support/matching.ts";

async function frozen(item: { no: string; staff: { officer: Parameters<typeof at>[0] } }) {
  const view = valueOf(await showRanking(await at(item.staff.officer), item.no));
  if (view.kind !== "frozen") throw new Error("not frozen");
  return view;
}

describe("the freeze", () => {
  it("waits for every live task and for enough valid sheets", async () => {
    const item = await anOpenedItem({ bids: [{ lead: "T01" }, { lead: "T02" }] });
    const experts = await aPanel(item, ["E901", "E902", "E903"]);
    valueOf(await makeMove(item.staff.officer, "challenge", item.no, "startReview"));
    await markAndSign(item, experts.slice(0, 2), { T01: 80, T02: 90 });
    const freeze = async () => makeMove(item.staff.officer, "challenge", item.no, "freezeRanking");
    expect(await freeze()).toMatchObject({ ok: false, refusal: { code: "scoresUnsigned", facts: { count: 2 } } });
    for (const reference of await tasksOf(item, experts[2]!.actor)) valueOf(await makeMove(item.staff.officer, "reviewAssignment", reference, "void", {}, { reason: "发现利害关系" }));
    expect(await freeze()).toMatchObject({ ok: false, refusal: { code: "tooFewScores", facts: { given: 2, least: 3 } } });
    expect(codeOf(await makeMove({ ...item.staff.officer, secondFactorFresh: false }, "challenge", item.no, "freezeRanking"))).toBe("secondFactorNeeded");
    const late = await aPanel(item, ["E909"]);
    await markAndSign(item, late, { T01: 80, T02: 90 });
    valueOf(await freeze());
    const view = await frozen(item);
    expect(view.file.voided).toHaveLength(2);
    expect(view.lines.map(({ validSheets }) => validSheets)).toEqual([3, 3]);
  });

  it("writes one file that recomputes, moves the bids, and changes no more", async () => {
    const item = await aRankedItem({ T01: [80, 85, 90], T02: [92, 85.5, 88] });
    const view = await frozen(item);
    expect(view.lines.map(({ unitName, place, total, method, tieBreak }) => ({ unitName, place, total, method, tieBreak }))).toEqual([
      // Sums of marks at two decimals, times 100/97.
      { unitName: "示例·黄淮绿色冶金研究院", place: 1, total: "88.50", method: "mean", tieBreak: null },
      { unitName: "示例·中原材料大学", place: 2, total: "85.00", method: "mean", tieBreak: null },
    ]);
    // Without the first expert 87.50 stands against 86.75.
    expect(view.sensitivity.scenarios.filter(({ changesFirst }) => changesFirst).map(({ kind }) => kind)).toEqual(["withoutExpert"]);
    const stored = valueOf(await readRankingFile(await at(item.staff.officer), item.no));
    expect(stored.digest).toBe(sha256Hex(stored.text));
    expect(recomputeRanking(JSON.parse(stored.text))).toMatchObject({ ok: true, value: { differs: [] } });
    expect(valueOf(await recomputeStoredRanking(await at(item.staff.supervisor), item.no))).toEqual({ digest: stored.digest, differs: [], bids: 2, sheets: 6 });
    const { rows } = await getPool().query<{ status: string }>("select distinct status from bid where challenge_id = $1", [item.id]);
    expect(rows).toEqual([{ status: "scored" }]);
    const [expert] = item.experts;
    expect(codeOf(await mark(expert!, item.bids.T01!.no, 100))).toBe("stageNotReached");
    expect(codeOf(await makeMove(item.staff.officer2, "reviewAssignment", `${item.bids.T01!.no}/${expert!.no}`, "reopen", {}, { reason: "笔误" }))).toBe("stageNotReached");
    expect(codeOf(await makeMove(item.staff.officer, "reviewAssignment", `${item.bids.T01!.no}/${expert!.no}`, "void", {}, { reason: "利害关系" }))).toBe("rankingFrozen");
    await expect(getPool().query("update ranking_freeze set file = '{}' where challenge_id = $1", [item.id])).rejects.toMatchObject({ code: "42501" });
    expect(await brokenInvariants()).toEqual([]);
  });

  it("names every sheet by the digest under which it was signed", async () => {
    const item = await aRankedItem({ T01: 80, T02: 90 });
    const file = stageFiles(valueOf(await readRankingFile(await at(item.staff.officer), item.no)).file)[0];
    const { rows } = await getPool().query<{ sheet: string }>(
      "select e.body::jsonb ->> 'sheet' as sheet from audit_event e join review_assignment a on a.id = e.object_id join bid b on b.id = a.bid_id where e.kind = 'sign' and b.challenge_id = $1",
      [item.id],
    );
    expect(file.sheets.map(({ digest }) => digest).sort()).toEqual(rows.map(({ sheet }) => sheet).sort());
  });

  it("drops extremes from five sheets on", async () => {
    const item = await anOpenedItem({ bids: [{ lead: "T01" }, { lead: "T02" }] });
    const experts = await aPanel(item, ["E901", "E902", "E903", "E904", "E905"]);
    valueOf(await makeMove(item.staff.officer, "challenge", item.no, "startReview"));
    await markAndSign(item, experts, { T01: [88, 88, 90, 84, 85], T02: [95, 80, 88, 86, 86] });
    valueOf(await makeMove(item.staff.officer, "challenge", item.no, "freezeRanking"));
    expect((await frozen(item)).lines.map(({ place, total, method }) => [place, total, method])).toEqual([
      [1, "87.00", "trimmedMean"],
      [2, "86.67", "trimmedMean"],
    ]);
  });

  it("breaks a tie by R01, and leaves the rest to the panel", async () => {
    const item = await anOpenedItem({ bids: [{ lead: "T01" }, { lead: "T02" }, { lead: "T05" }] });
    const experts = await aPanel(item, ["E901", "E902", "E903"]);
    valueOf(await makeMove(item.staff.officer, "challenge", item.no, "startReview"));
    for (const expert of experts) {
      valueOf(await mark(expert, item.bids.T01!.no, 80));
      valueOf(await mark(expert, item.bids.T02!.no, 80, { R01: "10.60", R03: "5.40" }));
      valueOf(await mark(expert, item.bids.T05!.no, 80));
      valueOf(await makeMove(expert.actor, "reviewAssignment", (await tasksOf(item, expert.actor))[0]!, "sign"));
    }
    valueOf(await makeMove(item.staff.officer, "challenge", item.no, "freezeRanking"));
    expect((await frozen(item)).lines.map(({ unitName, place, total, tieBreak }) => [unitName, place, total, tieBreak])).toEqual([
      ["示例·黄淮绿色冶金研究院", 1, "80.00", "R01"],
      [expect.any(String), 2, "80.00", "panelVote"],
      [expect.any(String), 2, "80.00", "panelVote"],
    ]);
  });

  it("asks more of a single bid", async () => {
    const item = await aRankedItem({ T01: 74 });
    const view = await frozen(item);
    expect(view.file.rules.passMark).toBe(75);
    expect(view.lines[0]!.missed).toEqual([{ criterion: null, actual: "74.00", required: "75.00" }]);
    expect(view.sensitivity.first).toBeNull();
  });

  it("counts R12 in pattern A, where the owner may see the bids", async () => {
    const item = await anOpenedItem({ bids: [{ lead: "T01" }, { lead: "T02" }], pattern: "A" });
    await matchOnPaper(item, ["T01", "T02"]);
    valueOf(await makeMove(item.staff.officer, "challenge", item.no, "startReview"));
    const experts = await aPanel(item, ["E901", "E902", "E903"]);
    for (const expert of experts) {
      for (const lead of ["T01", "T02"]) valueOf(await mark(expert, item.bids[lead]!.no, 80, { R12: "3" }));
      valueOf(await makeMove(expert.actor, "reviewAssignment", (await tasksOf(item, expert.actor))[0]!, "sign"));
    }
    valueOf(await makeMove(item.staff.officer, "challenge", item.no, "freezeRanking"));
    const view = await frozen(item);
    expect(view.file).toMatchObject({ leftOut: [], totalFactor: "1" });
    // 80 % of 97 and the whole 3.
    expect(view.lines[0]!.total).toBe("80.60");
  });
});

describe("who sees a ranking", () => {
  it("is the bureau: how many have signed before the freeze, all afterwards", async () => {
    const item = await anOpenedItem({ bids: [{ lead: "T01", promised: { "1-4": 52 }, fiscalFen: 15_000_000 }, { lead: "T02" }] });
    const experts = await aPanel(item, ["E901", "E902", "E903"]);
    valueOf(await makeMove(item.staff.officer, "challenge", item.no, "startReview"));
    await markAndSign(item, experts.slice(0, 1), { T01: 77.77, T02: 90 });
    const { officer, officer2, leader, supervisor, witness } = item.staff;
    for (const who of [officer, officer2, leader, supervisor]) {
      const view = valueOf(await showRanking(await at(who), item.no));
      expect(view).toMatchObject({ kind: "progress", signed: 2, live: 6 });
      for (const leak of ["77.7", "9.33", longOpinion, "E901", "P1", "P2", "P3"]) expect(JSON.stringify(view)).not.toContain(leak);
      expect(codeOf(await recomputeStoredRanking(await at(who), item.no))).toBe("stageNotReached");
      expect(codeOf(await readRankingFile(await at(who), item.no))).toBe("notFound");
    }
    await markAndSign(item, experts.slice(1), { T01: 80, T02: 90 });
    valueOf(await makeMove(officer, "challenge", item.no, "freezeRanking"));
    for (const who of [officer, officer2, leader, supervisor]) {
      const view = valueOf(await showRanking(await at(who), item.no));
      expect(view).toMatchObject({ kind: "frozen", lines: [{ place: 1 }, { place: 2, failsHard: ["1-4"], asksFiscalFen: 15_000_000 }] });
      expect(JSON.stringify(view)).not.toContain("示例·expert");
      // The words by bid, and nowhere who wrote them.
      const words = view.kind === "frozen" ? view.words : [];
      expect(words).toEqual([
        { code: item.bids.T02!.code, comments: Array(3).fill(longOpinion), criteria: [] },
        { code: item.bids.T01!.code, comments: Array(3).fill(longOpinion), criteria: [] },
      ]);
    }
    for (const who of [witness, item.bids.T01!.team, experts[0]!.actor, publicActor]) {
      expect(codeOf(await showRanking(await at(who), item.no))).toBe("notAllowed");
      expect(codeOf(await readRankingFile(await at(who), item.no))).toBe("notFound");
    }
    const reference = `${item.bids.T01!.no}/${experts[0]!.no}`;
    expect(valueOf(await showReview(await at(officer), reference))).toMatchObject({ sight: "staff", frozen: { opinion: longOpinion } });
    expect(codeOf(await showReview(await at(experts[1]!.actor), reference))).toBe("notFound");
  });
});
