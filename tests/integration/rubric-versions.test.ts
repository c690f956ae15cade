import { afterAll, describe, expect, it } from "vitest";
import { closeDatabase, getPool } from "#app/db/client.ts";
import { bands } from "#app/domain/review/bands.ts";
import { roundRules } from "#app/domain/round/schema.ts";
import { standardRubric } from "#app/domain/round/standard-rubric.ts";
import { createRound } from "#app/services/round/create-round.ts";
import { editRubric, showRubric } from "#app/services/round/edit-rubric.ts";
import { exportSettings, importSettings } from "#app/services/round/round-settings.ts";
import { aBureau, aChallenge, at, codeOf, valueOf } from "#tests/support/builders.ts";

afterAll(closeDatabase);

let year = 2070;

async function aDraftRound() {
  const staff = await aBureau();
  const code = `RUB-${String((year += 1))}`;
  valueOf(await createRound(await at(staff.officer), { code, title: "评审标准测试批次", rules: roundRules.parse({ publicity: {} }), rubric: standardRubric }));
  return { ...staff, code, officer: await at(staff.officer) };
}

/** The standard rubric with two points moved from the first to the second criterion, and new words for a band. */
function changed(words = "分档新描述") {
  return standardRubric.map((line, index) => ({
    ...line,
    weight: line.weight + (index === 0 ? -2 : index === 1 ? 2 : 0),
    ...(index === 0 && { bands: { ...line.bands!, good: words } }),
  }));
}

describe("the rubric of a round in preparation", () => {
  it("has words for every band of the standard, and keeps each version with who changed what", async () => {
    const { code, officer } = await aDraftRound();
    const first = valueOf(await showRubric(officer, code));
    expect(first.lines.flatMap((line) => bands.filter((band) => !line.bands?.[band]))).toEqual([]);
    expect(first).toMatchObject({ version: 1, mayEdit: true, versions: [{ number: 1, at: null, differences: [] }] });
    expect(valueOf(await editRubric(officer, code, { version: 1, rubric: changed() }))).toEqual({ version: 2 });
    const second = valueOf(await showRubric(officer, code));
    expect(second.lines).toEqual(changed());
    expect(second.versions.map(({ number, lines }) => [number, lines])).toEqual([[2, changed()], [1, standardRubric]]);
    expect(second.versions[0]!.by).toBe("示例·officer");
    expect(second.versions[0]!.differences.map(({ path, before, after }) => [path.replace(/^\./, ""), before, after])).toEqual([
      ["R01.weight", "12", "10"],
      ["R01.bands.good", JSON.stringify(standardRubric[0]!.bands!.good), '"分档新描述"'],
      ["R02.weight", "14", "16"],
    ]);
  });

  it("says what the weights add up to, keeps nothing then, and never overwrites what somebody else saved", async () => {
    const { code, officer } = await aDraftRound();
    const short = changed().map((line, index) => (index === 0 ? { ...line, weight: 7 } : line));
    expect(await editRubric(officer, code, { version: 1, rubric: short })).toMatchObject({ refusal: { code: "invalidInput", fields: [{ path: "rubric", message: "weightsNot100:97" }] } });
    expect(codeOf(await editRubric(officer, code, { version: 1, rubric: standardRubric }))).toBe("nothingChanged");
    valueOf(await editRubric(officer, code, { version: 1, rubric: changed() }));
    expect(codeOf(await editRubric(officer, code, { version: 1, rubric: changed("迟到的修改") }))).toBe("editedElsewhere");
    const page = valueOf(await showRubric(officer, code));
    expect([page.version, page.lines]).toEqual([2, changed()]);
  });

  it("changed by settings from a file leaves a version too", async () => {
    const { code, officer } = await aDraftRound();
    const file = valueOf(await exportSettings(officer, code));
    valueOf(await importSettings(officer, code, { ...file, rubric: changed() }, false));
    expect(valueOf(await showRubric(officer, code)).versions.map(({ number }) => number)).toEqual([2, 1]);
    valueOf(await importSettings(officer, code, { ...file, rules: { ...file.rules, passMark: 71 }, rubric: changed() }, false));
    expect(valueOf(await showRubric(officer, code)).version).toBe(2);
  });

  it("is the officer's to change, the bureau's to read and nobody else's", async () => {
    const { code, supervisor, officer2 } = await aDraftRound();
    for (const other of [supervisor, officer2]) {
      expect(valueOf(await showRubric(await at(other), code)).mayEdit).toBe(false);
      expect(codeOf(await editRubric(await at(other), code, { version: 1, rubric: changed() }))).toBe("notAllowed");
    }
    const stranger = await at({ ...supervisor, roles: [] });
    expect([codeOf(await showRubric(stranger, code)), codeOf(await editRubric(stranger, code, { version: 1, rubric: changed() }))]).toEqual(["notFound", "notFound"]);
  });
});

it("the rubric of a published round cannot be changed", async () => {
  const challenge = await aChallenge();
  const ctx = await at(challenge.staff.officer);
  const before = valueOf(await showRubric(ctx, challenge.round));
  expect([before.mayEdit, codeOf(await editRubric(ctx, challenge.round, { version: 1, rubric: changed() }))]).toEqual([false, "wrongState"]);
  const { rows } = await getPool().query("select from audit_event e join round r on r.id = e.object_id where r.code = $1 and e.kind = 'editRubric'", [challenge.round]);
  expect([rows.length, valueOf(await showRubric(ctx, challenge.round)).lines]).toEqual([0, before.lines]);
});
