import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { closeDatabase } from "#app/db/client.ts";
import { parseFields } from "#app/web/read-form.ts";
import { exclusiveFrom } from "#app/domain/round/round-form.ts";
import { roundRulesForm } from "#app/domain/round/round-form-schema.ts";
import { stageDays } from "#app/domain/round/calendar-schema.ts";
import { roundRules } from "#app/domain/round/schema.ts";
import { presetRules } from "#app/domain/round/presets.ts";
import { standardRubric } from "#app/domain/round/standard-rubric.ts";
import { settingPlace, settingValue } from "#app/messages/zh-CN/round-settings.ts";
import { createRound } from "#app/services/round/create-round.ts";
import { editRoundRules, showRoundRules } from "#app/services/round/edit-round-rules.ts";
import { editRubric } from "#app/services/round/edit-rubric.ts";
import { editStages } from "#app/services/round/edit-stages.ts";
import { lookOverRules } from "#app/services/round/look-over-rules.ts";
import { showRoundOverview } from "#app/services/round/round-overview.ts";
import { exportSettings } from "#app/services/round/round-settings.ts";
import { aBureau, aChallenge, at, codeOf, grantDuties, valueOf } from "#tests/support/builders.ts";
import { jiebang } from "#tests/support/cli.ts";

const scratch = mkdtempSync(join(tmpdir(), "jiebang-rules-"));
afterAll(async () => {
  rmSync(scratch, { recursive: true });
  await closeDatabase();
});

let year = 2030;

async function aDraftRound() {
  const staff = await aBureau();
  await grantDuties(staff.officer);
  const code = `RUL-${String((year += 1))}`;
  valueOf(await createRound(await at(staff.officer), { code, title: "规则测试批次", rules: { ...presetRules("demandReview", roundRules.parse({ publicity: {} })), calendar: { startsOn: "2030-01-07", days: stageDays.parse({}) } }, rubric: standardRubric }));
  const officer = await at(staff.officer);
  const page = valueOf(await showRoundRules(officer, code));
  const { stages: _, ...rules } = page.rules;
  return { code, officer, officer2: await at(staff.officer2), page, wanted: { seen: page.seen, title: page.title, custody: page.custody, rules, exclusiveRoles: page.exclusiveRoles } };
}

describe("the rules of a round in preparation", () => {
  it("change all at once and keep rubric and stages, which have pages of their own", async () => {
    const { code, officer, wanted } = await aDraftRound();
    const stages = [{ kind: "written", weight: 100 }];
    valueOf(await editStages(officer, code, { stages }));
    const { seen } = valueOf(await showRoundRules(officer, code));
    const rules = { ...wanted.rules, expertsPerBid: 7, unitLeads: 2, blind: "double" as const, challengeDefaults: { pattern: "A" as const, fundingRule: { ownerToFiscalAtLeast: 3, payToBidderToInputAtLeast: 0.5, fiscalAtMostFen: 500_000_000 } } };
    expect(valueOf(await editRoundRules(officer, code, { ...wanted, seen, title: "改名的规则测试批次", custody: "openingCodes", rules, exclusiveRoles: [["officer", "secondOfficer"], ["secondOfficer", "witness"]] }))).toEqual({ changed: 12 });
    const after = valueOf(await exportSettings(officer, code));
    expect(after).toMatchObject({ custody: "openingCodes", rules: { ...rules, stages }, rubric: standardRubric, exclusiveRoles: [["officer", "secondOfficer"], ["secondOfficer", "witness"]] });
    expect(valueOf(await showRoundRules(officer, code)).title).toBe("改名的规则测试批次");
  });

  it("are refused field by field with the numbers, and nothing is written then", async () => {
    const { code, officer, wanted, page } = await aDraftRound();
    const rules = { ...wanted.rules, expertsPerBid: 4, leastValidScores: 5, aggregation: "trimmedMean", bidsPerDay: 13 };
    const refused = await editRoundRules(officer, code, { ...wanted, rules });
    expect(refused.ok ? [] : refused.refusal.fields).toEqual([
      { path: "rules.leastValidScores", message: "quorumOverExperts:5:4" },
      { path: "rules.aggregation", message: "trimmedNeedsFive:4" },
      { path: "rules.bidsPerDay", message: "dayOverRound:13:12" },
    ]);
    const form = new FormData();
    for (const [name, value] of Object.entries({ seen: page.seen, title: "短", custody: "bureau", "rules.expertsPerBid": "16", "rules.publicity.workingDays": "五", "rules.challengeDefaults.pattern": "B", "rules.challengeDefaults.fundingRule.fiscalToTotalAtMost": "4成" })) form.set(name, value);
    const sent = parseFields(form, roundRulesForm);
    expect(sent.reply().error).toMatchObject({ "rules.expertsPerBid": ["不能大于 15。"], "rules.publicity.workingDays": ["请填写数字。"], "rules.challengeDefaults.fundingRule.fiscalToTotalAtMost": ["请填写数值"], title: ["必填"] });
    expect(valueOf(await showRoundRules(officer, code))).toEqual(page);
  });

  it("never overwrite what somebody else saved, and need the officer", async () => {
    const { code, officer, officer2, wanted } = await aDraftRound();
    const other = { ...wanted, rules: { ...wanted.rules, passMark: 65 } };
    expect(codeOf(await editRoundRules(officer2, code, other))).toBe("notAllowed");
    valueOf(await editRoundRules(officer, code, other));
    expect(codeOf(await editRoundRules(officer, code, { ...wanted, rules: { ...wanted.rules, passMark: 60 } }))).toBe("editedElsewhere");
    expect(codeOf(await editRoundRules(officer, code, { ...other, seen: undefined }))).toBe("nothingChanged");
    expect(valueOf(await showRoundRules(officer, code)).rules.passMark).toBe(65);
  });

  it("are held against the round before or a preset, place by place in words", async () => {
    const { code, officer, wanted } = await aDraftRound();
    const next = await aDraftRound();
    valueOf(await editRoundRules(officer, code, { ...wanted, rules: { ...wanted.rules, expertsPerBid: 7, challengeDefaults: { pattern: "C", fundingRule: { ownerToFiscalAtLeast: 4, fiscalAtMostFen: 500_000_000 } } } }));
    const told = async (against: string) => valueOf(await showRoundRules(officer, code, against)).comparison.differences.map(({ path, before, after }) => [settingPlace(path), settingValue(path, before).replace(/^([A-D]) .+$/, "$1"), settingValue(path, after).replace(/^([A-D]) .+$/, "$1")]);
    const expected = [
      ["任务的组织方式", "B", "C"],
      ["现金支付不低于财政资金的", "0.4 倍", "无"],
      ["单项财政资金不高于", "无", "500 万元"],
      ["每份申报专家人数", "5 名", "7 名"],
    ];
    const byPlace = (lines: string[][]) => lines.toSorted(([one = ""], [other = ""]) => one.localeCompare(other));
    expect(byPlace(await told(next.code))).toEqual(byPlace(expected));
    expect((await told("common")).map(([place]) => place)).toEqual(expect.arrayContaining(["揭榜期"]));
    expect(valueOf(await showRoundRules(officer, code, "common")).comparison.against).toEqual({ preset: "common" });
    expect(valueOf(await showRoundRules(officer, code, next.code)).comparison.against).toMatchObject({ code: next.code });
  });

  it("are looked over by a second person, until somebody changes them again", async () => {
    const { code, officer, officer2, page, wanted } = await aDraftRound();
    const look = async () => valueOf(await showRoundOverview(officer, code)).rulesLook;
    expect(await look()).toEqual({ state: "none", by: null, at: null, isOwnChange: true });
    expect(codeOf(await lookOverRules(officer, code, page.seen))).toBe("samePerson");
    valueOf(await lookOverRules(officer2, code, page.seen));
    expect(await look()).toMatchObject({ state: "done", by: "示例·officer2" });
    expect(codeOf(await lookOverRules(officer2, code, page.seen))).toBe("alreadyDone");
    const rubric = standardRubric.map((line, index) => ({ ...line, weight: line.weight + (index === 0 ? -1 : index === 1 ? 1 : 0) }));
    valueOf(await editRubric(officer, code, { version: 1, rubric }));
    expect((await look())?.state).toBe("stale");
    expect(codeOf(await lookOverRules(officer2, code, page.seen))).toBe("statusChanged");
    expect(codeOf(await editRoundRules(officer, code, { ...wanted, rules: { ...wanted.rules, passMark: 71 } }))).toBe("editedElsewhere");
    // A word changed by somebody else afterwards does not make the first one a second person.
    const other = { ...officer2, actor: { ...officer2.actor, roles: officer.actor.roles } };
    valueOf(await editRubric(other, code, { version: 2, rubric: rubric.map((line, index) => ({ ...line, weight: line.weight + (index === 2 ? -1 : index === 3 ? 1 : 0) })) }));
    const { seen } = valueOf(await showRoundRules(officer, code));
    for (const changer of [officer, other]) expect(codeOf(await lookOverRules(changer, code, seen))).toBe("samePerson");
  });

  it("are frozen at publication, for the page, the form and the look", async () => {
    const { round, staff } = await aChallenge();
    const officer = await at(staff.officer);
    const page = valueOf(await showRoundRules(officer, round));
    const { stages: _, ...rules } = page.rules;
    expect([page.mayEdit, page.mayLookOver]).toEqual([false, false]);
    expect(codeOf(await editRoundRules(officer, round, { title: page.title, custody: page.custody, rules, exclusiveRoles: exclusiveFrom(["officer+supervisor"]) }))).toBe("wrongState");
    expect(codeOf(await lookOverRules(await at(staff.officer2), round, page.seen))).toBe("wrongState");
  });

  it("are set and looked over on the command line too", async () => {
    const { code, page } = await aDraftRound();
    const file = join(scratch, "rules.json");
    writeFileSync(file, JSON.stringify({ rules: { conflict: { pastUnitYears: 4 } } }));
    const set = await jiebang("round", "rules", code, "--as", "officer", "--input", file, "--json");
    expect(set.json).toMatchObject({ rules: { conflict: { pastUnitYears: 4, jointWorkYears: page.rules.conflict.jointWorkYears } }, look: { state: "none" } });
    const own = await jiebang("round", "look-over", code, "--as", "officer", "--json");
    expect([own.code, own.out.includes("samePerson") || own.err.includes("samePerson")]).toEqual([3, true]);
  });
});
