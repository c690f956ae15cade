import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { afterEach, describe, expect, it } from "vitest";
import { getPool } from "#app/db/client.ts";
import { publicActor, type Actor } from "#app/domain/policy/actor.ts";
import { pdf } from "#app/files/files.fixture.ts";
import { checkOpenedFiles } from "#app/services/bid-file/check-opened-files.ts";
import { findUpload, receivePart } from "#app/services/bid-file/receive-upload.ts";
import { newFileId, startUpload } from "#app/services/bid-file/start-upload.ts";
import { listChallengeBids } from "#app/services/bid/list-challenge-bids.ts";
import { listOwnBids } from "#app/services/bid/list-own-bids.ts";
import { mergeDraft } from "#app/services/bid/merge-draft.ts";
import { saveDraft } from "#app/services/bid/save-draft.ts";
import { showBid } from "#app/services/bid/show-bid.ts";
import { showReceipt } from "#app/services/bid/show-receipt.ts";
import { verifyReceipt } from "#app/services/bid/verify-receipt.ts";
import { showChallenge } from "#app/services/challenge/show-challenge.ts";
import { showTimeline } from "#app/services/timeline/show-timeline.ts";
import { listMoves } from "#app/services/list-moves.ts";
import { aBid, aDraft, aFile, aMember, aTeam, closeAndOpen, toDeadline } from "#tests/support/bid-builders.ts";
import { walHits, wholeDatabase, wholeDisk } from "#tests/support/whole-installation.ts";
import { aBureau, aChallenge, aPerson, at, codeOf, makeMove, resetClock, valueOf } from "#tests/support/builders.ts";

afterEach(resetClock);

const canary = "金丝雀7f3a";

describe("before the opening", () => {
  it("no file, no name of one and no digest of one stands on disk, in the database or its log, and the name not after it either", async () => {
    const since = new Date(Date.now() - 1000);
    const challenge = await aChallenge();
    const t01 = await aTeam("T01");
    const { no, id } = await aBid(t01.actor, challenge.no, { status: "draft" });
    const secret = `${canary}附件`;
    const bytes = pdf(secret.repeat(20), 70_000);
    const digest = createHash("sha256").update(bytes).digest("hex");
    await aFile(t01.actor, no, `${secret}.pdf`, bytes);
    // An upload that breaks off lies there for days.
    const unfinished = newFileId();
    valueOf(await startUpload(await at(t01.actor), no, unfinished, { kind: "other", name: `${secret}二.pdf`, size: bytes.length }));
    await receivePart(valueOf(await findUpload(await at(t01.actor), unfinished)), Readable.from([bytes.subarray(0, 50_000)]), 0);
    const disk = wholeDisk();
    expect([disk.includes(unfinished), disk.includes("age-encryption.org")]).toEqual([true, true]); // the scan reads what is there
    for (const text of [secret, "%PDF", digest]) expect(disk).not.toContain(Buffer.from(text).toString("latin1"));
    const database = await wholeDatabase();
    expect(database).toContain(unfinished);
    for (const text of [secret, digest, Buffer.from(secret).toString("base64")]) expect(database).not.toContain(text);
    expect(await walHits(Buffer.from(no), since)).toBeGreaterThan(0); // it reads what is there
    expect(await walHits(Buffer.from(secret), since)).toBe(0);
    valueOf(await makeMove(t01.actor, "bid", no, "submit"));
    await closeAndOpen(challenge);
    expect(await checkOpenedFiles(id)).toEqual({ checked: 1, failed: 0 });
    expect(await wholeDatabase()).not.toContain(secret);
    expect(wholeDisk()).not.toContain(Buffer.from(secret).toString("latin1"));
  });

  it("no word of a bid stands in the database, its log, or on disk in clear", async () => {
    const since = new Date(Date.now() - 1000);
    const challenge = await aChallenge();
    const t01 = await aTeam("T01");
    const draft = aDraft({
      projectLead: { name: `${canary}李`, phone: "13912345678", code: "" },
      members: [aMember("91000000JBTD000385", { name: `${canary}单位`, tasks: `${canary}任务`, people: `${canary}人员` })],
      summary: `${canary}正文`,
      promised: { ...aDraft().promised, "1-1": { value: 0.123456, evidence: `${canary}依据` } },
    });
    const { no } = await aBid(t01.actor, challenge.no, { draft });
    const rival = { ...t01.actor, personId: (await aPerson("lead-t01-b")).personId };
    await getPool().query("insert into unit_member (unit_id, person_id) values ($1, $2)", [t01.unitId, rival.personId]);
    expect(codeOf(await saveDraft(await at(rival), no, { draft: { ...draft, summary: `${canary}旁` }, revision: 0 }))).toBe("editedElsewhere");
    const before = await wholeDatabase();
    expect(before).toContain(no); // the scan reads what is there
    for (const secret of [canary, "13912345678", "0.123456", "91000000JBTD000385"]) {
      expect(before).not.toContain(secret);
      expect(wholeDisk()).not.toContain(Buffer.from(secret).toString("latin1"));
    }
    // The log is the whole server's: what only this test wrote is looked for.
    expect(await walHits(Buffer.from(canary), since)).toBe(0);
    expect(await walHits(Buffer.from(no), since)).toBeGreaterThan(0);
    await closeAndOpen(challenge);
    const after = await wholeDatabase();
    expect(after).not.toContain(`${canary}正文`);
    // The consortium's units become searchable with the opening, so that the conflict rule finds them.
    expect(after).toContain("91000000JBTD000385");
  });

  it("nobody but the team learns of it, and a foreign number answers like one that does not exist", async () => {
    const owner = await aTeam("D1");
    const challenge = await aChallenge({ owner: owner.uscc });
    const t01 = await aTeam("T01");
    const t04 = await aTeam("T04");
    const submitted = await aBid(t01.actor, challenge.no);
    const draft = await aBid(t04.actor, challenge.no, { status: "draft" });
    const bureau = await aBureau();
    const expert: Actor = { ...(await aPerson("e901")), expertId: "019f0000-0000-7000-8000-000000000001" };
    const system = await aPerson("sysadmin", "systemAdmin", "securityAdmin", "auditAdmin");
    const outsiders: Actor[] = [publicActor, owner.actor, await aPerson("nobody"), expert, system, ...Object.values(bureau)];
    for (const [actor, foreign] of [...outsiders.map((one) => [one, submitted] as const), ...outsiders.map((one) => [one, draft] as const), [t01.actor, draft] as const, [t04.actor, submitted] as const]) {
      for (const reference of [foreign.no, foreign.id]) {
        const unknown = { ok: false, refusal: { code: "notFound" } };
        expect(await showBid(await at(actor), reference)).toEqual(unknown);
        expect(await showReceipt(await at(actor), reference)).toEqual(unknown);
        expect(await showTimeline(await at(actor), "bid", reference)).toEqual(unknown);
        expect(await listMoves(await at(actor), "bid", reference)).toEqual(unknown);
        expect(await saveDraft(await at(actor), reference, { draft: {} })).toEqual(unknown);
        expect(await mergeDraft(await at(actor), reference, {})).toEqual(unknown);
        for (const move of ["submit", "replace", "withdraw", "requestCorrection", "passForm", "rejectForm", "correct"]) {
          expect(await makeMove(actor, "bid", reference, move, { anything: 1 })).toEqual(unknown);
        }
      }
    }
    expect(await showBid(await at(bureau.officer), "JB-2026-99999999")).toEqual({ ok: false, refusal: { code: "notFound" } });
    expect(valueOf(await listOwnBids(await at(bureau.officer)))).toEqual([]);
    expect(valueOf(await listOwnBids(await at(t04.actor))).map(({ no }) => no)).not.toContain(submitted.no);
  });

  it("the bureau sees neither bids nor their count, the count alone at closing", async () => {
    const challenge = await aChallenge();
    const { officer, officer2, supervisor, witness } = challenge.staff;
    const { no } = await aBid((await aTeam("T01")).actor, challenge.no);
    const empty = { bidsAtClose: null, opening: null, rows: [] };
    expect(valueOf(await listChallengeBids(await at(officer), challenge.no))).toMatchObject(empty);
    const seen = JSON.stringify([valueOf(await showChallenge(await at(officer), challenge.no)), valueOf(await listChallengeBids(await at(supervisor), challenge.no))]);
    expect(seen).not.toContain(no);
    for (const actor of [publicActor, witness, (await aTeam("T04")).actor]) expect(codeOf(await listChallengeBids(await at(actor), challenge.no))).toBe("notAllowed");
    expect(codeOf(await makeMove(officer2, "challenge", challenge.no, "openBids"))).toBe("wrongState");
    await toDeadline(challenge.no);
    valueOf(await makeMove(officer, "challenge", challenge.no, "close"));
    expect(valueOf(await listChallengeBids(await at(officer), challenge.no))).toMatchObject({ ...empty, bidsAtClose: 1 });
    expect(codeOf(await showBid(await at(officer), no))).toBe("notFound");
    expect(codeOf(await makeMove(officer, "challenge", challenge.no, "openBids"))).toBe("notAllowed");
    expect(codeOf(await makeMove({ ...officer2, secondFactorFresh: false }, "challenge", challenge.no, "openBids"))).toBe("secondFactorNeeded");
  });
});

describe("after the opening", () => {
  it("each side gets its own view, the lead's telephone is masked or left out", async () => {
    const owner = await aTeam("D1");
    const challenge = await aChallenge({ owner: owner.uscc, pattern: "A" });
    const { officer, leader, supervisor } = challenge.staff;
    const t01 = await aTeam("T01");
    const t03 = await aTeam("T03");
    const { no, id } = await aBid(t01.actor, challenge.no, { draft: aDraft({ projectLead: { name: "李工", phone: "13812345678", code: "" }, members: [aMember(t03.uscc)] }) });
    await closeAndOpen(challenge);
    const phoneFor = async (actor: Actor) => {
      const view = valueOf(await showBid(await at(actor), no));
      return view.sight === "whole" || view.sight === "review" ? [view.sight, view.content?.projectLead.phone] : [view.sight];
    };
    expect(await phoneFor(officer)).toEqual(["whole", "138****5678"]);
    expect(await phoneFor(leader)).toEqual(["whole", ""]);
    expect(await phoneFor(supervisor)).toEqual(["whole", ""]);
    expect(await phoneFor(t03.actor)).toEqual(["outcome"]);
    expect(codeOf(await showBid(await at(owner.actor), no))).toBe("notFound");
    valueOf(await makeMove(officer, "bid", no, "passForm", {}, { reason: "经核对，予以通过" }));
    // Nor before it is put before the owner.
    expect(codeOf(await showBid(await at(owner.actor), no))).toBe("notFound");
    for (const _turn of [1, 2]) valueOf(await makeMove(officer, "challenge", challenge.no, "startMatching"));
    expect(await phoneFor(owner.actor)).toEqual(["review", ""]);
    const { rows } = await getPool().query<{ content: Buffer }>("select content from bid_content where bid_id = $1", [id]);
    expect(rows[0]!.content.toString("latin1")).not.toContain("13812345678");
  });
});

describe("verify", () => {
  it("knows its own receipts, finds every change, and tells nothing without number and code together", async () => {
    const challenge = await aChallenge();
    const t01 = await aTeam("T01");
    const { no } = await aBid(t01.actor, challenge.no);
    const { file, shortCode, receipt } = valueOf(await showReceipt(await at(t01.actor), no));
    const check = async (input: unknown) => valueOf(await verifyReceipt(await at(publicActor), input));
    expect(await check({ receipt: `\uFEFF ${file}\n` })).toMatchObject({ isGenuine: true, statement: { commitment: receipt.commitment }, checkCode: shortCode });
    expect(await check({ receipt })).toMatchObject({ isGenuine: true });
    expect(await check({ bidNo: no.toLowerCase(), shortCode: shortCode.toLowerCase().replace("-", " ") })).toMatchObject({ isGenuine: true, statement: { bidNo: no } });
    for (const changed of [{ bidVersion: 2 }, { receivedAt: receipt.receivedAt.replace(/\d\+/, "9+") === receipt.receivedAt ? receipt.receivedAt.replace(/\d\+/, "8+") : receipt.receivedAt.replace(/\d\+/, "9+") }, { commitment: "0".repeat(64) }, { auditSequence: 1 }]) {
      expect(await check({ receipt: { ...receipt, ...changed } })).toEqual({ isGenuine: false, problem: "badSignature" });
    }
    expect(await check({ receipt: { ...receipt, signerKeyId: "0".repeat(16) } })).toEqual({ isGenuine: false, problem: "unknownSigner" });
    expect(await check({ receipt: "no receipt" })).toEqual({ isGenuine: false, problem: "malformed" });
    const wrong = { isGenuine: false, problem: "unknown" };
    expect(await check({ bidNo: no, shortCode: "2222-2222" })).toEqual(wrong);
    expect(await check({ bidNo: "JB-2026-99999999", shortCode })).toEqual(wrong);
    expect(codeOf(await verifyReceipt(await at(publicActor), { shortCode }))).toBe("invalidInput");
    expect(codeOf(await verifyReceipt(await at(publicActor), {}))).toBe("invalidInput");
  });

  it("keeps a published key for ever: it may be retired and nothing else", async () => {
    const attempt = (sql: string) => getPool().query(sql).then(() => null, (error: { code: string }) => error.code);
    expect(await attempt("delete from signing_key")).toBe("JB002");
    expect(await attempt("update signing_key set public_key = 'x'")).toBe("JB002");
    expect(await attempt("insert into signing_key (key_id, public_key, wrapped_private_key) values ('a', 'b', 'c')")).toBe("23505");
  });
});
