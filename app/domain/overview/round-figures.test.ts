import { fc } from "#tests/support/fast-check.ts";
import { describe, expect, it } from "vitest";
import { groupItems, type ItemFigures, totalsOf } from "./round-figures.ts";

const item = fc.record({
  no: fc.string(),
  title: fc.string(),
  direction: fc.constantFrom("其他", "道路与岩土材料", "减量与脱碱"),
  waste: fc.constantFrom<string[]>(["赤泥"], ["钛石膏"], ["赤泥", "钛石膏"]),
  ownerKind: fc.constantFrom("enterprise" as const, "government" as const, null),
  status: fc.constantFrom("open" as const, "closed" as const, "decided" as const),
  investmentFen: fc.integer({ min: 0, max: 1e12 }),
  fiscalFen: fc.integer({ min: 0, max: 1e11 }),
  bids: fc.option(fc.nat(50), { nil: null }),
  awards: fc.nat(3),
  awardedFiscalFen: fc.nat(1e9),
}) satisfies fc.Arbitrary<ItemFigures>;

describe("figures of a round", () => {
  it("groups lose and invent nothing, and stand by money", () => {
    fc.assert(
      fc.property(fc.array(item), (items) => {
        const groups = groupItems(items, ({ direction }) => [direction]);
        expect(groups.reduce((sum, group) => sum + group.items, 0)).toBe(items.length);
        expect(groups.reduce((sum, group) => sum + group.investmentFen, 0)).toBe(totalsOf(items).investmentFen);
        expect(groups.map(({ investmentFen }) => investmentFen)).toEqual(groups.map(({ investmentFen }) => investmentFen).toSorted((a, b) => b - a));
        for (const waste of ["赤泥", "钛石膏"] as string[]) expect(groupItems(items, (one) => one.waste).find(({ key }) => key === waste)?.items ?? 0).toBe(items.filter((one) => one.waste.includes(waste)).length);
      }),
    );
  });

  it("counts bids only where the closing was", () => {
    fc.assert(
      fc.property(fc.array(item), (items) => {
        const open = items.map((one) => ({ ...one, bids: null }));
        expect(totalsOf(open)).toMatchObject({ closed: 0, bids: 0, items: items.length });
      }),
    );
  });
});
