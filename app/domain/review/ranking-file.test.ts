import { describe, expect, it } from "vitest";
import { makeRankingFile, recomputeRanking, type SignedSheet } from "./ranking-file.ts";
import { type RankingRules, usualSettings } from "./ranking-rules.ts";

const rules: RankingRules = {
  ...usualSettings,
  criteria: [
    { code: "R01", weight: 50 },
    { code: "R02", weight: 47 },
  ],
  leftOut: [{ code: "R12", weight: 3 }],
  aggregation: "auto",
  leastValidScores: 3,
  passMark: 70,
};
const place = { round: "JZGX-2026", challenge: "JZGX-2026-001" };
let signed = 0;
const sheet = (bid: string, expert: string, r01: string, r02: string): SignedSheet => ({ bid, expert, marks: { R01: r01, R02: r02 }, digest: String((signed += 1)).padStart(64, "0") });
const sheets = [
  sheet("S2", "P30", "40", "40"),
  sheet("S1", "P30", "45", "42"),
  sheet("S1", "P11", "44", "41"),
  sheet("S2", "P11", "41", "39"),
  sheet("S1", "P75", "30", "28"),
  sheet("S2", "P75", "42", "40"),
];

function fileOf(given = sheets) {
  const made = makeRankingFile(place, rules, given, [{ bid: "S1", expert: "P99" }]);
  if (!made.ok) throw new Error(made.refusal.code);
  return made.value;
}

describe("the ranking file", () => {
  it("holds rules, sorted sheets, the spread weight and the result", () => {
    const file = fileOf();
    expect(file).toMatchObject({ format: "jiebang-ranking-3", ...place, totalFactor: "100/97", leftOut: [{ code: "R12", weight: 3 }], voided: [{ bid: "S1", expert: "P99" }], rules: { criterionFloor: "0.60", tieBreak: ["R01", "R02"] } });
    expect(file.sheets.map(({ bid, expert }) => `${bid}/${expert}`)).toEqual(["S1/P11", "S1/P30", "S1/P75", "S2/P11", "S2/P30", "S2/P75"]);
    // (80 + 80 + 82) / 3 × 100/97 and (87 + 85 + 58) / 3 × 100/97
    expect(file.bids.map(({ bid, place: at, total }) => [bid, at, total])).toEqual([
      ["S2", 1, "83.16"],
      ["S1", 2, "79.04"],
    ]);
  });

  it("is the same whatever the order of the sheets", () => {
    expect(fileOf(sheets.toReversed())).toEqual(fileOf());
  });

  it("recomputes to the same ranking after a journey through JSON with sorted keys", () => {
    const sorted: unknown = JSON.parse(JSON.stringify(fileOf(), (_key, value: unknown) => (value && typeof value === "object" && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).toSorted()) : value)));
    expect(recomputeRanking(sorted)).toMatchObject({ ok: true, value: { differs: [] } });
  });

  it.each<[string, (file: ReturnType<typeof fileOf>) => unknown, string[]]>([
    ["a changed total", (file) => ({ ...file, bids: file.bids.map((bid) => (bid.bid === "S1" ? { ...bid, total: "89.04" } : bid)) }), ["S1"]],
    ["a changed mark", (file) => ({ ...file, sheets: file.sheets.map((one, index) => (index === 0 ? { ...one, marks: { ...one.marks, R01: "50" } } : one)) }), ["S1"]],
    ["a bid left out", (file) => ({ ...file, bids: file.bids.slice(0, 1) }), ["S1"]],
    ["another order", (file) => ({ ...file, bids: file.bids.toReversed() }), ["S1", "S2"]],
    ["another factor", (file) => ({ ...file, totalFactor: "1" }), ["S1", "S2"]],
  ])("finds %s", (_what, change, differs) => {
    const result = recomputeRanking(change(fileOf()));
    expect(result.ok && result.value.differs.toSorted()).toEqual(differs);
  });

  it("refuses what is no ranking file", () => {
    expect(recomputeRanking({ format: "other" })).toMatchObject({ ok: false, refusal: { code: "invalidInput" } });
  });
});
