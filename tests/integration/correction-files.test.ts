import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { closeDatabase, getPool } from "#app/db/client.ts";
import { brokenInvariants } from "#app/db/invariants.ts";
import type { Actor } from "#app/domain/policy/actor.ts";
import { pdf } from "#app/files/files.fixture.ts";
import { partsOf } from "#app/files/parts-of.ts";
import { decideLine } from "#app/services/bid/decide-line.ts";
import { showBid } from "#app/services/bid/show-bid.ts";
import { checkOpenedFiles } from "#app/services/bid-file/check-opened-files.ts";
import { readFile } from "#app/services/bid-file/read-file.ts";
import { removeSupplement, supplyFile } from "#app/services/bid-file/supply-file.ts";
import { sweepFiles } from "#app/services/bid-file/sweep-files.ts";
import { listTodo } from "#app/services/todo/list-todo.ts";
import { aBid, aFile, aTeam, closeAndOpen } from "#tests/support/bid-builders.ts";
import { disk } from "#tests/support/bid-files.ts";
import { aChallenge, at, codeOf, makeMove, resetClock, setClock, valueOf } from "#tests/support/builders.ts";

afterEach(resetClock);
afterAll(closeDatabase);

const canary = "金丝雀补交5d7c";
const sent = (name: string, bytes: Buffer, kind = "agreement") => ({ kind, name, content: Readable.from([bytes]) });

/** An opened bid with one attachment, its form under check. */
async function underCheck() {
  const challenge = await aChallenge({ rules: { attachments: "check" } });
  const team = await aTeam("T01");
  const { no, id } = await aBid(team.actor, challenge.no, { status: "draft" });
  await aFile(team.actor, no, "申报书正文.pdf", pdf("正文"));
  valueOf(await makeMove(team.actor, "bid", no, "submit"));
  await closeAndOpen(challenge);
  await checkOpenedFiles(id);
  const own = async () => {
    const bid = valueOf(await showBid(await at(team.actor), no));
    if (bid.sight !== "own") throw new Error(bid.sight);
    return bid;
  };
  return { challenge, team, no, id, own, ...challenge.staff };
}

/** The same, and a correction is asked of it. */
async function inCorrection(fields: string[]) {
  const bid = await underCheck();
  valueOf(await makeMove(bid.officer, "bid", bid.no, "requestCorrection", { fields }, { reason: "缺联合揭榜协议" }));
  return bid;
}

/** What 待办 says of this bid; the teams of other tests are the same. */
const waitingFor = async (actor: Actor, bidNo: string) => valueOf(await listTodo(await at(actor), 200)).mine.filter(({ no }) => no === bidNo);

describe("补交附件", () => {
  it("comes with the correction, beside what was opened, readable to who reads the bid, and bound by the log", async () => {
    const { team, no, id, own, officer } = await inCorrection(["files"]);
    const bytes = pdf(canary.repeat(40), 90_000);
    valueOf(await supplyFile(await at(team.actor), no, sent("联合揭榜协议.pdf", bytes)));
    valueOf(await supplyFile(await at(team.actor), no, sent("传错的.pdf", pdf("错"))));
    for (const { text } of disk()) expect(text).not.toContain(Buffer.from(canary).toString("latin1"));
    expect((await own()).openedFiles.map(({ name, isSupplement, isChecked }) => [name, isSupplement, isChecked])).toEqual([["申报书正文.pdf", false, true], ["联合揭榜协议.pdf", true, true], ["传错的.pdf", true, true]]);
    expect(codeOf(await removeSupplement(await at(team.actor), no, 0))).toBe("notFound");
    valueOf(await removeSupplement(await at(team.actor), no, 2));
    await sweepFiles(Date.now() + 30 * 24 * 3_600_000);
    expect(valueOf(await makeMove(team.actor, "bid", no, "correct"))).toMatchObject({ to: "underFormCheck", changed: [] });
    const { rows } = await getPool().query<{ body: string }>("select body from audit_event where noun = 'bid' and object_id = $1 and kind = 'correct'", [id]);
    expect(JSON.parse(rows[0]!.body)).toMatchObject({ supplied: [createHash("sha256").update(bytes).digest("hex")] });

    const parts: Uint8Array[] = [];
    for await (const part of partsOf(valueOf(await readFile(await at(officer), no, 1)).body)) parts.push(part);
    expect(Buffer.concat(parts).equals(bytes)).toBe(true);
    expect(codeOf(await supplyFile(await at(team.actor), no, sent("晚了.pdf", pdf())))).toBe("wrongState");
    expect(codeOf(await removeSupplement(await at(team.actor), no, 1))).toBe("wrongState");
    expect(await brokenInvariants()).toEqual([]);
  });

  it("is taken only where the correction opens it, in time, from the team, and of a kind that may be attached", async () => {
    const closed = await inCorrection(["summary"]);
    expect(codeOf(await supplyFile(await at(closed.team.actor), closed.no, sent("协议.pdf", pdf())))).toBe("wrongState");
    const { team, no, own, officer } = await inCorrection(["files", "summary"]);
    expect(codeOf(await supplyFile(await at((await aTeam("T04")).actor), no, sent("协议.pdf", pdf())))).toBe("notFound");
    expect(codeOf(await supplyFile(await at(officer), no, sent("协议.pdf", pdf())))).toBe("notAllowed");
    const problemOf = async (name: string, bytes: Buffer, kind?: string) => {
      const supplied = await supplyFile(await at(team.actor), no, sent(name, bytes, kind));
      return supplied.ok ? null : (supplied.refusal.facts?.problem ?? supplied.refusal.code);
    };
    expect([await problemOf("协议.exe", pdf()), await problemOf("协议.png", pdf()), await problemOf("空.pdf", Buffer.alloc(0)), await problemOf("协议.pdf", pdf(), "nonsense")]).toEqual(["typeNotAllowed", "contentDiffers", "fileEmpty", "invalidInput"]);
    const { editing } = await own();
    if (editing.mode !== "correction") throw new Error(editing.mode);
    await setClock(editing.until);
    expect(codeOf(await supplyFile(await at(team.actor), no, sent("协议.pdf", pdf())))).toBe("deadlinePassed");
    expect((await own()).openedFiles).toHaveLength(1);
  });

  it("the sealed page within its time is no correction: it is found at once, and the only correction stays", async () => {
    const { challenge, team, no, id, own, officer } = await underCheck();
    const page = { line: "sealedPages", verdict: "correct", note: "缺盖章页" };
    const found = async () => {
      const bid = valueOf(await showBid(await at(officer), no));
      return bid.sight === "whole" ? bid.findings.find(({ check }) => check === "sealedPages")?.level : bid.sight;
    };
    const until = (await own()).sealedPageUntil!;
    expect(await found()).toBe("flag");
    expect(await waitingFor(team.actor, no)).toMatchObject([{ code: "supplySealedPage", due: until, href: `/work/bids/${no}#sealed-page` }]);
    expect(await waitingFor((await aTeam("T04")).actor, no)).toEqual([]);
    // What may still come in time costs nobody a correction.
    expect(codeOf(await decideLine(await at(officer), no, page))).toBe("beforeDeadline");
    expect(codeOf(await supplyFile(await at(team.actor), no, sent("协议.pdf", pdf())))).toBe("wrongState");
    expect(codeOf(await supplyFile(await at((await aTeam("T04")).actor), no, sent("盖章页.pdf", pdf(), "sealedPrint")))).toBe("notFound");
    const bytes = pdf("盖章页");
    valueOf(await supplyFile(await at(team.actor), no, sent("盖章页.pdf", bytes, "sealedPrint")));
    expect(await found()).toBe("ok");
    expect(await waitingFor(team.actor, no)).toEqual([]);
    const { rows } = await getPool().query<{ body: string }>("select body from audit_event where noun = 'bid' and object_id = $1 and kind = 'supplySealedPage'", [id]);
    expect(rows.map(({ body }) => (JSON.parse(body) as { supplied: string[] }).supplied)).toEqual([[createHash("sha256").update(bytes).digest("hex")]]);
    expect(await own()).toMatchObject({ status: "underFormCheck", correction: null });

    valueOf(await makeMove(challenge.staff.officer, "bid", no, "requestCorrection", { fields: ["files"] }, { reason: "缺联合揭榜协议" }));
    valueOf(await supplyFile(await at(team.actor), no, sent("盖章页二.pdf", pdf("二"), "sealedPrint")));
    valueOf(await supplyFile(await at(team.actor), no, sent("协议.pdf", pdf("协议"))));
    // What the log names stays.
    expect([codeOf(await removeSupplement(await at(team.actor), no, 1)), codeOf(await removeSupplement(await at(team.actor), no, 2))]).toEqual(["notFound", "notFound"]);
    valueOf(await removeSupplement(await at(team.actor), no, 3));
    valueOf(await makeMove(team.actor, "bid", no, "correct"));
    await setClock(until);
    expect((await own()).sealedPageUntil).toBeNull();
    expect(codeOf(await supplyFile(await at(team.actor), no, sent("晚了.pdf", pdf(), "sealedPrint")))).toBe("wrongState");
    expect(await brokenInvariants()).toEqual([]);
  });

  it("a sealed page that never came is a matter of the correction once its time is over", async () => {
    const { own, no, officer, team } = await underCheck();
    await setClock((await own()).sealedPageUntil!);
    expect(await waitingFor(team.actor, no)).toEqual([]);
    valueOf(await decideLine(await at(officer), no, { line: "sealedPages", verdict: "correct", note: "缺盖章页" }));
  });
});
