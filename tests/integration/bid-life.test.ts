import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { getPool } from "#app/db/client.ts";
import { brokenInvariants } from "#app/db/invariants.ts";
import { publicActor } from "#app/domain/policy/actor.ts";
import { createBid } from "#app/services/bid/create-bid.ts";
import { listChallengeBids } from "#app/services/bid/list-challenge-bids.ts";
import { listOwnBids } from "#app/services/bid/list-own-bids.ts";
import { saveDraft } from "#app/services/bid/save-draft.ts";
import { openedContent, showBid } from "#app/services/bid/show-bid.ts";
import { showReceipt } from "#app/services/bid/show-receipt.ts";
import { verifyReceipt } from "#app/services/bid/verify-receipt.ts";
import { showTimeline } from "#app/services/timeline/show-timeline.ts";
import { aBid, aDraft, aMember, aTeam, closeAndOpen, rejectBid, toDeadline } from "#tests/support/bid-builders.ts";
import { aChallenge, aChecker, aPerson, at, codeOf, makeMove, resetClock, setClock, valueOf } from "#tests/support/builders.ts";

beforeAll(() => aChecker());

afterEach(resetClock);

describe("the life of a bid", () => {
  it("says that the deadline passed when it did so on the way of a save, and keeps what was typed", async () => {
    const challenge = await aChallenge();
    const team = await aTeam("T01");
    const { no, draft } = await aBid(team.actor, challenge.no, { status: "draft" });
    const before = await at(team.actor);
    await toDeadline(challenge.no);
    expect(codeOf(await saveDraft(before, no, { draft: { ...draft, summary: "最后一句" }, revision: 1 }))).toBe("deadlinePassed");
    expect(valueOf(await showBid(await at(team.actor), no))).toMatchObject({ aside: { draft: { summary: "最后一句" } } });
  });

  it("is begun by nobody of the organiser's staff of the round", async () => {
    const challenge = await aChallenge();
    const { actor } = await aTeam("T01");
    const { rows } = await getPool().query<{ id: string }>("select round_id as id from challenge where id = $1", [challenge.id]);
    for (const roundId of [null, rows[0]!.id]) {
      const both = { ...actor, roles: [{ role: "witness" as const, roundId }] };
      expect(codeOf(await createBid(await at(both), { challenge: challenge.no }))).toBe("staffMayNotApply");
    }
    const elsewhere = { ...actor, roles: [{ role: "officer" as const, roundId: challenge.id }] };
    valueOf(await createBid(await at(elsewhere), { challenge: challenge.no }));
  });

  it("goes from the draft over receipt, replacement, opening and correction to a passed form check", async () => {
    const challenge = await aChallenge();
    const { officer, officer2 } = challenge.staff;
    const t01 = await aTeam("T01");
    await aTeam("T03");
    await getPool().query("update person set email = 'lead-t01@example.org' where id = $1", [t01.actor.personId]);
    const { id, no } = valueOf(await createBid(await at(t01.actor), { challenge: challenge.no }));
    expect(no).toMatch(/^JB-\d{4}-\d{8}$/);

    const member = aMember("91000000JBTD000385", { tasks: "中试线建设" });
    const draft = aDraft({ members: [member] });
    expect(valueOf(await saveDraft(await at(t01.actor), no, { draft: { ...draft, summary: "" }, revision: 0 }))).toMatchObject({ revision: 1 });
    expect(await makeMove(t01.actor, "bid", no, "submit")).toMatchObject({ ok: false, refusal: { code: "bidIncomplete", facts: { count: 1 }, fields: [{ path: "summary", message: "required" }] } });
    expect(valueOf(await saveDraft(await at(t01.actor), no, { draft, revision: 1 }))).toMatchObject({ revision: 2 });
    const submitted = valueOf(await makeMove(t01.actor, "bid", no, "submit"));
    expect(submitted).toMatchObject({ to: "submitted", no, bidVersion: 1 });

    const view = valueOf(await showBid(await at(t01.actor), no));
    expect(view).toMatchObject({ sight: "own", status: "submitted", missing: [], isDraftAhead: false, editing: { mode: "bidding" }, submitted: { members: [{ name: "示例·北岭环境科技有限公司" }] }, versions: [{ number: 1, isCurrent: true, shortCode: submitted.shortCode }] });

    valueOf(await makeMove(t01.actor, "bid", no, "replace", { content: { ...draft, summary: "改进的路线。" }, revision: 2 }));
    const receipt = valueOf(await showReceipt(await at(t01.actor), no));
    expect(receipt).toMatchObject({ isCurrent: true, receipt: { challengeNo: challenge.no, bidNo: no, bidVersion: 2, checkpoint: null } });
    expect(valueOf(await showReceipt(await at(t01.actor), no, 1))).toMatchObject({ isCurrent: false, receipt: { bidVersion: 1 } });
    expect(valueOf(await verifyReceipt(await at(publicActor), { receipt: receipt.file }))).toMatchObject({ isGenuine: true, checkCode: receipt.shortCode });

    const { rows: mails } = await getPool().query<{ data: { to: string; mail: { shortCode: string } } }>("select data from pgboss.job where name = 'sendMail' and data -> 'mail' ->> 'bidNo' = $1 and data -> 'mail' ->> 'template' = 'bidReceipt' order by data -> 'mail' ->> 'bidVersion'", [no]);
    expect(mails.map(({ data }) => data)).toMatchObject([{ to: "lead-t01@example.org", mail: { bidVersion: 1, shortCode: submitted.shortCode } }, { mail: { bidVersion: 2, shortCode: receipt.shortCode } }]);

    await closeAndOpen(challenge);
    const whole = valueOf(await showBid(await at(officer), no));
    expect(whole).toMatchObject({ sight: "whole", status: "underFormCheck", reviewCode: "B01", members: [{ name: "示例·北岭环境科技有限公司" }], content: { summary: "改进的路线。" }, sealed: { bidVersion: 2 } });
    expect(valueOf(await showBid(await at(t01.actor), no))).toMatchObject({ sight: "own", editing: { mode: "locked" }, submitted: { summary: "改进的路线。" } });

    expect(valueOf(await makeMove(officer, "bid", no, "requestCorrection", { fields: ["members", "evidence"] }, { reason: "成员单位任务不清" }))).toMatchObject({ to: "correctionRequested" });
    const corrected = { ...draft, summary: "改进的路线。", members: [{ ...member, tasks: "中试线建设与运行" }] };
    expect(await makeMove(t01.actor, "bid", no, "correct", { content: { ...corrected, summary: "另一条路线。", promised: { ...corrected.promised, "1-1": { value: 0.1, evidence: "" } } } })).toMatchObject({
      refusal: { code: "invalidInput", fields: [{ path: "summary", message: "notInCorrection" }, { path: "promised", message: "notInCorrection" }] },
    });
    expect(valueOf(await makeMove(t01.actor, "bid", no, "correct", { content: corrected }))).toMatchObject({ to: "underFormCheck", changed: ["members"] });
    expect((await openedContent(id))?.members[0]?.tasks).toBe("中试线建设与运行");
    expect(codeOf(await makeMove(officer, "bid", no, "requestCorrection", { fields: ["summary"] }, { reason: "再来一次" }))).toBe("alreadyDone");
    expect(valueOf(await makeMove(officer2, "bid", no, "passForm", {}, { reason: "补正齐全" }))).toMatchObject({ to: "formPassed" });

    const events = valueOf(await showTimeline(await at(t01.actor), "bid", no));
    expect(events.map(({ event }) => event)).toEqual(["passForm", "correct", "requestCorrection", "open", "replace", "submit", "create"]);
    // The team knows its own people by name, the bureau's not.
    expect(events.map(({ who }) => who !== null)).toEqual([false, true, false, false, true, true, true]);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("may be withdrawn and submitted again, and opens the last version only", async () => {
    const challenge = await aChallenge();
    const t01 = await aTeam("T01");
    const t04 = await aTeam("T04");
    const { no, draft } = await aBid(t01.actor, challenge.no);
    const gone = await aBid(t04.actor, challenge.no);
    valueOf(await makeMove(t04.actor, "bid", gone.no, "withdraw"));
    valueOf(await makeMove(t01.actor, "bid", no, "withdraw"));
    expect(codeOf(await makeMove(t01.actor, "bid", no, "withdraw"))).toBe("wrongState");
    expect(valueOf(await showReceipt(await at(t01.actor), no))).toMatchObject({ isWithdrawn: true, isCurrent: false });
    expect(valueOf(await listOwnBids(await at(t01.actor)))).toContainEqual(expect.objectContaining({ no, status: "withdrawn", shortCode: null }));
    valueOf(await makeMove(t01.actor, "bid", no, "submit", { content: { ...draft, summary: "第二版。" } }));
    await closeAndOpen(challenge);
    const matrix = valueOf(await listChallengeBids(await at(challenge.staff.officer), challenge.no));
    expect(matrix).toMatchObject({ bidsAtClose: 1, opening: { opened: 1, failed: 0, openedBy: "示例·officer2" }, rows: [{ no, money: { fiscalFen: 160_000_000 } }] });
    expect(valueOf(await showBid(await at(challenge.staff.officer), no))).toMatchObject({ content: { summary: "第二版。" }, sealed: { bidVersion: 2 } });
    expect(codeOf(await showBid(await at(challenge.staff.officer), gone.no))).toBe("notFound");
    expect(valueOf(await showBid(await at(t04.actor), gone.no))).toMatchObject({ sight: "own", status: "withdrawn", editing: { mode: "locked" } });
  });

  it("is rejected by the second officer with a reason, the team is told", async () => {
    const challenge = await aChallenge();
    const { officer, officer2 } = challenge.staff;
    const t05 = await aTeam("T05");
    await getPool().query("update person set email = 'lead-t05@example.org' where id = $1", [t05.actor.personId]);
    const { no } = await aBid(t05.actor, challenge.no);
    await closeAndOpen(challenge);
    expect(codeOf(await makeMove(officer, "bid", no, "rejectForm", { reasonCode: "incomplete" }, { reason: "缺件" }))).toBe("notAllowed");
    expect(codeOf(await makeMove(officer2, "bid", no, "rejectForm", { reasonCode: "incomplete" }))).toBe("reasonNeeded");
    expect(codeOf(await makeMove(officer2, "bid", no, "rejectForm", { reasonCode: "unknown" }, { reason: "缺件" }))).toBe("invalidInput");
    valueOf(await rejectBid(challenge.staff, no, { reasonCode: "incomplete", reason: "缺少审计报告" }));
    expect(valueOf(await showBid(await at(t05.actor), no))).toMatchObject({ status: "formRejected", verdict: { verdict: "rejected", reasonCode: "incomplete", reason: "缺少审计报告" } });
    const { rows } = await getPool().query<{ data: unknown }>("select data from pgboss.job where name = 'sendMail' and data -> 'mail' ->> 'news' = 'formRejected' and data -> 'mail' ->> 'bidNo' = $1", [no]);
    expect(rows).toMatchObject([{ data: { to: "lead-t05@example.org", mail: { words: "缺少审计报告", at: expect.stringMatching(/T16:00:00/) as string } } }]);
  });
});

describe("the deadline", () => {
  it("is the database's: nothing is created, saved, submitted or withdrawn from then on", async () => {
    const challenge = await aChallenge();
    const t01 = await aTeam("T01");
    const t04 = await aTeam("T04");
    const { no } = await aBid(t01.actor, challenge.no);
    const draft = await aBid(t04.actor, challenge.no, { status: "draft" });
    await toDeadline(challenge.no);
    expect(codeOf(await createBid(await at((await aTeam("T05")).actor), { challenge: challenge.no }))).toBe("deadlinePassed");
    expect(codeOf(await saveDraft(await at(t04.actor), draft.no, { draft: aDraft(), revision: 1 }))).toBe("deadlinePassed");
    expect(codeOf(await makeMove(t04.actor, "bid", draft.no, "submit"))).toBe("deadlinePassed");
    expect(codeOf(await makeMove(t01.actor, "bid", no, "replace"))).toBe("deadlinePassed");
    expect(codeOf(await makeMove(t01.actor, "bid", no, "withdraw"))).toBe("deadlinePassed");
    expect(valueOf(await showBid(await at(t04.actor), draft.no))).toMatchObject({ editing: { mode: "locked" }, draft: { summary: draft.draft.summary } });
  });

  it("decides again inside the transaction, whatever the request believed", async () => {
    const challenge = await aChallenge();
    const t01 = await aTeam("T01");
    const { no } = await aBid(t01.actor, challenge.no, { status: "draft" });
    const early = await at(t01.actor);
    await toDeadline(challenge.no);
    const { submitBid } = await import("#app/services/bid/submit-bid.ts");
    const { withdrawBid } = await import("#app/services/bid/withdraw-bid.ts");
    expect(codeOf(await submitBid.run(early, no, {}))).toBe("deadlinePassed");
    expect(codeOf(await saveDraft(early, no, { draft: aDraft(), revision: 1 }))).toBe("deadlinePassed");
    expect(codeOf(await withdrawBid.run(early, no, {}))).toBe("wrongState");
  });

  it("of a correction is kept to the second: silence is 不予受理", async () => {
    const challenge = await aChallenge();
    const { officer, officer2 } = challenge.staff;
    const t01 = await aTeam("T01");
    const { no, draft } = await aBid(t01.actor, challenge.no);
    await closeAndOpen(challenge);
    const { dueAt } = valueOf(await makeMove(officer, "bid", no, "requestCorrection", { fields: ["summary"] }, { reason: "正文缺少试验数据" })) as { dueAt: string };
    expect(codeOf(await makeMove(officer2, "bid", no, "rejectForm", { reasonCode: "correctionLate" }, { reason: "逾期" }))).toBe("beforeDeadline");
    await setClock(new Date(Date.parse(dueAt) - 5000).toISOString());
    expect(valueOf(await saveDraft(await at(t01.actor), no, { draft: { ...draft, summary: "补充了试验数据。", money: { fiscalFen: 1, ownerPayFen: 1, selfRaisedFen: 1 } } }))).toMatchObject({ revision: 3 });
    const view = valueOf(await showBid(await at(t01.actor), no));
    expect(view).toMatchObject({ editing: { mode: "correction", until: dueAt, fields: ["summary"] }, draft: { summary: "补充了试验数据。", money: draft.money } });
    await setClock(new Date(Date.parse(dueAt) + 1000).toISOString());
    expect(codeOf(await saveDraft(await at(t01.actor), no, { draft }))).toBe("deadlinePassed");
    expect(codeOf(await makeMove(t01.actor, "bid", no, "correct"))).toBe("deadlinePassed");
    expect(valueOf(await makeMove(officer2, "bid", no, "rejectForm", { reasonCode: "correctionLate" }, { reason: "逾期未补正" }))).toMatchObject({ to: "formRejected" });
  });
});

describe("lists", () => {
  it("ask the database as often for three bids as for one", async () => {
    const challenge = await aChallenge();
    const { officer } = challenge.staff;
    const teams = await Promise.all(["T01", "T03", "T04"].map(aTeam));
    const queriesOf = async (work: () => Promise<unknown>) => {
      const spy = vi.spyOn(getPool(), "query");
      await work();
      const count = spy.mock.calls.length;
      spy.mockRestore();
      return count;
    };
    await aBid(teams[0]!.actor, challenge.no);
    const ofOne = await queriesOf(async () => listOwnBids(await at(teams[0]!.actor)));
    for (const { actor } of teams.slice(1)) await aBid(actor, challenge.no);
    const everybody = { ...teams[0]!.actor, units: teams.flatMap(({ actor }) => actor.units) };
    expect(await queriesOf(async () => listOwnBids(await at(everybody)))).toBe(ofOne);
    expect(ofOne).toBe(2); // the clock and the list
    await closeAndOpen(challenge);
    expect(await queriesOf(async () => listChallengeBids(await at(officer), challenge.no))).toBe(6); // clock, challenge, opening, declaration, rows, lines
  });
});

describe("on paper", () => {
  it("a correction that completes the file is recorded by the officer and changes nothing of the bid", async () => {
    const challenge = await aChallenge();
    const { officer } = challenge.staff;
    const t01 = await aTeam("T01");
    const { id, no, draft } = await aBid(t01.actor, challenge.no);
    await closeAndOpen(challenge);
    valueOf(await makeMove(officer, "bid", no, "requestCorrection", { fields: ["summary"] }, { reason: "联合体协议缺少一家公章" }));
    valueOf(await saveDraft(await at(t01.actor), no, { draft: { ...draft, summary: "没有提交的改动" } }));
    const offline = { date: "2026-11-25", place: "示例·服务窗口", people: ["示例经办人"], scan: "b".repeat(64), checker: "officer2" };
    expect(codeOf(await makeMove(officer, "bid", no, "correct"))).toBe("notAllowed");
    expect(valueOf(await makeMove(officer, "bid", no, "correct", {}, { offline }))).toMatchObject({ to: "underFormCheck", changed: [] });
    expect((await openedContent(id))?.summary).toBe(draft.summary);
  });

  it("sealing never is", async () => {
    const challenge = await aChallenge();
    const { no } = await aBid((await aTeam("T01")).actor, challenge.no, { status: "draft" });
    const offline = { date: "2026-11-25", place: "示例", people: ["示例"], scan: "b".repeat(64), checker: "officer2" };
    expect(codeOf(await makeMove((await aTeam("T01")).actor, "bid", no, "withdraw", {}, { offline }))).toBe("offlineNotAllowed");
  });
});

describe("who may", () => {
  it("only people of a unit start a bid, each unit one, never the owner; a fixed number only where nothing is real", async () => {
    const owner = await aTeam("D1");
    const challenge = await aChallenge({ owner: owner.uscc });
    const t01 = await aTeam("T01");
    expect(codeOf(await createBid(await at(publicActor), { challenge: challenge.no }))).toBe("signInNeeded");
    expect(codeOf(await createBid(await at(await aPerson("alone")), { challenge: challenge.no }))).toBe("notAllowed");
    expect(codeOf(await createBid(await at(owner.actor), { challenge: challenge.no }))).toBe("ownerMayNotBid");
    expect(codeOf(await createBid(await at(t01.actor), { challenge: "JZGX-1999-001" }))).toBe("notFound");
    expect(codeOf(await createBid(await at(t01.actor), { challenge: challenge.no, unit: owner.uscc }))).toBe("invalidInput");
    const fixed = valueOf(await createBid(await at(t01.actor), { challenge: challenge.no }, { no: "JB-2026-701" }));
    expect(fixed.no).toBe("JB-2026-701");
    expect(await createBid(await at(t01.actor), { challenge: challenge.no })).toMatchObject({ refusal: { code: "alreadyDone", facts: { no: "JB-2026-701" } } });
    expect(codeOf(await createBid(await at((await aTeam("T04")).actor), { challenge: challenge.no }, { no: "JB-2026-701" }))).toBe("taken");
    const drafted = await aChallenge({ status: "approved" });
    expect(codeOf(await createBid(await at(t01.actor), { challenge: drafted.no }))).toBe("notFound");
  });
});
