import { describe, expect, it } from "vitest";
import { stopsUnits, type TeamRules, type TeamUnit, teamWarnings } from "./team-warning.ts";

const clean: TeamUnit = { uscc: "91350200776049653A", name: "示例·甲", isBlacklisted: false, hasUnaccepted: false, isAffiliated: false, isAffiliatedSurely: false, isUnverified: false };
const check: TeamRules = { blacklist: "check", unaccepted: "check", ownerAffiliates: "check" };
const refuse: TeamRules = { blacklist: "refuse", unaccepted: "refuse", ownerAffiliates: "refuse" };

describe("teamWarnings", () => {
  it("says nothing of a clean team", () => {
    expect(teamWarnings([clean], refuse)).toEqual([]);
  });

  it.each<[Partial<TeamUnit>, TeamRules, unknown[]]>([
    [{ isBlacklisted: true }, check, [{ code: "blacklist", unitName: "示例·甲", stops: false }]],
    [{ isBlacklisted: true }, refuse, [{ code: "blacklist", unitName: "示例·甲", stops: true }]],
    [{ isBlacklisted: true, hasUnaccepted: true }, { ...check, blacklist: "off", unaccepted: "off" }, []],
    [{ hasUnaccepted: true }, refuse, [{ code: "unaccepted", unitName: "示例·甲", stops: true }]],
    [{ isAffiliated: true, isAffiliatedSurely: true }, refuse, [{ code: "ownerAffiliated", unitName: "示例·甲", stops: true }]],
    [{ isAffiliated: true }, refuse, [{ code: "ownerAffiliated", unitName: "示例·甲", stops: false }]],
    [{ isUnverified: true }, refuse, [{ code: "unverified", unitName: "示例·甲", stops: false }]],
  ])("%o under %o", (unit, rules, warnings) => {
    expect(teamWarnings([{ ...clean, ...unit }], rules)).toEqual(warnings);
  });

  it("looks at the units on submitting only where a rule refuses", () => {
    expect([stopsUnits(check), stopsUnits(refuse)]).toEqual([false, true]);
  });
});
