import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { getPool } from "#app/db/client.ts";
import { pdf } from "#app/files/files.fixture.ts";
import { sealedPath } from "#app/files/file-store.ts";
import { fileFolder } from "#app/services/bid-file/file-folder.ts";
import { submitAgain, type Team } from "#tests/support/bid-crowd.ts";
import { toDeadline } from "#tests/support/bid-builders.ts";
import { postForm } from "#tests/support/bid-post.ts";
import { makeMove, setClock } from "#tests/support/builders.ts";
import { atMost, exactly, told } from "#tests/support/figures.ts";
import { readContentOfBids } from "#tests/support/opened.ts";
import { signedIn, UploadClient } from "#tests/support/upload-client.ts";
import type { Amount, Step } from "./steps.ts";
import { untilDatabaseAnswers, untilReady, type World } from "./world.ts";

type Victim = "web" | "postgres";

export const victims: readonly Victim[] = ["web", "postgres"];
const patienceMs = 60_000;
/** The starter lets a service die four times a minute; of two that die in turn each has twice the time. */
const betweenMs = 8000;

/** Strikes at a random moment of a work, once for each turn and victim. */
export async function strikeAmidst(world: World, amount: Amount, work: (victim: Victim, strike: (withinMs: number) => Promise<void>) => Promise<void>): Promise<void> {
  for (let turn = 0; turn < amount.kills; turn += 1) {
    for (const victim of victims) {
      if (turn > 0) await pause(betweenMs);
      await world.mayDie(victim);
      await work(victim, async (withinMs) => {
        await pause(Math.random() * withinMs);
        world.kill(victim);
      });
      await Promise.all([untilDatabaseAnswers(), untilReady(world.origin)]);
    }
  }
}

const fileBytes = 6_000_000;
const partBytes = 512 * 1024;

/** The web process or the database dies while a file is on its way or being sealed: the client goes on where it was, and the file is in the bid whole, once. */
export const killDuringUpload: Step = async (world, amount) => {
  const { teams, challenge } = await world.crowd(amount.kills * victims.length);
  const left = [...teams];
  const wrong: string[] = [];
  const acknowledged: { no: string; shortCode: string }[] = [];
  const times: number[] = [];
  let resumed = 0;
  await strikeAmidst(world, amount, async (victim, strike) => {
    const team = left.pop()!;
    const bytes = new Uint8Array(pdf(`第${left.length}份`, fileBytes));
    const began = performance.now();
    const [upload] = await Promise.all([uploadStubbornly(new UploadClient(world.origin, team.cookie), team, bytes), strike(900)]);
    times.push(performance.now() - began);
    resumed += upload.resumed;
    if (upload.state !== "sealed") wrong.push(`${team.no} after ${victim}: the file ended as ${upload.state}`);
    const answer = await submitStubbornly(world, team);
    if (answer === null) wrong.push(`${team.no}: not acknowledged`);
    else acknowledged.push({ no: team.no, shortCode: answer });
    wrong.push(...(await filesAmiss(team, bytes)).map((words) => `${team.no} after ${victim}: ${words}`));
  });
  const found = await world.judge(acknowledged, [challenge.id]);
  for (const words of [...wrong, ...found.wrong].slice(0, 10)) console.error(`killDuringUpload: ${words}`);
  return [
    told("killDuringUpload.kills", teams.length, "kills"),
    told("killDuringUpload.resumed", resumed, "times"),
    exactly("killDuringUpload.sealedAndSubmitted", found.proven, "bids", teams.length),
    exactly("killDuringUpload.wrong", wrong.length + found.wrong.length + found.unheard, "findings", 0),
    atMost("killDuringUpload.slowest", Math.max(...times), "ms", 30_000),
  ];
};

/** Part after part, asking anew where it stands whenever there was no proper answer; ends with the file's state. */
async function uploadStubbornly(client: UploadClient, team: Team, bytes: Uint8Array<ArrayBuffer>): Promise<{ state: string | null; resumed: number }> {
  const limit = performance.now() + patienceMs;
  let location: string | null = null;
  let offset: number | null = null;
  let resumed = 0;
  let state: string | null = null;
  while (performance.now() < limit) {
    try {
      if (location === null) {
        const created = await client.create(team.no, "申报书.pdf", bytes.length);
        if (created.status === 201) [location, offset] = [created.headers.get("location"), 0];
      } else if (offset === null || offset >= bytes.length) {
        const head = await client.send("HEAD", location);
        if (head.status === 200) [offset, state] = [Number(head.headers.get("upload-offset")), head.headers.get("x-file-state")];
        if (state === "sealed" || state?.startsWith("refused")) return { state, resumed };
      } else {
        const answer = await client.patch(location, offset, bytes.slice(offset, offset + partBytes));
        state = answer.headers.get("x-file-state");
        if (answer.status === 204) offset = Number(answer.headers.get("upload-offset"));
        else throw new Error(String(answer.status));
        if (state === "sealed") return { state, resumed };
      }
    } catch {
      resumed += 1;
      offset = null;
    }
    if (offset === null || offset >= bytes.length || location === null) await pause(100);
  }
  return { state, resumed };
}

async function submitStubbornly(world: World, team: Team): Promise<string | null> {
  const press: typeof postForm = async (...request) => {
    for (const limit = performance.now() + patienceMs; ; await pause(100)) {
      const answer = await postForm(...request);
      if ((answer.status > 0 && answer.status < 500) || performance.now() > limit) return answer;
    }
  };
  return (await submitAgain(world.origin, team, "带附件", press)).shortCode;
}

/** The file is in the version once, and what lies on disk is what was digested. A second row may only be of a try whose answer was lost. */
async function filesAmiss(team: Team, bytes: Uint8Array): Promise<string[]> {
  const { rows } = await getPool().query<{ digest: string; size: number }>(
    `select f.ciphertext_digest as digest, f.size::float8 as size from bid_version_file w join bid_version v on v.id = w.bid_version_id join bid_file f on f.id = w.bid_file_id where v.bid_id = $1`,
    [team.bidId],
  );
  if (rows.length !== 1) return [`${rows.length} files in the version`];
  const stored = createHash("sha256").update(readFileSync(sealedPath(fileFolder(), rows[0]!.digest))).digest("hex");
  return [...(stored === rows[0]!.digest ? [] : ["the sealed file is another than its digest"]), ...(rows[0]!.size === bytes.length ? [] : ["another size"])];
}

/** The web process or the database dies while bids are being opened: none is open or all are, and a second press opens them once. */
export const killDuringOpening: Step = async (world, amount) => {
  const wrong: string[] = [];
  const bidsEach = amount.kills > 1 ? 40 : 8;
  let [opened, before] = [0, 0];
  await strikeAmidst(world, amount, async (victim, strike) => {
    const { teams, challenge } = await world.crowd(bidsEach);
    const summaries = new Map<string, string>();
    const acknowledged: { no: string; shortCode: string }[] = [];
    for (const team of teams) {
      const answer = await submitAgain(world.origin, team, "待开标");
      if (answer.shortCode !== null) acknowledged.push({ no: team.no, shortCode: answer.shortCode });
      summaries.set(team.bidId, answer.summary);
    }
    await toDeadline(challenge.no);
    await makeMove(challenge.staff.officer, "challenge", challenge.no, "close");
    const cookie = await secondOfficer();
    const press = () => postForm(world.origin, `/work/challenges/${challenge.no}`, cookie, "intent=openBids");
    const [first] = await Promise.all([press(), strike(bidsEach * 12)]);
    await untilDatabaseAnswers();
    const amid = await openedOf(challenge.id);
    if (amid !== 0 && amid !== teams.length) wrong.push(`${challenge.no} after ${victim}: ${amid} of ${teams.length} are open`);
    if (first.status === 303 && amid !== teams.length) wrong.push(`${challenge.no}: an opening that was acknowledged is gone`);
    before += amid === teams.length ? 1 : 0;
    for (const limit = performance.now() + patienceMs; (await openedOf(challenge.id)) === 0 && performance.now() < limit; await pause(200)) await press();
    opened += (await openedOf(challenge.id)) === teams.length ? 1 : 0;
    const events = await eventsOf(challenge.id, "openBids");
    if (events !== 1) wrong.push(`${challenge.no}: ${events} events of one opening`);
    const contents = await readContentOfBids([...summaries.keys()]);
    const amiss = [...summaries].filter(([bidId, summary]) => contents.get(bidId)?.summary !== summary).length;
    if (amiss > 0) wrong.push(`${challenge.no}: ${amiss} bids with another content`);
    const found = await world.judge(acknowledged, [challenge.id]);
    wrong.push(...found.wrong, ...(found.proven === teams.length ? [] : [`${challenge.no}: ${found.proven} receipts`]));
    await setClock(new Date().toISOString());
  });
  for (const words of wrong.slice(0, 10)) console.error(`killDuringOpening: ${words}`);
  const kills = amount.kills * victims.length;
  return [
    told("killDuringOpening.kills", kills, "kills"),
    told("killDuringOpening.openBefore", before, "openings"),
    exactly("killDuringOpening.opened", opened, "openings", kills),
    exactly("killDuringOpening.wrong", wrong.length, "findings", 0),
  ];
};

async function openedOf(challengeId: string): Promise<number> {
  const { rows } = await getPool().query<{ count: number }>("select count(*)::int as count from bid where challenge_id = $1 and status = 'underFormCheck'", [challengeId]);
  return rows[0]!.count;
}

/** How often the log has this move of a challenge. */
export async function eventsOf(challengeId: string, move: string): Promise<number> {
  const { rows } = await getPool().query<{ count: number }>("select count(*)::int as count from audit_event where object_id = $1 and kind = $2", [challengeId, move]);
  return rows[0]!.count;
}

/** A session of the second officer whose second factor was just given. */
async function secondOfficer(): Promise<string> {
  return signedIn("opening-officer", { roles: ["secondOfficer"] });
}
