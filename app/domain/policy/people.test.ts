import { expect, test } from "vitest";
import { type Actor, publicActor, staffRoles } from "./actor.ts";
import { unitActions, unitRefusal } from "./organisation.ts";
import { needsSecondFactor, staffActions, staffRefusal } from "./staff.ts";

const person = (more: Partial<Actor> = {}): Actor => ({ ...publicActor, personId: "p", secondFactorFresh: true, ...more });
const withRole = (role: (typeof staffRoles)[number], roundId: string | null = null) => person({ roles: [{ role, roundId }] });

// A change of power is to be read as a changed sentence.
test("who may do what about people and duties", () => {
  const sentences = staffActions.map((action) => {
    const who = staffRoles.filter((role) => staffRefusal(withRole(role), action, null) === null);
    const fresh = who.some((role) => staffRefusal({ ...withRole(role), secondFactorFresh: false }, action, null) === "secondFactorNeeded");
    return `${action}: ${who.join(", ")}${fresh ? " (second factor)" : ""}`;
  });
  expect(sentences).toMatchInlineSnapshot(`
    [
      "viewPeople: supervisor, systemAdmin, securityAdmin, auditAdmin",
      "viewStaffing: officer, secondOfficer, leader, witness, supervisor, systemAdmin, securityAdmin, auditAdmin",
      "addPerson: systemAdmin",
      "issueActivation: systemAdmin (second factor)",
      "issueCard: securityAdmin (second factor)",
      "disablePerson: systemAdmin, securityAdmin (second factor)",
      "proposeDuty: officer, systemAdmin",
      "confirmDuty: securityAdmin (second factor)",
      "revokeDuty: systemAdmin, securityAdmin",
    ]
  `);
});

test("who may do what about a unit", () => {
  const actors: Record<string, Actor> = {
    public: publicActor,
    stranger: person(),
    otherUnit: person({ units: [{ unitId: "v", administrator: true }] }),
    member: person({ units: [{ unitId: "u", administrator: false }] }),
    administrator: person({ units: [{ unitId: "u", administrator: true }] }),
    ...Object.fromEntries(staffRoles.map((role) => [role, withRole(role)])),
  };
  const sentences = unitActions.map((action) => {
    const by = (code: string | null) => Object.keys(actors).filter((name) => unitRefusal(actors[name]!, action, "u") === code);
    return `${action}: ${by(null).join(", ")}; not allowed ${by("notAllowed").join(", ") || "none"}; hidden from ${by("notFound").join(", ") || "none"}`;
  });
  expect(sentences).toMatchInlineSnapshot(`
    [
      "view: member, administrator, officer, secondOfficer, systemAdmin; not allowed none; hidden from stranger, otherUnit, leader, witness, supervisor, securityAdmin, auditAdmin",
      "register: stranger, otherUnit, member, administrator, officer, secondOfficer, leader, witness, supervisor, systemAdmin, securityAdmin, auditAdmin; not allowed none; hidden from none",
      "requestToJoin: stranger, otherUnit, member, administrator, officer, secondOfficer, leader, witness, supervisor, systemAdmin, securityAdmin, auditAdmin; not allowed none; hidden from none",
      "inviteMember: administrator, systemAdmin; not allowed member, officer, secondOfficer; hidden from stranger, otherUnit, leader, witness, supervisor, securityAdmin, auditAdmin",
      "decideJoin: administrator, systemAdmin; not allowed member, officer, secondOfficer; hidden from stranger, otherUnit, leader, witness, supervisor, securityAdmin, auditAdmin",
      "resetMember: administrator, systemAdmin; not allowed member, officer, secondOfficer; hidden from stranger, otherUnit, leader, witness, supervisor, securityAdmin, auditAdmin",
      "removeMember: administrator, systemAdmin; not allowed member, officer, secondOfficer; hidden from stranger, otherUnit, leader, witness, supervisor, securityAdmin, auditAdmin",
      "contest: stranger, otherUnit, member, administrator, officer, secondOfficer, leader, witness, supervisor, systemAdmin, securityAdmin, auditAdmin; not allowed none; hidden from none",
      "decideClaim: officer, secondOfficer; not allowed member, administrator, systemAdmin; hidden from stranger, otherUnit, leader, witness, supervisor, securityAdmin, auditAdmin",
      "editProfile: administrator; not allowed member, officer, secondOfficer, systemAdmin; hidden from stranger, otherUnit, leader, witness, supervisor, securityAdmin, auditAdmin",
      "declare: administrator, officer, secondOfficer; not allowed member, systemAdmin; hidden from stranger, otherUnit, leader, witness, supervisor, securityAdmin, auditAdmin",
      "bar: officer, secondOfficer; not allowed member, administrator, systemAdmin; hidden from stranger, otherUnit, leader, witness, supervisor, securityAdmin, auditAdmin",
    ]
  `);
});

test("a duty for one round gives no say elsewhere", () => {
  expect(staffRefusal(withRole("officer", "r1"), "proposeDuty", "r1")).toBeNull();
  expect(staffRefusal(withRole("officer", "r1"), "proposeDuty", "r2")).toBe("notAllowed");
  expect(staffRefusal(withRole("officer", "r1"), "proposeDuty", null)).toBe("notAllowed");
});

test("every duty and every expert signs in with a second factor, a bidder need not", () => {
  for (const role of staffRoles) expect(needsSecondFactor(withRole(role))).toBe(true);
  expect(needsSecondFactor(person({ expertId: "e" }))).toBe(true);
  expect(needsSecondFactor(person({ units: [{ unitId: "u", administrator: true }] }))).toBe(false);
});
