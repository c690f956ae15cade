import { fc } from "#tests/support/fast-check.ts";
import { describe, expect, it } from "vitest";
import { emptyRow } from "#app/domain/challenge/indicator-row.ts";
import { demandContent, type DemandContent, readDemand } from "./content.ts";
import { challengeOfDemand, formOfDemand } from "./convert.ts";
import { demandDifferences } from "./difference.ts";
import { type DemandForm, emptyDemandForm } from "./form.ts";
import { joinedDemand } from "./join.ts";
import { similarTexts } from "./similar.ts";
import { meanMarks } from "./vetting.ts";
import { newChallenge } from "#app/domain/challenge/schema.ts";
import type { Result } from "#app/domain/kernel/result.ts";

const row = { ...emptyRow, code: "1-1", name: "脱碱率", comparator: ">=", value: "90", unit: "%", hard: true };
const whole: DemandForm = {
  ...emptyDemandForm,
  title: "赤泥低成本脱碱关键技术", background: "背景", problem: "问题", content: "内容", baseline: "现状", deliverables: "成果", ipRule: "共有", contactName: "示例", contactPhone: "13800001111",
  waste: ["赤泥"],
  money: { ownerInput: "640", payToBidder: "420.50", fiscal: "0" },
  indicators: [row, emptyRow],
  statements: { unsolved: true, notClassified: true, truthful: true, firstUse: true },
};
const read = (form: DemandForm): DemandContent => readDemand(form).content ?? expect.unreachable();
const valueOf = <T>(result: Result<T>): T => (result.ok ? result.value : expect.unreachable(result.refusal.code));
const problems = (change: Partial<DemandForm>) => readDemand({ ...whole, ...change }).missing.map(({ path, message }) => `${path} ${message}`);

describe("a demand's form", () => {
  it("reads whole, rows left empty at the end not counted", () => {
    expect(read(whole)).toMatchObject({ ownerInputFen: 640_000_000, payToBidderFen: 420_500_000, fiscalFen: 0, periodMonths: 24, indicators: [{ code: "1-1", value: 90 }] });
  });

  it.each<[string, Partial<DemandForm>, string[]]>([
    ["too short a title", { title: "脱碱" }, ["title titleLength"]],
    ["no waste", { waste: [] }, ["waste required"]],
    ["a class nobody knows", { class: "其他" }, ["class required"]],
    ["too long a period", { periodMonths: "37" }, ["periodMonths periodMonths"]],
    ["half a month", { periodMonths: "1.5" }, ["periodMonths periodMonths"]],
    ["more paid than put in", { money: { ownerInput: "1", payToBidder: "2", fiscal: "0" } }, ["money.payToBidder payOverInput"]],
    ["money with three decimals", { money: { ownerInput: "1.005", payToBidder: "0", fiscal: "0" } }, ["money.ownerInput twoDecimals"]],
    ["no indicator", { indicators: [] }, ["indicators tooFewIndicators"]],
    ["only a yes or no", { indicators: [{ ...row, comparator: "bool", value: "合格" }] }, ["indicators tooFewIndicators"]],
    ["a range upside down", { indicators: [{ ...row, comparator: "range", value: "9", upper: "6" }] }, ["indicators.0.upper upperBelowValue"]],
    ["a word for a number", { indicators: [{ ...row, value: "约九成" }] }, ["indicators.0.value numberNeeded"]],
    ["a code used twice", { indicators: [row, row] }, ["indicators.1.code duplicate"]],
    ["a text too long", { problem: "长".repeat(1501) }, ["problem textTooLong:1500"]],
    ["a telephone of five digits", { contactPhone: "12345" }, ["contactPhone phoneOrLandline"]],
    ["a statement not made", { statements: { ...whole.statements, firstUse: false } }, ["statements.firstUse statementNeeded"]],
  ])("names %s", (_name, change, expected) => {
    expect(problems(change)).toEqual(expected);
  });

  it("never throws, whatever is typed, and answers a content or problems", () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom("", "90", "≥", "range", "bool", "-1", "１２"));
    const rows = fc.array(fc.record({ code: cell, name: cell, comparator: cell, value: cell, upper: cell, unit: cell, basis: cell, method: cell, hard: fc.boolean(), verification: cell, mode: cell, baseline: cell }), { maxLength: 4 });
    fc.assert(
      fc.property(fc.record({ title: fc.string(), periodMonths: fc.string(), waste: fc.array(fc.string(), { maxLength: 2 }), indicators: rows }), (change) => {
        const { content, missing } = readDemand({ ...whole, ...change });
        expect(content === null).toBe(missing.length > 0);
        if (content) expect(demandContent.safeParse(content).success).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it("shows a stored version so that reading it again gives the same", () => {
    const content = read(whole);
    expect(read(formOfDemand(content, ""))).toEqual(content);
    expect(demandDifferences(content, read(formOfDemand(content, "")))).toEqual([]);
  });
});

describe("differences of versions", () => {
  it("name texts clause by clause, facts with both values, indicators by code", () => {
    const before = read(whole);
    const after: DemandContent = { ...before, problem: "问题，更具体", fiscalFen: 100, indicators: [{ ...before.indicators[0]!, code: "1-2" }] };
    expect(demandDifferences(before, after).map((one) => (one.kind === "indicator" ? `${one.code} ${one.before ? "gone" : "new"}` : one.field))).toEqual(["problem", "fiscalFen", "1-2 new", "1-1 gone"]);
  });
});

describe("merged demands", () => {
  it("add money, keep each indicator once under a code of its own, and say where passages come from", () => {
    const one = read(whole);
    const two = { ...one, problem: "另一个问题", waste: ["钛石膏" as const], indicators: [one.indicators[0]!, { ...one.indicators[0]!, value: 95 }].map((indicator, index) => ({ ...indicator, code: `1-${index + 1}` })) };
    const joined = valueOf(joinedDemand([{ no: "XQ-2026-0001", content: one }, { no: "XQ-2026-0002", content: { ...two, indicators: [{ ...one.indicators[0]!, value: 95 }] } }], "合并后的需求名称示例"));
    expect(joined.indicators.map(({ code, value }) => [code, value])).toEqual([["1-1", 90], ["1-1.2", 95]]);
    expect([joined.ownerInputFen, joined.waste, joined.background]).toEqual([1_280_000_000, ["赤泥", "钛石膏"], "背景"]);
    expect(joined.problem).toBe("【XQ-2026-0001】问题\n【XQ-2026-0002】另一个问题");
    expect(demandContent.safeParse(joined).success).toBe(true);
  });

  it("are refused with what is too long and both numbers; nothing is cut", () => {
    const long = { ...read(whole), content: "长".repeat(2995) };
    const joined = joinedDemand([{ no: "A", content: long }, { no: "B", content: { ...long, content: "短" } }], "合并后的需求名称示例");
    expect(joined).toEqual({ ok: false, refusal: { code: "textsTooLong", facts: { over: `content:${String("【A】\n【B】短".length + 2995)}:3000` } } });
    const rows = (letter: string) => Array.from({ length: 60 }, (_, index) => ({ ...read(whole).indicators[0]!, code: `${letter}${String(index)}`, value: index + (letter === "a" ? 0 : 60) }));
    expect(joinedDemand([{ no: "A", content: { ...long, content: "短", indicators: rows("a") } }, { no: "B", content: { ...long, content: "短", indicators: rows("b") } }], "合并后的需求名称示例")).toMatchObject({ refusal: { facts: { over: "indicators:120:100" } } });
  });
});

describe("a challenge made of a demand", () => {
  it("is one that the schema of challenges takes", () => {
    const challenge = valueOf(challengeOfDemand(read(whole), { no: "JZGX-2027-001", round: "JZGX-2027", owner: null, coOwners: [], pattern: "B", fundingRule: {} }));
    expect(newChallenge.safeParse(challenge).success).toBe(true);
    expect(challenge).toMatchObject({ industry: read(whole).industry, keywords: read(whole).keywords, isConfidential: false, contact: null });
    expect([challenge.background, challenge.content]).toEqual(["背景\n现状", "问题\n内容"]);
  });
});

describe("long texts of a demand", () => {
  const place = { no: "JZGX-2027-001", round: "JZGX-2027", owner: null, coOwners: [], pattern: "B", fundingRule: {} } as const;
  const of = (background: number, baseline: number, problem: number, content: number) =>
    challengeOfDemand({ ...read(whole), background: "背".repeat(background), baseline: "现".repeat(baseline), problem: "问".repeat(problem), content: "内".repeat(content) }, place);

  it.each([
    [[1000, 499, 1000, 1999], [1500, 3000]],
    // The present state stands in front of the problem, or the problem behind the background.
    [[1000, 500, 1000, 1498], [1000, 3000]],
    [[500, 300, 600, 3000], [1402, 3000]],
  ])("move whole into the text that has room: %j", (lengths, [background, content]) => {
    const made = valueOf(of(...(lengths as [number, number, number, number])));
    expect([made.background.length, made.content.length]).toEqual([background, content]);
    expect([...made.background, ...made.content].filter((one) => one !== "\n").length).toBe(lengths.reduce((sum, one) => sum + one, 0));
  });

  it("are refused with both numbers where there is no room", () => {
    expect(of(1500, 1500, 1500, 3000)).toEqual({ ok: false, refusal: { code: "textsTooLong", facts: { over: "itemBackground:3001:1500,itemContent:4501:3000" } } });
  });
});

describe("what a demand asks of its bidders", () => {
  const place = { no: "JZGX-2027-001", round: "JZGX-2027", owner: null, coOwners: [], pattern: "B", fundingRule: {} } as const;

  it("goes along line by line, the contact only where its owner agreed", () => {
    const challenge = valueOf(challengeOfDemand({ ...read(whole), conditions: "有中试条件\n\n 能驻场 ", isConfidential: true, showsContact: true }, place));
    expect(challenge.eligibility.conditions).toEqual(["有中试条件", "能驻场"]);
    expect([challenge.isConfidential, challenge.contact]).toEqual([true, { name: read(whole).contactName, phone: read(whole).contactPhone }]);
  });

  it("loses nothing of more lines than an item takes", () => {
    const conditions = Array.from({ length: 700 }, (_, index) => String(index % 10)).join("\n");
    const challenge = valueOf(challengeOfDemand({ ...read(whole), conditions }, place));
    expect(newChallenge.safeParse(challenge).success).toBe(true);
    expect(challenge.eligibility.conditions.join("").replaceAll("；", "")).toBe(conditions.replaceAll("\n", ""));
  });
});

describe("hints at the same need", () => {
  it("find the same words at 100 % and nothing in a text of another kind", () => {
    const own = { title: "赤泥低成本脱碱关键技术", text: "脱碱成本偏高" };
    const found = similarTexts(own, [{ kind: "demand", no: "XQ-1", ...own }, { kind: "challenge", no: "C-1", title: "磷石膏制酸联产水泥", text: "分解温度高" }]);
    expect(found).toEqual([{ kind: "demand", no: "XQ-1", title: own.title, percent: 100 }]);
  });

  it("are the same from both sides", () => {
    fc.assert(fc.property(fc.string(), fc.string(), (one, other) => {
      const percent = (title: string, against: string) => similarTexts({ title, text: "" }, [{ kind: "demand", no: "1", title: against, text: "" }])[0]?.percent ?? 0;
      expect(percent(one, other)).toBe(percent(other, one));
    }), { numRuns: 1000 });
  });
});

describe("marks of a panel", () => {
  it("are means of those who marked, half up; none where nobody did", () => {
    expect(meanMarks([{ name: "甲", unit: "", no: "", marks: [20, 18, 22.5, 21] }, { name: "乙", unit: "", no: "", marks: [25, 25, 25, 25] }, { name: "丙", unit: "", no: "", marks: null }])).toEqual({ criteria: ["22.50", "21.50", "23.75", "23.00"], total: "90.75", count: 2 });
    expect(meanMarks([{ name: "丙", unit: "", no: "", marks: null }])).toBeNull();
  });
});
