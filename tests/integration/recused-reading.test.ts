import { expect, it } from "vitest";
import { actorOfPerson } from "#app/auth/actor.ts";
import { getPool } from "#app/db/client.ts";
import { type Actor, itemsClosedTo } from "#app/domain/policy/actor.ts";
import { listNotices } from "#app/services/notice/list-notices.ts";
import { showNotice } from "#app/services/notice/show-notice.ts";
import { askQuestion } from "#app/services/question/ask-question.ts";
import { listQuestions, showQuestion } from "#app/services/question/list-questions.ts";
import { declareConflicts } from "#app/services/review/declare-conflicts.ts";
import { hideContent } from "#app/services/takedown/hide-content.ts";
import { listTakedowns, showTakedown, showTakedownPage } from "#app/services/takedown/list-takedowns.ts";
import { listTodo } from "#app/services/todo/list-todo.ts";
import { aTeam } from "#tests/support/bid-builders.ts";
import { aChallenge, aPerson, at, codeOf, grantDuties, makeMove, valueOf } from "#tests/support/builders.ts";
import { aRankedItem } from "#tests/support/reviews.ts";

/** The officer after stepping out of the item (回避), as the next request knows them. */
async function steppedOut(item: { no: string }, username: string): Promise<Actor> {
  const out = await aPerson(username, "officer", "secondOfficer");
  await grantDuties(out);
  valueOf(await declareConflicts(await at(out), item.no, { item: "kin", answers: [], words: "" }));
  return { ...(await actorOfPerson(username))!, secondFactorFresh: true };
}

it("the draft of a result is for the duties that know the award, not for who stepped out, nor for who witnesses or administers", async () => {
  const item = await aRankedItem({ T01: 90, T02: 80 });
  const decided = valueOf(await makeMove(item.staff.leader, "challenge", item.no, "decide", { awards: [{ bid: item.bids.T01!.no }], minuteNo: "示例纪要〔2026〕8号" })) as { notice: string };
  const out = await steppedOut(item, "out-of-result");
  const withRole = (role: "witness" | "systemAdmin" | "securityAdmin" | "auditAdmin"): Actor => ({ ...item.staff.officer, personId: out.personId, roles: [{ role, roundId: null }] });
  const listed = async (actor: Actor) => (await listNotices(await at(actor), { text: item.no })).rows.map(({ id }) => id);
  for (const actor of [out, withRole("witness"), withRole("systemAdmin"), withRole("securityAdmin"), withRole("auditAdmin")]) {
    expect(await listed(actor)).toEqual([]);
    expect(codeOf(await showNotice(await at(actor), decided.notice))).toBe("notFound");
  }
  for (const actor of [item.staff.officer, item.staff.officer2, item.staff.leader, item.staff.supervisor]) {
    expect(await listed(actor)).toEqual([decided.notice]);
    expect(valueOf(await showNotice(await at(actor), decided.notice))).toMatchObject({ awards: [expect.anything()] });
  }
  expect(codeOf(await makeMove(out, "notice", decided.notice, "publish", { documentNumber: "测回避〔2026〕1号" }))).toBe("notFound");
  valueOf(await makeMove(item.staff.officer2, "notice", decided.notice, "publish", { documentNumber: "测回避〔2026〕1号" }));
  expect(await listed(out)).toEqual([decided.notice]);
  expect(codeOf(await makeMove(out, "notice", decided.notice, "withdraw", {}, { reason: "撤回" }))).toBe("notAllowed");
});

it("questions and hidden texts of an item are nobody's who stepped out of it, on no page, in no list and not as a matter to do", async () => {
  const item = await aChallenge();
  const asked = valueOf(await askQuestion(await at((await aTeam("T01")).actor), { challenge: item.no, text: "附液碱按干基计吗？" }));
  const hidden = valueOf(await hideContent(await at(item.staff.officer), { challenge: item.no, target: "background", publicReason: "涉及企业商业秘密" }));
  const out = await steppedOut(item, "out-of-questions");
  const told = async (actor: Actor) => {
    const ctx = await at(actor);
    const { mine } = valueOf(await listTodo(ctx, 500));
    return {
      lists: [valueOf(await listQuestions(ctx)).filter(({ challengeNo }) => challengeNo === item.no).length, valueOf(await listTakedowns(ctx)).filter(({ challengeNo }) => challengeNo === item.no).length],
      pages: [codeOf(await showQuestion(ctx, asked.no)), codeOf(await showTakedown(ctx, hidden.no)), codeOf(await showTakedownPage(ctx, item.no))],
      todo: mine.filter(({ code, href }) => (code === "publishAnswer" || code === "decideTakedown") && (href.includes(item.no) || href.includes(asked.no))).map(({ code }) => code),
    };
  };
  const both: Actor = { ...item.staff.officer, personId: out.personId, roles: [...item.staff.officer.roles, ...item.staff.officer2.roles] };
  expect(await told(both)).toEqual({ lists: [1, 1], pages: [null, null, null], todo: expect.arrayContaining(["publishAnswer", "decideTakedown"]) });
  expect(await told(out)).toEqual({ lists: [0, 0], pages: ["notFound", "notFound", "notFound"], todo: [] });
  // Who supervises another round watches that one: of this item it gives nothing.
  const supervise = async (round: string) => {
    await getPool().query("insert into role_grant (person_id, role, round_id) select $1, 'supervisor', id from round where code = $2", [out.personId, round]);
    return { ...(await actorOfPerson("out-of-questions"))!, secondFactorFresh: true };
  };
  const elsewhere = await supervise((await aChallenge()).round);
  expect(await told(elsewhere)).toEqual({ lists: [0, 0], pages: ["notFound", "notFound", "notFound"], todo: [] });
  expect(itemsClosedTo(elsewhere)).toEqual([item.id]);
  expect(await told(await supervise(item.round))).toEqual({ lists: [1, 1], pages: [null, null, null], todo: [] });
  expect(codeOf(await makeMove(out, "takedown", hidden.no, "restore", {}, { reason: "可以公开" }))).toBe("notFound");
});
