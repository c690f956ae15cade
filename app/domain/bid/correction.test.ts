import { describe, expect, it } from "vitest";
import { someIndicators, wholeDraft } from "./bid.fixture.ts";
import { completenessOf } from "./completeness.ts";
import { changedFields, openedOnly } from "./correction.ts";
import { editingOf } from "./editing.ts";
import { differencesOf, mergeDrafts } from "./merge.ts";
import { type BidDraft, emptyDraft } from "./schema.ts";
import { contentFor } from "./view.ts";

function contentOf(change: Partial<BidDraft> = {}) {
  const found = completenessOf(wholeDraft(change), someIndicators);
  if (!found.complete) throw new Error("The fixture is not whole");
  return found.submission;
}

describe("correction", () => {
  it("names the fields that changed, promised values apart from the words behind them", () => {
    const words = { ...wholeDraft().promised, "1-1": { value: 0.9, evidence: "第三方报告" } };
    const better = { ...wholeDraft().promised, "1-1": { value: 0.8, evidence: "2 t/d 扩试 15 天均值 0.86" } };
    expect(changedFields(contentOf(), contentOf())).toEqual([]);
    expect(changedFields(contentOf(), contentOf({ promised: words, summary: "改" }))).toEqual(["evidence", "summary"]);
    expect(changedFields(contentOf(), contentOf({ promised: better }))).toEqual(["promised"]);
  });

  it("opens the listed fields and nothing else", () => {
    const typed = { ...emptyDraft, summary: "新", members: [], promised: { "1-1": { value: 0.1, evidence: "新依据" } }, unread: { "money.fiscalFen": "x", "trl.now": "y" } };
    const opened = openedOnly(contentOf(), typed, ["evidence", "trl"]);
    expect(opened.promised["1-1"]).toEqual({ value: 0.9, evidence: "新依据" });
    expect(opened.summary).toBe(contentOf().summary);
    expect(opened.members).toEqual(contentOf().members);
    expect(opened.trl).toEqual({ now: null, target: null });
    expect(opened.unread).toEqual({ "trl.now": "y" });
  });
});

describe("merge", () => {
  const mine: BidDraft = { ...wholeDraft({ summary: "我的" }), promised: { "1-1": { value: null, evidence: "" }, "1-2": { value: [7.5, 9.3], evidence: "" } }, unread: { "promised.1-1.low": "约1" } };
  const stored = wholeDraft({ trl: { now: 6, target: 7 }, unread: { "money.fiscalFen": "一" } });

  it("finds differences also in what could not be read", () => {
    expect(differencesOf(stored, mine)).toEqual(["promised.1-1", "promised.1.3", "trl", "summary", "money"]);
    expect(differencesOf(stored, stored)).toEqual([]);
  });

  it("takes what was chosen and keeps the rest", () => {
    const merged = mergeDrafts(stored, mine, ["promised.1-1", "promised.1.3", "summary"]);
    expect(merged).toEqual({ ...stored, summary: "我的", promised: mine.promised, unread: { "money.fiscalFen": "一", "promised.1-1.low": "约1" } });
    expect(mergeDrafts(stored, mine, differencesOf(stored, mine))).toEqual(mine);
    expect(mergeDrafts(stored, mine, [])).toEqual(stored);
  });
});

describe("editingOf", () => {
  const open = { status: "draft", contest: null, challengeStatus: "open", opensAt: "2026-03-01T00:00:00Z", closesAt: "2026-04-01T09:00:00.000Z", reopenedUntil: null as string | null } as const;
  const again = { ...open, challengeStatus: "closed", reopenedUntil: "2026-04-02T09:00:00.000Z" };
  const correction = { fields: ["summary" as const], dueAt: "2026-04-10T09:00:00.000Z", correctedAt: null };
  it.each([
    [open, null, "2026-04-01T08:59:59.999Z", "bidding"],
    [open, null, "2026-04-01T09:00:00.000Z", "locked"],
    [{ ...open, status: "submitted" }, null, "2026-03-02T00:00:00Z", "bidding"],
    [{ ...open, status: "withdrawn" }, null, "2026-03-02T00:00:00Z", "bidding"],
    [again, null, "2026-04-02T08:59:59.999Z", "bidding"],
    [again, null, "2026-04-02T09:00:00.000Z", "locked"],
    [{ ...again, challengeStatus: "inReview" }, null, "2026-04-02T08:00:00.000Z", "locked"],
    [{ ...open, challengeStatus: "suspended" }, null, "2026-03-02T00:00:00Z", "locked"],
    [{ ...open, status: "correctionRequested", challengeStatus: "closed" }, correction, "2026-04-10T08:59:59.999Z", "correction"],
    [{ ...open, status: "correctionRequested", challengeStatus: "closed" }, correction, "2026-04-10T09:00:00.000Z", "locked"],
    [{ ...open, status: "underFormCheck", challengeStatus: "closed" }, { ...correction, correctedAt: "2026-04-03T00:00:00Z" }, "2026-04-05T00:00:00Z", "locked"],
  ] as const)("%o %o at %s is %s", (bid, given, now, mode) => {
    expect(editingOf(bid as typeof open, given, now).mode).toBe(mode);
  });
});

it("contentFor masks the lead's telephone for who handles the bid and leaves it out for others", () => {
  const content = contentOf({ projectLead: { name: "李工", phone: "13800138000", code: "" } });
  expect(contentFor(content, ["officer", "public"]).projectLead.phone).toBe("138****8000");
  expect(contentFor(content, ["supervisor"]).projectLead.phone).toBe("");
  expect(contentFor(content, ["expert"]).projectLead.phone).toBe("");
});
