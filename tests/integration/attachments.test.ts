import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { limitDownloads } from "#app/auth/request-limit.ts";
import { closeDatabase, getPool } from "#app/db/client.ts";
import { brokenInvariants } from "#app/db/invariants.ts";
import { type Actor, publicActor } from "#app/domain/policy/actor.ts";
import { docx, pdf, png } from "#app/files/files.fixture.ts";
import { addAttachment, removeAttachment } from "#app/services/attachment/add-attachment.ts";
import { readAttachment, readPledgeScan } from "#app/services/attachment/read-attachment.ts";
import { showWorkChallenge } from "#app/services/challenge/show-work-challenge.ts";
import { showAttachments } from "#app/services/attachment/show-attachments.ts";
import { signPledge, signPledgeByScan } from "#app/services/attachment/sign-pledge.ts";
import { showChallenge } from "#app/services/challenge/show-challenge.ts";
import { listExceptions } from "#app/services/exception/list-exceptions.ts";
import { follow } from "#app/services/follow/follow.ts";
import { hideContent } from "#app/services/takedown/hide-content.ts";
import { showTakedown } from "#app/services/takedown/list-takedowns.ts";
import { aBid, aTeam, closeAndOpen } from "#tests/support/bid-builders.ts";
import { aChallenge, aPerson, at, codeOf, grantDuties, makeMove, resetClock, valueOf } from "#tests/support/builders.ts";
import { jiebangProcess } from "#tests/support/cli.ts";
import { type EdgeServer, startServer } from "#tests/support/edge-server.ts";
import { signedIn } from "#tests/support/upload-client.ts";

afterEach(resetClock);
afterAll(closeDatabase);

const canary = "金丝雀配方9c2e";

async function add(actor: Actor, no: string, access: string, name: string, bytes: Buffer) {
  return addAttachment(await at(actor), no, { access, name, content: Readable.from([bytes]) });
}

async function bytesOf(file: { body: ReadableStream<Uint8Array> }): Promise<Buffer> {
  return Buffer.from(await new Response(file.body).arrayBuffer());
}

async function sign(actor: Actor, no: string, change: object = {}) {
  return signPledge(await at(actor), no, { signature: `示例·lead-${actor === publicActor ? "x" : "t01"}`, agreed: true, ...change });
}

let scenes = 0;

/** An item with an owner that takes bids, with an attachment of each kind. */
async function scene() {
  scenes += 1;
  const owner = await aTeam("D1");
  const challenge = await aChallenge({ status: "approved", owner: owner.uscc });
  const { officer, officer2 } = challenge.staff;
  const files = { public: pdf("公开说明"), nda: png(), internal: pdf(canary) };
  valueOf(await add(officer, challenge.no, "public", "赤泥成分.pdf", files.public));
  valueOf(await add(officer, challenge.no, "nda", "现场照片.png", files.nda));
  valueOf(await add(officer, challenge.no, "internal", "投资底价.pdf", files.internal));
  valueOf(await makeMove(officer2, "challenge", challenge.no, "publish", { documentNumber: `附工信〔2026〕${scenes}号` }));
  const team = (await aTeam("T01")).actor;
  return { ...challenge, ...challenge.staff, owner: owner.actor, team, files };
}

describe("附件 of a challenge", () => {
  it("is each for its readers: everybody, who pledged, the bureau and the owner", async () => {
    const { no, officer, supervisor, witness, owner, team, files } = await scene();
    const shown = valueOf(await showChallenge(await at(publicActor), no));
    expect(shown.attachments).toMatchObject([{ number: 1, name: "赤泥成分.pdf", access: "public", isHidden: false }, { number: 2, name: "现场照片.png", access: "nda", isHidden: false }]);
    expect(JSON.stringify(shown)).not.toContain("投资底价");
    expect((await bytesOf(valueOf(await readAttachment(await at(publicActor), no, 1)))).equals(files.public)).toBe(true);
    for (const reader of [publicActor, team, witness]) {
      expect(codeOf(await readAttachment(await at(reader), no, 2))).toBe("pledgeNeeded");
      expect(codeOf(await readAttachment(await at(reader), no, 3))).toBe("notFound");
    }
    for (const reader of [officer, supervisor, owner]) expect((await bytesOf(valueOf(await readAttachment(await at(reader), no, 3)))).equals(files.internal)).toBe(true);
    expect(valueOf(await showAttachments(await at(team), no)).attachments).toMatchObject([{ number: 1, mayOpen: true, openings: null }, { number: 2, mayOpen: false, openings: null }]);
    expect(valueOf(await showAttachments(await at(officer), no)).attachments.map(({ number, openings }) => [number, openings])).toEqual([[1, 1], [2, null], [3, 3]]);
    expect(valueOf(await showAttachments(await at(supervisor), no)).attachments.map(({ openings }) => openings)).toEqual([1, 0, 3]);
    expect(valueOf(await showWorkChallenge(await at(officer), no)).challenge.interest.downloads).toBe(1);
    for (const wrong of [0, 4, 1.5, Number.NaN]) expect(codeOf(await readAttachment(await at(officer), no, wrong))).toBe("notFound");
    // Who opened the public one is nobody's business; that somebody did is counted.
    const { rows } = await getPool().query("select distinct r.role, r.person_id is null as nobody from attachment_reading r join challenge_attachment f on f.id = r.attachment_id join challenge c on c.id = f.challenge_id where c.no = $1 order by 1", [no]);
    expect(rows).toEqual([{ role: "bureau", nobody: false }, { role: "owner", nobody: false }, { role: "public", nobody: true }]);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("is not added to an item that went out of preparation and bidding while the file was on its way", async () => {
    const { no, officer, officer2 } = await scene();
    const bytes = pdf("迟到的附件");
    async function* slowly() {
      yield bytes.subarray(0, 20);
      valueOf(await makeMove(officer2, "challenge", no, "withdraw", {}, { reason: "需求单位已自行解决" }));
      yield bytes.subarray(20);
    }
    expect(await addAttachment(await at(officer), no, { access: "public", name: "迟到.pdf", content: Readable.from(slowly()) })).toMatchObject({ refusal: { code: "wrongState", facts: { state: "withdrawn" } } });
    expect(valueOf(await showAttachments(await at(officer), no)).attachments).toHaveLength(3);
  });

  it("under a pledge opens for who signed, with the own name across it, and says who read only after the opening", async () => {
    const { no, staff, officer, officer2, supervisor, leader, owner, team } = await scene();
    expect(codeOf(await sign(publicActor, no))).toBe("signInNeeded");
    for (const [change, path] of [[{ signature: "李四" }, "signature"], [{ signature: "" }, "signature"], [{ agreed: false }, "agreed"]] as const) {
      const refused = await sign(team, no, change);
      expect(refused.ok ? null : refused.refusal.fields?.map((field) => field.path)).toEqual([path]);
    }
    expect(codeOf(await signPledge(await at(owner), no, { signature: "示例·lead-d1", agreed: true }))).toBe("notAllowed");
    expect(codeOf(await signPledge(await at(await aPerson("unitless")), no, { signature: "示例·unitless", agreed: true }))).toBe("notAllowed");
    valueOf(await sign(team, no));
    expect(codeOf(await sign(team, no))).toBe("alreadyDone");
    expect(valueOf(await readAttachment(await at(team), no, 2))).toMatchObject({ name: "现场照片.png", isForMarking: true });
    expect(valueOf(await readAttachment(await at(officer), no, 2)).isForMarking).toBe(false);

    const other = (await aTeam("T02")).actor;
    const scanned = async (name: string, bytes: Buffer) => signPledgeByScan(await at(other), no, { name, content: Readable.from([bytes]) });
    expect(codeOf(await scanned("承诺书.docx", docx()))).toBe("fileRefused");
    expect(codeOf(await scanned("承诺书.pdf", Buffer.from("no pdf")))).toBe("fileRefused");
    valueOf(await scanned("承诺书.pdf", pdf("签字")));
    valueOf(await readAttachment(await at(other), no, 2));

    // A leak meanwhile is the supervisor's to look into; to everybody else it would tell who is about to bid.
    for (const reader of [officer, officer2, leader, owner]) {
      const page = valueOf(await showAttachments(await at(reader), no));
      expect(page.readers).toBeNull();
      expect(JSON.stringify(page)).not.toContain("示例·lead-t01");
    }
    const log = await getPool().query("select count(*)::int as count from audit_event where object_id = (select id from challenge where no = $1) and kind ilike '%pledge%'", [no]);
    expect(log.rows).toEqual([{ count: 0 }]);
    const watched = valueOf(await showAttachments(await at(supervisor), no)).readers!;
    expect(watched).toMatchObject([{ name: "示例·lead-t01", isScan: false, opened: [{ number: 2 }] }, { name: "示例·lead-t02", isScan: true, opened: [{ number: 2 }] }]);
    expect(codeOf(await readPledgeScan(await at(owner), no, watched[1]!.id))).toBe("notFound");

    await aBid(team, no);
    await closeAndOpen({ no, staff });
    for (const reader of [officer, owner]) expect(valueOf(await showAttachments(await at(reader), no)).readers).toHaveLength(2);
    expect(valueOf(await showAttachments(await at(leader), no)).readers).toBeNull();
    expect((await bytesOf(valueOf(await readPledgeScan(await at(owner), no, watched[1]!.id)))).equals(pdf("签字"))).toBe(true);
    expect(codeOf(await signPledge(await at((await aTeam("T03")).actor), no, { signature: "示例·lead-t03", agreed: true }))).toBe("notYetOpen");
    // Who signed goes on reading.
    expect(codeOf(await readAttachment(await at(team), no, 2))).toBeNull();
  });

  it("is added by an officer alone, whole and harmless, told to followers, and taken out only before the publication", async () => {
    const { no, round, officer, officer2, staff, team } = await scene();
    for (const actor of [officer2, staff.leader, team]) expect(codeOf(await add(actor, no, "public", "a.pdf", pdf()))).toBe("notAllowed");
    for (const [access, name, bytes, problem] of [
      ["public", "a.exe", pdf(), "typeNotAllowed"],
      ["public", "a.pdf", png(), "contentDiffers"],
      ["public", "a.pdf", Buffer.alloc(0), "fileEmpty"],
      ["nda", "a.docx", docx(), "ndaNeedsDrawn"],
    ] as const) {
      const refused = await add(officer, no, access, name, bytes);
      expect(refused.ok ? null : refused.refusal.facts).toEqual({ problem });
    }
    expect(codeOf(await add(officer, no, "everybody", "a.pdf", pdf()))).toBe("invalidInput");
    expect(codeOf(await removeAttachment(await at(officer), no, 1))).toBe("wrongState");
    valueOf(await follow(await at(team), { no }));
    await getPool().query("update person set email = 'lead-t01@example.org' where username = 'lead-t01'");
    expect(valueOf(await add(officer, no, "public", "补充说明.pdf", pdf("补充")))).toEqual({ number: 4 });
    const { rows } = await getPool().query("select data -> 'mail' ->> 'words' as words from pgboss.job where data -> 'mail' ->> 'news' = 'attached' and data -> 'mail' ->> 'challengeNo' = $1", [no]);
    expect(rows).toEqual([{ words: "补充说明.pdf" }]);
    valueOf(await add(officer, no, "internal", "内部材料.pdf", pdf("内部")));
    // Only the one that came to the public afterwards, by one person.
    expect(valueOf(await listExceptions(await at(staff.supervisor), round, "attached")).rows).toHaveLength(1);

    const draft = await aChallenge({ status: "drafted" });
    valueOf(await add(officer, draft.no, "public", "a.pdf", pdf()));
    expect(codeOf(await readAttachment(await at(publicActor), draft.no, 1))).toBe("notFound");
    valueOf(await removeAttachment(await at(officer), draft.no, 1));
    expect(codeOf(await removeAttachment(await at(officer), draft.no, 1))).toBe("notFound");
    expect(valueOf(await showAttachments(await at(officer), draft.no)).attachments).toEqual([]);
    expect(valueOf(await add(officer, draft.no, "public", "b.pdf", pdf()))).toEqual({ number: 2 });
  });

  it("is taken down with its key: nobody opens it but who decides, and for good nobody", async () => {
    const { no, officer, officer2, team, files } = await scene();
    valueOf(await sign(team, no));
    const publicReason = "涉及企业商业秘密";
    const hidden = valueOf(await hideContent(await at(officer), { challenge: no, target: "attachment:2", publicReason }));
    expect(codeOf(await hideContent(await at(officer), { challenge: no, target: "attachment:2", publicReason }))).toBe("alreadyDone");
    for (const target of ["attachment:3", "attachment:9", "attachment:0"]) expect(codeOf(await hideContent(await at(officer), { challenge: no, target, publicReason }))).toBe("invalidInput");
    const shown = valueOf(await showChallenge(await at(publicActor), no));
    expect(shown.attachments[1]).toMatchObject({ number: 2, name: `【因${publicReason}暂时撤下】`, isHidden: true });
    expect(JSON.stringify(shown)).not.toContain("现场照片");
    for (const reader of [team, publicActor]) expect(codeOf(await readAttachment(await at(reader), no, 2))).not.toBeNull();
    expect(codeOf(await readAttachment(await at(team), no, 2))).toBe("notFound");
    expect(valueOf(await showTakedown(await at(officer2), hidden.no)).hiddenText).toBe("现场照片.png");
    expect((await bytesOf(valueOf(await readAttachment(await at(officer2), no, 2)))).equals(files.nda)).toBe(true);
    valueOf(await makeMove(officer2, "takedown", hidden.no, "restore", {}, { reason: "可以公开" }));
    expect((await bytesOf(valueOf(await readAttachment(await at(team), no, 2)))).equals(files.nda)).toBe(true);

    const again = valueOf(await hideContent(await at(officer), { challenge: no, target: "attachment:1", publicReason }));
    valueOf(await makeMove(officer2, "takedown", again.no, "finalise", {}, { reason: "确属秘密" }));
    for (const reader of [officer, officer2, team, publicActor]) expect(codeOf(await readAttachment(await at(reader), no, 1))).toBe("notFound");
    const { rows } = await getPool().query("select name, identity, ciphertext_digest from challenge_attachment f join challenge c on c.id = f.challenge_id where c.no = $1 and f.number = 1", [no]);
    expect(rows).toEqual([{ name: `【因${publicReason}撤下】`, identity: null, ciphertext_digest: null }]);
    expect(await brokenInvariants()).toEqual([]);
  });
});

describe("附件 over HTTP and on the command line", () => {
  let server: EdgeServer;
  const folder = mkdtempSync(join(tmpdir(), "attachment-"));
  beforeAll(async () => {
    server = await startServer();
  }, 60_000);
  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  it("comes in by a plain form, is signed for on the page and goes out with the reader's name", async () => {
    const { no, team } = await scene();
    const officer = await signedIn("attachofficer", { roles: ["officer"] });
    const body = new FormData();
    body.set("challenge", no);
    body.set("access", "nda");
    body.set("file", new Blob([new Uint8Array(png())]), "工艺流程.png");
    const sent = await fetch(`${server.origin}/uploads/attachment`, { method: "POST", body, headers: { cookie: officer, "Sec-Fetch-Site": "same-origin" }, redirect: "manual" });
    expect([sent.status, sent.headers.get("location")]).toEqual([303, `/work/challenges/${no}/attachments`]);
    const page = await (await fetch(`${server.origin}/challenges/${no}`)).text();
    expect(page).toContain("工艺流程.png");
    expect(page).toContain("签署保密承诺后可下载");
    expect(page).not.toContain("投资底价");
    const data = await (await fetch(`${server.origin}/challenges/${no}/data.json`)).text();
    expect(data).toContain("工艺流程.png");
    const open = await fetch(`${server.origin}/challenges/${no}/attachments/1`);
    expect([open.status, open.headers.get("cache-control"), open.headers.get("content-security-policy")?.includes("sandbox")]).toEqual([200, "no-store", true]);
    expect((await fetch(`${server.origin}/challenges/${no}/attachments/4`)).status).toBe(403);
    expect((await fetch(`${server.origin}/challenges/${no}/attachments/3`)).status).toBe(404);

    const reader = await signedIn("attachreader", { name: "示例查阅人" });
    await getPool().query("insert into unit_member (unit_id, person_id) select $1, id from person where username = 'attachreader'", [team.units[0]!.unitId]);
    const ask = () => fetch(`${server.origin}/work/challenges/${no}/attachments/4`, { headers: { cookie: reader }, redirect: "manual" });
    expect((await ask()).status).toBe(403);
    const { rows } = await getPool().query<{ id: string }>("select id from person where username = 'attachreader'");
    valueOf(await signPledge(await at({ ...publicActor, personId: rows[0]!.id, units: team.units }), no, { signature: "示例查阅人", agreed: true }));
    const got = await ask();
    const marked = Buffer.from(await got.arrayBuffer());
    expect([got.status, got.headers.get("content-type")]).toEqual([200, "application/pdf"]);
    expect(decodeURIComponent(got.headers.get("content-disposition") ?? "")).toContain("工艺流程.png.pdf");
    expect(marked.subarray(0, 5).toString()).toBe("%PDF-");
  }, 60_000);

  it("slows a reader down by account and an address much later, says for how long, and shuts nobody out", async () => {
    const { no } = await scene();
    const [hasty, calm] = [await signedIn("attachhasty", {}), await signedIn("attachcalm", {})];
    const { rows } = await getPool().query<{ id: string }>("select id from person where username = 'attachhasty'");
    const work = (cookie: string) => fetch(`${server.origin}/work/challenges/${no}/attachments/1`, { headers: { cookie }, redirect: "manual" });
    const statuses = [];
    for (let turn = 0; turn < 60; turn += 1) statuses.push((await limitDownloads({ personId: rows[0]!.id })).ok);
    expect(new Set(statuses)).toEqual(new Set([true]));
    const refused = await work(hasty);
    expect([refused.status, refused.headers.get("retry-after"), await refused.text()]).toEqual([429, expect.stringMatching(/^[12]$/) as string, expect.stringContaining("秒后再点一次") as string]);
    expect((await work(calm)).status).toBe(200);
    expect((await fetch(`${server.origin}/challenges/${no}/attachments/1`)).status).toBe(200);
    await getPool().query("update auth_throttle set last_failed_at = last_failed_at - interval '2 seconds'");
    expect((await work(hasty)).status).toBe(200);

    for (let turn = 0; turn < 300; turn += 1) expect((await limitDownloads({ address: "192.0.2.7" })).ok).toBe(true);
    expect(await limitDownloads({ address: "192.0.2.7" })).toMatchObject({ refusal: { code: "tooManyDownloads", facts: { seconds: 1 } } });
    expect((await limitDownloads({ address: "192.0.2.8" })).ok).toBe(true);
  }, 60_000);

  it("has its verbs", async () => {
    const { no, officer } = await scene();
    await grantDuties(officer);
    const out = join(folder, "got.pdf");
    const got = await jiebangProcess("attachment", "get", no, "1", "--as", "public", "--out", out, "--json");
    expect(JSON.parse(got.out)).toMatchObject({ file: out, type: "application/pdf" });
    const added = await jiebangProcess("attachment", "add", no, "public", out, "--as", "officer", "--json");
    expect(JSON.parse(added.out)).toEqual({ numbers: [4] });
    expect(JSON.parse((await jiebangProcess("attachment", "list", no, "--as", "officer", "--json")).out).attachments).toHaveLength(4);
    expect((await jiebangProcess("attachment", "get", no, "2", "--as", "public", "--out", out, "--json")).code).toBe(3);
    expect((await jiebangProcess("attachment", "remove", no, "1", "--as", "officer", "--json")).code).toBe(3);
  }, 60_000);
});
