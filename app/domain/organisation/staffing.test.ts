import { describe, expect, test } from "vitest";
import { exclusiveWith } from "./exclusive-roles.ts";
import { type Holder, missingDuties, requiredDuties, staffingOf } from "./staffing.ts";

const holders = (...roles: Holder["role"][]): Holder[] => roles.map((role) => ({ personId: `p-${role}`, role }));

describe("staffing", () => {
  test("nobody: every required duty is missing and says what it blocks; the leader may sign on paper", () => {
    expect(missingDuties([])).toEqual([...requiredDuties]);
    for (const duty of staffingOf([])) {
      expect(duty.missing).toBe(duty.role === "leader" ? "paper" : "stops");
      expect(duty.blocks.length).toBeGreaterThan(0);
    }
  });
  test("the five of the least staffing are enough", () => {
    expect(missingDuties(holders(...requiredDuties))).toEqual([]);
  });
  test("one person with several duties counts for each, one duty granted twice counts once", () => {
    const one = [...holders("witness"), { personId: "p-witness", role: "supervisor" as const }, ...holders("witness")];
    expect(staffingOf(one).filter((duty) => duty.missing === "no").map((duty) => [duty.role, duty.holders])).toEqual([
      ["witness", ["p-witness"]],
      ["supervisor", ["p-witness"]],
    ]);
  });
});

describe("exclusiveWith", () => {
  test.each([
    [[["officer", "secondOfficer"]], ["officer"], "secondOfficer", "officer"],
    [[["officer", "secondOfficer"]], ["officer", "witness"], "supervisor", null],
    [[], ["officer"], "secondOfficer", null],
    [[], ["systemAdmin"], "auditAdmin", "systemAdmin"],
    [[], ["securityAdmin", "secondOfficer"], "systemAdmin", "securityAdmin"],
    [[["witness", "supervisor", "officer"]], ["officer"], "officer", null],
  ] as const)("list %j, held %j, wanted %s → %s", (exclusive, held, wanted, other) => {
    expect(exclusiveWith(exclusive.map((list) => [...list]), held, wanted)).toBe(other);
  });
});
