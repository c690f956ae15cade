import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import exceljs from "exceljs";
import { describe, expect, it, onTestFinished } from "vitest";
import { getPool } from "#app/db/client.ts";
import { makeBook } from "#app/documents/book.ts";
import { scoreForm } from "#app/documents/score-form.ts";
import { scoreBookPlaces } from "#app/domain/review/score-book.ts";
import { checkOfflineForm, importOfflineForm, showOfflineForm } from "#app/services/review/offline-form.ts";
import { showOwnReviewByCode } from "#app/services/review/show-review.ts";
import { at, codeOf, makeMove, valueOf } from "#tests/support/builders.ts";
import { jiebang } from "#tests/support/cli.ts";
import { anOpenedItem, aPanel, longOpinion, longReason, mark, type OpenedItem, type TestExpert } from "#tests/support/reviews.ts";

async function inReview() {
  const item = await anOpenedItem({ bids: [{ lead: "T01" }, { lead: "T02" }] });
  const experts = await aPanel(item, ["E901", "E902"]);
  valueOf(await makeMove(item.staff.officer, "challenge", item.no, "startReview"));
  return { item, expert: experts[0]!, other: experts[1]!, codes: [item.bids.T01!.code, item.bids.T02!.code] as const };
}

async function download(item: OpenedItem, { actor }: TestExpert): Promise<exceljs.Workbook> {
  const form = valueOf(await showOfflineForm(await at(actor), item.no));
  const book = new exceljs.Workbook();
  await book.xlsx.load((await makeBook(scoreForm(form))).buffer);
  return book;
}

const bytesOf = async (book: exceljs.Workbook) => Buffer.from(await book.xlsx.writeBuffer());

/** Fills every open cell of a bid's sheet at this share of the weights. */
function fill(book: exceljs.Workbook, code: string, share: number): exceljs.Worksheet {
  const sheet = book.getWorksheet(code)!;
  for (let row = scoreBookPlaces.firstRow; sheet.getCell(row, 1).text.startsWith("R"); row += 1) {
    sheet.getCell(row, 5).value = (Number(sheet.getCell(row, 3).value) * share) / 100;
    if (share < 60) sheet.getCell(row, 6).value = longReason;
    sheet.getCell(row + 1, 2).value = longOpinion;
  }
  return sheet;
}

describe("the offline form", () => {
  it("goes down locked but for what is filled in, and comes back after a dry run", async () => {
    const { item, expert, codes: [first, second] } = await inReview();
    const ctx = await at(expert.actor);
    const book = await download(item, expert);
    const sheet = fill(book, first, 80);
    expect([sheet.getCell("E7").protection.locked, sheet.getCell("B4").protection?.locked ?? true]).toEqual([false, true]);
    expect((sheet as unknown as { sheetProtection: { sheet: boolean } }).sheetProtection.sheet).toBe(true);
    fill(book, second, 50);
    const checked = valueOf(await checkOfflineForm(ctx, item.no, await bytesOf(book)));
    expect(checked.problems).toEqual([]);
    expect(checked.changes.map(({ code, total, missing, isStale }) => [code, total, missing, isStale])).toEqual(expect.arrayContaining([[first, "80.00", 0, false], [second, "50.00", 0, false]]));
    expect(valueOf(await showOwnReviewByCode(ctx, item.no, first)).sheet.revision).toBe(0);
    expect(valueOf(await importOfflineForm(ctx, item.no, { sheets: checked.sheets, take: [] }))).toEqual({ saved: 2, skipped: [] });
    expect(valueOf(await showOwnReviewByCode(ctx, item.no, first))).toMatchObject({ total: "80.00", missing: [] });
    // What was taken over already makes no second revision.
    expect(valueOf(await importOfflineForm(ctx, item.no, { sheets: checked.sheets, take: [] }))).toEqual({ saved: 0, skipped: [] });
    valueOf(await makeMove(expert.actor, "reviewAssignment", `${item.bids.T01!.no}/E901`, "sign"));
    expect(codeOf(await importOfflineForm(ctx, item.no, { sheets: checked.sheets, take: [] }))).toBe("wrongState");
    expect(codeOf(await showOfflineForm(ctx, item.no))).toBe("stageNotReached");
  });

  it("is refused whole with every wrong place named, and nothing is imported", async () => {
    const { item, expert, codes: [first, second] } = await inReview();
    const ctx = await at(expert.actor);
    const book = await download(item, expert);
    fill(book, second, 90);
    const sheet = fill(book, first, 80);
    sheet.getCell("E7").value = 101;
    sheet.getCell("E8").value = "很好";
    sheet.getCell("E9").value = { formula: "3+4", result: 7 };
    sheet.mergeCells("E10:E11");
    const checked = valueOf(await checkOfflineForm(ctx, item.no, await bytesOf(book)));
    expect(checked.problems.map(({ sheet: name, cell, problem }) => [name, cell, problem])).toEqual([
      [first, "E7", "markRange"],
      [first, "E8", "notANumber"],
      [first, "E9", "formulaCell"],
      [first, "E10", "mergedCell"],
      [first, "E11", "mergedCell"],
    ]);
    expect(valueOf(await showOwnReviewByCode(ctx, item.no, second)).sheet.revision).toBe(0);
  });

  it("of another expert or another item is recognised", async () => {
    const { item, expert, other } = await inReview();
    const foreign = valueOf(await checkOfflineForm(await at(expert.actor), item.no, await bytesOf(await download(item, other))));
    expect(foreign.problems.map(({ problem }) => problem)).toEqual(["otherBid", "otherBid"]);
    expect(foreign.sheets).toEqual([]);
    const another = await inReview();
    const elsewhere = valueOf(await checkOfflineForm(await at(expert.actor), item.no, await bytesOf(await download(another.item, another.expert))));
    expect(elsewhere.problems[0]).toMatchObject({ problem: "otherBid" });
    expect(codeOf(await checkOfflineForm(await at(item.staff.officer), item.no, Buffer.from("")))).toBe("notFound");
  });

  it("that is older than what was saved since takes over only where it is told to, and over just that revision", async () => {
    const { item, expert, codes: [first] } = await inReview();
    const ctx = await at(expert.actor);
    const book = await download(item, expert);
    fill(book, first, 80);
    valueOf(await mark(expert, item.bids.T01!.no, 70));
    const checked = valueOf(await checkOfflineForm(ctx, item.no, await bytesOf(book)));
    expect(checked.changes.find(({ code }) => code === first)).toMatchObject({ isStale: true, revision: 1 });
    expect(valueOf(await importOfflineForm(ctx, item.no, { sheets: checked.sheets, take: [] }))).toEqual({ saved: 0, skipped: [first] });
    valueOf(await mark(expert, item.bids.T01!.no, 75));
    expect(valueOf(await importOfflineForm(ctx, item.no, { sheets: checked.sheets, take: [{ code: first, revision: 1 }] }))).toEqual({ saved: 0, skipped: [first] });
    expect(valueOf(await importOfflineForm(ctx, item.no, { sheets: checked.sheets, take: [{ code: first, revision: 2 }] }))).toEqual({ saved: 1, skipped: [] });
    expect(valueOf(await showOwnReviewByCode(ctx, item.no, first)).total).toBe("80.00");
  });

  it("is all or nothing: one sheet that may not be written leaves the others as they were", async () => {
    const { item, expert, codes: [first] } = await inReview();
    const ctx = await at(expert.actor);
    const book = await download(item, expert);
    for (const code of [first, item.bids.T02!.code]) fill(book, code, 80);
    const checked = valueOf(await checkOfflineForm(ctx, item.no, await bytesOf(book)));
    const stranger = { ...checked.sheets[0]!, task: "01990000-0000-7000-8000-000000000000", code: "Z9" };
    expect(codeOf(await importOfflineForm(ctx, item.no, { sheets: [...checked.sheets, stranger], take: [] }))).toBe("invalidInput");
    const bad = { ...checked.sheets[1]!, marks: { R01: "101" } };
    expect(codeOf(await importOfflineForm(ctx, item.no, { sheets: [checked.sheets[0]!, bad], take: [] }))).toBe("invalidInput");
    expect(valueOf(await showOwnReviewByCode(ctx, item.no, first)).sheet.revision).toBe(0);
  });

  it("goes down and comes back by the command line, each wrong place on a line of its own", async () => {
    const { item, expert, codes: [first, second] } = await inReview();
    const { rows } = await getPool().query<{ username: string }>("select username from person where id = $1", [expert.actor.personId]);
    const folder = await mkdtemp(join(tmpdir(), "jiebang-form-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    const file = join(folder, "form.xlsx");
    const run = (...args: string[]) => jiebang("review", ...args, "--as", rows[0]!.username, "--json");
    expect(await run("form", item.no, "--out", file)).toMatchObject({ code: 0, json: { bids: 2 } });
    const book = new exceljs.Workbook();
    await book.xlsx.readFile(file);
    for (const code of [first, second]) fill(book, code, 80);
    book.getWorksheet(first)!.getCell("E7").value = 101;
    await book.xlsx.writeFile(file);
    expect(await run("check", item.no, file)).toMatchObject({ code: 2, json: { fields: [{ path: `${first}!E7`, message: expect.stringContaining("101 不在 0 到 12 之间") as string }] } });
    expect((await run("import", item.no, file)).code).toBe(2);
    fill(book, first, 80);
    await book.xlsx.writeFile(file);
    expect(await run("check", item.no, file)).toMatchObject({ code: 0, json: { changes: [{ total: "80.00" }, { total: "80.00" }] } });
    expect(await run("import", item.no, file)).toMatchObject({ code: 0, json: { saved: 2, skipped: [] } });
  });

  it.each([
    ["no spreadsheet at all", Buffer.from("PK\u0003\u0004 not really")],
    ["words", Buffer.from("评分")],
  ])("says so of %s", async (_name, bytes) => {
    const { item, expert } = await inReview();
    expect(valueOf(await checkOfflineForm(await at(expert.actor), item.no, bytes)).fileProblem).not.toBeNull();
  });
});
