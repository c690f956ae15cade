import { describe, expect, it } from "vitest";
import { someIndicators, wholeDraft } from "./bid.fixture.ts";
import { completenessOf } from "./completeness.ts";
import { sectionOf } from "./parts.ts";
import { type BidDraft, bidDraft, emptyDraft } from "./schema.ts";

const missingOf = (draft: BidDraft) => {
  const found = completenessOf(draft, someIndicators);
  return found.complete ? [] : found.missing.map(({ path, message }) => `${path}: ${message}`);
};

const someMember = wholeDraft().members[0]!;

describe("completenessOf", () => {
  it("makes the submission of a whole draft", () => {
    const found = completenessOf(wholeDraft({ projectLead: { name: " 李工 ", phone: "+86 138-0013-8000", code: "" } }), someIndicators);
    expect(found).toMatchObject({ complete: true, submission: { projectLead: { name: "李工", phone: "13800138000", code: "" }, members: [{ uscc: "91000000JBTD000385" }] } });
    expect(found.complete && Object.keys(found.submission)).not.toContain("unread");
  });

  it("lists everything that an empty draft lacks, in the order of the form", () => {
    expect(missingOf(emptyDraft)).toEqual([
      "projectLead.name: nameLength",
      "projectLead.phone: leadIdentity",
      "promised.1-1: hardIndicator",
      "promised.1-2: hardIndicator",
      "trl.now: required",
      "trl.target: required",
      "summary: required",
      "money.fiscalFen: required",
      "money.ownerPayFen: required",
      "money.selfRaisedFen: required",
      "statements.integrity: statementNeeded",
      "statements.truthfulness: statementNeeded",
      "statements.noDoubleFunding: statementNeeded",
      "statements.notClassified: statementNeeded",
    ]);
  });

  it.each<[string, Partial<BidDraft>, string[]]>([
    ["a missed hard indicator is allowed", { promised: { ...wholeDraft().promised, "1-1": { value: 5, evidence: "" } } }, []],
    ["a soft indicator may be left out", { promised: { "1-1": { value: 1, evidence: "" }, "1-2": { value: [7, 8], evidence: "" } } }, []],
    ["half a range", { promised: { ...wholeDraft().promised, "1-2": { value: [7, null], evidence: "" } } }, ["promised.1-2: bothEnds"]],
    ["a range upside down", { promised: { ...wholeDraft().promised, "1-2": { value: [9, 7], evidence: "" } } }, ["promised.1-2: rangeOrder"]],
    ["yes where a number is due", { promised: { ...wholeDraft().promised, "1-1": { value: true, evidence: "" } } }, ["promised.1-1: numberNeeded"]],
    ["a number where yes or no is due", { promised: { ...wholeDraft().promised, "1.3": { value: 3, evidence: "" } } }, ["promised.1.3: yesNoNeeded"]],
    ["an unknown indicator", { promised: { ...wholeDraft().promised, "9-9": { value: 3, evidence: "" } } }, ["promised.9-9: unknownIndicator"]],
    ["what was typed and is no number", { promised: { ...wholeDraft().promised, "1-1": { value: null, evidence: "" } }, unread: { "promised.1-1.low": "约0.9" } }, ["promised.1-1: unreadable"]],
    ["a credit code of the wrong length", { members: [{ ...someMember, uscc: "9100" }] }, ["members.0.uscc: usccLength"]],
    ["a member named twice", { members: [someMember, { ...someMember, moneyIn: { fiscalFen: 0, ownerPayFen: 0, selfRaisedFen: 0 } }] }, ["members.1.uscc: duplicate"]],
    ["a member without tasks", { members: [{ ...someMember, tasks: " " }] }, ["members.0.tasks: required"]],
    ["a target below today's level", { trl: { now: 7, target: 5 } }, ["trl.target: trlOrder"]],
    ["an amount finer than the form shows", { members: [], milestones: [], money: { fiscalFen: 1, ownerPayFen: 0, selfRaisedFen: 0 } }, ["money.fiscalFen: twoDecimals"]],
    ["amounts whose sum no number holds", { members: [], milestones: [], money: { fiscalFen: 9_007_199_254_740_000, ownerPayFen: 9_007_199_254_740_000, selfRaisedFen: 0 } }, ["money: moneyTooLarge"]],
    ["neither phone nor code of the lead", { projectLead: { name: "李工", phone: "", code: "" } }, ["projectLead.phone: leadIdentity"]],
  ])("%s", (_case, change, expected) => {
    expect(missingOf(wholeDraft(change))).toEqual(expected);
  });

  it("accepts a credit code whose check digit is wrong: it never stops a submission", () => {
    expect(missingOf(wholeDraft({ members: [{ ...someMember, uscc: "91350100M0001TGQXM" }] }))).toEqual([]);
  });
});

it("bidDraft takes a bare value for a promise, as imports write it, and refuses unknown parts", () => {
  expect(bidDraft.parse({ promised: { "1-1": 0.9, "1-2": [7, 9] } }).promised).toEqual({ "1-1": { value: 0.9, evidence: "" }, "1-2": { value: [7, 9], evidence: "" } });
  expect(bidDraft.safeParse({ price: 3 }).success).toBe(false);
  expect(bidDraft.safeParse({ money: { fiscalFen: -1 } }).success).toBe(false);
});

it("sectionOf finds the part of the form", () => {
  expect(["members.0.uscc", "promised.1-1", "summary", "money"].map(sectionOf)).toEqual(["members", "promised", "summary", "money"]);
});
