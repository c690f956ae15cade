import http from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { closeDatabase, getPool } from "#app/db/client.ts";
import { reckon } from "#tests/support/acknowledged.ts";
import { aCrowd, type Submitted, submitAgain, type Team } from "#tests/support/bid-crowd.ts";
import { postForm } from "#tests/support/bid-post.ts";
import { aChallenge, makeMove, setClock } from "#tests/support/builders.ts";
import { type EdgeServer, startServer } from "#tests/support/edge-server.ts";
import { exactly, type Figure, machine, told } from "#tests/support/figures.ts";

/**
 * `npm run bench -- deadline [RUNS]`: the closing instant, a hundred times by default. Each run is a challenge of its own with
 * teams that submit shortly before and after it, through web processes and from clients whose clocks are right, an hour early
 * and an hour late. PostgreSQL's clock alone decides: what was answered before the instant must be in, what was sent after it
 * must be refused with that word, and what crossed it must be the one or the other, whole.
 */
const runs = Number(process.argv[2] ?? 100);
const hour = 3_600_000;
const skews = [0, -hour, hour];
/** When the teams of a run send, in milliseconds around the instant; up to ten are added at random. */
const moments = [-300, -120, -60, -30, -12, -4, 2, 30];
const leadMs = 900;
const agent = new http.Agent({ keepAlive: true, maxSockets: 60 });

interface Sent extends Submitted {
  sentAt: number;
  answeredAt: number;
}

/** The instant in `performance.now()`, as exactly as a way to the database and back allows. */
async function instantOf(challengeId: string): Promise<{ from: number; to: number }> {
  const asked = performance.now();
  const { rows } = await getPool().query<{ ms: number }>("select extract(epoch from closes_at - app_now())::float8 * 1000 as ms from challenge where id = $1", [challengeId]);
  return { from: asked + rows[0]!.ms, to: performance.now() + rows[0]!.ms };
}

async function send(server: EdgeServer, team: Team, at: number, clientSkew: number): Promise<Sent> {
  await pause(Math.max(0, at - performance.now()));
  const sentAt = performance.now();
  // The only thing of a client's clock that reaches the server.
  const headers = { date: new Date(Date.now() + clientSkew).toUTCString() };
  const answer = await submitAgain(server.origin, team, "截止", postForm, { agent, headers });
  return { ...answer, sentAt, answeredAt: performance.now() };
}

const tally = { sent: 0, before: 0, beforeIn: 0, after: 0, afterRefused: 0, crossing: 0, crossingIn: 0, wrong: [] as string[], nearestIn: Infinity };

function judge({ from, to }: { from: number; to: number }, one: Sent): void {
  const isIn = one.shortCode !== null;
  const isRefused = `${one.body}${one.toast}`.includes("截止");
  tally.sent += 1;
  if (!isIn && !isRefused) tally.wrong.push(`${one.team.no}: ${one.status} ${one.toast}`);
  if (one.answeredAt < from) {
    tally.before += 1;
    tally.beforeIn += isIn ? 1 : 0;
  } else if (one.sentAt > to) {
    tally.after += 1;
    tally.afterRefused += !isIn && isRefused ? 1 : 0;
  } else {
    tally.crossing += 1;
    tally.crossingIn += isIn ? 1 : 0;
  }
}

/** Whoever was refused has nothing behind: no version, no receipt, no place taken, a draft as before. */
async function halves(challengeId: string, refused: readonly string[]): Promise<number> {
  const { rows } = await getPool().query<{ count: number }>(
    `select count(*)::int as count from bid b where b.challenge_id = $1 and b.id = any($2)
       and (b.status <> 'draft' or b.submitted is not null or exists (select from bid_version v where v.bid_id = b.id) or exists (select from bid_claim k where k.bid_id = b.id))`,
    [challengeId, refused],
  );
  return rows[0]!.count;
}

async function nearest(challengeId: string): Promise<number> {
  const { rows } = await getPool().query<{ ms: number | null }>(
    "select min(extract(epoch from v.deadline - v.received_at))::float8 * 1000 as ms from bid_version v join bid b on b.id = v.bid_id where b.challenge_id = $1",
    [challengeId],
  );
  return rows[0]!.ms ?? Infinity;
}

const acknowledged: { no: string; shortCode: string }[] = [];
const challengeIds: string[] = [];
let half = 0;
let counted = 0;

async function run(servers: readonly EdgeServer[], turn: number): Promise<void> {
  const challenge = await aChallenge();
  const teams = await aCrowd(moments.length, challenge.no);
  const { rows } = await getPool().query<{ at: Date }>("select closes_at as at from challenge where id = $1", [challenge.id]);
  await setClock(new Date(rows[0]!.at.getTime() - leadMs).toISOString());
  const instant = await instantOf(challenge.id);
  const sent = await Promise.all(
    teams.map((team, index) => send(servers[(turn + index) % servers.length]!, team, instant.from + moments[index]! + Math.random() * 10, skews[Math.floor((turn + index) / 3) % skews.length]!)),
  );
  for (const one of sent) judge(instant, one);
  const accepted = sent.filter(({ shortCode }) => shortCode !== null);
  acknowledged.push(...accepted.map(({ team, shortCode }) => ({ no: team.no, shortCode: shortCode! })));
  half += await halves(challenge.id, sent.filter(({ shortCode }) => shortCode === null).map(({ team }) => team.bidId));
  tally.nearestIn = Math.min(tally.nearestIn, await nearest(challenge.id));
  const closed = await makeMove(challenge.staff.officer, "challenge", challenge.no, "close");
  if (!closed.ok) throw new Error(closed.refusal.code);
  const opened = accepted.length > 0 ? await makeMove(challenge.staff.officer2, "challenge", challenge.no, "openBids") : null;
  if (opened && !opened.ok) throw new Error(opened.refusal.code);
  counted += opened ? Number(opened.value.opened) : 0;
  challengeIds.push(challenge.id);
}

const before = machine();
const preload = new URL("../faults/skewed-clock.js", import.meta.url).href;
const servers = await Promise.all(skews.map((skew) => startServer({ LOG_REQUESTS: "0", NODE_OPTIONS: `--import ${preload}`, CLOCK_SKEW_MS: String(skew) })));
try {
  for (let turn = 0; turn < runs; turn += 1) await run(servers, turn);
} finally {
  await Promise.all(servers.map((server) => server.stop()));
  agent.destroy();
}
const found = await reckon(acknowledged, challengeIds);
for (const words of [...tally.wrong, ...found.wrong].slice(0, 20)) console.error(`deadline: ${words}`);
const figures: Figure[] = [
  told("runs", runs, "closings"),
  told("sent", tally.sent, "submits"),
  told("before.sent", tally.before, "submits"),
  exactly("before.in", tally.beforeIn, "submits", tally.before),
  told("after.sent", tally.after, "submits"),
  exactly("after.refused", tally.afterRefused, "submits", tally.after),
  told("crossing.sent", tally.crossing, "submits"),
  told("crossing.in", tally.crossingIn, "submits"),
  told("nearest.in", tally.nearestIn, "ms before"),
  exactly("acknowledged.proven", found.proven, "receipts", acknowledged.length),
  exactly("opened", counted, "bids", acknowledged.length),
  exactly("refused.half", half, "bids", 0),
  exactly("wrong", tally.wrong.length + found.wrong.length + found.unheard, "findings", 0),
];
console.log(JSON.stringify({ name: "deadline", machine: before, figures }, null, 2));
await closeDatabase();
process.exitCode = figures.every(({ holds }) => holds !== false) ? 0 : 1;
