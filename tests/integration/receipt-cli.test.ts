import { randomBytes } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { afterAll, describe, expect, it } from "vitest";
import { closeDatabase, getPool } from "#app/db/client.ts";
import { listSigningKeys } from "#app/services/bid/list-signing-keys.ts";
import { showBid } from "#app/services/bid/show-bid.ts";
import { showKeptCopy } from "#app/services/bid/show-kept-copy.ts";
import { showReceipt } from "#app/services/bid/show-receipt.ts";
import { buildCommands, jiebang, jsonFile, spawnJiebang } from "#tests/support/cli.ts";
import { aBid, aTeam } from "#tests/support/bid-builders.ts";
import { aChallenge, at, codeOf, makeMove, valueOf } from "#tests/support/builders.ts";

afterAll(closeDatabase);

describe("receipt verify", () => {
  it("checks receipts by the database's keys, by the published file without a database, and finds what was altered", async () => {
    const team = await aTeam("T01");
    const { no: bidNo } = await aBid(team.actor, (await aChallenge({ status: "open" })).no);
    const { file } = valueOf(await showReceipt(await at(team.actor), bidNo));
    const genuine = await jsonFile(file);
    const altered = await jsonFile(file.replace(/(?<head>"bidVersion":\s*)1/, "$<head>2"));

    const stored = await jiebang("receipt", "verify", genuine, "--json");
    expect(stored).toMatchObject({ code: 0, json: { genuine: true, receipts: [{ file: genuine, isGenuine: true, problem: null, bidNo, bidVersion: 1 }] } });

    const keys = await jsonFile(await listSigningKeys());
    const cli = await buildCommands();
    const offline = await spawnJiebang(cli, ["receipt", "verify", genuine, altered, "--keys", keys, "--json"], { env: { DATABASE_URL: undefined } });
    expect(offline).toMatchObject({ code: 10, err: "", json: { genuine: false, receipts: [{ isGenuine: true }, { isGenuine: false, problem: "badSignature", bidNo: null }] } });
    // As an editor on Windows saves it.
    const wide = await jsonFile(file);
    await writeFile(wide, `\uFEFF${file}`, "utf16le");
    expect(await spawnJiebang(cli, ["receipt", "verify", wide, "--keys", keys, "--json"], { env: { DATABASE_URL: undefined } })).toMatchObject({ code: 0 });
    expect((await spawnJiebang(cli, ["receipt", "verify", genuine, "--keys", keys, "--text"], { env: { DATABASE_URL: undefined } })).out).toContain(`通过：${bidNo} 第 1 版`);
  });

  it("holds a team's 留存件 against its receipt, without a database; another version or one letter changed does not match", async () => {
    const team = await aTeam("T01");
    const stranger = await aTeam("T04");
    const { no, draft } = await aBid(team.actor, (await aChallenge({ status: "open" })).no);
    const first = valueOf(await showReceipt(await at(team.actor), no));
    expect(first.hasKept).toBe(true);
    const kept = valueOf(await showKeptCopy(await at(team.actor), no)).text;
    expect(JSON.parse(kept)).toMatchObject({ salt: expect.any(String), manifest: { bidNo: no, bidVersion: 1, content: { summary: draft.summary } } });
    expect(codeOf(await showKeptCopy(await at(stranger.actor), no))).toBe("notFound");
    valueOf(await makeMove(team.actor, "bid", no, "replace"));
    const second = valueOf(await showKeptCopy(await at(team.actor), no)).text;
    const [receipt, keys, cli] = [await jsonFile(first.file), await jsonFile(await listSigningKeys()), await buildCommands()];
    const match = async (text: string) => spawnJiebang(cli, ["receipt", "match", receipt, await jsonFile(text), "--keys", keys, "--json"], { env: { DATABASE_URL: undefined } });
    expect(await match(kept)).toMatchObject({ code: 0, err: "", json: { matches: true, genuine: true, commitment: first.receipt.commitment } });
    expect(await match(second)).toMatchObject({ code: 10, json: { matches: false, genuine: true } });
    expect(await match(kept.replace("碳酸化", "碳酸盐化"))).toMatchObject({ code: 10, json: { matches: false } });
    // 清除草稿 takes it too: from then on only the envelope and what the team downloaded have it.
    valueOf(await makeMove(team.actor, "bid", no, "clearDraft"));
    expect(codeOf(await showKeptCopy(await at(team.actor), no))).toBe("notFound");
    expect(valueOf(await showReceipt(await at(team.actor), no)).hasKept).toBe(false);
    // Nothing of it is left here, and the team still replaces: its 留存件 brings the draft back, no other text does.
    const { rows } = await getPool().query("select from bid b left join bid_draft_revision r on r.bid_id = b.id where b.no = $1 and (b.draft is not null or b.submitted is not null or r.bid_id is not null)", [no]);
    expect(rows).toEqual([]);
    const username = "lead-t01";
    const restore = async (text: string, as = username) => jiebang("receipt", "restore", no, await jsonFile(text), "--as", as, "--json");
    expect(await restore(kept.replace("碳酸化", "碳酸盐化"))).toMatchObject({ code: 3, json: { code: "keptDiffers" } });
    expect(await restore(kept, "lead-t04")).toMatchObject({ code: 3, json: { code: "notFound" } });
    expect(await restore(kept)).toMatchObject({ code: 0 });
    const back = valueOf(await showBid(await at(team.actor), no));
    expect(back).toMatchObject({ draft: { summary: draft.summary }, submitted: null });
    valueOf(await makeMove(team.actor, "bid", no, "replace", { content: { ...draft, summary: "清除以后又改了一处。" } }));
    const taken = await jiebang("receipt", "kept", no, "--as", username, "--json");
    expect(taken).toMatchObject({ code: 0, json: { manifest: { bidVersion: 3, content: { summary: "清除以后又改了一处。" } } } });
  });

  it("says what is wrong with its files", async () => {
    const keys = await jsonFile([{ keyId: "0123456789abcdef", publicKey: randomBytes(32).toString("base64url") }]);
    const noReceipt = await jsonFile("回执");
    expect(await jiebang("receipt", "verify", noReceipt, "--keys", keys, "--json")).toMatchObject({ code: 10, json: { receipts: [{ problem: "malformed" }] } });
    const [printed, kept] = [await jsonFile("%PDF-1.3"), await jsonFile({ salt: "", manifest: {} })];
    expect(await jiebang("receipt", "verify", printed, kept, "--keys", keys, "--json")).toMatchObject({ code: 10, json: { receipts: [{ problem: "receiptPdf" }, { problem: "keptCopy" }] } });
    expect(await jiebang("receipt", "verify", "/nowhere.json", "--keys", keys, "--json")).toMatchObject({ code: 2, json: { code: "invalidInput", fields: [{ path: "/nowhere.json" }] } });
    await writeFile(keys, "[]");
    expect(await jiebang("receipt", "verify", noReceipt, "--keys", keys, "--json")).toMatchObject({ code: 2, json: { fields: [{ path: "--keys" }] } });
    expect(await jiebang("receipt", "verify", "--keys", keys, "--json")).toMatchObject({ code: 2, json: { fields: [{ path: "FILE" }] } });
  });
});
