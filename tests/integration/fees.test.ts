import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";
import { feeSheet } from "#app/documents/fee-sheet.ts";
import { makeFile } from "#app/documents/make-file.ts";
import { getPool } from "#app/db/client.ts";
import { maskIdNumber } from "#app/domain/organisation/id-number.ts";
import { giveAccount, showOwnFees, withdrawAccount } from "#app/services/fee/own-fees.ts";
import { markPaid, readFeePaper, setFeeRates, showFees } from "#app/services/fee/round-fees.ts";
import { reportLateConflict } from "#app/services/review/late-conflict.ts";
import { aPerson, at, codeOf, makeMove, valueOf } from "#tests/support/builders.ts";
import { anOpenedItem, aPanel, markAndSign } from "#tests/support/reviews.ts";

const account = { holder: "示例·张三", idNumber: "４１０８０１１９７００１０１００１ｘ", bank: "示例银行焦作分行", number: "4111 1111 1111 1111", consent: "on" };

async function aRankedItem(nos: string[], frozen = true) {
  const item = await anOpenedItem({ bids: [{ lead: "T01" }, { lead: "T02" }] });
  const experts = await aPanel(item, nos);
  valueOf(await makeMove(item.staff.officer, "challenge", item.no, "startReview"));
  await markAndSign(item, experts, { T01: 80, T02: 70 });
  if (frozen) valueOf(await makeMove(item.staff.officer, "challenge", item.no, "freezeRanking"));
  return { item, experts };
}

describe("评审费", () => {
  it("counts what was signed of fixed rankings, is paid once, and only what is new later", async () => {
    const { item, experts } = await aRankedItem(["E81001", "E81002", "E81003"]);
    const officer = await at(item.staff.officer);
    expect(valueOf(await showFees(officer, item.round))).toMatchObject({ rates: null, sums: { totalFen: 0 } });
    expect(codeOf(await setFeeRates(officer, item.round, { perItem: "-1", perBid: "200" }))).toBe("invalidInput");
    valueOf(await setFeeRates(officer, item.round, { perItem: "５００", perBid: "200.50" }));
    const view = valueOf(await showFees(officer, item.round));
    expect(view.lines.map(({ expertNo, items, bids, dueFen, taxFen }) => ({ expertNo, items, bids, dueFen, taxFen }))).toEqual(["E81001", "E81002", "E81003"].map((expertNo) => ({ expertNo, items: 1, bids: 2, dueFen: 90_100, taxFen: 2020 })));
    expect(valueOf(await markPaid(officer, item.round, { experts: ["E81001", "E81002"], note: "凭证 12 号" }))).toEqual({ count: 2, fen: 180_200 });
    expect(codeOf(await markPaid(officer, item.round, { experts: ["E81001"], note: "凭证 12 号" }))).toBe("alreadyDone");
    expect(codeOf(await markPaid(officer, item.round, { experts: [], note: "凭证" }))).toBe("invalidInput");
    valueOf(await setFeeRates(officer, item.round, { perItem: "600", perBid: "200.50" }));
    const later = valueOf(await showFees(officer, item.round));
    expect(later.lines.map(({ paidFen, dueFen }) => [paidFen, dueFen])).toEqual([[90_100, 10_000], [90_100, 10_000], [0, 100_100]]);
    expect(valueOf(await showOwnFees(await at(experts[0]!.actor)))).toMatchObject({ fees: [{ roundCode: item.round, items: 1, bids: 2, totalFen: 100_100, paidFen: 90_100, taxFen: 2020 }] });
    await expect(getPool().query("delete from fee_payment")).rejects.toThrow();
  });

  it("is nobody's before the ranking is fixed, and none of a voided sheet", async () => {
    const { item } = await aRankedItem(["E81011", "E81012", "E81013", "E81014"], false);
    const officer = await at(item.staff.officer);
    expect(valueOf(await showFees(officer, item.round)).lines).toEqual([]);
    valueOf(await reportLateConflict(officer, item.no, { expert: "E81014", kind: "kin", words: "经核实有亲属关系" }));
    valueOf(await makeMove(item.staff.officer, "challenge", item.no, "freezeRanking"));
    expect(valueOf(await showFees(officer, item.round)).lines.map(({ expertNo }) => expertNo)).toEqual(["E81011", "E81012", "E81013"]);
  });

  it("goes to an account given with consent, encrypted, shown by its ends and erased on demand", async () => {
    const { item, experts } = await aRankedItem(["E81021", "E81022", "E81023"]);
    const [{ actor }] = experts as [(typeof experts)[number]];
    expect(codeOf(await giveAccount(await at(actor), { ...account, consent: undefined }))).toBe("invalidInput");
    expect(codeOf(await giveAccount(await at(item.staff.officer), account))).toBe("notFound");
    expect(valueOf(await giveAccount(await at(actor), account))).toEqual({ checked: true });
    const { rows } = await getPool().query<{ content: Buffer }>("select content from expert_account where expert_id = $1", [actor.expertId]);
    for (const secret of ["4111111111111111", "410801197001010"]) expect(rows[0]!.content.includes(secret)).toBe(false);
    const officer = await at(item.staff.officer);
    valueOf(await setFeeRates(officer, item.round, { perItem: "500", perBid: "200" }));
    const view = JSON.stringify(valueOf(await showFees(officer, item.round)));
    expect(view).toContain("4111 **** 1111");
    expect(view).not.toContain("4111111111111111");
    const paper = valueOf(await readFeePaper(officer, item.round));
    expect(paper.lines[0]).toMatchObject({ number: "4111111111111111", holder: "示例·张三", idNumber: "41080119700101001X", bank: "示例银行焦作分行" });
    const sheet = feeSheet(paper.title, paper.lines, officer.now, "示例经办", false);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await makeFile(sheet, "xlsx")).buffer);
    const cells = JSON.stringify(book.worksheets[0]!.getSheetValues());
    expect(cells).toContain('"4111111111111111"');
    expect(cells).toContain("2700");
    // Who declares the tax has the whole number, who signs below others reads its ends.
    expect(cells).toContain("41080119700101001X");
    const signed = feeSheet(paper.title, paper.lines, officer.now, "示例经办", true);
    expect(JSON.stringify(signed)).toContain(maskIdNumber("41080119700101001X"));
    expect(JSON.stringify(signed)).not.toContain("41080119700101001X");
    expect(new TextDecoder().decode((await makeFile(signed, "pdf")).slice(0, 5))).toBe("%PDF-");
    expect((await getPool().query("select from audit_event where kind = 'exportFees'")).rowCount).toBe(1);
    valueOf(await withdrawAccount(await at(actor)));
    expect(valueOf(await readFeePaper(officer, item.round)).lines[0]).toMatchObject({ number: null, idNumber: null });
    expect(codeOf(await withdrawAccount(await at(actor)))).toBe("alreadyDone");
  });

  it("is the matter of who runs the round, and of nobody who stepped out of one of its items", async () => {
    const { item } = await aRankedItem(["E81031", "E81032", "E81033"]);
    const out = { ...(await aPerson("stepped-out", "officer")), closedItems: [item.id] };
    expect(codeOf(await showFees(await at(out), item.round))).toBe("conflictOfInterest");
    expect(codeOf(await showFees(await at(item.staff.witness), item.round))).toBe("notFound");
    expect(codeOf(await readFeePaper(await at(item.staff.supervisor), item.round))).toBe("notAllowed");
    expect(codeOf(await markPaid(await at(item.staff.supervisor), item.round, { experts: ["E81031"], note: "凭证" }))).toBe("notAllowed");
    expect(codeOf(await showFees(await at(item.bids.T01!.team), item.round))).toBe("notFound");
    expect(valueOf(await showFees(await at(item.staff.supervisor), item.round))).toMatchObject({ may: { edit: false } });
  });
});
