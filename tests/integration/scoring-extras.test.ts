import { describe, expect, it } from "vitest";
import { getPool } from "#app/db/client.ts";
import { sightOfBid } from "#app/domain/policy/bid.ts";
import { publicActor } from "#app/domain/policy/actor.ts";
import { showBid } from "#app/services/bid/show-bid.ts";
import { showBidSummary } from "#app/services/bid/show-bid-summary.ts";
import { showReadings } from "#app/services/bid/note-reading.ts";
import { answerInfluence, listInfluence, listOwnInfluence, reportInfluence } from "#app/services/influence/report-influence.ts";
import { inviteExperts } from "#app/services/review/invite-experts.ts";
import { showOwnItem } from "#app/services/review/list-reviews.ts";
import { saveOwnGrid, showOwnGrid } from "#app/services/review/own-grid.ts";
import { showOwnReviewByCode } from "#app/services/review/show-review.ts";
import { showSheetHistory } from "#app/services/review/show-sheet-history.ts";
import { at, codeOf, makeMove, valueOf } from "#tests/support/builders.ts";
import { anExpert, anOpenedItem, aPanel, mark, marksAt } from "#tests/support/reviews.ts";

async function inReview(nos = ["E901", "E902"]) {
  const item = await anOpenedItem({ bids: [{ lead: "T01" }, { lead: "T02", promised: { "1-1": 3 } }] });
  const experts = await aPanel(item, nos);
  valueOf(await makeMove(item.staff.officer, "challenge", item.no, "startReview"));
  return { item, experts, T01: item.bids.T01!, T02: item.bids.T02! };
}

describe("the grid of one's own marks", () => {
  it("saves each sheet for itself, keeps words, and leaves alone what was changed elsewhere", async () => {
    const { item, experts: [expert, other], T01, T02 } = await inReview();
    valueOf(await mark(expert!, T01.no, 80));
    valueOf(await mark(other!, T01.no, 61));
    const ctx = await at(expert!.actor);
    const grid = valueOf(await showOwnGrid(ctx, item.no));
    expect(grid.bids.map(({ code, total }) => [code, total])).toEqual(expect.arrayContaining([[T01.code, "80.00"], [T02.code, null]]));
    expect(JSON.stringify(grid)).not.toContain("61.00");
    const revisionOf = (code: string) => grid.bids.find((bid) => bid.code === code)!.revision;
    const marks = await marksAt(90);
    // Somebody at another window saves T02 first.
    valueOf(await mark(expert!, T02.no, 70));
    const saved = valueOf(await saveOwnGrid(ctx, item.no, { bids: { [T01.code]: { revision: revisionOf(T01.code), marks }, [T02.code]: { revision: revisionOf(T02.code), marks } } }));
    expect(saved).toEqual({ saved: 1, stale: [T02.code], revisions: { [T01.code]: revisionOf(T01.code) + 1 } });
    const after = valueOf(await showOwnGrid(ctx, item.no));
    expect(Object.fromEntries(after.bids.map(({ code, total }) => [code, total]))).toEqual({ [T01.code]: "90.00", [T02.code]: "70.00" });
    expect(valueOf(await showOwnReviewByCode(ctx, item.no, T01.code)).sheet.opinion).not.toBe("");
  });

  it("names the place of a mark that cannot be, and saves nothing then", async () => {
    const { item, experts: [expert], T01, T02 } = await inReview();
    const refused = await saveOwnGrid(await at(expert!.actor), item.no, { bids: { [T01.code]: { revision: 0, marks: { R01: "9" } }, [T02.code]: { revision: 0, marks: { R01: "101" } } } });
    expect(refused).toMatchObject({ refusal: { code: "invalidInput", fields: [{ path: `bids.${T02.code}.marks.R01`, message: "markRange" }] } });
    expect(valueOf(await showOwnGrid(await at(expert!.actor), item.no)).bids.every(({ revision }) => revision === 0)).toBe(true);
    expect(codeOf(await showOwnGrid(await at(item.staff.officer), item.no))).toBe("notFound");
  });

  it("makes no revision where 9 is typed for 9.00, and the history tells each change", async () => {
    const { item, experts: [expert, other], T01 } = await inReview();
    const ctx = await at(expert!.actor);
    const save = (revision: number, marks: Record<string, string>) => saveOwnGrid(ctx, item.no, { bids: { [T01.code]: { revision, marks } } });
    expect(valueOf(await save(0, { R01: "9", R02: "8" }))).toMatchObject({ saved: 1 });
    expect(valueOf(await save(1, { R01: "9.00", R02: "8" }))).toMatchObject({ saved: 0 });
    expect(valueOf(await save(1, { R01: "10" }))).toMatchObject({ saved: 1 });
    const { revisions } = valueOf(await showSheetHistory(ctx, item.no, T01.code));
    expect(revisions.map(({ revision, marks }) => [revision, marks])).toEqual([
      [2, [{ code: "R01", before: "9.00", after: "10.00" }, { code: "R02", before: "8.00", after: null }]],
      [1, [{ code: "R01", before: null, after: "9.00" }, { code: "R02", before: null, after: "8.00" }]],
    ]);
    expect(valueOf(await showSheetHistory(await at(other!.actor), item.no, T01.code)).revisions).toEqual([]);
    expect(codeOf(await showSheetHistory(await at(item.staff.officer), item.no, T01.code))).toBe("notFound");
  });
});

describe("workload", () => {
  it("is told from what is to be read, and nobody is asked for more than the round allows", async () => {
    const { item, experts: [expert] } = await inReview();
    const { workload } = valueOf(await showOwnItem(await at(expert!.actor), item.no));
    expect(workload).toMatchObject({ bids: 2, days: 1 });
    expect(workload!.minutes).toBeGreaterThanOrEqual(90);
    await getPool().query("update round set rules = rules || '{\"bidsPerExpert\": 1}' where code = $1", [item.round]);
    await anExpert("E903");
    const refused = await inviteExperts(await at(item.staff.officer), { challenge: item.no, experts: ["E903"], allBids: true });
    expect(refused).toEqual({ ok: false, refusal: { code: "expertOverloaded", facts: { expert: "E903", load: 2, most: 1 } } });
    valueOf(await inviteExperts(await at(item.staff.officer), { bid: item.bids.T01!.no, expert: "E903" }));
  });
});

describe("the record of who opened a bid", () => {
  it("names role and pseudonym for the team, the person for the supervisor, and nobody else reads it", async () => {
    const { item, experts: [expert], T01 } = await inReview();
    const { officer, officer2, leader, supervisor } = item.staff;
    valueOf(await showOwnReviewByCode(await at(expert!.actor), item.no, T01.code));
    valueOf(await showOwnReviewByCode(await at(expert!.actor), item.no, T01.code));
    valueOf(await showBidSummary(await at(expert!.actor), T01.no));
    valueOf(await showBid(await at(officer2), T01.no));
    const log = valueOf(await showReadings(await at(T01.team), T01.no));
    const expertRows = log.readings.filter(({ role }) => role === "expert");
    expect(expertRows.map(({ part }) => part).toSorted()).toEqual(["content", "summary"]);
    expect(expertRows.every(({ pseudonym, person }) => /^[A-Z]\d/.test(pseudonym ?? "") && person === null)).toBe(true);
    const { rows } = await getPool().query<{ name: string }>("select name from person where id = $1", [expert!.actor.personId]);
    expect(JSON.stringify(log)).not.toContain(rows[0]!.name);
    expect(valueOf(await showReadings(await at(supervisor), T01.no)).readings.map(({ person }) => person)).toContain(rows[0]!.name);
    expect(log.readings.some(({ role, pseudonym }) => role === "secondOfficer" && pseudonym === null)).toBe(true);
    for (const actor of [officer, officer2, leader, expert!.actor, item.bids.T02!.team, publicActor]) expect(codeOf(await showReadings(await at(actor), T01.no))).toBe("notFound");
  });

  it("can only grow", async () => {
    await expect(getPool().query("delete from bid_reading")).rejects.toMatchObject({ code: "42501" });
    await expect(getPool().query("update bid_reading set role = 'leader'")).rejects.toMatchObject({ code: "42501" });
  });
});

describe("the page of one sheet", () => {
  it("holds promised against listed and the suggested mark, no telephone, and is nobody's before the opening or in a rival team", async () => {
    const { item, experts: [expert], T01, T02 } = await inReview();
    const shown = valueOf(await showBidSummary(await at(expert!.actor), T02.no));
    expect(shown.sheet.promises.length).toBeGreaterThan(3);
    expect(shown.sheet.left).toEqual({ members: 0, promises: 0, summaryCharacters: 0, files: 0 });
    expect(shown.proposal).toEqual({ criterion: "R01", mark: "0.00", because: ["1-1"] });
    expect(JSON.stringify(shown)).not.toMatch(/1[3-9]\d{9}/);
    for (const actor of [T01.team, publicActor]) expect(codeOf(await showBidSummary(await at(actor), T02.no))).toBe("notFound");
    expect(sightOfBid({ status: "submitted", isShortlisted: false }, ["officer"])).toBe("none");
    expect(valueOf(await showBidSummary(await at(item.staff.officer), T02.no)).code).toBe(T02.code);
  });
});

describe("有人打招呼", () => {
  const report = { occasion: "11月20日晚，电话", who: "示例·某单位人员", words: "希望对其单位的申报多加关照，我没有答应。" };

  it("reaches the supervisor and nobody who is supervised, neither by page nor in the tables nor in the log", async () => {
    const { item, experts: [expert, other] } = await inReview();
    const { officer, officer2, leader, supervisor } = item.staff;
    const { no } = valueOf(await reportInfluence(await at(expert!.actor), { item: item.no, ...report }));
    for (const actor of [officer, officer2, leader, expert!.actor, publicActor]) expect(codeOf(await listInfluence(await at(actor)))).toBe("notFound");
    expect(valueOf(await listOwnInfluence(await at(other!.actor)))).toEqual([]);
    expect(valueOf(await listInfluence(await at(supervisor))).find((one) => one.no === no)).toMatchObject({ words: report.words, reporter: expect.stringContaining("示例") as string });
    const stored = await getPool().query<{ row: string }>("select i::text as row from influence_report i where no = $1", [no]);
    expect(Buffer.from(stored.rows[0]!.row).toString()).not.toContain("关照");
    const log = await getPool().query<{ body: string; actor_id: string | null }>("select body, actor_id from audit_event where noun = 'influenceReport'");
    expect(log.rows.some(({ body, actor_id }) => actor_id !== null || body.includes(expert!.actor.personId!))).toBe(false);
    valueOf(await answerInfluence(await at(supervisor), { no, answer: "已约谈，记录在案。" }));
    expect(codeOf(await answerInfluence(await at(supervisor), { no, answer: "再答" }))).toBe("alreadyDone");
    expect(codeOf(await answerInfluence(await at(officer), { no, answer: "经办来答" }))).toBe("notFound");
    expect(valueOf(await listOwnInfluence(await at(expert!.actor)))[0]).toMatchObject({ no, reporter: null, answer: "已约谈，记录在案。" });
  });

  it("is for who has part in the round", async () => {
    const { item, T01 } = await inReview();
    expect(codeOf(await reportInfluence(await at(T01.team), { item: item.no, ...report }))).toBe("notAllowed");
    expect(await reportInfluence(await at(item.staff.officer), { item: "JZGX-2026-999", ...report })).toMatchObject({ refusal: { code: "invalidInput", fields: [{ path: "item" }] } });
    valueOf(await reportInfluence(await at(item.staff.officer), { item: item.no, ...report }));
  });
});
