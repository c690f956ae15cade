import { describe, expect, it } from "vitest";
import { readClock } from "#app/db/clock.ts";
import { brokenInvariants } from "#app/db/invariants.ts";
import { readBidGround } from "#app/db/bid.ts";
import { getPool, inTransaction } from "#app/db/client.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { systemActor } from "#app/domain/policy/actor.ts";
import { checkForm } from "#app/services/bid/check-form.ts";
import { passSettled, sendCorrections } from "#app/services/bid/check-many.ts";
import { decideLine } from "#app/services/bid/decide-line.ts";
import { endSilentCorrections } from "#app/services/bid/end-silent-corrections.ts";
import { listChallengeBids } from "#app/services/bid/list-challenge-bids.ts";
import { serveCorrection } from "#app/services/bid/serve-correction.ts";
import { showBidPage } from "#app/services/bid/show-bid-page.ts";
import { listTodo } from "#app/services/todo/list-todo.ts";
import { aBid, aDraft, aTeam, rejectBid } from "#tests/support/bid-builders.ts";
import { aChallenge, at, codeOf, makeMove, setClock, valueOf } from "#tests/support/builders.ts";
import { anOpenedItem, aPanel, aUnit, markAndSign, type OpenedItem } from "#tests/support/reviews.ts";

const day = 86_400_000;

const opened = (bids = ["T01", "T02", "T05"]) => anOpenedItem({ bids: bids.map((lead) => ({ lead, form: "open" as const })) });
const statusOf = async (no: string) => (await getPool().query<{ status: string }>("select status from bid where no = $1", [no])).rows[0]!.status;
const bidOf = (item: OpenedItem, lead: string) => item.bids[lead]!;

/** Every line that is not clean is in order by an officer's word. */
async function settle(item: OpenedItem, lead: string) {
  const row = valueOf(await listChallengeBids(await at(item.staff.officer), item.no)).rows.find(({ no }) => no === bidOf(item, lead).no)!;
  for (const { check, level } of row.findings) if (level !== "ok") valueOf(await decideLine(await at(item.staff.officer), row.no, { line: check, verdict: "pass", note: "已核对" }));
}

describe("people with a duty in a team", () => {
  const person = async (name: string, phone: string | null = null) => (await getPool().query<{ id: string }>("insert into person (username, name, phone) values ('staff-' || gen_random_uuid(), $1, $2) returning id", [name, phone])).rows[0]!.id;
  const grant = (personId: string, role: string, roundId: string | null) => getPool().query("insert into role_grant (person_id, role, round_id) values ($1, $2, $3)", [personId, role, roundId]);

  it("are found by account, telephone and ID number: a ground in this round, in another one or by name alone something to look at", async () => {
    const item = await opened(["T01", "T02"]);
    const roundOf = async (challengeId: string) => (await getPool().query<{ id: string }>("select round_id as id from challenge where id = $1", [challengeId])).rows[0]!.id;
    const staffOf = async (lead: string) => {
      await inTransaction(async (tx) => ok(await checkForm(tx, await readBidGround(bidOf(item, lead).id, tx))));
      const { rows } = await getPool().query<{ findings: { check: string }[] }>("select findings from form_check where bid_id = $1", [bidOf(item, lead).id]);
      return rows[0]!.findings.find(({ check }) => check === "staff");
    };
    expect(await staffOf("T01")).toEqual({ check: "staff", level: "ok", about: [] });
    const phone = "13900077001";
    await getPool().query("update bid set lead_codes = array_append(lead_codes, $2) where id = $1", [bidOf(item, "T01").id, phone]);
    const leader = await person("示例·兼职甲", phone);
    expect(await staffOf("T01")).toMatchObject({ level: "ok" });
    await grant(leader, "secondOfficer", await roundOf((await aChallenge()).id));
    expect(await staffOf("T01")).toEqual({ check: "staff", level: "note", about: ["示例·兼职甲"] });
    await grant(leader, "witness", await roundOf(item.id));
    expect(await staffOf("T01")).toEqual({ check: "staff", level: "stop", about: ["示例·兼职甲"] });
    // Who holds the duty under another account is the same person.
    const [member, twin] = [await person("示例·兼职乙"), await person("示例·兼职丙")];
    for (const one of [member, twin]) await getPool().query("insert into person_profile (person_id, id_mark) values ($1, 'mark-of-b')", [one]);
    await grant(twin, "officer", null);
    await getPool().query("update bid set people_marks = '{mark-of-b}' where id = $1", [bidOf(item, "T02").id]);
    expect(await staffOf("T02")).toEqual({ check: "staff", level: "stop", about: ["示例·兼职丙"] });
    // A bid with such a mark is passed only with a reason.
    expect(codeOf(await makeMove(item.staff.officer, "bid", bidOf(item, "T02").no, "passForm"))).toBe("reasonNeeded");
  });
});

describe("the form check over many bids", () => {
  it("passes in one move what has nothing left to look at, and nothing else", async () => {
    const item = await opened();
    await settle(item, "T01");
    await settle(item, "T02");
    valueOf(await decideLine(await at(item.staff.officer), bidOf(item, "T02").no, { line: "other", verdict: "correct", fields: ["summary"], note: "进度安排缺少中试阶段" }));
    const many = valueOf(await passSettled(await at(item.staff.officer), item.no));
    expect(many).toEqual({ done: [bidOf(item, "T01").no], refused: [] });
    expect(await Promise.all(["T01", "T02", "T05"].map((lead) => statusOf(bidOf(item, lead).no)))).toEqual(["formPassed", "underFormCheck", "underFormCheck"]);
    for (const actor of [item.staff.leader, item.staff.supervisor]) expect(codeOf(await passSettled(await at(actor), item.no))).toBe("notAllowed");
    expect(codeOf(await passSettled(await at(bidOf(item, "T01").team), item.no))).toBe("notAllowed");
  });

  it("sends every notice in one press, each made of its lines, and none where there is a ground for refusal", async () => {
    const item = await opened();
    const officer = await at(item.staff.officer);
    valueOf(await decideLine(officer, bidOf(item, "T01").no, { line: "money", verdict: "correct", note: "财政资金超出榜额" }));
    valueOf(await decideLine(officer, bidOf(item, "T01").no, { line: "other", verdict: "correct", fields: ["summary"], note: "缺少进度安排" }));
    valueOf(await decideLine(officer, bidOf(item, "T02").no, { line: "other", verdict: "correct", fields: ["trl"], note: "就绪度无依据" }));
    valueOf(await decideLine(officer, bidOf(item, "T05").no, { line: "other", verdict: "correct", fields: ["trl"], note: "x" }));
    valueOf(await decideLine(officer, bidOf(item, "T05").no, { line: "ownerRelation", verdict: "reject", reasonCode: "ownerAffiliate", note: "控股关联" }));
    const many = valueOf(await sendCorrections(officer, item.no));
    expect(many).toEqual({ done: [bidOf(item, "T01").no, bidOf(item, "T02").no].toSorted(), refused: [] });
    const page = valueOf(await showBidPage(await at(bidOf(item, "T01").team), bidOf(item, "T01").no));
    expect(page.bid).toMatchObject({ status: "correctionRequested", correction: { fields: ["summary", "money"], words: "1. 财政资金超出榜额\n2. 缺少进度安排", service: "platform" } });
    // What prepares a decision is nothing that the team reads.
    expect(page.timeline.map(({ event }) => event)).not.toContain("decideLine");
    expect(valueOf(await sendCorrections(officer, item.no))).toEqual({ done: [], refused: [] });
    expect(await statusOf(bidOf(item, "T05").no)).toBe("underFormCheck");
  });

  it("asks for a second pair of eyes where somebody found a ground", async () => {
    const item = await opened(["T01"]);
    const { no } = bidOf(item, "T01");
    const { officer, officer2 } = item.staff;
    expect(codeOf(await makeMove(officer2, "bid", no, "rejectForm", { reasonCode: "notEligible" }, { reason: "不符合揭榜条件" }))).toBe("groundNotFound");
    valueOf(await decideLine(await at(officer), no, { line: "late", verdict: "correct", fields: ["summary"], note: "迟" }));
    expect(codeOf(await makeMove(officer2, "bid", no, "rejectForm", { reasonCode: "notEligible" }, { reason: "不符合揭榜条件" }))).toBe("groundNotFound");
    const both = { ...officer2, roles: [...officer2.roles, ...officer.roles] };
    expect(await decideLine(await at(officer), no, { line: "late", verdict: "reject", note: "x" })).toMatchObject({ refusal: { code: "invalidInput", fields: [{ path: "reasonCode" }] } });
    valueOf(await decideLine(await at(both), no, { line: "other", verdict: "reject", reasonCode: "notEligible", note: "不符合揭榜条件" }));
    expect(codeOf(await makeMove(both, "bid", no, "rejectForm", { reasonCode: "notEligible" }, { reason: "不符合揭榜条件" }))).toBe("groundNotFound");
    // What one found first keeps nobody from finding another ground, and then two have found one.
    valueOf(await decideLine(await at(officer), no, { line: "late", verdict: "reject", reasonCode: "notEligible", note: "不符合揭榜条件" }));
    valueOf(await makeMove(officer2, "bid", no, "rejectForm", { reasonCode: "notEligible" }, { reason: "不符合揭榜条件" }));
    expect(codeOf(await decideLine(await at(officer), no, { line: "other", verdict: "pass", note: "x" }))).toBe("wrongState");
  });

  it("counts no ground that was found before the bid was corrected", async () => {
    const item = await opened(["T01"]);
    const { no, team } = bidOf(item, "T01");
    const { officer, officer2 } = item.staff;
    const ground = { line: "other", verdict: "reject", reasonCode: "notEligible", note: "不符合揭榜条件" };
    const reject = () => makeMove(officer2, "bid", no, "rejectForm", { reasonCode: "notEligible" }, { reason: "不符合揭榜条件" });
    valueOf(await decideLine(await at(officer), no, ground));
    valueOf(await makeMove(officer, "bid", no, "requestCorrection", { fields: ["summary"] }, { reason: "缺少进度安排" }));
    valueOf(await makeMove(team, "bid", no, "correct"));
    expect(codeOf(await reject())).toBe("groundNotFound");
    valueOf(await decideLine(await at(officer), no, ground));
    expect(valueOf(await reject())).toMatchObject({ to: "formRejected" });
  });
});

describe("the limit of a correction", () => {
  it("runs from the service, and silence past it acts", async () => {
    const item = await opened(["T01", "T02"]);
    const officer = await at(item.staff.officer);
    for (const lead of ["T01", "T02"]) valueOf(await makeMove(item.staff.officer, "bid", bidOf(item, lead).no, "requestCorrection", { fields: ["summary"] }, { reason: "缺少进度安排" }));
    const { no } = bidOf(item, "T01");
    const due = async () => (await getPool().query<{ due: Date }>("select due_at as due from bid_correction k join bid b on b.id = k.bid_id where b.no = $1", [no])).rows[0]!.due.getTime();
    const first = await due();
    const today = officer.now.slice(0, 10);
    expect(codeOf(await serveCorrection(officer, no, { servedOn: "2020-01-01", how: "邮寄" }))).toBe("badDate");
    expect(codeOf(await serveCorrection(officer, no, { servedOn: "2099-01-01", how: "邮寄" }))).toBe("badDate");
    expect(codeOf(await serveCorrection(await at(item.staff.leader), no, { servedOn: today, how: "邮寄" }))).toBe("notAllowed");
    await setClock(new Date(Date.parse(officer.now) + 4 * day).toISOString());
    const later = await at(item.staff.officer);
    valueOf(await serveCorrection(later, no, { servedOn: new Date(Date.parse(later.now) + 8 * 3_600_000).toISOString().slice(0, 10), how: "邮寄" }));
    expect(await due()).toBeGreaterThan(first);
    await endSilentCorrections(await readClock(), "期满");
    expect([await statusOf(no), await statusOf(bidOf(item, "T02").no)]).toEqual(["correctionRequested", "correctionRequested"]);
    await setClock(new Date(first + 1000).toISOString());
    // The other one was served by the platform at once.
    expect(await endSilentCorrections(await readClock(), "补正期满，没有收到补正。")).toBeGreaterThan(0);
    expect([await statusOf(no), await statusOf(bidOf(item, "T02").no)]).toEqual(["correctionRequested", "formRejected"]);
    await setClock(new Date((await due()) + 1000).toISOString());
    expect(codeOf(await makeMove(bidOf(item, "T01").team, "bid", no, "correct"))).toBe("deadlinePassed");
    expect(await endSilentCorrections(await readClock(), "补正期满，没有收到补正。")).toBe(1);
    expect(await endSilentCorrections(await readClock(), "补正期满，没有收到补正。")).toBe(0);
    expect(valueOf(await showBidPage(await at(bidOf(item, "T01").team), no)).bid).toMatchObject({ status: "formRejected", verdict: { reasonCode: "correctionLate" } });
    expect(await brokenInvariants()).toEqual([]);
  });

  it("lets the platform end nothing else", async () => {
    const item = await opened(["T01"]);
    expect(codeOf(await makeMove(systemActor, "bid", bidOf(item, "T01").no, "rejectForm", { reasonCode: "correctionLate" }, { reason: "x" }))).toBe("notAllowed");
    valueOf(await makeMove(item.staff.officer, "bid", bidOf(item, "T01").no, "requestCorrection", { fields: ["summary"] }, { reason: "缺少进度安排" }));
    expect(codeOf(await makeMove(systemActor, "bid", bidOf(item, "T01").no, "rejectForm", { reasonCode: "correctionLate" }, { reason: "x" }))).toBe("beforeDeadline");
  });
});

describe("复核 of a rejection", () => {
  const decidedDaysAgo = (no: string, days: number) => getPool().query("update form_check set decided_at = decided_at - make_interval(days => $2) where bid_id = (select id from bid where no = $1)", [no, days]);

  async function rejected() {
    const item = await opened(["T01", "T02"]);
    const { no, team } = bidOf(item, "T01");
    valueOf(await rejectBid(item.staff, no, { reasonCode: "notEligible", reason: "不符合揭榜条件" }));
    valueOf(await makeMove(item.staff.officer, "bid", bidOf(item, "T02").no, "passForm", {}, { reason: "核对无误" }));
    return { item, no, team };
  }

  it("is asked once, holds the review back, and is answered by another one than who decided", async () => {
    const { item, no, team } = await rejected();
    const { officer, officer2 } = item.staff;
    expect(codeOf(await makeMove(officer, "bid", no, "readmit", {}, { reason: "x" }))).toBe("noReviewAsked");
    expect(codeOf(await makeMove(team, "bid", no, "askFormReview"))).toBe("reasonNeeded");
    valueOf(await makeMove(team, "bid", no, "askFormReview", {}, { reason: "营业期限证明已附在第 3 页" }));
    expect(codeOf(await makeMove(team, "bid", no, "askFormReview", {}, { reason: "再问" }))).toBe("alreadyDone");
    expect(await makeMove(officer, "challenge", item.no, "startReview")).toMatchObject({ refusal: { code: "formCheckOpen", facts: { count: 1 } } });
    expect(codeOf(await makeMove(officer2, "bid", no, "readmit", {}, { reason: "x" }))).toBe("samePerson");
    valueOf(await makeMove(officer, "bid", no, "readmit", {}, { reason: "证明材料有效" }));
    expect(valueOf(await showBidPage(await at(team), no)).bid).toMatchObject({ status: "underFormCheck", verdict: null, formReview: { outcome: "readmitted", reason: "证明材料有效" } });
    // Neither who rejected it rejects again on the ground that was looked at.
    expect(codeOf(await makeMove(officer2, "bid", no, "rejectForm", { reasonCode: "notEligible" }, { reason: "x" }))).toBe("groundNotFound");
    valueOf(await makeMove(officer, "bid", no, "passForm", {}, { reason: "复核后通过" }));
    expect(await brokenInvariants()).toEqual([]);
  });

  it("is waited for as long as the team may ask it: no 流榜 before, and what was 流榜 all the same goes on when it is readmitted", async () => {
    const item = await opened(["T01"]);
    const { no, team } = bidOf(item, "T01");
    const { officer } = item.staff;
    valueOf(await rejectBid(item.staff, no, { reasonCode: "notEligible", reason: "不符合揭榜条件" }));
    expect(await makeMove(officer, "challenge", item.no, "startReview")).toMatchObject({ refusal: { code: "reviewTermRunning", facts: { count: 1 } } });
    // As an item that ended before the platform waited.
    await decidedDaysAgo(no, 30);
    expect(valueOf(await makeMove(officer, "challenge", item.no, "startReview"))).toMatchObject({ to: "noBid" });
    await decidedDaysAgo(no, -30);
    valueOf(await makeMove(team, "bid", no, "askFormReview", {}, { reason: "请复核" }));
    valueOf(await makeMove(officer, "bid", no, "readmit", {}, { reason: "证明材料有效" }));
    expect((await getPool().query("select status from challenge where id = $1", [item.id])).rows).toEqual([{ status: "closed" }]);
    valueOf(await makeMove(officer, "bid", no, "passForm", {}, { reason: "复核后通过" }));
    expect(valueOf(await makeMove(officer, "challenge", item.no, "startReview"))).toMatchObject({ to: "singleBid" });
    expect(await brokenInvariants()).toEqual([]);
  });

  it("holds the ranking: a bid that was readmitted, or may be, is not left behind", async () => {
    const item = await opened(["T01", "T02", "T05"]);
    const { no, team } = bidOf(item, "T01");
    const { officer } = item.staff;
    valueOf(await rejectBid(item.staff, no, { reasonCode: "notEligible", reason: "不符合揭榜条件" }));
    for (const lead of ["T02", "T05"]) valueOf(await makeMove(officer, "bid", bidOf(item, lead).no, "passForm", {}, { reason: "核对无误" }));
    await decidedDaysAgo(no, 30);
    const panel = await aPanel(item, ["E901", "E902", "E903"]);
    valueOf(await makeMove(officer, "challenge", item.no, "startReview"));
    await markAndSign(item, panel, { T02: 80, T05: 85 });
    const freeze = async () => makeMove(officer, "challenge", item.no, "freezeRanking");
    await decidedDaysAgo(no, -30);
    expect(await freeze()).toMatchObject({ refusal: { code: "reviewTermRunning", facts: { count: 1 } } });
    valueOf(await makeMove(team, "bid", no, "askFormReview", {}, { reason: "请复核" }));
    expect(await freeze()).toMatchObject({ refusal: { code: "formCheckOpen", facts: { count: 1 } } });
    valueOf(await makeMove(officer, "bid", no, "readmit", {}, { reason: "证明材料有效" }));
    expect(await freeze()).toMatchObject({ refusal: { code: "formCheckOpen", facts: { count: 1 } } });
    valueOf(await makeMove(officer, "bid", no, "passForm", {}, { reason: "复核后通过" }));
    expect(await freeze()).toMatchObject({ refusal: { code: "tooFewScores", facts: { bid: no, given: 0 } } });
  });

  it("may end as it was, and comes too late after three working days", async () => {
    const { item, no, team } = await rejected();
    valueOf(await makeMove(team, "bid", no, "askFormReview", {}, { reason: "请复核" }));
    valueOf(await makeMove(item.staff.officer, "bid", no, "keepRejection", {}, { reason: "维持原决定" }));
    expect(await statusOf(no)).toBe("formRejected");
    expect(codeOf(await makeMove(item.staff.officer, "bid", no, "readmit", {}, { reason: "x" }))).toBe("noReviewAsked");
    const late = await rejected();
    await setClock(new Date(Date.parse(await readClock()) + 14 * day).toISOString());
    expect(codeOf(await makeMove(late.team, "bid", late.no, "askFormReview", {}, { reason: "请复核" }))).toBe("deadlinePassed");
  });
});

describe("what comes to light by an item opened later", () => {
  /** Another item of the same round, with a bid of T02 under this lead person, opened now. */
  async function openedLater(item: OpenedItem, code: string) {
    const later = await aChallenge({ closesAt: new Date(Date.parse(await readClock()) + 600_000).toISOString() });
    await getPool().query("update challenge set round_id = (select round_id from challenge where id = $2) where id = $1", [later.id, item.id]);
    const { actor } = await aTeam("T02");
    const { no } = await aBid(actor, later.no, { draft: aDraft({ projectLead: { name: "示例·负责人", phone: "", code } }) });
    await setClock(new Date(Date.parse(await readClock()) + 601_000).toISOString());
    valueOf(await makeMove(item.staff.officer, "challenge", later.no, "close"));
    valueOf(await makeMove(item.staff.officer2, "challenge", later.no, "openBids"));
    return { no, later };
  }
  const findingOf = async (item: OpenedItem, no: string, check: string) => valueOf(await listChallengeBids(await at(item.staff.officer), item.no)).rows.find((row) => row.no === no)!.findings.find((one) => one.check === check)!;
  const toLook = async (item: OpenedItem, no: string) => valueOf(await listTodo(await at(item.staff.officer), 500)).mine.filter((one) => one.code === "lookAtFindings" && one.no === no).length;

  it("stands in the earlier item too, and where the bid had passed the officer is asked and may begin the check again", async () => {
    const item = await anOpenedItem({ bids: [{ lead: "T01", leadCode: "PI-TWICE-A", form: "open" }, { lead: "T05", leadCode: "PI-TWICE-B" }], rules: { leadPerson: "check" } });
    const [open, passed] = [item.bids.T01!.no, item.bids.T05!.no];
    const officer = await at(item.staff.officer);
    expect(codeOf(await makeMove(item.staff.officer, "bid", passed, "recheckForm", {}, { reason: "x" }))).toBe("nothingFoundLater");
    const { no: other } = await openedLater(item, "PI-TWICE-A");
    expect(await findingOf(item, open, "leadPerson")).toEqual({ check: "leadPerson", level: "stop", about: [other] });
    expect(await toLook(item, passed)).toBe(0);
    const { no: another } = await openedLater(item, "PI-TWICE-B");
    expect(await findingOf(item, passed, "leadPerson")).toMatchObject({ level: "stop", about: [another], foundAt: expect.any(String) });
    expect(await toLook(item, passed)).toBe(1);
    const page = valueOf(await showBidPage(officer, passed));
    expect(page).toMatchObject({ bid: { isFoundLater: true }, lineVerdicts: ["pass"] });
    expect(codeOf(await decideLine(officer, passed, { line: "leadPerson", verdict: "reject", reasonCode: "duplicateLead", note: "一人两份" }))).not.toBeNull();
    valueOf(await makeMove(item.staff.officer, "bid", passed, "recheckForm", {}, { reason: "负责人另有一份申报" }));
    expect(await statusOf(passed)).toBe("underFormCheck");
    expect(await toLook(item, passed)).toBe(0);
    expect(codeOf(await makeMove(item.staff.officer, "bid", passed, "passForm"))).toBe("reasonNeeded");
    valueOf(await makeMove(item.staff.officer, "bid", passed, "passForm", {}, { reason: "另一份已退出" }));
    expect(await brokenInvariants()).toEqual([]);
  });

  it("is settled by a word on its line, also while the item is judged", async () => {
    const item = await anOpenedItem({ bids: [{ lead: "T01", leadCode: "PI-TWICE-C" }, { lead: "T05" }], rules: { leadPerson: "check" } });
    const { no } = item.bids.T01!;
    await aPanel(item, ["E90811", "E90812", "E90813"]);
    valueOf(await makeMove(item.staff.officer, "challenge", item.no, "startReview"));
    await openedLater(item, "PI-TWICE-C");
    expect(codeOf(await makeMove(item.staff.officer, "bid", no, "recheckForm", {}, { reason: "x" }))).toBe("reviewRunning");
    expect(await toLook(item, no)).toBe(1);
    expect(codeOf(await decideLine(await at(item.bids.T01!.team), no, { line: "leadPerson", verdict: "pass", note: "已核对" }))).not.toBeNull();
    valueOf(await decideLine(await at(item.staff.officer), no, { line: "leadPerson", verdict: "pass", note: "同名，不是同一人" }));
    expect(await toLook(item, no)).toBe(0);
  });

  it("counts against the limits of a round over all its items", async () => {
    const item = await anOpenedItem({ bids: [{ lead: "T02", form: "open" }, { lead: "T05", form: "open" }], rules: { unitLeads: 1, unitJoins: 0 } });
    expect(await findingOf(item, item.bids.T02!.no, "unitLeads")).toMatchObject({ level: "ok" });
    await getPool().query("update round set rules = jsonb_set(rules::jsonb, '{unitLeads}', '2') where id = (select round_id from challenge where id = $1)", [item.id]);
    await openedLater(item, "PI-LIMIT-1");
    expect(await findingOf(item, item.bids.T02!.no, "unitLeads")).toMatchObject({ level: "ok" });
    // More than the limit come in where the rule was changed, or on paper.
    await getPool().query("update round set rules = jsonb_set(rules::jsonb, '{unitLeads}', '9') where id = (select round_id from challenge where id = $1)", [item.id]);
    const { no, later } = await openedLater(item, "PI-LIMIT-2");
    await getPool().query("update round set rules = jsonb_set(rules::jsonb, '{unitLeads}', '2') where id = (select round_id from challenge where id = $1)", [item.id]);
    await inTransaction(async (tx) => {
      await checkForm(tx, await readBidGround(item.bids.T05!.id, tx));
      return ok(null);
    });
    const { name } = await aUnit("T02");
    expect(await findingOf(item, item.bids.T02!.no, "unitLeads")).toEqual({ check: "unitLeads", level: "stop", about: [name] });
    expect(await findingOf(item, item.bids.T05!.no, "unitLeads")).toMatchObject({ level: "ok" });
    expect(later.no).not.toBe(item.no);
    expect(no).not.toBe(item.bids.T02!.no);
  });
});
