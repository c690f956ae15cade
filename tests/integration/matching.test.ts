import { describe, expect, it, vi } from "vitest";
import { getPool } from "#app/db/client.ts";
import { readClock } from "#app/db/clock.ts";
import { findExceptions } from "#app/db/exceptions.ts";
import { findProgressOf } from "#app/db/challenge-progress.ts";
import { brokenInvariants } from "#app/db/invariants.ts";
import { pdf } from "#app/files/files.fixture.ts";
import { nextSteps } from "#app/domain/overview/next-steps.ts";
import type { Actor } from "#app/domain/policy/actor.ts";
import { timelineWords } from "#app/messages/zh-CN/timeline.ts";
import { endSilentMatchings } from "#app/services/award/end-silent-matchings.ts";
import { proposeShortlist } from "#app/services/award/propose-shortlist.ts";
import { recordTalk } from "#app/services/award/record-talk.ts";
import { showResult } from "#app/services/award/show-result.ts";
import { showShortlist, showShortlisted } from "#app/services/award/show-shortlist.ts";
import { showReadings } from "#app/services/bid/note-reading.ts";
import { showBid } from "#app/services/bid/show-bid.ts";
import { showDecisionHead } from "#app/services/challenge/decision-head.ts";
import { inviteExperts } from "#app/services/review/invite-experts.ts";
import { showRanking } from "#app/services/review/show-ranking.ts";
import { readScan, showScan } from "#app/services/scan/read-scan.ts";
import { showTimeline } from "#app/services/timeline/show-timeline.ts";
import { listTodo } from "#app/services/todo/list-todo.ts";
import { aBureau, at, codeOf, makeMove, setClock, valueOf } from "#tests/support/builders.ts";
import { anAgreement, anOwner, paperOfToday } from "#tests/support/matching.ts";
import { anExpert, anOpenedItem, aPanel, aTeam, aUnit, type BidGiven, markAndSign, type OpenedItem } from "#tests/support/reviews.ts";

const talk = { place: "需求方会议室", ownerPeople: "李工", teamPeople: "王教授、赵博士", bureauPeople: "", said: "掺量和养护条件已谈妥，价款下次再谈" };
const teams = ["T01", "T02", "T03"];

/** An item of pattern A whose forms are checked; its joint owner is D2. */
async function anItem(leads: readonly string[] = teams): Promise<OpenedItem & { owner: Actor; joint: Actor }> {
  const item = await anOpenedItem({ bids: leads.map((lead): BidGiven => ({ lead })), owner: "D1", pattern: "A" });
  await getPool().query("update challenge set co_owner_ids = array[$2::uuid] where id = $1", [item.id, (await aUnit("D2")).id]);
  return { ...item, owner: await anOwner("D1"), joint: await anOwner("D2") };
}

const move = async (item: OpenedItem, who: Actor, name: string, extras = {}) => makeMove(who, "challenge", item.no, name, {}, extras);
const say = (item: OpenedItem, who: Actor, lead: string, name: string, input: object = {}, extras = {}) => makeMove(who, "shortlist", item.bids[lead]!.no, name, input, extras);
const agree = async (item: OpenedItem, who: Actor, lead: string, change: object = {}, extras = {}) => say(item, who, lead, "agree", await anAgreement(who, change), extras);
const record = async (item: OpenedItem, who: Actor, lead: string, change: object = {}) => recordTalk(await at(who), item.bids[lead]!.no, { ...talk, heldOn: (await anAgreement(who)).signedOn, ...change });
const stepsOf = async (item: OpenedItem) => nextSteps((await findProgressOf(item.id))!, await readClock()).map(({ code }) => code);
const statusOf = async (item: OpenedItem) => (await getPool().query<{ no: string; status: string }>("select no, status from bid where challenge_id = $1 order by no", [item.id])).rows;
const afterDay = (day: string) => setClock(new Date(Date.parse(`${day}T23:59:59+08:00`) + 60_000).toISOString());
const mails = async (kind: string, no: string) => (await getPool().query<{ mail: { words: string | null; bidNo?: string } }>("select data -> 'mail' as mail from pgboss.job where data -> 'mail' ->> 'news' = $1 and $2 in (data -> 'mail' ->> 'challengeNo', data -> 'mail' ->> 'no')", [kind, no])).rows.map(({ mail }) => mail);

/** Two acts at once, both begun while the item is locked, the first one before the second: neither has seen the other when it begins. */
async function inThisOrder<A, B>(item: OpenedItem, first: () => Promise<A>, second: () => Promise<B>): Promise<[A, B]> {
  const holder = await getPool().connect();
  const { rows: [self] } = await holder.query<{ pid: number }>("select pg_backend_pid() as pid");
  const queued = async (count: number) => {
    const { rows } = await getPool().query<{ n: number }>("with recursive behind as (select $1::int as pid union select a.pid from pg_stat_activity a join behind b on b.pid = any(pg_blocking_pids(a.pid))) select count(*)::int - 1 as n from behind", [self!.pid]);
    expect(rows[0]!.n).toBe(count);
  };
  try {
    await holder.query("begin");
    await holder.query("select from challenge where id = $1 for update", [item.id]);
    const one = first();
    await vi.waitFor(async () => queued(1), { timeout: 20_000 });
    const two = second();
    await vi.waitFor(async () => queued(2), { timeout: 20_000 });
    await holder.query("commit");
    return [await one, await two];
  } finally {
    await holder.query("rollback");
    holder.release();
  }
}

describe("供需对接 (guide 1.2 pattern A, 1.3 stage 8)", () => {
  it("stands between form check and review: the owners read every bid that passed and the one who leads answers; what it agreed with is judged, the rest reads why it is not", async () => {
    const item = await anItem();
    const { owner, joint, staff: { officer, officer2, leader, supervisor } } = item;
    const [first, second, third] = teams.map((lead) => item.bids[lead]!);
    expect(await stepsOf(item)).toEqual(["startMatching"]);
    expect(codeOf(await move(item, officer, "startReview"))).toBe("matchingFirst");
    expect(codeOf(await showShortlist(await at(officer), item.no))).toBe("matchingFirst");
    expect(codeOf(await inviteExperts(await at(officer), { challenge: item.no, experts: [(await anExpert("E901")).no], allBids: true }))).toBe("wrongState");
    for (const who of [owner, joint]) {
      expect(codeOf(await showShortlist(await at(who), item.no))).toBe("notFound");
      expect(codeOf(await showBid(await at(who), first!.no))).toBe("notFound");
    }

    await getPool().query("update person set email = 'owner-match@example.org' where id = $1", [owner.personId]);
    await getPool().query("update unit_member set administrator = true where person_id = any($1)", [[owner.personId, joint.personId]]);
    for (const who of [officer2, leader, owner]) expect(codeOf(await move(item, who, "startMatching"))).toBe("notAllowed");
    const begun = valueOf(await move(item, officer, "startMatching")) as { to: string; bids: number; dueOn: string; isTold: boolean };
    expect(begun).toMatchObject({ to: "matching", bids: 3, isTold: true });
    expect(Date.parse(begun.dueOn) - Date.parse((await anAgreement(officer)).signedOn)).toBe(30 * 86_400_000);
    expect(await mails("matchingAsked", item.no)).not.toEqual([]);
    expect((await mails("matchingBegun", item.no)).map(({ bidNo }) => bidNo).sort()).toEqual(teams.map((lead) => item.bids[lead]!.no).sort());
    expect(await stepsOf(item)).toEqual(["awaitOwner"]);
    expect(valueOf(await listTodo(await at(owner))).mine).toContainEqual(expect.objectContaining({ code: "answerMatching", no: item.no, count: 3, due: begun.dueOn }));
    expect(valueOf(await listTodo(await at(joint))).mine).toEqual([expect.objectContaining({ code: "readShortlist", no: item.no, count: 3 })]);
    expect(await move(item, officer, "startReview")).toMatchObject({ refusal: { code: "matchingRunning", facts: { count: 3, until: begun.dueOn } } });
    expect(codeOf(await proposeShortlist(await at(officer), { challenge: item.no, reason: "另提" }))).toBe("stageNotInPattern");

    for (const who of [owner, joint]) {
      const page = valueOf(await showShortlist(await at(who), item.no));
      expect(page).toMatchObject({ sight: "owner", challenge: { stage: "matching", isJoint: who === joint }, rows: [{ status: "proposed" }, { status: "proposed" }, { status: "proposed" }], candidates: [] });
      expect(valueOf(await showBid(await at(who), first!.no))).toMatchObject({ sight: "review" });
    }
    const readings = valueOf(await showReadings(await at(first!.team), first!.no));
    expect(readings.readings.map(({ role }) => role)).toEqual(expect.arrayContaining(["owner", "coOwner"]));
    for (const who of [first!.team, await aTeam("D3")]) expect(codeOf(await showShortlist(await at(who), item.no))).toBe("notFound");

    // Each meeting is written down by the owner or the officer; a joint owner reads it.
    valueOf(await record(item, owner, "T01", { scan: { name: "纪要.pdf", bytes: new Uint8Array(pdf("对接会议纪要")) } }));
    valueOf(await record(item, officer, "T01", { bureauPeople: "经办人", said: "价款谈妥" }));
    for (const who of [joint, leader, supervisor]) expect(codeOf(await record(item, who, "T01"))).toBe("notAllowed");
    expect(codeOf(await record(item, first!.team, "T01"))).toBe("notFound");
    const { matching } = valueOf(await showShortlisted(await at(joint), first!.no));
    expect(matching).toMatchObject({ mayRecord: false, agreement: null, talks: [{ said: talk.said, recordedBy: "owner" }, { said: "价款谈妥", recordedBy: "bureau", bureauPeople: "经办人" }] });
    const digest = matching!.talks[0]!.scan;
    for (const who of [owner, joint, officer, supervisor]) expect(valueOf(await showScan(await at(who), digest))).toMatchObject({ digest, file: { name: "纪要.pdf" } });
    for (const who of [first!.team, second!.team, await aTeam("D3")]) expect(codeOf(await readScan(await at(who), digest))).toBe("notFound");

    for (const who of [officer, leader, joint]) expect(codeOf(await agree(item, who, "T01"))).toBe("notAllowed");
    expect(codeOf(await say(item, owner, "T01", "confirm"))).toBe("stageNotInPattern");
    expect(valueOf(await agree(item, owner, "T01", { scan: { name: "协议.pdf", bytes: new Uint8Array(pdf("合作协议")) } }))).toMatchObject({ to: "confirmed" });
    expect(codeOf(await say(item, owner, "T01", "veto", {}, { reason: "反悔" }))).toBe("wrongState");
    expect(codeOf(await say(item, owner, "T02", "veto"))).toBe("reasonNeeded");
    valueOf(await say(item, owner, "T02", "veto", {}, { reason: "处理规模与现场不符" }));
    expect(valueOf(await showShortlisted(await at(officer), first!.no))).toMatchObject({ bid: { status: "confirmed", isOffline: false }, matching: { agreement: { signedOn: (await anAgreement(owner)).signedOn } } });
    // Only the last one is still open; its word came on paper.
    const offline = await paperOfToday(officer);
    valueOf(await say(item, officer, "T03", "veto", {}, { reason: "报价超出承受能力", offline }));
    expect(await stepsOf(item)).toEqual(["startReview"]);
    expect(valueOf(await showResult(await at(second!.team), second!.no))).toMatchObject({ kind: "pending", dropped: null });
    expect(codeOf(await move(item, officer2, "giveUp", { reason: "不办了" }))).toBe("agreementStands");

    expect(valueOf(await move(item, officer, "startReview"))).toMatchObject({ to: "inReview", bids: 1 });
    expect(await statusOf(item)).toEqual([first!, second!, third!].map(({ no }) => ({ no, status: no === first!.no ? "formPassed" : "unmatched" })).sort((a, b) => (a.no < b.no ? -1 : 1)));
    expect((await mails("unmatched", item.no)).map(({ words }) => words).sort()).toEqual(["处理规模与现场不符", "报价超出承受能力"].sort());
    expect(valueOf(await showResult(await at(second!.team), second!.no))).toMatchObject({ kind: "pending", dropped: { as: "unmatched", reason: "处理规模与现场不符" } });
    expect(valueOf(await showBid(await at(owner), first!.no))).toMatchObject({ sight: "review" });
    expect(codeOf(await showBid(await at(owner), second!.no))).toBe("notFound");
    for (const [who, lead] of [[owner, "T01"], [officer, "T01"]] as const) expect(codeOf(await record(item, who, lead))).toBe("notBeforeOwner");

    // Judged with R12, and by the usual mark: three bids were valid.
    const experts = await aPanel(item, ["E901", "E902", "E903"]);
    await markAndSign(item, experts, { T01: 80 }, true);
    valueOf(await move(item, officer, "freezeRanking"));
    const ranking = valueOf(await showRanking(await at(leader), item.no));
    expect(ranking.kind === "frozen" && ranking.file).toMatchObject({ leftOut: [], rules: { passMark: 70 } });
    expect(valueOf(await showDecisionHead(await at(leader), item.no))).toEqual({ received: 3, judged: 1, rejected: 0, unmatched: 2 });
    const decided = valueOf(await makeMove(leader, "challenge", item.no, "decide", { awards: [{ bid: first!.no }], minuteNo: "示例纪要〔2026〕7号" })) as { notice: string };
    valueOf(await makeMove(officer2, "notice", decided.notice, "publish", { documentNumber: "测对接〔2026〕1号" }));
    expect(valueOf(await showResult(await at(second!.team), second!.no))).toMatchObject({ kind: "known", outcome: "unmatched", ownerVeto: "处理规模与现场不符", scored: null });

    const events = valueOf(await showTimeline(await at(officer), "challenge", item.no));
    expect(events.filter(({ event }) => event === "recordTalk").map(({ role }) => role).sort()).toEqual(["officer", "owner"]);
    const told = events.map((event) => timelineWords(event, "challenge"));
    expect(told).toEqual(expect.arrayContaining([expect.stringMatching(/^启动对接（.*有效申报 3 份/), `对接确认 ${first!.no}：登记对接会议纪要`, expect.stringMatching(`对接确认 ${first!.no}：登记合作协议`)]));
    const { rows } = await getPool().query<{ id: string }>("select round_id as id from challenge where id = $1", [item.id]);
    const exceptions = await findExceptions([rows[0]!.id], true);
    expect(exceptions.filter(({ noun, challengeNo }) => noun === "shortlist" && challengeNo === item.no)).toMatchObject([{ event: "veto", kinds: ["offline"] }]);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("says what is wrong with minutes and agreement, by field", async () => {
    const item = await anItem(["T01", "T02"]);
    valueOf(await move(item, item.staff.officer, "startMatching"));
    const fieldsOf = (result: Awaited<ReturnType<typeof agree>> | Awaited<ReturnType<typeof record>>) => (result.ok ? [] : (result.refusal.fields ?? []).map(({ path, message }) => [path, message]));
    const { owner } = item;
    expect(fieldsOf(await agree(item, owner, "T01", { points: ["task"], scan: "" }))).toEqual([["points", "pointsMissing"], ["scan", "scanNeeded"]]);
    expect(fieldsOf(await agree(item, owner, "T01", { signedOn: "2099-01-01" }))).toEqual([["signedOn", "dateInFuture"]]);
    expect(fieldsOf(await agree(item, owner, "T01", { signedOn: "2020-01-01" }))).toEqual([["signedOn", "beforeClosing"]]);
    expect(fieldsOf(await record(item, owner, "T01", { said: " ", place: "" }))).toEqual([["place", "required"], ["said", "required"]]);
    expect(fieldsOf(await record(item, owner, "T01", { heldOn: "2020-01-01" }))).toEqual([["heldOn", "beforeClosing"]]);
    expect(fieldsOf(await record(item, owner, "T01", { heldOn: "2099-01-01" }))).toEqual([["heldOn", "dateInFuture"]]);
    expect((await getPool().query("select from matching_talk t join shortlist s on s.id = t.shortlist_id where s.challenge_id = $1", [item.id])).rowCount).toBe(0);
    await expect(getPool().query("update matching_talk set said = ''")).rejects.toThrow(/permission denied/);
    await expect(getPool().query("delete from cooperation_agreement")).rejects.toThrow(/permission denied/);
  });

  it("has its term, longer once; past it silence ends a bid, and only paper of a day within it still counts", async () => {
    const item = await anItem();
    const { owner, staff: { officer } } = item;
    await getPool().query("update person set email = 'owner-term@example.org' where id = $1", [owner.personId]);
    await getPool().query("update unit_member set administrator = true where person_id = $1", [owner.personId]);
    const { dueOn } = valueOf(await move(item, officer, "startMatching")) as { dueOn: string };
    expect(codeOf(await say(item, officer, "T01", "extend"))).toBe("reasonNeeded");
    const longer = valueOf(await say(item, officer, "T01", "extend", {}, { reason: "价款还在谈" })) as { dueOn: string };
    expect(Date.parse(longer.dueOn) - Date.parse(dueOn)).toBe(15 * 86_400_000);
    expect(await mails("matchingExtended", item.no)).toMatchObject([{ bidNo: item.bids.T01!.no, words: "价款还在谈" }]);
    expect(codeOf(await say(item, officer, "T01", "extend", {}, { reason: "再延" }))).toBe("alreadyDone");
    // Refused, put before it once more, within the term that was.
    valueOf(await say(item, owner, "T02", "veto", {}, { reason: "工艺不清楚" }));
    valueOf(await say(item, officer, "T02", "propose", {}, { reason: "申报单位愿到现场说明" }));
    expect((await mails("matchingAskedAgain", item.no)).map(({ words }) => words)).toContain(`${item.bids.T02!.no}：申报单位愿到现场说明`);
    expect(new Set((await mails("matchingAsked", item.no)).map(({ words }) => words))).toEqual(new Set([null]));
    expect(valueOf(await showShortlisted(await at(owner), item.bids.T02!.no))).toMatchObject({ bid: { status: "proposed", times: 2, dueOn, words: "工艺不清楚" } });
    expect((await mails("matchingTermLonger", item.no)).map(({ words }) => words)).toContain(`${item.bids.T01!.no}：价款还在谈`);
    // The longer term is had once, also where the bid was put before the owner again.
    valueOf(await say(item, owner, "T01", "veto", {}, { reason: "价款未谈妥" }));
    expect(valueOf(await say(item, officer, "T01", "propose", {}, { reason: "价款可再议" }))).toMatchObject({ dueOn: longer.dueOn });
    expect(codeOf(await say(item, officer, "T01", "extend", {}, { reason: "再延" }))).toBe("alreadyDone");
    const inTime = await paperOfToday(officer);
    const signed = (await anAgreement(owner)).signedOn;

    await endSilentMatchings(await readClock());
    expect(valueOf(await showShortlist(await at(owner), item.no)).rows.map(({ status }) => status)).toEqual(["proposed", "proposed", "proposed"]);
    await afterDay(dueOn);
    expect(codeOf(await agree(item, owner, "T03"))).toBe("deadlinePassed");
    expect(codeOf(await say(item, officer, "T03", "extend", {}, { reason: "晚了" }))).toBe("deadlinePassed");
    expect(await endSilentMatchings(await readClock())).toBeGreaterThanOrEqual(2);
    expect(await endSilentMatchings(await readClock())).toBe(0);
    const states = async () => new Map(valueOf(await showShortlist(await at(officer), item.no)).rows.map(({ bidNo, status }) => [bidNo, status]));
    expect(await states()).toEqual(new Map(teams.map((lead) => [item.bids[lead]!.no, lead === "T01" ? "proposed" : "lapsed"])));
    expect(codeOf(await agree(item, officer, "T03", { signedOn: signed }, { offline: await paperOfToday(officer) }))).toBe("deadlinePassed");
    expect(codeOf(await agree(item, owner, "T03", { signedOn: signed }))).toBe("deadlinePassed");
    valueOf(await agree(item, officer, "T03", { signedOn: signed }, { offline: inTime }));
    expect(await stepsOf(item)).toEqual(["awaitOwner"]);
    await afterDay(longer.dueOn);
    expect(await endSilentMatchings(await readClock())).toBeGreaterThanOrEqual(1);
    valueOf(await move(item, officer, "startReview"));
    expect((await mails("unmatched", item.no)).map(({ words }) => words)).toEqual([null, null]);
    const { rows } = await getPool().query<{ id: string }>("select round_id as id from challenge where id = $1", [item.id]);
    const kinds = (await findExceptions([rows[0]!.id], true)).filter(({ noun, challengeNo }) => noun === "shortlist" && challengeNo === item.no).map(({ event, kinds }) => [event, kinds]);
    expect(kinds).toEqual([["agree", ["offline"]], ["extend", ["extended"]]]);
    expect(await brokenInvariants()).toEqual([]);
  });

  it.each(["giveUp", "reissue"] as const)("without any agreement no review begins, and the item ends by %s: in public with its reason, each team with the owner's", async (turn) => {
    const item = await anItem(["T01", "T02"]);
    const { owner, staff: { officer, officer2 } } = item;
    const ends = turn === "giveUp" ? officer2 : officer;
    valueOf(await move(item, officer, "startMatching"));
    expect(codeOf(await move(item, ends, turn, { reason: "对接未达成" }))).toBe("matchingRunning");
    for (const lead of ["T01", "T02"]) valueOf(await say(item, owner, lead, "veto", {}, { reason: `${lead}的条件不符` }));
    expect(await stepsOf(item)).toEqual(["resolveUnmatched"]);
    for (const who of [officer, officer2]) expect(valueOf(await listTodo(await at(who), 200)).mine).toContainEqual(expect.objectContaining({ code: "resolveUnmatched", no: item.no }));
    expect(codeOf(await move(item, officer, "startReview"))).toBe("nothingAgreed");
    expect(codeOf(await move(item, ends, turn))).toBe("reasonNeeded");
    expect(valueOf(await move(item, ends, turn, { reason: "各申报均未与需求方达成合作协议" }))).toMatchObject({ to: "endedUnmatched" });
    expect((await statusOf(item)).map(({ status }) => status)).toEqual(["unmatched", "unmatched"]);
    const { rows } = await getPool().query<{ reason: string }>("select public_reason as reason from challenge where id = $1", [item.id]);
    expect(rows[0]!.reason).toBe("各申报均未与需求方达成合作协议");
    expect(valueOf(await showResult(await at(item.bids.T01!.team), item.bids.T01!.no))).toMatchObject({ kind: "ended", reason: "各申报均未与需求方达成合作协议", dropped: { as: "unmatched", reason: "T01的条件不符" } });
    expect(await mails("challengeEnded", item.no)).toHaveLength(2);
    expect(await mails("unmatched", item.no)).toEqual([]);
    expect(await stepsOf(item)).toEqual([]);
    expect(await brokenInvariants()).toEqual([]);
  });

  it.each(["giveUp", "reissue"] as const)("%s reads under its lock what the owner and the bureau said meanwhile, and whoever comes after it is told", async (turn) => {
    const item = await anItem(["T01", "T02"]);
    const { owner, staff: { officer, officer2 } } = item;
    const end = async () => move(item, turn === "giveUp" ? officer2 : officer, turn, { reason: "对接未达成" });
    const { dueOn } = valueOf(await move(item, officer, "startMatching")) as { dueOn: string };
    valueOf(await say(item, owner, "T01", "veto", {}, { reason: "条件不符" }));
    valueOf(await say(item, owner, "T02", "veto", {}, { reason: "条件不符" }));
    const again = async () => say(item, officer, "T02", "propose", {}, { reason: "愿再谈" });
    expect((await inThisOrder(item, again, end)).map(codeOf)).toEqual([null, "matchingRunning"]);
    const offline = await paperOfToday(officer);
    const { signedOn } = await anAgreement(officer);
    await afterDay(dueOn);
    await endSilentMatchings(await readClock());
    const signed = async () => agree(item, officer, "T02", { signedOn }, { offline });
    expect((await inThisOrder(item, signed, end)).map(codeOf)).toEqual([null, "agreementStands"]);
    expect((await statusOf(item)).map(({ status }) => status)).toEqual(["formPassed", "formPassed"]);
    expect(await stepsOf(item)).toEqual(["startReview"]);

    const other = await anItem(["T01", "T02"]);
    valueOf(await move(other, other.staff.officer, "startMatching"));
    for (const lead of ["T01", "T02"]) valueOf(await say(other, other.owner, lead, "veto", {}, { reason: "条件不符" }));
    const ends = async () => move(other, turn === "giveUp" ? other.staff.officer2 : other.staff.officer, turn, { reason: "对接未达成" });
    expect((await inThisOrder(other, ends, async () => say(other, other.staff.officer, "T01", "propose", {}, { reason: "愿再谈" }))).map(codeOf)).toEqual([null, "notBeforeOwner"]);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("begins as a review would: not with none, and with one only when asked again, under the higher mark", async () => {
    const { officer } = await aBureau();
    const none = await anOpenedItem({ bids: [{ lead: "T01", form: "reject" }], owner: "D1", pattern: "A" });
    expect(valueOf(await makeMove(officer, "challenge", none.no, "startMatching"))).toMatchObject({ to: "noBid" });
    const single = await anItem(["T01"]);
    expect(valueOf(await move(single, single.staff.officer, "startMatching"))).toMatchObject({ to: "singleBid" });
    expect(codeOf(await move(single, single.staff.officer, "startReview"))).toBe("matchingFirst");
    expect(valueOf(await move(single, single.staff.officer, "startMatching"))).toMatchObject({ to: "matching", bids: 1 });
    valueOf(await agree(single, single.owner, "T01"));
    valueOf(await move(single, single.staff.officer, "startReview"));
    const experts = await aPanel(single, ["E901", "E902", "E903"]);
    await markAndSign(single, experts, { T01: 74 }, true);
    valueOf(await move(single, single.staff.officer, "freezeRanking"));
    const ranking = valueOf(await showRanking(await at(single.staff.leader), single.no));
    expect(ranking.kind === "frozen" && ranking.file.rules.passMark).toBe(75);
    const { rows } = await getPool().query<{ id: string }>("select round_id as id from challenge where id = $1", [single.id]);
    expect((await findExceptions([rows[0]!.id], true)).filter(({ challengeNo, kinds }) => challengeNo === single.no && kinds.includes("singleBid")).map(({ event }) => event)).toEqual(["startMatching"]);
  });

  it("is no step of another pattern", async () => {
    const item = await anOpenedItem({ bids: [{ lead: "T01" }, { lead: "T02" }] });
    expect(codeOf(await move(item, item.staff.officer, "startMatching"))).toBe("stageNotInPattern");
    valueOf(await move(item, item.staff.officer, "startReview"));
  });
});
