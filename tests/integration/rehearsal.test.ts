import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findBankRows } from "#app/db/expert-bank.ts";
import { getPool } from "#app/db/client.ts";
import { brokenInvariants } from "#app/db/invariants.ts";
import { findPeople } from "#app/db/people.ts";
import { findPublicDates, findPublicNews, findPublicNoticeIds } from "#app/db/public-news.ts";
import { readPublicRules, readRoundFigures, readWasteFigures } from "#app/db/public-facts.ts";
import { findPastRehearsals } from "#app/db/rehearsal.ts";
import { findRoundRows } from "#app/db/round-views.ts";
import { findUnitLines } from "#app/db/unit-list.ts";
import { readClock } from "#app/db/clock.ts";
import { publicActor } from "#app/domain/policy/actor.ts";
import { proposeShortlist } from "#app/services/award/propose-shortlist.ts";
import { answerPaper } from "#app/services/paper/check-paper.ts";
import { passSettled } from "#app/services/bid/check-many.ts";
import { createBid } from "#app/services/bid/create-bid.ts";
import { listChallenges } from "#app/services/challenge/list-challenges.ts";
import { showChallenge } from "#app/services/challenge/show-challenge.ts";
import { listNotices } from "#app/services/notice/list-notices.ts";
import { showNotice } from "#app/services/notice/show-notice.ts";
import { beginRehearsal } from "#app/services/rehearsal/begin-rehearsal.ts";
import { deleteRehearsal } from "#app/services/rehearsal/forget-rehearsal.ts";
import { playRehearsals } from "#app/services/rehearsal/play-rehearsals.ts";
import { declareNone } from "#app/services/review/declare-conflicts.ts";
import { inviteExperts } from "#app/services/review/invite-experts.ts";
import { listCandidates } from "#app/services/review/list-candidates.ts";
import { createRound } from "#app/services/round/create-round.ts";
import { showRound } from "#app/services/round/show-round.ts";
import { sendMail } from "#app/jobs/handlers/send-mail.ts";
import { ResendServer } from "#tests/support/resend-server.ts";
import { uuidv7 } from "uuidv7";
import { aBureau, aChallenge, aChecker, at, clearRound, codeOf, makeMove, setClock, valueOf } from "#tests/support/builders.ts";
import { aTeam, anExpert } from "#tests/support/reviews.ts";
import { listAwards, showAward } from "#app/services/award/show-award.ts";
import { showOpeningRecord } from "#app/services/challenge/show-opening-record.ts";
import { readRankingFile } from "#app/services/review/show-ranking.ts";
import { listPublicNews, listPublicPages } from "#app/services/site/public-news.ts";
import { convertDemand } from "#app/services/demand/convert-demand.ts";
import { createCall } from "#app/services/demand/create-call.ts";
import { createDemand } from "#app/services/demand/create-demand.ts";
import { listCalls, showCall } from "#app/services/demand/show-call.ts";
import { aKeySet, aRecoverySet, typedCodes } from "#tests/support/key-sets.ts";
import { createChallenge } from "#app/services/challenge/create-challenge.ts";
import { rehearsalChallenge } from "#app/domain/rehearsal/script.ts";

type Bureau = Awaited<ReturnType<typeof aBureau>>;

/**
 * Rows of every table but the log, which only grows, the installation's own signing key, which is made when it is first needed, and the
 * notes for the job that looks for late conflicts, which name nothing and which it takes off.
 */
async function rowCounts(): Promise<Record<string, number>> {
  const { rows } = await getPool().query<{ name: string }>("select tablename as name from pg_tables where schemaname = 'public' and tablename not in ('audit_event', 'audit_head', 'signing_key', 'conflict_news') order by 1");
  const counts = await Promise.all(rows.map(async ({ name }) => [name, (await getPool().query<{ n: number }>(`select count(*)::int as n from "${name}"`)).rows[0]!.n] as const));
  return Object.fromEntries(counts);
}

/** What everybody can read, every statistic, and every list of the bureau that is not about one round. */
async function whatIsKnown() {
  const now = await readClock();
  const ctx = await at(publicActor);
  return {
    figures: await readRoundFigures(now),
    waste: await readWasteFigures(),
    rules: await readPublicRules(),
    news: await findPublicNews(1000),
    dates: await findPublicDates(),
    noticeIds: await findPublicNoticeIds(),
    notices: await listNotices(ctx),
    awards: await listAwards(ctx),
    rounds: (await findRoundRows([], now)).map(({ open: _open, ...row }) => row),
    calls: await listCalls(ctx),
    feed: await listPublicNews(),
    pages: await listPublicPages(ctx),
    challenges: await listChallenges(ctx, {}),
    search: await listChallenges(ctx, { text: "脱碱" }),
    bank: await findBankRows({}, { by: "no", isDescending: false }, { skip: 0, take: 1000 }, []),
    units: await findUnitLines(undefined, 1000, 0),
    people: await findPeople(undefined, 1000, 0),
  };
}

const idle = { demanded: 0, committed: 0, asked: 0, drafted: 0, submitted: 0, confirmed: 0, corrected: 0, answered: 0, agreed: 0, signed: 0, refused: [] };

/** The bureau's part of the demand stage: a call, what the owner sends in, its vetting, an item made of it. */
async function callForDemands(staff: Bureau, code: string): Promise<{ call: string; demand: string; challengeNo: string }> {
  const play = async () => playRehearsals(await readClock());
  const call = valueOf(await createCall(await at(staff.officer), { round: code, title: "演练：征集赤泥利用技术需求", body: "演练用征集通知。" }));
  valueOf(await makeMove(staff.officer2, "notice", call.noticeId, "publish", { documentNumber: "演练〔2026〕9号" }));
  expect(await play()).toEqual({ ...idle, demanded: 1 });
  expect(await play()).toEqual(idle);
  const { rows } = await getPool().query<{ no: string }>("select o.no from demand o join demand_call d on d.id = o.call_id where d.code = $1", [call.code]);
  const demand = rows[0]!.no;
  valueOf(await makeMove(staff.officer, "demand", demand, "startVetting"));
  const vetting = { conclusion: "listed", heldOn: (await readClock()).slice(0, 10), place: "演练会议室", experts: [{ name: "演练专家一" }], opinion: "同意列入。", scan: "0".repeat(64) };
  valueOf(await makeMove(staff.officer, "demand", demand, "conclude", vetting));
  expect(await play()).toEqual({ ...idle, committed: 1 });
  const made = valueOf(await convertDemand(await at(staff.officer), demand, { round: code, pattern: "B" }));
  return { call: call.code, demand, challengeNo: made.no };
}

/** The officers' part of a rehearsal from the approval to the awarded bid, the counterparts' by themselves. */
async function runToTheEnd(staff: Bureau, code: string, no: string) {
  const play = async () => playRehearsals(await readClock());
  valueOf(await makeMove(staff.officer, "challenge", no, "approve"));
  await clearRound(staff.officer, code);
  valueOf(await makeMove(staff.officer2, "challenge", no, "publish", { documentNumber: "演练〔2026〕1号" }));
  expect(await play()).toEqual({ ...idle, asked: 1, submitted: 3, confirmed: 1 });
  expect(await play()).toEqual({ ...idle, drafted: 1 });
  expect(await play()).toEqual(idle);
  const { rows: questions } = await getPool().query<{ no: string; text: string; answer: string }>("select q.no, q.text, q.answer from question q join challenge c on c.id = q.challenge_id where c.no = $1", [no]);
  valueOf(await makeMove(staff.officer, "question", questions[0]!.no, "publish", { question: questions[0]!.text, answer: questions[0]!.answer, changes: "none", checked: true }));
  await setClock(new Date(Date.parse(await readClock()) + 601_000).toISOString());
  valueOf(await makeMove(staff.officer, "challenge", no, "close"));
  valueOf(await makeMove(staff.officer2, "challenge", no, "openBids"));
  expect(codeOf(await passSettled(await at(staff.officer), no))).toBe("declarationDue");
  valueOf(await declareNone(await at(staff.officer), no));
  const { rows: bids } = await getPool().query<{ no: string; unit: string }>("select b.no, u.name as unit from bid b join unit u on u.id = b.lead_unit_id join challenge c on c.id = b.challenge_id where c.no = $1 order by u.name", [no]);
  const late = bids.find(({ unit }) => unit.includes("丙"))!;
  valueOf(await makeMove(staff.officer, "bid", late.no, "requestCorrection", { fields: ["money"] }, { reason: "请补充里程碑" }));
  // Who plays has no address, and nobody has to be called.
  expect((await getPool().query("select from team_call t join bid b on b.id = t.bid_id where b.no = $1", [late.no])).rowCount).toBe(0);
  expect(await play()).toMatchObject({ corrected: 1, refused: [] });
  const onPaper = { date: (await readClock()).slice(0, 10), place: "演练会议室", people: ["演练经办人"], scan: "e".repeat(64), checker: "officer2" };
  for (const [index, bid] of bids.entries()) valueOf(await makeMove(staff.officer, "bid", bid.no, "passForm", {}, { reason: "经核对，予以通过", ...(index === 0 && { offline: onPaper }) }));
  valueOf(await answerPaper(await at(staff.officer2), { scan: onPaper.scan, seen: 1, outcome: "disputed", words: "扫描件缺签字页" }));
  const experts = valueOf(await listCandidates(await at(staff.officer), no, {})).candidates.map((one) => one.no);
  expect(experts).toHaveLength(7);
  valueOf(await inviteExperts(await at(staff.officer), { challenge: no, experts, allBids: true }));
  expect(await play()).toMatchObject({ answered: 21, signed: 0, refused: [] });
  valueOf(await makeMove(staff.officer, "challenge", no, "startReview"));
  expect(await play()).toMatchObject({ signed: 6, refused: [] });
  valueOf(await makeMove(staff.officer, "challenge", no, "freezeRanking"));
  const first = bids.find(({ unit }) => unit.includes("甲"))!;
  // The owner says what it thinks before anything is decided.
  valueOf(await proposeShortlist(await at(staff.officer), { challenge: no, reason: "排名靠前，请确认" }));
  expect(await play()).toMatchObject({ agreed: 2, refused: [] });
  const given = { awards: [{ bid: first.no }], minuteNo: "演练纪要1" };
  expect(codeOf(await makeMove(staff.leader, "challenge", no, "decide", given))).toBe("declarationDue");
  valueOf(await declareNone(await at(staff.leader), no));
  const decided = valueOf(await makeMove(staff.leader, "challenge", no, "decide", given)) as { notice: string };
  valueOf(await makeMove(staff.officer2, "notice", decided.notice, "publish", { documentNumber: "演练〔2026〕2号" }));
  valueOf(await makeMove(staff.officer2, "award", first.no, "award"));
  return { bids, first, notice: decided.notice };
}

const resend = new ResendServer();

beforeAll(async () => {
  Object.assign(process.env, { RESEND_API_KEY: "re_test", RESEND_BASE_URL: await resend.start() });
  await aChecker();
});

afterAll(() => resend.stop());

describe("a rehearsal", () => {
  it("runs to the end with counterparts that act by themselves, is nowhere to be seen, and goes without a trace", async () => {
    const real = await aChallenge();
    const { staff } = real;
    await anExpert("E901");
    const team = await aTeam("T01");
    const [before, counted] = [await whatIsKnown(), await rowCounts()];

    expect(codeOf(await beginRehearsal(await at(staff.officer2)))).toBe("notAllowed");
    const { code, challengeNo } = valueOf(await beginRehearsal(await at(staff.officer)));
    expect([code, challengeNo]).toEqual([expect.stringMatching(/^YL-\d{4}-1$/), `${code}-001`]);
    const asked = await callForDemands(staff, code);
    expect(asked).toEqual({ call: `${code}-ZJ-01`, demand: `${code}-XQ-0001`, challengeNo: `${code}-002` });
    const { bids, first, notice } = await runToTheEnd(staff, code, challengeNo);
    const { rows } = await getPool().query<{ status: string; no: string }>("select w.status, b.no from award w join bid b on b.id = w.bid_id join challenge c on c.id = w.challenge_id where c.no = $1", [challengeNo]);
    expect(rows).toEqual([{ status: "awarded", no: first.no }]);
    expect(await brokenInvariants()).toEqual([]);

    expect(await whatIsKnown()).toEqual(before);
    for (const who of [publicActor, team]) {
      expect(codeOf(await showRound(await at(who), code))).toBe("notFound");
      expect(codeOf(await showChallenge(await at(who), challengeNo))).toBe("notFound");
      expect(codeOf(await showNotice(await at(who), notice))).toBe("notFound");
      expect(codeOf(await createBid(await at(who), { challenge: challengeNo }))).toBe("notFound");
      expect(codeOf(await showOpeningRecord(await at(who), challengeNo))).toBe("notFound");
      expect(codeOf(await readRankingFile(await at(who), challengeNo))).toBe("notFound");
      expect(codeOf(await showAward(await at(who), first.no))).toBe("notFound");
      expect(codeOf(await showCall(await at(who), asked.call))).toBe("notFound");
      expect(codeOf(await createDemand(await at(who), { call: asked.call }))).toBe(who === publicActor ? "signInNeeded" : "invalidInput");
    }
    // Real experts are not asked in a rehearsal, nor its experts anywhere else.
    expect(codeOf(await inviteExperts(await at(staff.officer), { challenge: challengeNo, experts: ["E901"] }))).toMatch(/invalidInput|wrongState/);
    expect((await findBankRows({}, { by: "no", isDescending: false }, { skip: 0, take: 1000 }, [])).rows.map((row) => row.no)).toEqual(["E901"]);
    // What the bureau sees of it says so.
    expect((await findRoundRows("all", await readClock())).find((row) => row.code === code)).toMatchObject({ isRehearsal: true, challenges: 2 });

    for (const who of [staff.officer2, staff.leader]) expect(codeOf(await deleteRehearsal(await at(who), code, code))).toBe("notAllowed");
    expect(codeOf(await deleteRehearsal(await at(publicActor), code, code))).toBe("notFound");
    expect(codeOf(await deleteRehearsal(await at(staff.officer), code, "YL"))).toBe("invalidInput");
    expect(codeOf(await deleteRehearsal(await at(staff.officer), real.round, real.round))).toBe("notAllowed");
    const { rows: log } = await getPool().query<{ events: number }>("select count(*)::int as events from audit_event");
    valueOf(await deleteRehearsal(await at(staff.officer), code, code));

    expect(await rowCounts()).toEqual(counted);
    expect(await whatIsKnown()).toEqual(before);
    expect(await brokenInvariants()).toEqual([]);
    expect(codeOf(await showRound(await at(staff.officer), code))).toBe("notFound");
    // The log lost nothing and says that it was deleted; the names beside it are gone.
    const { rows: after } = await getPool().query<{ events: number; last: string; names: number }>(
      `select count(*)::int as events, (select kind from audit_event order by seq desc limit 1) as last,
         (select count(*)::int from audit_detail d where d.content like '%演练%') as names from audit_event`,
    );
    expect(after[0]).toEqual({ events: log[0]!.events + 1, last: "forget", names: 0 });
    expect(await findPastRehearsals(5)).toMatchObject([{ code, deletedBy: "示例·officer" }]);
    expect(bids).toHaveLength(3);
    // The next one has a number of its own.
    expect(valueOf(await beginRehearsal(await at(staff.officer))).code).toBe(code.replace(/1$/, "2"));
  });

  it("rehearses the opening codes too: made, tried, typed by two, and gone with the rest", async () => {
    const staff = await aBureau();
    await aRecoverySet();
    const counted = await rowCounts();
    const { code, challengeNo } = valueOf(await beginRehearsal(await at(staff.officer), "openingCodes"));
    valueOf(await makeMove(staff.officer, "challenge", challengeNo, "approve"));
    await clearRound(staff.officer, code);
    const publish = () => makeMove(staff.officer2, "challenge", challengeNo, "publish", { documentNumber: "演练〔2026〕5号" });
    expect(codeOf(await publish())).toBe("custodyNotReady");
    const codes = await aKeySet(staff.officer, code);
    valueOf(await publish());
    expect(await playRehearsals(await readClock())).toMatchObject({ submitted: 3, confirmed: 1, refused: [] });
    await setClock(new Date(Date.parse(await readClock()) + 601_000).toISOString());
    valueOf(await makeMove(staff.officer, "challenge", challengeNo, "close"));
    const open = (release: unknown) => makeMove(staff.officer2, "challenge", challengeNo, "openBids", release === undefined ? {} : { release });
    expect(codeOf(await open(undefined))).toBe("codesNeeded");
    expect(valueOf(await open({ by: "codes", codes: typedCodes(codes) }))).toMatchObject({ opened: 3, failed: 0 });
    valueOf(await deleteRehearsal(await at(staff.officer), code, code));
    expect(await rowCounts()).toEqual(counted);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("plays 对接 where the item matches first: the owner signs, and what it signed is judged", async () => {
    const staff = await aBureau();
    const counted = await rowCounts();
    const { code, challengeNo } = valueOf(await beginRehearsal(await at(staff.officer)));
    await getPool().query("update challenge set pattern = 'A' where no = $1", [challengeNo]);
    valueOf(await makeMove(staff.officer, "challenge", challengeNo, "approve"));
    await clearRound(staff.officer, code);
    valueOf(await makeMove(staff.officer2, "challenge", challengeNo, "publish", { documentNumber: "演练〔2026〕7号" }));
    expect(await playRehearsals(await readClock())).toMatchObject({ submitted: 3, confirmed: 1, refused: [] });
    await setClock(new Date(Date.parse(await readClock()) + 601_000).toISOString());
    valueOf(await makeMove(staff.officer, "challenge", challengeNo, "close"));
    valueOf(await makeMove(staff.officer2, "challenge", challengeNo, "openBids"));
    valueOf(await declareNone(await at(staff.officer), challengeNo));
    const { rows: bids } = await getPool().query<{ no: string }>("select b.no from bid b join challenge c on c.id = b.challenge_id where c.no = $1 order by b.no", [challengeNo]);
    for (const bid of bids) valueOf(await makeMove(staff.officer, "bid", bid.no, "passForm", {}, { reason: "经核对，予以通过" }));
    expect(await playRehearsals(await readClock())).toMatchObject({ agreed: 0, refused: [] });
    valueOf(await makeMove(staff.officer, "challenge", challengeNo, "startMatching"));
    expect(await playRehearsals(await readClock())).toMatchObject({ agreed: 3, refused: [] });
    expect(valueOf(await makeMove(staff.officer, "challenge", challengeNo, "startReview"))).toMatchObject({ to: "inReview", bids: 3 });
    valueOf(await deleteRehearsal(await at(staff.officer), code, code));
    expect(await rowCounts()).toEqual(counted);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("may be deleted in the middle, and another that runs beside it stays whole", async () => {
    const staff = await aBureau();
    const [one, other] = [valueOf(await beginRehearsal(await at(staff.officer))), valueOf(await beginRehearsal(await at(staff.officer)))];
    for (const { code, challengeNo } of [one, other]) {
      valueOf(await makeMove(staff.officer, "challenge", challengeNo, "approve"));
      await clearRound(staff.officer, code);
      valueOf(await makeMove(staff.officer2, "round", code, "publish", { documentNumber: `演练〔2026〕${code.slice(-1)}1号` }));
    }
    expect(await playRehearsals(await readClock())).toMatchObject({ submitted: 6, refused: [] });
    valueOf(await deleteRehearsal(await at(staff.officer), one.code, one.code));
    expect(await playRehearsals(await readClock())).toMatchObject({ submitted: 0, refused: [] });
    const { rows } = await getPool().query<{ bids: number }>("select count(*)::int as bids from bid b join challenge c on c.id = b.challenge_id where c.no = $1", [other.challengeNo]);
    expect(rows).toEqual([{ bids: 3 }]);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("writes to nobody outside, whatever channel is set", async () => {
    const mail = (challengeNo: string) => ({ template: "itemNews", news: "expertRecused", personName: "示例监督", unitName: null, challengeNo, challengeTitle: "示例任务名称", at: null, words: null, unfollow: null }) as const;
    const ids = [uuidv7(), uuidv7()];
    for (const [index, no] of ["YL-2026-1-001", "JZGX-2026-001"].entries()) await sendMail({ mailId: ids[index]!, to: "supervisor@example.test", mail: mail(no) }, false);
    expect(resend.requests.map(({ body }) => JSON.stringify(body).includes("JZGX-2026-001"))).toEqual([true]);
    const { rows } = await getPool().query<{ via: string }>("select via from mail_delivery where id = any($1) order by id", [ids]);
    expect(rows.map(({ via }) => via)).toEqual(["outbox", "resend"]);
  });

  it("keeps its numbers apart, and nothing real becomes one", async () => {
    const real = await aChallenge({ status: "approved" });
    const { staff } = real;
    const { code, challengeNo } = valueOf(await beginRehearsal(await at(staff.officer)));
    valueOf(await makeMove(staff.officer, "challenge", challengeNo, "approve"));
    await clearRound(staff.officer, code);
    const publish = (no: string, documentNumber: string) => makeMove(staff.officer2, "challenge", no, "publish", { documentNumber });
    expect(await publish(challengeNo, "测工信〔2026〕77号")).toMatchObject({ ok: false, refusal: { code: "invalidInput", fields: [{ message: "rehearsalNumberNeeded" }] } });
    expect(await publish(real.no, "演练〔2026〕77号")).toMatchObject({ ok: false, refusal: { code: "invalidInput", fields: [{ message: "rehearsalNumberTaken" }] } });
    expect(await createRound(await at(staff.officer), { code: "YL-2031", title: "不是演练的批次", rules: { publicity: {} }, rubric: [{ code: "R01", name: "一项", looksAt: "", weight: 100, rule: "" }] })).toMatchObject({ ok: false, refusal: { fields: [{ message: "rehearsalCode" }] } });
    await expect(getPool().query("update round set rehearsal = true where code = $1", [real.round])).rejects.toMatchObject({ code: "JB002" });
    const { rows } = await getPool().query<{ done: boolean }>("select forget_rehearsal(id, '{}') as done from round where code = $1", [real.round]);
    expect(rows).toEqual([{ done: false }]);
    // Neither has the other's units.
    const { rows: played } = await getPool().query<{ uscc: string }>("select uscc from unit u join round r on r.id = u.rehearsal_id where r.code = $1 limit 1", [code]);
    expect(await createChallenge(await at(staff.officer), { ...rehearsalChallenge(real.round, played[0]!.uscc), no: `${real.round}-002` })).toMatchObject({ ok: false, refusal: { fields: [{ message: "unknownUnit" }] } });
    // The product's role deletes from no table that is append-only, whatever it sets.
    await expect(getPool().query("with s as (select set_config('jiebang.forgetting', 'on', false)) delete from ranking_freeze using s")).rejects.toMatchObject({ code: "42501" });
  });
});
