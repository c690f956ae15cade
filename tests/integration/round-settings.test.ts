import { afterAll, afterEach, describe, expect, it } from "vitest";
import { closeDatabase, inTransaction } from "#app/db/client.ts";
import { lockRound, readRoundSettings, writeRoundSettings } from "#app/db/round.ts";
import { findSubject } from "#app/db/subjects.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { roundRules } from "#app/domain/round/schema.ts";
import { presetRules, presetStages, type RoundPreset } from "#app/domain/round/presets.ts";
import { standardRubric } from "#app/domain/round/standard-rubric.ts";
import { settingPlace, settingValue } from "#app/messages/zh-CN/round-settings.ts";
import { showNewChallengeForm } from "#app/services/challenge/edit-challenge.ts";
import { createRound } from "#app/services/round/create-round.ts";
import { editStages } from "#app/services/round/edit-stages.ts";
import { exportSettings, importSettings } from "#app/services/round/round-settings.ts";
import { showRoundOverview } from "#app/services/round/round-overview.ts";
import { showNewRoundForm } from "#app/services/round/show-new-round-form.ts";
import { aBureau, aChallenge, at, codeOf, grantDuties, resetClock, setClock, valueOf } from "#tests/support/builders.ts";
import { jiebang, jiebangProcess, jsonFile } from "#tests/support/cli.ts";

afterEach(resetClock);
afterAll(closeDatabase);

let year = 2060;

const written = { kind: "written" as const, weight: 40, criteria: [], passMark: 0, advance: 2 };
const panel = { kind: "panel" as const, weight: 60, criteria: ["R01", "R02", "R05"], passMark: 0, advance: 0, expertsPerBid: 3, leastValidScores: 2 };

async function aRound(preset: RoundPreset = "demandReview") {
  const staff = await aBureau();
  const code = `SET-${(year += 1)}`;
  valueOf(await createRound(await at(staff.officer), { code, title: "设置测试批次", rules: presetRules(preset, roundRules.parse({ publicity: {} })), rubric: standardRubric }));
  return { ...staff, code };
}

describe("a round from a preset", () => {
  it.each([["demandReview", "B", 4, 5], ["demandMatch", "A", 4, 5], ["common", "C", undefined, 7]] as const)("%s: its challenges start in pattern %s", async (preset, pattern, owner, experts) => {
    const { officer, code } = await aRound(preset);
    const { rounds } = valueOf(await showNewChallengeForm(await at(officer)));
    const { defaults } = rounds.find((one) => one.code === code)!;
    expect([defaults.pattern, defaults.fundingRule.ownerToFiscalAtLeast]).toEqual([pattern, owner]);
    const { rules } = valueOf(await exportSettings(await at(officer), code));
    expect(rules.expertsPerBid).toBe(experts);
    // 网评后答辩, as its words say.
    expect(rules.stages?.map(({ kind, weight, advance }) => [kind, weight, advance])).toEqual(preset === "common" ? [["written", 60, 5], ["defence", 40, 0]] : undefined);
    expect(presetStages(preset, pattern)).toEqual(rules.stages);
    expect(presetStages(preset, "D")).toBeUndefined();
  });

  it("is copied with its stages and a name for the next year that is free", async () => {
    const { officer, code } = await aRound("common");
    const [, series, year] = /^([A-Z]+)-(\d{4})/.exec(code)!;
    const form = valueOf(await showNewRoundForm(await at(officer), code));
    expect(form).toMatchObject({ from: code, title: "设置测试批次", rules: { stages: [{ kind: "written" }, { kind: "defence" }] } });
    expect(form.code.startsWith(`${series}-${String(Number(year) + 1)}`)).toBe(true);
    expect(form.rounds.map((round) => round.code)).not.toContain(form.code);
  });

  it("says what the weights add up to when it is not 100", async () => {
    const { officer } = await aRound();
    const refused = await createRound(await at(officer), { code: "SET-2099", title: "分值不足的批次", rules: { publicity: {} }, rubric: [{ ...standardRubric[0]!, weight: 97 }] });
    expect(refused.ok ? null : refused.refusal.fields).toEqual([{ path: "rubric", message: "weightsNot100:97" }]);
  });
});

describe("the calendar of a round", () => {
  it("is filled from the next working day on, in the order of the preset, and stands on the round's page", async () => {
    const { officer } = await aBureau();
    await grantDuties(officer);
    await setClock("2026-09-30T09:00:00+08:00");
    const form = valueOf(await showNewRoundForm(await at(officer), null, "common"));
    expect(form.rules.calendar).toMatchObject({ startsOn: "2026-10-08", days: { collecting: 30, formCheck: 10 } });
    const code = "CAL-2026";
    const rules = { ...form.rules, calendar: { ...form.rules.calendar, days: { ...form.rules.calendar.days, recommending: 0, collecting: 5 } } };
    valueOf(await createRound(await at(officer), { code, title: "日程测试批次", rules, rubric: standardRubric }));
    const { plan } = valueOf(await showRoundOverview(await at(officer), code));
    expect(plan.slice(0, 3).map(({ stage, from, to }) => [stage, from, to])).toEqual([["collecting", "2026-10-08", "2026-10-12"], ["vetting", "2026-10-13", "2026-10-27"], ["approval", "2026-10-28", "2026-11-03"]]);
    const cli = await jiebangProcess("round", "calendar", code, "--as", "officer", "--json");
    expect(JSON.parse(cli.out)).toEqual(plan);
    await setClock("2027-09-29T09:00:00+08:00");
    const next = valueOf(await showNewRoundForm(await at(officer), code));
    expect(next.rules.calendar).toMatchObject({ days: { recommending: 0, collecting: 5 } });
    expect(next.rules.calendar.startsOn > "2027-09-29").toBe(true);
    const file = valueOf(await exportSettings(await at(officer), code));
    const changed = { ...file, rules: { ...file.rules, calendar: { startsOn: "2026-10-09", days: { ...file.rules.calendar!.days, vetting: 20 } } } };
    const { differences } = valueOf(await importSettings(await at(officer), code, changed, true));
    expect(differences.map(({ path, before, after }) => [settingPlace(path), settingValue(path, before), settingValue(path, after)])).toEqual([["日程：开始日期", "2026-10-08", "2026-10-09"], ["日程：需求论证", "15", "20"]]);
  });
});

describe("settings of a round", () => {
  it("go out and come in to another round, with the difference told before anything is written", async () => {
    const [from, to] = [await aRound("common"), await aRound("demandReview")];
    const file = valueOf(await exportSettings(await at(from.officer), from.code));
    const before = valueOf(await exportSettings(await at(to.officer), to.code));
    const dry = valueOf(await importSettings(await at(to.officer), to.code, file, true));
    expect(dry.differences).toEqual([
      { path: "rules.bidWindowDays", before: "30", after: "45" },
      { path: "rules.expertsPerBid", before: "5", after: "7" },
      { path: "rules.challengeDefaults.pattern", before: '"B"', after: '"C"' },
      { path: "rules.challengeDefaults.fundingRule.ownerToFiscalAtLeast", before: "4", after: null },
      { path: "rules.challengeDefaults.fundingRule.payToBidderToFiscalAtLeast", before: "0.4", after: null },
      { path: "rules.stages.0.kind", before: null, after: '"written"' },
      { path: "rules.stages.0.weight", before: null, after: "60" },
      { path: "rules.stages.0.passMark", before: null, after: "0" },
      { path: "rules.stages.0.advance", before: null, after: "5" },
      { path: "rules.stages.1.kind", before: null, after: '"defence"' },
      { path: "rules.stages.1.weight", before: null, after: "40" },
      { path: "rules.stages.1.leastValidScores", before: null, after: "5" },
      { path: "rules.stages.1.passMark", before: null, after: "0" },
      { path: "rules.stages.1.advance", before: null, after: "0" },
    ].sort((one, other) => dry.differences.findIndex(({ path }) => path === one.path) - dry.differences.findIndex(({ path }) => path === other.path)));
    expect(valueOf(await exportSettings(await at(to.officer), to.code))).toEqual(before);
    valueOf(await importSettings(await at(to.officer), to.code, file, false));
    expect(valueOf(await exportSettings(await at(to.officer), to.code))).toEqual(file);
    expect(codeOf(await importSettings(await at(to.officer), to.code, file, false))).toBe("nothingChanged");
  });

  it("are never put back by who read them before a colleague changed them", async () => {
    const { officer, code } = await aRound();
    const ctx = await at(officer);
    const file = valueOf(await exportSettings(ctx, code));
    const withMark = (passMark: number) => ({ ...file, rules: { ...file.rules, passMark } });
    const { seen } = valueOf(await importSettings(ctx, code, withMark(71), true));
    const both = await Promise.all([71, 72].map((mark) => importSettings(ctx, code, withMark(mark), false, seen)));
    expect(both.map(codeOf).sort()).toEqual([null, "editedElsewhere"].sort());
    // While a colleague's change of the rules is being written, the stages are set.
    const { id } = (await findSubject("round", code))!;
    let stages: Promise<Awaited<ReturnType<typeof editStages>>> | undefined;
    await inTransaction(async (tx) => {
      await lockRound(tx, id);
      const settings = await readRoundSettings(id, tx);
      await writeRoundSettings(tx, id, { custody: file.custody, rules: { ...settings.rules, bidWindowDays: 44 }, rubric: settings.rubric, exclusiveRoles: settings.exclusiveRoles });
      stages = editStages(ctx, code, { stages: [written, panel] });
      await new Promise((resolve) => setTimeout(resolve, 500));
      return ok(null);
    });
    valueOf(await stages!);
    const { rules } = valueOf(await exportSettings(ctx, code));
    expect([rules.bidWindowDays, rules.stages?.length]).toEqual([44, 2]);
  });

  it("refuse a file with a wrong weight or an unknown setting, by place, and write nothing of it", async () => {
    const { officer, code } = await aRound();
    const file = valueOf(await exportSettings(await at(officer), code));
    const wrong = { ...file, rubric: file.rubric.slice(1), rules: { ...file.rules, expertsPerBid: 99, colour: "red" } };
    const refused = await importSettings(await at(officer), code, wrong, false);
    expect(refused.ok ? null : refused.refusal.code).toBe("invalidInput");
    expect(refused.ok ? [] : refused.refusal.fields?.map(({ path }) => path).sort()).toEqual(["rubric", "rules", "rules.expertsPerBid"]);
    expect(valueOf(await exportSettings(await at(officer), code))).toEqual(file);
  });

  it("are frozen with the publication, and nobody else's to change", async () => {
    const { round, staff } = await aChallenge();
    const file = valueOf(await exportSettings(await at(staff.officer), round));
    expect(codeOf(await importSettings(await at(staff.officer), round, file, true))).toBe("wrongState");
    const { officer2, code } = await aRound();
    expect(codeOf(await importSettings(await at(officer2), code, file, true))).toBe("notAllowed");
  });
});

describe("settings on the command line", () => {
  it("are written as the difference showed them: not unseen, and not over what a colleague changed meanwhile", async () => {
    const { officer, code } = await aRound();
    const file = valueOf(await exportSettings(await at(officer), code));
    const path = await jsonFile({ ...file, rules: { ...file.rules, passMark: 61 } });
    const configure = (...seen: string[]) => jiebang("round", "configure", code, path, "--as", "officer", ...seen, "--json");
    const shown = await jiebang("round", "diff", code, path, "--as", "officer", "--json");
    expect(await configure()).toMatchObject({ code: 2, json: { fields: [{ path: "--seen" }] } });
    valueOf(await importSettings(await at(officer), code, { ...file, rules: { ...file.rules, passMark: 65 } }, false));
    expect(await configure("--seen", shown.json.seen)).toMatchObject({ json: { code: "editedElsewhere" } });
    expect(valueOf(await exportSettings(await at(officer), code)).rules.passMark).toBe(65);
    const again = await jiebang("round", "diff", code, path, "--as", "officer", "--text");
    const seen = /--seen (\S+)/.exec(again.out)![1]!;
    expect(await configure("--seen", seen)).toMatchObject({ code: 0, json: { differences: [expect.anything()] } });
    expect(valueOf(await exportSettings(await at(officer), code)).rules.passMark).toBe(61);
  });
});
