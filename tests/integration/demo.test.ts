import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actorOfPerson } from "#app/auth/actor.ts";
import { getPool } from "#app/db/client.ts";
import { brokenInvariants } from "#app/db/invariants.ts";
import { emptyDatabase } from "#app/db/installation-reset.ts";
import { ensureDemo, resetDemo } from "#app/services/demo/reset-demo.ts";
import { withConnection } from "#prisma/migration/connection.ts";
import { done, jiebang, jsonFile } from "#tests/support/cli.ts";

const file = JSON.parse(await readFile("prisma/demo/demo-round.json", "utf8"));
const mark = (kind: string) => withConnection(process.env.DATABASE_URL!, (client) => client.query("update installation set kind = $1", [kind]));
const counts = async () => (await getPool().query(
  "select (select count(*)::int from unit) as units, (select count(*)::int from expert) as experts, (select count(*)::int from person) as people, (select count(*)::int from round) as rounds, (select count(*)::int from challenge) as challenges, (select count(*)::int from bid) as bids, (select count(*)::int from notice) as notices",
)).rows[0];

/** A second round in the same terms, with numbers of its own and the units of the first. */
function secondRound(change: (round: any) => void = () => undefined) {
  const round = structuredClone(file);
  round.round.code = "JZGX-2027";
  for (const item of round.items) item.no = item.no.replace("2026", "2027");
  for (const bid of round.bids) Object.assign(bid, { no: bid.no.replace("2026", "2027"), item: bid.item.replace("2026", "2027"), projectLead: `${bid.projectLead}-27` });
  for (const [index, expert] of round.experts.entries()) expert.code = `E${String(index + 101)}`;
  change(round);
  return round;
}

const whole = { units: 37, experts: 60, people: 108, rounds: 2, challenges: 8, bids: 17, notices: 2 };

describe("the demo", () => {
  it("turns an empty database that nobody marked into a demo, once", async () => {
    await mark("real");
    const accounts = await ensureDemo(file, actorOfPerson);
    expect(accounts.ok && accounts.value.map(({ part, username, count, last }) => [part, username, count, last])).toEqual([
      ["officer", "officer", 1, "officer"],
      ["secondOfficer", "officer2", 1, "officer2"],
      ["leader", "leader", 1, "leader"],
      ["witness", "witness", 1, "witness"],
      ["supervisor", "supervisor", 1, "supervisor"],
      ["systemAdmin", "admin", 1, "admin"],
      ["owner", "owner-d1", 8, "owner-d8"],
      ["unitAdministrator", "unit-t01", 17, "unit-t17"],
      ["teamLead", "lead-t01", 17, "lead-t17"],
      ["expert", "e001", 60, "e060"],
    ]);
    expect((await getPool().query("select kind from installation")).rows).toEqual([{ kind: "demo" }]);
    expect(await counts()).toEqual(whole);
    const events = async () => (await getPool().query("select seq from audit_head")).rows;
    const before = await events();
    expect(await ensureDemo(file, actorOfPerson)).toEqual(accounts);
    expect(await events()).toEqual(before);
  });

  it("has a round in preparation, whose rules wait for a second person", async () => {
    const rules = await done("round", "rules", "JZGY-2027", "--as", "officer2");
    expect(rules).toMatchObject({ look: { state: "none", isOwnChange: false }, comparison: { differences: expect.arrayContaining([expect.anything()]) } });
    expect(await jiebang("show", "round", "JZGY-2027", "--as", "public")).toMatchObject({ json: { code: "notFound" } });
    expect(await jiebang("round", "look-over", "JZGY-2027", "--as", "officer")).toMatchObject({ code: 3, json: { code: "samePerson" } });
  });

  it("carries bids as the file intends and says why not further", async () => {
    const { rows } = await getPool().query("select no, status from bid where status <> 'submitted' order by no");
    expect(rows).toEqual([{ no: "JB-2026-008", status: "withdrawn" }, { no: "JB-2026-014", status: "draft" }, { no: "JB-2026-017", status: "draft" }]);
    expect(await done("list", "bid", "--as", "lead-t14")).toHaveLength(2);
    expect(await jiebang("move", "bid", "JB-2026-014", "submit", "--as", "lead-t14")).toMatchObject({ code: 3, json: { code: "bidIncomplete" } });
  });

  it("gives everybody the password, and a card to who needs one", async () => {
    const { rows } = await getPool().query(
      `select count(*)::int as people, count(a.password)::int as passwords, count(distinct a.password)::int as hashes,
         count(*) filter (where exists (select from auth_card_code c where c.user_id = p.id))::int as cards from person p join auth_account a on a.user_id = p.id`,
    );
    expect(rows).toEqual([{ people: 108, passwords: 108, hashes: 1, cards: 66 }]);
  });

  it("is made anew from nothing, also after what a kill left half done", async () => {
    await done("clock", "set", "2027-06-01");
    await getPool().query("delete from setting where key = 'demo'");
    const again = await ensureDemo(file, actorOfPerson);
    expect(again.ok).toBe(true);
    expect(await counts()).toEqual(whole);
    expect((await getPool().query("select clock_offset_ms::int as offset from installation")).rows).toEqual([{ offset: 0 }]);
    expect(await brokenInvariants()).toEqual([]);
    expect(await done("audit", "verify")).toMatchObject({ problem: null });
  });

  it("leaves the tables as guarded as they were", async () => {
    const { rows } = await getPool().query("select tgrelid::regclass::text as table from pg_trigger where not tgisinternal and tgenabled <> 'O'");
    expect(rows).toEqual([]);
    await expect(withConnection(process.env.DATABASE_URL!, (client) => client.query("truncate audit_event cascade"))).rejects.toThrow("append-only");
  });

  it("is refused where anything real or a rehearsal stands", async () => {
    for (const kind of ["real", "rehearsal"]) {
      await mark(kind);
      expect(await resetDemo(file, actorOfPerson)).toMatchObject({ ok: false, refusal: { code: "realDatabase" } });
      expect(await emptyDatabase()).toBe(false);
      expect(await counts()).toEqual(whole);
    }
    await mark("demo");
  });
});

describe("round import", () => {
  let before: unknown;
  beforeAll(async () => {
    before = await counts();
  });
  afterAll(() => mark("test"));

  it.each<[string, (round: any) => void, string[]]>([
    ["a wrong type deep inside", (round) => (round.items[3].money.fiscal = "120"), ["items.3.money.fiscal"]],
    ["three decimals of 万元", (round) => (round.items[0].money.ownerInput = 640.123), ["items.0.money.ownerInput"]],
    ["too little money of the owner", (round) => (round.items[0].money.ownerInput = 600), ["items.0.money.ownerInput"]],
    ["an unknown owner", (round) => (round.items[1].owner = "D99"), ["items.1.owner"]],
    ["a number of another round", (round) => Object.assign(round, { items: round.items.map((item: any) => ({ ...item, no: item.no.replace("2027-003", "2028-003") })), bids: [] }), ["items.2.no"]],
    ["a bid for a challenge that is not there", (round) => (round.bids[4].item = "JZGX-2027-099"), ["bids.4.item"]],
    ["no number among the indicators", (round) => (round.items[0].indicators = [{ code: "1", name: "合格", comparator: "bool", value: true, hard: true }]), ["items.0.indicators"]],
    ["a credit code with a forbidden letter", (round) => (round.organisations[0].uscc = "91000000XQDO00016T"), ["organisations.0.uscc"]],
    ["one credit code for two units", (round) => (round.organisations[1].uscc = round.organisations[0].uscc.toLowerCase()), ["organisations.1.uscc"]],
    ["an unknown unit of a co-author", (round) => (round.experts[6].coauthors[0].unit = "T99"), ["experts.6.coauthors.0.unit"]],
    ["weights that do not add up", (round) => (round.rubric[0].weight += 1), ["rubric"]],
    ["a word that nobody knows", (round) => (round.round.rules.crossMembership = "perhaps"), ["round.rules.crossMembership"]],
    ["a member that is no list", (round) => (round.bids[0].members = "T03"), ["bids.0.members"]],
  ])("refuses %s with its place, and nothing is imported", async (_, change, paths) => {
    const refused = await jiebang("round", "import", await jsonFile(secondRound(change)), "--as", "officer");
    expect(refused).toMatchObject({ code: 2, json: { code: "invalidInput" } });
    expect(refused.json.fields.map((field: { path: string }) => field.path)).toEqual(paths);
    expect(await counts()).toEqual(before);
  });

  it("refuses numbers that are used, with their places", async () => {
    const refused = await jiebang("round", "import", await jsonFile(file));
    expect(refused).toMatchObject({ code: 3, json: { code: "taken" } });
    expect(refused.json.fields).toHaveLength(1 + 8 + 16 + 60);
    expect(refused.json.fields[0]).toEqual({ path: "round.code", message: "已被占用" });
    expect(await counts()).toEqual(before);
  });

  it("is for officers", async () => {
    const second = await jsonFile(secondRound());
    expect(await jiebang("round", "import", second, "--as", "public")).toMatchObject({ code: 3, json: { code: "signInNeeded" } });
    expect(await jiebang("round", "import", second, "--as", "leader")).toMatchObject({ code: 3, json: { code: "notAllowed" } });
  });

  it("adds a second round, knows its units, warns of a check digit and of few indicators", async () => {
    const second = secondRound((round) => {
      round.organisations.push({ code: "T99", role: "bidder", name: "示例·早期试点单位", uscc: "91000000JBTD00991A", kind: "enterprise" });
      round.items[7].indicators = round.items[7].indicators.slice(0, 2);
      round.bids = round.bids.filter((bid: { item: string }) => bid.item !== round.items[7].no).slice(0, 3);
    });
    const imported = await done("round", "import", await jsonFile(second));
    expect(imported).toMatchObject({ round: "JZGX-2027", documentNumber: "焦工信〔2026〕2号" });
    expect(imported.counts).toEqual({ units: 1, unitsKnown: 37, affiliations: 1, experts: 60, accounts: 62, challenges: 8, published: 7, bids: 3 });
    expect(imported.bids).toEqual(
      [["JB-2027-001", "lead-t01"], ["JB-2027-002", "lead-t03"], ["JB-2027-003", "lead-t05"]].map(([no, by]) => ({ no, by, state: "submitted", intended: expect.any(String), notCarried: "afterClosing", refusal: null })),
    );
    expect(imported.warnings.map((warning: { path: string }) => warning.path)).toEqual(["organisations.37.uscc", "items.7.indicators"]);
    expect((await done("show", "challenge", "JZGX-2027-008", "--as", "officer")).status).toBe("drafted");
    expect(await brokenInvariants()).toEqual([]);
  });

  it("leaves publication and bids to people where the database is real", async () => {
    await mark("real");
    const third = secondRound((round) => {
      round.round.code = "JZGX-2028";
      for (const item of round.items) item.no = item.no.replace("2027", "2028");
      for (const expert of round.experts) expert.code = expert.code.replace("E", "E5");
      round.bids = [];
    });
    const imported = await done("round", "import", await jsonFile(third), "--as", "officer");
    expect(imported).toMatchObject({ documentNumber: null, bids: [], counts: { published: 0, challenges: 8, accounts: 60 } });
    expect(await done("list", "challenge", "--as", "officer")).toHaveLength(24);
    expect((await done("show", "challenge", "JZGX-2028-001", "--as", "officer")).status).toBe("approved");
    expect(await jiebang("show", "challenge", "JZGX-2028-001", "--as", "public")).toMatchObject({ code: 3, json: { code: "notFound" } });
  });
});
