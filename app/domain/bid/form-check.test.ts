import { describe, expect, it } from "vitest";
import { noConditions } from "#app/domain/challenge/eligibility.ts";
import { type Indicator, indicatorList } from "#app/domain/challenge/indicator.ts";
import { someIndicators, wholeDraft } from "./bid.fixture.ts";
import { completenessOf } from "./completeness.ts";
import { findingsAt, findingsOf, type FormCheckInput, needsReasonToPass, markFoundLater } from "./form-check.ts";
import type { TeamUnit } from "./team-warning.ts";
import type { BidDraft } from "./schema.ts";

function contentOf(change: Partial<BidDraft> = {}) {
  const found = completenessOf(wholeDraft(change), someIndicators);
  if (!found.complete) throw new Error("The fixture is not whole");
  return found.submission;
}

const [cost] = indicatorList.parse([{ code: "1-4", name: "处理成本", comparator: "<=", value: 45, unit: "元/t", hard: true }]) as [Indicator];
const lead = "12000000JBTD00011J";
const rules: FormCheckInput["rules"] = { crossMembership: "forbid", leadPerson: "refuse", confirmation: "later", blacklist: "check", unaccepted: "check", attachments: "check" };
const unit = (known: Partial<TeamUnit>): TeamUnit => ({ uscc: lead, name: "示例·甲", isBlacklisted: false, hasUnaccepted: false, isAffiliated: false, isAffiliatedSurely: false, isUnverified: false, ...known });
const clean: FormCheckInput = {
  content: contentOf(),
  indicators: someIndicators,
  eligibility: noConditions,
  leadUscc: lead,
  leadName: "示例·中原材料大学",
  ownerUsccs: ["91000000XQDW00016T"],
  listed: { fiscalFen: 160_000_000, payToBidderFen: 420_000_000 },
  rules,
  unconfirmed: [],
  dueAt: null,
  teamUnits: [],
  fileKinds: ["proposal", "testReport", "unitIntegrity", "leadIntegrity", "agreement", "sealedPrint"],
  identity: [],
  isContestOpen: false,
  isLate: false,
  staff: [],
  sameLead: [],
  overLimits: { leads: [], joins: [] },
  others: [{ no: "JB-2026-002", usccs: ["91000000JBTD00062M"] }],
};

const found = (change: Partial<FormCheckInput>) => findingsOf({ ...clean, ...change }).filter(({ level }) => level !== "ok");

describe("what comes to light of a bid that has passed", () => {
  const one = (about: string[], foundAt?: string) => ({ check: "leadPerson" as const, level: "stop" as const, about, ...(foundAt && { foundAt }) });
  it("bears its time, what stood before keeps its own, what is over is gone", () => {
    expect(markFoundLater([one(["A"])], [{ check: "leadPerson", level: "ok", about: [] }], "t2")).toEqual([one(["A"], "t2")]);
    expect(markFoundLater([one(["A"])], [one(["A"])], "t2")).toEqual([one(["A"])]);
    expect(markFoundLater([one(["A"])], [one(["A"], "t1")], "t2")).toEqual([one(["A"], "t1")]);
    expect(markFoundLater([one(["A", "B"])], [one(["A"], "t1")], "t2")).toEqual([one(["A", "B"], "t2")]);
    expect(markFoundLater([{ check: "leadPerson", level: "ok", about: [] }], [one(["A"], "t1")], "t2")).toEqual([{ check: "leadPerson", level: "ok", about: [] }]);
  });
});

describe("findingsOf", () => {
  it("marks what members and sealed pages have time for only once it is over, and asks for a word before", () => {
    const dueAt = "2026-03-10T09:00:00.000Z";
    const findings = findingsOf({ ...clean, unconfirmed: ["示例·某研究院"], fileKinds: clean.fileKinds.filter((kind) => kind !== "sealedPrint"), dueAt });
    const open = (now: string) => findingsAt(findings, now).filter(({ level }) => level !== "ok");
    expect(open("2026-03-10T08:59:59.000Z")).toEqual([{ check: "confirmations", level: "flag", about: ["示例·某研究院"], until: dueAt }, { check: "sealedPages", level: "flag", about: ["sealedPrint"], until: dueAt }]);
    expect(open(dueAt)).toEqual([{ check: "confirmations", level: "flag", about: ["示例·某研究院"] }, { check: "sealedPages", level: "flag", about: ["sealedPrint"] }]);
    expect(needsReasonToPass(findings, [])).toBe(true);
    // Where the round wants confirmations first, one that is missing is a ground at once.
    expect(findingsOf({ ...clean, unconfirmed: ["示例·某研究院"], dueAt, rules: { ...rules, confirmation: "first" } })).toContainEqual({ check: "confirmations", level: "stop", about: ["示例·某研究院"] });
  });

  it("finds nothing in a clean bid, one line per check", () => {
    expect(findingsOf(clean)).toEqual(["hardIndicators", "softIndicators", "money", "plan", "conditions", "ownerRelation", "crossMembership", "leadPerson", "staff", "unitLeads", "unitJoins", "confirmations", "creditCodes", "unitClaims", "barredUnits", "attachments", "sealedPages", "budgetSums", "identity", "late"].map((check) => ({ check, level: "ok", about: [] })));
  });

  it.each<[string, Partial<FormCheckInput>, unknown[]]>([
    ["a missed hard indicator is marked in red", { content: contentOf({ promised: { ...wholeDraft().promised, "1-2": { value: [6, 9.6], evidence: "" } } }) }, [{ check: "hardIndicators", level: "flag", about: ["1-2"] }]],
    ["a condition that the bid does not meet is marked, and hides those that a person has to look at", { eligibility: { ...noConditions, leastTrl: 6, mostUnits: 1, conditions: ["另一条"] } }, [{ check: "conditions", level: "flag", about: ["teamSize", "trl"] }]],
    ["conditions that papers must show are noted", { eligibility: { ...noConditions, leadKinds: ["institution"], regions: [{ code: "41", name: "河南省" }], exclusions: ["某类单位"] } }, [{ check: "conditions", level: "note", about: ["region", "exclusions"] }]],
    ["soft ones are noted", { content: contentOf({ promised: { ...wholeDraft().promised, "1.3": { value: false, evidence: "" } } }) }, [{ check: "softIndicators", level: "note", about: ["1.3"] }]],
    ["missing attachments and sealed pages are marked", { fileKinds: ["proposal"] }, [{ check: "attachments", level: "flag", about: ["testReport", "unitIntegrity", "leadIntegrity", "agreement"] }, { check: "sealedPages", level: "flag", about: ["sealedPrint"] }]],
    ["unless they are handed in elsewhere", { rules: { ...rules, attachments: "off" }, fileKinds: [] }, []],
    ["what tells experts who the team is, is noted", { identity: ["summary"] }, [{ check: "identity", level: "note", about: ["summary"] }]],
    ["what came late is a ground", { isLate: true }, [{ check: "late", level: "stop", about: ["late"] }]],
    ["who contests the lead unit must be decided first", { isContestOpen: true }, [{ check: "unitClaims", level: "stop", about: ["示例·中原材料大学"] }]],
    ["a unit leads one bid of an item, whatever partners may do", { rules: { ...rules, crossMembership: "allow" }, others: [{ no: "JB-2026-003", usccs: [lead] }] }, [{ check: "crossMembership", level: "stop", about: ["JB-2026-003"] }]],
    ["a unit whose claim nobody looked at is noted", { teamUnits: [unit({ isUnverified: true })] }, [{ check: "unitClaims", level: "note", about: ["示例·甲"] }]],
    ["staff of the round in the team are a ground", { staff: [{ name: "示例·刘工", isSure: true }, { name: "示例·王工", isSure: false }] }, [{ check: "staff", level: "stop", about: ["示例·刘工"] }]],
    ["a namesake of one, or staff of another round, is noted", { staff: [{ name: "示例·王工", isSure: false }] }, [{ check: "staff", level: "note", about: ["示例·王工"] }]],
    ["a unit on the list is a ground", { teamUnits: [unit({ isBlacklisted: true, hasUnaccepted: true })] }, [{ check: "barredUnits", level: "stop", about: ["示例·甲"] }]],
    ["unless the round does not care", { rules: { ...rules, blacklist: "off", unaccepted: "off" }, teamUnits: [unit({ isBlacklisted: true, hasUnaccepted: true })] }, []],
    ["more money than listed", { listed: { fiscalFen: 150_000_000, payToBidderFen: 1 } }, [{ check: "money", level: "flag", about: ["fiscalFen", "ownerPayFen"] }]],
    ["a plan without milestones is noted", { content: contentOf({ milestones: [] }) }, [{ check: "plan", level: "note", about: ["milestones"] }]],
    ["no unit cost where the item has a cost indicator", { indicators: [...someIndicators, cost], content: { ...contentOf(), promised: { ...contentOf().promised, "1-4": { value: 43, evidence: "" } } } }, [{ check: "plan", level: "note", about: ["unitCost"] }]],
    ["a promise below the team's own reckoning", { indicators: [...someIndicators, cost], content: { ...contentOf(), unitCost: { rawMaterial: 2_000, energy: 1_000, chemicals: 800, labour: 300, depreciation: 201, transport: 0, basis: "" }, promised: { ...contentOf().promised, "1-4": { value: 43, evidence: "" } } } }, [{ check: "plan", level: "note", about: ["costAbovePromise"] }]],
    ["a unit of the owner's circle is a ground for refusal", { teamUnits: [unit({ isAffiliated: true, isAffiliatedSurely: true })] }, [{ check: "ownerRelation", level: "stop", about: ["示例·中原材料大学"] }]],
    ["one that others alone put there is looked into", { teamUnits: [unit({ isAffiliated: true })] }, [{ check: "ownerRelation", level: "note", about: ["示例·中原材料大学"] }]],
    ["the owner as member", { ownerUsccs: ["91000000XQDW00016T", "91000000JBTD000385"] }, [{ check: "ownerRelation", level: "stop", about: ["示例·北岭环境科技有限公司"] }]],
    ["a unit in two bids where forbidden", { others: [{ no: "JB-2026-002", usccs: ["91000000JBTD00062M", lead] }] }, [{ check: "crossMembership", level: "stop", about: ["JB-2026-002"] }]],
    ["a unit in two bids where disclosed", { rules: { ...rules, crossMembership: "disclose" }, others: [{ no: "JB-2026-002", usccs: ["91000000JBTD00062M", lead] }] }, [{ check: "crossMembership", level: "note", about: ["JB-2026-002"] }]],
    ["a unit that leads more bids of the round than it may", { overLimits: { leads: ["示例·中原材料大学"], joins: [] } }, [{ check: "unitLeads", level: "stop", about: ["示例·中原材料大学"] }]],
    ["a member of more bids of the round than it may be", { overLimits: { leads: [], joins: ["示例·某研究院"] } }, [{ check: "unitJoins", level: "stop", about: ["示例·某研究院"] }]],
    ["a lead person of two bids", { sameLead: ["JB-2026-013"] }, [{ check: "leadPerson", level: "stop", about: ["JB-2026-013"] }]],
    ["members that have not confirmed", { unconfirmed: ["示例·单位"] }, [{ check: "confirmations", level: "flag", about: ["示例·单位"] }]],
    ["members that should have confirmed first", { rules: { ...rules, confirmation: "first" }, unconfirmed: ["示例·单位"] }, [{ check: "confirmations", level: "stop", about: ["示例·单位"] }]],
    ["a unit in two bids where allowed", { rules: { ...rules, crossMembership: "allow" }, others: [{ no: "JB-2026-002", usccs: ["91000000JBTD00062M", lead] }] }, []],
    ["a wrong check digit is noted", { leadUscc: "91350100M0001TGQXM" }, [{ check: "creditCodes", level: "note", about: ["91350100M0001TGQXM"] }]],
  ])("%s", (_case, change, expected) => {
    expect(found(change)).toEqual(expected);
  });

  it("asks a reason to pass in spite of a ground for refusal, or of a red mark that no word on its line has settled", () => {
    const related = findingsOf({ ...clean, teamUnits: [unit({ isAffiliated: true, isAffiliatedSurely: true })] });
    expect(needsReasonToPass(related, [])).toBe(true);
    expect(needsReasonToPass(related, [{ line: "ownerRelation", verdict: "pass" }])).toBe(true);
    const marked = findingsOf({ ...clean, listed: { fiscalFen: 1, payToBidderFen: 1 } });
    expect(needsReasonToPass(marked, [])).toBe(true);
    expect(needsReasonToPass(marked, [{ line: "hardIndicators", verdict: "pass" }])).toBe(true);
    expect(needsReasonToPass(marked, [{ line: "money", verdict: "correct" }])).toBe(true);
    expect(needsReasonToPass(marked, [{ line: "money", verdict: "pass" }])).toBe(false);
    expect(needsReasonToPass(findingsOf({ ...clean, content: contentOf({ milestones: [] }) }), [])).toBe(false);
  });
});
