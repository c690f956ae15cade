import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeDatabase } from "#app/db/client.ts";
import type { DemandForm } from "#app/domain/demand/form.ts";
import { createDemand } from "#app/services/demand/create-demand.ts";
import { aChallenge, at, grantDuties, valueOf } from "#tests/support/builders.ts";
import { jiebang } from "#tests/support/cli.ts";
import { aCall, aDemandForm } from "#tests/support/demands.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "jiebang-drafting-"));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await closeDatabase();
});

function input(value: unknown): string {
  const file = join(folder, "input.json");
  writeFileSync(file, JSON.stringify(value));
  return file;
}

describe("drafting on the command line", () => {
  it("fills a demand from paper, and says what is still missing", async () => {
    const { staff, round } = await aChallenge({ status: "drafted" });
    await grantDuties(staff.officer);
    const call = await aCall(staff.officer, staff.officer2, round);
    const { no } = valueOf(await createDemand(await at(staff.officer), { call: call.code, paper: { unitName: "示例·造纸厂", uscc: "91410800MA9000000X", receivedOn: "2026-03-05" } }));
    const { json } = (await jiebang("demand", "form", no, "--as", "officer")) as { json: { form: DemandForm; revision: number } };
    expect(json.form.title).toBe("");
    const saved = await jiebang("demand", "save", no, "--as", "officer", "--input", input({ form: { ...(await aDemandForm()), contactName: "" }, revision: json.revision }));
    expect(saved).toMatchObject({ code: 0, json: { revision: json.revision + 1, missing: [{ path: "contactName", message: "required" }] } });
    expect((await jiebang("demand", "save", no, "--as", "officer", "--input", input({ form: await aDemandForm(), revision: json.revision }))).code).toBe(3);
    expect((await jiebang("demand", "save", no, "--as", "officer", "--input", input({ form: {}, revision: "x" }))).code).toBe(2);
    expect((await jiebang("demand", "claim", no, "--as", "officer", "--input", input({ code: "WRONG" }))).code).toBe(3);
    expect((await jiebang("demand", "convert", no, "--as", "officer", "--input", input({ round, pattern: "B" }))).code).toBe(3);
  });

  it("writes 需求征集表 as Word or PDF, filled or empty, for who may read it", async () => {
    const { staff, round } = await aChallenge({ status: "drafted" });
    await grantDuties(staff.officer);
    const call = await aCall(staff.officer, staff.officer2, round);
    const { no } = valueOf(await createDemand(await at(staff.officer), { call: call.code, paper: { unitName: "示例·造纸厂", uscc: "91410800MA9000000X", receivedOn: "2026-03-05" } }));
    const [filled, blank] = [join(folder, "filled.docx"), join(folder, "blank.PDF")];
    expect(await jiebang("demand", "sheet", no, filled, "--as", "officer")).toMatchObject({ code: 0, json: { file: filled } });
    expect((await jiebang("demand", "blank", call.code, blank, "--as", "officer")).code).toBe(0);
    expect([readFileSync(filled).subarray(0, 2).toString(), readFileSync(blank).subarray(0, 4).toString()]).toEqual(["PK", "%PDF"]);
    expect((await jiebang("demand", "sheet", no, join(folder, "filled.txt"), "--as", "officer")).code).toBe(2);
    expect((await jiebang("demand", "sheet", no, join(folder, "no", "filled.pdf"), "--as", "officer")).code).toBe(2);
    expect((await jiebang("demand", "sheet", "XQ-1999-001", filled, "--as", "officer")).code).toBe(3);
  });

  it("edits a drafted challenge against the digest that was read, and previews a correction of an open one", async () => {
    const drafted = await aChallenge({ status: "drafted" });
    const form = (await jiebang("challenge", "form", drafted.no, "--as", "officer")).json as { content: Record<string, unknown>; digest: string };
    const changed = { content: { ...form.content, background: "另写的背景" }, digest: form.digest };
    expect((await jiebang("challenge", "edit", drafted.no, "--as", "officer", "--input", input(changed))).code).toBe(0);
    expect((await jiebang("challenge", "edit", drafted.no, "--as", "officer", "--input", input(changed))).code).toBe(3);
    const open = await aChallenge();
    const now = (await jiebang("challenge", "form", open.no, "--as", "officer")).json as typeof form & { closesAt: string };
    const preview = await jiebang("challenge", "preview", open.no, "--as", "officer", "--input", input({ content: { ...now.content, ownerInputFen: 990_000_000 }, digest: now.digest, reason: "增加投入" }));
    expect(preview).toMatchObject({ code: 0, json: { number: 1, material: ["money"] } });
    expect(Date.parse((preview.json as { closesAt: string }).closesAt)).toBeGreaterThan(Date.parse(now.closesAt));
  });
});
