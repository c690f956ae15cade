import { beforeAll, describe, expect, it } from "vitest";
import { getPool } from "#app/db/client.ts";
import { type Actor, publicActor } from "#app/domain/policy/actor.ts";
import { addExpertLink, importBibliography } from "#app/services/expert/add-links.ts";
import { applyAsExpert, confirmExpert, listApplications, recommendExpert, returnApplication, showOwnApplications } from "#app/services/expert/apply.ts";
import { checkExpertList, reportOfImport } from "#app/services/expert/check-list.ts";
import { addAbsence, editExpert, endExpertLink, recordService, suspendExpert } from "#app/services/expert/edit-expert.ts";
import { importExpertList } from "#app/services/expert/import-list.ts";
import { listBank, showBankExpert } from "#app/services/expert/list-bank.ts";
import { showExpert } from "#app/services/expert/show-expert.ts";
import { listTodo } from "#app/services/todo/list-todo.ts";
import { prepareDraw } from "#app/services/draw/prepare-draw.ts";
import { aBureau, aPerson, at, codeOf, makeMove, valueOf } from "#tests/support/builders.ts";
import { asOwner } from "#tests/support/as-owner.ts";
import { aRow, csvList, xlsxList } from "#tests/support/expert-lists.ts";
import { anExpert, anOpenedItem, aPanel, aTeam, aUnit, markAndSign } from "#tests/support/reviews.ts";

let officer: Actor;
beforeAll(async () => {
  officer = (await aBureau()).officer;
});

const byNo = { by: "no" as const, isDescending: false };
const find = async (filter: Parameters<typeof listBank>[1]) => valueOf(await listBank(await at(officer), filter, byNo, 1));

describe("a list of experts", () => {
  it("is checked row by row, then imported: 5,000 at once, and a second time nobody", async () => {
    const rows = Array.from({ length: 5000 }, (_, n) => aRow(n));
    rows[10] = aRow(10, { 手机号: rows[9]![1]! });
    rows[20] = aRow(20, { 类别: "未知", 手机号: "12" });
    rows[30] = aRow(30, { 手机号: "１３９ １０００００３０" });
    const file = csvList(rows);
    const before = (await find({})).total;
    const checked = valueOf(await checkExpertList(await at(officer), file));
    expect(checked.counts).toMatchObject({ rows: 5000, new: 4998, repeated: 1, refused: 1, known: 0 });
    expect((await find({})).total).toBe(before);
    const report = valueOf(await reportOfImport(await at(officer), checked.importId));
    expect(report[10]).toMatchObject({ line: 12, outcome: "repeated", same: "11" });
    expect(report[20]!.problems).toEqual([{ column: "phone", message: "phoneFormat" }, { column: "kind", message: "expertKind" }]);
    const imported = valueOf(await importExpertList(await at(officer), checked.importId));
    expect(imported).toMatchObject({ added: 4998, left: 2 });
    expect(codeOf(await importExpertList(await at(officer), checked.importId))).toBe("statusChanged");
    const again = valueOf(await checkExpertList(await at(officer), file));
    expect(again.counts).toMatchObject({ new: 0, known: 4999, refused: 1 });
    const page = await find({ text: "示例·导入4321" });
    expect(page.rows).toMatchObject([{ name: "示例·导入4321", fields: ["路用材料"], kind: "technical", region: "河南郑州", uses: 0, yearlyCap: 6 }]);
    expect((await find({ field: "耐火", state: "free" })).total).toBe(1000);
    expect(await getPool().query("select from person p join auth_user u on u.id = p.id join expert e on e.person_id = p.id where p.phone = '13910000030'")).toMatchObject({ rowCount: 1 });
  });

  it("is found in no time among 5,000", async () => {
    const times: number[] = [];
    for (let round = 0; round < 15; round++) {
      const start = performance.now();
      await find({ field: "胶凝", place: "outside", state: "free" });
      times.push(performance.now() - start);
    }
    expect(times.sort((a, b) => a - b)[7]).toBeLessThan(250);
  });

  it("may be a workbook with numbers for telephones, and relations that exclude", async () => {
    const rows = [aRow(6001, { 合作人员: "PI-77 2025 示例·合作", 师生关系: "PI-78 示例·学生" }), aRow(6002)].map((row) => row.map((cell, index) => (index === 1 ? Number(cell) : cell)));
    const checked = valueOf(await checkExpertList(await at(officer), await xlsxList(rows)));
    expect(checked.counts.new).toBe(2);
    const { first } = valueOf(await importExpertList(await at(officer), checked.importId));
    const expert = valueOf(await showExpert(await at(officer), first!));
    expect(expert.links).toMatchObject([{ kind: "adviser", personCode: "PI-78" }, { kind: "coauthor", personCode: "PI-77", until: "2025-12-31" }]);
  });

  it.each([
    ["a picture", { name: "a.png", bytes: new Uint8Array([1]) }, "sheetType"],
    ["a broken workbook", { name: "a.xlsx", bytes: new Uint8Array([80, 75, 3, 4, 0, 0]) }, "sheetUnreadable"],
    ["an empty file", { name: "a.csv", bytes: new TextEncoder().encode("\n\n") }, "sheetEmpty"],
    ["a table with other heads", { name: "a.csv", bytes: new TextEncoder().encode("甲,乙\n1,2") }, "columnMissing"],
  ])("that is %s is refused in words", async (_what, file, message) => {
    const refused = await checkExpertList(await at(officer), file);
    expect(refused).toMatchObject({ ok: false, refusal: { code: "invalidInput", fields: [expect.objectContaining({ message }), ...(message === "columnMissing" ? Array(6).fill(expect.anything()) : [])] } });
  });

  it("is nobody's but an officer's", async () => {
    const { witness, supervisor } = await aBureau();
    const file = csvList([aRow(7001)]);
    const { importId } = valueOf(await checkExpertList(await at(officer), file));
    for (const [actor, code] of [[witness, "notFound"], [await aTeam("T01"), "notFound"], [publicActor, "signInNeeded"], [supervisor, "notAllowed"]] as const) {
      expect(codeOf(await checkExpertList(await at(actor), file))).toBe(code);
      expect(codeOf(await importExpertList(await at(actor), importId))).toBe(code);
    }
    expect(codeOf(await importExpertList(await at(await aPerson("officer-b", "officer")), importId))).toBe("statusChanged");
    expect(codeOf(await listBank(await at(witness), {}, byNo, 1))).toBe("notFound");
  });
});

describe("an application", () => {
  const content = { kind: "technical", title: "教授", fields: "胶凝材料、固废利用", region: "河南焦作", local: "yes", experience: "从事固体废物利用研究二十年，主持项目三项，发明专利五件。", truthful: "on" };

  async function aUnitWithPeople() {
    const unit = await aUnit("X12");
    const [personId, administratorId] = await Promise.all([aPerson(`applicant-${String(Math.random()).slice(2, 8)}`), aPerson(`administrator-${String(Math.random()).slice(2, 8)}`)]).then((people) => people.map((person) => person.personId!));
    await getPool().query("insert into unit_member (unit_id, person_id, administrator) values ($1, $2, false), ($1, $3, true)", [unit.id, personId, administratorId]);
    const as = (id: string, administrator: boolean): Actor => ({ ...publicActor, personId: id, units: [{ unitId: unit.id, administrator }] });
    return { unit, applicant: as(personId!, false), administrator: as(administratorId!, true) };
  }

  it("goes from the person over the unit to the officer, each told what waits", async () => {
    const { unit, applicant, administrator } = await aUnitWithPeople();
    expect(codeOf(await applyAsExpert(await at({ ...applicant, roles: [{ role: "officer", roundId: null }] }), content, unit.id))).toBe("staffMayNotApply");
    const { id } = valueOf(await applyAsExpert(await at(applicant), content, unit.id));
    expect(codeOf(await applyAsExpert(await at(applicant), content, unit.id))).toBe("alreadyDone");
    expect(valueOf(await listTodo(await at(administrator))).mine).toMatchObject([{ code: "recommendExperts", count: 1 }]);
    expect(codeOf(await recommendExpert(await at(applicant), id))).toBe("notFound");
    expect(codeOf(await confirmExpert(await at(officer), id))).toBe("reasonNeeded");
    valueOf(await recommendExpert(await at(administrator), id));
    expect(valueOf(await listTodo(await at(officer), 100)).mine).toContainEqual(expect.objectContaining({ code: "confirmExperts", count: 1 }));
    expect(valueOf(await listApplications(await at(officer)))).toMatchObject([{ id, content: { fields: ["胶凝材料", "固废利用"], local: true } }]);
    const { no } = valueOf(await confirmExpert(await at(officer), id));
    expect(valueOf(await showBankExpert(await at(officer), no!))).toMatchObject({ no, kind: "technical", region: "河南焦作", local: true });
    expect(codeOf(await confirmExpert(await at(officer), id))).toBe("statusChanged");
  });

  it("is returned with a reason that the person reads, and may be made again; a stranger's is nobody's matter", async () => {
    const { unit, applicant, administrator } = await aUnitWithPeople();
    const { id } = valueOf(await applyAsExpert(await at(applicant), content, unit.id));
    expect(codeOf(await returnApplication(await at(await aTeam("T02")), id, "x"))).toBe("notFound");
    expect(codeOf(await returnApplication(await at(administrator), id, " "))).toBe("reasonNeeded");
    valueOf(await returnApplication(await at(administrator), id, "经历不实"));
    expect(valueOf(await showOwnApplications(await at(applicant))).own).toMatchObject({ outcome: "returned", reason: "经历不实" });
    valueOf(await applyAsExpert(await at(applicant), content, unit.id));
    expect(codeOf(await applyAsExpert(await at(await aPerson("nobody-here")), content, unit.id))).toBe("invalidInput");
  });
});

describe("an expert's entry", () => {
  it("is corrected by an officer, never by the expert; relations and absences by both", async () => {
    const { actor, no } = await anExpert("E90911");
    const edit = { kind: "financial", title: "高级会计师", fields: "成本核算", region: "", local: "no", yearlyCap: "2" };
    expect(codeOf(await editExpert(await at({ ...actor, roles: [{ role: "officer", roundId: null }] }), no, edit))).toBe("samePerson");
    expect(codeOf(await editExpert(await at(actor), no, edit))).toBe("notFound");
    valueOf(await editExpert(await at(officer), no, edit));
    valueOf(await addAbsence(await at(actor), no, { startsOn: "2020-01-01", endsOn: "2099-01-01" }));
    expect(codeOf(await addAbsence(await at(actor), no, { startsOn: "2027-02-01", endsOn: "2027-01-01" }))).toBe("invalidInput");
    expect(valueOf(await addExpertLink(await at(actor), no, { kind: "adviser", personCode: "PI-9", personName: "示例·学生" }))).toEqual({ added: 1, dropped: 0 });
    expect(valueOf(await addExpertLink(await at(officer), no, { kind: "adviser", personCode: "PI-9", personName: "示例·学生" }))).toEqual({ added: 0, dropped: 0 });
    const bibliography = '题目,年份,作者\n甲,2025,"示例·甲、示例·乙"\n';
    expect(valueOf(await importBibliography(await at(actor), no, bibliography))).toMatchObject({ added: 2, publications: 1, skipped: 0 });
    expect(codeOf(await importBibliography(await at(actor), no, "什么也不是"))).toBe("invalidInput");
    const shown = valueOf(await showBankExpert(await at(actor), no));
    expect(shown).toMatchObject({ kind: "financial", yearlyCap: 2, isAway: true, records: [] });
    const adviser = shown.links.find(({ kind }) => kind === "adviser")!;
    expect(adviser).toMatchObject({ source: "self", isEnded: false });
    expect(codeOf(await endExpertLink(await at(actor), no, adviser.id, "登记有误"))).toBe("notFound");
    valueOf(await endExpertLink(await at(officer), no, adviser.id, "登记有误"));
    expect(codeOf(await showBankExpert(await at((await anExpert("E90912")).actor), no))).toBe("notFound");
  });

  it("suspended or away keeps an expert out of the draw, and a full year too", async () => {
    const item = await anOpenedItem({ bids: [{ lead: "T01" }, { lead: "T02" }] });
    const field = `领域${item.no}`;
    const group = (places: number) => ({ groups: [{ kind: "technical", places, leastOutside: 0, field }] });
    const nos = ["E90921", "E90922", "E90923", "E90924"];
    for (const no of nos) await anExpert(no);
    await getPool().query("update expert set fields = array[$1] where no = any($2)", [field, nos]);
    const mayDraw = async (places: number) => codeOf(await prepareDraw(await at(officer), item.no, group(places)));
    expect(await mayDraw(4)).toBeNull();
    valueOf(await suspendExpert(await at(officer), "E90921", "连续两次缺席"));
    expect(await mayDraw(4)).toBe("invalidInput");
    expect(await mayDraw(3)).toBeNull();
    valueOf(await addAbsence(await at(officer), "E90922", { startsOn: "2020-01-01", endsOn: "2099-01-01" }));
    expect(await mayDraw(3)).toBe("invalidInput");
    await getPool().query("update expert set yearly_cap = 1 where no = 'E90923'");
    await aPanel(await anOpenedItem({ bids: [{ lead: "T05" }] }), ["E90923"]);
    expect(await mayDraw(2)).toBe("invalidInput");
    expect(await mayDraw(1)).toBeNull();
    valueOf(await suspendExpert(await at(officer), "E90921", null));
    expect(await mayDraw(2)).toBeNull();
  });

  it("gets a record after a review, from what the review tells and the officer's word", async () => {
    const item = await anOpenedItem({ bids: [{ lead: "T01" }, { lead: "T02" }] });
    const experts = await aPanel(item, ["E90931", "E90932", "E90933"]);
    valueOf(await makeMove(item.staff.officer, "challenge", item.no, "startReview"));
    await markAndSign(item, experts, { T01: [80, 80, 86], T02: [70, 70, 70] });
    expect(codeOf(await recordService(await at(officer), "E90933", { challenge: item.no, discipline: "good" }))).toBe("stageNotReached");
    valueOf(await makeMove(item.staff.officer, "challenge", item.no, "freezeRanking"));
    expect(codeOf(await recordService(await at(officer), "E90933", { challenge: item.no, discipline: "broken" }))).toBe("invalidInput");
    valueOf(await recordService(await at(officer), "E90933", { challenge: item.no, discipline: "good" }));
    expect(codeOf(await recordService(await at(officer), "E90933", { challenge: item.no, discipline: "good" }))).toBe("stageNotReached");
    const { records } = valueOf(await showBankExpert(await at(officer), "E90933"));
    expect(records).toMatchObject([{ challengeNo: item.no, accepted: 2, signed: 2, daysLate: 0, discipline: "good" }]);
    await asOwner("update review_assignment set signed_at = signed_at + interval '400 days' where expert_id = $1", [experts[2]!.actor.expertId]);
    expect(valueOf(await showBankExpert(await at(officer), "E90933")).records[0]!.daysLate).toBeGreaterThan(300);
    // 97 of 100 points are marked: 86 against the mean 82 is 3.88 there, 70 against 70 nothing.
    expect(Number(records[0]!.distance)).toBeCloseTo(1.94, 1);
    expect(records[0]!.opinionLength).toBeGreaterThan(150);
  });
});
