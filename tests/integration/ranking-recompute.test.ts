import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { canonicalJson, sha256Hex } from "#app/crypto/canonical.ts";
import { makeRankingFile, type RankingFile, type SignedSheet } from "#app/domain/review/ranking-file.ts";
import { usualSettings } from "#app/domain/review/ranking-rules.ts";
import { buildCommands, jsonFile, spawnJiebang } from "#tests/support/cli.ts";
import { type EdgeServer, startServer } from "#tests/support/edge-server.ts";

const rules = { ...usualSettings, criteria: [{ code: "R01", weight: 50 }, { code: "R02", weight: 47 }], leftOut: [{ code: "R12", weight: 3 }], aggregation: "auto", leastValidScores: 3, passMark: 70 } as const;
const sheets = ["S1", "S2"].flatMap((bid, row) =>
  ["P11", "P30", "P75"].map((expert, column): SignedSheet => ({ bid, expert, marks: { R01: String(40 + row + column), R02: "40.5" }, digest: sha256Hex(`${bid}${expert}`) })),
);

function aFile(change: (file: RankingFile) => unknown = (file) => file): string {
  const made = makeRankingFile({ round: "JZGX-2026", challenge: "JZGX-2026-001" }, rules, sheets, []);
  if (!made.ok) throw new Error(made.refusal.code);
  return canonicalJson(change(made.value));
}
const raised = (file: RankingFile) => ({ ...file, sheets: file.sheets.map((sheet, index) => (index === 0 ? { ...sheet, marks: { ...sheet.marks, R01: "50" } } : sheet)) });

let cli: string;
let server: EdgeServer;
beforeAll(async () => {
  cli = await buildCommands();
  server = await startServer();
});
afterAll(() => server.stop());

describe("jiebang ranking recompute, without a database", () => {
  const recompute = async (text: string, ...more: string[]) => spawnJiebang(cli, ["ranking", "recompute", await jsonFile(text), ...more], { env: { DATABASE_URL: undefined, JIEBANG_KEY: undefined } });

  it("answers the ranks and that they are the same", async () => {
    const digest = sha256Hex(aFile());
    const ranks = [{ bid: "S2", place: 1, total: "85.05" }, { bid: "S1", place: 2, total: "84.02" }];
    expect(await recompute(aFile(), "--digest", digest.toUpperCase())).toMatchObject({ code: 0, err: "", json: { same: true, ranks, findings: [], differs: [], digest, isCanonical: true, digestMatches: true, sheets: 6 } });
    const laidOut = JSON.stringify(JSON.parse(aFile()), null, 2);
    expect(await recompute(`\uFEFF${laidOut}\n`)).toMatchObject({ code: 0, json: { same: true, ranks, digest, isCanonical: false, digestMatches: null } });
    expect((await recompute(aFile(), "--text")).out).toContain("复算一致");
  });

  it.each<[string, (file: RankingFile) => unknown, object]>([
    ["a changed mark", raised, { findings: ["bids"], differs: ["S2", "S1"], ranks: [{ bid: "S1" }, { bid: "S2" }] }],
    ["a tie-break by what nobody marks", (file) => ({ ...file, rules: { ...file.rules, tieBreak: ["R12"] } }), { findings: ["tieBreak"], differs: ["S2", "S1"] }],
    ["a voided sheet that counts", (file) => ({ ...file, voided: [{ bid: "S1", expert: "P11" }] }), { findings: ["voidedCounted"] }],
    ["a signing used twice", (file) => ({ ...file, sheets: file.sheets.map((sheet) => ({ ...sheet, digest: "0".repeat(64) })) }), { findings: ["digestTwice"] }],
    ["sheets in another order", (file) => ({ ...file, sheets: file.sheets.toReversed() }), { findings: ["sheetOrder"] }],
    ["too few sheets", (file) => ({ ...file, sheets: file.sheets.slice(1) }), { ranks: [], problem: { code: "tooFewScores", facts: { bid: "S1", given: 2, least: 3 } } }],
  ])("exits 10 for %s", async (_what, change, found) => {
    expect(await recompute(aFile(change))).toMatchObject({ code: 10, err: "", json: { same: false, ...found } });
  });

  it("exits 10 for another digest than the published one", async () => {
    expect(await recompute(aFile(), "--digest", "0".repeat(64))).toMatchObject({ code: 10, json: { same: false, findings: [], digestMatches: false } });
  });

  it.each([
    ["no JSON", "{", ["FILE"]],
    ["another file", '{"format":"other"}', ["format", "round", "challenge", "rules", "criteria", "leftOut", "totalFactor", "sheets", "voided", "votes", "bids", "mixedMethods"]],
    ["a member too many", aFile((file) => ({ ...file, secret: 1 })), ["secret"]],
    ["a mark over its weight", aFile((file) => ({ ...file, sheets: file.sheets.map((sheet) => ({ ...sheet, marks: { R01: "51", R02: "1" } })) })), ["sheets.0.marks.R01"]],
    ["a half surrogate", aFile().replace('"S1"', String.raw`"\ud800"`), ["bids.1.bid"]],
  ])("exits 2 for %s", async (_what, text, paths) => {
    const run = await recompute(text);
    expect([run.code, run.json?.code, run.json?.fields.map(({ path }: { path: string }) => path)]).toEqual([2, "invalidInput", paths]);
    expect(run.err).not.toMatch(/ {4}at /);
  });

  it("exits 2 for what is no digest and for a file that is not there", async () => {
    expect(await recompute(aFile(), "--digest", "xyz")).toMatchObject({ code: 2, json: { fields: [{ path: "--digest" }] } });
    expect(await spawnJiebang(cli, ["ranking", "recompute", "/nowhere.json"])).toMatchObject({ code: 2, json: { fields: [{ path: "FILE" }] } });
  });
});

describe("验证 without script", () => {
  async function post(fields: Record<string, string | File>): Promise<{ status: number; page: string }> {
    const form = new FormData();
    for (const [name, value] of Object.entries({ intent: "recomputeRanking", ...fields })) form.append(name, value);
    const response = await fetch(`${server.origin}/verify`, { method: "POST", body: form, headers: { Origin: server.origin } });
    const html = (await response.text()).replace(/<template[\s\S]*?<\/template>/g, "");
    return { status: response.status, page: html.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ") };
  }

  it("recomputes a pasted or chosen file", async () => {
    expect(await post({ content: aFile() })).toMatchObject({ status: 200, page: expect.stringContaining("复算一致") });
    const chosen = await post({ content: "", digest: sha256Hex(aFile()), file: new File([aFile()], "file.json") });
    expect(chosen.page).toContain("文件摘要与所填摘要一致");
    expect(chosen.page).toMatch(/1 S2 85\.05 2 S1 84\.02/);
  });

  it("says in words what is wrong", async () => {
    expect((await post({ content: aFile(raised) })).page).toMatch(/复算不一致.*名次或分数与文件所载不符：S2、S1/);
    expect((await post({ content: "hello" })).page).toContain("这不是排名文件");
    expect(await post({ content: "" })).toMatchObject({ status: 400, page: expect.stringContaining("必填") });
    expect(await post({ content: aFile(), digest: "xyz" })).toMatchObject({ status: 400, page: expect.stringContaining("64 位十六进制") });
  });
});
