import { describe, expect, it } from "vitest";
import { type RankingRules, usualSettings } from "./ranking-rules.ts";
import { makeRankingFile, type RankingFile, type SignedSheet } from "./ranking-file.ts";
import { type EndedStage, makeStagedFile, overallLines, recomputeAnyRanking, type StagedFile, variedStages } from "./staged-file.ts";
import { advancing } from "./stages.ts";
import { sensitivityOf } from "./sensitivity/sensitivity.ts";
import type { PanelVoteCount } from "./votes.ts";

const place = { round: "JZGX-2026", challenge: "JZGX-2026-001" };
const rules: RankingRules = { ...usualSettings, criteria: [{ code: "R01", weight: 100 }], aggregation: "auto", leastValidScores: 1, passMark: 0 };
let signed = 0;
/** One sheet for each mark. */
const sheetsOf = (marks: Record<string, number[]>): SignedSheet[] =>
  Object.entries(marks).flatMap(([bid, own]) => own.map((mark, index) => ({ bid, expert: `P${String(index + 1)}`, marks: { R01: mark.toFixed(2) }, digest: String((signed += 1)).padStart(64, "0") })));

function fileOf(marks: Record<string, number[]>, passMark = 0): RankingFile {
  const made = makeRankingFile(place, { ...rules, passMark }, sheetsOf(marks), []);
  if (!made.ok) throw new Error(made.refusal.code);
  return made.value;
}

function stage(weight: number, marks: Record<string, number[]>, entry: { advance?: number; passMark?: number; isLast?: true } = {}): EndedStage {
  const ranking = fileOf(marks, entry.passMark);
  const advance = entry.advance ?? 0;
  return { kind: "written", weight, advance, ranking, advanced: entry.isLast ? [] : advancing(ranking.bids, { advance, passMark: entry.passMark ?? 0 }).map(({ bid }) => bid) };
}

function staged(stages: EndedStage[], passMark = 70): StagedFile {
  const made = makeStagedFile(place, passMark, stages);
  if (!made.ok) throw new Error(made.refusal.code);
  return made.value;
}

const three = () => staged([stage(40, { S1: [80], S2: [90], S3: [60] }, { advance: 2 }), stage(60, { S1: [90], S2: [80] }, { isLast: true })]);

describe("a ranking over several stages", () => {
  it("weighs 0.4 and 0.6, and puts who did not go on behind who did", () => {
    expect(three().bids).toEqual([
      { bid: "S1", place: 1, total: "86.00", stages: ["80.00", "90.00"], missed: [], vetoed: false, tieBreak: null },
      { bid: "S2", place: 2, total: "84.00", stages: ["90.00", "80.00"], missed: [], vetoed: false, tieBreak: null },
      { bid: "S3", place: 3, total: "60.00", stages: ["60.00", null], missed: [{ criterion: null, actual: "60.00", required: "80.00" }], vetoed: false, tieBreak: null },
    ]);
  });

  it("is as firm as its whole total, not as its last stage alone, and every stage is varied", () => {
    // The last stage alone would put S2 first; with what S1 brought from the first it leads, unless P2 is left out of both.
    const file = staged([stage(40, { S1: [95, 95, 95], S2: [80, 80, 80], S3: [60, 60, 60] }, { advance: 2 }), stage(60, { S1: [80, 90, 85], S2: [97, 84, 92] }, { isLast: true })]);
    const of = (given: typeof file) => {
      const { stages, passMark } = variedStages(given);
      const found = sensitivityOf(stages, passMark, 7);
      if (!found.ok) throw new Error(found.refusal.code);
      return found.value;
    };
    const decisive = (found: ReturnType<typeof of>) => found.scenarios.filter(({ changesFirst }) => changesFirst).map(({ kind, subject, first }) => [kind, subject, first]);
    const found = of(file);
    expect(found.bids.map(({ bid, place: at, total, corrected }) => [bid, at, total, corrected])).toEqual([["S1", 1, "89.00", "89.00"], ["S2", 2, "86.60", "86.60"]]);
    expect(found.first).toBe("S1");
    expect(decisive(found)).toEqual([["withoutExpert", "P2", "S2"]]);
    expect(found.bids.every(({ low, high, total }) => Number(low) <= Number(total) && Number(total) <= Number(high))).toBe(true);
    // What decides stands in the first stage: P1, who alone was mild to S1 there.
    const early = of(staged([stage(60, { S1: [99, 80, 80], S2: [80, 82, 82], S3: [60, 60, 60] }, { advance: 2 }), stage(40, { S1: [85, 85, 85], S2: [86, 86, 86] }, { isLast: true })]));
    expect(decisive(early)).toEqual([["withoutExpert", "P1", "S2"]]);
    expect(early.bids.map(({ low, high }) => Number(high) > Number(low))).toEqual([true, true]);
    const alone = sensitivityOf(variedStages(file).stages.slice(1), 70, 7);
    expect(alone.ok && alone.value.first).toBe("S2");
  });

  it("counts only the other stages of a bid whose marks of an earlier one all became void", () => {
    const first = { ...stage(40, { S2: [90], S3: [60] }, { advance: 2 }), advanced: ["S1", "S2"] };
    const file = staged([first, stage(60, { S1: [90], S2: [80] }, { isLast: true })]);
    expect(file.bids).toMatchObject([{ bid: "S1", place: 1, total: "90.00", stages: [null, "90.00"] }, { bid: "S2", total: "84.00" }, { bid: "S3", total: "60.00" }]);
    expect(recomputeAnyRanking({ ...file, stages: [{ ...file.stages[0], advanced: ["S2"] }, file.stages[1]] })).toMatchObject({ ok: true, value: { findings: ["advanced"], differs: ["S3", "S1"] } });
  });

  it("puts who fell by veto in any stage last, and parts a tie by the votes of the last stage", () => {
    const raised = (marks: Record<string, number[]>, of: string, votes: PanelVoteCount[]): RankingFile => {
      const made = makeRankingFile(place, rules, sheetsOf(marks).map((sheet) => ({ ...sheet, vetoes: sheet.bid === of ? ["R01"] : [] })), [], votes);
      if (!made.ok) throw new Error(made.refusal.code);
      return made.value;
    };
    const vote = (bid: string, question: "tie" | "veto"): PanelVoteCount => ({ bid, question, votesFor: 3, votesAgainst: 0 });
    const early = { ...stage(40, { S1: [80], S2: [80], S3: [80] }) };
    const late = { ...stage(60, { S1: [80] }, { isLast: true }), ranking: raised({ S1: [80], S2: [80], S3: [95] }, "S3", [vote("S2", "tie"), vote("S3", "veto")]) };
    expect(staged([early, late]).bids.map(({ bid, place: at, vetoed, tieBreak }) => [bid, at, vetoed, tieBreak])).toEqual([["S2", 1, false, "panelVoted"], ["S1", 2, false, "panelVoted"], ["S3", 3, true, null]]);
    expect(advancing(late.ranking.bids, { advance: 0, passMark: 0 }).map(({ bid }) => bid)).toEqual(["S2", "S1"]);
  });

  it("rounds once: stage totals go in exactly", () => {
    // 250/3 × 0.5 + 251/3 × 0.5 = 83.5; of rounded totals (83.33 and 83.67) the same, but 1/3 stages would differ: 250/3 × 0.01 + 0.99 × 250/3.
    const file = staged([stage(1, { S1: [80, 85, 85] }), stage(99, { S1: [80, 85, 85] }, { isLast: true })]);
    expect(file.bids[0]!.total).toBe("83.33");
    // 0.5 × 200/3 + 0.5 × 200.01/3 is 66.66833…; rounded stages give (66.67 + 66.67) / 2 = 66.67, exact 66.67. A half decides: 0.5 × 70.005 + 0.5 × 70 = 70.0025.
    const half = staged([stage(50, { S1: [70, 70.01] }), stage(50, { S1: [70] }, { isLast: true })]);
    expect(half.bids[0]).toMatchObject({ total: "70.00", stages: ["70.01", "70.00"] });
  });

  it("parts equal totals by the last stage, and leaves the rest to a vote", () => {
    const file = staged([stage(50, { S1: [80], S2: [90], S3: [80] }), stage(50, { S1: [90], S2: [80], S3: [90] }, { isLast: true })]);
    expect(file.bids.map(({ bid, place: at, tieBreak }) => [bid, at, tieBreak])).toEqual([
      ["S1", 1, "panelVote"],
      ["S3", 1, "panelVote"],
      ["S2", 3, "S2"],
    ]);
  });

  it("keeps a team that was let in and did not come behind those that did, and says so", () => {
    const file = staged([stage(40, { S1: [95], S2: [80] }), stage(60, { S2: [75] }, { isLast: true })]);
    expect(file.bids.map(({ bid, place: at, missed }) => [bid, at, missed])).toEqual([
      ["S2", 1, []],
      ["S1", 2, [{ criterion: "S2", actual: "0.00", required: "0.00" }]],
    ]);
  });

  it("lets the last ones in together when they share the place", () => {
    expect(stage(50, { S1: [80], S2: [80], S3: [70] }, { advance: 1 }).advanced).toEqual(["S1", "S2"]);
    expect(stage(50, { S1: [80], S2: [69] }, { passMark: 70 }).advanced).toEqual(["S1"]);
  });

  it("shows criteria and spread of the last stage that a bid was marked in", () => {
    expect(overallLines(three()).map(({ bid, total, stages, validSheets }) => [bid, total, stages.length, validSheets])).toEqual([["S1", "86.00", 2, 1], ["S2", "84.00", 2, 1], ["S3", "60.00", 2, 1]]);
    expect(overallLines(fileOf({ S1: [80] }))).toMatchObject([{ bid: "S1", total: "80.00", stages: [] }]);
  });
});

describe("its file", () => {
  it("recomputes, also where nobody went on to the last stage", () => {
    expect(recomputeAnyRanking(three())).toMatchObject({ ok: true, value: { findings: [], differs: [], sheets: 5, ranks: [{ bid: "S1", place: 1 }, { bid: "S2" }, { bid: "S3" }] } });
    const ended = staged([stage(40, { S1: [65] }, { passMark: 70 })]);
    expect(recomputeAnyRanking(ended)).toMatchObject({ ok: true, value: { findings: [], differs: [] } });
    expect(ended.bids[0]!.missed).toEqual([{ criterion: null, actual: "65.00", required: "70.00" }]);
  });

  it.each<[string, (file: StagedFile) => StagedFile, string]>([
    ["a total", (file) => ({ ...file, bids: file.bids.map((line) => (line.bid === "S2" ? { ...line, total: "87.00" } : line)) }), "bids"],
    ["a weight", (file) => ({ ...file, stages: file.stages.map((one) => ({ ...one, weight: 50 })) }), "bids"],
    ["weights that do not add up", (file) => ({ ...file, stages: file.stages.map((one) => ({ ...one, weight: 40 })) }), "weights"],
    ["who went on", (file) => ({ ...file, stages: file.stages.map((one, index) => (index === 0 ? { ...one, advanced: ["S1", "S3"] } : one)) }), "advanced"],
    ["a mark in a stage", (file) => ({ ...file, stages: file.stages.map((one, index) => (index === 1 ? { ...one, ranking: { ...one.ranking, sheets: one.ranking.sheets.map((sheet) => ({ ...sheet, marks: { R01: "70" } })) } } : one)) }), "bids"],
    ["the order", (file) => ({ ...file, bids: file.bids.toReversed() }), "bids"],
  ])("shows a change of %s", (_what, change, finding) => {
    const again = recomputeAnyRanking(change(three()));
    expect(again.ok && again.value.findings).toContain(finding);
  });

  it("is refused with the place of what is no file", () => {
    const file = three();
    expect(recomputeAnyRanking({ ...file, stages: [{ ...file.stages[0], ranking: {} }] })).toMatchObject({ ok: false, refusal: { code: "invalidInput" } });
    expect(recomputeAnyRanking({ format: "jiebang-ranking-9" })).toMatchObject({ ok: false, refusal: { code: "invalidInput" } });
  });
});
