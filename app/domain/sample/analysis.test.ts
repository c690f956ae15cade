import { describe, expect, it } from "vitest";
import { parseAnalysis } from "./analysis.ts";

describe("成分表", () => {
  it.each([
    ["Fe2O3 38.4 %", { component: "Fe2O3", value: "38.4", unit: "%" }],
    ["Na₂O\t6.1", { component: "Na₂O", value: "6.1", unit: "%" }],
    ["含水率：３１～３４％", { component: "含水率", value: "31～34", unit: "%" }],
    ["Cr6+ <0.05 mg/L", { component: "Cr6+", value: "<0.05", unit: "mg/L" }],
    ["比表面积, 12.5 m²/g", { component: "比表面积", value: "12.5", unit: "m²/g" }],
    ["226Ra 480 Bq/kg", { component: "226Ra", value: "480", unit: "Bq/kg" }],
  ])("reads %s", (text, row) => {
    expect(parseAnalysis(text)).toEqual({ rows: [row] });
  });

  it("names the first line that is none, and skips empty ones", () => {
    expect(parseAnalysis("Fe2O3 38.4 %\n\nSiO2 十二\nCaO 9")).toEqual({ badLine: 3 });
    for (const text of ["38.4", "Fe2O3", "Fe2O3 -1 %", "x".repeat(60) + " 1 %"]) expect(parseAnalysis(text)).toEqual({ badLine: 1 });
    expect(parseAnalysis(" \n ")).toEqual({ rows: [] });
  });
});
