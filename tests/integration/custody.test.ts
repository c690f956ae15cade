import { execFile } from "node:child_process";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { identityOf, type KeySet, makeKeySet as make } from "#app/crypto/browser/key-set.ts";
import { open } from "#app/crypto/age.ts";
import { getPool } from "#app/db/client.ts";
import { brokenInvariants } from "#app/db/invariants.ts";
import { findKeySet } from "#app/db/key-set.ts";
import { refusalWords } from "#app/messages/zh-CN/refusals.ts";
import { makeKeySet } from "#app/services/custody/make-key-set.ts";
import { confirmInHand, reportCodeLost } from "#app/services/custody/keep-code.ts";
import { proveKeySet } from "#app/services/custody/prove-key-set.ts";
import { listChallengeBids } from "#app/services/bid/list-challenge-bids.ts";
import { listExceptions } from "#app/services/exception/list-exceptions.ts";
import { showTimeline } from "#app/services/timeline/show-timeline.ts";
import { publicActor } from "#app/domain/policy/actor.ts";
import { hasAge } from "#tests/support/age-program.ts";
import { aBid, aTeam, declareAll, toDeadline } from "#tests/support/bid-builders.ts";
import { aBureau, aChallenge, aPerson, at, codeOf, makeMove, resetClock, valueOf } from "#tests/support/builders.ts";
import { aKeySet, aRecoverySet, partOf, proofBy, secretOf, typedCodes } from "#tests/support/key-sets.ts";

afterEach(resetClock);

let number = 0;
const publish = async (challenge: { no: string; staff: { officer2: Awaited<ReturnType<typeof aPerson>> } }) => {
  number += 1;
  return makeMove(challenge.staff.officer2, "challenge", challenge.no, "publish", { documentNumber: `码工信〔2031〕${number}号` });
};

/** A challenge under opening codes that was published, with its set and one submitted bid; closed, unless told otherwise. */
async function aSealedChallenge(isClosed = true) {
  const challenge = await aChallenge({ status: "approved", custody: "openingCodes" });
  const set = await aKeySet(challenge.staff.officer, challenge.round);
  valueOf(await publish(challenge));
  const bid = await aBid((await aTeam("T01")).actor, challenge.no);
  if (isClosed) {
    await toDeadline(challenge.no);
    valueOf(await makeMove(challenge.staff.officer, "challenge", challenge.no, "close"));
  }
  return { ...challenge, set, bid };
}

const openWith = (challenge: { no: string; staff: { officer2: Awaited<ReturnType<typeof aPerson>> } }, release: unknown, reason?: string) =>
  makeMove(challenge.staff.officer2, "challenge", challenge.no, "openBids", release === undefined ? {} : { release }, reason === undefined ? {} : { reason });

async function envelopeOf(bidId: string): Promise<Uint8Array> {
  const { rows } = await getPool().query<{ envelope: Buffer }>("select envelope from bid_version where bid_id = $1", [bidId]);
  return new Uint8Array(rows[0]!.envelope);
}

describe("before anything is sealed", () => {
  it("publication names what is missing, until codes and recovery codes were both tried", async () => {
    const challenge = await aChallenge({ status: "approved", custody: "openingCodes" });
    const { officer } = challenge.staff;
    const missing = async () => {
      const refused = await publish(challenge);
      return refused.ok ? [] : (refused.refusal.fields ?? []).map(({ path, message }) => `${path} ${message}`);
    };
    const refused = await publish(challenge);
    expect(codeOf(refused)).toBe("custodyNotReady");
    expect(!refused.ok && refusalWords(refused.refusal)).toBe("密封保管还没有准备好：尚未制作开标码；尚未制作恢复码。请在批次的“密封保管”中补齐后再发布。");
    const set = await aKeySet(officer, challenge.round, { isProven: false });
    expect(await missing()).toEqual(["opening unproven", "recovery missing"]);
    expect(codeOf(await proveKeySet(await at(officer), set.tag, { proof: "0".repeat(64) }))).toBe("codesDoNotOpen");
    valueOf(await proveKeySet(await at(officer), set.tag, { proof: await proofBy(set) }));
    expect(await missing()).toEqual(["recovery missing"]);
    await aRecoverySet();
    valueOf(await reportCodeLost(await at(officer), set.tag, 2));
    expect(await missing()).toEqual(["opening lost"]);
    // Another set; this one is tried by typing, as without script.
    const next = await aKeySet(officer, challenge.round, { isProven: false, keys: 1 });
    expect(codeOf(await proveKeySet(await at(officer), next.tag, { codes: typedCodes(set) }))).toBe("codesWrong");
    valueOf(await proveKeySet(await at(officer), next.tag, { codes: typedCodes(next) }));
    expect(await missing()).toEqual([]);
    expect(valueOf(await showTimeline(await at(publicActor), "challenge", challenge.no)).map(({ event }) => event)).toEqual(["publish"]);
    const { rows } = await getPool().query("select custody, wrapped_identity, key_index, fingerprint from opening_key k join challenge c on c.id = k.challenge_id where c.no = $1", [challenge.no]);
    expect(rows).toMatchObject([{ custody: "openingCodes", wrapped_identity: null, key_index: 1 }]);
    expect((await findKeySet(next.tag))?.used).toBe(1);
    expect((await brokenInvariants()).map(({ name }) => name)).toEqual([]);
  });

  it("takes public keys only, from who may make codes", async () => {
    const { round, staff } = await aChallenge({ status: "drafted", custody: "openingCodes" });
    const set = await make({ threshold: 2, holders: 2, keys: 1 });
    const outsider = await aPerson("outsider");
    expect(codeOf(await makeKeySet(await at(outsider), round, partOf(set)))).toBe("notAllowed");
    expect(codeOf(await makeKeySet(await at(staff.witness), null, partOf(set)))).toBe("notAllowed");
    expect(codeOf(await makeKeySet(await at(staff.officer), round, { ...partOf(set), codes: set.codes }))).toBe("invalidInput");
    expect(codeOf(await makeKeySet(await at(staff.officer), round, { ...partOf(set), tag: set.tag === "000001" ? "000002" : "000001" }))).toBe("invalidInput");
    valueOf(await makeKeySet(await at(staff.officer), round, partOf(set)));
    expect(codeOf(await makeKeySet(await at(staff.officer), round, partOf(set)))).toBe("taken");
    const { rows } = await getPool().query<{ row: string }>("select row_to_json(s)::text as row from key_set s where tag = $1 union all select content from audit_detail union all select body from audit_event where body like $2", [set.tag, `%${set.tag}%`]);
    for (const groups of set.codes) for (const group of groups) expect(rows.map(({ row }) => row).join("\n")).not.toContain(group);
  });

  it("lets a holder say that the envelope is in hand, or lost; nobody else says the first", async () => {
    const { round, staff } = await aChallenge({ status: "drafted", custody: "openingCodes" });
    const set = await aKeySet(staff.officer, round, { holders: [{ label: "复核人", username: "officer2" }, { label: "见证人", username: "witness" }] });
    expect(codeOf(await confirmInHand(await at(staff.officer), set.tag, 2))).toBe("notAllowed");
    expect(codeOf(await confirmInHand(await at(staff.officer2), set.tag, 2))).toBe("notAllowed");
    valueOf(await confirmInHand(await at(staff.witness), set.tag, 2));
    const holders = (await findKeySet(set.tag))!.holders;
    expect(holders.map(({ label, inHandAt }) => [label, inHandAt !== null])).toEqual([["复核人", false], ["见证人", true]]);
    valueOf(await reportCodeLost(await at(staff.witness), set.tag, 2));
    expect(codeOf(await confirmInHand(await at(staff.witness), set.tag, 2))).toBe("alreadyDone");
    expect(codeOf(await confirmInHand(await at(await aPerson("outsider")), set.tag, 1))).toBe("notFound");
  });
});

describe("opening with codes", () => {
  let recovery: KeySet;
  beforeAll(async () => {
    recovery = await aRecoverySet();
  });

  it("takes the identity from the holders' browser, for this challenge alone", async () => {
    const first = await aSealedChallenge();
    expect(codeOf(await openWith(first, undefined))).toBe("codesNeeded");
    const secret = await secretOf(first.set);
    expect(codeOf(await openWith(first, { by: "codes", identity: await identityOf(secret, 2) }))).toBe("codesDoNotOpen");
    expect(codeOf(await openWith(first, { by: "codes", identity: "AGE-SECRET-KEY-1" }))).toBe("codesDoNotOpen");
    expect(valueOf(await openWith(first, { by: "codes", identity: await identityOf(secret, 1) }))).toMatchObject({ opened: 1, failed: 0 });
    await declareAll(first);
    const matrix = valueOf(await listChallengeBids(await at(first.staff.officer), first.no));
    expect(matrix.rows.map(({ status }) => status)).toEqual(["underFormCheck"]);
    const { rows } = await getPool().query<{ body: string }>("select body from audit_event where kind = 'openBids' and object_id = $1", [first.id]);
    expect(JSON.parse(rows[0]!.body)).toMatchObject({ release: "codes", set: first.set.tag, opened: 1 });
    expect(rows[0]!.body).not.toContain("AGE-SECRET");
  });

  it("takes typed codes where there is no script, and says what is wrong with them", async () => {
    const sealed = await aSealedChallenge();
    const [one, two] = typedCodes(sealed.set) as [string, string];
    const words = async (codes: string[]) => {
      const refused = await openWith(sealed, { by: "codes", codes });
      return refused.ok ? "" : refusalWords(refused.refusal);
    };
    expect(await words([one, `${two.slice(0, 44)}${(Number(two[44]) + 1) % 10}${two.slice(45)}`])).toBe("第 2 份码的第 5 组有误，请对照纸面逐位核对。密封件均未改动，可以重新输入。");
    expect(await words([one])).toBe("需要 2 份码，现在只有 1 份。密封件均未改动，可以重新输入。");
    expect(await words([one, typedCodes(recovery)[1]!])).toContain(`第 2 份码属于另一套（套号 ${recovery.tag}）`);
    expect(valueOf(await openWith(sealed, { by: "codes", codes: [two, one] }))).toMatchObject({ opened: 1 });
  });

  it("goes on with the recovery codes when a code is lost: with a reason, in public and in the list of exceptions", async () => {
    const sealed = await aSealedChallenge();
    valueOf(await reportCodeLost(await at(sealed.staff.officer), sealed.set.tag, 1));
    const release = { by: "recovery", codes: typedCodes(recovery) };
    expect(codeOf(await openWith(sealed, release))).toBe("reasonNeeded");
    expect(valueOf(await openWith(sealed, release, "见证人的信封遗失"))).toMatchObject({ opened: 1, failed: 0 });
    const exceptions = valueOf(await listExceptions(await at(sealed.staff.supervisor), sealed.round));
    expect(exceptions.rows).toMatchObject([{ kinds: ["recoveryUsed"], no: sealed.no, reason: "见证人的信封遗失" }]);
    const seen = valueOf(await showTimeline(await at(publicActor), "challenge", sealed.no));
    expect(seen.find(({ event }) => event === "openBids")).toMatchObject({ reason: "见证人的信封遗失", facts: { release: "recovery" }, who: null });
  });

  it("opens nothing without a sufficient set, whatever else is at hand", async () => {
    const sealed = await aSealedChallenge();
    const before = await envelopeOf(sealed.bid.id);
    expect(codeOf(await openWith(sealed, { by: "codes", codes: [typedCodes(sealed.set)[0]] }))).toBe("codesWrong");
    expect(codeOf(await openWith(sealed, { by: "recovery", codes: [typedCodes(recovery)[0]] }, "两份开标码均遗失"))).toBe("codesWrong");
    expect(codeOf(await openWith(sealed, { by: "recovery", codes: typedCodes(sealed.set) }, "拿错"))).toBe("codesWrong");
    expect(await envelopeOf(sealed.bid.id)).toEqual(before);
    expect(codeOf(await openWith(sealed, undefined))).toBe("codesNeeded");
  });

  it("asks for the second factor first, and for the deadline", async () => {
    const sealed = await aSealedChallenge(false);
    const release = { by: "codes", codes: typedCodes(sealed.set) };
    expect(codeOf(await openWith(sealed, release))).toBe("wrongState");
    await toDeadline(sealed.no);
    valueOf(await makeMove(sealed.staff.officer, "challenge", sealed.no, "close"));
    const stale = { ...sealed.staff.officer2, secondFactorFresh: false };
    expect(codeOf(await makeMove(stale, "challenge", sealed.no, "openBids", { release }))).toBe("secondFactorNeeded");
    expect(codeOf(await makeMove(sealed.staff.witness, "challenge", sealed.no, "openBids", { release }))).toBe("notAllowed");
    const { officer2 } = await aBureau();
    valueOf(await makeMove(officer2, "challenge", sealed.no, "openBids", { release }));
  });

  it("gives an identity with which the age program opens an envelope", async (context) => {
    const sealed = await aSealedChallenge(false);
    const identity = await identityOf(await secretOf(sealed.set), 1);
    const envelope = await envelopeOf(sealed.bid.id);
    const folder = await mkdtemp(join(tmpdir(), "jiebang-age-"));
    await writeFile(join(folder, "key.txt"), `${identity}\n`, { mode: 0o600 });
    await writeFile(join(folder, "bid.age"), envelope);
    const byProgram = await hasAge();
    const text = byProgram
      ? (await promisify(execFile)("age", ["--decrypt", "-i", join(folder, "key.txt"), join(folder, "bid.age")])).stdout
      : await open(envelope, identity).then((opened) => (opened.ok ? new TextDecoder().decode(opened.value) : ""));
    if (!byProgram) await context.annotate("没有 age 程序，也装不上：改用 age-encryption 打开。");
    expect(JSON.parse(text)).toMatchObject({ manifest: { challengeNo: sealed.no, bidNo: sealed.bid.no } });
  });
});
