import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, expect, it } from "vitest";
import { getPool } from "#app/db/client.ts";
import { docx, pdf } from "#app/files/files.fixture.ts";
import type { Actor } from "#app/domain/policy/actor.ts";
import { readFile } from "#app/services/bid-file/read-file.ts";
import { releaseFile } from "#app/services/bid-file/release-file.ts";
import { scanFiles } from "#app/services/bid-file/scan-files.ts";
import { listTodo } from "#app/services/todo/list-todo.ts";
import { showBid } from "#app/services/bid/show-bid.ts";
import { aBid, aFile, aTeam, closeAndOpen } from "#tests/support/bid-builders.ts";
import { aChallenge, aPerson, at, codeOf, makeMove, resetClock, valueOf } from "#tests/support/builders.ts";
import { aClamd, type FakeClamd, testVirus } from "#tests/support/fake-clamd.ts";

// The environment is read once in a process: the scanner of this file comes and goes at one place.
const folder = mkdtempSync(join(tmpdir(), "scan-"));
const place = join(folder, "clamd.ctl");
process.env.JIEBANG_CLAMD = `unix:${place}`;

let running: FakeClamd | null = null;
const start = async (options: { largest?: number } = {}) => (running = await aClamd({ at: place, ...options }));

afterEach(async () => {
  await running?.stop();
  running = null;
  await resetClock();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** An opened bid with a clean file and one that has the test virus in it. */
async function anOpenedBid() {
  const challenge = await aChallenge();
  const team = await aTeam("T01");
  const { no, id } = await aBid(team.actor, challenge.no, { status: "draft" });
  await aFile(team.actor, no, "正文.docx", docx());
  await aFile(team.actor, no, "协议.pdf", pdf(testVirus, 100_000), "agreement");
  valueOf(await makeMove(team.actor, "bid", no, "submit"));
  await closeAndOpen(challenge);
  return { no, id, team: team.actor, ...challenge.staff };
}

const read = async (actor: Actor, no: string, position: number) => {
  const file = await readFile(await at(actor), no, position);
  if (file.ok) await file.value.body.cancel();
  return codeOf(file);
};
/** How the file stands on the page of who handles the bid. */
const seenOf = async (no: string, position: number) => {
  const bid = valueOf(await showBid(await at(await aPerson("officer", "officer")), no));
  return ("openedFiles" in bid ? bid.openedFiles[position]?.held?.seen : null) ?? "";
};
const release = async (actor: Actor, no: string, position: number, reason = "扫描服务停用，评审不能再等", seen?: string) => releaseFile(await at(actor), no, { position, seen: seen ?? (await seenOf(no, position)), reason });
const states = async (actor: Actor, no: string) => {
  const bid = valueOf(await showBid(await at(actor), no));
  return "openedFiles" in bid ? bid.openedFiles.map(({ scan, isHeld, held }) => [scan, isHeld, held?.finding ?? null]) : [];
};

it("holds opened files until they were scanned, then hands out what is clean and keeps back what is not, but for its team", async () => {
  const { no, officer, team } = await anOpenedBid();
  expect(await scanFiles()).toEqual({ clean: 0, infected: 0, problem: "ENOENT" });
  expect(await states(officer, no)).toEqual([[null, true, null], [null, true, null]]);
  expect([await read(officer, no, 0), await read(team, no, 0)]).toEqual(["fileHeld", null]);

  await start();
  expect(await scanFiles()).toEqual({ clean: 1, infected: 1, problem: null });
  expect(await states(officer, no)).toEqual([["clean", false, null], ["infected", true, "Eicar-Signature"]]);
  expect([await read(officer, no, 0), await read(officer, no, 1), await read(team, no, 1)]).toEqual([null, "fileHeld", null]);
  // What was scanned is not scanned again.
  expect(await scanFiles()).toEqual({ clean: 0, infected: 0, problem: null });
});

it("two people release one, each with a reason, both in the log; the scanner does not undo it", async () => {
  const { no, id, officer, officer2, leader, team } = await anOpenedBid();
  expect(codeOf(await release(officer, no, 1, "急"))).toBe("invalidInput");
  expect([codeOf(await release(leader, no, 1)), codeOf(await release(team, no, 1)), codeOf(await release(officer, no, 9))]).toEqual(["notAllowed", "notAllowed", "notFound"]);
  expect(valueOf(await release(officer, no, 1))).toEqual({ isReleased: false });
  expect([codeOf(await release(officer, no, 1)), await read(officer, no, 1)]).toEqual(["samePerson", "fileHeld"]);
  const waits = async (actor: Actor) => valueOf(await listTodo(await at(actor), 1000)).mine.some((one) => one.code === "releaseFile" && one.no === no);
  expect([await waits(officer2), await waits(officer)]).toEqual([true, false]);
  expect(valueOf(await release(officer2, no, 1))).toEqual({ isReleased: true });
  expect([await read(officer, no, 1), codeOf(await release(officer, no, 1))]).toEqual([null, "alreadyDone"]);

  await start();
  expect(await scanFiles()).toEqual({ clean: 1, infected: 0, problem: null });
  expect(await states(officer, no)).toEqual([["clean", false, null], ["released", false, null]]);
  const { rows } = await getPool().query<{ kind: string }>("select kind from audit_event where object_id = $1 and kind ilike '%release%' order by seq", [id]);
  expect(rows.map(({ kind }) => kind)).toEqual(["askFileRelease", "releaseFile"]);
});

it("a consent of before holds for nothing that was found since: the request is void, and a page from before is refused", async () => {
  const { no, officer, officer2 } = await anOpenedBid();
  const before = await seenOf(no, 1);
  valueOf(await release(officer, no, 1));
  const asked = await seenOf(no, 1);
  expect(codeOf(await release(officer2, no, 1, undefined, before))).toBe("editedElsewhere");
  await start();
  expect(await scanFiles()).toEqual({ clean: 1, infected: 1, problem: null });
  expect(codeOf(await release(officer2, no, 1, undefined, asked))).toBe("editedElsewhere");
  // With the finding before their eyes two people may still do it, and it takes both again.
  expect(valueOf(await release(officer2, no, 1))).toEqual({ isReleased: false });
  expect(valueOf(await release(officer, no, 1))).toEqual({ isReleased: true });
});

it("a file larger than the scanner takes waits alone, and says why", async () => {
  const { no, officer } = await anOpenedBid();
  await start({ largest: 50_000 });
  expect(await scanFiles()).toEqual({ clean: 1, infected: 0, problem: null });
  expect(await states(officer, no)).toEqual([["clean", false, null], [null, true, expect.stringContaining("size limit")]]);
});
