import { afterEach, describe, expect, it } from "vitest";
import { getPool } from "#app/db/client.ts";
import { publicActor } from "#app/domain/policy/actor.ts";
import { linkMember, remindMember } from "#app/services/bid/ask-member.ts";
import { answerLink, showLink } from "#app/services/bid/confirm-member.ts";
import { dropMember } from "#app/services/bid/drop-member.ts";
import { answerConfirmation, listConfirmations } from "#app/services/bid/list-confirmations.ts";
import { saveDraft } from "#app/services/bid/save-draft.ts";
import { showBid } from "#app/services/bid/show-bid.ts";
import { showDues } from "#app/services/bid/show-dues.ts";
import { showOwnBid } from "#app/services/bid/show-own-bid.ts";
import { showMembers } from "#app/services/bid/show-members.ts";
import { listTodo } from "#app/services/todo/list-todo.ts";
import { aBid, aDraft, aMember, aTeam, closeAndOpen, rejectBid, toDeadline } from "#tests/support/bid-builders.ts";
import { aChallenge, at, codeOf, makeMove, resetClock, setClock, valueOf } from "#tests/support/builders.ts";
import { confirmBy, setRule, taskFor, type Team } from "#tests/support/members.ts";

afterEach(resetClock);

const states = async (team: Team, no: string) => valueOf(await showMembers(await at(team.actor), no)).members.map(({ state }) => state);

describe("a member's confirmation", () => {
  it("is of its own block alone, survives other edits, and is reset in words when the block changes", async () => {
    const challenge = await aChallenge();
    const [t01, t03] = [await aTeam("T01"), await aTeam("T03")];
    const draft = aDraft({ members: [aMember(t03.uscc, { people: "张工，高级工程师，6 人月" })] });
    const { no } = await aBid(t01.actor, challenge.no, { draft });
    expect(await states(t01, no)).toEqual(["open"]);
    const task = (await taskFor(t03, challenge.no))!;
    expect(task).toMatchObject({ leadName: t01.name, unitName: t03.name, state: "open", money: null, block: { tasks: "中试", moneyOutFen: 40_000_000, ipShare: 2_000 } });
    const seen = JSON.stringify(task);
    for (const secret of ["两段石灰", "420000000", no, "李工"]) expect(seen).not.toContain(secret);
    valueOf(await confirmBy(t03, challenge.no));
    expect(codeOf(await confirmBy(t03, challenge.no))).toBe("alreadyDone");
    expect(await states(t01, no)).toEqual(["confirmed"]);
    valueOf(await saveDraft(await at(t01.actor), no, { draft: { ...draft, summary: "改进的路线。" } }));
    expect(await states(t01, no)).toEqual(["confirmed"]);
    const more = { ...draft, members: [{ ...draft.members[0]!, moneyOutFen: 39_000_000 }] };
    valueOf(await saveDraft(await at(t01.actor), no, { draft: more }));
    expect(await states(t01, no)).toEqual(["changed"]);
    // What was on the member's screen is no longer what stands there.
    expect(codeOf(await answerConfirmation(await at(t03.actor), { bidId: task.bidId, digest: task.digest, answer: "confirmed" }))).toBe("memberBlockChanged");
    // Taken back to what was confirmed, it needs no second word.
    valueOf(await saveDraft(await at(t01.actor), no, { draft }));
    expect(await states(t01, no)).toEqual(["confirmed"]);
  });

  it("is nobody else's: not a foreign unit's, not a plain member's of the unit", async () => {
    const challenge = await aChallenge();
    const [t01, t03, t04] = [await aTeam("T01"), await aTeam("T03"), await aTeam("T04")];
    await aBid(t01.actor, challenge.no, { draft: aDraft({ members: [aMember(t03.uscc)] }) });
    const task = (await taskFor(t03, challenge.no))!;
    const plain = { ...t03.actor, units: [{ unitId: t03.unitId, administrator: false }] };
    for (const actor of [t04.actor, t01.actor, plain, publicActor]) {
      expect(valueOf(await listConfirmations(await at(actor))).filter(({ challengeNo }) => challengeNo === challenge.no)).toEqual([]);
      expect(codeOf(await answerConfirmation(await at(actor), { bidId: task.bidId, digest: task.digest, answer: "confirmed" }))).toBe("notFound");
    }
    expect(codeOf(await showMembers(await at(t03.actor), task.bidId))).toBe("notFound");
  });

  it("may follow the submission until the second working day, and the form check says who did not", async () => {
    const challenge = await aChallenge();
    const [t01, t03, t04] = [await aTeam("T01"), await aTeam("T03"), await aTeam("T04")];
    const { no } = await aBid(t01.actor, challenge.no, { draft: aDraft({ members: [aMember(t03.uscc), aMember(t04.uscc)] }) });
    const { dueAt } = valueOf(await showMembers(await at(t01.actor), no));
    await toDeadline(challenge.no);
    valueOf(await confirmBy(t03, challenge.no));
    await getPool().query("update person set email = $2 where id = $1", [t01.actor.personId, "lead-t01@example.org"]);
    await closeAndOpen(challenge);
    const { rows } = await getPool().query("select data -> 'mail' ->> 'words' as words, data -> 'mail' ->> 'at' as at from pgboss.job where data -> 'mail' ->> 'news' = 'unconfirmed' and data -> 'mail' ->> 'bidNo' = $1", [no]);
    expect(rows).toEqual([{ words: "1 家", at: dueAt }]);
    const finding = async () => {
      const view = valueOf(await showBid(await at(challenge.staff.officer), no));
      return view.sight === "whole" ? view.findings.find(({ check }) => check === "confirmations") : null;
    };
    expect(await finding()).toEqual({ check: "confirmations", level: "flag", about: [t04.name], until: expect.any(String) });
    const waiting = async () => valueOf(await listTodo(await at(t01.actor), 200)).mine.filter((one) => one.no === no && one.code === "remindMembers");
    expect(await waiting()).toMatchObject([{ count: 1, due: dueAt, href: `/work/bids/${no}/members` }]);
    await setClock(new Date(Date.parse(dueAt!) - 1000).toISOString());
    valueOf(await confirmBy(t04, challenge.no));
    expect(await finding()).toEqual({ check: "confirmations", level: "ok", about: [] });
    expect(await waiting()).toEqual([]);
    await setClock(dueAt!);
    expect(codeOf(await confirmBy(t04, challenge.no, "declined"))).toBe("deadlinePassed");
  });

  it("is asked for where its administrators look: in 待办 until they answer, by mail or SMS when they are reminded and once more at the closing", async () => {
    const challenge = await aChallenge();
    const [t01, t03, t04, t05] = [await aTeam("T01"), await aTeam("T03"), await aTeam("T04"), await aTeam("T05")];
    await getPool().query("update person set email = null, phone = '13700001103' where id = $1", [t03.actor.personId]);
    await getPool().query("update person set email = 'member-t04@example.org' where id = $1", [t04.actor.personId]);
    await getPool().query("update person set email = 'member-t05@example.org' where id = $1", [t05.actor.personId]);
    const { no } = await aBid(t01.actor, challenge.no, { draft: aDraft({ members: [aMember(t03.uscc), aMember(t04.uscc), aMember(t05.uscc)] }) });
    const asked = async (team: Team) => valueOf(await listTodo(await at(team.actor), 50)).mine.filter((one) => one.code === "confirmPart" && one.no === challenge.no);
    const { dueAt } = valueOf(await showMembers(await at(t01.actor), no));
    expect(await asked(t03)).toMatchObject([{ due: dueAt, href: "/work/confirmations" }]);
    const written = async () => (await getPool().query<{ to: string; data: string }>("select data ->> 'to' as to, data::text as data from pgboss.job where coalesce(data -> 'mail' ->> 'template', data -> 'sms' ->> 'kind') = 'memberReminder' and data ->> 'to' in ('13700001103', 'member-t04@example.org', 'member-t05@example.org') order by 1")).rows;
    expect(valueOf(await remindMember(await at(t01.actor), no, { uscc: t03.uscc }))).toEqual({ written: 1 });
    expect((await written()).map(({ to }) => to)).toEqual(["13700001103"]);
    valueOf(await confirmBy(t04, challenge.no));
    expect(await asked(t04)).toEqual([]);
    valueOf(await confirmBy(t05, challenge.no, "declined"));
    await closeAndOpen(challenge);
    // Who answered is left alone; who did not hears once more.
    const all = await written();
    expect(all.map(({ to }) => to)).toEqual(["13700001103", "13700001103"]);
    for (const { data } of all) for (const secret of [no, challenge.no, t01.name]) expect(data).not.toContain(secret);
    await setClock(dueAt!);
    expect(await asked(t03)).toEqual([]);
  });

  it("or refusal reaches the lead at once, without naming who refused; a second no is another mail", async () => {
    const challenge = await aChallenge();
    const [t01, t03] = [await aTeam("T01"), await aTeam("T03")];
    const { no } = await aBid(t01.actor, challenge.no, { draft: aDraft({ members: [aMember(t03.uscc)] }) });
    await getPool().query("update person set email = $2 where id = $1", [t01.actor.personId, "lead-t01@example.org"]);
    const mails = async () => (await getPool().query<{ data: string }>("select data::text as data from pgboss.job where data -> 'mail' ->> 'news' = 'memberDeclined' and data -> 'mail' ->> 'bidNo' = $1", [no])).rows.map(({ data }) => data);
    valueOf(await confirmBy(t03, challenge.no, "declined"));
    expect(await states(t01, no)).toEqual(["declined"]);
    expect(await mails()).toHaveLength(1);
    expect((await mails()).join()).not.toMatch(new RegExp(`${t03.name}|${t03.uscc}`));
    valueOf(await confirmBy(t03, challenge.no));
    valueOf(await confirmBy(t03, challenge.no, "declined"));
    expect(await mails()).toHaveLength(2);
  });

  it("comes first where the round says so", async () => {
    const challenge = await aChallenge();
    await setRule(challenge.round, { confirmation: "first" });
    const [t01, t03] = [await aTeam("T01"), await aTeam("T03")];
    const { no } = await aBid(t01.actor, challenge.no, { status: "draft", draft: aDraft({ members: [aMember(t03.uscc)] }) });
    expect(await makeMove(t01.actor, "bid", no, "submit")).toEqual({ ok: false, refusal: { code: "membersUnconfirmed", facts: { count: 1 }, fields: [{ path: "members.0.uscc", message: "memberUnavailable" }] } });
    expect(await taskFor(t03, challenge.no)).toBeUndefined();
    valueOf(await remindMember(await at(t01.actor), no, { uscc: t03.uscc }));
    expect(codeOf(await remindMember(await at(t01.actor), no, { uscc: t03.uscc }))).toBe("remindedAlready");
    valueOf(await confirmBy(t03, challenge.no));
    valueOf(await makeMove(t01.actor, "bid", no, "submit"));
  });

  it("is asked of a withdrawn bid while it may be submitted again, and of no bid that does not take part", async () => {
    const challenge = await aChallenge();
    await setRule(challenge.round, { confirmation: "first" });
    const [t01, t03, t04] = [await aTeam("T01"), await aTeam("T03"), await aTeam("T04")];
    const { no, draft } = await aBid(t01.actor, challenge.no);
    valueOf(await makeMove(t01.actor, "bid", no, "withdraw"));
    const { draftRevision } = valueOf(await showOwnBid(await at(t01.actor), no));
    valueOf(await saveDraft(await at(t01.actor), no, { draft: { ...draft, members: [aMember(t03.uscc), aMember(t04.uscc)] }, revision: draftRevision }));
    expect(codeOf(await makeMove(t01.actor, "bid", no, "submit"))).toBe("membersUnconfirmed");
    valueOf(await remindMember(await at(t01.actor), no, { uscc: t03.uscc }));
    valueOf(await confirmBy(t03, challenge.no));
    const { link } = valueOf(await linkMember(await at(t01.actor), no, { uscc: t04.uscc }));
    const token = link.split("/").at(-1)!;
    const { digest } = valueOf(await showLink(await at(publicActor), token));
    valueOf(await answerLink(await at(publicActor), token, { digest, answer: "confirmed", name: "陈工", phone: "13900001234" }));
    valueOf(await makeMove(t01.actor, "bid", no, "submit"));
    expect(await states(t01, no)).toEqual(["confirmed", "confirmed"]);
    valueOf(await makeMove(t01.actor, "bid", no, "withdraw"));
    expect(await taskFor(t03, challenge.no)).toBeDefined();
    await toDeadline(challenge.no);
    expect(await taskFor(t03, challenge.no)).toBeUndefined();
    expect(codeOf(await remindMember(await at(t01.actor), no, { uscc: t03.uscc }))).toBe("deadlinePassed");
  });

  it("is asked of no bid that is out and of no item that is withdrawn; while an item is at rest the lead reads that it is", async () => {
    const [challenge, other] = [await aChallenge(), await aChallenge()];
    const [t01, t02, t03] = [await aTeam("T01"), await aTeam("T02"), await aTeam("T03")];
    const withMember = () => aDraft({ members: [aMember(t03.uscc)] });
    const bid = await aBid(t01.actor, challenge.no, { draft: withMember() });
    const draft = await aBid(t02.actor, other.no, { status: "draft", draft: withMember() });
    const { officer, officer2 } = challenge.staff;
    const remind = async (team: Team, no: string) => codeOf(await remindMember(await at(team.actor), no, { uscc: t03.uscc }));
    valueOf(await remindMember(await at(t02.actor), draft.no, { uscc: t03.uscc }));
    expect(await taskFor(t03, other.no)).toBeDefined();
    valueOf(await makeMove(officer, "challenge", other.no, "suspend", {}, { reason: "需求方资金待落实" }));
    expect(await remind(t02, draft.no)).toBe("notYetOpen");
    valueOf(await makeMove(officer2, "challenge", other.no, "withdraw", {}, { reason: "需求方撤回需求" }));
    expect(await remind(t02, draft.no)).toBe("wrongState");
    expect(await taskFor(t03, other.no)).toBeUndefined();
    await closeAndOpen(challenge);
    expect(await taskFor(t03, challenge.no)).toBeDefined();
    valueOf(await rejectBid(challenge.staff, bid.no, { reasonCode: "notEligible", reason: "不符合揭榜条件" }));
    expect(await taskFor(t03, challenge.no)).toBeUndefined();
    expect(await remind(t01, bid.no)).toBe("wrongState");
  });

  it("shows the whole budget only where the lead says so", async () => {
    const challenge = await aChallenge();
    const [t01, t03] = [await aTeam("T01"), await aTeam("T03")];
    const draft = aDraft({ members: [aMember(t03.uscc)] });
    await aBid(t01.actor, challenge.no, { draft: { ...draft, leadPart: { ...draft.leadPart, showsBudget: true } } });
    expect((await taskFor(t03, challenge.no))?.money).toEqual(draft.money);
  });
});

describe("a one-time link", () => {
  it("opens the own block, works once, is void when replaced or over, and stands nowhere in clear", async () => {
    const challenge = await aChallenge();
    const [t01, t03] = [await aTeam("T01"), await aTeam("T03")];
    const { no } = await aBid(t01.actor, challenge.no, { draft: aDraft({ members: [aMember(t03.uscc)] }) });
    const tokenOf = ({ link }: { link: string }) => link.split("/").at(-1)!;
    const first = tokenOf(valueOf(await linkMember(await at(t01.actor), no, { uscc: t03.uscc })));
    const token = tokenOf(valueOf(await linkMember(await at(t01.actor), no, { uscc: t03.uscc })));
    const nobody = await at(publicActor);
    expect(codeOf(await showLink(nobody, first))).toBe("linkVoid");
    // Looking uses nothing up: a scanner looks too.
    const { digest } = valueOf(await showLink(nobody, token));
    const { rows } = await getPool().query<{ all: string }>("select string_agg(r::text, ' ') || (select string_agg(e.body, ' ') from audit_event e) as all from bid_member_request r");
    for (const secret of [token, first, t03.uscc]) expect(rows[0]!.all).not.toContain(secret);
    const input = { digest, answer: "confirmed", name: "陈工", phone: "13900001234" };
    expect(codeOf(await answerLink(nobody, token, { ...input, phone: "1" }))).toBe("invalidInput");
    const answers = await Promise.all([answerLink(nobody, token, input), answerLink(nobody, token, input)]);
    expect(answers.map(codeOf).filter((code) => code !== null)).toHaveLength(1);
    expect(await states(t01, no)).toEqual(["confirmed"]);
    expect(valueOf(await showMembers(await at(t01.actor), no)).members[0]).toMatchObject({ via: "link" });
    expect(codeOf(await showLink(nobody, token))).toBe("linkVoid");
    const later = tokenOf(valueOf(await linkMember(await at(t01.actor), no, { uscc: t03.uscc })));
    await setClock(new Date(Date.parse((await at(t01.actor)).now) + 73 * 3_600_000).toISOString());
    expect(codeOf(await showLink(await at(publicActor), later))).toBe("linkVoid");
  });
});

describe("a silent partner", () => {
  it("is dropped or replaced in one move; its part goes to the lead or to the next", async () => {
    const challenge = await aChallenge();
    const [t01, t03, t04] = [await aTeam("T01"), await aTeam("T03"), await aTeam("T04")];
    const { no } = await aBid(t01.actor, challenge.no, { draft: aDraft({ members: [aMember(t03.uscc)] }) });
    valueOf(await dropMember(await at(t01.actor), no, { uscc: t03.uscc, replacement: t04.uscc }));
    expect(valueOf(await showMembers(await at(t01.actor), no)).members).toMatchObject([{ uscc: t04.uscc, name: t04.name, state: "open" }]);
    expect(await taskFor(t03, challenge.no)).toBeUndefined();
    valueOf(await makeMove(t01.actor, "bid", no, "replace"));
    valueOf(await dropMember(await at(t01.actor), no, { uscc: t04.uscc }));
    valueOf(await makeMove(t01.actor, "bid", no, "replace"));
    const view = valueOf(await showBid(await at(t01.actor), no));
    expect(view.sight === "own" ? view.submitted : null).toMatchObject({ members: [], leadPart: { ipShare: 10_000, moneyOutFen: 610_000_000 } });
    expect(codeOf(await dropMember(await at(t01.actor), no, { uscc: t04.uscc }))).toBe("notFound");
  });
});

describe("what is due besides the form", () => {
  it("names the attachments and the members that the form check will look for, and lets go of who confirmed", async () => {
    const challenge = await aChallenge();
    const [t01, t03] = [await aTeam("T01"), await aTeam("T03")];
    const { no } = await aBid(t01.actor, challenge.no, { draft: aDraft({ members: [aMember(t03.uscc)] }) });
    await setRule(challenge.round, { attachments: "check" });
    const dues = async () => valueOf(await showDues(await at(t01.actor), no));
    expect(await dues()).toEqual({ files: ["proposal", "testReport", "unitIntegrity", "leadIntegrity", "agreement", "sealedPrint"], members: [{ uscc: t03.uscc, name: t03.name, state: "open" }], isFirst: false });
    valueOf(await confirmBy(t03, challenge.no));
    expect((await dues()).members).toEqual([]);
    await setRule(challenge.round, { attachments: "off" });
    expect((await dues()).files).toEqual([]);
    expect(codeOf(await showDues(await at(t03.actor), no))).toBe("notFound");
  });
});
