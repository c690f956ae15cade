import { afterAll, describe, expect, it } from "vitest";
import { closeDatabase, getPool } from "#app/db/client.ts";
import { brokenInvariants } from "#app/db/invariants.ts";
import { roundRules } from "#app/domain/round/schema.ts";
import type { ReviewStage } from "#app/domain/round/stage-schema.ts";
import { standardRubric } from "#app/domain/round/standard-rubric.ts";
import { type StagedFile, recomputeAnyRanking } from "#app/domain/review/staged-file.ts";
import { addRemark, showDiscussion } from "#app/services/panel/discuss.ts";
import { showPanel } from "#app/services/panel/show-panel.ts";
import { nameChair, writePanelOpinion } from "#app/services/panel/write-panel.ts";
import { inviteExperts } from "#app/services/review/invite-experts.ts";
import { reportLateConflict } from "#app/services/review/late-conflict.ts";
import { listOwnReviews, showOwnItem } from "#app/services/review/list-reviews.ts";
import { saveScores } from "#app/services/review/save-scores.ts";
import { readRankingFile, recomputeStoredRanking, showRanking } from "#app/services/review/show-ranking.ts";
import { showReview } from "#app/services/review/show-review.ts";
import { createRound } from "#app/services/round/create-round.ts";
import { editRubric } from "#app/services/round/edit-rubric.ts";
import { editStageRubric, showStageRubric } from "#app/services/round/edit-stage-rubric.ts";
import { settingPlace } from "#app/messages/zh-CN/round-settings.ts";
import { editStages, showStages } from "#app/services/round/edit-stages.ts";
import { exportSettings, importSettings } from "#app/services/round/round-settings.ts";
import { listTodo } from "#app/services/todo/list-todo.ts";
import { aBureau, at, codeOf, makeMove, valueOf } from "#tests/support/builders.ts";
import { declareNone } from "#tests/support/bid-builders.ts";
import { aMeeting, anExpert, anOpenedItem, aPanel, longOpinion, mark, markAndSign, type OpenedItem, tasksOf, type TestExpert } from "#tests/support/reviews.ts";

afterAll(closeDatabase);

const written = { kind: "written" as const, weight: 40, criteria: [], passMark: 0, advance: 2 };
const panel = { kind: "panel" as const, weight: 60, criteria: ["R01", "R02", "R05"], passMark: 0, advance: 0, expertsPerBid: 3, leastValidScores: 2 };

/** Three bids of which the first two go on from the written stage. */
async function aStagedItem(ofPanel: ReviewStage = panel) {
  const item = await anOpenedItem({ bids: [{ lead: "T01" }, { lead: "T02" }, { lead: "T04" }], rules: { stages: [written, ofPanel] } });
  const experts = await aPanel(item, ["E901", "E902", "E903"]);
  valueOf(await makeMove(item.staff.officer, "challenge", item.no, "startReview"));
  await markAndSign(item, experts, { T01: 80, T02: 90, T04: 65 });
  return { ...item, experts };
}

const endStage = (item: OpenedItem) => makeMove(item.staff.officer, "challenge", item.no, "endStage");

/** Accepts the panel's stage, holds its meeting, marks two bids, and signs. */
async function markPanel(item: OpenedItem, experts: TestExpert[], shares: Record<string, number>, criteria: readonly { code: string; weight: number }[] = standardRubric.filter(({ code }) => panel.criteria.includes(code))) {
  valueOf(await inviteExperts(await at(item.staff.officer), { challenge: item.no, experts: experts.map(({ no }) => no) }));
  for (const expert of experts) {
    await declareNone(expert.actor.personId!, item.id);
    for (const lead of Object.keys(shares)) valueOf(await makeMove(expert.actor, "reviewAssignment", `${item.bids[lead]!.no}/${expert.no}`, "accept"));
  }
  await aMeeting(item, experts);
  for (const expert of experts) {
    for (const [lead, share] of Object.entries(shares)) {
      const reference = `${item.bids[lead]!.no}/${expert.no}`;
      const own = Object.fromEntries(criteria.map(({ code, weight }) => [code, ((weight * share) / 100).toFixed(2)]));
      valueOf(await saveScores(await at(expert.actor), reference, { revision: 0, marks: own, reasons: {}, opinion: longOpinion }));
    }
    valueOf(await makeMove(expert.actor, "reviewAssignment", `${item.bids[Object.keys(shares)[0]!]!.no}/${expert.no}`, "sign"));
  }
}

describe("a review in two stages", () => {
  it("lets the best on, asks their experts anew, and ranks all by the weights", async () => {
    const item = await aStagedItem();
    expect(await makeMove(item.staff.officer, "challenge", item.no, "freezeRanking")).toMatchObject({ ok: false, refusal: { code: "stagesLeft" } });
    expect(codeOf(await makeMove(item.staff.officer2, "challenge", item.no, "endStage"))).toBe("notAllowed");
    expect(codeOf(await makeMove({ ...item.staff.officer, secondFactorFresh: false }, "challenge", item.no, "endStage"))).toBe("secondFactorNeeded");
    expect(valueOf(await endStage(item))).toMatchObject({ to: "inReview", stage: 2, advanced: [item.bids.T01!.code, item.bids.T02!.code].sort() });
    expect(codeOf(await endStage(item))).toBe("noFurtherStage");
    // Of the panel's stage nothing is there yet; who is out of it cannot be asked for.
    expect(valueOf(await showRanking(await at(item.staff.officer), item.no))).toMatchObject({ kind: "progress", stage: { number: 2, of: 2, kind: "panel" }, live: 0, bids: [{}, {}] });
    expect(codeOf(await inviteExperts(await at(item.staff.officer), { bid: item.bids.T04!.no, experts: ["E901"] }))).toBe("wrongState");
    await markPanel(item, item.experts.slice(0, 2), { T01: 90, T02: 80 });
    valueOf(await makeMove(item.staff.officer, "challenge", item.no, "freezeRanking"));
    const view = valueOf(await showRanking(await at(item.staff.officer), item.no));
    if (view.kind !== "frozen") throw new Error("not frozen");
    expect(view.stages.map(({ kind, weight }) => [kind, weight])).toEqual([["written", 40], ["panel", 60]]);
    expect(view.lines.map(({ no, place, total, stages }) => [no, place, total, stages])).toEqual([
      [item.bids.T01!.no, 1, "86.00", ["80.00", "90.00"]],
      [item.bids.T02!.no, 2, "84.00", ["90.00", "80.00"]],
      [item.bids.T04!.no, 3, "65.00", ["65.00", null]],
    ]);
    const stored = valueOf(await readRankingFile(await at(item.staff.supervisor), item.no));
    expect((stored.file as StagedFile).format).toBe("jiebang-ranking-4");
    expect(recomputeAnyRanking(JSON.parse(stored.text))).toMatchObject({ ok: true, value: { findings: [], differs: [], sheets: 13 } });
    expect(valueOf(await recomputeStoredRanking(await at(item.staff.officer), item.no))).toMatchObject({ differs: [], bids: 3, sheets: 13 });
    const { rows } = await getPool().query("select distinct status from bid where challenge_id = $1", [item.id]);
    expect(rows).toEqual([{ status: "scored" }]);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("marks each stage by its own rubric, where it has one", async () => {
    const line = (code: string, weight: number, name?: string) => ({ ...standardRubric.find((one) => one.code === code)!, weight, ...(name && { name }) });
    const rubric = [line("R01", 50), { ...line("R05", 47), code: "R21", name: "答辩表现" }, line("R12", 3)];
    const item = await aStagedItem({ ...panel, criteria: [], rubric });
    valueOf(await endStage(item));
    await markPanel(item, item.experts, { T01: 90, T02: 80 }, rubric.slice(0, 2));
    const sheet = valueOf(await showReview(await at(item.experts[0]!.actor), `${item.bids.T01!.no}/E901`));
    expect(sheet).toMatchObject({ criteria: [{ code: "R01", weight: 50 }, { code: "R21", weight: 47, name: "答辩表现" }], leftOut: { criteria: [{ code: "R12" }], factor: "100/97" }, total: "90.00" });
    valueOf(await makeMove(item.staff.officer, "challenge", item.no, "freezeRanking"));
    const stored = valueOf(await readRankingFile(await at(item.staff.officer), item.no));
    expect((stored.file as StagedFile).stages.map(({ ranking }) => [ranking.criteria.length, ranking.criteria[0], ranking.leftOut, ranking.totalFactor])).toEqual([
      [11, { code: "R01", weight: standardRubric[0]!.weight }, [{ code: "R12", weight: 3 }], "100/97"],
      [2, { code: "R01", weight: 50 }, [{ code: "R12", weight: 3 }], "100/97"],
    ]);
    expect(recomputeAnyRanking(JSON.parse(stored.text))).toMatchObject({ ok: true, value: { findings: [], differs: [] } });
    const view = valueOf(await showRanking(await at(item.staff.officer), item.no));
    expect(view.kind === "frozen" && view.lines.map(({ no, total }) => [no, total])).toEqual([[item.bids.T01!.no, "86.00"], [item.bids.T02!.no, "84.00"], [item.bids.T04!.no, "65.00"]]);
  });

  it("parts equal totals by the last stage first", async () => {
    const rubric = [{ ...standardRubric[0]!, weight: 60 }, { ...standardRubric[1]!, weight: 40 }];
    const item = await aStagedItem({ ...panel, criteria: [], rubric });
    valueOf(await endStage(item));
    // 80 and 90 in writing: 32 + 54 and 36 + 50 make 86 both.
    await markPanel(item, item.experts, { T01: 90, T02: 83.33 }, rubric);
    valueOf(await makeMove(item.staff.officer, "challenge", item.no, "freezeRanking"));
    const view = valueOf(await showRanking(await at(item.staff.officer), item.no));
    expect(view.kind === "frozen" && view.lines.slice(0, 2).map(({ no, place, total, tieBreak }) => [no, place, total, tieBreak])).toEqual([[item.bids.T01!.no, 1, "86.00", "S2"], [item.bids.T02!.no, 2, "86.00", "S2"]]);
  });

  it("starts the discussion of a later stage anew, with what was said before as the earlier stage's", async () => {
    const item = await aStagedItem();
    await getPool().query("update round set rules = rules || '{\"discussion\": \"afterSigning\"}' where id = (select round_id from challenge where id = $1)", [item.id]);
    const [first, second] = item.experts;
    const bid = item.bids.T01!.code;
    const said = valueOf(await addRemark(await at(first!.actor), item.no, { bid, words: "书面材料缺成本测算。" }));
    valueOf(await addRemark(await at(second!.actor), item.no, { bid, parent: said.id, words: "同意。" }));
    const before = valueOf(await showDiscussion(await at(first!.actor), item.no)).bids.find(({ code }) => code === bid)!;
    expect([before.remarks.length, before.earlier]).toEqual([2, []]);
    valueOf(await endStage(item));
    await markPanel(item, item.experts, { T01: 90, T02: 80 });
    const now = async () => valueOf(await showDiscussion(await at(first!.actor), item.no)).bids.find(({ code }) => code === bid)!;
    expect((await now()).remarks).toEqual([]);
    // Under the pseudonyms that they had there.
    expect((await now()).earlier.map(({ stage, author, words }) => [stage, author, words])).toEqual(before.remarks.map(({ author, words }) => [1, author, words]));
    expect(await addRemark(await at(first!.actor), item.no, { bid, parent: said.id, words: "接着说" })).toMatchObject({ refusal: { fields: [{ path: "parent" }] } });
    valueOf(await addRemark(await at(first!.actor), item.no, { bid, words: "会上补充了测算。" }));
    expect((await now()).remarks.map(({ stage, words }) => [stage, words])).toEqual([[2, "会上补充了测算。"]]);
    valueOf(await makeMove(item.staff.officer, "challenge", item.no, "freezeRanking"));
    const view = valueOf(await showRanking(await at(item.staff.officer), item.no));
    expect(view.kind === "frozen" && view.panel.find(({ code }) => code === bid)?.remarks.map(({ stage }) => stage)).toEqual([1, 1, 2]);
  });

  it("asks the chair of each stage for its own opinion, and keeps the one before beside it", async () => {
    const item = await aStagedItem();
    const [chair] = item.experts;
    const [officer, asChair] = [await at(item.staff.officer), await at(chair!.actor)];
    const waits = async (ctx: typeof officer, code: string) => valueOf(await listTodo(ctx, 1000)).mine.filter((one) => one.code === code && one.no === item.no).map(({ count }) => count);
    // Nobody was named yet: the officers are told, until somebody is.
    expect(await waits(officer, "nameChair")).toEqual([null]);
    valueOf(await nameChair(officer, item.no, chair!.no));
    expect([await waits(officer, "nameChair"), await waits(asChair, "writePanel")]).toEqual([[], [3]]);
    const write = async (lead: string, revision: number, opinion: string, divergence = "") => writePanelOpinion(asChair, item.no, { bid: item.bids[lead]!.code, revision, opinion, divergence });
    for (const lead of ["T01", "T02", "T04"]) valueOf(await write(lead, 0, `网评意见 ${lead}`));
    expect(await waits(asChair, "writePanel")).toEqual([]);
    valueOf(await endStage(item));
    expect(await waits(officer, "nameChair")).toEqual([]);
    await markPanel(item, item.experts, { T01: 90, T02: 80 });
    expect(await waits(asChair, "writePanel")).toEqual([2]);
    const page = valueOf(await showPanel(asChair, item.no));
    expect(page.bids.map(({ opinion }) => opinion)).toEqual([null, null]);
    expect(valueOf(await write("T01", 0, "会评意见 T01"))).toEqual({ revision: 1 });
    expect(codeOf(await write("T01", 0, "又一稿"))).toBe("editedElsewhere");
    expect(await waits(asChair, "writePanel")).toEqual([1]);
    valueOf(await makeMove(item.staff.officer, "challenge", item.no, "freezeRanking"));
    const view = valueOf(await showRanking(officer, item.no));
    if (view.kind !== "frozen") throw new Error("not frozen");
    const words = Object.fromEntries(view.panel.map(({ code, opinion, earlier }) => [code, [opinion?.opinion ?? null, earlier.map((one) => `${one.stage} ${one.opinion}`)]]));
    expect(words).toEqual({ [item.bids.T01!.code]: ["会评意见 T01", ["1 网评意见 T01"]], [item.bids.T02!.code]: [null, ["1 网评意见 T02"]], [item.bids.T04!.code]: ["网评意见 T04", []] });
    expect(await brokenInvariants()).toEqual([]);
  });

  it("keeps an ended stage as it was: no mark, no reopening, and the expert's pages show the stage that runs", async () => {
    const item = await aStagedItem();
    valueOf(await endStage(item));
    const [expert, second, other] = item.experts;
    const past = `${item.bids.T01!.no}/${expert!.no}/1`;
    expect(codeOf(await saveScores(await at(expert!.actor), past, { revision: 1, marks: {}, reasons: {}, opinion: "" }))).toBe("stageEnded");
    expect(codeOf(await makeMove(item.staff.officer2, "reviewAssignment", past, "reopen", {}, { reason: "笔误" }))).toBe("stageEnded");
    await markPanel(item, [expert!, second!], { T01: 90, T02: 80 });
    // In the new stage only its criteria are marked, and a sheet of it is whole with them.
    const own = valueOf(await showOwnItem(await at(expert!.actor), item.no));
    expect(own.criteria.map(({ code }) => code)).toEqual(panel.criteria);
    expect(own.bids.map(({ bidNo, status, total }) => [bidNo, status, total]).toSorted()).toEqual([[item.bids.T01!.no, "signed", "90.00"], [item.bids.T02!.no, "signed", "80.00"]].toSorted());
    // Who is not in it still sees the own signed sheets of the first.
    expect(valueOf(await listOwnReviews(await at(other!.actor))).filter(({ challengeNo }) => challengeNo === item.no)).toMatchObject([{ bids: 3, signed: 3 }]);
    expect(valueOf(await showReview(await at(other!.actor), `${item.bids.T01!.no}/${other!.no}/1`))).toMatchObject({ isOpen: false, status: "signed" });
    // A sheet of the first stage stays the bureau's secret until the freeze.
    expect(valueOf(await showReview(await at(item.staff.officer), past))).toMatchObject({ frozen: null });
  });

  it("says who still has to sign, and fixes the ranking at once when nobody goes on", async () => {
    const item = await anOpenedItem({ bids: [{ lead: "T01" }, { lead: "T02" }], rules: { stages: [{ ...written, advance: 0, passMark: 70 }, panel] } });
    const experts = await aPanel(item, ["E901", "E902", "E903"]);
    valueOf(await makeMove(item.staff.officer, "challenge", item.no, "startReview"));
    expect(await endStage(item)).toMatchObject({ ok: false, refusal: { code: "scoresUnsigned", facts: { count: 6 } } });
    await markAndSign(item, experts, { T01: 61, T02: 62 });
    expect(valueOf(await endStage(item))).toMatchObject({ stage: 2, advanced: [] });
    valueOf(await makeMove(item.staff.officer, "challenge", item.no, "freezeRanking"));
    const stored = valueOf(await readRankingFile(await at(item.staff.officer), item.no));
    expect(recomputeAnyRanking(JSON.parse(stored.text))).toMatchObject({ ok: true, value: { findings: [], differs: [] } });
    expect(stored.file.bids.map(({ missed }) => missed[0])).toEqual([{ criterion: null, actual: "62.00", required: "70.00" }, { criterion: null, actual: "61.00", required: "70.00" }]);
  });

  it("reckons an ended stage again without the marks of who should have stepped out, also where none of a bid's are left", async () => {
    const item = await aStagedItem();
    valueOf(await endStage(item));
    const late = async (expert: TestExpert) => valueOf(await reportLateConflict(await at(item.staff.officer), item.no, { expert: expert.no, bid: item.bids.T01!.no, kind: "kin", words: "收到反映，经核实" }));
    expect(await late(item.experts[0]!)).toMatchObject({ dropped: true, mustVoid: false });
    await markPanel(item, [await anExpert("E921"), await anExpert("E922")], { T01: 90, T02: 80 });
    const frozen = async () => {
      const stored = valueOf(await readRankingFile(await at(item.staff.supervisor), item.no));
      expect(recomputeAnyRanking(JSON.parse(stored.text))).toMatchObject({ ok: true, value: { findings: [], differs: [] } });
      return stored.file as StagedFile;
    };
    valueOf(await makeMove(item.staff.officer, "challenge", item.no, "freezeRanking"));
    const once = await frozen();
    expect(once.stages[0]!.ranking).toMatchObject({ rules: { leastValidScores: 2 }, voided: [{}, {}, {}] });
    expect(once.stages[0]!.advanced).toEqual([item.bids.T01!.code, item.bids.T02!.code].sort());
    expect(once.bids.map(({ bid, total }) => [bid, total])).toEqual([[item.bids.T01!.code, "86.00"], [item.bids.T02!.code, "84.00"], [item.bids.T04!.code, "65.00"]]);
    // The other two as well, after the freeze: the ranking falls, and nothing of the first stage is left.
    await late(item.experts[1]!);
    await late(item.experts[2]!);
    valueOf(await makeMove(item.staff.officer2, "challenge", item.no, "voidRanking", {}, { reason: "评审专家应回避而未回避，其评分作废，重新排名。" }));
    expect(await makeMove(item.staff.officer, "challenge", item.no, "freezeRanking")).toMatchObject({ ok: false, refusal: { code: "stageEmptied", facts: { bid: item.bids.T04!.no, stage: 1 } } });
    expect(await brokenInvariants()).toEqual([]);
  });

  it("tells nobody outside how it stands: neither a rival, nor an officer who has a conflict, nor an expert of another item", async () => {
    const item = await aStagedItem();
    valueOf(await endStage(item));
    const stranger = await anExpert("E911");
    const conflicted = { ...item.staff.officer, closedItems: [item.id] };
    for (const actor of [item.bids.T01!.team, item.bids.T04!.team, stranger.actor, conflicted]) {
      expect(["notFound", "notAllowed"]).toContain(codeOf(await showRanking(await at(actor), item.no)));
      expect(codeOf(await showReview(await at(actor), `${item.bids.T02!.no}/E901/1`))).toBe("notFound");
      expect(["notFound", "notAllowed"]).toContain(codeOf(await makeMove(actor, "challenge", item.no, "endStage")));
    }
    expect(await tasksOf(item, stranger.actor)).toEqual([]);
  });
});

describe("a round's stages", () => {
  let year = 2040;
  async function aDraftRound() {
    const staff = await aBureau();
    const code = `JDS-${String((year += 1))}`;
    valueOf(await createRound(await at(staff.officer), { code, title: "评审阶段测试批次", rules: roundRules.parse({ publicity: {} }), rubric: standardRubric }));
    return { ...staff, code };
  }

  it("are set before publication by its officer, and are part of its file", async () => {
    const { code, officer, officer2, supervisor } = await aDraftRound();
    const ctx = await at(officer);
    const first = valueOf(await showStages(ctx, code));
    expect(first).toMatchObject({ isStaged: false, mayEdit: true, stages: [{ kind: "written", weight: 100 }] });
    expect(valueOf(await editStages(ctx, code, { seen: first.seen, stages: [written, panel] }))).toEqual({ stages: 2 });
    expect(codeOf(await editStages(ctx, code, { seen: first.seen, stages: [panel] }))).toBe("invalidInput");
    expect(codeOf(await editStages(ctx, code, { seen: first.seen, stages: [] }))).toBe("editedElsewhere");
    expect(codeOf(await editStages(ctx, code, { stages: [written, panel] }))).toBe("nothingChanged");
    expect(codeOf(await editStages(await at(officer2), code, { stages: [] }))).toBe("notAllowed");
    expect(valueOf(await showStages(await at(supervisor), code))).toMatchObject({ mayEdit: false, isStaged: true });
    const file = valueOf(await exportSettings(ctx, code));
    expect(file.rules.stages).toEqual([written, panel]);
    const changed = { ...file, rules: { ...file.rules, stages: [{ ...written, weight: 30 }, { ...panel, weight: 70 }] } };
    expect(valueOf(await importSettings(ctx, code, changed, true)).differences.map(({ path }) => path)).toEqual(["rules.stages.0.weight", "rules.stages.1.weight"]);
    expect(await importSettings(ctx, code, { ...file, rules: { ...file.rules, stages: [written] } }, false)).toMatchObject({ ok: false, refusal: { code: "invalidInput", fields: [{ path: "rules.stages" }, {}] } });
    // A rubric without a criterion of a stage does not fit either.
    const lines = standardRubric.filter(({ code: line }) => line !== "R05");
    const weights = lines.map((line, index) => (index === 0 ? { ...line, weight: line.weight + standardRubric.find(({ code: one }) => one === "R05")!.weight } : line));
    expect(await editRubric(ctx, code, { version: 1, rubric: weights })).toMatchObject({ ok: false, refusal: { code: "invalidInput", fields: [{ path: "rubric", message: "stageCriterionUnknown:R05" }] } });
    expect(valueOf(await editStages(ctx, code, { stages: [] }))).toEqual({ stages: 1 });
    expect(valueOf(await exportSettings(ctx, code)).rules).not.toHaveProperty("stages");
  });

  it("may each have a rubric of their own, which goes with the stage and its file", async () => {
    const { code, officer, officer2 } = await aDraftRound();
    const ctx = await at(officer);
    valueOf(await editStages(ctx, code, { stages: [written, { ...panel, weight: 60 }] }));
    const start = valueOf(await showStageRubric(ctx, code, 2));
    expect(start).toMatchObject({ isOwn: false, mayEdit: true, kind: "panel", lines: panel.criteria.map((line) => ({ code: line })) });
    const own = [{ ...standardRubric[0]!, weight: 70 }, { ...standardRubric[1]!, code: "R21", name: "现场答辩", weight: 30 }];
    expect(await editStageRubric(ctx, code, 2, { seen: start.seen, rubric: [{ ...own[0], weight: 60 }, own[1]] })).toMatchObject({ ok: false, refusal: { fields: [{ path: "rubric", message: "weightsNot100:90" }] } });
    expect(await editStageRubric(ctx, code, 2, { seen: start.seen, rubric: [{ ...own[0], name: "别的" }, own[1]] })).toMatchObject({ ok: false, refusal: { fields: [{ path: "rubric", message: expect.stringMatching(/^stageCriterionName:R01/) as string }] } });
    expect(codeOf(await editStageRubric(await at(officer2), code, 2, { rubric: own }))).toBe("notAllowed");
    expect(codeOf(await showStageRubric(ctx, code, 3))).toBe("notFound");
    valueOf(await editStageRubric(ctx, code, 2, { seen: start.seen, rubric: own }));
    expect(codeOf(await editStageRubric(ctx, code, 2, { seen: start.seen, rubric: null }))).toBe("editedElsewhere");
    const file = valueOf(await exportSettings(ctx, code));
    expect(file.rules.stages).toMatchObject([{ criteria: [] }, { criteria: [], rubric: [{ code: "R01", weight: 70 }, { code: "R21", weight: 30 }] }]);
    const changed = structuredClone(file);
    changed.rules.stages![1]!.rubric![0]!.weight = 65;
    changed.rules.stages![1]!.rubric![1]!.weight = 35;
    const differences = valueOf(await importSettings(ctx, code, changed, true)).differences;
    expect(differences.map(({ path }) => settingPlace(path))).toEqual(["第 2 阶段 评审标准 R01 分值", "第 2 阶段 评审标准 R21 分值"]);
    // Renaming the criterion in the round would give one code two meanings.
    expect(await editRubric(ctx, code, { version: 1, rubric: standardRubric.map((line) => (line.code === "R01" ? { ...line, name: "改名" } : line)) })).toMatchObject({ ok: false, refusal: { fields: [{ message: expect.stringMatching(/^stageCriterionName:R01/) as string }] } });
    valueOf(await editStageRubric(ctx, code, 2, { rubric: null }));
    expect(valueOf(await showStageRubric(ctx, code, 2))).toMatchObject({ isOwn: false, lines: { length: standardRubric.length } });
  });

  it("are frozen with the publication", async () => {
    const item = await anOpenedItem({ bids: [{ lead: "T01" }], rules: { stages: [written, panel] } });
    expect(await editStages(await at(item.staff.officer), item.round, { stages: [] })).toMatchObject({ ok: false, refusal: { code: "wrongState" } });
    expect(codeOf(await mark(await anExpert("E901"), item.bids.T01!.no, 80))).toBe("notFound");
  });
});
