import { afterAll, afterEach, describe, expect, it } from "vitest";
import { closeDatabase, getPool } from "#app/db/client.ts";
import { brokenInvariants } from "#app/db/invariants.ts";
import { extendedClosing } from "#app/domain/challenge/amendment.ts";
import type { NewChallenge } from "#app/domain/challenge/schema.ts";
import { type Actor, publicActor } from "#app/domain/policy/actor.ts";
import { showBid } from "#app/services/bid/show-bid.ts";
import { previewAmendment, showWaitingAmendment } from "#app/services/challenge/amend-challenge.ts";
import { editChallenge, showChallengeForm } from "#app/services/challenge/edit-challenge.ts";
import { moveChallenges } from "#app/services/challenge/move-challenges.ts";
import { showChallenge } from "#app/services/challenge/show-challenge.ts";
import { showWorkChallenge } from "#app/services/challenge/show-work-challenge.ts";
import { listExceptions } from "#app/services/exception/list-exceptions.ts";
import { hideContent } from "#app/services/takedown/hide-content.ts";
import { listTodo } from "#app/services/todo/list-todo.ts";
import { aBid, aDraft, aTeam, closeAndOpen, toDeadline } from "#tests/support/bid-builders.ts";
import { aChallenge, amend, aPerson, at, codeOf, makeMove, ownerless, resetClock, valueOf } from "#tests/support/builders.ts";

afterEach(resetClock);
afterAll(closeDatabase);

type Open = Awaited<ReturnType<typeof aChallenge>>;

async function formOf({ no, staff }: Open) {
  return valueOf(await showChallengeForm(await at(staff.officer), no));
}

/** A correction of the challenge by its officer and the second one. */
async function correct(challenge: Open, change: (content: NewChallenge) => Partial<NewChallenge>, more: { touchesEligibility?: boolean; reason?: string } = {}) {
  const { content, digest } = await formOf(challenge);
  const { reason = "勘误", ...rest } = more;
  return amend(challenge.staff, challenge.no, { content: { ...content, ...change(content) }, digest, ...rest }, reason);
}

/** Writes a correction for another one to publish; its digest. */
async function written(by: Actor, no: string, input: object, reason = "勘误"): Promise<string> {
  return (valueOf(await makeMove(by, "challenge", no, "askAmend", input, { reason })) as { asked: string }).asked;
}

const harder = ({ indicators }: NewChallenge): Partial<NewChallenge> => ({ indicators: indicators.map((one, index) => (index === 0 && typeof one.value === "number" ? { ...one, value: one.value / 2 } : one)) });

async function newsOf(bidNo: string) {
  const { rows } = await getPool().query<{ news: string; at: string | null; words: string | null }>(
    "select data -> 'mail' ->> 'news' as news, data -> 'mail' ->> 'at' as at, data -> 'mail' ->> 'words' as words from pgboss.job where data -> 'mail' ->> 'template' = 'bidNews' and data -> 'mail' ->> 'bidNo' = $1 order by created_on, id",
    [bidNo],
  );
  return rows;
}

async function withAddress(team: Awaited<ReturnType<typeof aTeam>>) {
  await getPool().query("update person set email = $2 where id = $1", [team.actor.personId, `${team.uscc.toLowerCase()}@example.org`]);
  return team;
}

describe("更正", () => {
  it("of words alone is numbered, shows the difference in public and leaves the deadline", async () => {
    const challenge = await aChallenge();
    const { closesAt } = await formOf(challenge);
    const done = valueOf(await correct(challenge, ({ background }) => ({ background: `${background}补充一句。`, periodMonths: 30 }), { reason: "补充背景" }));
    expect(done).toMatchObject({ to: "open", number: 1, material: [], closesAt });
    valueOf(await correct(challenge, () => ({ deliverables: "成果另写。" })));
    const shown = valueOf(await showChallenge(await at(publicActor), challenge.no));
    expect(shown).toMatchObject({ closesAt, periodMonths: 30, deliverables: "成果另写。" });
    expect(shown.amendments.map(({ number, reason, closesAt: after, closesAtBefore }) => [number, reason, after === closesAtBefore])).toEqual([[2, "勘误", true], [1, "补充背景", true]]);
    expect(shown.amendments[1]?.differences).toEqual([
      { kind: "field", field: "periodMonths", before: expect.any(Number) as number, after: 30 },
      { kind: "field", field: "background", before: expect.not.stringContaining("补充一句") as string, after: expect.stringContaining("补充一句") as string },
    ]);
    expect(valueOf(await listExceptions(await at(challenge.staff.supervisor), challenge.round)).rows.filter(({ kinds }) => kinds.includes("amended"))).toHaveLength(2);
    const { timeline } = valueOf(await showWorkChallenge(await at(challenge.staff.officer), challenge.no));
    expect(timeline.find(({ event }) => event === "amend")?.facts).toMatchObject({ amendment: 2 });
    expect(await brokenInvariants()).toEqual([]);
  });

  it("of an indicator extends the window to a working day, tells every team, and nobody else learns that there is one", async () => {
    const challenge = await aChallenge();
    const [writing, sealed] = [await withAddress(await aTeam("T01")), await withAddress(await aTeam("T03"))];
    const draft = await aBid(writing.actor, challenge.no, { status: "draft" });
    const bid = await aBid(sealed.actor, challenge.no);
    const { closesAt: before } = await formOf(challenge);
    // A twin that nobody has answered: whatever the officer is told must be the same.
    const twin = await aChallenge({ closesAt: before! });
    const [done, ofTwin] = [valueOf(await correct(challenge, harder)), valueOf(await correct(twin, harder))];
    const expected = new Date(valueOf(extendedClosing(before!)).closesAt).toISOString();
    expect(done).toEqual({ ...ofTwin, notice: expect.any(String) as string, seq: expect.any(Number) as number });
    expect(done).toMatchObject({ number: 1, material: ["indicators"], closesAt: expected });
    for (const { no } of [draft, bid]) expect(await newsOf(no)).toEqual([{ news: "amended", at: expected, words: "第 1 号更正：勘误" }]);
    for (const actor of [challenge.staff.officer, challenge.staff.officer2, challenge.staff.supervisor]) {
      const seen = JSON.stringify([await showChallenge(await at(actor), challenge.no), await showWorkChallenge(await at(actor), challenge.no)]);
      for (const secret of [draft.no, bid.no, writing.name, sealed.name]) expect(seen).not.toContain(secret);
    }

    // The draft is judged anew by the corrected indicators; the sealed one stays as it was and may be replaced.
    const own = valueOf(await showBid(await at(writing.actor), draft.no));
    expect(own).toMatchObject({ sight: "own", editing: { mode: "bidding", until: expected }, amendments: [{ number: 1, material: ["indicators"] }] });
    expect(own.sight === "own" && own.challenge.indicators[0]?.value).toBe(valueOf(await showChallenge(await at(publicActor), challenge.no)).indicators[0]?.value);
    expect(valueOf(await showBid(await at(sealed.actor), bid.no))).toMatchObject({ status: "submitted", versions: [{ number: 1, isCurrent: true }], amendments: [{ number: 1 }] });
    // Begun after the correction: nothing to look at again.
    const late = await aTeam("T05");
    const begun = await aBid(late.actor, challenge.no, { status: "draft" });
    expect(valueOf(await showBid(await at(late.actor), begun.no))).toMatchObject({ amendments: [] });
    await closeAndOpen(challenge);
    expect((await getPool().query("select status from bid where no = $1", [bid.no])).rows).toEqual([{ status: "underFormCheck" }]);
  });

  it("judges a draft anew: what was enough is marked as lacking", async () => {
    const challenge = await aChallenge();
    const team = await aTeam("T01");
    const draft = await aBid(team.actor, challenge.no, { status: "draft", draft: aDraft() });
    const missing = async () => {
      const own = valueOf(await showBid(await at(team.actor), draft.no));
      return own.sight === "own" ? own.missing.length : -1;
    };
    expect(await missing()).toBe(0);
    valueOf(await correct(challenge, ({ indicators }) => ({ indicators: [...indicators, { ...indicators[0]!, code: "1-9", name: "新增的约束性指标", hard: true }] })));
    expect(await missing()).toBe(1);
  });

  it("is refused with the reason, and then nothing is left of it", async () => {
    const challenge = await aChallenge();
    const { content, digest } = await formOf(challenge);
    const { officer, officer2, supervisor } = challenge.staff;
    const send = (actor: typeof officer, change: object, extras: { reason?: string; offline?: unknown } = { reason: "勘误" }, with_ = digest) =>
      makeMove(actor, "challenge", challenge.no, "askAmend", { content: { ...content, ...change }, digest: with_ }, extras);
    expect(codeOf(await send(officer, {}))).toBe("nothingChanged");
    expect(codeOf(await send(officer, { periodMonths: 30 }, {}))).toBe("reasonNeeded");
    expect(codeOf(await send(officer, { periodMonths: 30 }, { reason: "勘误" }, "0".repeat(64)))).toBe("editedElsewhere");
    expect(await send(officer, { pattern: "A", no: "TEST-2030-999" })).toMatchObject({ refusal: { code: "invalidInput", fields: [{ path: "no", message: "fixedOncePublished" }, { path: "pattern" }] } });
    expect(await send(officer, { title: "短" })).toMatchObject({ refusal: { code: "invalidInput", fields: [{ path: "content.title" }] } });
    expect(codeOf(await send(officer, { owner: "91410800MA00000000" }))).toBe("invalidInput");
    expect(codeOf(await send(officer, { ownerInputFen: 1, fundingRule: { ownerToFiscalAtLeast: 4 } }))).toBe("fundingRuleBroken");
    expect(codeOf(await send(officer, { indicators: [] }))).toBe("tooFewIndicators");
    expect(codeOf(await send(officer2, { periodMonths: 30 }))).toBe("notAllowed");
    expect(codeOf(await send(publicActor, { periodMonths: 30 }))).toBe("signInNeeded");
    expect(codeOf(await send(officer, { periodMonths: 30 }, { reason: "勘误", offline: {} }))).toBe("offlineNotAllowed");
    for (const actor of [officer2, supervisor, await aPerson("stranger")]) expect(codeOf(await showChallengeForm(await at(actor), challenge.no))).toBe("notFound");
    expect(codeOf(await editChallenge(await at(officer), challenge.no, { ...content, periodMonths: 30 }, digest))).toBe("wrongState");
    expect(await previewAmendment(await at(officer), challenge.no, { content: { ...content, title: "短" }, digest }, "")).toMatchObject({ refusal: { fields: [{ path: "title" }] } });
    expect(valueOf(await previewAmendment(await at(officer), challenge.no, { content: { ...content, fiscalFen: content.fiscalFen - 100 }, digest }, ""))).toMatchObject({ number: 1, material: ["money"] });
    expect(codeOf(await previewAmendment(await at(officer2), challenge.no, { content, digest }, ""))).toBe("notAllowed");
    expect((await formOf(challenge)).digest).toBe(digest);
    expect(valueOf(await showChallenge(await at(publicActor), challenge.no)).amendments).toEqual([]);
    await toDeadline(challenge.no);
    expect(codeOf(await send(officer, { periodMonths: 30 }))).toBe("deadlinePassed");
  });

  it("is written by one person and published by another, the last one that was written; until then nothing changes for anybody", async () => {
    const challenge = await aChallenge();
    const { officer, officer2, supervisor } = challenge.staff;
    const both = { ...officer, roles: [...officer.roles, ...officer2.roles] };
    const { content, digest } = await formOf(challenge);
    const before = valueOf(await showChallenge(await at(publicActor), challenge.no));
    const ask = (periodMonths: number, reason: string) => written(both, challenge.no, { content: { ...content, periodMonths }, digest }, reason);
    const publish = (actor: Actor, asked: string) => makeMove(actor, "challenge", challenge.no, "amend", { asked });
    expect(codeOf(await publish(officer2, "x"))).toBe("amendmentNotAsked");
    const [first, last] = [await ask(30, "先写的"), await ask(36, "后写的")];
    expect(valueOf(await showChallenge(await at(publicActor), challenge.no))).toEqual(before);
    expect(valueOf(await listTodo(await at(officer2))).mine).toContainEqual(expect.objectContaining({ code: "consentAmendment", no: challenge.no }));
    expect(valueOf(await listTodo(await at(both))).mine.map(({ code, no }) => `${code} ${no}`)).not.toContain(`consentAmendment ${challenge.no}`);
    for (const actor of [officer2, supervisor]) expect(valueOf(await showWaitingAmendment(await at(actor), challenge.no))).toMatchObject({ by: "示例·officer", reason: "后写的", digest: last, prepared: { ok: true, value: { number: 1, material: [] } } });
    for (const actor of [publicActor, (await aTeam("T01")).actor]) expect(codeOf(await showWaitingAmendment(await at(actor), challenge.no))).toBe("notFound");
    const { offers, askedAmendment } = valueOf(await showWorkChallenge(await at(officer2), challenge.no));
    expect([offers.find(({ move }) => move === "amend")!.seen, askedAmendment?.reason]).toEqual([{ asked: last }, "后写的"]);
    expect(codeOf(await publish(both, last))).toBe("samePerson");
    expect(codeOf(await publish(officer, last))).toBe("notAllowed");
    expect(codeOf(await publish(officer2, first))).toBe("editedElsewhere");
    valueOf(await publish(officer2, last));
    expect(valueOf(await showChallenge(await at(publicActor), challenge.no))).toMatchObject({ periodMonths: 36, amendments: [{ reason: "后写的" }] });
    expect(codeOf(await publish(officer2, last))).toBe("amendmentNotAsked");
    expect(valueOf(await listTodo(await at(officer2))).mine.map(({ code, no }) => `${code} ${no}`)).not.toContain(`consentAmendment ${challenge.no}`);
  });

  it("that waits does not bring back what was taken down since, and is written anew over what was corrected since", async () => {
    const challenge = await aChallenge();
    const { officer, officer2 } = challenge.staff;
    const { content, digest } = await formOf(challenge);
    const asked = await written(officer, challenge.no, { content: { ...content, periodMonths: 30 }, digest });
    valueOf(await hideContent(await at(officer), { challenge: challenge.no, target: "background", publicReason: "涉及企业商业秘密" }));
    expect(codeOf(await makeMove(officer2, "challenge", challenge.no, "amend", { asked }))).toBe("amendmentNotAsked");
    const { rows } = await getPool().query("select amendment_asked, amendment_asked_by from challenge where no = $1", [challenge.no]);
    expect(rows).toEqual([{ amendment_asked: null, amendment_asked_by: null }]);
    await toDeadline(challenge.no);
    expect(codeOf(await makeMove(officer, "challenge", challenge.no, "askAmend", { content, digest }, { reason: "勘误" }))).toBe("deadlinePassed");
  });

  it("published twice at once is one", async () => {
    const challenge = await aChallenge();
    const { content, digest } = await formOf(challenge);
    const { officer, officer2 } = challenge.staff;
    const asked = await written(officer, challenge.no, { content: { ...content, periodMonths: 30 }, digest });
    const codes = (await Promise.all([1, 2].map(() => makeMove(officer2, "challenge", challenge.no, "amend", { asked })))).map(codeOf);
    expect(codes.filter((code) => code === null)).toHaveLength(1);
    expect(valueOf(await showChallenge(await at(publicActor), challenge.no)).amendments).toHaveLength(1);
  });

  it("stays as announced: the table takes no change", async () => {
    const challenge = await aChallenge();
    valueOf(await correct(challenge, () => ({ periodMonths: 30 }), { touchesEligibility: true }));
    expect(valueOf(await showChallenge(await at(publicActor), challenge.no)).amendments).toMatchObject([{ material: ["eligibility"] }]);
    for (const statement of ["update challenge_amendment set reason = ''", "delete from challenge_amendment"]) await expect(getPool().query(statement)).rejects.toThrow(/permission denied/);
  });
});

describe("重新发榜", () => {
  /** A challenge that nobody answered. */
  async function unanswered() {
    const challenge = await aChallenge();
    await toDeadline(challenge.no);
    expect(valueOf(await makeMove(challenge.staff.officer, "challenge", challenge.no, "close"))).toMatchObject({ to: "noBid" });
    return challenge;
  }

  it("is the way when an item that was extended once is answered by nobody again", async () => {
    const challenge = await unanswered();
    const { officer, officer2 } = challenge.staff;
    const inDays = async (days: number) => new Date(Date.parse((await at(officer2)).now) + days * 86_400_000).toISOString();
    const ask = async (days: number) => makeMove(officer, "challenge", challenge.no, "askExtend", { closesAt: await inDays(days), onDayOff: true }, { reason: "无人揭榜，延期一次" });
    const extend = async (input: object = {}) => makeMove(officer2, "challenge", challenge.no, "extend", input, { reason: "同意延期" });
    expect(codeOf(await extend({ closesAt: await inDays(10), onDayOff: true }))).toBe("extensionNotAsked");
    valueOf(await ask(9));
    valueOf(await ask(10));
    expect(await extend({ closesAt: await inDays(30) })).toMatchObject({ ok: false, refusal: { code: "badDate", fields: [{ path: "closesAt", message: "closingNotAsAsked" }] } });
    // The page of who consents showed another date than the last word.
    expect(await extend({ asked: await inDays(9) })).toMatchObject({ ok: false, refusal: { code: "badDate", fields: [{ message: "closingNotAsAsked" }] } });
    const { offers, askedExtension } = valueOf(await showWorkChallenge(await at(officer2), challenge.no));
    expect(offers.find(({ move }) => move === "extend")!.seen).toEqual({ asked: askedExtension!.closesAt });
    expect(valueOf(await extend({ asked: askedExtension!.closesAt }))).toMatchObject({ to: "open" });
    // What was asked for was used; while it is open the deadline may still move.
    expect(codeOf(await extend())).toBe("extensionNotAsked");
    valueOf(await ask(12));
    // Over many items no page shows the date: who consents names it.
    const many = async (input: object) => moveChallenges(await at(officer2), "extend", [challenge.no], input, { reason: "同意延期" });
    expect(await many({})).toMatchObject({ ok: false, refusal: { code: "badDate", fields: [{ path: "closesAt", message: "required" }] } });
    const again = valueOf(await showWorkChallenge(await at(officer2), challenge.no)).askedExtension!.closesAt;
    expect(valueOf(await many({ closesAt: again }))).toMatchObject({ done: [challenge.no] });
    await toDeadline(challenge.no);
    expect(valueOf(await makeMove(officer, "challenge", challenge.no, "close"))).toMatchObject({ to: "noBid" });
    expect(codeOf(await ask(20))).toBe("extendedAlready");
    expect(valueOf(await makeMove(officer, "challenge", challenge.no, "reissue", {}, { reason: "仍无人揭榜，修改后重新发榜" }))).toMatchObject({ to: "endedNoBid" });
  });

  it("drafts it anew under the next number, and the public finds the way both ways once the new one is published", async () => {
    const challenge = await unanswered();
    const { officer, officer2 } = challenge.staff;
    expect(codeOf(await makeMove(officer, "challenge", challenge.no, "reissue"))).toBe("reasonNeeded");
    expect(codeOf(await makeMove(officer2, "challenge", challenge.no, "reissue", {}, { reason: "调整指标" }))).toBe("notAllowed");
    const { no } = valueOf(await makeMove(officer, "challenge", challenge.no, "reissue", {}, { reason: "无人揭榜，调整指标后重新发榜" })) as { no: string };
    expect(no).toBe(challenge.no.replace(/001$/, "002"));
    expect(valueOf(await showChallenge(await at(officer), no))).toMatchObject({ status: "drafted", parentNo: challenge.no });
    const ended = valueOf(await showChallenge(await at(publicActor), challenge.no));
    expect(ended).toMatchObject({ status: "endedNoBid", publicReason: "无人揭榜，调整指标后重新发榜", reissuedAs: null });
    expect(JSON.stringify(ended)).not.toContain(no);
    const form = valueOf(await showChallengeForm(await at(officer), no));
    valueOf(await editChallenge(await at(officer), no, { ...form.content, periodMonths: 36 }, form.digest));
    valueOf(await makeMove(officer, "challenge", no, "approve", {}, ownerless));
    valueOf(await makeMove(officer2, "challenge", no, "publish", { documentNumber: `测工信〔2039〕77号` }));
    expect(valueOf(await showChallenge(await at(publicActor), challenge.no))).toMatchObject({ reissuedAs: no });
    expect(valueOf(await showChallenge(await at(publicActor), no))).toMatchObject({ status: "open", parentNo: challenge.no, periodMonths: 36, amendments: [] });
    expect(await brokenInvariants()).toEqual([]);
  });

  it("in another round of the officer's, and in none that is not", async () => {
    const challenge = await unanswered();
    const other = await aChallenge({ status: "drafted" });
    const { officer } = challenge.staff;
    const { rows } = await getPool().query<{ id: string }>("select round_id as id from challenge where no = $1", [challenge.no]);
    const ofThisRound = { ...officer, roles: [{ role: "officer" as const, roundId: rows[0]!.id }] };
    const reissue = (actor: typeof officer, round: string) => makeMove(actor, "challenge", challenge.no, "reissue", { round }, { reason: "转入下一批" });
    for (const round of [other.round, "TEST-1999"]) expect(await reissue(ofThisRound, round)).toMatchObject({ refusal: { code: "invalidInput", fields: [{ path: "round", message: "unknownRound" }] } });
    const offered = valueOf(await showWorkChallenge(await at(ofThisRound), challenge.no)).offers.find(({ move }) => move === "reissue");
    expect(offered?.inputSchema).toMatchObject({ properties: { round: { enum: [challenge.round] } } });
    expect(valueOf(await reissue(officer, other.round))).toMatchObject({ to: "endedNoBid", no: other.no.replace(/001$/, "002") });
  });
});
