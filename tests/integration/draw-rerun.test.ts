import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { canonicalJson } from "#app/crypto/canonical.ts";
import { drawTools } from "#app/crypto/draw.ts";
import { type DrawRecord, makeDrawRecord } from "#app/domain/review/draw/draw-record.ts";
import { buildCommands, jsonFile, spawnJiebang } from "#tests/support/cli.ts";
import { type EdgeServer, startServer } from "#tests/support/edge-server.ts";

const pool = Array.from({ length: 9 }, (_, index) => ({ pseudonym: `K${String(10 + index)}`, local: index < 5 }));
const plan = { round: "JZGX-2026", challenge: "JZGX-2026-001", groups: [{ name: "技术", places: 3, reserves: 6, leastOutside: 1, pool }] };
const record = makeDrawRecord(plan, { committedAt: "2026-12-28T09:00:00.000+08:00", drawnAt: "2026-12-28T09:05:00.000+08:00", secret: "ab".repeat(32), witnessNumber: "427" }, drawTools);
const text = (more: Partial<DrawRecord> = {}) => canonicalJson({ ...record, ...more });

let cli: string;
let server: EdgeServer;
beforeAll(async () => {
  cli = await buildCommands();
  server = await startServer();
});
afterAll(() => server.stop());

describe("jiebang draw rerun, without a database", () => {
  const rerun = async (content: string, ...more: string[]) => spawnJiebang(cli, ["draw", "rerun", await jsonFile(content), ...more], { env: { DATABASE_URL: undefined, JIEBANG_KEY: undefined } });

  it("draws the same lists again", async () => {
    const { drawn, standby } = record.groups[0]!;
    expect(await rerun(text())).toMatchObject({ code: 0, err: "", json: { same: true, findings: [], groups: [{ name: "技术", drawn, standby, isSame: true }] } });
    expect((await rerun(text(), "--text")).out).toContain("重跑一致");
  });

  it("has an exit code for each kind of failure, in words", async () => {
    expect(await rerun(text({ witnessNumber: "428" }))).toMatchObject({ code: 10, err: "", json: { same: false, findings: ["lists"] } });
    expect(await rerun(text({ secret: "cd".repeat(32) }))).toMatchObject({ code: 11, err: "", json: { same: false, findings: ["commitment", "lists"] } });
    expect((await rerun(text({ secret: "cd".repeat(32) }), "--text")).out).toContain("密数与事先的承诺值不符");
    expect(await rerun(text({ secret: "xyz" }))).toMatchObject({ code: 2, json: { fields: [{ path: "secret", message: "格式不符" }] } });
    expect(await rerun("no json")).toMatchObject({ code: 2, json: { fields: [{ path: "FILE" }] } });
    expect(await spawnJiebang(cli, ["draw", "rerun", "/nowhere.json"])).toMatchObject({ code: 2, json: { fields: [{ path: "FILE" }] } });
  });
});

it("验证 reruns a record without script", async () => {
  const post = async (content: string) => {
    const response = await fetch(`${server.origin}/verify`, { method: "POST", body: new URLSearchParams({ intent: "rerunDraw", content }), headers: { Origin: server.origin } });
    // What was pasted stays in its field.
    return (await response.text()).replace(/<(template|textarea)[\s\S]*?<\/\1>/g, "");
  };
  expect(await post(text())).toContain("重跑一致");
  expect(await post(text({ secret: "cd".repeat(32) }))).toContain("密数与事先的承诺值不符");
  expect(await post("[]")).toContain("这不是抽取记录");
  const other = await post(JSON.stringify({ format: "jiebang-ranking-1", totalFactor: "1" }));
  expect(other).toContain("换到对应的一栏");
  expect(other).not.toContain("totalFactor");
});
