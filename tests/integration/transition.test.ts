import { createHash } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { chainHash } from "#app/crypto/audit-chain.ts";
import { applyMove } from "#app/db/audit.ts";
import { getPool, inTransaction } from "#app/db/client.ts";
import { brokenInvariants } from "#app/db/invariants.ts";
import { showChallenge } from "#app/services/challenge/show-challenge.ts";
import { listPublicChallenges } from "#app/services/challenge/list-challenges.ts";
import { listMoves } from "#app/services/list-moves.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { showTimeline } from "#app/services/timeline/show-timeline.ts";
import { publicActor } from "#app/domain/policy/actor.ts";
import { aBureau, aChallenge, aChecker, aPerson, at, codeOf, makeMove, resetClock, setClock, valueOf } from "#tests/support/builders.ts";

beforeAll(() => aChecker());

const paper = { date: "2026-01-05", place: "示例·三楼会议室", people: ["示例领导"], scan: "a".repeat(64), checker: "officer2" };

async function events(id: string) {
  const { rows } = await getPool().query<{ kind: string; body: string; offline: boolean }>("select kind, body, offline from audit_event where object_id = $1 order by seq", [id]);
  return rows.map((row) => ({ ...row, body: JSON.parse(row.body) as Record<string, unknown> }));
}

describe("transition", () => {
  beforeAll(async () => {
    await aBureau();
  });

  it("carries a challenge from draft to open, an event for each step", async () => {
    const challenge = await aChallenge();
    const seen = await events(challenge.id);
    expect(seen.map(({ kind, body }) => [kind, body.from ?? null, body.to])).toEqual([
      ["create", null, "drafted"],
      ["approve", "drafted", "approved"],
      ["publish", "approved", "open"],
    ]);
    expect(valueOf(await showChallenge(await at(publicActor), challenge.no))).toMatchObject({ sight: "public", no: challenge.no, status: "open", isOpenForBids: true });
  });

  it("keeps under which duty each step was made, in the log's own digest, and tells the bureau alone", async () => {
    const challenge = await aChallenge({ status: "approved" });
    const { officer, officer2 } = challenge.staff;
    // Who holds both duties publishes by the one that the policy asks for; what follows goes by the same.
    const both = { ...officer2, roles: [...officer.roles, ...officer2.roles] };
    valueOf(await makeMove(both, "challenge", challenge.no, "publish", { documentNumber: "测工信〔2026〕908号" }));
    expect((await events(challenge.id)).map(({ kind, body }) => [kind, body.role])).toEqual([["create", "officer"], ["approve", "officer"], ["publish", "secondOfficer"]]);
    const other = await aChallenge({ status: "approved" });
    valueOf(await makeMove(other.staff.officer, "challenge", other.no, "publish", { documentNumber: "测工信〔2026〕909号" }, { offline: paper }));
    expect((await events(other.id)).at(-1)?.body).toMatchObject({ event: "publish", role: "officer" });
    const history = async (actor: typeof officer) => valueOf(await showTimeline(await at(actor), "challenge", challenge.no)).map(({ event, role }) => [event, role]);
    expect(await history(officer)).toEqual([["publish", "secondOfficer"], ["approve", "officer"], ["create", "officer"]]);
    expect(await history(publicActor)).toEqual([["publish", null]]);
    const { rows } = await getPool().query<{ prev: string; seq: string; hash: string; body: string }>("select encode(prev, 'hex') as prev, seq, encode(hash, 'hex') as hash, body from audit_event where object_id = $1 order by seq desc limit 1", [challenge.id]);
    const { prev, seq, hash, body } = rows[0]!;
    expect(chainHash(prev, Number(seq), body)).toBe(hash);
    expect(chainHash(prev, Number(seq), body.replace('"secondOfficer"', '"officer"'))).not.toBe(hash);
  });

  it("shows what was logged before duties were kept without one", async () => {
    const challenge = await aChallenge();
    await inTransaction(async (tx) => {
      await applyMove(tx, { noun: "challenge", id: challenge.id, from: ["open"], to: "suspended", version: 3, name: "suspend", event: { actor: challenge.staff.officer.personId }, detail: null });
      return ok(null);
    });
    expect(valueOf(await showTimeline(await at(challenge.staff.officer), "challenge", challenge.no))[0]).toMatchObject({ event: "suspend", by: "person", role: null });
  });

  it("lets one of two win when both move at once", async () => {
    const challenge = await aChallenge({ status: "approved" });
    const input = { documentNumber: "测工信〔2026〕907号" };
    const answers = await Promise.all([makeMove(challenge.staff.officer2, "challenge", challenge.no, "publish", input), makeMove(challenge.staff.officer2, "challenge", challenge.no, "publish", input)]);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.map(codeOf).filter(Boolean)).toEqual([expect.stringMatching(/statusChanged|wrongState|documentNumberTaken/)]);
    expect((await events(challenge.id)).filter(({ kind }) => kind === "publish")).toHaveLength(1);
  });

  it("refuses with the first reason, and leaves nothing of what was refused", async () => {
    const challenge = await aChallenge({ status: "approved" });
    const before = await getPool().query("select seq from audit_head");
    const { officer, officer2 } = challenge.staff;
    expect(codeOf(await makeMove(publicActor, "challenge", challenge.no, "publish"))).toBe("notFound");
    expect(codeOf(await makeMove(officer, "challenge", challenge.no, "publish"))).toBe("notAllowed");
    expect(codeOf(await makeMove(officer2, "challenge", challenge.no, "decide"))).toBe("notAllowed");
    expect(codeOf(await makeMove({ ...officer2, secondFactorFresh: false }, "challenge", challenge.no, "publish"))).toBe("secondFactorNeeded");
    expect(codeOf(await makeMove(officer2, "challenge", challenge.no, "publish", { documentNumber: "12号" }))).toBe("invalidInput");
    expect(codeOf(await makeMove(officer2, "challenge", challenge.no, "publish", { documentNumber: "测工信〔2026〕900号", closesAt: "2020-01-01T00:00:00+08:00" }))).toBe("badDate");
    expect(await getPool().query("select seq from audit_head")).toMatchObject({ rows: before.rows });
    expect(await getPool().query("select count(*)::int as n from notice where doc_seq = 900")).toMatchObject({ rows: [{ n: 0 }] });
  });

  it("does not give one number to two papers", async () => {
    const first = await aChallenge({ status: "approved" });
    const second = await aChallenge({ status: "approved" });
    const input = { documentNumber: "测工信〔2026〕901号" };
    valueOf(await makeMove(first.staff.officer2, "challenge", first.no, "publish", input));
    expect(codeOf(await makeMove(second.staff.officer2, "challenge", second.no, "publish", { documentNumber: "测工信[2026]901号" }))).toBe("documentNumberTaken");
  });

  it("records a move from paper with date, place, people, scan and checker", async () => {
    const challenge = await aChallenge({ status: "approved" });
    const { officer } = challenge.staff;
    const input = { documentNumber: "测工信〔2026〕902号" };
    expect(codeOf(await makeMove(officer, "challenge", challenge.no, "publish", input, { offline: { ...paper, checker: "officer" } }))).toBe("offlineRecordIncomplete");
    expect(codeOf(await makeMove(officer, "challenge", challenge.no, "publish", input, { offline: { ...paper, scan: "no digest" } }))).toBe("offlineRecordIncomplete");
    valueOf(await makeMove(officer, "challenge", challenge.no, "publish", input, { offline: paper }));
    const event = (await events(challenge.id)).find(({ kind }) => kind === "publish");
    expect(event).toMatchObject({ offline: true, body: { offline: { date: paper.date, scan: paper.scan } } });
    expect(JSON.stringify(event)).not.toContain("示例");
    expect(codeOf(await makeMove(officer, "challenge", challenge.no, "openBids", {}, { offline: paper }))).toBe("offlineNotAllowed");
  });

  it("closes at the deadline of the database's clock, not before", async () => {
    const challenge = await aChallenge();
    expect(codeOf(await makeMove(challenge.staff.officer, "challenge", challenge.no, "close"))).toBe("beforeDeadline");
    const view = valueOf(await showChallenge(await at(challenge.staff.officer), challenge.no));
    await setClock(view.closesAt ?? "");
    try {
      expect(valueOf(await showChallenge(await at(publicActor), challenge.no)).isOpenForBids).toBe(false);
      expect(valueOf(await makeMove(challenge.staff.officer, "challenge", challenge.no, "close"))).toMatchObject({ to: "noBid", bids: 0 });
      expect((await events(challenge.id)).at(-1)?.body).toMatchObject({ event: "close", role: "officer" });
    } finally {
      await resetClock();
    }
  });

  it("keeps unpublished challenges from everybody outside the bureau", async () => {
    const challenge = await aChallenge({ status: "approved" });
    const stranger = await aPerson("stranger");
    for (const actor of [publicActor, stranger]) {
      expect(codeOf(await showChallenge(await at(actor), challenge.no))).toBe("notFound");
      expect((await listPublicChallenges(await at(actor), { text: challenge.no })).total).toBe(0);
      expect(codeOf(await listMoves(await at(actor), "challenge", challenge.no))).toBe("notFound");
    }
    expect(valueOf(await showChallenge(await at(challenge.staff.officer), challenge.no)).sight).toBe("staff");
  });

  it("leaves a log that verifies and a database without contradictions", async () => {
    const { rows } = await getPool().query<{ seq: string; prev: Buffer; hash: Buffer; body: string }>("select seq, prev, hash, body from audit_event order by seq");
    let prev: Buffer = Buffer.alloc(32);
    for (const row of rows) {
      const seq = Buffer.alloc(8);
      seq.writeBigUInt64BE(BigInt(row.seq));
      expect(row.prev.equals(prev)).toBe(true);
      expect(createHash("sha256").update(Buffer.of(0)).update(prev).update(seq).update(row.body, "utf8").digest().equals(row.hash)).toBe(true);
      prev = row.hash;
    }
    expect(rows.length).toBeGreaterThan(10);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("lets the product's role neither write a state nor change the log", async () => {
    const challenge = await aChallenge();
    const attempts = [
      ["update challenge set status = 'decided' where id = $1", challenge.id],
      ["update audit_event set body = '' where object_id = $1", challenge.id],
      ["delete from audit_event where object_id = $1", challenge.id],
      ["update installation set kind = $1", "real"],
    ] as const;
    for (const [sql, value] of attempts) await expect(getPool().query(sql, [value])).rejects.toThrow(/permission denied/);
  });
});
