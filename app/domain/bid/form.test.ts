import { fc } from "#tests/support/fast-check.ts";
import { describe, expect, it } from "vitest";
import { someIndicators, wholeDraft } from "./bid.fixture.ts";
import { bidForm } from "./form-schema.ts";
import { draftOfForm, formOfDraft, promisedValue, writtenRows } from "./form.ts";
import { bidDraft, emptyDraft } from "./schema.ts";

const emptyForm = bidForm.parse({ revision: "0" });
const emptyMember = bidForm.parse({ revision: "0", members: [{}] }).members[0]!;
const row = (code: string, change: Partial<(typeof emptyForm)["promised"][number]> = {}) => ({ code, low: "", high: "", answer: "", evidence: "", ...change });

describe("draftOfForm", () => {
  it("reads numbers as people type them", () => {
    const draft = draftOfForm({ ...emptyForm, promised: [row("1-1", { low: "０．９" }), row("1-2", { low: "7.5", high: "9.3" }), row("1.3", { answer: "no" })], money: { fiscalFen: "1,600", ownerPayFen: "４２０", selfRaisedFen: "0" }, trl: { now: "5", target: "七" } }, someIndicators);
    expect(draft.promised).toEqual({ "1-1": { value: 0.9, evidence: "" }, "1-2": { value: [7.5, 9.3], evidence: "" }, "1.3": { value: false, evidence: "" } });
    expect(draft.money).toEqual({ fiscalFen: 1_600_000_000, ownerPayFen: 420_000_000, selfRaisedFen: 0 });
    expect(draft.trl).toEqual({ now: 5, target: null });
    expect(draft.unread).toEqual({ "trl.target": "七" });
  });

  it("keeps what is no number, as typed, and shows it again", () => {
    const typed = { ...emptyForm, promised: [row("1-1", { low: "约 0.9", evidence: "扩试" }), row("1-2", { low: "7", high: "九" })], money: { fiscalFen: "一百", ownerPayFen: "1.234", selfRaisedFen: "" } };
    const draft = draftOfForm(typed, someIndicators);
    expect(draft.unread).toEqual({ "promised.1-1.low": "约 0.9", "promised.1-2.high": "九", "money.fiscalFen": "一百", "money.ownerPayFen": "1.234" });
    const shown = formOfDraft(draft, someIndicators);
    expect(shown.promised.slice(0, 2)).toEqual([row("1-1", { low: "约 0.9", evidence: "扩试" }), row("1-2", { low: "7", high: "九" })]);
    expect(shown.money).toEqual(typed.money);
  });

  it("leaves out empty rows of members and rows for indicators that are not there", () => {
    const draft = draftOfForm({ ...emptyForm, members: [{ ...emptyMember, name: " " }, { ...emptyMember, uscc: "9" }], promised: [row("9-9", { low: "3" })] }, someIndicators);
    expect(draft.members).toEqual(bidDraft.parse({ members: [{ uscc: "9" }] }).members);
    expect(draft.promised).toEqual({});
  });

  it("returns what formOfDraft shows, whatever the draft", () => {
    for (const draft of [emptyDraft, wholeDraft(), wholeDraft({ promised: { "1-1": { value: [0.8, 0.9], evidence: "" }, "1-2": { value: [null, 9], evidence: "x" } } })]) {
      expect(draftOfForm(formOfDraft(draft, someIndicators), someIndicators)).toEqual(draft);
    }
  });

  it("reads every decimal back to the same number", () => {
    fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }).map((value) => Number(value.toFixed(4))), (value) => {
      const draft = wholeDraft({ promised: { "1-1": { value: value === 0 ? 0 : value, evidence: "" } } });
      expect(draftOfForm(formOfDraft(draft, someIndicators), someIndicators).promised).toEqual(draft.promised);
    }));
  });

  it("does not round an amount that an import brought finer than the form shows", () => {
    const shown = formOfDraft(wholeDraft({ money: { fiscalFen: 1_234_567, ownerPayFen: 0, selfRaisedFen: null } }), someIndicators);
    expect(shown.money).toEqual({ fiscalFen: "1.234567", ownerPayFen: "0.00", selfRaisedFen: "" });
  });
});

it("shows no row that nobody wrote, and every row with anything in it", () => {
  const share = { ...emptyMember, moneyIn: { ...emptyMember.moneyIn, fiscalFen: "3" } };
  const node = { due: "", deliverable: "", check: "", fiscalFen: "" };
  const shown = writtenRows({ ...emptyForm, members: [emptyMember, share, { ...emptyMember, people: " " }], milestones: [node, { ...node, check: "检测报告" }, node] });
  expect(shown).toEqual({ ...emptyForm, members: [share], milestones: [{ ...node, check: "检测报告" }] });
});

it("promisedValue is null until the promise is whole", () => {
  expect([undefined, { value: null, evidence: "" }, { value: [1, null] as [number, null], evidence: "" }].map(promisedValue)).toEqual([null, null, null]);
  expect(promisedValue({ value: [1, 2], evidence: "" })).toEqual([1, 2]);
});
