import { fc } from "#tests/support/fast-check.ts";
import { describe, expect, it } from "vitest";
import { someIndicators, wholeDraft } from "./bid.fixture.ts";
import { completenessOf } from "./completeness.ts";
import { budgetGroundOf, contentOf, fullOfForm, progressOf } from "./full-form.ts";
import { draftOfContent } from "./full-value.ts";
import { askedParts, isWholeForm, type FullDraft, type FullField, fullPartCodes, leadKey, partOf } from "./full-parts.ts";
import { formatWan } from "#app/domain/kernel/money.ts";
import { moneySources } from "./parts.ts";
import { differencesOf, mergeDrafts } from "./merge.ts";
import { bidDraft, bidSubmission, draftOf } from "./schema.ts";

const draft = wholeDraft();
const ground = budgetGroundOf(draft);

/** What a person types in a field that wants something. */
function typedIn({ kind, choices }: FullField): string {
  const texts: Record<FullField["kind"], string> = { line: "示例", long: "说明", wan: "１,２３４.50", count: "3", decimal: "1,200.5", date: "2010年5月18日", flag: "on", choice: choices?.[0] ?? "", year: "1980", unit: leadKey, idNumber: "410803198001010014" };
  return texts[kind];
}

/** A whole form in which nothing is missing: the budget by line and by year comes to 160, 420 and 30 万元. */
function wholeFull(): FullDraft {
  const rows = (code: (typeof fullPartCodes)[number]) => {
    const row = Object.fromEntries(partOf(code).fields.map((field) => [field.key, typedIn(field)]));
    const keys = partOf(code).keys ?? ground.unitKeys;
    return partOf(code).shape === "keyed" ? keys.map((key) => ({ ...row, key })) : [row];
  };
  const money = [{ fiscalFen: "100", ownerPayFen: "400", selfRaisedFen: "0" }, { fiscalFen: "60", ownerPayFen: "20", selfRaisedFen: "30" }];
  const none = { fiscalFen: "0", ownerPayFen: "0", selfRaisedFen: "0" };
  return {
    ...Object.fromEntries(fullPartCodes.map((code) => [code, rows(code)])),
    budgetLines: (partOf("budgetLines").keys ?? []).map((key, index) => ({ key, ...(money[index] ?? none) })),
    budgetYears: ground.unitMoney.map((amounts, index) => ({ unit: ground.unitKeys[index]!, year: String(2027 + index), ...Object.fromEntries(moneySources.flatMap((source) => (amounts[source] ? [[source, formatWan(amounts[source])]] : []))) })),
  };
}

const problemsOf = (full: FullDraft, mode: "lines" | "lumpSum" = "lines") => progressOf(full, mode, ground).flatMap(({ problems }) => problems.map(({ path, message }) => `${path}: ${message}`));

describe("the whole form", () => {
  it("lacks nothing when it is filled, and is sealed as values", () => {
    expect(problemsOf(wholeFull())).toEqual([]);
    const judged = completenessOf({ ...draft, full: wholeFull() }, someIndicators, { full: "lines" });
    if (!judged.complete) throw new Error(JSON.stringify(judged.missing));
    expect(judged.submission.full?.units?.map(({ key, registeredOn, capitalFen, highTech }) => [key, registeredOn, capitalFen, highTech])).toEqual([[leadKey, "2010-05-18", 1_234_500_000, true], ["91000000JBTD000385", "2010-05-18", 1_234_500_000, true]]);
    expect(judged.submission.full?.outputs).toEqual([{ patents: 3, standards: 3, tonnesPerYear: 1_200.5, revenueFen: 1_234_500_000, jobs: 3, co2Tonnes: 1_200.5 }]);
    expect(judged.submission.full?.lumpSum).toBeUndefined();
    expect(bidSubmission.parse(JSON.parse(JSON.stringify(judged.submission)))).toEqual(judged.submission);
  });

  it("is nobody's business in a round with the concise one", () => {
    const judged = completenessOf({ ...draft, full: { plan: [{ goals: "写了一半" }] } }, someIndicators);
    expect(judged.complete && judged.submission.full).toBeNull();
  });

  it("says of every asked part what it lacks, lists that may be empty not among them", () => {
    const judged = completenessOf(draft, someIndicators, { full: "lines" });
    const parts = new Set(judged.complete ? [] : judged.missing.map(({ path }) => path.split(".")[1]));
    expect([...parts]).toEqual(["units", "people", "plan", "economics", "budgetLines", "budgetYears", "outputs", "ipTerms"]);
    expect(problemsOf({})).toContain("full.plan.0.goals: required");
    expect(problemsOf({})).toContain("full.people: required");
    expect(askedParts("lumpSum")).not.toContain("budgetLines");
    expect(problemsOf({ ...wholeFull(), lumpSum: [] }, "lumpSum")).toEqual(["full.lumpSum.0.promise: statementNeeded"]);
  });

  it("counts what is filled", () => {
    const plan = progressOf({ plan: [{ goals: "目标", route: " " }] }, "lines", ground).find(({ code }) => code === "plan");
    expect(plan).toMatchObject({ filled: 1, needed: 8 });
  });

  it.each<[string, FullDraft, string]>([
    ["a date that is none", { units: [{ key: leadKey, registeredOn: "去年" }] }, "full.units.0.registeredOn: date"],
    ["a count with decimals", { outputs: [{ patents: "1.5" }] }, "full.outputs.0.patents: wholeNumber"],
    ["an amount finer than 100 元", { equipment: [{ name: "泵", quantity: "1", amountFen: "1.234" }] }, "full.equipment.0.amountFen: money"],
    ["a choice that is none", { units: [{ key: leadKey, type: "bank" }] }, "full.units.0.type: required"],
    ["more experts than three", { unsuitable: Array.from({ length: 4 }, () => ({ name: "甲", unit: "乙", reason: "丙" })) }, "full.unsuitable: tooManyRows"],
    ["a budget by line that is not the money", { ...wholeFull(), budgetLines: wholeFull().budgetLines!.map((row) => ({ ...row, fiscalFen: "40.01" })) }, "full.budgetLines: budgetDiffers.fiscalFen:160.04:more:0.04"],
    ["a budget by year that is not the money", { ...wholeFull(), budgetYears: wholeFull().budgetYears!.slice(1) }, "full.budgetYears: budgetDiffers.fiscalFen:60.00:less:100.00"],
    ["a unit whose years are not its money", { ...wholeFull(), budgetYears: wholeFull().budgetYears!.map((row, index) => (index === 0 ? { ...row, fiscalFen: "0.01" } : row)) }, "full.budgetYears.0.fiscalFen: unitBudgetDiffers:0.01:less:99.99"],
    ["a unit that has money and no row", { ...wholeFull(), budgetYears: wholeFull().budgetYears!.slice(0, 1) }, "full.budgetYears: unitWithoutBudget:1"],
    ["a row of a unit that left", { ...wholeFull(), budgetYears: [...wholeFull().budgetYears!, { unit: "91350200776049653A", year: "2028" }] }, "full.budgetYears.2.unit: unitGone"],
    ["a year that is none", { people: [{ name: "甲", birthYear: "80" }] }, "full.people.0.birthYear: year"],
  ])("names %s", (_case, full, expected) => {
    expect(problemsOf(full)).toContain(expected);
  });

  it("is of a concise form only what every team may add: named whole or not at all, and nothing where it names nobody", () => {
    const asks = (full: FullDraft) => completenessOf({ ...draft, full }, someIndicators);
    expect(asks({})).toMatchObject({ complete: true, submission: { full: null } });
    // What another form asks for is not sealed.
    expect(asks({ plan: [{ goals: "目标" }] })).toMatchObject({ complete: true, submission: { full: null } });
    expect(asks({ unsuitable: [{ name: "甲", unit: "乙大学", reason: "有合同纠纷" }], plan: [{ goals: "目标" }] })).toMatchObject({ complete: true, submission: { full: { unsuitable: [{ name: "甲", unit: "乙大学", reason: "有合同纠纷" }] } } });
    expect(asks({ unsuitable: [{ name: "甲" }] })).toMatchObject({ complete: false, missing: [{ path: "full.unsuitable.0.unit", message: "required" }, { path: "full.unsuitable.0.reason", message: "required" }] });
    expect(askedParts("concise")).toEqual(["unsuitable"]);
    const [named, whole] = [contentOf({ unsuitable: [{ name: "甲" }] }, "concise", [leadKey])!, contentOf(wholeFull(), "lines", [leadKey])!];
    expect([isWholeForm(named), isWholeForm(whole)]).toEqual([false, true]);
  });

  it("reads from a form known parts and fields, and no empty rows", () => {
    expect(fullOfForm({ people: [{ name: " " }, { name: "王某", x: "1" }], nothing: [{ a: "b" }], plan: [{}] })).toEqual({ people: [{ name: "王某" }] });
  });

  it("comes back as a draft with the same values, whatever was typed", () => {
    const money = fc.integer({ min: 0, max: 1e9 }).map((hundreds) => (hundreds / 100).toFixed(2));
    const row = fc.record({ name: fc.string({ maxLength: 20 }), quantity: fc.nat(999).map(String), amountFen: money });
    fc.assert(fc.property(fc.array(row, { maxLength: 5 }), fc.string({ maxLength: 50 }), (equipment, goals) => {
      const content = contentOf(fullOfForm({ equipment, plan: [{ goals }] }), "lines", [leadKey]);
      expect(contentOf(draftOfContent(content), "lines", [leadKey])).toEqual(content);
    }));
    const judged = completenessOf({ ...draft, full: wholeFull() }, someIndicators, { full: "lines" });
    if (!judged.complete) throw new Error("not whole");
    expect(completenessOf(draftOf(judged.submission), someIndicators, { full: "lines" })).toEqual(judged);
  });

  it("is merged part by part", () => {
    const stored = bidDraft.parse({ full: { plan: [{ goals: "甲" }], people: [{ name: "王某" }] } });
    const mine = bidDraft.parse({ full: { plan: [{ goals: "乙" }], people: [{ name: "王某" }] } });
    expect(differencesOf(stored, mine)).toEqual(["full.plan"]);
    expect(mergeDrafts(stored, mine, ["full.plan"]).full).toEqual({ plan: [{ goals: "乙" }], people: [{ name: "王某" }] });
    expect(mergeDrafts(stored, mine, []).full).toEqual(stored.full);
  });
});
