import { fc } from "#tests/support/fast-check.ts";
import { describe, expect, it } from "vitest";
import { someIndicators, wholeDraft } from "./bid.fixture.ts";
import { completenessOf } from "./completeness.ts";
import { equalParts } from "./consortium.ts";
import { draftOfForm, formOfDraft } from "./form.ts";
import { wholeShare } from "./parts.ts";
import { type BidDraft, bidDraft } from "./schema.ts";

const submission = (draft: BidDraft) => {
  const judged = completenessOf(draft, someIndicators);
  if (!judged.complete) throw new Error(JSON.stringify(judged.missing));
  return judged.submission;
};
const missing = (draft: BidDraft) => {
  const judged = completenessOf(draft, someIndicators);
  return judged.complete ? [] : judged.missing.map(({ path, message }) => `${path}:${message}`);
};

describe("the parts of a consortium", () => {
  it("leave the rest to the lead, who alone has everything", () => {
    expect(submission(wholeDraft()).leadPart).toEqual({ moneyIn: { fiscalFen: 100_000_000, ownerPayFen: 420_000_000, selfRaisedFen: 20_000_000 }, moneyOutFen: 540_000_000, ipShare: 6_667, showsBudget: false });
    expect(submission(wholeDraft({ members: [] })).leadPart).toMatchObject({ moneyOutFen: 610_000_000, ipShare: wholeShare });
  });

  it("are held to the money by source, to the cent, and to 100 %", () => {
    const { leadPart, members } = wholeDraft();
    const lead = { ...leadPart, moneyIn: { fiscalFen: 100_010_000, ownerPayFen: 420_000_000, selfRaisedFen: null }, ipShare: 6_666 };
    expect(missing(wholeDraft({ leadPart: lead }))).toEqual(["leadPart.moneyIn.fiscalFen:splitDiffers", "leadPart.ipShare:ipNot100"]);
    // More than there is, with nothing left for the lead.
    const greedy = { ...members[0]!, moneyIn: { ...members[0]!.moneyIn, selfRaisedFen: 30_010_000 }, ipShare: wholeShare };
    expect(missing(wholeDraft({ members: [greedy, { ...greedy, uscc: "91350200776049653A", moneyIn: { ...greedy.moneyIn, selfRaisedFen: 0 }, ipShare: 1 }] }))).toEqual(["leadPart.moneyIn.selfRaisedFen:splitDiffers", "leadPart.ipShare:ipNot100"]);
  });

  it("need role, money and share of every member", () => {
    const bare = bidDraft.parse({ members: [{ uscc: "91000000JBTD000385", name: "示例·单位", tasks: "中试" }] }).members;
    expect(missing(wholeDraft({ members: bare }))).toEqual(["role", "moneyIn.fiscalFen", "moneyIn.ownerPayFen", "moneyIn.selfRaisedFen", "moneyOutFen", "ipShare"].map((field) => `members.0.${field}:required`));
  });

  it("of a file without parts are equal and always add up", () => {
    const fen = fc.integer({ min: 0, max: 90_000 }).map((hundreds) => hundreds * 10_000);
    fc.assert(
      fc.property(fc.record({ fiscalFen: fen, ownerPayFen: fen, selfRaisedFen: fen }), fc.integer({ min: 1, max: 9 }), (money, count) => {
        const codes = ["91000000JBTD000385", "91350200776049653A", "91440101MA5CJQ4N59", "91350200MA2YJ1XR9G", "123502001549897397", "91350100M0001TGQXM", "91350211M0000XUF46", "91350203M0001FUE2P", "91350203M0001QAY9B"];
        const members = codes.slice(0, count).map((uscc) => ({ uscc, name: "示例·单位", role: "other" as const, tasks: "试验", people: "", ...equalParts(money, count) }));
        const { leadPart } = submission(wholeDraft({ money, members, milestones: [] }));
        const total = money.fiscalFen + money.ownerPayFen + money.selfRaisedFen;
        expect(leadPart.moneyOutFen + members.reduce((sum, member) => sum + (member.moneyOutFen ?? 0), 0)).toBe(total);
        expect(leadPart.ipShare + members.reduce((sum, member) => sum + (member.ipShare ?? 0), 0)).toBe(wholeShare);
      }),
      { numRuns: 60 },
    );
  });

  it("survive the form, and keep what cannot be read as typed", () => {
    const draft = wholeDraft();
    const form = formOfDraft(draft, someIndicators);
    expect(form.members[0]).toMatchObject({ role: "pilot", moneyIn: { fiscalFen: "60.00" }, moneyOutFen: "70.00", ipShare: "33.33" });
    expect(draftOfForm(form, someIndicators)).toEqual(draft);
    const odd = draftOfForm({ ...form, members: [{ ...form.members[0]!, ipShare: "三成", moneyOutFen: "７０" }] }, someIndicators);
    expect(odd.members[0]).toMatchObject({ ipShare: null, moneyOutFen: 70_000_000 });
    expect(odd.unread).toEqual({ "members.0.ipShare": "三成" });
    expect(missing(odd)).toEqual(["members.0.ipShare:unreadable"]);
  });
});
