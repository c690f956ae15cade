import { afterAll, describe, expect, test } from "vitest";
import { actorFromRequest } from "#app/auth/actor.ts";
import { signIn } from "#app/auth/sign-in.ts";
import { closeDatabase, getPool } from "#app/db/client.ts";
import { publicActor } from "#app/domain/policy/actor.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { inviteKnownPerson, inviteMember } from "#app/services/organisation/invite-member.ts";
import { answerJoin, requestToJoin } from "#app/services/organisation/join-unit.ts";
import { changeAdministrator, removeMember, resetMember } from "#app/services/organisation/manage-members.ts";
import { registerUnit } from "#app/services/organisation/register-unit.ts";
import { listOwnUnits, showUnit } from "#app/services/organisation/show-units.ts";
import { registerAccount } from "#app/services/organisation/register-account.ts";
import { CookieJar } from "#tests/support/browser.ts";
import { aPerson, codeOf, contextOf, testPassword, valueOf } from "#tests/support/people.ts";

afterAll(closeDatabase);

const nobody: Context = { actor: publicActor, now: new Date().toISOString() };
const good = { uscc: "91350200776049653A", unitName: "示例·厦门单位" };

const registration = (more: Record<string, unknown>) => ({ name: "张三", username: "zhang.san", password: testPassword, passwordAgain: testPassword, ...good, ...more });

/** A unit with its administrator; returns the administrator's user name and the unit. */
async function aUnit(uscc: string, username: string): Promise<{ unitId: string; username: string }> {
  await aPerson({ username });
  const { unitId } = valueOf(await registerUnit(await contextOf(username), { uscc, unitName: "示例单位" }));
  return { unitId, username };
}

describe("注册单位账号", () => {
  test("person, unit and password in one form, without an e-mail address; the first is the administrator", async () => {
    const registered = valueOf(await registerAccount(nobody, registration({ uscc: " 9135 0200-7760 4965 3ａ ", phone: "", email: "" })));
    expect(registered).toMatchObject({ username: "zhang.san", unit: "registered", checkDigitOk: true });
    const { units } = valueOf(await listOwnUnits(await contextOf("zhang.san")));
    expect(units).toEqual([{ id: expect.any(String), uscc: good.uscc, name: good.unitName, kind: "enterprise", checkDigitOk: true, administrator: true }]);
  });

  test("one code is one unit: the second person asks to join and sees nothing before the answer", async () => {
    const second = valueOf(await registerAccount(nobody, registration({ username: "li.si", name: "李四" })));
    expect(second.unit).toBe("joinRequested");
    const { unitId } = (await contextOf("zhang.san")).actor.units[0]!;
    expect(codeOf(await showUnit(await contextOf("li.si"), unitId))).toBe("notFound");
    const view = valueOf(await showUnit(await contextOf("zhang.san"), unitId));
    expect(view.joins).toMatchObject([{ username: "li.si", kind: "request" }]);
    expect(codeOf(await answerJoin(await contextOf("li.si"), view.joins[0]!.id, "accepted"))).toBe("notFound");
    valueOf(await answerJoin(await contextOf("zhang.san"), view.joins[0]!.id, "accepted"));
    expect(codeOf(await answerJoin(await contextOf("zhang.san"), view.joins[0]!.id, "declined"))).toBe("statusChanged");
    expect(valueOf(await showUnit(await contextOf("li.si"), unitId)).members.map((member) => member.username)).toEqual(["zhang.san", "li.si"]);
  });

  test("a wrong check digit warns, a wrong format stops, and says where", async () => {
    expect(valueOf(await registerAccount(nobody, registration({ username: "pilot", uscc: "91350100M0001TGQXM" }))).checkDigitOk).toBe(false);
    for (const [uscc, message] of [["91350200776049653", "usccLength"], ["91350200776O49653A", "usccAlphabet"]]) {
      expect(await registerAccount(nobody, registration({ username: "wrong", uscc }))).toEqual({ ok: false, refusal: { code: "invalidInput", fields: [{ path: "uscc", message }] } });
    }
  });

  test("what is refused leaves neither person nor unit", async () => {
    const before = await getPool().query("select (select count(*) from person) + (select count(*) from unit) as n");
    for (const more of [{ username: "zhang.san" }, { username: "weak", password: "short", passwordAgain: "short" }, { username: "differs", passwordAgain: "other" }, { username: "13800138000" }, { username: "public" }, { username: "a@b" }]) {
      expect(codeOf(await registerAccount(nobody, registration({ uscc: "91440101MA5CJQ4N59", ...more })))).toMatch(/taken|passwordTooWeak|invalidInput/);
    }
    expect((await getPool().query("select (select count(*) from person) + (select count(*) from unit) as n")).rows).toEqual(before.rows);
  });

  test("of two who register the same unit at once one becomes administrator, the other asks", async () => {
    const results = await Promise.all(["race.one", "race.two"].map((username) => registerAccount(nobody, registration({ username, uscc: "91350200MA2YJ1XR9G" }))));
    expect(results.map((result) => valueOf(result).unit).toSorted()).toEqual(["joinRequested", "registered"]);
  });
});

describe("members", () => {
  test("the administrator invites a colleague with a printed slip, others may not", async () => {
    const { unitId, username } = await aUnit("123502001549897397", "boss.a");
    const invited = valueOf(await inviteMember(await contextOf(username), { unitId, name: "王五", username: "wang.wu", phone: "13700001111" }));
    expect(invited.delivered).toMatchObject({ via: "print", slip: { username: "wang.wu", unitName: "示例单位", card: null } });
    expect(valueOf(await showUnit(await contextOf(username), unitId)).members).toMatchObject([{ username, administrator: true }, { username: "wang.wu", phone: "137****1111", state: "waiting" }]);
    expect(codeOf(await inviteMember(await contextOf("wang.wu"), { unitId, name: "赵六", username: "zhao.liu" }))).toBe("notAllowed");
    await aPerson({ username: "stranger.a" });
    expect(codeOf(await inviteMember(await contextOf("stranger.a"), { unitId, name: "赵六", username: "zhao.liu" }))).toBe("notFound");
    expect(codeOf(await inviteMember(nobody, { unitId, name: "赵六", username: "zhao.liu" }))).toBe("signInNeeded");
  });

  test("somebody with an account is invited and answers; whether there is an account is not told", async () => {
    const { unitId, username } = await aUnit("91350211M0000XUF46", "boss.b");
    await aPerson({ username: "known.one", phone: "13700002222" });
    for (const identifier of ["13700002222", "nobody.at.all"]) expect(await inviteKnownPerson(await contextOf(username), unitId, identifier)).toEqual({ ok: true, value: null });
    const { invitations } = valueOf(await listOwnUnits(await contextOf("known.one")));
    expect(invitations).toMatchObject([{ unitName: "示例单位" }]);
    expect(codeOf(await answerJoin(await contextOf(username), invitations[0]!.id, "accepted"))).toBe("notFound");
    valueOf(await answerJoin(await contextOf("known.one"), invitations[0]!.id, "accepted"));
    expect((await contextOf("known.one")).actor.units).toEqual([{ unitId, administrator: false, ownsChallenge: false }]);
  });

  test("asking to join: unknown codes, twice, as a member", async () => {
    await aUnit("91350203M0001FUE2P", "boss.c");
    await aPerson({ username: "asker" });
    expect(await requestToJoin(await contextOf("asker"), "91350203M0001QAY9B")).toMatchObject({ refusal: { code: "invalidInput", fields: [{ message: "unitUnknown" }] } });
    expect(codeOf(await requestToJoin(await contextOf("asker"), "91350203m0001fue2p"))).toBe("ok");
    expect(codeOf(await requestToJoin(await contextOf("asker"), "91350203M0001FUE2P"))).toBe("alreadyDone");
    expect(codeOf(await requestToJoin(await contextOf("boss.c"), "91350203M0001FUE2P"))).toBe("alreadyDone");
  });

  test("the last administrator stays, also when two step down at once; a removed member is out at once", async () => {
    const { unitId, username } = await aUnit("91350203M0001QAY9B", "boss.d");
    const boss = await contextOf(username);
    const { personId } = valueOf(await inviteMember(boss, { unitId, name: "副手", username: "deputy.d" }));
    expect(codeOf(await removeMember(boss, unitId, boss.actor.personId!))).toBe("lastAdministrator");
    expect(codeOf(await changeAdministrator(boss, unitId, boss.actor.personId!, false))).toBe("lastAdministrator");
    valueOf(await changeAdministrator(boss, unitId, personId, true));
    const deputy = await contextOf("deputy.d");
    const outcomes = await Promise.all([changeAdministrator(boss, unitId, boss.actor.personId!, false), changeAdministrator(deputy, unitId, personId, false)]);
    expect(outcomes.map(codeOf).toSorted()).toEqual(["lastAdministrator", "ok"]);

    const stays = outcomes[0].ok ? deputy : boss;
    const goes = outcomes[0].ok ? boss : deputy;
    valueOf(await removeMember(stays, unitId, goes.actor.personId!));
    expect(codeOf(await showUnit({ ...nobody, actor: (await contextOf(outcomes[0].ok ? username : "deputy.d")).actor }, unitId))).toBe("notFound");
  });

  test("a removed member's sessions end", async () => {
    const { unitId, username } = await aUnit("91350200MA2YJ1XR8H", "boss.e");
    await aPerson({ username: "member.e" });
    await inviteKnownPerson(await contextOf(username), unitId, "member.e");
    const member = await contextOf("member.e");
    valueOf(await answerJoin(member, valueOf(await listOwnUnits(member)).invitations[0]!.id, "accepted"));
    const browser = new CookieJar();
    browser.keep(valueOf(await signIn(browser.request(), "10.4.4.4", { identifier: "member.e", password: testPassword })).cookies);
    valueOf(await removeMember(await contextOf(username), unitId, member.actor.personId!));
    expect((await actorFromRequest(browser.request())).person).toBeNull();
  });

  test("the administrator resets a member of this unit alone; of an expert, an officer or somebody of two units only the bureau", async () => {
    const { unitId, username } = await aUnit("91350200MA2YJ1XR7J", "boss.f");
    const own = valueOf(await inviteMember(await contextOf(username), { unitId, name: "同事", username: "own.f" }));
    expect(valueOf(await resetMember(await contextOf(username), unitId, own.personId, "print"))).toMatchObject({ via: "print", slip: { purpose: "activation", username: "own.f" } });

    const officer = await aPerson({ username: "officer.f", roles: ["officer"] });
    const elsewhere = await aUnit("91350200MA2YJ1XR6K", "elsewhere.f");
    const other = (await contextOf(elsewhere.username)).actor.personId!;
    for (const personId of [officer.personId, other]) {
      await getPool().query("insert into unit_member (unit_id, person_id) values ($1, $2)", [unitId, personId]);
      expect(codeOf(await resetMember(await contextOf(username), unitId, personId, "print"))).toBe("notAllowed");
    }
    await aPerson({ username: "admin.f", roles: ["systemAdmin"] });
    expect(codeOf(await resetMember(await contextOf("admin.f"), unitId, other, "print"))).toBe("ok");
    expect(codeOf(await resetMember(await contextOf(username), unitId, (await aPerson()).personId, "print"))).toBe("notFound");
  });
});
