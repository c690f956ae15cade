import { describe, expect, it } from "vitest";
import { roundRules } from "#app/domain/round/schema.ts";
import { noConditions } from "#app/domain/challenge/eligibility.ts";
import { checkEligibility, type EligibilityQuestion } from "./eligibility-check.ts";

const now = "2026-03-10T00:00:00.000Z";
const item = { status: "open", opensAt: "2026-03-01T00:00:00.000Z", closesAt: "2026-04-01T09:00:00.000Z", ownerUsccs: ["91000000XQDW00016T", "12100000400000624D"], eligibility: noConditions } as const;
const untold = { isInRegion: null, registeredOn: null, units: null, trl: null, age: null, rank: null, degree: null, isExcluded: null, meetsConditions: null };
const plain: EligibilityQuestion = { uscc: "91410800MA9KX7AA9C", role: "lead", isAffiliated: false, isInOtherBid: false, leads: 0, joins: 0, isBlacklisted: false, hasUnaccepted: false, leadIsTaken: false, told: untold };
const rules = roundRules.parse({ publicity: {}, unitLeads: 2, unitJoins: 3, blacklist: "refuse", ownerAffiliates: "refuse", leadPerson: "check" });

function verdictOf(rule: string, question: Partial<EligibilityQuestion> = {}, change: object = {}, its: Partial<typeof rules> = {}) {
  return checkEligibility({ ...plain, ...question }, { ...item, ...change }, { ...rules, ...its }, now).find((one) => one.rule === rule)?.verdict;
}

describe("能不能报", () => {
  it("lets an ordinary unit bid, rule by rule", () => {
    expect(checkEligibility(plain, item, rules, now).filter(({ verdict }) => verdict === "no")).toEqual([]);
  });

  it.each([
    ["dates", {}, { closesAt: now }, "no"],
    ["dates", {}, { status: "suspended" }, "no"],
    ["code", { uscc: "123" }, {}, "no"],
    ["code", { uscc: "91410800MA9KX7AA9X" }, {}, "check"],
    ["owner", { uscc: " 12100000400000624d " }, {}, "no"],
    ["owner", { uscc: "12100000400000624D" }, { ownerUsccs: [] }, "ok"],
    ["affiliates", { isAffiliated: true }, {}, "no"],
    ["affiliates", { isAffiliated: true }, { ownerUsccs: [] }, "ok"],
    ["crossMembership", { isInOtherBid: true }, {}, "no"],
    ["unitLeads", { leads: 1 }, {}, "ok"],
    ["unitLeads", { leads: 2 }, {}, "no"],
    ["unitLeads", { leads: 2, role: "member" }, {}, undefined],
    ["unitJoins", { joins: 3, role: "member" }, {}, "no"],
    ["leadPerson", { leadIsTaken: true }, {}, "check"],
    ["blacklist", { isBlacklisted: true }, {}, "no"],
    ["unaccepted", { hasUnaccepted: true }, {}, "check"],
  ])("%s with %o and %o: %s", (rule, question, change, verdict) => {
    expect(verdictOf(rule, question as Partial<EligibilityQuestion>, change)).toBe(verdict);
  });

  it("answers the item's own conditions after the round's rules, those on the lead to a lead alone", () => {
    const its = { ...item, eligibility: { ...noConditions, leadKinds: ["institution" as const], leastTrl: 6 } };
    const asked = (change: Partial<EligibilityQuestion>) => checkEligibility({ ...plain, ...change, told: { ...untold, trl: 5 } }, its, rules, now).slice(-2).map(({ rule, verdict }) => `${rule} ${verdict}`);
    expect(asked({})).toEqual(["leadKind no", "trl no"]);
    expect(asked({ role: "member" })).toEqual(["unaccepted ok", "trl no"]);
  });

  it("follows the switches of the round", () => {
    expect(verdictOf("crossMembership", { isInOtherBid: true }, {}, { crossMembership: "disclose" })).toBe("check");
    expect(verdictOf("crossMembership", { isInOtherBid: true }, {}, { crossMembership: "allow" })).toBe("ok");
    expect(verdictOf("unitLeads", { leads: 9 }, {}, { unitLeads: 0 })).toBeUndefined();
    expect(verdictOf("blacklist", { isBlacklisted: true }, {}, { blacklist: "off" })).toBe("ok");
  });
});
