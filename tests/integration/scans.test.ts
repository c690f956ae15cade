import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import type { ReadableStream as WebStream } from "node:stream/web";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { appendEvent } from "#app/db/audit.ts";
import { closeDatabase, getPool, inTransaction } from "#app/db/client.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { type Actor, publicActor } from "#app/domain/policy/actor.ts";
import { mostScansADay } from "#app/domain/scan/scan.ts";
import { pdf } from "#app/files/files.fixture.ts";
import { sweepFiles } from "#app/services/bid-file/sweep-files.ts";
import { listExceptions } from "#app/services/exception/list-exceptions.ts";
import { inviteExperts } from "#app/services/review/invite-experts.ts";
import { keepScan } from "#app/services/scan/keep-scan.ts";
import { readScan, showScan } from "#app/services/scan/read-scan.ts";
import { sweepScans } from "#app/services/scan/sweep-scans.ts";
import { aBid, aTeam } from "#tests/support/bid-builders.ts";
import { aBureau, aChallenge, aChecker, aPerson, at, codeOf, grantDuties, makeMove, setClock, valueOf } from "#tests/support/builders.ts";
import { disk } from "#tests/support/bid-files.ts";
import { done } from "#tests/support/cli.ts";
import { anExpert, anOpenedItem, tasksOf } from "#tests/support/reviews.ts";

beforeAll(() => aChecker());

afterAll(closeDatabase);

let papers = 0;
/** A signed paper that no other test has. */
const aPaper = () => pdf(`签字页 ${(papers += 1)}`);
const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const keep = async (actor: Actor, bytes: Buffer, name = "签字页.pdf") => keepScan(await at(actor), { name, content: Readable.from([bytes]) });

const onPaper = (scan: unknown) => ({ date: "2026-03-05", place: "示例会议室", people: ["张某"], checker: "officer2", scan });

async function opened(actor: Actor, digest: string): Promise<Buffer> {
  const file = valueOf(await readScan(await at(actor), digest));
  return buffer(Readable.fromWeb(file.body as WebStream));
}

const openings = async (digest: string) => (await getPool().query("select from audit_event where kind = 'openScan' and body::jsonb ->> 'scan' = $1", [digest])).rowCount;

describe("scans of papers", () => {
  it("are kept under their digest, once, and never in clear; who handles and who watches opens them, noted in the log", async () => {
    const item = await aChallenge();
    const { officer, officer2, leader, supervisor, witness } = item.staff;
    const paper = aPaper();
    const kept = valueOf(await keep(officer, paper));
    expect(kept).toEqual({ digest: sha256(paper), name: "签字页.pdf", size: paper.length });
    valueOf(await keep(officer2, paper, "又一份.pdf"));
    // Until a record names it, it is whose it is.
    for (const who of [officer2, leader, supervisor]) expect(codeOf(await showScan(await at(who), kept.digest))).toBe("notFound");
    valueOf(await makeMove(officer, "challenge", item.no, "suspend", {}, { reason: "核实数据", offline: onPaper(kept.digest) }));
    expect(valueOf(await showScan(await at(supervisor), `sha256:${kept.digest.toUpperCase()}`))).toMatchObject({ digest: kept.digest, file: { name: "签字页.pdf", size: paper.length, addedBy: "示例·officer" } });
    expect((await opened(supervisor, kept.digest)).equals(paper)).toBe(true);
    expect((await opened(officer2, kept.digest)).equals(paper)).toBe(true);
    expect(await openings(kept.digest)).toBe(2);
    const elsewhere: Actor = { ...officer2, roles: [{ role: "officer", roundId: "00000000-0000-7000-8000-000000000000" }] };
    const steppedOut: Actor = { ...officer2, closedItems: [item.id] };
    for (const who of [elsewhere, steppedOut]) expect([codeOf(await readScan(await at(who), kept.digest)), codeOf(await showScan(await at(who), kept.digest))]).toEqual(["notFound", "notFound"]);
    expect((await opened(leader, kept.digest)).equals(paper)).toBe(true);
    for (const who of [witness, await aPerson("scan-nobody")]) expect(codeOf(await readScan(await at(who), kept.digest))).toBe("notFound");
    expect(codeOf(await readScan(await at(publicActor), kept.digest))).toBe("signInNeeded");
    expect(await openings(kept.digest)).toBe(3);
    // The sweep of files without a row leaves it alone.
    await sweepFiles(Date.now() + 2 * 60 * 60_000);
    expect((await opened(officer, kept.digest)).equals(paper)).toBe(true);
  });

  it("of a review are hidden from a leader with the people on them, in the list of exceptions and by their digest", async () => {
    const item = await anOpenedItem({ bids: [{ lead: "T04" }] });
    const { officer, officer2, leader, supervisor } = item.staff;
    const expert = await anExpert("E931");
    valueOf(await inviteExperts(await at(officer), { challenge: item.no, experts: [expert.no], allBids: true }));
    const kept = valueOf(await keep(officer, aPaper(), "回执.pdf"));
    valueOf(await makeMove(officer, "reviewAssignment", (await tasksOf(item, expert.actor))[0]!, "accept", {}, { offline: onPaper(kept.digest) }));
    const exceptionFor = async (actor: Actor) => valueOf(await listExceptions(await at(actor), item.round)).rows.find(({ noun, challengeNo }) => noun === "reviewAssignment" && challengeNo === item.no)?.offline;
    expect(await exceptionFor(officer2)).toMatchObject({ people: ["张某"], scan: kept.digest });
    expect(await exceptionFor(leader)).toMatchObject({ people: null, scan: null });
    for (const who of [officer2, supervisor]) expect(codeOf(await showScan(await at(who), kept.digest))).toBeNull();
    for (const who of [leader, { ...officer2, closedItems: [item.id] }]) expect(codeOf(await readScan(await at(who), kept.digest))).toBe("notFound");
  });

  it("are refused where they are no picture of a paper, and from who has nothing to hand in", async () => {
    const { officer } = await aBureau();
    const refused = async (name: string, bytes: Buffer) => (await keep(officer, bytes, name)) as { refusal: { code: string } };
    for (const [name, bytes] of [["签字页.docx", aPaper()], ["签字页.pdf", Buffer.from("不是 PDF")], ["签字页.pdf", Buffer.alloc(0)]] as const) expect((await refused(name, bytes)).refusal.code).toBe("fileRefused");
    expect(codeOf(await keep(await aPerson("scan-nobody"), aPaper()))).toBe("notAllowed");
    expect(codeOf(await keep(publicActor, aPaper()))).toBe("signInNeeded");
    const team = await aTeam("T01");
    const letter = aPaper();
    const kept = valueOf(await keep(team.actor, letter));
    expect((await opened(team.actor, kept.digest)).equals(letter)).toBe(true);
    expect(codeOf(await readScan(await at((await aTeam("T02")).actor), kept.digest))).toBe("notFound");
  });

  it("come with a move that was made on paper, also from a browser without script; a digest alone stays a digest until the file is handed in", async () => {
    const item = await aChallenge();
    const { officer, supervisor } = item.staff;
    const paper = aPaper();
    valueOf(await makeMove(officer, "challenge", item.no, "suspend", {}, { reason: "核实数据", offline: onPaper({ name: "暂停审批单.pdf", bytes: new Uint8Array(paper) }) }));
    const { rows } = await getPool().query<{ scan: string }>("select body::jsonb -> 'offline' ->> 'scan' as scan from audit_event where kind = 'suspend' and body::jsonb ->> 'no' = $1", [item.no]);
    expect(rows).toEqual([{ scan: sha256(paper) }]);
    expect((await opened(supervisor, sha256(paper))).equals(paper)).toBe(true);
    const wrong = await makeMove(officer, "challenge", item.no, "resume", {}, { reason: "已核实", offline: onPaper({ name: "恢复.exe", bytes: new Uint8Array(paper) }) });
    expect(codeOf(wrong)).toBe("fileRefused");
    const later = aPaper();
    valueOf(await makeMove(officer, "challenge", item.no, "resume", {}, { reason: "已核实", offline: onPaper(sha256(later)) }));
    expect(valueOf(await showScan(await at(supervisor), sha256(later)))).toEqual({ digest: sha256(later), file: null });
    expect(codeOf(await readScan(await at(supervisor), sha256(later)))).toBe("notFound");
    valueOf(await keep(officer, later));
    expect((await opened(supervisor, sha256(later))).equals(later)).toBe(true);
  });

  it("go in and out on the command line", async () => {
    const folder = await mkdtemp(join(tmpdir(), "jiebang-scan-"));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const item = await aChallenge();
    const { officer, supervisor } = item.staff;
    await grantDuties(officer, supervisor);
    const paper = aPaper();
    const [given, taken] = [join(folder, "签字页.pdf"), join(folder, "取出.pdf")];
    await writeFile(given, paper);
    const added = (await done("scan", "add", given, "--as", "officer")) as { digest: string };
    expect(added.digest).toBe(sha256(paper));
    valueOf(await makeMove(officer, "challenge", item.no, "suspend", {}, { reason: "核实数据", offline: onPaper(added.digest) }));
    await done("scan", "get", added.digest, taken, "--as", "supervisor");
    expect((await readFile(taken)).equals(paper)).toBe(true);
  });

  it("count towards what a person hands in within a day, the same one again, and leave one file behind", async () => {
    const [often, once] = [(await aTeam("T03")).actor, (await aTeam("T04")).actor];
    const paper = aPaper();
    valueOf(await keep(once, paper));
    const sealed = disk().length;
    valueOf(await keep(often, paper));
    expect(disk()).toHaveLength(sealed);
    await inTransaction(async (tx) => {
      for (let count = 1; count < mostScansADay; count += 1) await appendEvent(tx, "paperScan", null, "keepScan", { actor: often.personId });
      return ok(null);
    });
    expect(await keep(often, paper)).toMatchObject({ refusal: { code: "fileRefused", facts: { problem: "tooManyFiles" } } });
    valueOf(await keep(once, paper));
  });

  it("that no record names go after a month, with their file; a photograph is named by its visit and opened by way of it", async () => {
    const item = await aChallenge();
    const { officer, officer2, supervisor } = item.staff;
    const [named, unnamed, photo, again] = [aPaper(), aPaper(), aPaper(), aPaper()];
    for (const paper of [named, unnamed, photo, again]) valueOf(await keep(officer, paper));
    const bid = await aBid((await aTeam("T01")).actor, item.no);
    valueOf(await makeMove(officer, "challenge", item.no, "suspend", {}, { reason: "核实数据", offline: onPaper(`sha256:${sha256(named)}`) }));
    await getPool().query("insert into site_visit (bid_id, revision, stage, visited_on, place, people, findings, signed_by, scan, photos) values ($1, 1, 1, '2026-03-05', '', '', '[]', '{}', $2, array[$3])", [bid.id, "c".repeat(64), sha256(photo)]);
    expect((await opened(supervisor, sha256(photo))).equals(photo)).toBe(true);
    const day = 24 * 3_600_000;
    const isKept = async (paper: Buffer) => (await getPool().query("select from paper_scan where digest = $1", [sha256(paper)])).rowCount === 1;
    const { rows } = await getPool().query<{ file: string }>("select ciphertext_digest as file from paper_scan where digest = $1", [sha256(unnamed)]);
    const isInStore = () => disk().some(({ path }) => path.endsWith(rows[0]!.file));
    await setClock(new Date(Date.now() + 10 * day).toISOString());
    valueOf(await keep(officer2, again));
    await sweepScans(Date.now() + 29 * day);
    expect([await isKept(unnamed), isInStore()]).toEqual([true, true]);
    expect((await sweepScans(Date.now() + 31 * day)).unnamed).toBeGreaterThan(0);
    expect(await Promise.all([named, photo, again, unnamed].map(isKept))).toEqual([true, true, true, false]);
    await sweepFiles(Date.now() + 2 * 3_600_000);
    expect(isInStore()).toBe(false);
    await expect(getPool().query("delete from paper_scan")).rejects.toMatchObject({ code: "42501" });
  });
});
