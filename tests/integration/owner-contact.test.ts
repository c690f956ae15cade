import { afterAll, afterEach, describe, expect, it } from "vitest";
import { closeDatabase, getPool } from "#app/db/client.ts";
import { publicActor } from "#app/domain/policy/actor.ts";
import { exportPublicChallenges } from "#app/services/challenge/list-challenges.ts";
import { keepOwnerContact } from "#app/services/challenge/keep-owner-contact.ts";
import { showChallenge } from "#app/services/challenge/show-challenge.ts";
import { showChallengeForm } from "#app/services/challenge/edit-challenge.ts";
import { showWorkChallenge } from "#app/services/challenge/show-work-challenge.ts";
import { hideContent } from "#app/services/takedown/hide-content.ts";
import { aTeam } from "#tests/support/bid-builders.ts";
import { aChallenge, amend, aPerson, at, codeOf, makeMove, resetClock, setClock, valueOf } from "#tests/support/builders.ts";

afterEach(resetClock);
afterAll(closeDatabase);

const contact = { name: " 示例·钱工 ", phone: "0391-0000005" };
const kept = { name: "示例·钱工", phone: "0391-0000005" };

describe("需求单位联系人 of an item that no demand is behind", () => {
  it("is kept by an officer in any state, read by the bureau, and stands nowhere in public or in the log", async () => {
    const owner = await aTeam("D1");
    const { no, id, round, staff } = await aChallenge({ owner: owner.uscc });
    const shown = async () => valueOf(await showWorkChallenge(await at(staff.leader), no)).challenge.ownerContact;
    expect(await shown()).toBeNull();
    valueOf(await keepOwnerContact(await at(staff.officer), no, contact));
    expect(await shown()).toEqual(kept);
    const all = JSON.stringify([
      valueOf(await showChallenge(await at(publicActor), no)),
      valueOf(await showChallenge(await at(owner.actor), no)),
      (await exportPublicChallenges(await at(publicActor), { roundCode: round })).rows,
      (await getPool().query("select e.body, d.content from audit_event e left join audit_detail d on d.seq = e.seq where e.object_id = $1", [id])).rows,
    ]);
    for (const secret of [kept.name, kept.phone]) expect(all).not.toContain(secret);
    expect(valueOf(await showWorkChallenge(await at(staff.officer), no)).timeline.map(({ event }) => event)).toContain("keepOwnerContact");
    valueOf(await keepOwnerContact(await at(staff.officer2), no, { name: " ", phone: "" }));
    expect(await shown()).toBeNull();
  });

  it("is refused where it is none, from who is no officer, and where there is no owner", async () => {
    const owner = await aTeam("D1");
    const [item, ownerless] = [await aChallenge({ owner: owner.uscc, status: "drafted" }), await aChallenge({ status: "drafted" })];
    const officer = await at(item.staff.officer);
    expect(await keepOwnerContact(officer, item.no, { name: "", phone: "12345" })).toMatchObject({ ok: false, refusal: { code: "invalidInput", fields: [{ path: "name", message: "required" }, { path: "phone", message: "phoneOrLandline" }] } });
    expect(await keepOwnerContact(officer, item.no, { name: "名".repeat(31), phone: kept.phone })).toMatchObject({ ok: false, refusal: { fields: [{ path: "name" }] } });
    expect(codeOf(await keepOwnerContact(await at(ownerless.staff.officer), ownerless.no, contact))).toBe("noOwnerToCall");
    expect(codeOf(await keepOwnerContact(await at(item.staff.leader), item.no, contact))).toBe("notAllowed");
    for (const actor of [publicActor, owner.actor, await aPerson("contact-stranger")]) expect(codeOf(await keepOwnerContact(await at(actor), item.no, contact))).toBe("notFound");
    expect(codeOf(await keepOwnerContact(officer, "TEST-1999-001", contact))).toBe("notFound");
  });

  it("goes with the item where that is put out again", async () => {
    const owner = await aTeam("D1");
    const { no, staff } = await aChallenge({ owner: owner.uscc });
    valueOf(await keepOwnerContact(await at(staff.officer), no, contact));
    const { challenge } = valueOf(await showWorkChallenge(await at(staff.officer), no));
    await setClock(new Date(Date.parse(challenge.closesAt!) + 1000).toISOString());
    valueOf(await makeMove(staff.officer, "challenge", no, "close"));
    const again = valueOf(await makeMove(staff.officer, "challenge", no, "reissue", {}, { reason: "无人揭榜，修订后重新发榜" })) as { no: string };
    expect(valueOf(await showWorkChallenge(await at(staff.officer), again.no)).challenge.ownerContact).toEqual(kept);
  });

  it("is not what stands in the place of a public contact that was taken down", async () => {
    const owner = await aTeam("D1");
    const { no, staff } = await aChallenge({ owner: owner.uscc });
    const shown = async () => valueOf(await showWorkChallenge(await at(staff.leader), no)).challenge.ownerContact;
    const { content, digest } = valueOf(await showChallengeForm(await at(staff.officer), no));
    valueOf(await amend(staff, no, { content: { ...content, contact: kept }, digest }, "公开联系人"));
    expect(await shown()).toEqual(kept);
    valueOf(await hideContent(await at(staff.officer), { challenge: no, target: "contact", publicReason: "涉及个人信息" }));
    expect(await shown()).toBeNull();
  });
});
