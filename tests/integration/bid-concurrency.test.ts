import { afterEach, describe, expect, it } from "vitest";
import { getPool } from "#app/db/client.ts";
import { brokenInvariants } from "#app/db/invariants.ts";
import { mergeDraft } from "#app/services/bid/merge-draft.ts";
import { saveDraft } from "#app/services/bid/save-draft.ts";
import { showBid } from "#app/services/bid/show-bid.ts";
import { submitBid } from "#app/services/bid/submit-bid.ts";
import type { Actor } from "#app/domain/policy/actor.ts";
import type { RoundRules } from "#app/domain/round/schema.ts";
import type { MemberTask } from "#app/domain/bid/member-view.ts";
import { answerConfirmation, listConfirmations } from "#app/services/bid/list-confirmations.ts";
import { aBid, aDraft, aMember, aTeam } from "#tests/support/bid-builders.ts";
import { aChallenge, aPerson, at, codeOf, makeMove, resetClock, setClock, valueOf } from "#tests/support/builders.ts";

afterEach(resetClock);

async function aColleague(team: { unitId: string; actor: Actor }, username: string): Promise<Actor> {
  const person = await aPerson(username);
  await getPool().query("insert into unit_member (unit_id, person_id) values ($1, $2) on conflict do nothing", [team.unitId, person.personId]);
  return { ...person, units: [{ unitId: team.unitId, administrator: false }] };
}

/** Rules are frozen at publication; a test may set them before the first bid. */
async function setRule(roundCode: string, rules: Partial<RoundRules>): Promise<void> {
  await getPool().query("update round set rules = rules || $2::jsonb where code = $1", [roundCode, JSON.stringify(rules)]);
}

async function versionsOf(no: string): Promise<number> {
  const { rows } = await getPool().query<{ n: number }>("select count(*)::int as n from bid_version v join bid b on b.id = v.bid_id where b.no = $1", [no]);
  return rows[0]!.n;
}

describe("submitting against closing", () => {
  it("accepts none late and loses none, whoever closes when", async () => {
    const challenge = await aChallenge();
    const teams = await Promise.all(["T01", "T02", "T03", "T04", "T05", "T06", "T07", "T08", "T09", "T10", "T11", "T12"].map(aTeam));
    const bids: { no: string; actor: Actor }[] = [];
    for (const { actor } of teams) bids.push({ actor, no: (await aBid(actor, challenge.no, { status: "draft" })).no });
    const { rows } = await getPool().query<{ at: Date }>("select closes_at as at from challenge where no = $1", [challenge.no]);
    const deadline = rows[0]!.at.getTime();
    await setClock(new Date(deadline - 1500).toISOString());
    const closing = (async () => {
      for (;;) {
        const closed = await makeMove(challenge.staff.officer, "challenge", challenge.no, "close");
        if (closed.ok) return closed.value;
        if (codeOf(closed) !== "beforeDeadline") throw new Error(codeOf(closed) ?? "");
      }
    })();
    // Every team submits, replaces and withdraws over and over until it is told that it is too late.
    const acknowledged = new Map<string, { receivedAt: string; live: boolean }>();
    const hammering = bids.map(async ({ no, actor }) => {
      for (let round = 0; ; round += 1) {
        const move = round === 0 ? "submit" : (acknowledged.get(no)?.live ?? false) ? (round % 3 === 2 ? "withdraw" : "replace") : "submit";
        const answer = await makeMove(actor, "bid", no, move);
        if (!answer.ok) return answer.refusal.code;
        acknowledged.set(no, { receivedAt: typeof answer.value.receivedAt === "string" ? answer.value.receivedAt : "", live: move !== "withdraw" });
      }
    });
    const ends = await Promise.all(hammering);
    const closed = await closing;
    for (const end of ends) expect(["deadlinePassed", "notYetOpen", "wrongState"]).toContain(end);
    const { rows: late } = await getPool().query("select 1 from bid_version where received_at >= deadline");
    expect(late).toEqual([]);
    const { rows: stored } = await getPool().query<{ no: string; status: string }>("select b.no, b.status from bid b join challenge c on c.id = b.challenge_id where c.no = $1", [challenge.no]);
    const live = stored.filter(({ status }) => status === "submitted");
    expect(closed.bids).toBe(live.length);
    for (const { no, status } of stored) expect(status === "submitted").toBe(acknowledged.get(no)?.live ?? false);
    expect(acknowledged.size).toBe(bids.length);
    expect(await brokenInvariants()).toEqual([]);
  });
});

describe("idempotency", () => {
  it("replays the stored answer, also later, and refuses another body under the same key", async () => {
    const challenge = await aChallenge();
    const t01 = await aTeam("T01");
    const { no, draft } = await aBid(t01.actor, challenge.no, { status: "draft" });
    const body = { content: { ...draft, summary: "甲" }, revision: 1, idempotencyKey: "key-00000001" };
    const first = valueOf(await makeMove(t01.actor, "bid", no, "submit", body));
    expect(valueOf(await makeMove(t01.actor, "bid", no, "submit", body))).toEqual(first);
    expect(codeOf(await makeMove(t01.actor, "bid", no, "submit", { ...body, content: { ...draft, summary: "乙" } }))).toBe("idempotencyMismatch");
    expect(codeOf(await makeMove(t01.actor, "bid", no, "replace", body))).toBe("idempotencyMismatch");
    expect(await versionsOf(no)).toBe(1);
    // Another person's key of the same text is another key.
    const colleague = await aColleague(t01, "colleague-t01");
    expect(codeOf(await makeMove(colleague, "bid", no, "submit", body))).toBe("wrongState");
    valueOf(await makeMove(t01.actor, "bid", no, "withdraw"));
    expect(valueOf(await makeMove(t01.actor, "bid", no, "submit", body))).toEqual(first);
    expect(valueOf(await showBid(await at(t01.actor), no)).status).toBe("withdrawn");
  });

  it("counts a double click once, and both get the same answer", async () => {
    const challenge = await aChallenge();
    const t01 = await aTeam("T01");
    const { no, draft } = await aBid(t01.actor, challenge.no, { status: "draft" });
    const ctx = await at(t01.actor);
    const body = { content: draft, revision: 1, idempotencyKey: "key-00000002" };
    const answers = await Promise.all([1, 2, 3, 4].map(() => submitBid.run(ctx, no, body)));
    const [first] = answers;
    for (const answer of answers) expect(answer).toEqual(first);
    expect(first?.ok).toBe(true);
    expect(await versionsOf(no)).toBe(1);
  });

  it("counts a double click on new text once, too: the second is no other editor", async () => {
    const challenge = await aChallenge();
    const t01 = await aTeam("T01");
    const { no, draft } = await aBid(t01.actor, challenge.no, { status: "draft" });
    const ctx = await at(t01.actor);
    const body = { content: { ...draft, summary: "刚刚写的" }, revision: 1, idempotencyKey: "key-00000003" };
    const answers = await Promise.all([1, 2, 3, 4].map(() => submitBid.run(ctx, no, body)));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]?.ok).toBe(true);
    expect(await versionsOf(no)).toBe(1);
    expect(valueOf(await showBid(await at(t01.actor), no))).toMatchObject({ draft: { summary: "刚刚写的" }, draftRevision: 2, aside: null });
  });

  it("lets one of two different submissions of a bid win and tells the other", async () => {
    const challenge = await aChallenge();
    const t01 = await aTeam("T01");
    const { no } = await aBid(t01.actor, challenge.no, { status: "draft" });
    const ctx = await at(t01.actor);
    const answers = await Promise.all([1, 2, 3].map((key) => submitBid.run(ctx, no, { idempotencyKey: `key-other-${key}` })));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    // Who looked before the winner was in finds it changed, who looked after finds it submitted.
    for (const code of answers.map(codeOf).filter(Boolean)) expect(["statusChanged", "wrongState"]).toContain(code);
    expect(await versionsOf(no)).toBe(1);
  });
});

describe("two editors", () => {
  it("keep both texts; who was second merges or lets go", async () => {
    const challenge = await aChallenge();
    const t01 = await aTeam("T01");
    const colleague = await aColleague(t01, "colleague-t01");
    const { no, draft } = await aBid(t01.actor, challenge.no, { status: "draft" });
    valueOf(await saveDraft(await at(t01.actor), no, { draft: { ...draft, summary: "先存的" }, revision: 1 }));
    const mine = { ...draft, summary: "后存的", trl: { now: 6, target: 8 } };
    expect(await saveDraft(await at(colleague), no, { draft: mine, revision: 1 })).toMatchObject({ refusal: { code: "editedElsewhere", facts: { revision: 2 } } });
    const forSecond = valueOf(await showBid(await at(colleague), no));
    expect(forSecond).toMatchObject({ draft: { summary: "先存的" }, draftRevision: 2, aside: { draft: { summary: "后存的", trl: { now: 6 } } } });
    expect(valueOf(await showBid(await at(t01.actor), no))).toMatchObject({ aside: null });
    expect(codeOf(await mergeDraft(await at(colleague), no, { revision: 1, take: ["trl"] }))).toBe("statusChanged");
    expect(valueOf(await mergeDraft(await at(colleague), no, { revision: 2, take: ["trl"] }))).toMatchObject({ revision: 3 });
    expect(valueOf(await showBid(await at(colleague), no))).toMatchObject({ draft: { summary: "先存的", trl: { now: 6, target: 8 } }, aside: null });
    expect(codeOf(await mergeDraft(await at(colleague), no, { revision: 3, take: [] }))).toBe("alreadyDone");
  });

  it("do not quarrel over the same text, and one of many parallel saves wins", async () => {
    const challenge = await aChallenge();
    const t01 = await aTeam("T01");
    const { no, draft } = await aBid(t01.actor, challenge.no, { status: "draft" });
    expect(valueOf(await saveDraft(await at(t01.actor), no, { draft, revision: 0 }))).toMatchObject({ revision: 1 });
    const answers = await Promise.all([1, 2, 3, 4].map(async (part) => saveDraft(await at(t01.actor), no, { draft: { ...draft, summary: `第${part}份` }, revision: 1 })));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.map(codeOf).filter(Boolean)).toEqual(["editedElsewhere", "editedElsewhere", "editedElsewhere"]);
  });

  it("never submit what the other one typed unseen", async () => {
    const challenge = await aChallenge();
    const t01 = await aTeam("T01");
    const { no, draft } = await aBid(t01.actor, challenge.no, { status: "draft" });
    valueOf(await saveDraft(await at(t01.actor), no, { draft: { ...draft, summary: "别人的" }, revision: 1 }));
    expect(codeOf(await makeMove(t01.actor, "bid", no, "submit", { revision: 1 }))).toBe("editedElsewhere");
    expect(codeOf(await makeMove(t01.actor, "bid", no, "submit", { content: draft, revision: 1 }))).toBe("editedElsewhere");
    expect(await versionsOf(no)).toBe(0);
  });
});

describe("one live bid per lead person", () => {
  it("refuses the second in words that tell nothing of the first, and frees the person on withdrawal", async () => {
    const challenge = await aChallenge();
    const t14 = await aTeam("T14");
    const t15 = await aTeam("T15");
    const lead = { name: "李工", phone: "", code: "PI-013" };
    const first = await aBid(t15.actor, challenge.no, { draft: aDraft({ projectLead: lead }) });
    const second = await aBid(t14.actor, challenge.no, { status: "draft", draft: aDraft({ projectLead: { ...lead, code: "pi-013", name: "李 工" } }) });
    const refused = await makeMove(t14.actor, "bid", second.no, "submit");
    expect(refused).toEqual({ ok: false, refusal: { code: "leadPersonUnavailable", fields: [{ path: "projectLead", message: "leadPersonUnavailable" }] } });
    expect(JSON.stringify(refused)).not.toContain(first.no);
    // A replacement of the first is not a second bid.
    valueOf(await makeMove(t15.actor, "bid", first.no, "replace"));
    valueOf(await makeMove(t15.actor, "bid", first.no, "withdraw"));
    valueOf(await makeMove(t14.actor, "bid", second.no, "submit"));
    expect(codeOf(await makeMove(t15.actor, "bid", first.no, "submit"))).toBe("leadPersonUnavailable");
  });

  it("holds in the round, not beyond, and when two submit at once", async () => {
    const one = await aChallenge();
    const other = await aChallenge();
    const lead = { name: "王工", phone: "13700000013", code: "" };
    const teams = await Promise.all(["T01", "T02", "T03", "T04"].map(aTeam));
    const bids = [];
    for (const { actor } of teams) bids.push({ actor, no: (await aBid(actor, one.no, { status: "draft", draft: aDraft({ projectLead: lead }) })).no });
    const answers = await Promise.all(bids.map(({ actor, no }) => makeMove(actor, "bid", no, "submit")));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.map(codeOf).filter(Boolean)).toEqual(Array(3).fill("leadPersonUnavailable"));
    expect(codeOf({ ok: true, value: await aBid(teams[0]!.actor, other.no, { draft: aDraft({ projectLead: lead }) }) })).toBeNull();
  });
});

describe("cross-membership in one challenge", () => {
  it("where forbidden binds a unit by its own consent alone: as lead it is told, a lead that names it learns nothing", async () => {
    const challenge = await aChallenge();
    await setRule(challenge.round, { crossMembership: "forbid" });
    const [t01, t03, t04] = await Promise.all([aTeam("T01"), aTeam("T03"), aTeam("T04")]);
    await aBid(t01.actor, challenge.no, { draft: aDraft({ members: [aMember(t03.uscc)] }) });
    // Named by a second team as well: accepted in the same words, nobody has consented yet.
    await aBid(t04.actor, challenge.no, { draft: aDraft({ members: [aMember(t03.uscc)] }) });
    const [one, other] = valueOf(await listConfirmations(await at(t03.actor)));
    const confirm = async (task: MemberTask) => answerConfirmation(await at(t03.actor), { bidId: task.bidId, digest: task.digest, answer: "confirmed" });
    valueOf(await confirm(one!));
    expect(codeOf(await confirm(other!))).toBe("unitInOtherBid");
    const own = await aBid(t03.actor, challenge.no, { status: "draft" });
    expect(codeOf(await makeMove(t03.actor, "bid", own.no, "submit"))).toBe("unitInOtherBid");
  });

  it("is accepted where it is disclosed or allowed", async () => {
    const challenge = await aChallenge();
    await setRule(challenge.round, { crossMembership: "allow" });
    const [t01, t03] = await Promise.all([aTeam("T01"), aTeam("T03")]);
    await aBid(t01.actor, challenge.no, { draft: aDraft({ members: [aMember(t03.uscc)] }) });
    await aBid(t03.actor, challenge.no);
  });

  it("never has the lead or the demand owner among the members", async () => {
    const owner = await aTeam("D1");
    const challenge = await aChallenge({ owner: owner.uscc });
    const t01 = await aTeam("T01");
    const members = [t01.uscc, owner.uscc, "91350100M0001TGQXM"].map((uscc) => aMember(uscc));
    const { no } = await aBid(t01.actor, challenge.no, { status: "draft", draft: aDraft({ members }) });
    expect(await makeMove(t01.actor, "bid", no, "submit")).toMatchObject({
      refusal: { code: "bidIncomplete", fields: [{ path: "members.0.uscc", message: "leadAsMember" }, { path: "members.1.uscc", message: "ownerAsMember" }, { path: "members.2.name", message: "unitNameNeeded" }] },
    });
  });
});
