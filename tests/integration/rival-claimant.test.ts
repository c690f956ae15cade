import { afterAll, describe, expect, test } from "vitest";
import { findFormLines } from "#app/db/form-lines.ts";
import { closeDatabase, getPool } from "#app/db/client.ts";
import { readFindings } from "#app/db/bid-opening.ts";
import type { ClaimOthers } from "#app/domain/organisation/claim.ts";
import { createBid } from "#app/services/bid/create-bid.ts";
import { listOwnBids } from "#app/services/bid/list-own-bids.ts";
import { saveDraft } from "#app/services/bid/save-draft.ts";
import { showBid } from "#app/services/bid/show-bid.ts";
import { showOwnBid } from "#app/services/bid/show-own-bid.ts";
import { showEarlier } from "#app/services/bid/take-earlier.ts";
import { contestUnit } from "#app/services/organisation/contest-unit.ts";
import { decideClaim } from "#app/services/organisation/decide-claim.ts";
import { editUnitProfile } from "#app/services/organisation/edit-profile.ts";
import { listClaims } from "#app/services/organisation/list-claims.ts";
import { registerUnit } from "#app/services/organisation/register-unit.ts";
import { listTodo } from "#app/services/todo/list-todo.ts";
import { aBid, aDraft, closeAndOpen } from "#tests/support/bid-builders.ts";
import { aChallenge, makeMove } from "#tests/support/builders.ts";
import { aPerson, codeOf, contextOf, valueOf } from "#tests/support/people.ts";

afterAll(closeDatabase);

let made = 0;

/** A unit in somebody's hands, and another person who says that is wrong and waits. */
async function aContestedUnit() {
  made += 1;
  const [holder, rival, officer] = [`holder${made}`, `rival${made}`, `decider${made}`];
  await aPerson({ username: holder, email: `holder${made}@example.org` });
  await aPerson({ username: rival, email: `rival${made}@example.org` });
  await aPerson({ username: officer, roles: ["officer"] });
  const uscc = `91350200MA2YJ1X${"ABCDEFGHJK"[made]}8G`;
  const { unitId } = valueOf(await registerUnit(await contextOf(holder), { uscc, unitName: `示例·争议单位${made}` }));
  const contest = async () => valueOf(await contestUnit(await contextOf(rival), { uscc, words: "登记人已经离职，不能代表本单位。" })).claimId;
  const claimId = await contest();
  const decide = async (outcome: "accepted" | "declined", others: ClaimOthers = "keep") => valueOf(await decideClaim(await contextOf(officer), claimId, { outcome, reason: "已与单位核对", others }));
  return { holder, rival, officer, uscc, unitId, claimId, contest, decide };
}

/** An item on which a unit is in one bid. */
const aStrictItem = () => aChallenge({ rules: { crossMembership: "forbid" } });

const bidsOf = async (username: string) => valueOf(await listOwnBids(await contextOf(username))).map(({ no }) => no).sort();
const actorOf = async (username: string) => (await contextOf(username)).actor;
const move = async (username: string, no: string, name: "submit" | "replace" | "withdraw") => codeOf(await makeMove(await actorOf(username), "bid", no, name));

async function mailsTo(address: string): Promise<string[]> {
  const { rows } = await getPool().query<{ news: string }>("select data -> 'mail' ->> 'news' as news from pgboss.job where data ->> 'to' = $1 and data -> 'mail' ->> 'news' is not null", [address]);
  return rows.map(({ news }) => news).sort();
}

describe("认领异议等待期间的申报", () => {
  test("who contests a unit drafts and submits while the officer has not decided; the other side does both as well, and neither learns of the other", async () => {
    const { holder, rival, officer, uscc, unitId } = await aContestedUnit();
    valueOf(await editUnitProfile(await contextOf(holder), unitId, { address: "金丝雀路 1 号" }));
    const challenge = await aStrictItem();
    const { no } = await aBid(await actorOf(rival), challenge.no, { status: "submitted" });
    expect(codeOf(await createBid(await contextOf(rival), { challenge: challenge.no, unit: uscc }))).toBe("alreadyDone");

    expect(codeOf(await showBid(await contextOf(holder), no))).toBe("notFound");
    expect(codeOf(await showBid(await contextOf(officer), no))).toBe("notFound");
    expect(await bidsOf(holder)).toEqual([]);
    const { no: other } = await aBid(await actorOf(holder), challenge.no, { status: "submitted" });
    expect(JSON.stringify(valueOf(await listTodo(await contextOf(holder))))).not.toContain(no);
    expect(await bidsOf(holder)).toEqual([other]);
    expect(await mailsTo(`holder${made}@example.org`)).toEqual(["contested"]);

    expect(codeOf(await showBid(await contextOf(rival), other))).toBe("notFound");
    expect(await bidsOf(rival)).toEqual([no]);
    const own = valueOf(await showOwnBid(await contextOf(rival), no));
    expect(own).toMatchObject({ status: "submitted", contest: "waiting", unitUscc: uscc, leadProfile: null });
    expect(JSON.stringify(own)).not.toContain("金丝雀");
    expect(await move(rival, no, "withdraw")).toBe("ok");
    expect(await move(rival, no, "submit")).toBe("ok");
  });

  test("nobody drafts for a unit that he neither belongs to nor contests", async () => {
    const { uscc } = await aContestedUnit();
    const challenge = await aChallenge();
    const { username } = await aPerson();
    expect(codeOf(await createBid(await contextOf(username), { challenge: challenge.no, unit: uscc }))).toBe("notAllowed");
  });

  test("accepted: the bid becomes the unit's, holds its places, and the unit has no second one", async () => {
    const { holder, rival, unitId, decide } = await aContestedUnit();
    const challenge = await aStrictItem();
    const { no } = await aBid(await actorOf(rival), challenge.no, { status: "submitted" });
    await decide("accepted", "dismiss");
    expect(await bidsOf(holder)).toEqual([no]);
    expect(valueOf(await showOwnBid(await contextOf(holder), no))).toMatchObject({ status: "submitted", contest: null });
    expect(await mailsTo(`rival${made}@example.org`)).toEqual(["claimAccepted", "contestAccepted"]);
    const created = await createBid(await contextOf(holder), { challenge: challenge.no });
    expect(created).toMatchObject({ refusal: { code: "alreadyDone", facts: { no } } });
    const { rows } = await getPool().query("select kind from bid_claim q join bid b on b.id = q.bid_id where b.no = $1 and q.kind = 'unit'", [no]);
    expect(rows).toHaveLength(1);
    expect(await move(holder, no, "replace")).toBe("ok");
    expect((await actorOf(rival)).units).toEqual([expect.objectContaining({ unitId, administrator: true })]);
  });

  test("accepted where the unit has submitted as well: its people hold both, none is lost, and one must go before the other is replaced", async () => {
    const { holder, rival, decide } = await aContestedUnit();
    const challenge = await aStrictItem();
    const { no: theirs } = await aBid(await actorOf(holder), challenge.no, { status: "submitted" });
    const { no: his } = await aBid(await actorOf(rival), challenge.no, { status: "submitted" });
    await decide("accepted");
    for (const person of [holder, rival]) expect(await bidsOf(person)).toEqual([his, theirs].sort());
    expect(valueOf(await showOwnBid(await contextOf(holder), his))).toMatchObject({ status: "submitted", contest: "accepted" });
    expect(await move(rival, his, "replace")).toBe("unitInOtherBid");
    expect(await move(rival, theirs, "withdraw")).toBe("ok");
    expect(await move(rival, his, "replace")).toBe("ok");
    expect(await move(holder, theirs, "submit")).toBe("unitInOtherBid");
  });

  test("accepted, and both stand at the closing: the form check finds one unit leading two", async () => {
    const { holder, rival, decide } = await aContestedUnit();
    const challenge = await aChallenge();
    const theirs = await aBid(await actorOf(holder), challenge.no, { status: "submitted" });
    const his = await aBid(await actorOf(rival), challenge.no, { status: "submitted" });
    await decide("accepted");
    await closeAndOpen(challenge);
    for (const [one, other] of [[theirs, his], [his, theirs]] as const) {
      expect(await readFindings(one.id)).toContainEqual({ check: "crossMembership", level: "stop", about: [other.no] });
    }
  });

  test("declined: what was submitted is withdrawn, the draft stays readable to its writer alone, and comes alive when he contests again", async () => {
    const { holder, rival, decide, contest } = await aContestedUnit();
    const challenge = await aChallenge();
    const { no, draft } = await aBid(await actorOf(rival), challenge.no, { status: "submitted" });
    await decide("declined");
    expect(valueOf(await showOwnBid(await contextOf(rival), no))).toMatchObject({ status: "withdrawn", contest: "declined", editing: { mode: "locked" }, draft: { summary: draft.summary } });
    expect(await mailsTo(`rival${made}@example.org`)).toEqual(["claimDeclined", "contestDeclined"]);
    expect(codeOf(await saveDraft(await contextOf(rival), no, { draft: aDraft() }))).toBe("claimDeclined");
    expect(await move(rival, no, "submit")).toBe("claimDeclined");
    expect(codeOf(await showBid(await contextOf(holder), no))).toBe("notFound");
    expect(JSON.stringify(valueOf(await listTodo(await contextOf(rival))))).not.toContain(no);

    // He founds a unit of his own and takes the text along.
    const next = await aChallenge();
    valueOf(await registerUnit(await contextOf(rival), { uscc: `91350200MA2YJ1X${"ABCDEFGHJK"[made]}7G`, unitName: "示例·另立单位" }));
    const fresh = valueOf(await createBid(await contextOf(rival), { challenge: next.no }));
    expect(valueOf(await showEarlier(await contextOf(rival), fresh.no, no)).shown).toMatchObject({ no });

    const claimId = await contest();
    expect(claimId).toBeTruthy();
    expect(valueOf(await showOwnBid(await contextOf(rival), no))).toMatchObject({ contest: "waiting", editing: { mode: "bidding" } });
    expect(await move(rival, no, "submit")).toBe("ok");
  });

  test("still waiting at the opening: the form check asks for the decision first, and follows it", async () => {
    const { rival, officer, decide } = await aContestedUnit();
    const challenge = await aChallenge();
    const { id, no } = await aBid(await actorOf(rival), challenge.no, { status: "submitted" });
    await closeAndOpen(challenge);
    expect(await readFindings(id)).toContainEqual(expect.objectContaining({ check: "unitClaims", level: "stop" }));
    expect(codeOf(await makeMove(challenge.staff.officer, "bid", no, "passForm"))).not.toBe("ok");
    expect(valueOf(await listClaims(await contextOf(officer))).length).toBeGreaterThan(0);
    await decide("accepted");
    expect(await readFindings(id)).not.toContainEqual(expect.objectContaining({ check: "unitClaims", level: "stop" }));
    expect((await findFormLines([id])).size).toBe(0);
  });

  test("declined after the closing: nothing is withdrawn behind the count", async () => {
    const { rival, decide } = await aContestedUnit();
    const challenge = await aChallenge();
    const { id, no } = await aBid(await actorOf(rival), challenge.no, { status: "submitted" });
    await closeAndOpen(challenge);
    await decide("declined");
    expect(valueOf(await showOwnBid(await contextOf(rival), no)).status).toBe("underFormCheck");
    expect(await readFindings(id)).toContainEqual(expect.objectContaining({ check: "unitClaims", level: "stop" }));
  });
});
