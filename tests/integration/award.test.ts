import { beforeAll, describe, expect, it } from "vitest";
import { getPool } from "#app/db/client.ts";
import { findConflictMatters } from "#app/db/declaration.ts";
import { brokenInvariants } from "#app/db/invariants.ts";
import type { Result } from "#app/domain/kernel/result.ts";
import type { NoticeKind } from "#app/domain/notice/view.ts";
import { type Actor, publicActor } from "#app/domain/policy/actor.ts";
import { listAwards, showAward } from "#app/services/award/show-award.ts";
import { showResultPage } from "#app/services/award/show-result-page.ts";
import { showResult } from "#app/services/award/show-result.ts";
import { draftResultAgain } from "#app/services/notice/draft-again.ts";
import { listPublicNotices } from "#app/services/notice/list-notices.ts";
import { showNotice } from "#app/services/notice/show-notice.ts";
import { listPublicNews } from "#app/services/site/public-news.ts";
import { follow } from "#app/services/follow/follow.ts";
import { readRankingFile } from "#app/services/review/show-ranking.ts";
import { declareConflicts } from "#app/services/review/declare-conflicts.ts";
import { declarationRefusal } from "#app/services/kernel/declared-first.ts";
import { aChecker, aPerson, at, codeOf, grantDuties, makeMove, setClock, valueOf } from "#tests/support/builders.ts";
import { aTeam as aFirm } from "#tests/support/bid-builders.ts";
import { aCall, aDemand } from "#tests/support/demands.ts";
import { aRankedItem, longOpinion, type OpenedItem } from "#tests/support/reviews.ts";

beforeAll(() => aChecker());

const paper = { date: "2026-01-05", place: "示例·局长办公会", people: ["示例局长"], scan: "d".repeat(64), checker: "officer2" };
let number = 0;
const documentNumber = () => `测立项〔2026〕${String((number += 1))}号`;

type Decided = Result<{ to: string; notice: string; awards: string[]; grounds: string[] }>;

async function decide(item: OpenedItem, input: Record<string, unknown>, extras = {}): Promise<Decided> {
  return (await makeMove(item.staff.leader, "challenge", item.no, "decide", { minuteNo: "示例纪要〔2026〕3号", ...input }, extras)) as Decided;
}

async function publish(item: OpenedItem, notice: string) {
  return makeMove(item.staff.officer2, "notice", notice, "publish", { documentNumber: documentNumber() });
}

const noticesOf = async (item: OpenedItem, kind: NoticeKind) => (await listPublicNotices(await at(publicActor), { kind })).rows.filter(({ challengeNo }) => challengeNo === item.no);

async function mails() {
  const { rows } = await getPool().query<{ data: { to: string; mail: Record<string, unknown> } }>("select data from pgboss.job where name = 'sendMail' order by created_on");
  return rows.map(({ data }) => data);
}

describe("the decision", () => {
  it("is the leader's, follows the ranking, and stays inside the bureau until it is published", async () => {
    const item = await aRankedItem({ T01: 90, T02: 80 });
    const [first, second] = [item.bids.T01!, item.bids.T02!];
    for (const who of [item.staff.officer, item.staff.officer2, first.team, publicActor]) {
      expect(codeOf(await makeMove(who, "challenge", item.no, "decide", { awards: [{ bid: first.no }], minuteNo: "1" }))).toMatch(/notAllowed|signInNeeded/);
    }
    // A leader who has not said whether there is a conflict decides nothing.
    const other = await aPerson("leader-undeclared", "leader");
    const byOther = async () => makeMove(other, "challenge", item.no, "decide", { awards: [{ bid: second.no }], minuteNo: "1" });
    expect(await byOther()).toMatchObject({ ok: false, refusal: { code: "declarationDue", facts: { no: item.no } } });
    // Not only the refusal says so: the page before anything is filled in, and the 待办 of a leader who came after the freeze.
    const witness = await aPerson("witness-undeclared", "witness");
    await grantDuties(other, witness);
    const isOwed = async (actor: Actor) => [(await declarationRefusal(await at(actor), item.id)) !== null, (await findConflictMatters(actor.personId!, false)).undeclared.some(({ no }) => no === item.no)];
    expect(await isOwed(other)).toEqual([true, true]);
    // Whoever has nothing to do any more after the freeze is not asked.
    expect((await isOwed(witness))[1]).toBe(false);
    valueOf(await declareConflicts(await at(other), item.no, { answers: [first, second].map(({ no }) => ({ bid: no, kind: "none" })) }, "meeting"));
    const { rows: said } = await getPool().query("select distinct occasion from conflict_declaration where person_id = $1", [other.personId]);
    expect(said).toEqual([{ occasion: "meeting" }]);
    expect(await isOwed(other)).toEqual([false, false]);
    expect(codeOf(await byOther())).toBe("reasonNeeded");
    expect(await decide(item, { awards: [{ bid: second.no }] })).toMatchObject({ ok: false, refusal: { code: "reasonNeeded", facts: { ground: "reasonOutOfOrder" } } });
    const decided = valueOf(await decide(item, { awards: [{ bid: first.no }], reserves: [second.code] }));
    expect(decided).toMatchObject({ to: "decided", grounds: [], awards: [expect.any(String)] });
    expect(valueOf(await showAward(await at(item.staff.officer), first.no))).toMatchObject({ sight: "staff", status: "proposed", rank: 1, fiscalFen: 16_000_000, minuteNo: "示例纪要〔2026〕3号", isOffline: false });
    for (const who of [first.team, second.team, publicActor]) {
      expect(codeOf(await showAward(await at(who), first.no))).toBe("notFound");
      expect(codeOf(await showNotice(await at(who), decided.notice))).toBe("notFound");
      expect(valueOf(await listAwards(await at(who), { challengeNo: item.no }))).toEqual([]);
    }
    expect(valueOf(await showResult(await at(first.team), first.no))).toMatchObject({ kind: "pending", status: "scored", dropped: null });
    expect(await brokenInvariants()).toEqual([]);
  });

  it("owns its reason where it leaves the order, and tells whom it passed over", async () => {
    const item = await aRankedItem({ T01: 90, T02: 80 });
    const decided = valueOf(await decide(item, { awards: [{ bid: item.bids.T02!.code }] }, { reason: "第一名近期承担任务较多，经会议研究" }));
    expect(decided).toMatchObject({ grounds: ["reasonOutOfOrder"] });
    const { rows } = await getPool().query<{ body: Record<string, unknown>; detail: string }>(
      "select e.body::jsonb as body, d.content as detail from audit_event e join audit_detail d on d.seq = e.seq where e.object_id = $1 and e.kind = 'decide'",
      [item.id],
    );
    expect(rows[0]!.body).toMatchObject({ grounds: ["reasonOutOfOrder"], awards: [item.bids.T02!.no] });
    expect(JSON.stringify(rows[0]!.body)).not.toContain("会议研究");
    expect(rows[0]!.detail).toContain("会议研究");
    valueOf(await publish(item, decided.notice));
    expect(valueOf(await showResult(await at(item.bids.T01!.team), item.bids.T01!.no))).toMatchObject({ outcome: "notSelected", reason: "第一名近期承担任务较多，经会议研究", scored: { place: 1, of: 2, experts: null } });
    expect(valueOf(await showResult(await at(item.bids.T02!.team), item.bids.T02!.no))).toMatchObject({ outcome: "proposed", reason: null, award: { status: "inPublicity" } });
    // The way there: its own bid's turns and the item's public ones, newest first, and nothing that only the bureau reads.
    const { path } = valueOf(await showResultPage(await at(item.bids.T02!.team), item.bids.T02!.no));
    expect(path.map(({ noun, event }) => `${noun}.${event}`)).toEqual(expect.arrayContaining(["bid.submit", "bid.open", "bid.passForm", "challenge.close", "challenge.freezeRanking", "challenge.decide"]));
    expect(path.map(({ at: when }) => when)).toEqual(path.map(({ at: when }) => when).toSorted().toReversed());
    expect(path.filter(({ event }) => ["decideLine", "pickExperts", "callExpert", "panelOpinion"].includes(event))).toEqual([]);
    expect(codeOf(await showResultPage(await at(item.bids.T01!.team), item.bids.T02!.no))).toBe("notFound");
  });

  it("names the experts to the teams where the round says so, without telling who wrote what", async () => {
    const item = await aRankedItem({ T01: 90, T02: 80 }, { rules: { blind: "none" } });
    const decided = valueOf(await decide(item, { awards: [{ bid: item.bids.T01!.code }] }));
    valueOf(await publish(item, decided.notice));
    const { rows } = await getPool().query<{ name: string }>("select p.name from expert e join person p on p.id = e.person_id where e.no in ('E901', 'E902', 'E903') order by p.name");
    const shown = valueOf(await showResult(await at(item.bids.T02!.team), item.bids.T02!.no));
    expect(shown).toMatchObject({ scored: { experts: rows.map(({ name }) => name) } });
  });

  it("below a threshold, or for nobody, needs a reason", async () => {
    const low = await aRankedItem({ T01: 65, T02: 55 });
    expect(await decide(low, { awards: [{ bid: low.bids.T01!.no }] })).toMatchObject({ ok: false, refusal: { facts: { ground: "reasonBelowMark" } } });
    expect(codeOf(await decide(low, { noAward: true }))).toBe("reasonNeeded");
    const decided = valueOf(await decide(low, { noAward: true, reason: "均未达到分数线" }));
    valueOf(await publish(low, decided.notice));
    expect(valueOf(await showNotice(await at(publicActor), decided.notice))).toMatchObject({ kind: "result", noAward: true, awards: [], ranking: [{ outcome: "notSelected" }, { outcome: "notSelected" }] });
    expect(valueOf(await showResult(await at(low.bids.T02!.team), low.bids.T02!.no))).toMatchObject({ outcome: "notSelected", reason: "均未达到分数线" });
  });

  it("may be recorded from the leader's signed paper, with a checker, and bears the mark everywhere", async () => {
    const item = await aRankedItem({ T01: 90, T02: 80 });
    const input = { awards: [{ bid: item.bids.T01!.no }], minuteNo: "纪要7" };
    const record = async (offline: unknown) => makeMove(item.staff.officer, "challenge", item.no, "decide", input, { offline });
    expect(codeOf(await record({ ...paper, checker: undefined }))).toBe("offlineRecordIncomplete");
    expect(codeOf(await record({ ...paper, checker: "officer" }))).toBe("offlineRecordIncomplete");
    expect(codeOf(await record({ ...paper, date: "2999-01-01" }))).toBe("badDate");
    const decided = valueOf((await record(paper)) as Decided);
    const { rows } = await getPool().query<{ noun: string; kind: string; offline: boolean }>("select noun, kind, offline from audit_event where object_id = any($1) and kind in ('decide', 'create') order by seq", [
      [item.id, decided.notice, ...decided.awards],
    ]);
    expect(rows.filter(({ kind, noun }) => noun !== "challenge" || kind === "decide").map(({ noun, offline }) => [noun, offline])).toEqual([
      ["challenge", true],
      ["award", true],
      ["notice", true],
    ]);
    // Who recorded it does not publish it.
    expect(codeOf(await makeMove({ ...item.staff.officer, roles: [{ role: "secondOfficer", roundId: null }] }, "notice", decided.notice, "publish", { documentNumber: documentNumber() }))).toBe("samePerson");
    valueOf(await publish(item, decided.notice));
    expect(valueOf(await showNotice(await at(publicActor), decided.notice))).toMatchObject({ isOffline: true });
    expect(valueOf(await showAward(await at(publicActor), item.bids.T01!.no))).toMatchObject({ sight: "public", isOffline: true, bidNo: null, status: "inPublicity" });
  });
});

describe("the result notice", () => {
  let item: Awaited<ReturnType<typeof aRankedItem>>;
  let notice: string;

  beforeAll(async () => {
    item = await aRankedItem({ T01: 90, T02: 58 }, { bids: [{ lead: "T01", members: ["T03"] }, { lead: "T02" }, { lead: "T05", form: "reject" }] });
    // Friday afternoon: the term starts on the next working day, Monday.
    await setClock("2027-03-05T15:00:00+08:00");
    notice = valueOf(await decide(item, { awards: [{ bid: item.bids.T01!.no }] })).notice;
  });

  it("starts its term by the round's rules, and shows codes for everybody but the awarded", async () => {
    expect(valueOf(await makeMove(item.staff.officer2, "notice", notice, "publish", { documentNumber: "测立项[2026]第012号" }))).toMatchObject({ announced: 1, startsOn: "2027-03-08", endsOn: "2027-03-12" });
    const view = valueOf(await showNotice(await at(publicActor), "测立项〔2026〕12号"));
    expect(view).toMatchObject({
      kind: "result",
      documentNumber: "测立项〔2026〕12号",
      term: { startsOn: "2027-03-08", endsOn: "2027-03-12", phase: "ahead", workingDaysLeft: 5 },
      counts: { received: 3, notAccepted: 1, scored: 2 },
      awards: [{ rank: 1, unitName: "示例·中原材料大学", memberNames: ["示例·北岭环境科技有限公司"], total: "90.00", fiscalFen: 16_000_000, status: "inPublicity" }],
      ranking: [{ place: 1, code: item.bids.T01!.code, total: "90.00", outcome: "proposed" }, { place: 2, code: item.bids.T02!.code, total: "58.00", outcome: "notSelected" }],
    });
    const text = JSON.stringify(view);
    for (const secret of [item.bids.T02!.no, item.bids.T05!.no, "示例·黄淮绿色冶金研究院", "示例·豫安交通科学研究所", "E90", "P1", "示例·expert", longOpinion.slice(0, 20)]) expect(text).not.toContain(secret);
  });

  it("opens the ranking file to everybody, without a name in it", async () => {
    const { text, digest } = valueOf(await readRankingFile(await at(publicActor), item.no));
    expect(valueOf(await showNotice(await at(publicActor), notice))).toMatchObject({ rankingDigest: digest });
    for (const secret of ["示例", "E901", "JB-", longOpinion.slice(0, 20)]) expect(text).not.toContain(secret);
  });

  it("is written to every team on the same day, each its own, those dropped earlier too", async () => {
    const sent = (await mails()).filter(({ mail }) => mail.template === "decision" && (mail.notice as { id: string } | null)?.id === notice);
    expect(sent.map(({ mail }) => [mail.bidNo, mail.outcome, mail.reason]).sort()).toEqual(
      [
        [item.bids.T01!.no, "proposed", null],
        [item.bids.T02!.no, "notSelected", null],
        [item.bids.T05!.no, "notAccepted", "不符合申报条件"],
      ].sort(),
    );
    for (const { mail } of sent) expect(mail.notice).toMatchObject({ documentNo: "测立项〔2026〕12号", term: { from: "2027-03-08", to: "2027-03-12" } });
    expect(JSON.stringify(sent)).not.toContain("58.00");
  });

  it("gives each team its own marks and comments, and nobody else's", async () => {
    const own = valueOf(await showResult(await at(item.bids.T02!.team), item.bids.T02!.no));
    expect(own).toMatchObject({ kind: "known", outcome: "notSelected", scored: { code: item.bids.T02!.code, total: "58.00", passMark: 70, place: 2, of: 2, validSheets: 3, comments: [longOpinion, longOpinion, longOpinion] } });
    if (own.kind !== "known") throw new Error("not known");
    expect(own.scored?.criteria.find(({ code }) => code === "R01")).toMatchObject({ weight: 12, mark: "6.96", required: "7.20", reasons: { length: 3 } });
    for (const secret of ["90.00", item.bids.T01!.no, "E90", "示例·expert"]) expect(JSON.stringify(own)).not.toContain(secret);
    const dropped = valueOf(await showResult(await at(item.bids.T05!.team), item.bids.T05!.no));
    expect(dropped).toMatchObject({ kind: "known", outcome: "notAccepted", reason: "不符合申报条件", scored: null });
    for (const who of [item.bids.T01!.team, item.staff.officer, item.experts[0]!.actor, publicActor]) expect(codeOf(await showResult(await at(who), item.bids.T02!.no))).toBe("notFound");
  });

  it("is awarded only after the last day of its term", async () => {
    const { officer2, officer } = item.staff;
    const award = async () => makeMove(officer2, "award", item.bids.T01!.no, "award");
    await setClock("2027-03-12T23:59:58+08:00");
    expect(codeOf(await award())).toBe("publicityRunning");
    expect(codeOf(await makeMove(officer, "notice", notice, "end"))).toBe("publicityRunning");
    await setClock("2027-03-13T00:00:01+08:00");
    expect(codeOf(await makeMove(officer, "award", item.bids.T01!.no, "award"))).toBe("notAllowed");
    const follower = await aPerson("award-follower");
    await getPool().query("update person set email = 'award-follower@example.org' where id = $1", [follower.personId]);
    valueOf(await follow(await at(follower), { no: item.no }));
    // Who asks for it stands in the demand alone until then.
    const firm = (await aFirm("D1")).actor;
    const call = await aCall(officer, officer2, item.no.slice(0, -4));
    const demand = await aDemand(firm, call.code);
    valueOf(await makeMove(firm, "demand", demand.no, "submit"));
    await getPool().query("update challenge set demand_id = (select id from demand where no = $2) where id = $1", [item.id, demand.no]);
    const contactOf = async (code: "T01" | "T02") => JSON.stringify(valueOf(await showResult(await at(item.bids[code]!.team), item.bids[code]!.no))).includes("0391-0000003");
    expect(await contactOf("T01")).toBe(false);
    valueOf(await award());
    expect([await contactOf("T01"), await contactOf("T02")]).toEqual([true, false]);
    // Whom an officer keeps for it is nearer than whom its demand named.
    await getPool().query(`update challenge set owner_contact = '{"name": "示例·新李工", "phone": "0391-0000007"}' where id = $1`, [item.id]);
    expect(valueOf(await showResult(await at(item.bids.T01!.team), item.bids.T01!.no))).toMatchObject({ award: { ownerContact: { name: "示例·新李工", phone: "0391-0000007" } } });
    expect(JSON.stringify(valueOf(await showResult(await at(item.bids.T02!.team), item.bids.T02!.no)))).not.toContain("0391-0000007");
    expect((await mails()).filter(({ to }) => to === "award-follower@example.org").map(({ mail }) => [mail.news, mail.challengeNo])).toEqual([["awarded", item.no]]);
    valueOf(await makeMove(officer, "notice", notice, "end"));
    expect(valueOf(await showResult(await at(item.bids.T01!.team), item.bids.T01!.no))).toMatchObject({ outcome: "awarded", award: { status: "awarded", fiscalFen: 16_000_000 } });
    expect((await mails()).filter(({ mail }) => mail.outcome === "awarded")).toHaveLength(1);
    const [announced] = await noticesOf(item, "awarding");
    expect(valueOf(await showNotice(await at(publicActor), announced!.number!))).toMatchObject({ kind: "awarding", publicityNumber: "测立项〔2026〕12号", awarded: { unitName: "示例·中原材料大学", memberNames: ["示例·北岭环境科技有限公司"], fiscalFen: 16_000_000 }, items: [{ no: item.no }] });
    expect(valueOf(await listPublicNews()).filter(({ noticeId }) => noticeId === announced!.id)).toMatchObject([{ kind: "awarding", words: announced!.number }]);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("is followed by a notice when the award is given up, without the reason of the bureau", async () => {
    valueOf(await makeMove(item.staff.officer, "award", item.bids.T01!.no, "forfeit", {}, { reason: "举报人王某来电" }));
    const [announced] = await noticesOf(item, "forfeiture");
    const view = valueOf(await showNotice(await at(publicActor), announced!.id));
    expect(view).toMatchObject({ awarded: { unitName: "示例·中原材料大学" }, reason: "" });
    expect(JSON.stringify([view, valueOf(await listPublicNews())])).not.toContain("举报人");
  });
});

describe("an award that is taken back", () => {
  it("is a notice once its 公示 had begun, and none before", async () => {
    const item = await aRankedItem({ T01: 90, T02: 80 });
    const unseen = await aRankedItem({ T01: 90, T02: 80 });
    valueOf(await decide(unseen, { awards: [{ bid: unseen.bids.T01!.no }] }));
    valueOf(await makeMove(unseen.staff.leader, "award", unseen.bids.T01!.no, "revoke", {}, { reason: "名额减少" }));
    expect(await noticesOf(unseen, "revocation")).toEqual([]);
    const decided = valueOf(await decide(item, { awards: [{ bid: item.bids.T01!.no }] }));
    valueOf(await publish(item, decided.notice));
    valueOf(await makeMove(item.staff.leader, "award", item.bids.T01!.no, "revoke", {}, { reason: "异议成立" }));
    const [announced] = await noticesOf(item, "revocation");
    expect(valueOf(await showNotice(await at(publicActor), announced!.id))).toMatchObject({ publicityNumber: expect.stringContaining("测立项"), awarded: { unitName: "示例·中原材料大学" } });
  });
});

describe("a withdrawn result", () => {
  it("stays listed with its reason, says nothing else, and nothing is awarded under it", async () => {
    const item = await aRankedItem({ T01: 90, T02: 80 });
    const notice = valueOf(await decide(item, { awards: [{ bid: item.bids.T01!.no }] })).notice;
    valueOf(await publish(item, notice));
    expect(codeOf(await makeMove(item.staff.officer2, "notice", notice, "withdraw"))).toBe("reasonNeeded");
    expect(valueOf(await makeMove(item.staff.officer2, "notice", notice, "withdraw", {}, { reason: "名单有误，更正后重新公示" }))).toMatchObject({ frozen: 1 });
    expect(valueOf(await showNotice(await at(publicActor), notice))).toMatchObject({ status: "withdrawn", withdrawnReason: "名单有误，更正后重新公示", awards: [], ranking: [] });
    expect(valueOf(await showResult(await at(item.bids.T01!.team), item.bids.T01!.no))).toMatchObject({ kind: "pending" });
    expect(codeOf(await readRankingFile(await at(publicActor), item.no))).toBe("notFound");
    await setClock(new Date(Date.now() + 900 * 86_400_000).toISOString());
    valueOf(await makeMove(item.staff.officer2, "award", item.bids.T01!.no, "release", {}, { reason: "恢复" }));
    expect(codeOf(await makeMove(item.staff.officer2, "award", item.bids.T01!.no, "award"))).toBe("wrongState");
  });

  it("is announced again under a notice of its own, without what was revoked meanwhile", async () => {
    const item = await aRankedItem({ T01: 90, T02: 80 });
    await getPool().query("update challenge set race = true where id = $1", [item.id]);
    const { officer, officer2, leader } = item.staff;
    const [first, second] = [item.bids.T01!.no, item.bids.T02!.no];
    const notice = valueOf(await decide(item, { awards: [{ bid: first }, { bid: second }] })).notice;
    // Before it was ever announced: the other one is.
    valueOf(await makeMove(leader, "award", second, "revoke", {}, { reason: "名额减少" }));
    expect(valueOf(await publish(item, notice))).toMatchObject({ announced: 1 });
    expect(valueOf(await showNotice(await at(publicActor), notice))).toMatchObject({ noAward: false, awards: [{ rank: 1 }], ranking: [{ outcome: "proposed" }, { outcome: "notSelected" }] });
    expect(codeOf(await draftResultAgain(await at(officer), notice))).toBe("wrongState");
    valueOf(await makeMove(officer2, "notice", notice, "withdraw", {}, { reason: "名单有误，更正后重新公示" }));
    expect(codeOf(await draftResultAgain(await at(leader), notice))).toBe("notAllowed");
    valueOf(await makeMove(officer2, "award", first, "release", {}, { reason: "恢复" }));
    const { id } = valueOf(await draftResultAgain(await at(officer), notice));
    expect(codeOf(await draftResultAgain(await at(officer), notice))).toBe("alreadyDone");
    expect(codeOf(await showNotice(await at(publicActor), id))).toBe("notFound");
    expect(codeOf(await makeMove(officer2, "award", first, "release", {}, { reason: "恢复" }))).toBe("wrongState");
    expect(valueOf(await publish(item, id))).toMatchObject({ announced: 1 });
    expect(valueOf(await showNotice(await at(publicActor), id))).toMatchObject({ awards: [{ rank: 1, status: "inPublicity" }], ranking: [{ outcome: "proposed" }, { outcome: "notSelected" }], withdrawnReason: null });
    expect(valueOf(await showResult(await at(item.bids.T01!.team), first))).toMatchObject({ kind: "known", outcome: "proposed" });
    await setClock(new Date(Date.parse((await at(officer2)).now) + 30 * 86_400_000).toISOString());
    expect(valueOf(await makeMove(officer2, "award", first, "award"))).toMatchObject({ to: "awarded" });
    expect(await brokenInvariants()).toEqual([]);
  });

  it("does not take a number twice, nor one that is none", async () => {
    const item = await aRankedItem({ T01: 90, T02: 80 });
    const notice = valueOf(await decide(item, { awards: [{ bid: item.bids.T01!.no }] })).notice;
    const publishAs = async (number: string) => makeMove(item.staff.officer2, "notice", notice, "publish", { documentNumber: number });
    expect(codeOf(await publishAs("测立项〔2026〕12号"))).toBe("documentNumberTaken");
    expect(codeOf(await publishAs("第12号"))).toBe("invalidInput");
    expect(codeOf(await makeMove(item.staff.officer, "notice", notice, "publish", { documentNumber: "测立项〔2026〕99号" }))).toBe("notAllowed");
    expect(codeOf(await makeMove(await aPerson("stranger"), "notice", notice, "publish", { documentNumber: "测立项〔2026〕99号" }))).toBe("notFound");
  });
});
