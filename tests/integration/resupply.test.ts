import { Readable } from "node:stream";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { closeDatabase, getPool } from "#app/db/client.ts";
import { readOpeningKey } from "#app/db/bid-opening.ts";
import { readClock } from "#app/db/clock.ts";
import { brokenInvariants } from "#app/db/invariants.ts";
import { publicActor } from "#app/domain/policy/actor.ts";
import { pdf } from "#app/files/files.fixture.ts";
import { partsOf } from "#app/files/parts-of.ts";
import { refusalWords } from "#app/messages/zh-CN/refusals.ts";
import { endResupplies } from "#app/services/bid/end-resupplies.ts";
import { showBid } from "#app/services/bid/show-bid.ts";
import { showKeptCopy } from "#app/services/bid/show-kept-copy.ts";
import { checkOpenedFiles } from "#app/services/bid-file/check-opened-files.ts";
import { readFile } from "#app/services/bid-file/read-file.ts";
import { supplyLostFile } from "#app/services/bid-file/supply-lost-file.ts";
import { sweepFiles } from "#app/services/bid-file/sweep-files.ts";
import { showOpeningRecord } from "#app/services/challenge/show-opening-record.ts";
import { showOpening } from "#app/services/custody/open-with-codes.ts";
import { reportCodeLost } from "#app/services/custody/keep-code.ts";
import { listExceptions } from "#app/services/exception/list-exceptions.ts";
import { collectTodo } from "#app/services/todo/list-todo.ts";
import { aBid, aDraft, aFile, aTeam, closeAndOpen, declareAll, toDeadline } from "#tests/support/bid-builders.ts";
import { aChallenge, at, codeOf, makeMove, resetClock, setClock, valueOf } from "#tests/support/builders.ts";
import { aKeySet, aRecoverySet, typedCodes } from "#tests/support/key-sets.ts";
import { damageEnvelope } from "#tests/support/damaged-envelope.ts";

afterEach(resetClock);
afterAll(closeDatabase);

const hour = 3_600_000;
const later = async (hours: number) => setClock(new Date(Date.parse(await readClock()) + hours * hour).toISOString());
const sent = (name: string, bytes: Buffer) => ({ name, content: Readable.from([bytes]) });
const stateOf = async (no: string) => (await getPool().query<{ status: string }>("select status from bid where no = $1", [no])).rows[0]!.status;

async function newsOf(bidNo: string): Promise<string[]> {
  const { rows } = await getPool().query<{ news: string }>("select data -> 'mail' ->> 'news' as news from pgboss.job where data -> 'mail' ->> 'template' = 'bidNews' and data -> 'mail' ->> 'bidNo' = $1 order by created_on, id", [bidNo]);
  return rows.map(({ news }) => news);
}

/** A challenge under opening codes with a closed bid of each team, each with what its team kept; the first has two attachments. */
async function aClosed(codes: string[]) {
  const made = await aRecoverySet();
  recoveries.set(made.tag, made);
  const challenge = await aChallenge({ status: "approved", custody: "openingCodes" });
  const set = await aKeySet(challenge.staff.officer, challenge.round, { holders: [{ label: "复核人", username: null }, { label: "见证人", username: null }] });
  number += 1;
  valueOf(await makeMove(challenge.staff.officer2, "challenge", challenge.no, "publish", { documentNumber: `补工信〔2031〕${number}号` }));
  // The latest that is whole, by a clock that tests set forward and back.
  const recovery = recoveries.get((await readOpeningKey(challenge.id))!.recoveryTag!)!;
  const bids = [];
  for (const [index, code] of codes.entries()) {
    const team = await aTeam(code);
    const bid = await aBid(team.actor, challenge.no, { status: "draft" });
    if (index === 0) {
      await aFile(team.actor, bid.no, "申报书正文.pdf", proposal);
      await aFile(team.actor, bid.no, "检测报告.pdf", report, "testReport");
    }
    valueOf(await makeMove(team.actor, "bid", bid.no, "submit"));
    await getPool().query("update person set email = $2 where id = $1", [team.actor.personId, `${bid.no.toLowerCase()}@example.cn`]);
    bids.push({ ...bid, team, kept: valueOf(await showKeptCopy(await at(team.actor), bid.no)).text });
  }
  await toDeadline(challenge.no);
  valueOf(await makeMove(challenge.staff.officer, "challenge", challenge.no, "close"));
  const lose = async (tag: string, ...numbers: number[]) => {
    for (const one of numbers) valueOf(await reportCodeLost(await at(challenge.staff.officer), tag, one));
  };
  const record = async () => valueOf(await showOpeningRecord(await at(publicActor), challenge.no));
  const recordLoss = () => makeMove(challenge.staff.officer2, "challenge", challenge.no, "recordLoss", {}, { reason: "两份开标码与财务科恢复码遗失" });
  return { ...challenge, set, recovery, bids, lose, record, recordLoss };
}

let number = 0;
const recoveries = new Map<string, Awaited<ReturnType<typeof aRecoverySet>>>();
const proposal = pdf("正文");
const report = pdf("检测", 40_000);

describe("partial loss", () => {
  it("is no loss: an absent holder, one code of three, one code with recovery, one half of the recovery", async () => {
    const one = await aClosed(["T01"]);
    const { officer2 } = one.staff;
    const open = (release: unknown, reason?: string) => makeMove(officer2, "challenge", one.no, "openBids", { release }, reason === undefined ? {} : { reason });
    // The holder is absent: one code alone opens nothing, and nothing is changed by trying.
    expect(codeOf(await open({ by: "codes", codes: typedCodes(one.set).slice(0, 1) }))).toBe("codesWrong");
    expect(codeOf(await one.recordLoss())).toBe("codesNotLost");
    // One half of the recovery codes is lost: the opening codes still open, and nobody may ask the teams.
    await one.lose(one.recovery.tag, 2);
    expect(codeOf(await one.recordLoss())).toBe("codesNotLost");
    const progress = async () => valueOf(await showOpening(await at(officer2), one.round));
    expect(await progress()).toMatchObject({ waiting: [{ no: one.no, bids: 1 }], done: [] });
    expect(valueOf(await open({ by: "codes", codes: typedCodes(one.set) }))).toMatchObject({ opened: 1 });
    // How far it has come is told while more are opened and while files are read.
    expect(await progress()).toMatchObject({ waiting: [], done: [{ no: one.no, opened: 1, failed: 0, files: 2, checked: 0 }] });
    await checkOpenedFiles(one.bids[0]!.id);
    expect(await progress()).toMatchObject({ done: [{ files: 2, checked: 2 }] });

    // One code of the opening is lost, the recovery codes are whole.
    const two = await aClosed(["T03"]);
    await two.lose(two.set.tag, 1);
    expect(codeOf(await two.recordLoss())).toBe("codesNotLost");
    const opened = await makeMove(two.staff.officer2, "challenge", two.no, "openBids", { release: { by: "recovery", codes: typedCodes(two.recovery) } }, { reason: "复核人的信封遗失" });
    expect(valueOf(opened)).toMatchObject({ opened: 1 });
    expect((await two.record()).loss).toBeNull();
  });

  it("of two in three is none: the third holder comes instead of the absent one", async () => {
    const made = await aRecoverySet();
    recoveries.set(made.tag, made);
    const challenge = await aChallenge({ status: "approved", custody: "openingCodes" });
    const set = await aKeySet(challenge.staff.officer, challenge.round, { threshold: 2, holders: ["甲", "乙", "丙"].map((label) => ({ label, username: null })) });
    number += 1;
    valueOf(await makeMove(challenge.staff.officer2, "challenge", challenge.no, "publish", { documentNumber: `补工信〔2031〕${number}号` }));
    await aBid((await aTeam("T01")).actor, challenge.no);
    await toDeadline(challenge.no);
    valueOf(await makeMove(challenge.staff.officer, "challenge", challenge.no, "close"));
    valueOf(await reportCodeLost(await at(challenge.staff.officer), set.tag, 1));
    const codes = set.codes.slice(1).map((groups) => groups.join(" "));
    expect(valueOf(await makeMove(challenge.staff.officer2, "challenge", challenge.no, "openBids", { release: { by: "codes", codes } }))).toMatchObject({ opened: 1 });
  });
});

describe("every code is lost", () => {
  it("opens what teams kept, by two people, attachments by their digests; who brings nothing ends alone", async () => {
    const { bids, staff, no, set, recovery, lose, record, recordLoss, round } = await aClosed(["T01", "T04", "T05"]);
    const [first, second, silent] = bids as [(typeof bids)[0], (typeof bids)[0], (typeof bids)[0]];
    const team = first.team.actor;
    const supply = (kept: string) => makeMove(team, "bid", first.no, "supplyContent", { kept });
    expect(codeOf(await supply(first.kept))).toBe("wrongState");
    await lose(set.tag, 1, 2);
    expect(codeOf(await recordLoss())).toBe("codesNotLost");
    await lose(recovery.tag, 2);
    expect(codeOf(await makeMove(staff.officer, "challenge", no, "recordLoss", {}, { reason: "遗失" }))).toBe("notAllowed");
    expect(valueOf(await recordLoss())).toMatchObject({ asked: 3 });
    expect(codeOf(await recordLoss())).toBe("alreadyDone");
    expect(codeOf(await makeMove(staff.officer, "challenge", no, "startReview"))).toBe("formCheckOpen");

    // Asked by page, list of matters and mail, with the limit.
    const seen = valueOf(await showBid(await at(team), first.no));
    const dueAt = seen.sight === "own" ? seen.resupply!.dueAt : "";
    expect(Math.round((Date.parse(dueAt) - Date.parse(await readClock())) / hour)).toBe(48);
    expect(await newsOf(first.no)).toEqual(["contentAsked"]);
    const { mine } = valueOf(await collectTodo(await at(team)));
    expect(mine.filter(({ no: matter }) => matter === first.no)).toEqual([expect.objectContaining({ code: "supplyContent", due: dueAt, href: `/work/bids/${first.no}#resupply` })]);

    // What does not match is refused with its reason, and nothing is kept of it.
    const words = async (kept: string) => {
      const refused = await supply(kept);
      return refused.ok ? "" : refusalWords(refused.refusal);
    };
    expect(await words("{")).toContain("这不是本系统的留存件");
    expect(await words(second.kept)).toContain("另一份申报的留存件");
    expect(await words(first.kept.replace("两段石灰", "三段石灰"))).toContain("内容已被改动");
    expect(await stateOf(first.no)).toBe("contentAsked");

    // A line break more or a byte order mark is no other content.
    expect(valueOf(await supply(`\uFEFF${first.kept}\n`))).toMatchObject({ to: "contentSupplied", files: 2 });
    expect(codeOf(await makeMove(staff.officer, "bid", first.no, "confirmContent"))).toBe("attachmentsAwaited");
    expect(codeOf(await supplyLostFile(await at(team), first.no, sent("检测报告.pdf", pdf("重新扫描"))))).toBe("attachmentDiffers");
    expect(codeOf(await supplyLostFile(await at(second.team.actor), first.no, sent("检测报告.pdf", report)))).toBe("notFound");
    valueOf(await supplyLostFile(await at(team), first.no, sent("改过名.pdf", report)));
    valueOf(await supplyLostFile(await at(team), first.no, sent("检测报告.pdf", report)));
    expect(codeOf(await makeMove(staff.officer, "bid", first.no, "confirmContent"))).toBe("attachmentsAwaited");
    valueOf(await supplyLostFile(await at(team), first.no, sent("正文.pdf", proposal)));
    await sweepFiles(Date.now() + 30 * 24 * hour);

    // Two people, one after the other.
    expect(codeOf(await makeMove(staff.officer2, "bid", first.no, "openSupplied"))).toBe("wrongState");
    valueOf(await makeMove(staff.officer, "bid", first.no, "confirmContent"));
    const both = { ...staff.officer, roles: [...staff.officer.roles, ...staff.officer2.roles] };
    expect(codeOf(await makeMove(both, "bid", first.no, "openSupplied"))).toBe("samePerson");
    expect(codeOf(await makeMove({ ...staff.officer2, secondFactorFresh: false }, "bid", first.no, "openSupplied"))).toBe("secondFactorNeeded");
    valueOf(await makeMove(staff.officer2, "bid", first.no, "openSupplied"));
    // Whoever declared before knew nothing of this one.
    expect(codeOf(await showBid(await at(staff.officer), first.no))).toBe("declarationDue");
    await declareAll({ no, staff });
    const view = valueOf(await showBid(await at(staff.officer), first.no));
    expect(view).toMatchObject({ sight: "whole", status: "underFormCheck", content: { summary: first.draft.summary }, openedFiles: [{ problem: null, isChecked: true }, { problem: null, isChecked: true }] });
    const parts: Uint8Array[] = [];
    const position = view.sight === "whole" ? view.openedFiles.find(({ name }) => name === "检测报告.pdf")!.position : -1;
    for await (const part of partsOf(valueOf(await readFile(await at(staff.officer), first.no, position)).body)) parts.push(part);
    expect(Buffer.concat(parts).equals(report)).toBe(true);

    // The others wait for nobody, and the silent one ends at its time.
    valueOf(await makeMove(second.team.actor, "bid", second.no, "supplyContent", { kept: second.kept }));
    expect(await endResupplies(await readClock())).toBe(0);
    await later(48);
    expect(codeOf(await makeMove(silent.team.actor, "bid", silent.no, "supplyContent", { kept: silent.kept }))).toBe("deadlinePassed");
    expect(await endResupplies(await readClock())).toBe(1);
    valueOf(await makeMove(staff.officer, "bid", second.no, "confirmContent"));
    valueOf(await makeMove(staff.officer2, "bid", second.no, "openSupplied"));
    expect(await Promise.all(bids.map((bid) => stateOf(bid.no)))).toEqual(["underFormCheck", "underFormCheck", "contentMissing"]);
    expect(await newsOf(first.no)).toEqual(["contentAsked", "contentReceived", "contentOpened"]);
    expect(await newsOf(silent.no)).toEqual(["contentAsked", "contentMissing"]);
    const { rows } = await getPool().query<{ code: string }>("select review_code as code from bid where no = any($1) order by review_code", [[first.no, second.no]]);
    expect(new Set(rows.map(({ code }) => code)).size).toBe(2);
    for (const { code } of rows) expect(code).toMatch(/^B0[123]$/);

    const { loss, supplied, opening, commitments } = await record();
    expect(loss).toMatchObject({ asked: 3, reason: "两份开标码与财务科恢复码遗失", until: dueAt });
    expect({ supplied, opening, results: commitments.map(({ result }) => result).sort() }).toEqual({ supplied: 2, opening: null, results: ["missing", "supplied", "supplied"] });
    const kinds = valueOf(await listExceptions(await at(staff.supervisor), round)).rows.flatMap((row) => row.kinds);
    expect(kinds.sort()).toEqual(["contentMissing", "contentSupplied", "contentSupplied", "keyLost"]);
    expect((await brokenInvariants()).map(({ name }) => name)).toEqual([]);
  });

  it("opens with codes that turn up again what no team has brought yet", async () => {
    const { bids, staff, no, set, recovery, lose, record, recordLoss } = await aClosed(["T01", "T04"]);
    await lose(set.tag, 1);
    await lose(recovery.tag, 1, 2);
    valueOf(await recordLoss());
    const [first, second] = bids as [(typeof bids)[0], (typeof bids)[0]];
    valueOf(await makeMove(second.team.actor, "bid", second.no, "supplyContent", { kept: second.kept }));
    expect(valueOf(await makeMove(staff.officer2, "challenge", no, "openBids", { release: { by: "codes", codes: typedCodes(set) } }))).toMatchObject({ opened: 1, failed: 0 });
    valueOf(await makeMove(staff.officer, "bid", second.no, "confirmContent"));
    valueOf(await makeMove(staff.officer2, "bid", second.no, "openSupplied"));
    expect(await Promise.all([first, second].map((bid) => stateOf(bid.no)))).toEqual(["underFormCheck", "underFormCheck"]);
    expect((await record()).commitments.map(({ result }) => result).sort()).toEqual(["opened", "supplied"]);
    const { rows } = await getPool().query<{ code: string }>("select review_code as code from bid where no = any($1) order by code", [[first.no, second.no]]);
    expect(rows.map(({ code }) => code)).toEqual(["B01", "B02"]);
    expect((await brokenInvariants()).map(({ name }) => name)).toEqual([]);
  });
});

describe("one envelope is damaged", () => {
  it("is asked of its team alone, refuses an older version, and opens what was replaced last", async () => {
    const challenge = await aChallenge();
    const [whole, damaged] = [await aTeam("T01"), await aTeam("T04")];
    const good = await aBid(whole.actor, challenge.no);
    const bid = await aBid(damaged.actor, challenge.no);
    const older = valueOf(await showKeptCopy(await at(damaged.actor), bid.no)).text;
    valueOf(await makeMove(damaged.actor, "bid", bid.no, "replace", { content: aDraft({ summary: "改过的正文。" }) }));
    const kept = valueOf(await showKeptCopy(await at(damaged.actor), bid.no)).text;
    await damageEnvelope(bid.id);
    await closeAndOpen(challenge);
    const { officer, officer2 } = challenge.staff;
    expect(await Promise.all([good, bid].map(({ no }) => stateOf(no)))).toEqual(["underFormCheck", "notOpened"]);
    expect(codeOf(await makeMove(officer2, "bid", good.no, "askContent", {}, { reason: "损坏" }))).toBe("wrongState");
    expect(codeOf(await makeMove(officer2, "bid", bid.no, "askContent"))).toBe("reasonNeeded");
    valueOf(await makeMove(officer2, "bid", bid.no, "askContent", {}, { reason: "存储中的密封件损坏" }));
    // No key was lost: nothing is left to open with one.
    expect(codeOf(await makeMove(officer2, "challenge", challenge.no, "openBids"))).toBe("nothingToOpen");
    const refused = await makeMove(damaged.actor, "bid", bid.no, "supplyContent", { kept: older });
    expect(!refused.ok && refusalWords(refused.refusal)).toContain("这是第 1 版的留存件；最后提交的是第 2 版");
    valueOf(await makeMove(damaged.actor, "bid", bid.no, "supplyContent", { kept }));
    valueOf(await makeMove(officer, "bid", bid.no, "confirmContent"));
    valueOf(await makeMove(officer2, "bid", bid.no, "openSupplied"));
    await declareAll(challenge);
    expect(valueOf(await showBid(await at(officer), bid.no))).toMatchObject({ status: "underFormCheck", content: { summary: "改过的正文。" }, sealed: { bidVersion: 2 } });
    const { loss, supplied } = valueOf(await showOpeningRecord(await at(publicActor), challenge.no));
    expect({ loss, supplied }).toEqual({ loss: null, supplied: 1 });
    expect((await brokenInvariants()).map(({ name }) => name)).toEqual([]);
  });
});
