import { afterAll, afterEach, describe, expect, it } from "vitest";
import { closeDatabase, getPool } from "#app/db/client.ts";
import { findTeamUnits } from "#app/db/team-units.ts";
import { listChallengeBids } from "#app/services/bid/list-challenge-bids.ts";
import { saveDraft } from "#app/services/bid/save-draft.ts";
import { showBid } from "#app/services/bid/show-bid.ts";
import { barUnit, liftBar, listBars } from "#app/services/organisation/bar-unit.ts";
import { declareAffiliation, withdrawAffiliation } from "#app/services/organisation/declare-affiliation.ts";
import { editUnitProfile, setInternalDeadline } from "#app/services/organisation/edit-profile.ts";
import { showUnit } from "#app/services/organisation/show-units.ts";
import { changeOwnProfile, showOwnProfile } from "#app/services/person/own-profile.ts";
import { aBid, aDraft, aMember, aTeam, closeAndOpen } from "#tests/support/bid-builders.ts";
import { aChallenge, at, codeOf, makeMove, resetClock, valueOf } from "#tests/support/builders.ts";

afterEach(resetClock);
afterAll(closeDatabase);

type Team = Awaited<ReturnType<typeof aTeam>>;

/** The team's person as an administrator of its unit. */
const boss = ({ actor }: Team) => ({ ...actor, units: actor.units.map((unit) => ({ ...unit, administrator: true })) });

async function unitOf({ actor }: Team): Promise<{ id: string; uscc: string; name: string }> {
  return (await getPool().query<{ id: string; uscc: string; name: string }>("select id, uscc, name from unit where id = $1", [actor.units[0]!.unitId])).rows[0]!;
}

async function ownBid(team: Team, no: string) {
  const bid = valueOf(await showBid(await at(team.actor), no));
  if (bid.sight !== "own") throw new Error(bid.sight);
  return bid;
}

async function setRules(round: string, rules: Record<string, string>): Promise<void> {
  await getPool().query("update round set rules = rules || $2::jsonb where code = $1", [round, JSON.stringify(rules)]);
}

describe("单位资料", () => {
  it("is written by administrators once and read with every bid; the internal deadline stands beside ours and stops nothing", async () => {
    const challenge = await aChallenge();
    const team = await aTeam("T01");
    const unit = await unitOf(team);
    const { no } = await aBid(team.actor, challenge.no, { status: "draft" });
    expect(codeOf(await editUnitProfile(await at({ ...team.actor, units: [{ unitId: unit.id, administrator: false }] }), unit.id, { address: "某地" }))).toBe("notAllowed");
    expect(await editUnitProfile(await at(boss(team)), unit.id, { capital: "很多" })).toMatchObject({ refusal: { fields: [{ path: "capital", message: "money" }] } });
    valueOf(await editUnitProfile(await at(boss(team)), unit.id, { address: "示例市一路 1 号", legalRepresentative: "示例·法人", capital: "1200.50", registeredOn: "2001-02-03", scale: "medium", highTech: "on" }));
    valueOf(await setInternalDeadline(await at(boss(team)), unit.id, { days: "3", time: "12:00" }));
    const bid = await ownBid(team, no);
    expect(bid.leadProfile).toMatchObject({ address: "示例市一路 1 号", capitalFen: 1_200_500_000, registeredOn: "2001-02-03", scale: "medium", highTech: true, specialised: false });
    const closes = Date.parse(bid.challenge.closesAt!);
    expect(closes - Date.parse(bid.internalDeadline!)).toBeGreaterThan(3 * 24 * 3_600_000 - 1);
    expect(new Date(bid.internalDeadline!).toISOString().slice(11, 16)).toBe("04:00");
    expect(valueOf(await showUnit(await at(boss(team)), unit.id)).internal).toEqual({ days: 3, time: "12:00" });
    valueOf(await setInternalDeadline(await at(boss(team)), unit.id, { days: "", time: "12:00" }));
    expect((await ownBid(team, no)).internalDeadline).toBeNull();
  });
});

describe("关联关系", () => {
  it("is a graph with circles: found through others, warned of early, refused where the round says so, gone when taken back", async () => {
    const [owner, team, between] = [await aTeam("T04"), await aTeam("T05"), await aTeam("T06")];
    const [ownerUnit, teamUnit, betweenUnit] = [await unitOf(owner), await unitOf(team), await unitOf(between)];
    const challenge = await aChallenge({ owner: ownerUnit.uscc });
    const { no } = await aBid(team.actor, challenge.no, { status: "draft" });
    expect((await ownBid(team, no)).warnings).toEqual([]);
    expect(codeOf(await declareAffiliation(await at(team.actor), ownerUnit.id, { uscc: teamUnit.uscc, unitName: teamUnit.name, relation: "controls" }))).toBe("notFound");
    expect(await declareAffiliation(await at(boss(team)), teamUnit.id, { uscc: teamUnit.uscc, unitName: teamUnit.name, relation: "controls" })).toMatchObject({ refusal: { fields: [{ message: "ownUnit" }] } });
    // Owner → between → team → owner: a circle.
    valueOf(await declareAffiliation(await at(boss(team)), teamUnit.id, { uscc: betweenUnit.uscc, unitName: betweenUnit.name, relation: "controlledBy", share: "51.5%" }));
    valueOf(await declareAffiliation(await at(boss(between)), betweenUnit.id, { uscc: ownerUnit.uscc, unitName: ownerUnit.name, relation: "controlledBy" }));
    valueOf(await declareAffiliation(await at(boss(owner)), ownerUnit.id, { uscc: teamUnit.uscc, unitName: teamUnit.name, relation: "sameController" }));
    expect(codeOf(await declareAffiliation(await at(boss(owner)), ownerUnit.id, { uscc: teamUnit.uscc, unitName: teamUnit.name, relation: "sameController" }))).toBe("alreadyDone");
    expect((await ownBid(team, no)).warnings).toEqual([{ code: "ownerAffiliated", unitName: teamUnit.name, stops: false }]);
    expect(valueOf(await showUnit(await at(boss(team)), teamUnit.id)).affiliations).toEqual([
      { otherId: betweenUnit.id, otherName: betweenUnit.name, otherUscc: betweenUnit.uscc, relation: "controlledBy", share: 5150, isOwn: true, isByBureau: false, isConfirmed: false },
      { otherId: ownerUnit.id, otherName: ownerUnit.name, otherUscc: ownerUnit.uscc, relation: "sameController", share: 0, isOwn: false, isByBureau: false, isConfirmed: false },
    ].sort((a, b) => a.otherName.localeCompare(b.otherName)));

    await setRules(challenge.round, { ownerAffiliates: "refuse" });
    // Of the chain only its own end is the team's word: what others say of it stops nobody.
    expect(codeOf(await makeMove(team.actor, "bid", no, "submit"))).toBeNull();
    valueOf(await declareAffiliation(await at(boss(team)), teamUnit.id, { uscc: ownerUnit.uscc, unitName: ownerUnit.name, relation: "heldBy" }));
    expect((await ownBid(team, no)).warnings).toEqual([{ code: "ownerAffiliated", unitName: teamUnit.name, stops: true }]);
    expect(await makeMove(team.actor, "bid", no, "replace")).toEqual({ ok: false, refusal: { code: "ownerAffiliated", facts: { unit: teamUnit.name } } });
    // The owner had said so too: what both said, an officer alone takes out.
    expect(codeOf(await withdrawAffiliation(await at(boss(team)), teamUnit.id, ownerUnit.id))).toBe("statusChanged");
    valueOf(await withdrawAffiliation(await at(challenge.staff.officer), teamUnit.id, ownerUnit.id));
    valueOf(await declareAffiliation(await at(boss(team)), teamUnit.id, { uscc: ownerUnit.uscc, unitName: ownerUnit.name, relation: "heldBy" }));
    valueOf(await withdrawAffiliation(await at(boss(team)), teamUnit.id, ownerUnit.id));
    expect(codeOf(await makeMove(team.actor, "bid", no, "replace"))).toBeNull();
  });
});

describe("限制名单", () => {
  it("warns early, refuses at submitting where the round says so, is found in the form check; lifted it is as if nothing had been", async () => {
    const challenge = await aChallenge();
    const [team, other] = [await aTeam("T07"), await aTeam("T01")];
    const unit = await unitOf(team);
    const { no } = await aBid(team.actor, challenge.no, { status: "draft" });
    const bar = { uscc: unit.uscc, unitName: unit.name, kind: "blacklist", words: "示例·信用文书 1 号" };
    expect(codeOf(await barUnit(await at(team.actor), bar))).toBe("notAllowed");
    const { id } = valueOf(await barUnit(await at(challenge.staff.officer), bar));
    valueOf(await barUnit(await at(challenge.staff.officer), { ...bar, kind: "unaccepted", until: "2020-01-01" }));
    expect(valueOf(await listBars(await at(challenge.staff.officer)))).toMatchObject([{ id, kind: "blacklist", until: null }]);
    expect((await ownBid(team, no)).warnings).toEqual([{ code: "blacklist", unitName: unit.name, stops: false }]);
    await setRules(challenge.round, { blacklist: "refuse" });
    expect(await makeMove(team.actor, "bid", no, "submit")).toEqual({ ok: false, refusal: { code: "unitBarred", facts: { unit: unit.name } } });
    // As a member of another's bid too.
    const led = await aBid(other.actor, challenge.no, { status: "draft" });
    valueOf(await saveDraft(await at(other.actor), led.no, { draft: aDraft({ members: [aMember(unit.uscc)] }) }));
    expect((await ownBid(other, led.no)).warnings).toMatchObject([{ code: "blacklist", stops: true }]);
    expect(codeOf(await makeMove(other.actor, "bid", led.no, "submit"))).toBe("unitBarred");

    await setRules(challenge.round, { blacklist: "check" });
    valueOf(await makeMove(team.actor, "bid", no, "submit"));
    await closeAndOpen(challenge);
    const { rows } = valueOf(await listChallengeBids(await at(challenge.staff.officer), challenge.no));
    expect(rows[0]!.findings).toContainEqual({ check: "barredUnits", level: "stop", about: [unit.name] });
    expect(codeOf(await liftBar(await at(challenge.staff.officer), { id, reason: "" }))).toBe("invalidInput");
    valueOf(await liftBar(await at(challenge.staff.officer), { id, reason: "已修复信用" }));
    expect(codeOf(await liftBar(await at(challenge.staff.officer), { id, reason: "再来" }))).toBe("statusChanged");
    expect(await findTeamUnits([unit.uscc, "91350200776049653A"], [])).toMatchObject([{ isBlacklisted: false, hasUnaccepted: false }, { name: "91350200776049653A", isAffiliated: false }]);
  });
});

describe("个人资料", () => {
  it("keeps the ID number encrypted, shows it masked, warns of a wrong check character, and tells no log of it", async () => {
    const team = await aTeam("T02");
    const number = "110105194912310021";
    expect(valueOf(await changeOwnProfile(await at(team.actor), { title: "教授", degree: "博士", idNumber: " 11010519491231 0021" })).idNumberProblem).toBe("checkCharacter");
    expect(valueOf(await showOwnProfile(await at(team.actor)))).toEqual({ title: "教授", degree: "博士", field: "", maskedIdNumber: "110***********0021", idNumberProblem: "checkCharacter" });
    valueOf(await changeOwnProfile(await at(team.actor), { title: "研究员", idNumber: "" }));
    expect(valueOf(await showOwnProfile(await at(team.actor)))).toMatchObject({ title: "研究员", maskedIdNumber: "110***********0021" });
    const { rows } = await getPool().query<{ found: boolean }>(
      `select bool_or(found) as found from (
         select position($1::bytea in id_number) > 0 as found from person_profile where id_number is not null
         union all select body like '%' || $2 || '%' from audit_event union all select content like '%' || $2 || '%' from audit_detail union all select data::text like '%' || $2 || '%' from pgboss.job) as places`,
      [Buffer.from(number), number],
    );
    expect(rows).toEqual([{ found: false }]);
    expect(await changeOwnProfile(await at(team.actor), { idNumber: "<script>" })).toMatchObject({ refusal: { code: "invalidInput", fields: [{ path: "idNumber" }] } });
    valueOf(await changeOwnProfile(await at(team.actor), { clearIdNumber: "on" }));
    expect(valueOf(await showOwnProfile(await at(team.actor))).maskedIdNumber).toBeNull();
  });
});
