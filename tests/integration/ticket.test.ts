import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { findProgressOf } from "#app/db/challenge-progress.ts";
import { closeDatabase, getPool } from "#app/db/client.ts";
import { brokenInvariants } from "#app/db/invariants.ts";
import { recordProbe } from "#app/db/outage.ts";
import { publicActor } from "#app/domain/policy/actor.ts";
import { listOwnBids } from "#app/services/bid/list-own-bids.ts";
import { tellLapsedReopenings } from "#app/services/bid/remind-deadlines.ts";
import { saveDraft } from "#app/services/bid/save-draft.ts";
import { showBid } from "#app/services/bid/show-bid.ts";
import { showReceipt } from "#app/services/bid/show-receipt.ts";
import { showChallenge } from "#app/services/challenge/show-challenge.ts";
import { listOutages } from "#app/services/site/list-outages.ts";
import { listExceptions } from "#app/services/exception/list-exceptions.ts";
import { listTickets, showTicket } from "#app/services/ticket/list-tickets.ts";
import { reportTicket } from "#app/services/ticket/report-ticket.ts";
import { listTodo } from "#app/services/todo/list-todo.ts";
import { aBid, aTeam, toDeadline } from "#tests/support/bid-builders.ts";
import { aChallenge, aPerson, at, codeOf, makeMove, resetClock, setClock, valueOf } from "#tests/support/builders.ts";

afterEach(resetClock);
afterAll(closeDatabase);

const trouble = { description: "16:58 点提交，页面显示服务暂时不可用。", traceCode: "7KQ4-M2XA" };
const proposal = { minutes: 60, publicReason: "平台网络中断" };

async function newsOf(bidNo: string): Promise<string[]> {
  const { rows } = await getPool().query<{ news: string }>("select data -> 'mail' ->> 'news' as news from pgboss.job where data -> 'mail' ->> 'template' = 'bidNews' and data -> 'mail' ->> 'bidNo' = $1 order by created_on, id", [bidNo]);
  return rows.map(({ news }) => news);
}

async function later(minutes: number): Promise<void> {
  const { now } = await at(publicActor);
  await setClock(new Date(Date.parse(now) + minutes * 60_000).toISOString());
}

/** A closed challenge with one sealed bid, and another team's draft that did not make it. */
async function afterClosing() {
  const challenge = await aChallenge();
  const [other, team] = [await aTeam("T01"), await aTeam("T03")];
  await getPool().query("update person set email = $2 where id = $1", [team.actor.personId, "lead-t03@example.org"]);
  await aBid(other.actor, challenge.no);
  const draft = await aBid(team.actor, challenge.no, { status: "draft" });
  await toDeadline(challenge.no);
  valueOf(await makeMove(challenge.staff.officer, "challenge", challenge.no, "close"));
  return { challenge, other, team, draft, ...challenge.staff };
}

describe("提交遇阻", () => {
  it("opens one bid again with two people's consent, announces it without a name, and holds the opening back", async () => {
    const { challenge, other, team, draft, officer, officer2, supervisor } = await afterClosing();
    expect(codeOf(await makeMove(team.actor, "bid", draft.no, "submit"))).toBe("deadlinePassed");
    const ticket = valueOf(await reportTicket(await at(team.actor), { bid: draft.no, ...trouble }));
    expect(codeOf(await reportTicket(await at(team.actor), { bid: draft.no, ...trouble }))).toBe("alreadyDone");
    expect(valueOf(await listTodo(await at(officer))).mine).toContainEqual(expect.objectContaining({ code: "answerTicket", no: ticket.no }));

    const both = { ...officer, roles: [...officer.roles, ...officer2.roles] };
    expect(codeOf(await makeMove(officer2, "ticket", ticket.no, "reopen"))).toBe("wrongState");
    expect(codeOf(await makeMove(team.actor, "ticket", ticket.no, "propose", proposal))).toBe("notAllowed");
    expect(await makeMove(officer, "ticket", ticket.no, "propose", { ...proposal, minutes: 5 })).toMatchObject({ refusal: { code: "invalidInput", fields: [{ path: "minutes" }] } });
    valueOf(await makeMove(both, "ticket", ticket.no, "propose", proposal));
    expect(codeOf(await makeMove(both, "ticket", ticket.no, "reopen"))).toBe("samePerson");
    const reopened = valueOf(await makeMove(officer2, "ticket", ticket.no, "reopen"));

    const shown = valueOf(await showChallenge(await at(publicActor), challenge.no));
    expect(shown.reopenings).toMatchObject([{ until: reopened.until, publicReason: proposal.publicReason }]);
    for (const secret of [draft.no, team.name, ticket.no]) expect(JSON.stringify(shown)).not.toContain(secret);
    expect(codeOf(await makeMove(officer2, "challenge", challenge.no, "openBids"))).toBe("reopeningRunning");
    expect(valueOf(await showBid(await at(team.actor), draft.no))).toMatchObject({ editing: { mode: "bidding", until: reopened.until } });

    // What is missing can be written meanwhile.
    valueOf(await saveDraft(await at(team.actor), draft.no, { draft: { ...draft.draft, summary: "恢复申报期间补写。" }, revision: 1 }));
    valueOf(await makeMove(team.actor, "bid", draft.no, "submit"));
    expect(Date.parse(valueOf(await showReceipt(await at(team.actor), draft.no)).receipt.deadline)).toBe(Date.parse(shown.reopenings[0]!.until));
    // Nobody else's bid is open again, and what was counted is not taken back.
    const [own] = (await getPool().query<{ no: string }>("select no from bid where lead_unit_id = $1 and challenge_id = (select id from challenge where no = $2)", [other.unitId, challenge.no])).rows;
    expect(codeOf(await makeMove(other.actor, "bid", own!.no, "replace"))).toBe("deadlinePassed");
    expect(codeOf(await makeMove(team.actor, "bid", draft.no, "withdraw"))).toBe("deadlinePassed");

    await later(61);
    expect(codeOf(await makeMove(team.actor, "bid", draft.no, "replace"))).toBe("deadlinePassed");
    expect(valueOf(await makeMove(officer2, "challenge", challenge.no, "openBids"))).toMatchObject({ opened: 2, failed: 0 });
    expect(codeOf(await reportTicket(await at(team.actor), { bid: draft.no, ...trouble }))).toBe("openedAlready");
    expect(valueOf(await listExceptions(await at(supervisor), challenge.round)).rows.map(({ kinds }) => kinds)).toContainEqual(["bidReopened"]);
    expect(await newsOf(draft.no)).toEqual(["notSubmitted", "lateRefused", "reopened"]);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("stands in 待办 and 我的申报 with its own end, and who let it go by is told once", async () => {
    const { challenge, other, team, draft, officer, officer2 } = await afterClosing();
    const rowOf = async (actor: typeof team.actor) => valueOf(await listOwnBids(await at(actor))).find(({ challengeNo }) => challengeNo === challenge.no);
    const sealed = (await rowOf(other.actor))!.no;
    const todoOf = async (actor: typeof team.actor) => valueOf(await listTodo(await at(actor))).mine.filter(({ no, code }) => code === "submitDraft" && (no === draft.no || no === sealed));
    expect(await rowOf(team.actor)).toMatchObject({ dueAt: null });
    expect(await todoOf(team.actor)).toEqual([]);
    const until: string[] = [];
    for (const [actor, no] of [[team.actor, draft.no], [other.actor, sealed]] as const) {
      const ticket = valueOf(await reportTicket(await at(actor), { bid: no, ...trouble }));
      valueOf(await makeMove(officer, "ticket", ticket.no, "propose", proposal));
      until.push(valueOf(await makeMove(officer2, "ticket", ticket.no, "reopen")).until as string);
      expect(await rowOf(actor)).toMatchObject({ dueAt: until.at(-1) });
      expect(await todoOf(actor)).toMatchObject([{ no, due: until.at(-1) }]);
    }
    // What came in time is done.
    valueOf(await makeMove(other.actor, "bid", sealed, "replace"));
    expect(await todoOf(other.actor)).toEqual([]);
    await tellLapsedReopenings();
    expect(await newsOf(draft.no)).not.toContain("reopeningLapsed");
    await later(61);
    await tellLapsedReopenings();
    await tellLapsedReopenings();
    expect((await newsOf(draft.no)).filter((news) => news === "reopeningLapsed")).toHaveLength(1);
    expect(await newsOf(sealed)).not.toContain("reopeningLapsed");
    expect(await rowOf(team.actor)).toMatchObject({ dueAt: null });
    expect(await todoOf(team.actor)).toEqual([]);
  });

  it("is declined with a reason, and nobody but its team and the officers learns of it", async () => {
    const { other, team, draft, officer, officer2, leader } = await afterClosing();
    const ticket = valueOf(await reportTicket(await at(team.actor), { bid: draft.no, ...trouble }));
    const stranger = await aPerson("stranger");
    for (const actor of [other.actor, leader, stranger, publicActor]) expect(codeOf(await showTicket(await at(actor), ticket.no))).toBe("notFound");
    expect(valueOf(await listTickets(await at(other.actor))).map(({ no }) => no)).not.toContain(ticket.no);
    expect(valueOf(await listTickets(await at(officer2))).map(({ no }) => no)).toContain(ticket.no);
    expect(codeOf(await reportTicket(await at(other.actor), { bid: draft.no, ...trouble }))).toBe("notFound");
    expect(codeOf(await makeMove(officer, "ticket", ticket.no, "decline"))).toBe("reasonNeeded");
    valueOf(await makeMove(officer, "ticket", ticket.no, "decline", {}, { reason: "日志显示没有收到提交请求" }));
    expect(valueOf(await showTicket(await at(team.actor), ticket.no))).toMatchObject({ status: "declined", traceCode: trouble.traceCode });
    expect(await newsOf(draft.no)).toEqual(["notSubmitted", "ticketDeclined"]);
    expect(codeOf(await makeMove(team.actor, "bid", draft.no, "submit"))).toBe("deadlinePassed");
    // Answered, so that further trouble can be reported.
    expect(codeOf(await reportTicket(await at(team.actor), { bid: draft.no, ...trouble }))).toBe(null);
  });

  it("holds the opening, and the loss of a key, until it is answered; who was answered once holds nothing up again", async () => {
    const { challenge, team, draft, officer, officer2 } = await afterClosing();
    const report = () => at(team.actor).then((ctx) => reportTicket(ctx, { bid: draft.no, ...trouble }));
    const open = () => makeMove(officer2, "challenge", challenge.no, "openBids");
    const { no } = valueOf(await report());
    expect([codeOf(await open()), codeOf(await makeMove(officer2, "challenge", challenge.no, "recordLoss", {}, { reason: "码全部遗失" }))]).toEqual(["ticketsWaiting", "ticketsWaiting"]);
    valueOf(await makeMove(officer, "ticket", no, "propose", proposal));
    expect(codeOf(await open())).toBe("ticketsWaiting");
    // The page where holders type their codes and the matrix know it as well.
    expect(await findProgressOf(challenge.id)).toMatchObject({ ticketsWaiting: 1, reopenedUntil: null, hasOpenedBids: false });
    const { until } = valueOf(await makeMove(officer2, "ticket", no, "reopen"));
    expect(await findProgressOf(challenge.id)).toMatchObject({ ticketsWaiting: 0, reopenedUntil: until });
    await later(61);
    const second = valueOf(await report());
    expect(codeOf(await open())).toBe("ticketsWaiting");
    valueOf(await makeMove(officer, "ticket", second.no, "decline", {}, { reason: "重新开放期间没有提交" }));
    valueOf(await report());
    expect(valueOf(await open())).toMatchObject({ opened: 1 });
    expect(await findProgressOf(challenge.id)).toMatchObject({ hasOpenedBids: true });
  });

  it("where nobody submitted is reported all the same, and answered by moving the deadline for everybody", async () => {
    const challenge = await aChallenge();
    const { officer, officer2 } = challenge.staff;
    const team = await aTeam("T03");
    const draft = await aBid(team.actor, challenge.no, { status: "draft" });
    await toDeadline(challenge.no);
    expect(valueOf(await makeMove(officer, "challenge", challenge.no, "close"))).toMatchObject({ to: "noBid" });
    const { no } = valueOf(await reportTicket(await at(team.actor), { bid: draft.no, ...trouble }));
    expect(valueOf(await listTodo(await at(officer))).mine).toContainEqual(expect.objectContaining({ code: "answerTicket", no }));
    expect(codeOf(await makeMove(officer, "ticket", no, "propose", proposal))).toBe("extendInstead");
    // It is not given up over the head of who was kept away.
    expect([codeOf(await makeMove(officer2, "challenge", challenge.no, "giveUp", {}, { reason: "无人揭榜" })), codeOf(await makeMove(officer, "challenge", challenge.no, "reissue", {}, { reason: "无人揭榜" }))]).toEqual(["ticketsWaiting", "ticketsWaiting"]);
    const closesAt = new Date(Date.parse((await at(officer)).now) + 3 * 86_400_000).toISOString();
    valueOf(await makeMove(officer, "challenge", challenge.no, "askExtend", { closesAt, onDayOff: true }, { reason: "有单位提交遇阻" }));
    valueOf(await makeMove(officer2, "challenge", challenge.no, "extend", { closesAt }, { reason: "有单位提交遇阻" }));
    expect(valueOf(await makeMove(team.actor, "bid", draft.no, "submit"))).toMatchObject({ to: "submitted" });
    valueOf(await makeMove(officer, "ticket", no, "decline", {}, { reason: "截止时间已推后" }));
  });

  it("before the closing waits: the team simply tries again", async () => {
    const challenge = await aChallenge();
    const team = await aTeam("T01");
    const draft = await aBid(team.actor, challenge.no, { status: "draft" });
    const ticket = valueOf(await reportTicket(await at(team.actor), { bid: draft.no, ...trouble }));
    expect(codeOf(await makeMove(challenge.staff.officer, "ticket", ticket.no, "propose", proposal))).toBe("beforeDeadline");
  });
});

describe("故障顺延", () => {
  beforeEach(async () => {
    await getPool().query("select probe_answered('1 hour')");
  });

  /** The probe's last answer lies so many minutes back. */
  async function silence(minutes: number): Promise<void> {
    const { rows } = await getPool().query<{ superuser: boolean }>("select current_setting('is_superuser') = 'on' as superuser");
    expect(rows[0]?.superuser).toBe(false);
    await withOwner(`update probe_beat set ok_at = clock_timestamp() - interval '${minutes} minutes'`);
  }

  it("records what lies between two answers of the probe, and nobody can change the record", async () => {
    expect(await recordProbe()).toBeNull();
    await silence(2);
    expect(await recordProbe()).toBeNull();
    await silence(45);
    const outage = await recordProbe();
    expect(Math.round((Date.parse(outage!.endAt) - Date.parse(outage!.startAt)) / 60_000)).toBe(45);
    const { outages, lastAnswerAt } = valueOf(await listOutages());
    expect(outages[0]).toEqual(outage);
    expect(Math.abs(Date.parse(lastAnswerAt!) - Date.parse(outage!.endAt))).toBeLessThan(1000);
    for (const statement of ["insert into outage (start_at, end_at) values (app_now(), app_now())", "update outage set end_at = app_now()", "delete from outage", "update probe_beat set ok_at = app_now()"]) {
      await expect(getPool().query(statement)).rejects.toThrow(/permission denied/);
    }
    await expect(withOwner("delete from outage")).rejects.toThrow();
  });

  it("moves a deadline that has passed only for enough of it, while all is sealed, and the count is made anew", async () => {
    const { challenge, team, draft, officer, officer2 } = await afterClosing();
    const closesAt = new Date(Date.parse((await at(officer)).now) + 86_400_000).toISOString();
    const extend = (actor = officer2) => makeMove(actor, "challenge", challenge.no, "extend", { closesAt }, { reason: "平台中断" });
    const ask = () => makeMove(officer, "challenge", challenge.no, "askExtend", { closesAt, onDayOff: true }, { reason: "平台中断" });
    expect(codeOf(await ask())).toBe("noOutage");
    expect(codeOf(await extend())).toBe("noOutage");
    await silence(20);
    await recordProbe();
    expect(codeOf(await extend())).toBe("noOutage");
    const { rows } = await getPool().query<{ at: string }>("select to_json(closes_at - interval '40 minutes') #>> '{}' as at from challenge where no = $1", [challenge.no]);
    await withOwner(`insert into outage (start_at, end_at) values ('${rows[0]!.at}', '${rows[0]!.at}'::timestamptz + interval '31 minutes')`);
    expect(codeOf(await extend())).toBe("extensionNotAsked");
    valueOf(await ask());
    expect(codeOf(await extend({ ...officer, roles: [{ role: "secondOfficer", roundId: null }] }))).toBe("samePerson");
    valueOf(await extend());
    expect(valueOf(await showChallenge(await at(officer), challenge.no))).toMatchObject({ status: "open", bidsAtClose: null });
    valueOf(await makeMove(team.actor, "bid", draft.no, "submit"));
    expect(await newsOf(draft.no)).toEqual(["notSubmitted", "extended"]);
    await toDeadline(challenge.no);
    expect(valueOf(await makeMove(officer, "challenge", challenge.no, "close"))).toMatchObject({ to: "closed", bids: 2 });
    valueOf(await makeMove(officer2, "challenge", challenge.no, "openBids"));
    expect(codeOf(await extend())).toBe("openedAlready");
    expect(await brokenInvariants()).toEqual([]);
  });

  it("counts beside the one extension of an item that nobody answered", async () => {
    const challenge = await aChallenge();
    const { officer, officer2 } = challenge.staff;
    const close = async () => {
      await toDeadline(challenge.no);
      expect(valueOf(await makeMove(officer, "challenge", challenge.no, "close"))).toMatchObject({ to: "noBid" });
    };
    const inTwoDays = async () => new Date(Date.parse((await at(officer)).now) + 2 * 86_400_000).toISOString();
    const ask = (closesAt: string) => makeMove(officer, "challenge", challenge.no, "askExtend", { closesAt, onDayOff: true }, { reason: "延期" });
    const extend = async () => {
      const closesAt = await inTwoDays();
      valueOf(await ask(closesAt));
      valueOf(await makeMove(officer2, "challenge", challenge.no, "extend", { closesAt }, { reason: "延期" }));
    };
    const breakDown = async () => {
      const { rows } = await getPool().query<{ at: string }>("select to_json(closes_at - interval '40 minutes') #>> '{}' as at from challenge where no = $1", [challenge.no]);
      await withOwner(`insert into outage (start_at, end_at) values ('${rows[0]!.at}', '${rows[0]!.at}'::timestamptz + interval '31 minutes')`);
    };
    await close();
    await breakDown();
    await extend();
    await close();
    // The first was for the outage: the one that everybody has is left.
    await extend();
    await close();
    expect(codeOf(await ask(await inTwoDays()))).toBe("extendedAlready");
    await breakDown();
    await extend();
    expect(await brokenInvariants()).toEqual([]);
  });
});

async function withOwner(statement: string): Promise<void> {
  const { withConnection } = await import("#prisma/migration/connection.ts");
  await withConnection(process.env.DATABASE_URL ?? "", (client) => client.query(statement));
}
