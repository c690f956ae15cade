import { createHash, randomUUID } from "node:crypto";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { getPool } from "#app/db/client.ts";
import { brokenInvariants } from "#app/db/invariants.ts";
import { docx, pdf, zip } from "#app/files/files.fixture.ts";
import { showBid } from "#app/services/bid/show-bid.ts";
import { showReceipt } from "#app/services/bid/show-receipt.ts";
import { checkOpenedFiles } from "#app/services/bid-file/check-opened-files.ts";
import type { BlindMode } from "#app/domain/review/blind.ts";
import { fileFolder } from "#app/services/bid-file/file-folder.ts";
import { sweepFiles } from "#app/services/bid-file/sweep-files.ts";
import { readFile } from "#app/services/bid-file/read-file.ts";
import { inviteExperts } from "#app/services/review/invite-experts.ts";
import { showReview } from "#app/services/review/show-review.ts";
import { aBid, aFile, aTeam, closeAndOpen, toDeadline } from "#tests/support/bid-builders.ts";
import { aTeamAtWork, clientOf, disk, officerOfFiles, ownFiles } from "#tests/support/bid-files.ts";
import { aChallenge, at, codeOf, makeMove, valueOf } from "#tests/support/builders.ts";
import { fileServer } from "#tests/support/file-server.ts";
import { anExpert, declareAndAccept } from "#tests/support/reviews.ts";
import { signedIn, UploadClient } from "#tests/support/upload-client.ts";

const canary = "金丝雀附件9c2e";
const server = fileServer();

const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
const latin = (text: string) => Buffer.from(text).toString("latin1");

describe("an upload", () => {
  it("breaks off, resumes where it was, and lies on disk only encrypted at every moment", async () => {
    const { client, team, no } = await aTeamAtWork(server);
    const bytes = pdf(canary.repeat(50), 900_001);
    const created = await client.create(no, `${canary}申报书（终稿）.pdf`, bytes.length);
    const location = created.headers.get("location") ?? "";
    expect([created.status, location]).toEqual([201, expect.stringMatching(/^\/uploads\/[0-9a-f-]{36}$/)]);
    // A connection that breaks in the middle of a part: what had come stays.
    await breakOff(location, await signedIn("lead-t01"), bytes.subarray(0, 333_337), bytes.length);
    const reached = await client.offset(location);
    expect(reached).toBe(333_337);
    expect(disk().some(({ text }) => text.includes(latin(canary)) || text.includes("%PDF"))).toBe(false);
    expect(disk().filter(({ path }) => path.includes("/uploads/"))).toHaveLength(1);
    // Another offset than the one reached is refused and changes nothing.
    expect((await client.patch(location, reached + 1, new Uint8Array(10))).status).toBe(409);
    expect((await client.patch(location, 0, new Uint8Array(10))).status).toBe(409);
    const part = await client.patch(location, reached, new Uint8Array(bytes.subarray(reached, 700_000)));
    expect([part.status, part.headers.get("upload-offset")]).toEqual([204, "700000"]);
    const last = await client.patch(location, 700_000, new Uint8Array(bytes.subarray(700_000)));
    expect([last.status, last.headers.get("x-file-state")]).toEqual([204, "sealed"]);
    const [file] = (await ownFiles(team, no)).files;
    expect(file).toMatchObject({ name: `${canary}申报书（终稿）.pdf`, kind: "proposal", size: bytes.length, status: "sealed", digest: sha256(bytes), isSubmitted: false });
    const left = disk();
    expect(left.map(({ path }) => path.replace(/.*\/files\//, "")).filter((path) => path.startsWith("uploads/"))).toEqual([]);
    expect(left.every(({ text }) => text.startsWith("age-encryption.org/v1\n") && !text.includes(latin(canary)))).toBe(true);
    // Once sealed it is over: asked again it says so, and no more bytes are taken.
    expect((await client.send("HEAD", location)).headers.get("x-file-state")).toBe("sealed");
    expect((await client.patch(location, bytes.length, new Uint8Array(1))).status).toBeGreaterThanOrEqual(400);
    const { rows } = await getPool().query("select upload_key from bid_file where id = $1", [location.split("/").at(-1)]);
    expect(rows).toEqual([{ upload_key: null }]);
    expect(server.output()).not.toContain(canary);
  });

  it("goes through gateways that let nothing pass but POST", async () => {
    const { client, no } = await aTeamAtWork(server);
    const bytes = docx();
    const location = (await client.create(no, "a.docx", bytes.length)).headers.get("location") ?? "";
    const over = (method: string, headers: Record<string, string> = {}, body?: Uint8Array<ArrayBuffer>) => client.send("POST", location, { "X-HTTP-Method-Override": method, ...headers }, body);
    expect((await over("HEAD")).headers.get("upload-offset")).toBe("0");
    const first = await over("PATCH", { "Upload-Offset": "0", "Content-Type": "application/offset+octet-stream" }, new Uint8Array(bytes.subarray(0, 100)));
    expect([first.status, first.headers.get("upload-offset")]).toEqual([204, "100"]);
    const last = await over("PATCH", { "Upload-Offset": "100", "Content-Type": "application/offset+octet-stream" }, new Uint8Array(bytes.subarray(100)));
    expect(last.headers.get("x-file-state")).toBe("sealed");
    expect((await over("DELETE")).status).toBe(204);
    expect((await client.send("HEAD", location)).status).toBe(404);
  });

  it("is refused with the reason in words, and leaves nothing readable behind", async () => {
    const { client, team, no } = await aTeamAtWork(server);
    const macro = docx([{ name: "word/vbaProject.bin", content: canary }]);
    expect((await client.upload(no, "报告.docx", macro)).state).toBe("refused:macros");
    expect((await client.upload(no, "改名.pdf", Buffer.concat([Buffer.from("MZ"), Buffer.alloc(500)]))).state).toBe("refused:contentDiffers");
    expect((await client.upload(no, "包.zip", zip([{ name: "里.zip", content: zip([{ name: "a.txt", content: "a" }]) }]))).state).toBe("refused:nestedArchive");
    expect((await ownFiles(team, no)).files.map(({ status, problem }) => [status, problem])).toEqual([["refused", "macros"], ["refused", "contentDiffers"], ["refused", "nestedArchive"]]);
    expect(readdirSync(join(fileFolder(), "uploads"))).toEqual([]);
    for (const [name, size, status, words] of [["病毒.exe", 10, 422, "不接受这种文件"], ["大.pdf", 50 * 1024 * 1024 + 1, 413, "50 MB"], ["空.pdf", 0, 422, "空的"], ["a\u202efdp.pdf", 10, 422, "改名"], ["旧.doc", 10, 422, "docx"]] as const) {
      const answer = await client.create(no, name, size);
      expect([name, answer.status, await answer.text()]).toEqual([name, status, expect.stringContaining(words)]);
    }
    // A path in the name is no path here.
    expect((await client.upload(no, "../../../etc/正文.pdf", pdf())).state).toBe("sealed");
    expect((await ownFiles(team, no)).files.at(-1)).toMatchObject({ name: "正文.pdf", status: "sealed" });
  });

  it("does not pass the limit of a bid, and a part does not pass the size that was announced", async () => {
    const { client, no } = await aTeamAtWork(server);
    const most = 50 * 1024 * 1024;
    for (let count = 0; count < 6; count += 1) expect((await client.create(no, `${count}.pdf`, most)).status).toBe(201);
    const seventh = await client.create(no, "7.pdf", 1);
    expect([seventh.status, await seventh.text()]).toEqual([413, expect.stringContaining("300 MB")]);
    const other = await aTeamAtWork(server, "T04");
    const location = (await other.client.create(other.no, "a.pdf", 10)).headers.get("location") ?? "";
    expect((await other.client.patch(location, 0, new Uint8Array(11))).status).toBe(413);
    expect(await other.client.offset(location)).toBe(0);
  });

  it("is the team's alone: others get 404 for it and for one that does not exist, nobody signed in 401", async () => {
    const { client, no } = await aTeamAtWork(server);
    const location = (await client.create(no, "a.pdf", 100)).headers.get("location") ?? "";
    const rival = await clientOf(server, "lead-t04");
    const answers = async (path: string) => {
      const all = [await rival.send("HEAD", path), await rival.patch(path, 0, new Uint8Array(100)), await rival.send("DELETE", path), await rival.send("POST", path, { "X-HTTP-Method-Override": "DELETE" })];
      return Promise.all(all.map(async (answer) => [answer.status, await answer.text()]));
    };
    const foreign = await answers(location);
    expect(foreign.map(([status]) => status)).toEqual([404, 404, 404, 404]);
    expect(await answers("/uploads/019f0000-0000-7000-8000-000000000001")).toEqual(foreign);
    expect((await rival.create(no, "a.pdf", 100)).status).toBe(404);
    expect((await rival.create("JB-2026-99999999", "a.pdf", 100)).status).toBe(404);
    expect(await client.offset(location)).toBe(0);
    expect((await new UploadClient(server.origin, "").create(no, "a.pdf", 10)).status).toBe(401);
    expect((await client.send("PATCH", location, { "Sec-Fetch-Site": "cross-site" })).status).toBe(403);
    expect((await client.send("GET", location)).status).toBe(405);
  });

  it("ends with the deadline", async () => {
    const { client, challenge, no } = await aTeamAtWork(server);
    const location = (await client.create(no, "a.pdf", 100)).headers.get("location") ?? "";
    await toDeadline(challenge.no);
    expect((await client.create(no, "b.pdf", 100)).status).toBe(403);
    expect((await client.patch(location, 0, new Uint8Array(100))).status).toBe(403);
    expect((await client.send("DELETE", location)).status).toBe(403);
  });

  it("comes as a plain form too, streamed, with its Chinese name", async () => {
    const { client, team, no } = await aTeamAtWork(server);
    const send = (name: string, bytes: Buffer, bid = no) => {
      const form = new FormData();
      form.append("bid", bid);
      form.append("kind", "audit");
      form.append("file", new Blob([new Uint8Array(bytes)]), name);
      return client.send("POST", "/uploads/form", {}, form);
    };
    const sent = await send("审计报告.pdf", pdf("x", 2_000_000));
    expect([sent.status, sent.headers.get("location")]).toEqual([303, `/work/bids/${no}/edit#attachments`]);
    expect(decodeURIComponent(sent.headers.get("set-cookie") ?? "")).toContain("已封存。尚未提交");
    expect((await ownFiles(team, no)).files).toMatchObject([{ name: "审计报告.pdf", kind: "audit", status: "sealed" }]);
    expect(decodeURIComponent((await send("x.exe", pdf())).headers.get("set-cookie") ?? "")).toContain("不接受这种文件");
    expect(decodeURIComponent((await send("大.pdf", pdf("x", 50 * 1024 * 1024))).headers.get("set-cookie") ?? "")).toContain("50 MB");
    const rival = await clientOf(server, "lead-t04");
    const form = new FormData();
    form.append("bid", no);
    form.append("kind", "audit");
    form.append("file", new Blob(["x"]), "a.pdf");
    expect(decodeURIComponent((await rival.send("POST", "/uploads/form", {}, form)).headers.get("set-cookie") ?? "")).toContain("没有找到");
    expect((await client.send("POST", "/uploads/form", { "Content-Type": "text/plain" }, "x")).status).toBe(303);
  });

  it("answers a script's form how its file ended, and names the protocol in every answer: so no gateway's page is taken for ours", async () => {
    const { client, team, no } = await aTeamAtWork(server);
    const send = async (name: string, bytes: Buffer, by = client) => {
      const form = new FormData();
      form.append("bid", no);
      form.append("kind", "audit");
      form.append("file", new Blob([new Uint8Array(bytes)]), name);
      const answer = await by.send("POST", "/uploads/form", { Accept: "application/json" }, form);
      expect([answer.status, answer.headers.get("tus-resumable")]).toEqual([200, "1.0.0"]);
      return answer.json() as Promise<unknown>;
    };
    const sealed = await send("审计报告.pdf", pdf());
    expect(sealed).toMatchObject({ status: "sealed", problem: null, note: null });
    expect((await ownFiles(team, no)).files).toMatchObject([{ id: (sealed as { id: string }).id, status: "sealed" }]);
    expect(await send("假.pdf", Buffer.from("x"))).toMatchObject({ status: "refused", problem: "contentDiffers" });
    expect(await send("x.exe", pdf())).toEqual({ words: expect.stringContaining("不接受这种文件") as string });
    const stranger = new UploadClient(server.origin, "");
    expect(await send("a.pdf", pdf(), stranger)).toEqual({ words: expect.stringContaining("登录") as string });
    const refused = [await stranger.create(no, "a.pdf", 100), await client.create("JB-2026-999", "a.pdf", 100), await client.patch(`/uploads/${randomUUID()}`, 0, new Uint8Array(1)), await client.create(no, "a.pdf", 100)];
    expect(refused.map((answer) => [answer.status, answer.headers.get("tus-resumable")])).toEqual([[401, "1.0.0"], [404, "1.0.0"], [404, "1.0.0"], [201, "1.0.0"]]);
  });
});

/** A bid with a text and a proof about persons, opened, and an expert who is invited to judge it. */
async function aFileToJudge(blind: BlindMode) {
  const challenge = await aChallenge({ rules: { blind } });
  const team = await aTeam("T01");
  const { no } = await aBid(team.actor, challenge.no, { status: "draft" });
  await aFile(team.actor, no, "正文.pdf", pdf(canary));
  await aFile(team.actor, no, "社保.pdf", pdf("persons"), "staffProof");
  valueOf(await makeMove(team.actor, "bid", no, "submit"));
  await closeAndOpen(challenge);
  const { officer } = challenge.staff;
  valueOf(await makeMove(officer, "bid", no, "passForm", {}, { reason: "经核对，予以通过" }));
  const expert = await anExpert("E901");
  valueOf(await inviteExperts(await at(officer), { challenge: challenge.no, experts: [expert.no], allBids: true }));
  return { no, expert, accept: async () => declareAndAccept(challenge, expert) };
}

describe("from the draft to the reader", () => {
  it("files are sealed with the bid, named in the receipt, opened, checked, and come out byte for byte for whom they are", async () => {
    const { client, challenge, team, no, id } = await aTeamAtWork(server);
    const proposal = pdf(canary, 300_000);
    const staff = docx([{ name: "word/x.xml", content: canary }]);
    const first = await client.upload(no, "正文（一稿）.pdf", pdf("old"));
    await client.upload(no, "申报书正文.pdf", proposal);
    await client.upload(no, "社保.docx", staff, "staffProof");
    expect((await client.create(no, "未传完.pdf", 100, "other")).status).toBe(201);
    expect((await client.send("DELETE", `/uploads/${first.id}`)).status).toBe(204);
    valueOf(await makeMove(team.actor, "bid", no, "submit"));
    expect(valueOf(await showReceipt(await at(team.actor), no)).receipt.fileDigests).toEqual([sha256(proposal), sha256(staff)]);
    const submitted = await ownFiles(team, no);
    expect(submitted.isDraftAhead).toBe(false);
    expect(submitted.files.map(({ name, isSubmitted }) => [name, isSubmitted])).toEqual([["申报书正文.pdf", true], ["社保.docx", true], ["未传完.pdf", false]]);
    // Taken out afterwards, it is still in what was submitted, until that is replaced.
    expect((await client.send("DELETE", `/uploads/${submitted.files[1]!.id}`)).status).toBe(204);
    expect((await ownFiles(team, no)).isDraftAhead).toBe(true);
    await getPool().query("update bid_file set removed_at = removed_at - interval '2 hours' where removed_at is not null");
    await sweepFiles(Date.now());

    const { client: officer, declares } = await officerOfFiles(server);
    const path = (position: number) => `/work/bids/${no}/files/${position}`;
    expect((await officer.send("GET", path(0))).status).toBe(404);
    expect((await client.send("GET", path(0))).status).toBe(404);
    await closeAndOpen(challenge);
    expect(await checkOpenedFiles(id)).toEqual({ checked: 2, failed: 0 });
    const shown = valueOf(await showBid(await at(challenge.staff.officer), no));
    expect(shown).toMatchObject({ sight: "whole", openedFiles: [{ position: 0, name: "申报书正文.pdf", size: proposal.length, digest: sha256(proposal), problem: null, isChecked: true }, { position: 1, kind: "staffProof" }] });
    // Whether there is a conflict is said before.
    expect((await officer.send("GET", path(0))).status).toBe(409);
    await declares(challenge.id);
    const answer = await officer.send("GET", path(0));
    expect(Buffer.from(await answer.arrayBuffer()).equals(proposal)).toBe(true);
    expect(Object.fromEntries(["content-type", "content-length", "content-security-policy", "content-disposition", "cache-control"].map((name) => [name, answer.headers.get(name)]))).toEqual({
      "content-type": "application/pdf",
      "content-length": String(proposal.length),
      "content-security-policy": "sandbox",
      "content-disposition": `attachment; filename="download"; filename*=UTF-8''${encodeURIComponent("申报书正文.pdf")}`,
      "cache-control": "no-store",
    });
    expect(Buffer.from(await (await client.send("GET", path(1))).arrayBuffer()).equals(staff)).toBe(true);
    // Proof about persons is for who handles the bid.
    const supervisor = new UploadClient(server.origin, await signedIn("supervisor-of-files", { roles: ["supervisor"] }));
    expect([(await supervisor.send("GET", path(0))).status, (await supervisor.send("GET", path(1))).status]).toEqual([200, 404]);
    for (const foreign of [path(2), path(-1), "/work/bids/JB-2026-99999999/files/0"]) expect((await officer.send("GET", foreign)).status).toBe(404);
    expect((await (await clientOf(server, "lead-t04")).send("GET", path(0))).status).toBe(404);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("an expert reads them once there is no conflict to declare, and nothing about persons", async () => {
    const { no, expert, accept } = await aFileToJudge("single");
    expect(codeOf(await readFile(await at(expert.actor), no, 0))).toBe("notFound");
    await accept();
    const read = valueOf(await readFile(await at(expert.actor), no, 0));
    expect(Buffer.from(await new Response(read.body as BodyInit).arrayBuffer()).equals(pdf(canary))).toBe(true);
    expect(codeOf(await readFile(await at(expert.actor), no, 1))).toBe("notFound");
    const sheet = valueOf(await showReview(await at(expert.actor), `${no}/${expert.no}`));
    expect(sheet.sight === "own" && sheet.files.map(({ name }) => name)).toEqual(["正文.pdf"]);
  });

  it("an expert of a double blind round gets none, marked or not: letterheads and seals name the team", async () => {
    const { no, expert, accept } = await aFileToJudge("double");
    await accept();
    for (const position of [0, 1]) expect(codeOf(await readFile(await at(expert.actor), no, position))).toBe("notFound");
    expect(valueOf(await showReview(await at(expert.actor), `${no}/${expert.no}`))).toMatchObject({ sight: "own", files: [] });
  });

  it("a file that is damaged or gone says so, and neither its bid nor the others are held up", async () => {
    const { client, challenge, no, team, id } = await aTeamAtWork(server);
    const other = await aTeam("T04");
    const good = await aBid(other.actor, challenge.no);
    for (const name of ["一.pdf", "二.pdf", "三.pdf", "四.pdf"]) await client.upload(no, name, pdf(name, 100_000));
    valueOf(await makeMove(team.actor, "bid", no, "submit"));
    const { rows } = await getPool().query<{ digest: string }>("select ciphertext_digest as digest from bid_file where bid_id = $1 order by added_at", [id]);
    const place = (index: number) => join(fileFolder(), "sealed", rows[index]!.digest.slice(0, 2), rows[index]!.digest);
    const flip = (path: string, at: number) => {
      const bytes = readFileSync(path);
      bytes[at] = bytes[at] === 0x42 ? 0x43 : 0x42; // a letter of base64 still, so that the header stays one
      writeFileSync(path, bytes);
    };
    flip(place(0), 60_000);
    flip(place(1), 60);
    (await import("node:fs")).unlinkSync(place(2));
    await closeAndOpen(challenge);
    await checkOpenedFiles(id);
    const shown = valueOf(await showBid(await at(challenge.staff.officer), no));
    expect(shown).toMatchObject({ status: "underFormCheck", openedFiles: [{ problem: "damaged" }, { problem: "wrongKey" }, { problem: "missing" }, { problem: null }].map((file) => ({ ...file, isChecked: true })) });
    expect(valueOf(await showBid(await at(challenge.staff.officer), good.no)).status).toBe("underFormCheck");
    const { client: officer, declares } = await officerOfFiles(server);
    await declares(challenge.id);
    expect((await officer.send("GET", `/work/bids/${no}/files/0`)).status).toBe(422);
    expect((await officer.send("GET", `/work/bids/${no}/files/3`)).status).toBe(200);
  });

  it("a file that is taken out while the bid is submitted is not half in it", async () => {
    const { client, team, no } = await aTeamAtWork(server);
    const { id } = await client.upload(no, "a.pdf", pdf());
    const results = await Promise.all([makeMove(team.actor, "bid", no, "submit"), client.send("DELETE", `/uploads/${id}`)]);
    const named = await getPool().query("select from bid_version_file where bid_file_id = $1", [id]);
    if (results[0].ok) expect(valueOf(await showReceipt(await at(team.actor), no)).receipt.fileDigests).toHaveLength(named.rows.length);
    else expect(codeOf(results[0])).toBe("editedElsewhere");
  });

  it("is never named by what the server writes to its log", () => {
    const log = server.output(); // written while the files above came in
    expect(log).toContain('"path":"/uploads');
    for (const text of [canary, encodeURIComponent(canary), Buffer.from(canary).toString("base64")]) expect(log).not.toContain(text);
  });
});

/** Sends the beginning of a part and cuts the connection, as a train in a tunnel does. */
async function breakOff(location: string, cookie: string, part: Uint8Array, size: number): Promise<void> {
  const socket = connect(server.port, "localhost");
  socket.write(`PATCH ${location} HTTP/1.1\r\nHost: localhost\r\nCookie: ${cookie}\r\nSec-Fetch-Site: same-origin\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\nContent-Type: application/offset+octet-stream\r\nContent-Length: ${size}\r\n\r\n`);
  await new Promise<void>((resolve) => socket.write(part, () => resolve()));
  for (let tries = 0; tries < 200 && statSync(join(fileFolder(), location)).size < part.length; tries += 1) await pause(20);
  socket.destroy();
  await pause(50);
}
