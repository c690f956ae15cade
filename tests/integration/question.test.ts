import { afterAll, afterEach, describe, expect, it } from "vitest";
import { closeDatabase, getPool } from "#app/db/client.ts";
import { brokenInvariants } from "#app/db/invariants.ts";
import { type Actor, publicActor } from "#app/domain/policy/actor.ts";
import { askingEnds } from "#app/domain/question/terms.ts";
import { showChallengeForm } from "#app/services/challenge/edit-challenge.ts";
import { showChallenge } from "#app/services/challenge/show-challenge.ts";
import { showWorkChallenge } from "#app/services/challenge/show-work-challenge.ts";
import { listExceptions } from "#app/services/exception/list-exceptions.ts";
import { answerFollow, follow, followByMail, listFollowed, showFollow, unfollow } from "#app/services/follow/follow.ts";
import { askQuestion } from "#app/services/question/ask-question.ts";
import { listQuestions, showQuestion } from "#app/services/question/list-questions.ts";
import { showTimeline } from "#app/services/timeline/show-timeline.ts";
import { listTodo } from "#app/services/todo/list-todo.ts";
import { aBid, aTeam } from "#tests/support/bid-builders.ts";
import { aChallenge, amend, aPerson, at, codeOf, makeMove, resetClock, setClock, valueOf } from "#tests/support/builders.ts";

afterEach(resetClock);
afterAll(closeDatabase);

const text = "附液碱含量按干基还是湿基计？";
const answer = "按干基计，与榜单所列检测方法一致。";
const harmless = { question: text, answer, changes: "none" };

/** An open challenge of an owner, with somebody who asks and somebody who drafts a bid; both have an address. */
async function scene() {
  const owner = await aTeam("D1");
  const challenge = await aChallenge({ owner: owner.uscc });
  const [asker, bidder] = [await aTeam("T01"), await aTeam("T03")];
  for (const team of [asker, bidder]) await getPool().query("update person set email = $2 where id = $1", [team.actor.personId, `${team.uscc.toLowerCase()}@example.org`]);
  await getPool().query("update person set email = null where email = 'owner-d1@example.org'");
  await getPool().query("update person set email = 'owner-d1@example.org' where id = $1", [owner.actor.personId]);
  const ownerActor = { ...owner.actor, units: owner.actor.units.map((unit) => ({ ...unit, ownsChallenge: true })) };
  return { challenge, owner: ownerActor, asker, bidder, ...challenge.staff };
}

async function mailsAbout(challengeNo: string) {
  const { rows } = await getPool().query<{ to: string; template: string; news: string; words: string; unfollow: string | null }>(
    `select data ->> 'to' as to, data -> 'mail' ->> 'template' as template, data -> 'mail' ->> 'news' as news, data -> 'mail' ->> 'words' as words, data -> 'mail' ->> 'unfollow' as unfollow
     from pgboss.job where data -> 'mail' ->> 'challengeNo' = $1 order by template, "to"`,
    [challengeNo],
  );
  return rows;
}

describe("答疑", () => {
  it("goes from a bidder over the owner to everybody, and nothing tells who asked or who bids", async () => {
    const { challenge, owner, asker, bidder, officer, officer2, supervisor } = await scene();
    const draft = await aBid(bidder.actor, challenge.no, { status: "draft" });
    const asked = valueOf(await askQuestion(await at(asker.actor), { challenge: challenge.no, text }));
    expect(valueOf(await listTodo(await at(owner))).mine).toContainEqual(expect.objectContaining({ code: "draftAnswer", no: asked.no }));
    expect(valueOf(await listTodo(await at(officer))).mine.map(({ no }) => no)).not.toContain(asked.no);
    const { rows: toOwner } = await getPool().query<{ to: string; words: string; at: string }>("select data ->> 'to' as to, data -> 'mail' ->> 'words' as words, data -> 'mail' ->> 'at' as at from pgboss.job where data -> 'mail' ->> 'no' = $1", [asked.no]);
    expect(toOwner.map(({ to, words }) => [to, words])).toEqual([["owner-d1@example.org", text]]);
    // Three working days over: whoever answers for the bureau drafts instead.
    await setClock(toOwner[0]!.at);
    expect(valueOf(await listTodo(await at(officer))).mine).toContainEqual(expect.objectContaining({ code: "publishAnswer", no: asked.no }));
    await resetClock();
    expect(valueOf(await showWorkChallenge(await at(officer), challenge.no)).challenge.interest.questions).toBe(1);

    for (const actor of [owner, officer, officer2, supervisor]) {
      const context = await at(actor);
      const seen = JSON.stringify([await listQuestions(context), await showQuestion(context, asked.no), await showTimeline(context, "question", asked.no)]);
      expect(seen).toContain(text);
      for (const secret of [asker.name, asker.unitId, asker.actor.personId!, asker.uscc, "示例·lead-t01", draft.no]) expect(seen).not.toContain(secret);
      expect(valueOf(await showQuestion(context, asked.no)).isOwn).toBe(false);
    }
    const { rows: logged } = await getPool().query<{ body: string }>("select body from audit_event where object_id = $1", [asked.id]);
    expect(logged).toHaveLength(1);
    expect(logged[0]!.body).not.toContain(asker.actor.personId!);
    expect(valueOf(await showQuestion(await at(asker.actor), asked.no)).isOwn).toBe(true);
    for (const actor of [bidder.actor, publicActor, await aPerson("stranger")]) expect(codeOf(await showQuestion(await at(actor), asked.no))).toBe("notFound");

    expect(codeOf(await makeMove(asker.actor, "question", asked.no, "draft", { answer, changes: "none" }))).toBe("notAllowed");
    valueOf(await makeMove(owner, "question", asked.no, "draft", { answer: "湿基。", changes: "none" }));
    valueOf(await makeMove(owner, "question", asked.no, "draft", { answer, changes: "none" }));
    expect(valueOf(await listTodo(await at(officer))).mine).toContainEqual(expect.objectContaining({ code: "publishAnswer", no: asked.no }));
    expect(valueOf(await showChallenge(await at(publicActor), challenge.no)).answers).toEqual([]);
    expect(codeOf(await makeMove(owner, "question", asked.no, "publish", harmless))).toBe("notAllowed");
    expect(valueOf(await makeMove(officer, "question", asked.no, "publish", harmless))).toMatchObject({ to: "published", number: 1 });

    const shown = valueOf(await showChallenge(await at(publicActor), challenge.no));
    expect(shown.answers).toEqual([{ number: 1, question: text, answer, publishedAt: expect.any(String) as string }]);
    for (const secret of [asker.name, bidder.name, asked.no, draft.no]) expect(JSON.stringify(shown)).not.toContain(secret);
    const told = await mailsAbout(challenge.no);
    expect(told.map(({ to, template, news }) => [to, template, news])).toEqual([
      [`${bidder.uscc.toLowerCase()}@example.org`, "bidNews", "answered"],
      [`${asker.uscc.toLowerCase()}@example.org`, "itemNews", "answered"],
    ]);
    expect(codeOf(await makeMove(officer, "question", asked.no, "publish", harmless))).toBe("wrongState");
    expect(await brokenInvariants()).toEqual([]);
  });

  it("refuses what changes the challenge, what looks like it until it was checked, and what names somebody", async () => {
    const { challenge, asker, officer } = await scene();
    expect(await askQuestion(await at(asker.actor), { challenge: challenge.no, text: `${asker.name}能否申报？` })).toMatchObject({ refusal: { code: "namesSomebody", fields: [{ path: "text" }] } });
    const asked = valueOf(await askQuestion(await at(asker.actor), { challenge: challenge.no, text }));
    const publish = (change: object) => makeMove(officer, "question", asked.no, "publish", { ...harmless, ...change });
    for (const kind of ["indicators", "money", "eligibility"]) expect(await publish({ changes: kind, checked: true })).toMatchObject({ refusal: { code: "answerChangesItem", facts: { kind } } });
    expect(codeOf(await publish({ answer: "考核指标放宽，经费相应调整。" }))).toBe("answerLooksLikeChange");
    expect(codeOf(await publish({ question: "示例单位请回电 13800001111，谢谢" }))).toBe("namesSomebody");
    // Whatever unit is named: a refusal for the asker alone would tell who asked.
    const other = await aTeam("T05");
    expect(codeOf(await publish({ question: `${other.name}能否参加？` }))).toBe("namesSomebody");
    expect(codeOf(await publish({ question: `${asker.name}能否参加？` }))).toBe("namesSomebody");
    expect(valueOf(await showChallenge(await at(publicActor), challenge.no)).answers).toEqual([]);
    expect(await mailsAbout(challenge.no)).toEqual([]);
    valueOf(await publish({ answer: "考核指标没有放宽；经费支付按榜单，不再调整方式。", checked: true }));
  });

  it("stands in the list of exceptions where nobody but its publisher drafted it", async () => {
    const { challenge, owner, asker, officer, supervisor } = await scene();
    const answered = async (drafts: [Actor, string][]) => {
      const { no } = valueOf(await askQuestion(await at(asker.actor), { challenge: challenge.no, text }));
      for (const [drafter, words] of drafts) valueOf(await makeMove(drafter, "question", no, "draft", { answer: words, changes: "none" }));
      valueOf(await makeMove(officer, "question", no, "publish", harmless));
      return no;
    };
    await answered([[owner, `${answer}\n`]]);
    const alone = [await answered([]), await answered([[officer, answer]]), await answered([[owner, "湿基。"]]), await answered([[owner, answer], [officer, answer]])];
    const { rows } = valueOf(await listExceptions(await at(supervisor), challenge.round, "singlePerson"));
    expect(rows.map(({ noun, event, no, challengeNo }) => [noun, event, no, challengeNo])).toEqual(alone.reverse().map((no) => ["question", "publish", no, challenge.no]));
    expect(JSON.stringify(rows)).not.toContain(asker.name);
  });

  it("is declined with a reason for the asker alone, and counted in the order of publication", async () => {
    const { challenge, owner, asker, officer } = await scene();
    const ask = async () => valueOf(await askQuestion(await at(asker.actor), { challenge: challenge.no, text }));
    const [first, second, third] = [await ask(), await ask(), await ask()];
    expect(codeOf(await makeMove(officer, "question", first.no, "decline"))).toBe("reasonNeeded");
    valueOf(await makeMove(officer, "question", first.no, "decline", {}, { reason: "与本任务无关" }));
    expect(valueOf(await showQuestion(await at(asker.actor), first.no))).toMatchObject({ status: "declined", declinedReason: "与本任务无关" });
    const published = await Promise.all([third, second].map(({ no }) => makeMove(officer, "question", no, "publish", harmless)));
    const done = published.filter(({ ok }) => ok).map((one) => Number(valueOf(one).number));
    expect([...done].sort()).toEqual(done.length === 2 ? [1, 2] : [1]);
    expect(codeOf(await askQuestion(await at(owner), { challenge: challenge.no, text }))).toBe("notAllowed");
    expect(codeOf(await askQuestion(await at(publicActor), { challenge: challenge.no, text }))).toBe("signInNeeded");
    expect(codeOf(await askQuestion(await at(await aPerson("stranger")), { challenge: challenge.no, text }))).toBe("notAllowed");
    // What came by telephone is entered by the officer, for nobody.
    expect(valueOf(await showQuestion(await at(officer), valueOf(await askQuestion(await at(officer), { challenge: challenge.no, text })).no)).isOwn).toBe(false);
  });

  it("takes questions until five working days before the closing, and lists what is overdue", async () => {
    const { challenge, asker, officer } = await scene();
    const early = valueOf(await askQuestion(await at(asker.actor), { challenge: challenge.no, text }));
    const { closesAt } = valueOf(await showChallenge(await at(publicActor), challenge.no));
    const until = askingEnds(closesAt!)!;
    await setClock(new Date(Date.parse(until) - 60_000).toISOString());
    valueOf(await askQuestion(await at(asker.actor), { challenge: challenge.no, text }));
    await setClock(until);
    expect(await askQuestion(await at(asker.actor), { challenge: challenge.no, text })).toMatchObject({ refusal: { code: "askingOver", facts: { until } } });
    expect(valueOf(await listQuestions(await at(officer), challenge.no)).map(({ no, isOverdue }) => [no === early.no, isOverdue])).toEqual([[true, true], [false, false]]);
    await setClock(closesAt!);
    expect(codeOf(await makeMove(officer, "question", early.no, "publish", harmless))).toBe("deadlinePassed");
  });
});

describe("关注", () => {
  it("by mail counts from its confirmation, tells of corrections and answers, and ends by the link", async () => {
    const { challenge, asker, officer, officer2 } = await scene();
    const address = `follower-${challenge.round.toLowerCase()}@example.org`;
    const ask = async () => valueOf(await followByMail(await at(publicActor), { no: challenge.no }, { address: address.toUpperCase() }));
    await ask();
    await ask();
    const [confirm, ...more] = await mailsAbout(challenge.no);
    expect([confirm?.to, confirm?.news, more]).toEqual([address, "confirmFollow", []]);
    const suspend = async (times: number) => {
      for (let time = 0; time < times; time++) {
        valueOf(await makeMove(officer, "challenge", challenge.no, "suspend", {}, { reason: "核对资料" }));
        valueOf(await makeMove(officer2, "challenge", challenge.no, "resume", {}, { reason: "核对完毕" }));
      }
    };
    await suspend(1);
    expect(await mailsAbout(challenge.no)).toHaveLength(1);
    expect(codeOf(await showFollow(`${confirm!.unfollow!.slice(0, -1)}0x`))).toBe("notFound");
    expect(valueOf(await showFollow(confirm!.unfollow!))).toMatchObject({ challenge: { no: challenge.no }, isConfirmed: false });
    valueOf(await answerFollow(confirm!.unfollow!, "confirm"));
    await ask();
    await suspend(1);
    const asked = valueOf(await askQuestion(await at(asker.actor), { challenge: challenge.no, text }));
    valueOf(await makeMove(officer, "question", asked.no, "publish", harmless));
    expect((await mailsAbout(challenge.no)).filter(({ to }) => to === address).map(({ news }) => news)).toEqual(["confirmFollow", "suspended", "resumed", "answered"]);
    const form = valueOf(await showChallengeForm(await at(officer), challenge.no));
    const amended = valueOf(await amend(challenge.staff, challenge.no, { content: { ...form.content, fiscalFen: form.content.fiscalFen - 100 }, digest: form.digest }, "经费勘误"));
    const { rows } = await getPool().query("select data -> 'mail' ->> 'at' as at, data -> 'mail' ->> 'words' as words from pgboss.job where data ->> 'to' = $1 and data -> 'mail' ->> 'news' = 'amended'", [address]);
    expect(rows).toEqual([{ at: amended.closesAt, words: "第 1 号更正：经费勘误" }]);
    expect(amended.closesAt).not.toBe(form.closesAt);
    valueOf(await answerFollow(confirm!.unfollow!, "leave"));
    await suspend(1);
    expect((await mailsAbout(challenge.no)).filter(({ to }) => to === address)).toHaveLength(5);
    expect(codeOf(await followByMail(await at(publicActor), { no: challenge.no }, { address: "no address" }))).toBe("invalidInput");
  });

  it("with an account is at once, and shows officers a number and no name", async () => {
    const { challenge, bidder, officer } = await scene();
    const context = await at(bidder.actor);
    valueOf(await follow(context, { no: challenge.no }));
    valueOf(await follow(context, { no: challenge.no }));
    expect(valueOf(await listFollowed(context)).map((one) => one.challenge?.no)).toEqual([challenge.no]);
    const seen = valueOf(await showWorkChallenge(await at(officer), challenge.no));
    expect(seen.challenge.interest).toEqual({ followers: 1, questions: 0, downloads: 0 });
    for (const secret of [bidder.name, bidder.actor.personId!]) expect(JSON.stringify(seen)).not.toContain(secret);
    valueOf(await unfollow(context, { no: challenge.no }));
    expect(valueOf(await showWorkChallenge(await at(officer), challenge.no)).challenge.interest.followers).toBe(0);
    expect(codeOf(await follow(await at(publicActor), { no: challenge.no }))).toBe("signInNeeded");
    const hidden = await aChallenge({ status: "approved" });
    expect(codeOf(await follow(context, { no: hidden.no }))).toBe("notFound");
  });
});
