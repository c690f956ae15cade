import { mkdirSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeDatabase, getPool } from "#app/db/client.ts";
import { pdf } from "#app/files/files.fixture.ts";
import { fileFolder } from "#app/services/bid-file/file-folder.ts";
import { sweepFiles } from "#app/services/bid-file/sweep-files.ts";
import { aTeamAtWork, disk, ownFiles } from "#tests/support/bid-files.ts";
import { type EdgeServer, startServer } from "#tests/support/edge-server.ts";

let server: EdgeServer;

beforeAll(async () => {
  server = await startServer();
}, 60_000);
afterAll(async () => {
  await server.stop();
  await closeDatabase();
});

describe("the sweep", () => {
  it("finishes what a stopped process left, drops what nobody needs, and touches nothing else", async () => {
    const { client, team, no } = await aTeamAtWork(server);
    const folder = fileFolder();
    const kept = await client.upload(no, "留下.pdf", pdf("kept"));
    const removed = await client.upload(no, "删除.pdf", pdf("removed"));
    await client.send("DELETE", `/uploads/${removed.id}`);
    const bytes = pdf("whole");
    // All of it came, then the process ended before or during the check.
    const stuck: string[] = [];
    for (const status of ["uploading", "checking"]) {
      const location = (await client.create(no, `${status}.pdf`, bytes.length)).headers.get("location") ?? "";
      await client.patch(location, 0, new Uint8Array(bytes.subarray(0, bytes.length - 1)));
      const id = location.split("/").at(-1) ?? "";
      await getPool().query("update bid_file set size = $2, status = $3 where id = $1", [id, bytes.length - 1, status]);
      stuck.push(id);
    }
    const abandoned = ((await client.create(no, "不来了.pdf", 100)).headers.get("location") ?? "").split("/").at(-1) ?? "";
    const running = ((await client.create(no, "还在传.pdf", 100)).headers.get("location") ?? "").split("/").at(-1) ?? "";
    const unknown = { upload: join(folder, "uploads", "019f0000-0000-7000-8000-00000000000a"), sealed: join(folder, "sealed", "ab", "ab".repeat(32)) };
    mkdirSync(join(folder, "sealed", "ab"), { recursive: true });
    for (const path of Object.values(unknown)) writeFileSync(path, "x");
    const back = (path: string, hours: number) => utimesSync(path, Date.now() / 1000 - hours * 3600, Date.now() / 1000 - hours * 3600);
    for (const path of Object.values(unknown)) back(path, 2);
    for (const id of stuck) back(join(folder, "uploads", id), 1);
    back(join(folder, "uploads", abandoned), 73);
    await getPool().query("update bid_file set removed_at = removed_at - interval '2 hours' where id = $1", [removed.id]);
    const before = await getPool().query<{ digest: string }>("select ciphertext_digest as digest from bid_file where id = $1", [removed.id]);
    expect(await sweepFiles(Date.now())).toMatchObject({ finished: 2, abandoned: expect.any(Number), removed: 1, forgotten: 2 });
    const files = (await ownFiles(team, no)).files;
    expect(files.map(({ id, status, problem }) => [id, status, problem])).toEqual(expect.arrayContaining([[kept.id, "sealed", null], [stuck[0], "sealed", null], [stuck[1], "sealed", null], [running, "uploading", null]]));
    expect(files.map(({ id }) => id)).not.toContain(abandoned);
    const left = disk().map(({ path }) => path);
    for (const gone of [...Object.values(unknown), join(folder, "uploads", abandoned), join(folder, "sealed", before.rows[0]!.digest.slice(0, 2), before.rows[0]!.digest)]) expect(left).not.toContain(gone);
    expect(left).toContain(join(folder, "uploads", running));
    expect(await sweepFiles(Date.now())).toEqual({ finished: 0, abandoned: 0, removed: 0, forgotten: 0 });
  });
});
