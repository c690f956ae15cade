import { afterAll, afterEach, describe, expect, it } from "vitest";
import { closeDatabase, getPool } from "#app/db/client.ts";
import { done, jiebang, jsonFile } from "#tests/support/cli.ts";
import { makeMove, resetClock, valueOf } from "#tests/support/builders.ts";
import { anOpenedItem, aPanel, longOpinion, markAndSign, marksAt, type OpenedItem, type TestExpert } from "#tests/support/reviews.ts";

afterEach(resetClock);
afterAll(closeDatabase);

const nameOf = async (personId: string | null) => (await getPool().query<{ username: string }>("select username from person where id = $1", [personId])).rows[0]!.username;

/** An item with a panel of three, the bureau's duties as the command line reads them, and the experts' user names. */
async function aJudgedItem(form: "pass" | "open", nos: string[] = []): Promise<{ item: OpenedItem; experts: (TestExpert & { as: string })[] }> {
  const item = await anOpenedItem({ bids: [{ lead: "T01", form }, { lead: "T02", form }] });
  for (const { personId, roles } of Object.values(item.staff)) await getPool().query("insert into role_grant (person_id, role) values ($1, $2) on conflict do nothing", [personId, roles[0]!.role]);
  const panel = nos.length > 0 ? await aPanel(item, nos) : [];
  const experts = [];
  for (const expert of panel) experts.push({ ...expert, as: await nameOf(expert.actor.personId) });
  return { item, experts };
}

describe("judging on the command line", () => {
  it("checks forms line by line, and passes or notifies many at once", async () => {
    const { item } = await aJudgedItem("open");
    const matrix = await done("form", "show", item.no, "--as", "officer");
    expect(matrix.rows.map(({ no }: { no: string }) => no).sort()).toEqual(Object.values(item.bids).map(({ no }) => no).sort());
    const no = item.bids.T01!.no;
    expect(await done("form", "line", no, "--as", "officer", "--input", await jsonFile({ line: "other", verdict: "correct", fields: ["summary"], note: "正文缺少实施计划" }))).toEqual({ line: "other" });
    const sent = await done("form", "notices", item.no, "--as", "officer");
    expect(JSON.stringify(sent)).toContain(no);
    expect((await done("form", "show", item.no, "--as", "officer")).rows.find((row: { no: string }) => row.no === no).status).toBe("correctionRequested");
    expect(await jiebang("form", "pass", item.no, "--as", "leader", "--json")).toMatchObject({ code: 3 });
    expect(await jiebang("form", "line", no, "--as", "officer", "--input", await jsonFile({ line: "none", verdict: "pass" }), "--json")).toMatchObject({ code: 2 });
  });

  it("shows and saves the own marks of all bids, and names the wrong place", async () => {
    const { item, experts } = await aJudgedItem("pass", ["E85001", "E85002", "E85003"]);
    valueOf(await makeMove(item.staff.officer, "challenge", item.no, "startReview"));
    const [one, other] = experts;
    const codes = Object.values(item.bids).map(({ code }) => code);
    const bids = Object.fromEntries(await Promise.all(codes.map(async (code) => [code, { revision: 0, marks: await marksAt(80) }] as const)));
    expect(await done("grid", "save", item.no, "--as", one!.as, "--input", await jsonFile({ bids }))).toMatchObject({ saved: codes.length });
    expect(JSON.stringify(await done("grid", "show", item.no, "--as", one!.as))).toContain("80.00");
    expect(JSON.stringify(await done("grid", "show", item.no, "--as", other!.as))).not.toContain("80.00");
    const wrong = { bids: { [codes[0]!]: { revision: 1, marks: { R01: "101" } } } };
    expect(await jiebang("grid", "save", item.no, "--as", one!.as, "--input", await jsonFile(wrong), "--json")).toMatchObject({ code: 2, json: { fields: [{ path: `bids.${codes[0]}.marks.R01` }] } });
    expect(await jiebang("grid", "show", item.no, "--as", "officer", "--json")).toMatchObject({ code: 3, json: { code: "notFound" } });
  });

  it("declares, shows who is out, records a late conflict, and tells the witness nothing", async () => {
    const { item, experts } = await aJudgedItem("pass", ["E85011", "E85012", "E85013"]);
    const [one, other] = experts;
    expect(JSON.stringify(await done("declaration", "show", item.no, "--as", one!.as))).toContain(item.bids.T01!.code);
    expect(await done("declaration", "make", item.no, "--as", one!.as, "--input", await jsonFile({ item: "none", answers: Object.values(item.bids).map(({ no }) => ({ bid: no, kind: "none" })) }))).toEqual({ isClosed: false, dropped: false });
    const late = await jsonFile({ expert: other!.no, kind: "kin", words: "收到反映，经核实" });
    expect(await done("conflict", "late", item.no, "--as", "officer", "--input", late)).toEqual({ dropped: true, replacement: null, mustVoid: false, mustSettle: false });
    expect(JSON.stringify((await done("conflict", "show", item.no, "--as", "officer")).excluded)).toContain(other!.no);
    expect(await jiebang("conflict", "show", item.no, "--as", "witness", "--json")).toMatchObject({ code: 3 });
  });

  it("prepares printed sheets, enters one twice, and shows the chair what waits", async () => {
    const { item, experts } = await aJudgedItem("pass", ["E85021", "E85022", "E85023"]);
    valueOf(await makeMove(item.staff.officer, "challenge", item.no, "startReview"));
    const [one] = experts;
    expect(await done("paper", "prepare", item.no, one!.no, "--as", "officer")).toEqual({ prepared: 2 });
    const { rows } = await getPool().query<{ code: string }>("select s.code from paper_sheet s join review_assignment a on a.id = s.assignment_id join bid b on b.id = a.bid_id where b.challenge_id = $1 order by s.code", [item.id]);
    const code = rows[0]!.code;
    const typed = await jsonFile({ marks: await marksAt(70), reasons: {}, opinion: longOpinion });
    expect(await done("paper", "enter", code, "--as", "officer", "--input", typed)).toMatchObject({ turn: 1 });
    expect(await jiebang("paper", "enter", code, "--as", "officer", "--input", typed, "--json")).toMatchObject({ code: 3 });
    expect(await done("paper", "enter", code, "--as", "officer2", "--input", typed)).toEqual({ turn: 2, differs: false });
    expect(JSON.stringify(await done("paper", "list", item.no, "--as", "officer"))).toContain("agreed");
    const { code: fresh } = await done("paper", "reprint", code, "--as", "officer2", "--input", await jsonFile({ reason: "漏写理由" }));
    expect(await done("paper", "show", code, "--as", "officer")).toMatchObject({ step: "replaced", replaced: { inForce: fresh as string } });
    expect(await done("panel", "chair", item.no, one!.no, "--as", "officer")).toEqual({ expert: one!.no });
    expect(await jiebang("panel", "show", item.no, "--as", "leader", "--json")).toMatchObject({ code: 3 });
  });

  it("sets rates, and shows an expert the own fees alone", async () => {
    const { item, experts } = await aJudgedItem("pass", ["E85031", "E85032", "E85033"]);
    await done("fee", "rates", item.round, "--as", "officer", "--input", await jsonFile({ perItem: "300", perBid: "120" }));
    expect(JSON.stringify(await done("fee", "show", item.round, "--as", "officer"))).toContain("30000");
    expect(await done("fee", "own", "--as", experts[0]!.as)).toMatchObject({ fees: [], account: null });
    const account = { holder: "示例专家", idNumber: "410811197001011234", bank: "示例银行焦作分行", number: "6222021001122334455", consent: "on" };
    await done("fee", "account", "--as", experts[0]!.as, "--input", await jsonFile(account));
    expect(JSON.stringify(await done("fee", "own", "--as", experts[0]!.as))).not.toContain("6222021001122334455");
    expect(await done("fee", "forget", "--as", experts[0]!.as)).toBeNull();
    expect(await jiebang("fee", "show", item.round, "--as", experts[0]!.as, "--json")).toMatchObject({ code: 3 });
  });

  it("lets experts discuss by pseudonym once all have signed, and nobody else", async () => {
    const item = await anOpenedItem({ bids: [{ lead: "T05" }], rules: { discussion: "afterSigning" } });
    const panel = await aPanel(item, ["E85011", "E85012", "E85013"]);
    for (const times of [1, 2]) valueOf(await makeMove(item.staff.officer, "challenge", item.no, "startReview", {}, { reason: `单一揭榜 ${times}` }));
    const [as, other] = [await nameOf(panel[0]!.actor.personId), await nameOf(panel[1]!.actor.personId)];
    expect(await done("discussion", "show", item.no, "--as", as)).toMatchObject({ waitsFor: 3, bids: [] });
    const code = item.bids.T05!.code;
    expect(await jiebang("discussion", "say", item.no, "--as", as, "--input", await jsonFile({ bid: code, words: "早了" }), "--json")).toMatchObject({ code: 3, json: { code: "stageNotReached" } });
    await markAndSign(item, panel, { T05: 90 });
    const said = await done("discussion", "say", item.no, "--as", as, "--input", await jsonFile({ bid: code, words: "雨季数据偏少" }));
    await done("discussion", "say", item.no, "--as", other, "--input", await jsonFile({ bid: code, parent: said.id, words: "附录三有补充" }));
    const shown = JSON.stringify(await done("discussion", "show", item.no, "--as", as));
    expect(shown).toContain("附录三有补充");
    expect(shown).not.toMatch(/E8501\d/);
    expect(await jiebang("discussion", "show", item.no, "--as", "leader", "--json")).toMatchObject({ code: 3, json: { code: "notFound" } });
  });

  it("follows a search of the public list and lists it", async () => {
    await anOpenedItem({ bids: [{ lead: "T06" }] });
    await done("search", "follow", "text=脱碱", "--as", "officer");
    expect(await done("search", "list", "--as", "officer")).toMatchObject([{ challenge: null, search: expect.stringContaining("text=") as string }]);
    await done("search", "unfollow", "text=脱碱", "--as", "officer");
    expect(await done("search", "list", "--as", "officer")).toEqual([]);
    expect(await jiebang("search", "list", "--as", "nobody", "--json")).toMatchObject({ code: 2 });
  });
});
