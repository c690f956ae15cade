import { afterEach, describe, expect, it } from "vitest";
import { getPool } from "#app/db/client.ts";
import { limitsToLead } from "#app/messages/zh-CN/member-limits.ts";
import { linkMember, remindMember } from "#app/services/bid/ask-member.ts";
import { showLink } from "#app/services/bid/confirm-member.ts";
import { answerConfirmation, listConfirmations } from "#app/services/bid/list-confirmations.ts";
import { showBid } from "#app/services/bid/show-bid.ts";
import { showOwnBid } from "#app/services/bid/show-own-bid.ts";
import { showMembers } from "#app/services/bid/show-members.ts";
import { aBid, aDraft, aMember, aTeam } from "#tests/support/bid-builders.ts";
import { aChallenge, at, codeOf, makeMove, resetClock, valueOf } from "#tests/support/builders.ts";
import { confirmBy, setRule, taskFor, type Team } from "#tests/support/members.ts";

afterEach(resetClock);

describe("limits of a round", () => {
  it("hold a unit to its number of bids, as lead at the submission and as member at the confirmation", async () => {
    const challenges = [await aChallenge(), await aChallenge()] as const;
    const { rows } = await getPool().query<{ id: string }>("select id from round where code = $1", [challenges[0].round]);
    await getPool().query("update challenge set round_id = $2 where no = $1", [challenges[1].no, rows[0]!.id]);
    await setRule(challenges[0].round, { unitLeads: 1, unitJoins: 1 });
    const [t01, t03] = [await aTeam("T01"), await aTeam("T03")];
    const first = await aBid(t01.actor, challenges[0].no, { draft: aDraft({ members: [aMember(t03.uscc)] }) });
    const second = await aBid(t01.actor, challenges[1].no, { status: "draft", draft: aDraft({ members: [aMember(t03.uscc)] }) });
    expect(codeOf(await makeMove(t01.actor, "bid", second.no, "submit"))).toBe("unitLimit");
    valueOf(await confirmBy(t03, challenges[0].no));
    valueOf(await remindMember(await at(t01.actor), second.no, { uscc: t03.uscc }));
    expect(codeOf(await confirmBy(t03, challenges[1].no))).toBe("unitLimit");
    // The rule stands where the member is added; that its places are taken is told to the member alone, and not on a link, which the lead can open.
    const { memberLimits } = valueOf(await showOwnBid(await at(t01.actor), second.no)).challenge;
    expect(memberLimits).toEqual({ joins: 1, oneBid: false });
    expect(limitsToLead(memberLimits)).toContain("最多作为成员参加 1 份申报");
    expect(await taskFor(t03, challenges[0].no)).toMatchObject({ state: "confirmed", hindrance: null });
    expect(await taskFor(t03, challenges[1].no)).toMatchObject({ state: "open", limits: { joins: 1, oneBid: false }, hindrance: "unitLimit" });
    const { link } = valueOf(await linkMember(await at(t01.actor), second.no, { uscc: t03.uscc }));
    expect(valueOf(await showLink(await at(t01.actor), link.split("/").at(-1)!))).toMatchObject({ limits: { joins: 1, oneBid: false }, hindrance: null });
    // Said while something can still be done, and only to the unit whose places they are.
    const warned = async (team: Team, no: string) => valueOf(await showOwnBid(await at(team.actor), no)).warnings.filter(({ stops }) => stops).map(({ code }) => code);
    expect(await warned(t01, second.no)).toEqual(["unitLeadLimit"]);
    expect(await warned(t01, first.no)).toEqual([]);
    valueOf(await makeMove(t01.actor, "bid", first.no, "withdraw"));
    expect(await warned(t01, second.no)).toEqual([]);
    valueOf(await makeMove(t01.actor, "bid", second.no, "submit"));
    expect(await taskFor(t03, challenges[1].no)).toMatchObject({ hindrance: null });
    valueOf(await confirmBy(t03, challenges[1].no));
  });
});

describe("what will stand in the way", () => {
  const phone = "13700000777";

  it("is said early of the unit's own places and to the lead person alone", async () => {
    const challenge = await aChallenge();
    await setRule(challenge.round, { crossMembership: "forbid", leadPerson: "refuse" });
    const [t01, t03, t04] = [await aTeam("T01"), await aTeam("T03"), await aTeam("T04")];
    const lead = { name: "王工", phone, code: "" };
    const warned = async (team: Team, no: string) => valueOf(await showOwnBid(await at(team.actor), no)).warnings.filter(({ stops }) => stops).map(({ code }) => code);
    const ofMember = await aBid(t03.actor, challenge.no, { status: "draft" });
    const ofLead = await aBid(t04.actor, challenge.no, { status: "draft", draft: aDraft({ projectLead: { ...lead, phone: "+86 137-0000-0777" } }) });
    await aBid(t01.actor, challenge.no, { draft: aDraft({ projectLead: lead, members: [aMember(t03.uscc)] }) });
    // Only named, the member holds nothing.
    expect(await warned(t03, ofMember.no)).toEqual([]);
    valueOf(await confirmBy(t03, challenge.no));
    expect(await warned(t03, ofMember.no)).toEqual(["unitInOtherBid"]);
    expect(codeOf(await makeMove(t03.actor, "bid", ofMember.no, "submit"))).toBe("unitInOtherBid");
    // Whoever else writes that person's number learns nothing by it.
    await getPool().query("update person set phone = null where phone = $1", [phone]);
    expect(await warned(t04, ofLead.no)).toEqual([]);
    await getPool().query("update person set phone = $2 where id = $1", [t04.actor.personId, phone]);
    expect(await warned(t04, ofLead.no)).toEqual(["leadElsewhere"]);
    expect(codeOf(await makeMove(t04.actor, "bid", ofLead.no, "submit"))).toBe("leadPersonUnavailable");
    await getPool().query("update person set phone = null where id = $1", [t04.actor.personId]);
  });
});

describe("two worlds", () => {
  /** What the lead of a bid sees and is answered on the way to a submission, without what is random in each world. */
  async function world(rivalNames: boolean) {
    const challenge = await aChallenge();
    await setRule(challenge.round, { crossMembership: "forbid", leadPerson: "check", unitJoins: 1 });
    const [t01, t03, t04] = [await aTeam("T01"), await aTeam("T03"), await aTeam("T04")];
    const lead = { name: "王工", phone: "13700000099", code: "" };
    const rival = aDraft({ projectLead: rivalNames ? lead : { name: "赵工", phone: "13700000098", code: "" }, members: rivalNames ? [aMember(t03.uscc)] : [] });
    await aBid(t04.actor, challenge.no, { draft: rival });
    if (rivalNames) valueOf(await confirmBy(t03, challenge.no));
    const seen: unknown[] = [];
    const { no, id } = await aBid(t01.actor, challenge.no, { status: "draft", draft: aDraft({ projectLead: lead, members: [aMember(t03.uscc)] }) });
    const look = async () => seen.push(await showMembers(await at(t01.actor), no), await showBid(await at(t01.actor), no));
    await look();
    seen.push(await remindMember(await at(t01.actor), no, { uscc: t03.uscc }));
    // What the member itself is told is its own: the lead sees nothing of it.
    const task = valueOf(await listConfirmations(await at(t03.actor))).find(({ bidId }) => bidId === id)!;
    const answer = rivalNames ? codeOf(await answerConfirmation(await at(t03.actor), { bidId: id, digest: task.digest, answer: "confirmed" })) : null;
    expect(answer).toBe(rivalNames ? "unitInOtherBid" : null);
    await look();
    seen.push(await makeMove(t01.actor, "bid", no, "submit"));
    await look();
    const text = JSON.stringify(seen).replaceAll(challenge.no, "ITEM").replaceAll(no, "BID");
    return text.replace(/"(now|dueAt|at|receivedAt|remindedAt|draftSavedAt|savedAt|deadline|opensAt|closesAt|until)":"[^"]*"/g, '"$1":"T"').replace(/"(commitment|shortCode|seq|auditSeq)":("[^"]*"|\d+)/g, '"$1":0');
  }

  it("that differ in another team's sealed bid are the same to the lead, byte for byte", async () => {
    const one = await world(false);
    expect(await world(true)).toBe(one);
    expect(one).toContain('"state":"open"');
  });
});
