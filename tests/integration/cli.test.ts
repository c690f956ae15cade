import { spawn } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { beforeAll, describe, expect, it } from "vitest";
import { commands, usageOf } from "#app/cli/commands.ts";
import { getPool } from "#app/db/client.ts";
import { withConnection } from "#prisma/migration/connection.ts";
import { buildCommands, jiebang, jsonFile, spawnJiebang } from "#tests/support/cli.ts";

let file: string;
const bare = { DATABASE_URL: undefined, JIEBANG_KEY: undefined, JIEBANG_SECRET: undefined, DATA_DIR: undefined };
const run = (args: string[], options?: Parameters<typeof spawnJiebang>[2]) => spawnJiebang(file, args, options);
const mark = (kind: string) => withConnection(process.env.DATABASE_URL!, (client) => client.query("update installation set kind = $1", [kind]));

beforeAll(async () => {
  file = await buildCommands();
  const ensured = await spawnJiebang(file, ["demo", "ensure", "--json"]);
  expect(ensured).toMatchObject({ code: 0, err: "" });
});

describe("calc, without a database", () => {
  it.each([
    [["calc", "uscc", "9100-0000xqdw00016t"], { normalized: "91000000XQDW00016T", format: true, problem: null, checkDigit: true, expectedCheckDigit: "T", kind: "enterprise" }],
    [["calc", "uscc", "91000000XQDW00016A"], { normalized: "91000000XQDW00016A", format: true, problem: null, checkDigit: false, expectedCheckDigit: "T", kind: "enterprise" }],
    [["calc", "uscc", "123"], { normalized: "123", format: false, problem: "length", checkDigit: false, expectedCheckDigit: null, kind: "institution" }],
    [["calc", "aggregate", "mean", "90", "80.5"], { value: "85.25" }],
    [["calc", "aggregate", "trimmedMean", "60", "70", "80", "90", "100", "--json"], { value: "80.00" }],
    [["calc", "aggregate", "median", "1", "2", "4"], { value: "2.00" }],
    [["calc", "workdays", "2026-02-12", "5"], { end: "2026-02-25", days: ["2026-02-12", "2026-02-13", "2026-02-14", "2026-02-24", "2026-02-25"], provisional: false }],
    [["calc", "workdays", "2026-02-12", "1", "--count-start", "no"], { end: "2026-02-13", days: ["2026-02-13"], provisional: false }],
    [["calc", "radioactivity", "--ra", "200", "--th", "260", "--k", "420"], { iRa: 1, iGamma: 1.64, allowed: { main: false, hollow: false, decorativeA: false, decorativeB: true, decorativeC: true }, maxDosagePercent: 60.95 }],
    [["calc", "radioactivity", "--ra", "480", "--th", "600", "--k", "300", "--dosage", "25"], { iRa: 0.6, iGamma: 0.92, allowed: { main: true, hollow: true, decorativeA: true, decorativeB: true, decorativeC: true }, maxDosagePercent: 27.2 }],
    [["calc", "workdays", "2027-03-01", "1"], { end: "2027-03-01", days: ["2027-03-01"], provisional: true }],
  ])("%j", async (args, answer) => {
    expect(await jiebang(...args)).toMatchObject({ code: 0, json: answer, err: "" });
  });

  it("needs no environment at all", async () => {
    expect(await run(["calc", "aggregate", "mean", "90", "80.5"], { env: bare })).toEqual({ code: 0, json: { value: "85.25" }, out: '{"value":"85.25"}\n', err: "" });
  });

  it.each([
    [["calc", "aggregate", "trimmedMean", "1", "2"], 3, "tooFewScores", undefined],
    [["calc", "aggregate", "mean", "x"], 2, "invalidInput", ["scores.0"]],
    [["calc", "aggregate", "sum", "1"], 2, "invalidInput", ["METHOD"]],
    [["calc", "aggregate", "mean"], 2, "invalidInput", ["SCORE"]],
    [["calc", "workdays", "2026-02-30", "5"], 2, "invalidInput", ["START"]],
    [["calc", "workdays", "2026-02-12", "0"], 2, "invalidInput", ["N"]],
    [["calc", "workdays", "2026-02-12", "5", "--count-start", "maybe"], 2, "invalidInput", ["--count-start"]],
    [["calc", "radioactivity", "--ra", "x", "--th", "-1", "--k", "1", "--dosage", "101"], 2, "invalidInput", ["--ra", "--th", "--dosage"]],
    [["calc", "radioactivity", "--ra", "1", "--th", "1"], 2, "invalidInput", ["--k"]],
    [["calc", "uscc"], 2, "invalidInput", ["CODE"]],
    [["calc", "uscc", "1", "2"], 2, "invalidInput", ["2"]],
    [["calc", "uscc", "1", "--as", "officer"], 2, "invalidInput", ["--as"]],
    [["calc"], 2, "invalidInput", ["1"]],
    [["nothing"], 2, "invalidInput", ["0"]],
    [["show", "challenge", "X", "--as"], 2, "invalidInput", ["--as"]],
    [["show", "challenge", "X", "--as", "--json"], 2, "invalidInput", ["--as"]],
    [["show", "challenge", "--as", "a", "--as", "b"], 2, "invalidInput", ["--as", "ID"]],
    [["move", "challenge", "X", "close", "-f", "--as", "officer"], 2, "invalidInput", ["-f"]],
  ])("%j ends with %i and %s", async (args, code, refusal, paths) => {
    const { json, err, ...ended } = await jiebang(...args);
    expect(ended.code).toBe(code);
    expect(json).toMatchObject({ code: refusal, words: expect.any(String) });
    expect(json.fields?.map((field: { path: string }) => field.path)).toEqual(paths);
    expect(err).not.toMatch(/ {4}at |Error/);
  });

  it("explains itself", async () => {
    const help = await run(["help"], { env: bare });
    expect(help).toMatchObject({ code: 0, err: "" });
    // Each command with what it is for, in Chinese.
    const told = help.out.split("\n").map((line) => line.trim());
    expect(commands.map(usageOf).filter((usage) => !told.some((line) => line.startsWith(`${usage} `) && /[一-龥]/.test(line.slice(usage.length))))).toEqual([]);
    expect(help.out).not.toContain("undefined");
    expect((await run([], { env: bare })).code).toBe(2);
    expect((await run(["move", "--help"], { env: bare })).out).toBe("move NOUN ID MOVE --as PERSON [--input FILE] [--reason TEXT] [--offline FILE]\n");
  });
});

describe("answers of the built commands", () => {
  it("prints the view on standard output and nothing else", async () => {
    const shown = await run(["show", "challenge", "jzgx-2026-001", "--as", "public", "--json"]);
    expect(shown).toMatchObject({ code: 0, err: "", json: { sight: "public", no: "JZGX-2026-001", status: "open" } });
    expect(shown.out.split("\n")).toHaveLength(2);
    const text = await run(["show", "challenge", "JZGX-2026-001", "--as", "public", "--text"]);
    expect(text.out).toContain("编号：JZGX-2026-001\n名称：拜耳法赤泥低成本梯级脱碱与碱液回用关键技术");
    expect(text.out).toContain("财政资金：160.00万元");
  });

  it("prints a refusal as JSON and its words on the other stream", async () => {
    const refused = await run(["move", "challenge", "JZGX-2026-001", "close", "--as", "lead-t01"]);
    expect(refused).toMatchObject({ code: 3, json: { code: "notAllowed", words: "您在本事项中的岗位不能办理这一步。" }, err: "您在本事项中的岗位不能办理这一步。\n" });
  });

  it.each([
    [["show", "cow", "1", "--as", "officer"], "NOUN"],
    [["show", "challenge", "X", "--as", "nobody"], "--as"],
    [["create", "round", "--as", "officer", "--input", "/nonexistent.json"], "--input"],
    [["create", "award", "--as", "officer", "--input", "-"], "NOUN"],
    [["move", "challenge", "JZGX-2026-001", "fly", "--as", "officer"], "MOVE"],
    [["move", "person", "officer", "fly", "--as", "officer"], "MOVE"],
    [["clock", "set", "tomorrow"], "ISO"],
    [["round", "import", "/nonexistent.json"], "FILE"],
    [["audit", "verify", "/nonexistent.jsonl"], "FILE"],
    [["audit", "export", "/nonexistent/log.jsonl"], "FILE"],
  ])("%j is bad input at %s", async (args, path) => {
    expect(await jiebang(...args)).toMatchObject({ code: 2, json: { code: "invalidInput", fields: [{ path, message: expect.any(String) }] } });
  });

  it("reads input from a file and from standard input, and names what is no JSON", async () => {
    const bad = await run(["create", "round", "--as", "officer", "--input", "-"], { input: "{" });
    expect(bad).toMatchObject({ code: 2, json: { fields: [{ path: "--input" }] } });
    const short = await run(["create", "round", "--as", "officer", "--input", await jsonFile("\uFEFF{}")]);
    expect(short.code).toBe(2);
    expect(short.json.fields.map((field: { path: string }) => field.path)).toEqual(["code", "title", "rules", "rubric"]);
  });

  it("fails in one sentence", async () => {
    const unreachable = await run(["show", "challenge", "JZGX-2026-001", "--as", "public"], { env: { DATABASE_URL: "postgresql://u:secret@127.0.0.1:1/none" } });
    expect(unreachable).toMatchObject({ code: 1, out: "", err: "连不上数据库 127.0.0.1:1/none。请确认数据库在运行，DATABASE_URL 正确。\n" });
    const bareRun = await run(["show", "challenge", "JZGX-2026-001", "--as", "public"], { env: bare });
    expect(bareRun).toMatchObject({ code: 1, out: "" });
    expect(bareRun.err.trim().split("\n")).toHaveLength(1);
  });

  it("ends without a trace when its reader stops or it is killed", async () => {
    const log = await run(["list", "person", "--as", "admin"]);
    expect(log.json.length).toBeGreaterThan(100);
    const child = spawn("bash", ["-c", `"${process.execPath}" "${file}" audit export - | head -c 10; echo " \${PIPESTATUS[0]}"`], { env: process.env });
    const heard: string[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (text: Buffer) => heard.push(text.toString()));
    await new Promise((settle) => child.on("close", settle));
    expect(heard.join("")).toMatch(/^\{"seq":1," \d+\n$/);
  });
});

describe("the audit log", () => {
  it("is exported, verified, and every kind of damage has its code", async () => {
    const exported = await jsonFile("");
    const answer = await run(["audit", "export", exported, "--json"]);
    expect(answer).toMatchObject({ code: 0, json: { file: exported, head: expect.stringMatching(/^[0-9a-f]{64}$/) } });
    expect((await run(["audit", "verify", "--json"])).json).toEqual({ problem: null, length: answer.json.length, head: answer.json.head });
    const lines = (await readFile(exported, "utf8")).split("\n").slice(0, -1);
    expect(lines).toHaveLength(answer.json.length);
    const verify = async (changed: string[]) => {
      await writeFile(exported, changed.map((line) => `${line}\n`).join(""));
      return run(["audit", "verify", exported, "--json"], { env: bare });
    };
    expect(await verify(lines)).toMatchObject({ code: 0, json: { problem: null, length: lines.length } });
    expect(await verify(lines.toSpliced(4, 1))).toMatchObject({ code: 11, json: { problem: "gap", seq: 5 } });
    expect(await verify(lines.with(6, lines[6]!.replace("+08:00", "+08:01")))).toMatchObject({ code: 10, json: { problem: "brokenLink", seq: 7 } });
    expect(await verify(lines.with(2, "not a line"))).toMatchObject({ code: 10, json: { problem: "malformed", seq: 3 } });
    const piped = await run(["audit", "verify", "-"], { input: `${lines.join("\n")}\n`, env: bare });
    expect(piped).toMatchObject({ code: 0, json: { length: lines.length } });
  });
});

describe("a database that is real", () => {
  it("keeps its clock, its data and its second factor", async () => {
    const set = await run(["clock", "set", "2027-03-01T17:00:00+08:00", "--json"]);
    expect(set.json.now).toMatch(/^2027-03-01T09:00:0\d\.\d{3}Z$/);
    expect(await run(["clock", "set", "2027-03-01"])).toMatchObject({ code: 0, json: { now: expect.stringMatching(/^2027-02-28T16:00:0/) } });
    expect((await run(["clock", "reset"])).code).toBe(0);
    await mark("real");
    const countBids = async () => (await getPool().query<{ bids: number }>("select count(*)::int as bids from bid")).rows[0]!.bids;
    const before = await countBids();
    try {
      expect(await run(["clock", "set", "2027-03-01"])).toMatchObject({ code: 3, json: { code: "realClock" } });
      expect(await run(["clock", "reset"])).toMatchObject({ code: 3, json: { code: "realClock" } });
      expect(await run(["demo", "reset"])).toMatchObject({ code: 3, json: { code: "realDatabase" } });
      expect(await run(["round", "import", "prisma/demo/demo-round.json"])).toMatchObject({ code: 3, json: { code: "realDatabase", fields: [{ path: "bids" }] } });
      const withdraw = ["challenge", "JZGX-2026-001", "withdraw", "--as", "officer2", "--reason", "试"];
      expect(await run(["move", ...withdraw])).toMatchObject({ code: 3, json: { code: "secondFactorNeeded" } });
      expect(await countBids()).toBe(before);
      expect(before).toBeGreaterThan(0);
    } finally {
      await mark("test");
    }
  });
});
