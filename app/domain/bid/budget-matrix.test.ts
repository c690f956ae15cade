import { expect, it } from "vitest";
import { blankBudget, budgetMatrixOf } from "./budget-matrix.ts";
import type { FullRow } from "./full-parts.ts";

it("lays rows out by unit and year to the cent, whatever order they come in", () => {
  const rows: FullRow[] = [
    { unit: "b", year: "2028", fiscalFen: "0.01", selfRaisedFen: "1,000.10" },
    { unit: "lead", year: "2027", fiscalFen: "0.1", ownerPayFen: "0.2" },
    { unit: "lead", year: "2028", fiscalFen: "x" },
    { unit: "gone", year: "2027", fiscalFen: "9" },
    { unit: "b", year: " ", fiscalFen: "9" },
  ];
  expect(budgetMatrixOf(rows, ["lead", "b"])).toEqual({
    years: ["2027", "2028"],
    units: [
      { key: "lead", byYear: [300_000, 0], bySource: { fiscalFen: 100_000, ownerPayFen: 200_000, selfRaisedFen: 0 }, total: 300_000 },
      { key: "b", byYear: [0, 1_000_110_000], bySource: { fiscalFen: 10_000, ownerPayFen: 0, selfRaisedFen: 1_000_100_000 }, total: 1_000_110_000 },
    ],
    byYear: [300_000, 1_000_110_000],
    total: 1_000_410_000,
  });
});

it("offers a row for each unit and year of the item's time", () => {
  expect(blankBudget(["lead", "b"], { from: "2027-03-01", to: "2028-08-31" }, 40)).toEqual([{ unit: "lead", year: "2027" }, { unit: "lead", year: "2028" }, { unit: "b", year: "2027" }, { unit: "b", year: "2028" }]);
  expect(blankBudget(["lead", "b", "c"], { from: "2026-12-01", to: "2030-01-01" }, 7)).toHaveLength(7);
});
