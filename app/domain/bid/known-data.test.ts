import { describe, expect, it } from "vitest";
import { budgetGroundOf, progressOf } from "./full-form.ts";
import { leadKey } from "./full-parts.ts";
import { type Known, knownDifferences, refreshed, withKnown } from "./known-data.ts";
import { bidDraft } from "./schema.ts";

const unit = { address: "示例路 1 号", legalRepresentative: "示例·赵某", registeredOn: "2010-05-18", capitalFen: 500_000_000, scale: "medium" as const, highTech: true, specialised: false, contactName: "示例·钱某", contactPhone: "0391-0000001" };
const known: Known = { leadUscc: "91410800000000001X", leadName: "示例材料有限公司", unit, person: { name: "示例·王工", title: "高级工程师", degree: "博士" } };
const member = "12410000706789204K";
const draft = (change: object = {}) => bidDraft.parse({ projectLead: { name: "示例·王工" }, members: [{ uscc: member, name: "示例大学" }], ...change });

describe("what is known already", () => {
  it("fills an untouched form, so that it no longer stands at nothing", () => {
    const { full, filled } = withKnown(draft(), known);
    expect(full.units).toEqual([
      { key: leadKey, type: "enterprise", registeredOn: "2010-05-18", capitalFen: "500.00", address: "示例路 1 号", legalPerson: "示例·赵某", contact: "示例·钱某", contactPhone: "0391-0000001", scale: "medium", highTech: "on" },
      { key: member, scale: "none" },
    ]);
    expect(full.people).toEqual([{ name: "示例·王工", title: "高级工程师", degree: "博士", unit: "示例材料有限公司" }]);
    expect(filled).toContain("full.units.0.highTech");
    const [units] = progressOf(full, "lines", budgetGroundOf(draft()));
    expect(units).toMatchObject({ filled: 8, needed: 18 });
    expect(withKnown({ ...draft(), full }, known)).toEqual({ full, filled: [] });
  });

  it("leaves what somebody wrote, ticks and other people too", () => {
    const written = draft({ full: { units: [{ key: leadKey, address: "别处", contact: " " }], people: [{ name: "示例·李工" }] } });
    const { full, filled } = withKnown(written, known);
    expect(full.units?.[0]).toMatchObject({ address: "别处", contact: "示例·钱某" });
    expect(full.units?.[0]?.highTech).toBeUndefined();
    expect(full.people).toEqual([{ name: "示例·李工" }]);
    expect(filled).not.toContain("full.units.0.address");
    expect(withKnown(draft({ projectLead: { name: "示例·李工" } }), known).full.people).toBeUndefined();
  });

  it("names what differs, and takes the profile's words only when asked", () => {
    const written = draft({ full: { units: [{ key: leadKey, address: "别处", capitalFen: "500", scale: "medium" }], people: [{ name: "示例·李工" }, { name: "示例·王工", title: "工程师" }] } });
    expect(knownDifferences(written, known)).toEqual([
      { path: "full.units.0.address", here: "别处", known: "示例路 1 号" },
      { path: "full.units.0.highTech", here: "", known: "on" },
      { path: "full.people.1.title", here: "工程师", known: "高级工程师" },
    ]);
    const next = { ...written, full: refreshed(written, known) };
    expect(knownDifferences(next, known)).toEqual([]);
    expect(next.full.people).toEqual([{ name: "示例·李工" }, { name: "示例·王工", title: "高级工程师", degree: "博士" }]);
    expect(written.full.units).toHaveLength(1);
  });

  it("says nothing without profiles", () => {
    const bare = { ...known, leadUscc: "不是代码", unit: null, person: null };
    const alone = bidDraft.parse({});
    expect(withKnown(alone, bare)).toEqual({ full: {}, filled: [] });
    expect(knownDifferences(draft({ full: { units: [{ key: leadKey, address: "别处" }] } }), bare)).toEqual([]);
  });
});
