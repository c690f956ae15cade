import { rm } from "node:fs/promises";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { closeDatabase } from "#app/db/client.ts";
import { pdf } from "#app/files/files.fixture.ts";
import { readOutbox } from "#app/services/outbox/outbox-folder.ts";
import { aCrowd, autosave, submitAgain, type Team } from "#tests/support/bid-crowd.ts";
import { bidBody, bidDraftPath, bidFormPath, postForm } from "#tests/support/bid-post.ts";
import { aChallenge } from "#tests/support/builders.ts";
import { type EdgeServer, startServer } from "#tests/support/edge-server.ts";
import { signedIn, UploadClient } from "#tests/support/upload-client.ts";
import { dataFileHits, walHits, wholeDatabase, wholeDisk } from "#tests/support/whole-installation.ts";
import { buildWorker, WorkerProcess } from "#tests/support/worker-process.ts";

/** 金丝雀 (trust.md section 9, 8): what a team types and sends through the running product stands nowhere before the opening but in what it alone can read. */
const canary = "金丝雀9c41";
const since = new Date(Date.now() - 1000);

let folder: string;
let server: EdgeServer;
let worker: WorkerProcess;
beforeAll(async () => {
  folder = await buildWorker();
  worker = new WorkerProcess(folder, {});
  server = await startServer();
}, 120_000);
afterAll(async () => {
  await server.stop();
  await worker.end("SIGKILL");
  await closeDatabase();
  await rm(folder, { recursive: true, force: true });
});

/** The ways in which a bid comes in: saved, saved over somebody else's, refused, with a file and with half a file, submitted, replaced. */
async function bidEveryWay(team: Team): Promise<void> {
  team.draft = { ...team.draft, projectLead: { ...team.draft.projectLead, name: `${canary}李` }, promised: { ...team.draft.promised, "1-1": { value: 0.5, evidence: `${canary}依据` } } };
  const save = (revision: number, words: string) => postForm(server.origin, bidDraftPath(team.no), team.cookie, bidBody({ draft: { ...team.draft, summary: words }, indicators: team.indicators, revision }));
  expect((await autosave(server.origin, team, `${canary}自动保存`)).status).toBe(200);
  expect((await save(0, `${canary}旁`)).status).toBe(409);
  const unfinished = { ...team.draft, statements: { ...team.draft.statements, integrity: false }, summary: `${canary}未完` };
  const refused = await postForm(server.origin, bidFormPath(team.no), team.cookie, bidBody({ draft: unfinished, indicators: team.indicators, revision: team.revision, intent: "submit", once: crypto.randomUUID() }));
  expect([refused.status, refused.body.includes(`${canary}未完`)]).toEqual([422, true]); // what was typed goes back to who typed it
  const client = new UploadClient(server.origin, team.cookie);
  const bytes = pdf(`${canary}附件`.repeat(20), 70_000);
  expect((await client.upload(team.no, `${canary}申报书.pdf`, bytes)).state).toBe("sealed");
  const half = await client.create(team.no, `${canary}一半.pdf`, bytes.length, "other");
  expect((await client.patch(half.headers.get("location") ?? "", 0, new Uint8Array(bytes.subarray(0, 30_000)))).status).toBe(204);
  await client.send("DELETE", half.headers.get("location") ?? "");
  for (const words of [`${canary}提交`, `${canary}替换`]) {
    const page = await fetch(`${server.origin}${bidFormPath(team.no)}`, { headers: { cookie: team.cookie } });
    team.revision = Number(/name="revision" value="(\d+)"/.exec(await page.text())?.[1]);
    const { status, toast, shortCode } = await submitAgain(server.origin, team, words);
    expect([status, toast, shortCode !== null]).toEqual([303, toast, true]);
  }
}

it("a bid's words stand in no log, mail, file or page of others, neither in the database's files nor in its log, until it is opened", async () => {
  const challenge = await aChallenge();
  const [team] = await aCrowd(1, challenge.no);
  await bidEveryWay(team!);
  await vi.waitFor(async () => expect(await readOutbox(1, ({ to }) => to === `${team!.username}@example.org`)).toHaveLength(1), { timeout: 60_000, interval: 100 });
  const officer = await signedIn("canary-officer", { roles: ["officer"] });
  for (const path of [`/challenges/${challenge.no}`, "/feed.atom", `/work/challenges/${challenge.no}`, `/work/bids/${team!.no}`]) {
    expect(await (await fetch(`${server.origin}${path}`, { headers: { cookie: officer } })).text()).not.toContain(canary);
  }

  // Each search first finds what must be there.
  expect(server.output()).toContain(`/work/bids/${team!.no}/edit`);
  const disk = wholeDisk();
  expect([disk.includes(team!.no), disk.includes("age-encryption.org")]).toEqual([true, true]);
  expect(await wholeDatabase()).toContain(team!.no);
  expect([(await dataFileHits(Buffer.from(team!.no))) > 0, (await walHits(Buffer.from(team!.no), since)) > 0]).toEqual([true, true]);

  const forms = [canary, Buffer.from(canary).toString("base64").slice(0, 12), encodeURIComponent(canary), JSON.stringify(canary).replace(/[^ -~]/g, (one) => `\\u${one.charCodeAt(0).toString(16)}`).slice(1, -1)];
  const [log, database] = [`${server.output()}${worker.log}`, await wholeDatabase()];
  for (const form of forms) {
    expect(log).not.toContain(form);
    expect(database).not.toContain(form);
    expect(disk).not.toContain(Buffer.from(form).toString("latin1"));
    expect(await dataFileHits(Buffer.from(form))).toBe(0);
    expect(await walHits(Buffer.from(form), since)).toBe(0);
  }
}, 180_000);
