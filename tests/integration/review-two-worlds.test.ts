import { createHash } from "node:crypto";
import { afterAll, expect, it } from "vitest";
import { commands } from "#app/cli/commands.ts";
import { nouns } from "#app/cli/nouns.ts";
import { getPool } from "#app/db/client.ts";
import { memorySource } from "#app/files/file-source.ts";
import { entriesOf, InflateBudget } from "#app/files/inspect-zip.ts";
import { textOfPdf } from "#app/files/text-of-pdf.ts";
import { actorOfPerson } from "#app/auth/actor.ts";
import { proposeShortlist } from "#app/services/award/propose-shortlist.ts";
import { recordTalk } from "#app/services/award/record-talk.ts";
import { setFeeRates } from "#app/services/fee/round-fees.ts";
import { nameChair, writePanelOpinion } from "#app/services/panel/write-panel.ts";
import { declareConflicts } from "#app/services/review/declare-conflicts.ts";
import { reportLateConflict } from "#app/services/review/late-conflict.ts";
import { saveScores } from "#app/services/review/save-scores.ts";
import { aSession } from "#tests/support/bid-crowd.ts";
import { at, aPerson, grantDuties, makeMove, valueOf } from "#tests/support/builders.ts";
import { closeBuilt, Visitor } from "#tests/support/built-pages.ts";
import { jiebang } from "#tests/support/cli.ts";
import { anAgreement } from "#tests/support/matching.ts";
import { namesOf as namesOfItem, pathsOf } from "#tests/support/item-paths.ts";
import { anExpert, anOpenedItem, aPanel, aTeam, longOpinion, marksAt, type OpenedItem, type TestExpert } from "#tests/support/reviews.ts";

/**
 * Two worlds for pages, counts, exports, feeds, mails and commands (guide 3.7): every address of the product and every command that
 * reads is asked by those who may know nothing, at every turn from the panel to the published result. What they read may change
 * by what is public alone; once the result is public, no word that was kept back stands in it.
 */
afterAll(closeBuilt);

interface Reader {
  who: string;
  username: string;
  personId: string | null;
  visitor: Visitor;
}

async function aReader(who: string, personId: string | null): Promise<Reader> {
  const visitor = new Visitor();
  if (personId === null) return { who, username: "public", personId, visitor };
  visitor.take(await aSession(personId));
  await getPool().query("update auth_session set second_factor_at = clock_timestamp() where user_id = $1", [personId]);
  const { rows } = await getPool().query<{ username: string }>("update person set email = username || '@example.test' where id = $1 returning username", [personId]);
  return { who, username: rows[0]!.username, personId, visitor };
}

const panel = ["E87001", "E87002", "E87003", "E87004"];
const namesOf = (item: OpenedItem) => namesOfItem(item, panel);

const largestPart = 16 * 1024 * 1024;

const changing = ["import", "restore", "release", "prepare", "forget", "withdraw", "ask", "invite", "rehearse", "unschedule", "pass", "notices", "confirm", "adopt", "reject", "propose", "kept", "files", "chair", "configure", "check"];

/** Every command that reads, as words; arguments by their names. */
function callsOf(names: Record<string, string[]>): string[][] {
  const byArgument: Record<string, string[] | undefined> = { CHALLENGE: names.challenges, ROUND: names.rounds, BID: names.bids, EXPERT: names.experts, CODE: names.paper };
  const reading = commands.filter(({ words, options }) => options.includes("as") && !options.includes("input") && !options.includes("out") && !changing.includes(words.at(-1)!) && words.length > 1);
  const plain = reading.flatMap(({ words, arguments: given }) => {
    let calls: string[][] = [[...words]];
    for (const name of given.filter((one) => !one.endsWith("?"))) {
      const values = name === "NO" ? (words[0] === "challenge" ? names.challenges : names.bids) : byArgument[name];
      calls = calls.flatMap((call) => (values ?? []).map((value) => [...call, value]));
    }
    return calls;
  });
  const objects = { challenge: names.challenges, bid: names.bids, award: names.bids, shortlist: names.bids, round: names.rounds, notice: names.notices, expert: names.experts, reviewAssignment: names.reviewAssignments, person: names.people } as Record<string, string[] | undefined>;
  return [...plain, ...Object.keys(nouns).flatMap((noun) => [["list", noun], ...(objects[noun] ?? []).flatMap((one) => [["show", noun, one], ["moves", noun, one], ["timeline", noun, one]])])];
}

/** Without what differs between any two requests. */
function settled(text: string): string {
  return text
    .replaceAll(/nonce="[^"]*"|\\?"nonce\\?",\\?"[^"\\]*/g, "")
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g, "ONCE")
    .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|\+08:00)|\d{4}年\d+月\d+日 \d\d:\d\d(:\d\d)?/g, "INSTANT");
}

/** What a file says: of a zip (xlsx, docx) every part but the one that names the moment, of a PDF its words; of other bytes a digest. */
async function settledBytes(bytes: Buffer): Promise<string> {
  if (bytes.toString("latin1", 0, 4) === "%PDF") return settled((await textOfPdf(new Uint8Array(bytes), 1_000_000)).text);
  if (bytes.toString("latin1", 0, 2) !== "PK") return createHash("sha256").update(bytes).digest("hex");
  const parts: string[] = [];
  for await (const entry of entriesOf(memorySource(bytes), new InflateBudget(bytes.length))) {
    if (entry.name !== "docProps/core.xml") parts.push(`${entry.name} ${settled((await entry.inflate(largestPart)).toString())}`);
  }
  return parts.join("\n");
}

async function pagesAndMails(reader: Reader, names: Record<string, string[]>): Promise<Map<string, string>> {
  const read = new Map<string, string>();
  for (const path of pathsOf(names)) {
    const answer = await reader.visitor.ask(path);
    const body = Buffer.from(await answer.arrayBuffer());
    read.set(path, `${answer.status} ${answer.headers.get("location") ?? ""} ${body.includes(0) ? await settledBytes(body) : settled(body.toString())}`);
  }
  const { rows } = await getPool().query<{ mail: string }>("select j.data::text as mail from pgboss.job j join person p on j.data ->> 'to' = p.email where p.id = $1 order by j.created_on, j.id", [reader.personId]);
  read.set("mails", JSON.stringify(rows));
  return read;
}

type World = Map<string, Map<string, string>>;

/** What reads otherwise than before, by reader; addresses of what is new are no difference. */
function differences(before: World, after: World, except: RegExp): string[] {
  return changesOf(before, after, except).map(({ where }) => where);
}

function changesOf(before: World, after: World, except: RegExp): { where: string; was: string; is: string }[] {
  return [...after].flatMap(([who, read]) =>
    [...read].flatMap(([what, is]) => {
      const was = before.get(who)!.get(what) ?? is;
      return except.test(what) || was === is ? [] : [{ where: `${who}: ${what}`, was, is }];
    }),
  );
}

function firstDifference(was: string, is: string): number {
  let at = 0;
  while (at < is.length && was[at] === is[at]) at += 1;
  return at;
}

/** Fails with the place where the first two texts part. */
function expectSame(before: World, after: World, except = nothing): void {
  const told = changesOf(before, after, except).map(({ where, was, is }) => {
    const at = Math.max(0, firstDifference(was, is) - 40);
    return `${where}: ${was.slice(at, at + 120)} → ${is.slice(at, at + 120)}`;
  });
  expect(told).toEqual([]);
}

/** Where a word stands that nobody here may read, unless it stood there before the panel was asked (the bank knows its experts). */
function found(secret: RegExp, world: World, first: World): string[] {
  return [...world].flatMap(([who, read]) => [...read].filter(([what, text]) => secret.test(text) && !secret.test(first.get(who)!.get(what) ?? "")).map(([what, text]) => `${who}: ${what}: ${secret.exec(text)![0]}`));
}

const nothing = /$^/;

/** Where everybody reads that a ranking fell, and why (排名作废公告), and a team that its bid is ranked anew. */
const saysThatItFell = /^(\/|\/notices|\/feed\.atom|\/sitemap\.xml|\/work\/notices|\/challenges\/[^/]+(\/data\.json)?|\/work\/bids\/[^/]+(\/edit|\/earlier|\/plan|\/result)?|(notice list|list notice|(show challenge|show bid|bid earlier) \S+))$/;

async function judge(item: OpenedItem, { no, actor }: TestExpert, shares: Record<string, number>): Promise<void> {
  for (const [lead, share] of Object.entries(shares)) {
    const bid = item.bids[lead]!.no;
    valueOf(await saveScores(await at(actor), `${bid}/${no}`, { revision: 0, marks: await marksAt(share), reasons: {}, opinion: `密评${lead}：${longOpinion}` }));
  }
  valueOf(await makeMove(actor, "reviewAssignment", `${item.bids.T11!.no}/${no}`, "sign"));
}

it("whoever may know nothing of a review reads nothing of it, from the panel over a fallen ranking to the published result", { timeout: 300_000 }, async () => {
  for (const no of panel) await getPool().query("update person set name = $2 where id = $1", [(await anExpert(no)).actor.personId, `密名${no}`]);
  const elsewhere = await anOpenedItem({ bids: [{ lead: "T05" }, { lead: "T08" }] });
  const [stranger] = await aPanel(elsewhere, ["E87009"]);
  const item = await anOpenedItem({ bids: [{ lead: "T11" }, { lead: "T12" }], owner: "D1", rules: { leastValidScores: 2 } });
  const { officer, officer2, leader } = item.staff;
  const out = await aPerson("closed-out", "officer", "secondOfficer", "leader", "witness");
  await grantDuties(out);
  valueOf(await declareConflicts(await at((await actorOfPerson("closed-out"))!), item.no, { item: "kin", answers: [], words: "" }));
  valueOf(await setFeeRates(await at(officer), item.round, { perItem: "100", perBid: "123" }));
  const readers = [
    await aReader("conflicted officer", out.personId),
    await aReader("rival team", item.bids.T12!.team.personId),
    await aReader("expert of another item", stranger!.actor.personId),
    await aReader("owner", (await aTeam("D1")).personId),
    await aReader("public", null),
  ];
  const read = async (): Promise<World> => {
    const names = await namesOf(item);
    const world = new Map(await Promise.all(readers.map(async (reader) => [reader.who, await pagesAndMails(reader, names)] as const)));
    // One command at a time: it writes to this process's own streams.
    for (const { who, username } of readers) {
      for (const call of callsOf(names)) {
        const { code, out: told, err } = await jiebang(...call, "--as", username, "--json");
        world.get(who)!.set(call.join(" "), `${code} ${settled(told)} ${settled(err)}`);
      }
    }
    return world;
  };

  const opened = await read();
  const experts = await aPanel(item, panel.slice(0, 3));
  expectSame(opened, await read());
  valueOf(await makeMove(officer, "challenge", item.no, "startReview"));
  const begun = await read();
  for (const expert of experts) await judge(item, expert, { T11: 90, T12: 80 });
  valueOf(await nameChair(await at(officer), item.no, panel[1]!));
  valueOf(await writePanelOpinion(await at(experts[1]!.actor), item.no, { bid: item.bids.T11!.code, revision: 0, opinion: "密组：专家组同意推荐该方案，建议补充长周期运行数据与二次废物去向的监测。", divergence: "" }));
  expectSame(begun, await read());

  valueOf(await makeMove(officer, "challenge", item.no, "freezeRanking"));
  const ranked = await read();
  valueOf(await reportLateConflict(await at(officer), item.no, { expert: panel[0], kind: "kin", words: "密由：近亲属在申报单位任职" }));
  expectSame(ranked, await read());
  valueOf(await makeMove(officer2, "challenge", item.no, "voidRanking", {}, { reason: "一名专家应回避而未回避，重新排名" }));
  const [next] = await aPanel(item, [panel[3]!]);
  await judge(item, next!, { T11: 62, T12: 99 });
  valueOf(await makeMove(officer, "challenge", item.no, "freezeRanking"));
  // Another first place, by another panel: in public a ranking fell, and another is fixed.
  const again = await read();
  expectSame(ranked, again, saysThatItFell);

  // The owner is asked about the first bid: it reads this one, and of the other one and of the review nothing.
  valueOf(await proposeShortlist(await at(officer), { challenge: item.no, bids: [item.bids.T12!.no], reason: "请确认" }));
  const asked = await read();
  const changed = differences(again, asked, nothing);
  // That the owner looked is the team's to know.
  expect(changed.filter((one) => !one.startsWith("owner: ") && one !== `rival team: /work/bids/${item.bids.T12!.no}/readings`)).toEqual([]);
  const ofAsked = new RegExp(`^owner: (/work|mails|/work/challenges/${item.no}/shortlist|/work/(shortlist|bids)/${item.bids.T12!.no}(/\\S*)?|(shortlist of|(show|moves|timeline) (bid|shortlist)|bid \\S+) \\S+|list (bid|shortlist))$`);
  expect(changed.filter((one) => one.startsWith("owner: ") && !ofAsked.test(one))).toEqual([]);
  expect(changed).toContain(`owner: /work/bids/${item.bids.T12!.no}`);
  const kept = new RegExp(`${item.bids.T11!.no}|"(place|total|rank)"|总分|62\\.00|99\\.00`);
  const ofOwner = (world: World) => new Map([["owner", world.get("owner")!]]);
  expect(found(kept, ofOwner(asked), ofOwner(again))).toEqual([]);
  valueOf(await makeMove(await aTeam("D1"), "shortlist", item.bids.T12!.no, "confirm"));

  const { notice } = valueOf(await makeMove(leader, "challenge", item.no, "decide", { awards: [{ bid: item.bids.T12!.no }], minuteNo: "示例纪要〔2026〕6号" })) as { notice: string };
  const decided = await read();
  valueOf(await makeMove(officer2, "notice", notice, "publish", { documentNumber: "测两界〔2026〕1号" }));
  const published = await read();
  for (const world of [begun, ranked, again, asked, decided]) expect(found(/密[名评组由]|E8700[1-4]/, world, opened)).toEqual([]);
  // The result is public, and each team reads what was said of its own bid: nobody else does, and nobody reads who said it.
  expect(found(/密[名组由]|密评T11|E8700[1-4]/, published, opened)).toEqual([]);
  expect(found(/密评T12/, published, opened)).toEqual([`rival team: /work/bids/${item.bids.T12!.no}/result: 密评T12`]);

  // What could leak is there for who may read it.
  await grantDuties(officer);
  const names = await namesOf(item);
  const readable = async (who: string, personId: string | null) => [...(await pagesAndMails(await aReader(who, personId), names)).values()].join();
  const [bureau, team] = [await readable("officer", officer.personId), await readable("team", item.bids.T11!.team.personId)];
  expect([bureau.includes("密名E87001"), bureau.includes("密组"), team.includes("密评T11")]).toEqual([true, true, true]);
});

it("whoever may know nothing of 对接 reads nothing of it: neither that the owner met another team, nor what it answered, before the review begins", { timeout: 300_000 }, async () => {
  const item = await anOpenedItem({ bids: [{ lead: "T11" }, { lead: "T12" }], owner: "D1", pattern: "A" });
  const { officer } = item.staff;
  const [first, second] = [item.bids.T11!, item.bids.T12!];
  const owner = await aTeam("D1");
  const out = await aPerson("closed-out", "officer", "secondOfficer", "leader", "witness");
  await grantDuties(out);
  valueOf(await declareConflicts(await at((await actorOfPerson("closed-out"))!), item.no, { item: "kin", answers: [], words: "" }));
  const readers = [await aReader("conflicted officer", out.personId), await aReader("rival team", second.team.personId), await aReader("other owner", (await aTeam("D3")).personId), await aReader("public", null)];
  const read = async (): Promise<World> => {
    const names = await namesOf(item);
    return new Map(await Promise.all(readers.map(async (reader) => [reader.who, await pagesAndMails(reader, names)] as const)));
  };
  valueOf(await makeMove(officer, "challenge", item.no, "startMatching"));
  const begun = await read();
  const talk = { heldOn: (await anAgreement(owner)).signedOn, place: "密谈地点", ownerPeople: "密谈甲", teamPeople: "密谈乙", said: "密谈：价款可以再让" };
  valueOf(await recordTalk(await at(owner), first.no, talk));
  valueOf(await makeMove(owner, "shortlist", first.no, "agree", await anAgreement(owner)));
  valueOf(await makeMove(owner, "shortlist", second.no, "veto", {}, { reason: "密答：规模不符" }));
  const answered = await read();
  expectSame(begun, answered);
  valueOf(await makeMove(officer, "challenge", item.no, "startReview"));
  const reviewed = await read();
  expect(found(/密谈/, reviewed, begun)).toEqual([]);
  // Now the team that ends here reads why; nobody else does.
  expect(found(/密答/, reviewed, begun).filter((one) => !one.startsWith("rival team: "))).toEqual([]);
  expect(found(/密答/, reviewed, begun)).toContain(`rival team: /work/bids/${second.no}/result: 密答`);

  // What could leak is there for who may read it.
  const seen = [...(await pagesAndMails(await aReader("owner", owner.personId), await namesOf(item))).values()].join();
  expect([seen.includes("密谈地点"), seen.includes("密答")]).toEqual([true, true]);
});
