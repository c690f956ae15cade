import { describe, expect, it } from "vitest";
import { getPool } from "#app/db/client.ts";
import type { BlindMode } from "#app/domain/review/blind.ts";
import { showReadings } from "#app/services/bid/note-reading.ts";
import { showBidSummary } from "#app/services/bid/show-bid-summary.ts";
import { showBid } from "#app/services/bid/show-bid.ts";
import { showDiscussion } from "#app/services/panel/discuss.ts";
import { showPanel } from "#app/services/panel/show-panel.ts";
import { nameChair } from "#app/services/panel/write-panel.ts";
import { preparePaper, showPrintedSheets } from "#app/services/paper/print-sheets.ts";
import { declareConflicts, showDeclaration } from "#app/services/review/declare-conflicts.ts";
import { listOwnReviews, showOwnItem } from "#app/services/review/list-reviews.ts";
import { showOfflineForm } from "#app/services/review/offline-form.ts";
import { showOwnGrid } from "#app/services/review/own-grid.ts";
import { showRecusal } from "#app/services/review/show-recusal.ts";
import { showOwnReviewByCode, showReview } from "#app/services/review/show-review.ts";
import { showSheetHistory } from "#app/services/review/show-sheet-history.ts";
import { showTimeline } from "#app/services/timeline/show-timeline.ts";
import { at, makeMove, valueOf } from "#tests/support/builders.ts";
import { anOpenedItem, aPanel, aUnit, mark, markAndSign, tasksOf } from "#tests/support/reviews.ts";

/** An item in review whose texts name their own team, and every name that stands behind its bids. */
async function anItem(blind: BlindMode) {
  const [lead, other, member] = [await aUnit("T01"), await aUnit("T02"), await aUnit("T03")];
  const summary = `${lead.name}联合${member.name}（${member.uscc}），由示例负责人带队，采用碱激发路线，已完成中试。`;
  const item = await anOpenedItem({ bids: [{ lead: "T01", members: ["T03"], leadCode: `PI-${blind}`, summary }, { lead: "T02" }], rules: { blind, discussion: "afterSigning" } });
  const experts = await aPanel(item, ["E901", "E902"]);
  valueOf(await makeMove(item.staff.officer, "challenge", item.no, "startReview"));
  valueOf(await nameChair(await at(item.staff.officer), item.no, "E901"));
  const names = [lead, other, member].flatMap(({ name, uscc }) => [name, uscc]).concat(["示例负责人", `PI-${blind}`]);
  return { item, experts, names, numbers: Object.values(item.bids).map(({ no }) => no) };
}

type World = Awaited<ReturnType<typeof anItem>>;

/** Everything that an expert may read of an item, page by page and file by file, as the services hand it out. */
async function seenByExpert({ item, experts: [expert] }: World): Promise<Record<string, unknown>> {
  const ctx = await at(expert!.actor);
  const T01 = item.bids.T01!;
  const officer = await at(item.staff.officer);
  return {
    list: valueOf(await listOwnReviews(ctx)),
    item: valueOf(await showOwnItem(ctx, item.no)),
    sheet: valueOf(await showOwnReviewByCode(ctx, item.no, T01.code)),
    review: valueOf(await showReview(ctx, (await tasksOf(item, expert!.actor))[0]!)),
    grid: valueOf(await showOwnGrid(ctx, item.no)),
    form: await showOfflineForm(ctx, item.no),
    history: valueOf(await showSheetHistory(ctx, item.no, T01.code)),
    bid: valueOf(await showBid(ctx, T01.id)),
    summary: valueOf(await showBidSummary(ctx, T01.id)),
    recusal: valueOf(await showRecusal(ctx)).open,
    timeline: await showTimeline(ctx, "bid", T01.id),
    taskTimeline: await showTimeline(ctx, "reviewAssignment", (await tasksOf(item, expert!.actor))[0]!),
    readings: await showReadings(ctx, T01.id),
    panel: valueOf(await showPanel(ctx, item.no)),
    discussion: valueOf(await showDiscussion(ctx, item.no)),
    paper: await showPrintedSheets(officer, item.no, "E901"),
  };
}

const leaks = (pages: Record<string, unknown>, words: readonly string[]) => Object.entries(pages).flatMap(([page, seen]) => words.filter((word) => JSON.stringify(seen).includes(word)).map((word) => `${page}: ${word}`));

/** Before signing, and once all have signed: panel and discussion open then. */
async function inBothStages(world: World) {
  const { item, experts } = world;
  for (const { no } of experts) valueOf(await preparePaper(await at(item.staff.officer), item.no, no));
  valueOf(await mark(experts[0]!, item.bids.T01!.no, 80));
  const before = await seenByExpert(world);
  await markAndSign(item, experts, { T01: 80, T02: 70 });
  return { before, after: await seenByExpert(world) };
}

describe("a double blind round", () => {
  it("shows an expert no unit, person, code or number of a bid on any page or in any file, before and after signing", async () => {
    const world = await anItem("double");
    const { before, after } = await inBothStages(world);
    expect(leaks(before, [...world.names, ...world.numbers])).toEqual([]);
    expect(leaks(after, [...world.names, ...world.numbers])).toEqual([]);
    // What is judged is still there.
    expect(JSON.stringify(before.sheet)).toContain("×××联合×××（×××），由×××带队，采用碱激发路线");
    expect(JSON.stringify(before.bid)).toContain("采用碱激发路线");
    expect((after.panel as { bids: unknown[] }).bids).toHaveLength(2);
    expect((after.discussion as { bids: unknown[] }).bids).toHaveLength(2);
  });

  it("leaves the names in the declaration alone, which leads to no text", async () => {
    const { item, experts, names, numbers } = await anItem("double");
    const expert = experts[0]!.actor;
    const declared = valueOf(await showDeclaration(await at(expert), item.no));
    const text = JSON.stringify(declared);
    expect(names.filter((name) => name.startsWith("示例·") && !text.includes(name))).toEqual([]);
    const links = Object.values(item.bids).flatMap(({ id, code }) => [id, `"code":"${code}"`]);
    expect([...links, ...numbers].filter((link) => text.includes(link))).toEqual([]);
    const again = valueOf(await showDeclaration(await at(experts[1]!.actor), item.no));
    expect(declared.bids.filter(({ no }) => again.bids.some((bid) => bid.no === no))).toEqual([]);
    const target = declared.bids.find(({ unitName }) => unitName === names[0])!;
    valueOf(await declareConflicts(await at(expert), item.no, { item: "none", answers: [{ bid: target.no, kind: "kin" }], words: "近亲属在该单位任职" }));
    const { rows } = await getPool().query<{ no: string }>("select b.no from conflict_declaration d join bid b on b.id = d.bid_id where d.person_id = $1 and d.challenge_id = $2 and d.kind = 'kin'", [expert.personId, item.id]);
    expect(rows).toEqual([{ no: item.bids.T01!.no }]);
  });

  it("hides nothing from the bureau", async () => {
    const { item, names } = await anItem("double");
    const seen = JSON.stringify(valueOf(await showBid(await at(item.staff.officer), item.bids.T01!.no)));
    expect(names.filter((name) => name.startsWith("示例") && name !== names[2] && !seen.includes(name))).toEqual([]);
  });
});

describe("a single blind round", () => {
  it("shows its experts the team: the pages above would have told", async () => {
    const world = await anItem("single");
    const { before, after } = await inBothStages(world);
    const [leadName] = world.names;
    for (const page of ["item", "sheet", "grid", "form", "bid", "summary", "paper"]) expect(JSON.stringify(before[page]), page).toContain(leadName);
    for (const page of ["panel", "discussion"]) expect(JSON.stringify(after[page]), page).toContain(leadName);
  });
});
