import { Document, Packer, Paragraph } from "docx";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { closeDatabase, getPool } from "#app/db/client.ts";
import { writeFileText } from "#app/db/similarity.ts";
import { brokenInvariants } from "#app/db/invariants.ts";
import { screenBids } from "#app/domain/similarity/screen.ts";
import { inventedText } from "#app/domain/similarity/invented-text.fixture.ts";
import { pdf } from "#app/files/files.fixture.ts";
import { showReadings } from "#app/services/bid/note-reading.ts";
import { keptFileText } from "#app/services/bid/keep-content.ts";
import { askScreen } from "#app/services/similarity/ask-screen.ts";
import { makeScreen } from "#app/services/similarity/make-screen.ts";
import { listScreens, showScreen, showScreenPair } from "#app/services/similarity/show-screen.ts";
import { collectTodo } from "#app/services/todo/list-todo.ts";
import { aBid, aDraft, aFile, aTeam, closeAndOpen } from "#tests/support/bid-builders.ts";
import { aChallenge, at, codeOf, makeMove, resetClock, valueOf } from "#tests/support/builders.ts";

afterEach(resetClock);
afterAll(closeDatabase);

const compare = async (task: Parameters<typeof screenBids>[0]) => screenBids(task);
let made = 0;

async function aWord(text: string, author: string): Promise<Buffer> {
  return Packer.toBuffer(new Document({ creator: author, lastModifiedBy: author, sections: [{ children: text.split("\n").map((line) => new Paragraph(line)) }] }));
}

/** Two rivals whose forms and files have pages in common, and a third team of its own mind; opened. */
async function threeBids(known?: string) {
  const challenge = await aChallenge();
  made += 1;
  const [copied, inFile, ghost, phone] = [known ?? inventedText(made * 100 + 7, 400), inventedText(made * 100 + 8, 300), `示例·代笔人${made}`, `1380000000${made}`];
  const { rows } = await getPool().query<{ id: string }>("select round_id as id from challenge where no = $1", [challenge.no]);
  for (const { personId, roles } of Object.values(challenge.staff)) await getPool().query("insert into role_grant (person_id, role) values ($1, $2) on conflict do nothing", [personId, roles[0]!.role]);
  const nos: string[] = [];
  for (const [index, code] of ["T01", "T02", "T03"].entries()) {
    const team = await aTeam(code);
    const isRival = index < 2;
    const summary = `${isRival ? inventedText(made * 100 + index, 500) + copied : inventedText(made * 100 + index, 900)}。联系电话 ${isRival ? phone : `1390000000${made}`}`;
    const draft = aDraft({ summary });
    const { no } = await aBid(team.actor, challenge.no, { status: "draft", draft });
    await aFile(team.actor, no, "技术方案.docx", await aWord(`${inventedText(made * 100 + 20 + index, 400)}\n${isRival ? inFile : ""}`, isRival ? ghost : `示例·本人${made}`));
    await aFile(team.actor, no, "扫描件.pdf", pdf("无文字"), "licence");
    valueOf(await makeMove(team.actor, "bid", no, "submit"));
    nos.push(no);
  }
  return { ...challenge, nos, copied, inFile, ghost, phone, roundId: rows[0]!.id, before: () => closeAndOpen(challenge) };
}
const named = { readers: ["officer2", "supervisor"] };

async function madeScreen(item: Awaited<ReturnType<typeof threeBids>>) {
  await item.before();
  const { id } = valueOf(await askScreen(await at(item.staff.officer), item.round, named));
  expect(await makeScreen(id, compare)).toBe("made");
  return id;
}

describe("雷同核查", () => {
  it("waits for the opening and two persons of the round", async () => {
    const item = await threeBids();
    const ask = async (readers: unknown, who = item.staff.officer) => askScreen(await at(who), item.round, { readers });
    expect(codeOf(await ask(named.readers))).toBe("stageNotReached");
    expect(valueOf(await listScreens(await at(item.staff.officer), item.round)).openedBids).toBe(0);
    await item.before();
    for (const readers of [[], ["officer2"], ["officer2", "officer2"], ["officer2", "leader"], ["officer", "officer2", "supervisor"], ["officer2", "nobody"]]) expect([readers, codeOf(await ask(readers))]).toEqual([readers, "invalidInput"]);
    for (const who of [item.staff.officer2, item.staff.supervisor]) expect(codeOf(await ask(named.readers, who))).toBe("notAllowed");
    expect(codeOf(await ask(named.readers, item.staff.leader))).toBe("notFound");
    const { id } = valueOf(await ask(named.readers));
    expect((await getPool().query("select from pgboss.job where name = 'screenSimilarity' and data->>'screenId' = $1", [id])).rowCount).toBe(1);
    expect(valueOf(await showScreen(await at(item.staff.officer2), item.round, id))).toMatchObject({ screen: { stage: "waiting", isMine: true }, result: null });
  });

  it("finds pages copied in forms and files, one author and one telephone, and nothing of the third team", async () => {
    const item = await threeBids();
    const id = await madeScreen(item);
    expect(await makeScreen(id, compare)).toBe("gone");
    const { result } = valueOf(await showScreen(await at(item.staff.officer2), item.round, id));
    const ofRound = result!.pairs.filter(({ first, second }) => !first.isPast && !second.isPast);
    expect(ofRound.map(({ first, second, isSameTeam }) => [[first.no, second.no].sort(), isSameTeam])).toEqual([[[item.nos[0], item.nos[1]].sort(), false]]);
    expect(ofRound[0]!.shared).toBeGreaterThan(550);
    const traits = result!.traits.map(({ kind, value, places }) => [kind, value, places.map(({ bid }) => bid.no).sort()]);
    const both = [item.nos[0], item.nos[1]].sort();
    expect(traits).toContainEqual(["author", item.ghost, both]);
    expect(traits).toContainEqual(["lastModifiedBy", item.ghost, both]);
    expect(traits).toContainEqual(["phone", item.phone, both]);
    // The third team's telephone; fewer of its digits stand in a bid's number or a digest now and then.
    expect(JSON.stringify(traits)).not.toContain("1390000000");
    expect(result!.unread.map(({ bid }) => bid.no).sort()).toEqual([...item.nos].sort());
    const pair = valueOf(await showScreenPair(await at(item.staff.supervisor), item.round, id, ofRound[0]!.rank));
    expect(pair.passages.map(({ first }) => first.source.kind).sort()).toEqual(["file", "form"]);
    const flat = (text: string) => text.replace(/\s/g, "");
    for (const passage of pair.passages) {
      const source = flat(passage.first.source.kind === "form" ? item.copied : item.inFile);
      expect(flat(passage.first.words)).toContain(source.slice(1, -1));
      expect(flat(passage.second.words)).toContain(source.slice(1, -1));
    }
    expect(await brokenInvariants()).toEqual([]);
  });

  it("is read by the two named persons alone; every look is in the log and none in what others see", async () => {
    const item = await threeBids();
    const id = await madeScreen(item);
    const officerView = valueOf(await showScreen(await at(item.staff.officer), item.round, id));
    expect(officerView).toMatchObject({ screen: { stage: "done", isMine: false }, result: null });
    expect(codeOf(await showScreenPair(await at(item.staff.officer), item.round, id, 1))).toBe("notFound");
    expect(codeOf(await showScreen(await at(item.staff.leader), item.round, id))).toBe("notFound");
    expect(codeOf(await showScreen(await at(item.staff.officer2), item.round, "no-uuid"))).toBe("notFound");
    const matters = async (who = item.staff.officer2) => valueOf(await collectTodo(await at(who))).mine.filter(({ code, href }) => code === "readSimilarity" && href.endsWith(id));
    expect(await matters()).toHaveLength(1);
    expect(await matters(item.staff.officer)).toEqual([]);
    const { result } = valueOf(await showScreen(await at(item.staff.officer2), item.round, id));
    expect(await matters()).toEqual([]);
    expect(await matters(item.staff.supervisor)).toHaveLength(1);
    valueOf(await showScreenPair(await at(item.staff.officer2), item.round, id, result!.pairs[0]!.rank));
    const { rows } = await getPool().query<{ kind: string; actor: string; body: string }>("select kind, actor_id as actor, body from audit_event where noun = 'similarityScreen' and object_id = $1 order by seq", [id]);
    expect(rows.map(({ kind, actor }) => [kind, actor])).toEqual([["read", item.staff.officer2.personId], ["read", item.staff.officer2.personId]]);
    for (const no of [result!.pairs[0]!.first, result!.pairs[0]!.second].filter(({ isPast }) => !isPast).map((bid) => bid.no)) {
      const log = valueOf(await showReadings(await at(item.staff.supervisor), no));
      expect(log.readings.map(({ part, role }) => [part, role])).toContainEqual(["similarity", "secondOfficer"]);
    }
    const { rows: blobs } = await getPool().query<{ text: string }>("select encode(answer, 'escape') as text from similarity_screen where id = $1 union all select encode(content, 'escape') from similarity_pair where screen_id = $1 union all select encode(content, 'escape') from bid_file_text", [id]);
    expect(blobs.length).toBeGreaterThan(4);
    for (const { text } of blobs) expect(text).not.toMatch(/passages|13800000|author/);
  });

  it("finds what stood in a bid of an earlier round, and the page of the pair says so", async () => {
    const earlier = await threeBids();
    await earlier.before();
    await resetClock();
    const item = await threeBids(earlier.copied);
    const id = await madeScreen(item);
    const reader = await at(item.staff.officer2);
    const { result } = valueOf(await showScreen(reader, item.round, id));
    const pair = result!.pairs.find(({ first, second }) => [first, second].some(({ isPast, no }) => isPast && earlier.nos.includes(no)));
    expect(pair).toBeDefined();
    expect([pair!.first, pair!.second].filter(({ isPast }) => !isPast).map(({ no }) => item.nos.includes(no))).toEqual([true]);
    const page = valueOf(await showScreenPair(reader, item.round, id, pair!.rank));
    expect(JSON.stringify(page)).toContain(earlier.copied.split("\n")[1]!.slice(0, 20));
  });

  it("tells a reader nothing of an item from which a conflict keeps the reader away", async () => {
    const item = await threeBids();
    const id = await madeScreen(item);
    const challengeId = (await getPool().query<{ id: string }>("select id from challenge where no = $1", [item.no])).rows[0]!.id;
    const reader = { ...item.staff.officer2, closedItems: [challengeId] };
    const { result } = valueOf(await showScreen(await at(reader), item.round, id));
    const told = JSON.stringify(result);
    for (const no of item.nos) expect(told).not.toContain(no);
    expect(result!.current).toBe(0);
    expect(codeOf(await showScreenPair(await at(reader), item.round, id, 1))).toBe("notFound");
  });

  it("reads every file once, and another one that came to its place", async () => {
    const item = await threeBids();
    await madeScreen(item);
    const before = (await getPool().query<{ at: string }>("select xmin::text as at from bid_file_text order by bid_id, position")).rows;
    const again = async () => {
      const { id } = valueOf(await askScreen(await at(item.staff.officer), item.round, named));
      await makeScreen(id, compare);
      return valueOf(await showScreen(await at(item.staff.officer2), item.round, id)).result!.pairs.find(({ first, second }) => !first.isPast && !second.isPast)!.shared;
    };
    const shared = await again();
    expect((await getPool().query<{ at: string }>("select xmin::text as at from bid_file_text order by bid_id, position")).rows).toEqual(before);
    const { rows } = await getPool().query<{ id: string }>("select id from bid where no = $1", [item.nos[0]]);
    await writeFileText(rows[0]!.id, 0, keptFileText.keep(rows[0]!.id, 0, { digest: "0".repeat(64), read: null }));
    expect(await again()).toBe(shared);
  });

  it("says that it failed and may be asked for again", async () => {
    const item = await threeBids();
    await item.before();
    const { id } = valueOf(await askScreen(await at(item.staff.officer), item.round, named));
    await expect(makeScreen(id, () => Promise.reject(new Error("lost")))).rejects.toThrow("lost");
    expect(valueOf(await showScreen(await at(item.staff.officer2), item.round, id))).toMatchObject({ screen: { stage: "comparing" }, result: null });
    expect(await makeScreen(id, compare)).toBe("made");
  });
});
