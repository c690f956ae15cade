import { afterEach, describe, expect, it } from "vitest";
import { getPool } from "#app/db/client.ts";
import { brokenInvariants } from "#app/db/invariants.ts";
import { emptyDraft } from "#app/domain/bid/schema.ts";
import { restoreDraft } from "#app/services/bid/restore-draft.ts";
import { saveDraft } from "#app/services/bid/save-draft.ts";
import { showBid } from "#app/services/bid/show-bid.ts";
import { showBidFile } from "#app/services/bid/show-bid-file.ts";
import { showDraftHistory } from "#app/services/bid/show-draft-history.ts";
import { showBidPage } from "#app/services/bid/show-bid-page.ts";
import { showReceipt } from "#app/services/bid/show-receipt.ts";
import { showSealPage } from "#app/services/bid/show-seal-page.ts";
import type { Actor } from "#app/domain/policy/actor.ts";
import { aBid, aDraft, aMember, aTeam, closeAndOpen, toDeadline } from "#tests/support/bid-builders.ts";
import { aChallenge, at, codeOf, makeMove, resetClock, setClock, valueOf } from "#tests/support/builders.ts";

afterEach(resetClock);

const everything = { before: null, revision: null };
const history = async (actor: Actor, no: string, asked: { before: number | null; revision: number | null } = everything) => valueOf(await showDraftHistory(await at(actor), no, asked));
const ownDraft = async (actor: Actor, no: string) => {
  const view = valueOf(await showBid(await at(actor), no));
  if (view.sight !== "own") throw new Error("not the own bid");
  return view;
};

describe("the history of a draft", () => {
  it("keeps each save with time, person and changed parts, and brings one back as a new one", async () => {
    const challenge = await aChallenge();
    const t01 = await aTeam("T01");
    const { no, draft } = await aBid(t01.actor, challenge.no, { status: "draft" });
    const shorter = { ...draft, summary: "误删。", money: { ...draft.money, fiscalFen: null } };
    valueOf(await saveDraft(await at(t01.actor), no, { draft: shorter, revision: 1 }));

    const before = await history(t01.actor, no);
    expect(before.rows).toMatchObject([
      { revision: 2, changed: ["summary", "money"], isCurrent: true, restoredFrom: null },
      { revision: 1, changed: ["projectLead", "promised", "trl", "summary", "money", "statements"], isCurrent: false },
    ]);
    expect(before.rows.every(({ savedBy }) => typeof savedBy === "string" && savedBy !== "")).toBe(true);
    expect(await history(t01.actor, no, { before: null, revision: 1 })).toMatchObject({ shown: { draft: { summary: draft.summary }, current: { summary: "误删。" } } });

    expect(codeOf(await restoreDraft(await at(t01.actor), no, { from: 1, revision: 1 }))).toBe("statusChanged");
    expect(valueOf(await restoreDraft(await at(t01.actor), no, { from: 1, revision: 2 }))).toMatchObject({ revision: 3 });
    expect(await ownDraft(t01.actor, no)).toMatchObject({ draft, aside: null, draftRevision: 3 });
    expect((await history(t01.actor, no)).rows).toMatchObject([{ revision: 3, restoredFrom: 1, changed: ["summary", "money"] }, { revision: 2 }, { revision: 1 }]);
    expect(codeOf(await restoreDraft(await at(t01.actor), no, { from: 9, revision: 3 }))).toBe("notFound");
  });

  it("is the team's alone, encrypted, and cannot be restored after the deadline", async () => {
    const challenge = await aChallenge();
    const t01 = await aTeam("T01");
    const t04 = await aTeam("T04");
    const { id, no, draft } = await aBid(t01.actor, challenge.no, { status: "draft", draft: aDraft({ summary: "密文检查用语" }) });
    valueOf(await saveDraft(await at(t01.actor), no, { draft: { ...draft, summary: "第二稿" }, revision: 1 }));
    for (const stranger of [t04.actor, challenge.staff.officer, challenge.staff.officer2]) {
      expect(codeOf(await showDraftHistory(await at(stranger), no, everything))).toBe("notFound");
      expect(codeOf(await restoreDraft(await at(stranger), no, { from: 1, revision: 2 }))).toBe("notFound");
      expect(codeOf(await showBidFile(await at(stranger), no, { version: null, revision: 1 }))).toBe("notFound");
      expect(codeOf(await showSealPage(await at(stranger), no))).toBe("notFound");
    }
    const { rows } = await getPool().query<{ content: Buffer }>("select content from bid_draft_revision where bid_id = $1", [id]);
    expect(rows).toHaveLength(2);
    expect(rows.some(({ content }) => content.includes(Buffer.from("密文检查用语")))).toBe(false);

    await toDeadline(challenge.no);
    expect(await history(t01.actor, no)).toMatchObject({ mayRestore: false, rows: [{ revision: 2 }, { revision: 1 }] });
    expect(codeOf(await restoreDraft(await at(t01.actor), no, { from: 1, revision: 2 }))).toBe("deadlinePassed");
  });

  it("is thinned while it grows, but what was submitted can be taken away version by version", async () => {
    const challenge = await aChallenge();
    const t01 = await aTeam("T01");
    const { id, no, draft } = await aBid(t01.actor, challenge.no, { draft: aDraft({ summary: "第一版" }) });
    await getPool().query("update bid_draft_revision set saved_at = app_now() - interval '3 days 1 hour' where bid_id = $1", [id]);
    valueOf(await saveDraft(await at(t01.actor), no, { draft: { ...draft, summary: "第二版" }, revision: 1 }));
    valueOf(await makeMove(t01.actor, "bid", no, "replace"));
    for (let revision = 2; revision < 19; revision += 1) valueOf(await saveDraft(await at(t01.actor), no, { draft: { ...draft, summary: `稿 ${revision}` }, revision }));
    // All of one day, long ago: one of them stays, and those that were submitted.
    await getPool().query("update bid_draft_revision set saved_at = app_now() - interval '3 days' + revision * interval '1 second' where bid_id = $1 and revision > 1", [id]);
    valueOf(await saveDraft(await at(t01.actor), no, { draft: { ...draft, summary: "终稿" }, revision: 19 }));
    const { rows } = await history(t01.actor, no);
    expect(rows.map(({ revision, submittedAs }) => [revision, submittedAs])).toEqual([[20, []], [19, []], [2, [2]], [1, [1]]]);

    const summaryOf = async (version: number | null) => valueOf(await showBidFile(await at(t01.actor), no, { version, revision: null })).content.summary;
    expect([await summaryOf(1), await summaryOf(2), await summaryOf(null)]).toEqual(["第一版", "第二版", "终稿"]);
    expect(codeOf(await showBidFile(await at(t01.actor), no, { version: 3, revision: null }))).toBe("notFound");
  });

  it("starts again with a correction, and keeps what stood before", async () => {
    const challenge = await aChallenge();
    const t01 = await aTeam("T01");
    const { no, draft } = await aBid(t01.actor, challenge.no);
    valueOf(await saveDraft(await at(t01.actor), no, { draft: { ...draft, summary: "提交后的想法" }, revision: 1 }));
    await closeAndOpen(challenge);
    valueOf(await makeMove(challenge.staff.officer, "bid", no, "requestCorrection", { fields: ["summary"] }, { reason: "正文不清" }));
    expect((await history(t01.actor, no)).rows).toMatchObject([{ revision: 3, savedBy: null, changed: ["summary"] }, { revision: 2 }, { revision: 1, submittedAs: [1] }]);
    // Only what the correction opens comes back.
    valueOf(await restoreDraft(await at(t01.actor), no, { from: 2, revision: 3 }));
    expect(await ownDraft(t01.actor, no)).toMatchObject({ draft: { summary: "提交后的想法", trl: draft.trl } });
  });
});

describe("清除草稿", () => {
  it("leaves the sealed bid and its receipt, nothing to read, and what is opened is what was submitted", async () => {
    const challenge = await aChallenge();
    const t01 = await aTeam("T01");
    const { id, no, draft } = await aBid(t01.actor, challenge.no, { status: "draft" });
    expect(codeOf(await makeMove(t01.actor, "bid", no, "clearDraft"))).toBe("wrongState");
    valueOf(await makeMove(t01.actor, "bid", no, "submit"));
    valueOf(await saveDraft(await at(t01.actor), no, { draft: { ...draft, summary: "还没有替换" }, revision: 1 }));
    expect(codeOf(await saveDraft(await at(t01.actor), no, { draft: { ...draft, summary: "另一个窗口" }, revision: 1 }))).toBe("editedElsewhere");

    const offers = async () => valueOf(await showBidPage(await at(t01.actor), no)).offers.map(({ move }) => move);
    expect(await offers()).toContain("clearDraft");
    valueOf(await makeMove(t01.actor, "bid", no, "clearDraft"));
    expect(await ownDraft(t01.actor, no)).toMatchObject({ status: "submitted", draft: emptyDraft, draftSavedAt: null, draftRevision: 3, submitted: null, isDraftAhead: false, aside: null, versions: [{ number: 1, isCurrent: true }] });
    const left = await getPool().query("select (select count(*)::int from bid_draft_revision where bid_id = $1) as revisions, (select count(*)::int from bid_draft_aside where bid_id = $1) as asides, draft, submitted from bid where id = $1", [id]);
    expect(left.rows).toEqual([{ revisions: 0, asides: 0, draft: null, submitted: null }]);
    expect(await history(t01.actor, no)).toMatchObject({ rows: [], mayRestore: true });
    expect(valueOf(await showReceipt(await at(t01.actor), no))).toMatchObject({ isCurrent: true, receipt: { bidVersion: 1 } });
    expect(codeOf(await showSealPage(await at(t01.actor), no))).toBe("notFound");
    expect(codeOf(await showBidFile(await at(t01.actor), no, { version: 1, revision: null }))).toBe("notFound");
    expect(codeOf(await makeMove(t01.actor, "bid", no, "clearDraft"))).toBe("alreadyDone");
    expect(await offers()).not.toContain("clearDraft");
    // A page that was open before cannot save over it unseen, nor submit nothing.
    expect(codeOf(await saveDraft(await at(t01.actor), no, { draft, revision: 2 }))).toBe("editedElsewhere");
    expect(codeOf(await makeMove(t01.actor, "bid", no, "replace"))).toBe("bidIncomplete");

    await closeAndOpen(challenge);
    expect(await ownDraft(t01.actor, no)).toMatchObject({ submitted: { summary: draft.summary } });
    expect(valueOf(await showBidFile(await at(t01.actor), no, { version: 1, revision: null })).content.summary).toBe(draft.summary);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("is the team's alone, also after the deadline, and never on paper", async () => {
    const challenge = await aChallenge();
    const t01 = await aTeam("T01");
    const t04 = await aTeam("T04");
    const { no } = await aBid(t01.actor, challenge.no);
    expect(codeOf(await makeMove(t04.actor, "bid", no, "clearDraft"))).toBe("notFound");
    expect(codeOf(await makeMove(challenge.staff.officer, "bid", no, "clearDraft"))).toBe("notFound");
    await setClock(new Date(Date.parse((await ownDraft(t01.actor, no)).challenge.closesAt ?? "") + 1000).toISOString());
    expect(valueOf(await makeMove(t01.actor, "bid", no, "clearDraft"))).toMatchObject({ to: "submitted" });
  });
});

it("prints the seal page of the draft without a code, then of the version with its code", async () => {
  const challenge = await aChallenge();
  const t01 = await aTeam("T01");
  const t03 = await aTeam("T03");
  const { no } = await aBid(t01.actor, challenge.no, { status: "draft", draft: aDraft({ members: [aMember(t03.uscc)] }) });
  const members = [{ uscc: t03.uscc, name: t03.name }];
  expect(valueOf(await showSealPage(await at(t01.actor), no))).toMatchObject({ version: null, unit: { name: t01.name, uscc: t01.uscc }, members });
  const { shortCode } = valueOf(await makeMove(t01.actor, "bid", no, "submit"));
  expect(valueOf(await showSealPage(await at(t01.actor), no))).toMatchObject({ version: { number: 1, shortCode }, members });
  valueOf(await makeMove(t01.actor, "bid", no, "withdraw"));
  expect(valueOf(await showSealPage(await at(t01.actor), no))).toMatchObject({ version: null });
});
