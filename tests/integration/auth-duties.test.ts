import { afterAll, describe, expect, test } from "vitest";
import { actorFromRequest } from "#app/auth/actor.ts";
import { signIn } from "#app/auth/sign-in.ts";
import { closeDatabase, getPool } from "#app/db/client.ts";
import { readClock } from "#app/db/clock.ts";
import { publicActor, type StaffRole, systemActor } from "#app/domain/policy/actor.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { grantRole, revokeRole } from "#app/services/staff/grant-role.ts";
import { listPeople } from "#app/services/staff/manage-people.ts";
import { confirmDuty, proposeDuty, returnDuty } from "#app/services/staff/propose-duty.ts";
import { showStaffing } from "#app/services/staff/show-staffing.ts";
import { CookieJar } from "#tests/support/browser.ts";
import { aPerson, codeOf, contextOf, testPassword, valueOf } from "#tests/support/people.ts";

afterAll(closeDatabase);

let rounds = 0;
/** A round in its first state with a list of exclusive duties. */
async function aRound(exclusive: StaffRole[][] = [["officer", "secondOfficer"]]): Promise<{ roundId: string; code: string }> {
  const code = `TEST-2026-${++rounds}`;
  const { rows } = await getPool().query<{ id: string }>(
    "insert into round (code, title, rules, rubric, exclusive_roles, custody) values ($1, '示例批次', '{}', '[]', $2, 'bureau') returning id",
    [code, JSON.stringify(exclusive)],
  );
  return { roundId: rows[0]!.id, code };
}

const system = async (): Promise<Context> => ({ actor: systemActor, now: await readClock() });
const grant = async (personId: string, role: StaffRole, roundId: string | null = null) => grantRole(await system(), { personId, role, roundId });

describe("two people change a duty", () => {
  test("proposed by one, confirmed by another; then it counts, in the log with both", async () => {
    await aPerson({ username: "d.admin", roles: ["systemAdmin"] });
    await aPerson({ username: "d.security", roles: ["securityAdmin", "secondOfficer"] });
    const { personId } = await aPerson({ username: "d.new" });
    const { changeId } = valueOf(await proposeDuty(await contextOf("d.admin"), { username: "d.new", role: "witness" }));
    expect((await contextOf("d.new")).actor.roles).toEqual([]);
    expect(codeOf(await proposeDuty(await contextOf("d.admin"), { username: "d.new", role: "witness" }))).toBe("alreadyDone");
    expect(codeOf(await proposeDuty(await contextOf("d.admin"), { username: "nobody.at.all", role: "witness" }))).toBe("invalidInput");
    expect(codeOf(await confirmDuty(await contextOf("d.admin"), changeId))).toBe("notAllowed");
    const security = await contextOf("d.security");
    expect(codeOf(await confirmDuty({ ...security, actor: { ...security.actor, secondFactorFresh: false } }, changeId))).toBe("secondFactorNeeded");
    valueOf(await confirmDuty(security, changeId));
    expect((await contextOf("d.new")).actor.roles).toEqual([{ role: "witness", roundId: null }]);
    expect(codeOf(await confirmDuty(security, changeId))).toBe("statusChanged");
    // Who holds it for all rounds needs no second one for a single round.
    const { code } = await aRound();
    for (const round of [undefined, code]) expect(codeOf(await proposeDuty(await contextOf("d.admin"), { username: "d.new", role: "witness", round }))).toBe("alreadyDone");

    const { rows } = await getPool().query<{ kind: string; actor: string }>("select kind, actor_id as actor from audit_event where object_id = $1 order by seq", [personId]);
    expect(rows).toEqual([
      { kind: "proposeRole", actor: (await contextOf("d.admin")).actor.personId },
      { kind: "grantRole", actor: security.actor.personId },
    ]);
  });

  test("nobody confirms the own proposal, a returned one changes nothing, a refused confirmation leaves it open", async () => {
    const { personId } = await aPerson({ username: "d.two" });
    const both = await contextOf("d.security");
    // A security administrator who is also an officer of a round proposes for that round.
    const { roundId, code } = await aRound([["witness", "supervisor"]]);
    valueOf(await grant(both.actor.personId!, "officer", roundId));
    const own = valueOf(await proposeDuty(await contextOf("d.security"), { username: "d.two", role: "witness", round: code }));
    expect(codeOf(await confirmDuty(await contextOf("d.security"), own.changeId))).toBe("samePerson");

    const returned = valueOf(await proposeDuty(await contextOf("d.admin"), { username: "d.two", role: "leader" }));
    valueOf(await returnDuty(await contextOf("d.security"), returned.changeId));
    expect((await contextOf("d.two")).actor.roles).toEqual([]);

    const late = valueOf(await proposeDuty(await contextOf("d.admin"), { username: "d.two", role: "supervisor", round: code }));
    valueOf(await grant(personId, "witness", roundId));
    expect(codeOf(await confirmDuty(await contextOf("d.security"), late.changeId))).toBe("exclusiveRole");
    expect(valueOf(await listPeople(await contextOf("d.security"), { page: 1 })).pending.map((change) => change.id)).toContain(late.changeId);
  });

  test("an officer proposes for the own round only", async () => {
    const [mine, other] = [await aRound(), await aRound()];
    const officer = await aPerson({ username: "d.officer" });
    valueOf(await grant(officer.personId, "officer", mine.roundId));
    const { username } = await aPerson();
    expect(codeOf(await proposeDuty(await contextOf("d.officer"), { username, role: "witness", round: mine.code }))).toBe("ok");
    expect(codeOf(await proposeDuty(await contextOf("d.officer"), { username, role: "witness", round: other.code }))).toBe("notAllowed");
    expect(codeOf(await proposeDuty(await contextOf("d.officer"), { username, role: "witness" }))).toBe("notAllowed");
    expect(codeOf(await proposeDuty(await contextOf("d.officer"), { username, role: "witness", round: "NO-2026" }))).toBe("notFound");
  });

  test("nobody grants alone, not even an administrator; only the system does", async () => {
    const { personId } = await aPerson();
    expect(codeOf(await grantRole(await contextOf("d.admin"), { personId, role: "officer" }))).toBe("notAllowed");
    expect(codeOf(await grant(personId, "officer"))).toBe("ok");
    expect(codeOf(await grant(personId, "officer"))).toBe("alreadyDone");
  });
});

describe("exclusive duties", () => {
  test("within a round by its list; a general duty counts in every running round", async () => {
    const { roundId } = await aRound([["officer", "secondOfficer"], ["witness", "supervisor"]]);
    const { personId } = await aPerson();
    valueOf(await grant(personId, "officer", roundId));
    expect(await grant(personId, "secondOfficer", roundId)).toMatchObject({ refusal: { code: "exclusiveRole", facts: { held: "officer", wanted: "secondOfficer" } } });
    expect(codeOf(await grant(personId, "secondOfficer"))).toBe("exclusiveRole");
    expect(codeOf(await grant(personId, "witness", roundId))).toBe("ok");
    expect(codeOf(await grant(personId, "supervisor"))).toBe("exclusiveRole");
  });

  test("a round without a list lets one person hold several (guide 0.1, 17), but never split powers", async () => {
    const { roundId } = await aRound([]);
    const { personId } = await aPerson();
    for (const role of ["officer", "secondOfficer", "witness", "supervisor"] as const) expect(codeOf(await grant(personId, role, roundId))).toBe("ok");
    expect(codeOf(await grant(personId, "securityAdmin"))).toBe("ok");
    for (const role of ["systemAdmin", "auditAdmin"] as const) expect(codeOf(await grant(personId, role))).toBe("exclusiveRole");
  });

  test("of two exclusive grants at once one holds", async () => {
    const { roundId } = await aRound();
    const { personId } = await aPerson();
    const outcomes = await Promise.all([grant(personId, "officer", roundId), grant(personId, "secondOfficer", roundId)]);
    expect(outcomes.map(codeOf).toSorted()).toEqual(["exclusiveRole", "ok"]);
  });
});

describe("a changed duty and sessions", () => {
  test("granting and revoking end the person's sessions, nobody else's", async () => {
    const { personId, username } = await aPerson();
    const other = await aPerson();
    const enter = async (identifier: string) => {
      const browser = new CookieJar();
      browser.keep(valueOf(await signIn(browser.request(), "10.6.6.6", { identifier, password: testPassword })).cookies);
      return browser;
    };
    const [before, bystander] = [await enter(username), await enter(other.username)];
    const { grantId } = valueOf(await grant(personId, "witness"));
    expect(await actorFromRequest(before.request())).toMatchObject({ person: null, pending: null });
    const during = await enter(username);
    expect((await actorFromRequest(during.request())).pending).toBe("secondFactor");
    valueOf(await revokeRole(await contextOf("d.admin"), grantId));
    expect(await actorFromRequest(during.request())).toMatchObject({ person: null, pending: null });
    expect((await actorFromRequest(bystander.request())).person?.username).toBe(other.username);
    expect((await actorFromRequest((await enter(username)).request())).person?.username).toBe(username);
  });

  test("who may revoke, and the last administrator stays", async () => {
    const { personId, username } = await aPerson();
    const { grantId } = valueOf(await grant(personId, "leader"));
    expect(codeOf(await revokeRole(await contextOf(username), grantId))).toBe("notAllowed");
    valueOf(await revokeRole(await contextOf("d.security"), grantId));
    expect(codeOf(await revokeRole(await contextOf("d.security"), grantId))).toBe("notFound");
    const { rows } = await getPool().query<{ id: string }>("select id from role_grant where role = 'systemAdmin'");
    expect(rows).toHaveLength(1);
    expect(codeOf(await revokeRole(await contextOf("d.security"), rows[0]!.id))).toBe("lastAdministrator");
  });
});

describe("人员与分工", () => {
  test("who is what, what is missing, and what waits for it; the least staffing of five is complete", async () => {
    await getPool().query("delete from role_grant");
    const { roundId, code } = await aRound();
    const people: Record<string, StaffRole[]> = {
      "l.officer": ["officer"],
      "l.officer2": ["secondOfficer", "securityAdmin"],
      "l.witness": ["witness"],
      "l.admin": ["systemAdmin"],
      "l.supervisor": ["supervisor", "auditAdmin"],
    };
    await aPerson({ username: "l.officer" });
    valueOf(await grant((await contextOf("l.officer")).actor.personId!, "officer", roundId));
    const early = valueOf(await showStaffing(await contextOf("l.officer"), code));
    expect(early.missing).toEqual(["secondOfficer", "witness", "systemAdmin", "supervisor"]);
    expect(early.duties.find((duty) => duty.role === "secondOfficer")).toEqual({ role: "secondOfficer", holders: [], missing: "stops", blocks: ["publishRound", "openBids", "confirmRanking"] });

    for (const [username, roles] of Object.entries(people)) if (username !== "l.officer") await aPerson({ username, roles });
    const view = valueOf(await showStaffing(await contextOf("l.officer"), code));
    expect(view.missing).toEqual([]);
    expect(view.duties.map(({ role, missing, holders }) => [role, missing, holders.map((holder) => `${holder.username}:${holder.scope}`).join()])).toEqual([
      ["officer", "no", "l.officer:round"],
      ["secondOfficer", "no", "l.officer2:all"],
      ["witness", "no", "l.witness:all"],
      ["systemAdmin", "no", "l.admin:all"],
      ["supervisor", "no", "l.supervisor:all"],
      ["leader", "paper", ""],
      ["securityAdmin", "no", "l.officer2:all"],
      ["auditAdmin", "no", "l.supervisor:all"],
    ]);
    expect(view.may).toEqual({ propose: true, confirm: false, revoke: false });
    expect(valueOf(await showStaffing(await contextOf("l.officer2"), code)).may).toEqual({ propose: false, confirm: true, revoke: true });

    await aPerson({ username: "l.bidder" });
    expect(codeOf(await showStaffing(await contextOf("l.bidder"), code))).toBe("notFound");
    expect(codeOf(await showStaffing(await contextOf("l.officer"), "NO-2026"))).toBe("notFound");
    expect(codeOf(await showStaffing({ actor: publicActor, now: await readClock() }, code))).toBe("signInNeeded");
  });

  test("the list of people: found by name or number, percent signs are only characters, phones masked", async () => {
    await aPerson({ username: "found.me", name: "独特姓名", phone: "13612345678" });
    const admin = await contextOf("l.admin");
    expect(valueOf(await listPeople(admin, { words: "独特", page: 1 })).people).toMatchObject([{ username: "found.me", phone: "136****5678", state: "active" }]);
    expect(valueOf(await listPeople(admin, { words: "13612345678", page: 1 }))).toMatchObject({ total: 1, people: [{ username: "found.me" }] });
    expect(valueOf(await listPeople(admin, { words: "%", page: 1 })).people).toEqual([]);
    expect(codeOf(await listPeople(await contextOf("l.officer"), { page: 1 }))).toBe("notAllowed");
  });
});
