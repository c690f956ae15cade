import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { closeDatabase, getPool } from "#app/db/client.ts";
import { readSite } from "#app/db/site.ts";
import { standardsCsv } from "#app/domain/challenge/standards-file.ts";
import { citedStandards, seededStandards, standardsNow } from "#app/domain/challenge/standards.ts";
import { announceStandards, type Standard } from "#app/domain/challenge/adopted-standards.ts";
import { checkStandards, decideStandards, proposeStandards, showStandards } from "#app/services/standard/change-standards.ts";
import { listTodo } from "#app/services/todo/list-todo.ts";
import { aPerson, at, codeOf, grantDuties, valueOf } from "#tests/support/builders.ts";
import { jiebangProcess } from "#tests/support/cli.ts";

afterEach(async () => {
  await getPool().query("delete from setting where key = 'standards'");
  await readSite();
});
afterAll(closeDatabase);

async function people() {
  const all = { admin: await aPerson("standardadmin", "systemAdmin"), second: await aPerson("officer2", "secondOfficer"), officer: await aPerson("officer", "officer") };
  await grantDuties(all.admin, all.second);
  return all;
}

/** GB/T 9776-2022 has been replaced by one of 2026. */
const changed: Standard[] = [
  ...seededStandards.map((one) => (one.code === "GB/T 9776" ? { ...one, status: "replaced" as const, replacedBy: "GB/T 9776-2026" } : one)),
  { code: "GB/T 9776", year: 2026, title: "建筑石膏", status: "current", replacedBy: null, isVerified: true },
];
const isWarned = () => citedStandards("GB/T 9776-2022")[0]!.isReplaced;

describe("the table of standards", () => {
  it("is changed by an administrator once another person looked, and warns in every process from then on", async () => {
    const { admin, second, officer } = await people();
    const file = standardsCsv(changed);
    expect(valueOf(await checkStandards(await at(admin), file)).differences.map(({ name }) => name)).toEqual(["GB/T 9776-2022", "GB/T 9776-2008", "GB/T 9776-2026"]);
    expect([codeOf(await checkStandards(await at(second), file)), codeOf(await showStandards(await at(officer)))]).toEqual(["notFound", "notFound"]);
    const { digest } = valueOf(await proposeStandards(await at(admin), file));
    expect(codeOf(await decideStandards(await at(admin), digest, true))).toBe("samePerson");
    expect(codeOf(await decideStandards(await at(second), "another", true))).toBe("statusChanged");
    expect(valueOf(await listTodo(await at(second))).mine.map(({ code }) => code)).toContain("decideStandards");
    expect(valueOf(await listTodo(await at(admin))).mine.map(({ code }) => code)).not.toContain("decideStandards");
    expect([(await readSite()).standards, isWarned()]).toEqual([null, false]);
    valueOf(await decideStandards(await at(second), digest, true));
    // What this process knew counts no more than what any other does.
    announceStandards(null);
    expect([(await readSite()).standards, isWarned(), standardsNow()]).toEqual([changed, true, changed]);
    const { rows } = await getPool().query<{ body: Record<string, unknown> }>("select body::jsonb as body from audit_event where kind = 'adoptStandards' order by seq desc limit 1");
    expect(rows[0]!.body).toMatchObject({ digest, added: ["GB/T 9776-2026"], dropped: [], changed: ["GB/T 9776-2022", "GB/T 9776-2008"] });
    expect(codeOf(await proposeStandards(await at(admin), file))).toBe("nothingChanged");
  });

  it("stays as it is where the file has a problem, or the proposal is turned down", async () => {
    const { admin, second } = await people();
    expect(codeOf(await proposeStandards(await at(admin), standardsCsv(changed.slice(0, -1))))).toBe("invalidInput");
    const { digest } = valueOf(await proposeStandards(await at(admin), standardsCsv(changed)));
    valueOf(await decideStandards(await at(second), digest, false));
    expect([(await readSite()).standards, valueOf(await showStandards(await at(admin))).proposal]).toEqual([null, null]);
  });

  it("goes out and comes in on the command line", async () => {
    await people();
    const folder = mkdtempSync(join(tmpdir(), "jiebang-standards-"));
    try {
      const path = join(folder, "table.json");
      const exported = await jiebangProcess("standard", "export", "--json");
      expect(JSON.parse(exported.out)).toEqual(seededStandards);
      writeFileSync(path, JSON.stringify(changed));
      const proposed = await jiebangProcess("standard", "propose", path, "--as", "standardadmin", "--json");
      const { digest } = JSON.parse(proposed.out) as { digest: string };
      expect((await jiebangProcess("standard", "adopt", digest, "--as", "standardadmin", "--json")).code).toBe(3);
      expect((await jiebangProcess("standard", "adopt", digest, "--as", "officer2", "--json")).code).toBe(0);
      expect(JSON.parse((await jiebangProcess("standard", "export", "--json")).out)).toEqual(changed);
      expect((await jiebangProcess("standard", "check", path, "--as", "standardadmin", "--text")).out).toContain("完全一致");
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
