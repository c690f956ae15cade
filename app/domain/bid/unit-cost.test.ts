import { fc } from "#tests/support/fast-check.ts";
import { describe, expect, it } from "vitest";
import { type Indicator, indicatorList } from "#app/domain/challenge/indicator.ts";
import { someIndicators, wholeDraft } from "./bid.fixture.ts";
import { completenessOf } from "./completeness.ts";
import { draftOfForm, formOfDraft } from "./form.ts";
import type { BidDraft } from "./schema.ts";
import { costIndicator, costParts, judgeCost, perUnit, sensitivityOf, unitCostFen } from "./unit-cost.ts";

const [cost, soft, wan] = indicatorList.parse([
  { code: "1-4", name: "处理直接成本", comparator: "<=", value: 45, unit: "元/t", hard: true },
  { code: "1-5", name: "运输成本", comparator: "<=", value: 9, unit: "元 / m³", hard: false },
  { code: "1-6", name: "吨成本", comparator: "<=", value: 0.0045, unit: "万元/t", hard: true },
]) as [Indicator, Indicator, Indicator];
const parts = { rawMaterial: 1_800, energy: 1_000, chemicals: 700, labour: 400, depreciation: 300, transport: 100 };
const nothing = { rawMaterial: null, energy: null, chemicals: null, labour: null, depreciation: null, transport: null };

describe("the unit cost", () => {
  it("is asked for where an indicator is money per something, the hard one first", () => {
    expect(costIndicator(someIndicators)).toBeNull();
    expect(costIndicator([soft, ...someIndicators, cost])).toBe(cost);
    expect(costIndicator([soft])).toBe(soft);
    expect([cost, soft, wan].map(perUnit)).toEqual(["t", "m³", "t"]);
  });

  it("is a sum only when every part is there, and judged like a promise", () => {
    expect(unitCostFen({ ...parts, transport: null })).toBeNull();
    expect(unitCostFen(parts)).toBe(4_300);
    expect(judgeCost(cost, 4_500, 45)).toEqual({ fen: 4_500, verdict: "meets", coversPromise: true });
    expect(judgeCost(cost, 4_501, 45)).toEqual({ fen: 4_501, verdict: "misses", coversPromise: false });
    expect(judgeCost(soft, 901, null)).toEqual({ fen: 901, verdict: "deviates", coversPromise: null });
    expect(judgeCost(wan, 4_500, 0.0045)).toEqual({ fen: 4_500, verdict: "meets", coversPromise: true });
  });

  it("says what a fifth of each part does, the heaviest first", () => {
    expect(sensitivityOf(cost, { ...parts, transport: 0 }, null)?.map(({ part, low, high }) => [part, low.fen, high.fen, high.verdict])).toEqual([
      ["rawMaterial", 3_840, 4_560, "misses"],
      ["energy", 4_000, 4_400, "meets"],
      ["chemicals", 4_060, 4_340, "meets"],
      ["labour", 4_120, 4_280, "meets"],
      ["depreciation", 4_140, 4_260, "meets"],
    ]);
    expect(sensitivityOf(cost, nothing, null)).toBeNull();
  });

  it("moves evenly both ways and never by more than a fifth of the part and half a 分", () => {
    fc.assert(
      fc.property(fc.tuple(...costParts.map(() => fc.integer({ min: 0, max: 10_000_000 }))), (amounts) => {
        const given = Object.fromEntries(costParts.map((part, index) => [part, amounts[index]])) as typeof parts;
        const total = unitCostFen(given)!;
        for (const { part, low, high } of sensitivityOf(cost, given, null)!) {
          expect(Math.abs(total - low.fen - given[part] / 5)).toBeLessThanOrEqual(0.5);
          expect(Math.abs(high.fen - total - given[part] / 5)).toBeLessThanOrEqual(0.5);
        }
      }),
    );
  });

  it("must be whole once begun, and is nobody's business without a cost indicator", () => {
    const indicators = [...someIndicators, cost];
    const promised = { ...wholeDraft().promised, "1-4": { value: 43, evidence: "" } };
    const judge = (unitCost: BidDraft["unitCost"], list = indicators) => completenessOf(wholeDraft({ promised: list === indicators ? promised : wholeDraft().promised, unitCost }), list);
    expect(judge({ ...nothing, basis: "" })).toMatchObject({ complete: true, submission: { unitCost: null } });
    expect(judge({ ...parts, basis: " 物料衡算 " })).toMatchObject({ complete: true, submission: { unitCost: { ...parts, basis: "物料衡算" } } });
    expect(judge({ ...parts, labour: null, basis: "" })).toMatchObject({ complete: false, missing: [{ path: "unitCost.labour", message: "required" }] });
    expect(judge({ ...parts, labour: null, basis: "" }, someIndicators)).toMatchObject({ complete: true, submission: { unitCost: null } });
  });

  it("is typed in 元 and comes back as typed", () => {
    const draft = wholeDraft({ unitCost: { ...parts, energy: 1_050, basis: "电 20 kWh × 0.525 元" } });
    const form = formOfDraft(draft, someIndicators);
    expect(form.unitCost).toMatchObject({ rawMaterial: "18.00", energy: "10.50" });
    expect(draftOfForm(form, someIndicators)).toEqual(draft);
    const typed = draftOfForm({ ...form, unitCost: { ...form.unitCost, energy: "约十元", labour: "1.234", transport: "１，０００．５" } }, someIndicators);
    expect(typed.unitCost).toMatchObject({ energy: null, labour: null, transport: 100_050 });
    expect(typed.unread).toEqual({ "unitCost.energy": "约十元", "unitCost.labour": "1.234" });
  });
});
