import { beforeAll, describe, expect, it } from "vitest";
import { getPool } from "#app/db/client.ts";
import { brokenInvariants } from "#app/db/invariants.ts";
import { makeFile } from "#app/documents/make-file.ts";
import { printedSheets } from "#app/documents/printed-sheets.ts";
import { listExceptions } from "#app/services/exception/list-exceptions.ts";
import { clearPaper, enterPaper, showPaper, signPaper } from "#app/services/paper/enter-paper.ts";
import { listPaper, preparePaper, reprintPaper, showPrintedSheets } from "#app/services/paper/print-sheets.ts";
import { showOwnReviewByCode } from "#app/services/review/show-review.ts";
import { listTodo } from "#app/services/todo/list-todo.ts";
import { aChecker, at, codeOf, makeMove, valueOf } from "#tests/support/builders.ts";
import { anOpenedItem, aPanel, longOpinion, marksAt, type OpenedItem } from "#tests/support/reviews.ts";

beforeAll(() => aChecker());

const scan = "c".repeat(64);
const offline = { date: "2026-01-05", place: "示例·二楼会议室", people: ["示例专家"], scan: "b".repeat(64), checker: "officer2" };

async function printed() {
  const item = await anOpenedItem({ bids: [{ lead: "T01" }, { lead: "T02" }] });
  const [expert] = await aPanel(item, ["E901"]);
  valueOf(await makeMove(item.staff.officer, "challenge", item.no, "startReview"));
  const officer = await at(item.staff.officer);
  const officer2 = await at(item.staff.officer2);
  expect(valueOf(await preparePaper(officer, item.no, "E901"))).toEqual({ prepared: 2 });
  const codes = Object.fromEntries(valueOf(await listPaper(officer, item.no)).experts[0]!.rows.map(({ bidCode, code }) => [bidCode, code!]));
  return { item, expert: expert!, officer, officer2, T01: codes[item.bids.T01!.code]!, T02: codes[item.bids.T02!.code]! };
}

const sheetAt = async (share: number, change: Record<string, string> = {}) => ({ marks: { ...(await marksAt(share)), ...change }, reasons: {}, opinion: longOpinion });

async function enterBoth(world: Awaited<ReturnType<typeof printed>>, code: string, sheet: object) {
  valueOf(await enterPaper(world.officer, code, sheet));
  return valueOf(await enterPaper(world.officer2, code, sheet));
}

const stepsOf = async (world: { officer: Awaited<ReturnType<typeof at>>; item: OpenedItem }) => valueOf(await listPaper(world.officer, world.item.no)).experts[0]!.rows.map(({ step }) => step).toSorted();

describe("scores on paper", () => {
  it("are printed with a code each, entered by two people, signed together, marked as done offline and on the list of exceptions", async () => {
    const world = await printed();
    const { item, expert, officer, officer2, T01, T02 } = world;
    expect(valueOf(await preparePaper(officer, item.no, "E901"))).toEqual({ prepared: 0 });
    const pdf = await makeFile(printedSheets(valueOf(await showPrintedSheets(officer, item.no, "E901"))), "pdf");
    expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe("%PDF-");
    expect(await enterBoth(world, T01, await sheetAt(80))).toEqual({ turn: 2, differs: false });
    expect(await signPaper(officer, item.no, "E901", offline)).toEqual({ ok: false, refusal: { code: "paperUnsettled", facts: { count: 1 } } });
    await enterBoth(world, T02, await sheetAt(70));
    expect(await stepsOf(world)).toEqual(["agreed", "agreed"]);
    // Who registers the signature is not who checks it.
    expect(codeOf(await signPaper(officer2, item.no, "E901", { ...offline, checker: "officer" }))).toBe("notAllowed");
    expect(codeOf(await signPaper(officer, item.no, "E901", { ...offline, checker: "officer" }))).toBe("offlineRecordIncomplete");
    expect(valueOf(await signPaper(officer, item.no, "E901", offline))).toMatchObject({ to: "signed", signed: 2 });
    expect(await stepsOf(world)).toEqual(["signed", "signed"]);
    expect(valueOf(await showOwnReviewByCode(await at(expert.actor), item.no, item.bids.T01!.code))).toMatchObject({ status: "signed", total: "80.00" });
    const signed = valueOf(await listExceptions(await at(item.staff.supervisor), item.round, "offline")).rows.filter(({ event }) => event === "sign");
    expect(signed).toHaveLength(2);
    expect(codeOf(await enterPaper(officer, T01, await sheetAt(60)))).toBe("stageNotReached");
    expect(await brokenInvariants()).toEqual([]);
  });

  it("that two clerks read differently are cleared place by place against the scan, and not signed before", async () => {
    const world = await printed();
    const { item, officer, officer2, T01, T02 } = world;
    await enterBoth(world, T02, await sheetAt(70));
    valueOf(await enterPaper(officer, T01, await sheetAt(80)));
    // Neither page shows what the other one typed before both have.
    expect(JSON.stringify(valueOf(await showPaper(officer2, T01)))).not.toContain((await marksAt(80)).R02);
    expect(valueOf(await enterPaper(officer2, T01, { ...(await sheetAt(80, { R01: "1.00", R03: "2.00" })), opinion: `${longOpinion} 另` }))).toEqual({ turn: 2, differs: true });
    const page = valueOf(await showPaper(officer, T01));
    expect(page.step).toBe("differs");
    expect(page.differences.map(({ path }) => path)).toEqual(["marks.R01", "marks.R03", "opinion"]);
    expect(await signPaper(officer, item.no, "E901", offline)).toMatchObject({ refusal: { code: "paperUnsettled", facts: { count: 1 } } });
    const choices = [
      { path: "marks.R01", take: "second", text: "" },
      { path: "opinion", take: "first", text: "" },
    ];
    expect(await clearPaper(officer2, T01, { choices, scan })).toMatchObject({ refusal: { code: "invalidInput", fields: [{ path: "choices.marks.R03", message: "required" }] } });
    expect(await clearPaper(officer2, T01, { choices: [...choices, { path: "marks.R03", take: "other", text: "101" }], scan })).toMatchObject({ refusal: { fields: [{ path: "choices.marks.R03", message: "markRange" }] } });
    expect(await clearPaper(officer2, T01, { choices, scan: "" })).toMatchObject({ refusal: { code: "invalidInput", fields: [{ path: "scan" }] } });
    expect(valueOf(await showPaper(officer, T01)).differences).toHaveLength(3);
    expect(valueOf(await clearPaper(officer2, T01, { choices: [...choices, { path: "marks.R03", take: "other", text: "3" }], scan }))).toEqual({ cleared: 3 });
    expect(codeOf(await clearPaper(officer2, T01, { choices, scan }))).toBe("wrongState");
    const refused = await signPaper(officer, item.no, "E901", offline);
    // The low marks lack a reason: on paper the same rules hold.
    expect(refused).toMatchObject({ refusal: { code: "scoresMissing" } });
    // What two people read cannot be typed over: the sheet is replaced, and the old one stays as it was entered.
    expect(await reprintPaper(officer2, T01, { reason: " " })).toMatchObject({ refusal: { code: "invalidInput", fields: [{ path: "reason" }] } });
    expect(codeOf(await reprintPaper(await at(item.staff.leader), T01, { reason: "示例" }))).toBe("notAllowed");
    const fresh = valueOf(await reprintPaper(officer2, T01, { reason: "专家漏写理由，退回补写" })).code;
    expect(fresh).not.toBe(T01);
    for (const refused of [await enterPaper(officer, T01, await sheetAt(60)), await clearPaper(officer, T01, { choices, scan }), await reprintPaper(officer, T01, { reason: "再来" })]) expect(refused).toEqual({ ok: false, refusal: { code: "paperReplaced", facts: { inForce: fresh } } });
    const old = valueOf(await showPaper(officer, T01));
    expect(old).toMatchObject({ step: "replaced", mayEnter: false, mayReprint: false, replaced: { reason: "专家漏写理由，退回补写", inForce: fresh }, scan });
    // Who enters the new one does not read what was entered before.
    expect(old.readings).toEqual([]);
    expect(valueOf(await listPaper(officer, item.no)).experts[0]!.rows.find(({ code }) => code === fresh)).toMatchObject({ step: "firstEntry", earlier: [T01], enteredBy: [] });
    expect(codeOf(await signPaper(officer, item.no, "E901", offline))).toBe("paperUnsettled");
    await enterBoth(world, fresh, await sheetAt(80));
    expect(valueOf(await signPaper(officer, item.no, "E901", offline))).toMatchObject({ signed: 2 });
    expect(valueOf(await showPaper(officer, T01)).readings.map(({ turn, marks }) => [turn, marks.R01])).toEqual([[1, (await marksAt(80)).R01], [2, "1.00"], [3, "1.00"]]);
    const { rows: events } = await getPool().query<{ reason: string; code: string }>("select e.body::jsonb ->> 'code' as code, d.content::jsonb ->> 'reason' as reason from audit_event e join audit_detail d on d.seq = e.seq where e.kind = 'reprintPaper' and e.body::jsonb ->> 'inForce' = $1", [fresh]);
    expect(events).toEqual([{ code: T01, reason: "专家漏写理由，退回补写" }]);
    const { rows } = await getPool().query<{ scan: string; turns: number }>("select s.scan, count(e.*)::int as turns from paper_sheet s join paper_entry e on e.code = s.code where s.code = $1 group by s.scan", [T01]);
    expect(rows).toEqual([{ scan, turns: 3 }]);
  });

  it("of a sheet that was opened again are entered on a new one, and what was signed stays readable", async () => {
    const world = await printed();
    const { item, expert, officer, officer2, T01, T02 } = world;
    await enterBoth(world, T01, await sheetAt(80));
    await enterBoth(world, T02, await sheetAt(70));
    valueOf(await signPaper(officer, item.no, "E901", offline));
    const task = `${item.bids.T01!.no}/E901`;
    const waits = async () => valueOf(await listTodo(officer2, 1000)).mine.filter(({ code, no }) => code === "printPaper" && no === item.no).map(({ href, count }) => [href, count]);
    expect(codeOf(await reprintPaper(officer, T01, { reason: "笔误" }))).toBe("stageNotReached");
    valueOf(await makeMove(item.staff.officer, "reviewAssignment", task, "askReopen", {}, { reason: "专家来函更正" }));
    expect(await waits()).toEqual([]);
    valueOf(await makeMove(item.staff.officer2, "reviewAssignment", task, "reopen", {}, { reason: "同意" }));
    expect(await waits()).toEqual([[`/work/challenges/${item.no}/paper`, 1]]);
    expect(valueOf(await showPaper(officer, T01))).toMatchObject({ step: "replaced", readings: [], replaced: { reason: "同意", inForce: null } });
    expect(await stepsOf(world)).toEqual(["signed", "toPrint"]);
    expect(await signPaper(officer, item.no, "E901", offline)).toEqual({ ok: false, refusal: { code: "paperUnsettled", facts: { count: 1 } } });
    expect(valueOf(await preparePaper(officer, item.no, "E901"))).toEqual({ prepared: 1 });
    expect(await waits()).toEqual([]);
    const row = valueOf(await listPaper(officer, item.no)).experts[0]!.rows.find(({ bidCode }) => bidCode === item.bids.T01!.code)!;
    expect(row.earlier).toEqual([T01]);
    await enterBoth(world, row.code!, await sheetAt(90));
    expect(valueOf(await signPaper(officer, item.no, "E901", offline))).toMatchObject({ signed: 1 });
    expect(valueOf(await showOwnReviewByCode(await at(expert.actor), item.no, item.bids.T01!.code))).toMatchObject({ status: "signed", total: "90.00" });
    for (const code of [T01, row.code!]) expect(valueOf(await showPaper(officer, code)).readings).toHaveLength(2);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("replaced by two people at the same moment get one new sheet", async () => {
    const world = await printed();
    const both = await Promise.all([world.officer, world.officer2].map((ctx) => reprintPaper(ctx, world.T01, { reason: "遗失" })));
    expect(both.map((one) => (one.ok ? "new" : one.refusal.code)).toSorted()).toEqual(["new", "paperReplaced"]);
    const { rows } = await getPool().query<{ count: number }>("select count(*)::int as count from paper_sheet where replaced_at is null and assignment_id = (select assignment_id from paper_sheet where code = $1)", [world.T01]);
    expect(rows).toEqual([{ count: 1 }]);
  });

  it("are entered by two different people, officers of the round, and never a third time", async () => {
    const world = await printed();
    const { item, expert, officer, officer2, T01 } = world;
    valueOf(await enterPaper(officer, T01, await sheetAt(80)));
    expect(codeOf(await enterPaper(officer, T01, await sheetAt(80)))).toBe("samePerson");
    const waits = async (ctx: typeof officer) => valueOf(await listTodo(ctx, 1000)).mine.some(({ code, href }) => code === "enterPaper" && href === `/work/paper/${T01}`);
    expect([await waits(officer2), await waits(officer)]).toEqual([true, false]);
    for (const actor of [item.staff.leader, item.staff.supervisor, expert.actor]) expect(codeOf(await enterPaper(await at(actor), T01, await sheetAt(80)))).toBe("notAllowed");
    expect(codeOf(await enterPaper(officer2, "ZP-000000", await sheetAt(80)))).toBe("notFound");
    expect(await enterPaper(officer2, T01, await sheetAt(80, { R01: "很好" }))).toMatchObject({ refusal: { code: "invalidInput", fields: [{ path: "marks.R01" }] } });
    valueOf(await enterPaper(officer2, T01.toLowerCase(), await sheetAt(80)));
    expect(await waits(officer2)).toBe(false);
    expect(codeOf(await enterPaper(officer2, T01, await sheetAt(80)))).toBe("samePerson");
    await expect(getPool().query("update paper_entry set sheet = '{}'")).rejects.toMatchObject({ code: "42501" });
  });

  it("at the same moment by two people end as two entries", async () => {
    const world = await printed();
    const sheet = await sheetAt(80);
    const both = await Promise.all([enterPaper(world.officer, world.T01, sheet), enterPaper(world.officer2, world.T01, sheet)]);
    expect(both.map((one) => valueOf(one).turn).toSorted()).toEqual([1, 2]);
  });
});
