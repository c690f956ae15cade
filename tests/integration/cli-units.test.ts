import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { closeDatabase } from "#app/db/client.ts";
import { pdf } from "#app/files/files.fixture.ts";
import { emptyDraft } from "#app/domain/bid/schema.ts";
import { registerUnit } from "#app/services/organisation/register-unit.ts";
import { showOwnBid } from "#app/services/bid/show-own-bid.ts";
import { aBid, aDraft } from "#tests/support/bid-builders.ts";
import { aChallenge } from "#tests/support/builders.ts";
import { jiebang, jsonFile } from "#tests/support/cli.ts";
import { aPerson, contextOf, valueOf } from "#tests/support/people.ts";

const scratch = mkdtempSync(join(tmpdir(), "jiebang-units-"));
afterAll(async () => {
  rmSync(scratch, { recursive: true, force: true });
  await closeDatabase();
});

const uscc = "91350200MA2YJ1XM9G";
const other = "12410000706789204K";
const json = async (...args: string[]) => jiebang(...args, "--json");
const paper = (): string => {
  const path = join(scratch, "营业执照.pdf");
  writeFileSync(path, pdf("证照"));
  return path;
};

describe("units on the command line", () => {
  it("a claim with its papers is seen and decided, another contests, bars come and go", async () => {
    for (const [username, roles] of [["cli.boss", []], ["cli.rival", []], ["cli.officer", ["officer"]]] as const) await aPerson({ username, roles: [...roles] });
    valueOf(await registerUnit(await contextOf("cli.boss"), { uscc, unitName: "示例·命令行单位" }));
    const claims = await json("unit", "claims", "--as", "cli.officer");
    const { id } = claims.json.find((claim: { unitName: string }) => claim.unitName === "示例·命令行单位");
    expect((await json("unit", "claims", "--as", "cli.boss")).code).toBe(3);
    expect(await json("unit", "evidence", id, paper(), "--as", "cli.boss")).toMatchObject({ code: 0 });
    expect(await json("unit", "evidence", id, join(scratch, "没有.pdf"), "--as", "cli.boss")).toMatchObject({ code: 2, json: { fields: [{ path: "FILE" }] } });
    expect(await json("unit", "claim", id, "--as", "cli.officer")).toMatchObject({ code: 0, json: { claimant: { username: "cli.boss" }, evidence: [{ name: "营业执照.pdf" }] } });
    expect(await json("unit", "contest", "--as", "cli.rival", "--input", await jsonFile({ uscc, words: "现管理员已离职，不能代表本单位。" }))).toMatchObject({ code: 0, json: { claimId: expect.any(String) } });
    expect(await json("unit", "decide", id, "--as", "cli.officer", "--input", await jsonFile({ outcome: "accepted", reason: "" }))).toMatchObject({ code: 2, json: { fields: [{ path: "reason" }] } });
    expect(await json("unit", "decide", id, "--as", "cli.officer", "--input", await jsonFile({ outcome: "accepted", reason: "与证照一致" }))).toMatchObject({ code: 0 });

    const bar = await json("unit", "bar", "--as", "cli.officer", "--input", await jsonFile({ uscc: other, unitName: "示例·失信单位", kind: "blacklist", words: "示例文号", until: "2027-12-31" }));
    expect(bar.code).toBe(0);
    expect((await json("unit", "bars", "--as", "cli.officer")).json).toContainEqual(expect.objectContaining({ id: bar.json.id }));
    expect((await json("unit", "bars", "--as", "cli.boss")).code).toBe(3);
    expect(await json("unit", "lift", "--as", "cli.officer", "--input", await jsonFile({ id: bar.json.id, reason: "期满" }))).toMatchObject({ code: 0 });
    expect((await json("unit", "bars", "--as", "cli.officer")).json).not.toContainEqual(expect.objectContaining({ id: bar.json.id }));
  });

  it("profiles, the internal deadline and affiliations are said and read by who may", async () => {
    await aPerson({ username: "cli.stranger" });
    expect(await json("unit", "describe", uscc, "--as", "cli.boss", "--input", await jsonFile({ address: "示例路 1 号", capital: "500" }))).toMatchObject({ code: 0 });
    expect(await json("unit", "deadline", uscc, "--as", "cli.boss", "--input", await jsonFile({ days: 3, time: "12:00" }))).toMatchObject({ code: 0 });
    expect(await json("unit", "profile", uscc, "--as", "cli.boss")).toMatchObject({ code: 0, json: { profile: { address: "示例路 1 号", capitalFen: 500_000_000 }, internal: { days: 3, time: "12:00" } } });
    expect((await json("unit", "profile", uscc, "--as", "cli.stranger")).code).toBe(3);
    expect((await json("unit", "describe", uscc, "--as", "cli.stranger", "--input", await jsonFile({ address: "x" }))).code).toBe(3);

    expect(await json("affiliation", "declare", uscc, "--as", "cli.boss", "--input", await jsonFile({ uscc: other, unitName: "示例·失信单位", relation: "heldBy", share: "30%" }))).toMatchObject({ code: 0 });
    expect((await json("affiliation", "list", uscc, "--as", "cli.boss")).json).toMatchObject([{ relation: "heldBy", share: 3000, isOwn: true }]);
    expect(await json("affiliation", "withdraw", uscc, other, "--as", "cli.boss")).toMatchObject({ code: 0 });
    expect((await json("affiliation", "list", uscc, "--as", "cli.boss")).json).toEqual([]);

    const number = "11010119900307803X";
    expect(await json("profile", "edit", "--as", "cli.boss", "--input", await jsonFile({ title: "高级工程师", degree: "博士", idNumber: number }))).toMatchObject({ code: 0 });
    const shown = await json("profile", "show", "--as", "cli.boss");
    expect(shown).toMatchObject({ code: 0, json: { title: "高级工程师", maskedIdNumber: expect.stringContaining("*") } });
    expect(shown.out).not.toContain(number);
  });

  it("a bid takes over chosen parts of an earlier one of the unit", async () => {
    const { actor } = await contextOf("cli.boss");
    const [one, two] = [await aChallenge(), await aChallenge()];
    const earlier = await aBid(actor, one.no, { status: "draft", draft: aDraft({ summary: "以前的正文" }) });
    const { no } = await aBid(actor, two.no, { status: "draft", draft: emptyDraft });
    expect((await json("bid", "earlier", no, "--as", "cli.boss")).json).toMatchObject({ shown: null, sources: [{ no: earlier.no }] });
    const { json: page } = await json("bid", "earlier", no, earlier.no, "--as", "cli.boss");
    expect(page.shown.parts).toContainEqual({ path: "summary", isPromise: false });
    expect(await json("bid", "take", no, "--as", "cli.boss", "--input", await jsonFile({ from: earlier.no, revision: page.revision, take: ["summary"] }))).toMatchObject({ code: 0 });
    expect(valueOf(await showOwnBid(await contextOf("cli.boss"), no)).draft).toMatchObject({ summary: "以前的正文", promised: {} });
    expect((await json("bid", "earlier", no, "--as", "cli.stranger")).code).toBe(3);
  });
});
