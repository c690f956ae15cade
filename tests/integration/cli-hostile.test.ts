import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { commands } from "#app/cli/commands.ts";
import { closeDatabase } from "#app/db/client.ts";
import { brokenInvariants } from "#app/db/invariants.ts";
import { lifecycles, type Noun } from "#app/domain/policy/nouns.ts";
import { addLot } from "#app/services/sample/arrange-samples.ts";
import { aTeam } from "#tests/support/bid-builders.ts";
import { aChallenge, at, grantDuties, valueOf } from "#tests/support/builders.ts";
import { jiebang } from "#tests/support/cli.ts";
import { aCall, aDemand } from "#tests/support/demands.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "jiebang-hostile-"));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await closeDatabase();
});

/** Nothing of it is an input of anything: of a wrong type, too much, or with what another system would take for an order. */
const hostile: unknown[] = [
  null,
  [],
  "x",
  7,
  { content: null, digest: 1, form: [], revision: -1, reason: {}, code: ["x"] },
  { documentNumber: { contains: "" }, publishAt: "明天", closesAt: "2026-02-30T17:00:00+08:00", url: "javascript:alert(1)", on: "2026-13-01", scan: "sha256:x", kind: "__proto__" },
  JSON.parse('{"__proto__": {"admin": true}, "constructor": 1, "content": {"indicators": [{"value": [9, 1]}]}, "people": {"length": 1e9}}') as unknown,
  { text: "\u0000".repeat(3), rules: "x".repeat(200_000), lots: Array.from({ length: 5_000 }, () => ({})), answer: "1".repeat(100_000), quantity: 1e308 },
];

const unlikely = ["", "不存在", "JZGX-9999-999", "../../etc/passwd", "00000000-0000-0000-0000-000000000000"];

it("no command fails over what it is given: bad input is named with its place, and nothing of it is done", async () => {
  const open = await aChallenge();
  const drafted = await aChallenge({ status: "drafted" });
  const { officer, officer2 } = open.staff;
  await grantDuties(officer, officer2);
  const call = await aCall(officer, officer2, open.round);
  const demand = await aDemand((await aTeam("D1")).actor, call.code);
  valueOf(await addLot(await at(officer), open.no, { material: "赤泥", takenOn: "2026-11-20", quantity: 500, stock: 5000, analysis: "Fe2O3 38.4 %", note: "" }));
  const places: Record<string, string[]> = { NO: [open.no, drafted.no, demand.no], CHALLENGE: [open.no], ROUND: [open.round, drafted.round], NOTICE: [call.noticeId], NOUN: [], BID: ["JB-2026-1"], CODE: ["X"], PLAN: ["x"], EXPERT: ["E001"] };
  const files = hostile.map((value, index) => {
    const file = join(folder, `${index}.json`);
    writeFileSync(file, JSON.stringify(value));
    return file;
  });

  const failed: string[] = [];
  const tried = async (args: string[], named: string) => {
    const { code, json, err } = await jiebang(...args);
    // A reading command leaves out of a filter what makes no sense, as the address of its page does.
    if (named.startsWith("round standings ") && code === 0) return;
    if ((code !== 2 && code !== 3) || typeof json?.words !== "string" || /undefined|\[object| {4}at /.test(err)) failed.push(`${named}: ${code} ${err.slice(0, 200)}`);
  };
  for (const { words, arguments: names, options } of commands.filter(({ options: given }) => given.includes("input"))) {
    if (words[0] === "create" || words[0] === "move") continue;
    const as = options.includes("as") ? ["--as", "officer"] : [];
    const references = names[0] ? (places[names[0].replace("?", "")] ?? ["x"]) : [];
    for (const reference of references) {
      const rest = names.slice(1).map((name) => places[name.replace("?", "")]?.[0] ?? "x");
      for (const [index, file] of files.entries()) await tried([...words, reference, ...rest, ...as, "--input", file], `${words.join(" ")} ${reference} < ${index}`);
    }
    for (const reference of unlikely) await tried([...words, reference, ...names.slice(1).map(() => "x"), ...as, "--input", files[0]!], `${words.join(" ")} ${reference}`);
  }
  for (const noun of ["round", "demand", "demandCall", "question", "notice", "challenge", "person"]) for (const [index, file] of files.entries()) await tried(["create", noun, "--as", "officer", "--input", file], `create ${noun} < ${index}`);
  // For a move nothing at all is an input, too.
  const subjects: Partial<Record<Noun, string>> = { round: open.round, challenge: open.no, demand: demand.no, notice: call.noticeId };
  for (const [noun, reference] of Object.entries(subjects) as [Noun, string][]) {
    for (const move of Object.keys(lifecycles[noun].moves)) {
      for (const as of ["officer", "officer2"]) for (const [index, file] of files.entries()) if (index > 0) await tried(["move", noun, reference, move, "--as", as, "--input", file], `move ${noun} ${move} as ${as} < ${index}`);
      for (const one of unlikely) await tried(["move", noun, one, move, "--as", "officer", "--reason", "x"], `move ${noun} ${one} ${move}`);
    }
  }
  expect(failed).toEqual([]);
  expect((await jiebang("show", "challenge", open.no, "--as", "public")).json.status).toBe("open");
  expect(await brokenInvariants()).toEqual([]);
}, 300_000);
