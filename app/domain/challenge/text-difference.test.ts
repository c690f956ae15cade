import { fc } from "#tests/support/fast-check.ts";
import { describe, expect, it } from "vitest";
import { textDifference } from "./text-difference.ts";

const told = (before: string, after: string) => textDifference(before, after).map(({ kind, text }) => `${{ same: " ", removed: "-", added: "+" }[kind]}${text}`);

describe("textDifference", () => {
  it("keeps what stays and names the clauses that differ", () => {
    expect(told("赤泥脱碱，掺量不低于 30%，建成示范线。", "赤泥脱碱，掺量不低于 40%，建成示范线。")).toEqual([" 赤泥脱碱，", "-掺量不低于 30%，", "+掺量不低于 40%，", " 建成示范线。"]);
    expect(told("一。", "一。二。")).toEqual([" 一。", "+二。"]);
    expect(told("一。\n二。", "二。")).toEqual(["-一。\n", " 二。"]);
    expect(told("", "")).toEqual([]);
    expect(told("没有标点", "")).toEqual(["-没有标点"]);
  });

  it("loses nothing: without what was added it is the old text, without what was removed the new one", () => {
    const text = fc.array(fc.constantFrom("赤泥", "，", "。", "\n", "石膏", "；", "1"), { maxLength: 40 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = textDifference(before, after);
        const without = (kind: string) => parts.filter((part) => part.kind !== kind).map((part) => part.text).join("");
        expect([without("added"), without("removed")]).toEqual([before, after]);
        if (before === after) expect(parts.every(({ kind }) => kind === "same")).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
