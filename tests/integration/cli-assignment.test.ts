import { describe, expect, it } from "vitest";
import { jiebang, jsonFile } from "#tests/support/cli.ts";

const problem = { bids: 2, experts: 3, perBid: 2, load: { min: 1, max: 2 }, weights: [[0, 0, 5], [0, 1, 4], [1, 1, 3], [1, 2, -2]], forbidden: [[1, 0]], expertKinds: ["technical", "financial", "technical"], perBidKinds: { financial: 1 }, expertUnits: ["a", "b", "c"] };

describe("assignment, without a database", () => {
  it("solves, and verifies what it solved", async () => {
    const file = await jsonFile(problem);
    const solved = await jiebang("assignment", "solve", file, "--json");
    expect(solved).toMatchObject({ code: 0, err: "", json: { status: "optimal", pairs: [[0, 0], [0, 1], [1, 1], [1, 2]], objective: 10, seconds: expect.any(Number), proof: expect.any(Object) } });
    expect(await jiebang("assignment", "verify", file, await jsonFile(solved.json))).toMatchObject({ code: 0, json: { holds: true } });
    const worse = { ...solved.json, pairs: [[0, 0], [0, 2], [1, 1], [1, 2]] };
    expect(await jiebang("assignment", "verify", file, await jsonFile(worse))).toMatchObject({ code: 10, json: { holds: false, flaw: "limitBroken" } });
    expect(await jiebang("assignment", "verify", file, await jsonFile({ ...solved.json, objective: 11 }))).toMatchObject({ code: 10, json: { flaw: "objectiveDiffers" } });
    const { proof } = solved.json;
    const unproven = { ...solved.json, proof: { ...proof, tree: { prices: { ...proof.tree.prices, bids: [50, 50] } } } };
    expect(await jiebang("assignment", "verify", file, await jsonFile(unproven))).toMatchObject({ code: 11, json: { flaw: "notProven" } });
    expect((await jiebang("assignment", "solve", file, "--text")).out).toContain("最优：匹配总分 10");
  });

  it("answers an impossible demand with what is missing and what would help", async () => {
    const file = await jsonFile({ ...problem, load: { min: 0, max: 1 } });
    const answer = await jiebang("assignment", "solve", file, "--json");
    expect(answer).toMatchObject({ code: 0, json: { status: "infeasible", shortage: 1, relaxation: { limit: "load.max", units: 1, to: 2 } } });
    expect(await jiebang("assignment", "verify", file, await jsonFile(answer.json))).toMatchObject({ code: 0, json: { holds: true } });
    expect((await jiebang("assignment", "solve", file, "--text")).out).toContain("还缺 1 个评审名额");
  });

  it.each([
    [{ ...problem, bids: -1 }, ["bids"]],
    [{ ...problem, weights: [[0, 0, 1], [0, 3, 1]] }, ["weights.1.1"]],
    [{ ...problem, weights: [[0, 0, "x"]] }, ["weights.0.2"]],
    [{ ...problem, weights: [[0, 0, 1], [0, 0, 2]] }, ["weights.1"]],
    [{ ...problem, forbidden: [[0]] }, ["forbidden.0"]],
    [{ ...problem, load: { min: 3, max: 2 } }, ["load.max"]],
    [{ ...problem, expertUnits: ["a"] }, ["expertUnits"]],
    [{ ...problem, perBidKind: {} }, ["perBidKind"]],
    [[], ["FILE"]],
  ])("%j is bad input at %j", async (given, paths) => {
    const answer = await jiebang("assignment", "solve", await jsonFile(given));
    expect(answer).toMatchObject({ code: 2, json: { code: "invalidInput" } });
    expect(answer.json.fields.map(({ path }: { path: string }) => path)).toEqual(paths);
    for (const { message } of answer.json.fields) expect(message).toMatch(/[\u4e00-\u9fff]/);
  });

  it("names an unreadable solution", async () => {
    const file = await jsonFile(problem);
    expect(await jiebang("assignment", "verify", file, "/nonexistent.json")).toMatchObject({ code: 2, json: { fields: [{ path: "SOLUTION" }] } });
    expect(await jiebang("assignment", "verify", file, await jsonFile({ status: "optimal" }))).toMatchObject({ code: 2, json: { code: "invalidInput" } });
  });
});
