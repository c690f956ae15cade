import { describe, expect, it } from "vitest";
import { differencesBetween, extendedClosing, materialKindsOf } from "./amendment.ts";
import { type NewChallenge, newChallenge } from "./schema.ts";

const indicator = (code: string, value: number) => ({ code, name: `指标 ${code}`, comparator: ">=", value, unit: "%", hard: true });

const content: NewChallenge = newChallenge.parse({
  no: "TEST-2030-001",
  round: "TEST-2030",
  title: "赤泥低成本规模化利用关键技术",
  class: "企业技术需求类",
  waste: ["赤泥", "钛石膏"],
  owner: null,
  pattern: "B",
  race: false,
  periodMonths: 24,
  fiscalFen: 100,
  ownerInputFen: 400,
  payToBidderFen: 40,
  fundingRule: { ownerToFiscalAtLeast: 4, payToBidderToFiscalAtLeast: 0.4 },
  background: "背景。",
  content: "内容。",
  deliverables: "成果。",
  ipRule: "归属。",
  indicators: [indicator("1", 30), indicator("2", 50)],
});

const changed = (change: Partial<NewChallenge>) => differencesBetween(content, { ...content, ...change });

describe("differencesBetween", () => {
  it("finds nothing where only the order of a set or of keys differs", () => {
    expect(changed({ waste: [...content.waste].reverse(), fundingRule: { payToBidderToFiscalAtLeast: 0.4, ownerToFiscalAtLeast: 4 } })).toEqual([]);
  });

  it("names each field with both values", () => {
    expect(changed({ periodMonths: 30, background: "背景改了。" })).toEqual([
      { kind: "field", field: "periodMonths", before: 24, after: 30 },
      { kind: "field", field: "background", before: "背景。", after: "背景改了。" },
    ]);
  });

  it("shows of a telephone number the end alone, since a correction stays for good", () => {
    expect(changed({ contact: { name: "李工", phone: "13800001111" } })).toEqual([{ kind: "field", field: "contact", before: null, after: { name: "李工", phone: "…1111" } }]);
  });

  it("finds no difference in conditions that are read again", () => {
    const eligibility = { ...content.eligibility, exclusions: ["甲", "乙"], leastTrl: 5 };
    expect(differencesBetween({ ...content, eligibility }, { ...content, eligibility: JSON.parse(JSON.stringify(eligibility)) as typeof eligibility })).toEqual([]);
  });

  it("follows indicators by their code: changed with the parts, added, dropped; an exchange of places is none", () => {
    const [one, two] = content.indicators as [NewChallenge["indicators"][number], NewChallenge["indicators"][number]];
    expect(changed({ indicators: [two, one] })).toEqual([]);
    const third = { ...one, code: "3" };
    expect(changed({ indicators: [{ ...one, value: 40, hard: false }, third] })).toEqual([
      { kind: "indicator", code: "1", before: one, after: { ...one, value: 40, hard: false }, changed: ["value", "hard"] },
      expect.objectContaining({ code: "3", before: null, after: third }),
      expect.objectContaining({ code: "2", before: two, after: null }),
    ]);
  });
});

describe("materialKindsOf", () => {
  it.each<[Partial<NewChallenge>, boolean, string[]]>([
    [{ background: "改。", periodMonths: 30, title: "另一个足够长的任务名称" }, false, []],
    [{ background: "改。" }, true, ["eligibility"]],
    [{ fiscalFen: 120, race: true }, false, ["money"]],
    [{ fundingRule: {} }, false, ["money"]],
    [{ eligibility: { ...content.eligibility, leastTrl: 5 } }, false, ["eligibility"]],
    [{ keywords: "赤泥", industry: "氧化铝", isConfidential: true, contact: { name: "李工", phone: "13800001111" } }, false, []],
    [{ owner: "91410800MA00000000", indicators: content.indicators.slice(1) }, false, ["indicators", "eligibility"]],
  ])("%j", (change, touchesEligibility, kinds) => {
    expect(materialKindsOf(changed(change), touchesEligibility)).toEqual(kinds);
  });
});

describe("extendedClosing", () => {
  it.each([
    ["2026-11-27T09:00:00.000Z", "2026-12-07T17:00:00+08:00"], // a Friday, then a Monday
    ["2026-11-25T17:00:00+08:00", "2026-12-07T17:00:00+08:00"], // falls on a Saturday: Monday
    ["2026-09-21T17:00:00+08:00", "2026-10-08T17:00:00+08:00"], // into the National Day holiday
    ["2026-11-26T17:30:00.000Z", "2026-12-07T17:00:00+08:00"], // after midnight in Shanghai it is the 27th
  ])("%s", (before, after) => {
    expect(extendedClosing(before)).toMatchObject({ ok: true, value: { closesAt: after } });
  });
});
