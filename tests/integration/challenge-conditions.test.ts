import { afterAll, afterEach, describe, expect, it } from "vitest";
import { closeDatabase, getPool } from "#app/db/client.ts";
import { brokenInvariants } from "#app/db/invariants.ts";
import { type Eligibility, noConditions } from "#app/domain/challenge/eligibility.ts";
import type { NewChallenge } from "#app/domain/challenge/schema.ts";
import { publicActor } from "#app/domain/policy/actor.ts";
import { showBid } from "#app/services/bid/show-bid.ts";
import { checkEligibility } from "#app/services/challenge/check-eligibility.ts";
import { showChallengeForm } from "#app/services/challenge/edit-challenge.ts";
import { exportPublicChallenges, listChallenges } from "#app/services/challenge/list-challenges.ts";
import { showChallenge } from "#app/services/challenge/show-challenge.ts";
import { aBid, aDraft, aMember, aTeam, closeAndOpen } from "#tests/support/bid-builders.ts";
import { aChallenge, amend, at, codeOf, makeMove, resetClock, valueOf } from "#tests/support/builders.ts";

afterEach(resetClock);
afterAll(closeDatabase);

type Open = Awaited<ReturnType<typeof aChallenge>>;

const seen = async (no: string) => valueOf(await showChallenge(await at(publicActor), no));

async function correct({ no, staff }: Open, change: (content: NewChallenge) => Partial<NewChallenge>) {
  const { content, digest } = valueOf(await showChallengeForm(await at(staff.officer), no));
  return valueOf(await amend(staff, no, { content: { ...content, ...change(content) }, digest }, "补充条件"));
}

/** An open challenge with these conditions, set as its officer would set them in a draft. */
async function aConditioned(conditions: Partial<Eligibility>) {
  return aChallenge({ content: { eligibility: { ...noConditions, ...conditions } } });
}

describe("揭榜方条件 of an item", () => {
  it("stand on the public page as data, and are none where nobody set some", async () => {
    const [plain, set] = [await aChallenge(), await aConditioned({ leadKinds: ["institution"], mostUnits: 2, exclusions: ["某类单位"] })];
    expect((await seen(plain.no)).eligibility).toEqual(noConditions);
    expect((await seen(set.no)).eligibility).toEqual({ ...noConditions, leadKinds: ["institution"], mostUnits: 2, exclusions: ["某类单位"] });
    const { rows } = await exportPublicChallenges(await at(publicActor), { roundCode: set.round });
    expect(rows.map(({ eligibility }) => eligibility.mostUnits)).toEqual([2]);
  });

  it("are answered by 能不能报, rule by rule, without an account", async () => {
    const { no } = await aConditioned({ leadKinds: ["institution"], leastTrl: 6, conditions: ["有中试条件"] });
    const ask = async (more: object) => valueOf(await checkEligibility(await at(publicActor), no, { uscc: "91410800MA9KX7AA9C", role: "lead", ...more })).slice(-3).map(({ rule, verdict }) => `${rule} ${verdict}`);
    expect(await ask({})).toEqual(["leadKind no", "trl check", "conditions check"]);
    expect(await ask({ uscc: "12100000400000624D", trl: "6", meetsConditions: "yes" })).toEqual(["leadKind ok", "trl ok", "conditions ok"]);
    expect(codeOf(await checkEligibility(await at(publicActor), no, { uscc: "12100000400000624D", role: "lead", trl: "十" }))).toBe("invalidInput");
  });

  it("stop a bid that says itself that it does not meet them, and show it before", async () => {
    const challenge = await aConditioned({ mostUnits: 1, leastTrl: 6 });
    const [team, member] = [await aTeam("T01"), await aTeam("T02")];
    const bid = await aBid(team.actor, challenge.no, { status: "draft", draft: aDraft({ members: [aMember(member.uscc)] }) });
    const own = valueOf(await showBid(await at(team.actor), bid.no));
    expect(own).toMatchObject({ missing: [{ path: "members", message: "mostUnits:1" }, { path: "trl.now", message: "leastTrl:6" }], conditions: [{ rule: "teamSize", verdict: "no" }, { rule: "trl", verdict: "no" }] });
    const refused = await makeMove(team.actor, "bid", bid.no, "submit");
    expect(refused).toMatchObject({ ok: false, refusal: { code: "bidIncomplete", facts: { count: 2 } } });
  });

  it("refuse the submission of a unit that may not lead, whatever its draft says", async () => {
    const challenge = await aConditioned({ leadKinds: ["foundation"] });
    const team = await aTeam("T03");
    const bid = await aBid(team.actor, challenge.no, { status: "draft" });
    expect(await makeMove(team.actor, "bid", bid.no, "submit")).toMatchObject({ ok: false, refusal: { code: "leadKindNotAllowed", facts: { kinds: "foundation" } } });
  });

  it("that a correction adds lengthen the window by themselves, leave a submitted bid valid and mark it in the form check", async () => {
    const challenge = await aChallenge();
    const before = (await seen(challenge.no)).closesAt;
    const team = await aTeam("T04");
    const bid = await aBid(team.actor, challenge.no);
    const done = await correct(challenge, ({ eligibility }) => ({ eligibility: { ...eligibility, leastTrl: 6, conditions: ["有中试条件"] }, keywords: "拜耳法、碳酸化" }));
    expect(done).toMatchObject({ material: ["eligibility"] });
    const after = await seen(challenge.no);
    expect(Date.parse(after.closesAt!)).toBeGreaterThan(Date.parse(before!));
    expect(after.amendments[0]?.differences).toMatchObject([{ field: "eligibility", before: { leastTrl: null }, after: { leastTrl: 6 } }, { field: "keywords", before: "", after: "拜耳法、碳酸化" }]);
    // The new condition counts for whoever submits from now on.
    expect(codeOf(await makeMove(team.actor, "bid", bid.no, "replace"))).toBe("bidIncomplete");
    await closeAndOpen(challenge);
    const { rows } = await getPool().query<{ findings: unknown[] }>("select findings from form_check where bid_id = $1", [bid.id]);
    expect(rows[0]?.findings).toContainEqual({ check: "conditions", level: "flag", about: ["trl"] });
    expect(await brokenInvariants()).toEqual([]);
  });
});

describe("what else an item tells", () => {
  it("is found by its keywords, and names a contact only where one was given", async () => {
    const challenge = await aChallenge({ content: { keywords: "钪镓回收、膜浓缩", contact: { name: "李工", phone: "0391-0000003" }, isConfidential: true } });
    const found = await listChallenges(await at(publicActor), { text: "钪镓回收" }, 1);
    expect(found.rows.map(({ no }) => no)).toContain(challenge.no);
    expect(await seen(challenge.no)).toMatchObject({ keywords: "钪镓回收、膜浓缩", contact: { name: "李工", phone: "0391-0000003" }, isConfidential: true });
    await correct(challenge, () => ({ contact: null }));
    const after = await seen(challenge.no);
    expect([after.contact, JSON.stringify(after).includes("0391-0000003")]).toEqual([null, false]);
  });
});
