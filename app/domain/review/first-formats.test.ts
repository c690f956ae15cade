import { expect, it } from "vitest";
import { firstFiles } from "./first-formats.fixture.ts";
import { parseAnyRanking, recomputeAnyRanking, type StagedFile } from "./staged-file.ts";

it.each(["single", "staged"] as const)("recomputes a file as it was written before: %s", (name) => {
  expect(recomputeAnyRanking(JSON.parse(firstFiles[name]))).toMatchObject({ ok: true, value: { findings: [], differs: [] } });
});

it("still finds what is wrong in one", () => {
  const single = JSON.parse(firstFiles.single) as { bids: { bid: string; total: string }[]; };
  const raised = { ...single, bids: single.bids.map((line) => (line.bid === "B2" ? { ...line, total: "99.00" } : line)) };
  expect(recomputeAnyRanking(raised)).toMatchObject({ ok: true, value: { findings: ["bids"], differs: ["B2"] } });
  const staged = JSON.parse(firstFiles.staged) as StagedFile;
  expect(recomputeAnyRanking({ ...staged, bids: staged.bids.toReversed() })).toMatchObject({ ok: true, value: { findings: ["bids"] } });
});

it.each<[string, (file: Record<string, unknown>) => unknown]>([
  ["another floor", (file) => ({ ...file, rules: { ...(file.rules as object), criterionFloor: "0.50" } })],
  ["rules that the format does not have", (file) => ({ ...file, rules: { ...(file.rules as object), veto: "one" } })],
  ["another order of the tie-break", (file) => ({ ...file, rules: { ...(file.rules as object), tieBreak: ["R05", "R01"] } })],
  ["votes", (file) => ({ ...file, votes: [] })],
  ["sheets with vetoes", (file) => ({ ...file, sheets: (file.sheets as object[]).map((sheet) => ({ ...sheet, vetoes: [] })) })],
])("takes nothing for the first format that it did not have: %s", (_what, change) => {
  expect(parseAnyRanking(change(JSON.parse(firstFiles.single) as Record<string, unknown>))).toMatchObject({ ok: false, refusal: { code: "invalidInput" } });
});
