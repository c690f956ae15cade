import { fc } from "#tests/support/fast-check.ts";
import { describe, expect, it } from "vitest";
import { someIndicators, wholeDraft } from "./bid.fixture.ts";
import { completenessOf } from "./completeness.ts";
import { draftOfForm, formOfDraft } from "./form.ts";
import { inDateOrder, milestoneProblems, milestoneSum, milestoneWindow } from "./milestone.ts";
import { bidSubmission } from "./schema.ts";
import { readDate } from "#app/domain/kernel/typed-date.ts";

const one = { due: "2027-06-30", deliverable: "中试线建成", check: "现场查验", fiscalFen: 60_000_000 };
const window = milestoneWindow("2026-12-31", 24);
const missing = (milestones: unknown[]) => {
  const judged = completenessOf(wholeDraft({ milestones: milestones as (typeof one)[] }), someIndicators, { window });
  return judged.complete ? [] : judged.missing.map(({ path, message }) => `${path}: ${message}`);
};

describe("milestones", () => {
  it("lie between the closing and the end of the period, counted from a signing half a year later", () => {
    expect(window).toEqual({ from: "2026-12-31", to: "2029-06-30" });
    expect(milestoneWindow("2026-08-31", 18)).toEqual({ from: "2026-08-31", to: "2028-08-31" });
    expect(milestoneWindow("2027-08-31", 12)?.to).toBe("2029-02-28");
    expect(milestoneWindow(null, 24)).toBeNull();
    const both = (first: string, last: string) => [{ ...one, due: first }, { ...one, due: last, fiscalFen: 100_000_000 }];
    expect(missing(both("2026-12-31", "2029-06-30"))).toEqual([]);
    expect(missing(both("2026-12-30", "2029-07-01"))).toEqual(["milestones.0.due: milestoneEarly", "milestones.1.due: milestoneLate"]);
  });

  it("are whole each, come to the fiscal money to the cent, and may be left out", () => {
    expect(missing([])).toEqual([]);
    expect(missing([one])).toEqual(["milestones: milestoneMoney"]);
    expect(missing([{ due: "", deliverable: " ", check: "", fiscalFen: null }])).toEqual(["milestones.0.due: required", "milestones.0.deliverable: required", "milestones.0.check: required", "milestones.0.fiscalFen: required"]);
    expect(missing(Array.from({ length: 13 }, () => one))).toContain("milestones: milestoneMoney");
  });

  it("say by how much their money is off, for any split", () => {
    const fen = fc.integer({ min: 0, max: 1_000_000 }).map((hundreds) => hundreds * 10_000);
    fc.assert(
      fc.property(fc.array(fen, { minLength: 1, maxLength: 12 }), fc.integer({ min: -100_000, max: 100_000 }), (parts, off) => {
        const total = parts.reduce((sum, part) => sum + part, 0);
        fc.pre(total - off >= 0);
        const list = parts.map((fiscalFen) => ({ ...one, fiscalFen }));
        expect(milestoneSum(list, total - off)).toEqual({ totalFen: total, differenceFen: off });
        expect(milestoneProblems(list, total - off, window)).toEqual(off === 0 ? [] : [{ path: "milestones", message: "milestoneMoney" }]);
        expect(milestoneSum([...list, { ...one, fiscalFen: null }], total)).toBeNull();
      }),
    );
  });

  it("are sealed in the order of their dates; equal dates stay as typed", () => {
    const list = [{ due: "2028-01-01", n: 1 }, { due: "2027-01-01", n: 2 }, { due: "2028-01-01", n: 3 }];
    expect(inDateOrder(list).map(({ n }) => n)).toEqual([2, 1, 3]);
    const judged = completenessOf(wholeDraft({ milestones: [...wholeDraft().milestones].reverse() }), someIndicators);
    expect(judged.complete && judged.submission.milestones.map(({ due }) => due)).toEqual(["2027-12-31", "2028-12-31"]);
  });

  it("are read from a form as typed, empty rows left out, what is no date kept", () => {
    const form = formOfDraft(wholeDraft(), someIndicators);
    const typed = [{ due: "2027年6月", deliverable: "中试线", check: "查验", fiscalFen: "６０" }, { due: " ", deliverable: "", check: "", fiscalFen: "" }, { due: "年底", deliverable: "", check: "", fiscalFen: "" }];
    const draft = draftOfForm({ ...form, milestones: typed }, someIndicators);
    expect(draft.milestones).toEqual([{ due: "2027-06-30", deliverable: "中试线", check: "查验", fiscalFen: 60_000_000 }, { due: "", deliverable: "", check: "", fiscalFen: null }]);
    expect(draft.unread).toEqual({ "milestones.1.due": "年底" });
    expect(formOfDraft(draft, someIndicators).milestones[1]?.due).toBe("年底");
  });

  it("are taken from a pasted table after those that were typed, where there is no script", () => {
    const form = { ...formOfDraft(wholeDraft(), someIndicators), milestonesPasted: "完成时间\t交付内容\t考核方式\t财政资金（元）\n2028年6月\t报告\t检测\t600,000\n待定\t工艺包\t审阅\t约十万" };
    const draft = draftOfForm(form, someIndicators);
    expect(draft.milestones.slice(2)).toEqual([{ due: "2028-06-30", deliverable: "报告", check: "检测", fiscalFen: 60_000_000 }, { due: "", deliverable: "工艺包", check: "审阅", fiscalFen: null }]);
    expect(draft.unread).toEqual({ "milestones.3.due": "待定", "milestones.3.fiscalFen": "约十万" });
  });

  it("are missing from envelopes sealed before there were any, which still open", () => {
    const judged = completenessOf(wholeDraft(), someIndicators);
    if (!judged.complete) throw new Error("not whole");
    const { milestones: _milestones, unitCost: _unitCost, ...before } = judged.submission;
    expect(bidSubmission.parse(before)).toMatchObject({ milestones: [], unitCost: null });
  });
});

describe("readDate", () => {
  it.each([
    ["2027-06-30", "2027-06-30"],
    ["２０２７／６／３", "2027-06-03"],
    ["2027.6.30", "2027-06-30"],
    ["2027年6月30日", "2027-06-30"],
    ["20270630", "2027-06-30"],
    ["2028年2月", "2028-02-29"],
    ["2027-12", "2027-12-31"],
    ["2027-02-30", null],
    ["2027-13-01", null],
    ["2027-00-10", null],
    ["2027", null],
    ["27/6/30", null],
    ["年底", null],
  ])("%s is %s", (typed, expected) => expect(readDate(typed)).toBe(expected));

  it("reads every day back", () => {
    fc.assert(fc.property(fc.integer({ min: 8_035, max: 84_000 }), (days) => {
      const iso = new Date(days * 86_400_000).toISOString().slice(0, 10);
      expect([iso, iso.replaceAll("-", "/"), iso.replaceAll("-", "")].map(readDate)).toEqual([iso, iso, iso]);
    }));
  });
});
