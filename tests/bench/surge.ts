import { randomBytes } from "node:crypto";
import http from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { hashPassword } from "#app/auth/identity.ts";
import { closeDatabase, getPool } from "#app/db/client.ts";
import { readContentOfBids } from "#tests/support/opened.ts";
import { reckon } from "#tests/support/acknowledged.ts";
import { type Team, aCrowd, autosave, type Submitted, submitAgain } from "#tests/support/bid-crowd.ts";
import { postForm } from "#tests/support/bid-post.ts";
import { aChallenge, makeMove, setClock, valueOf } from "#tests/support/builders.ts";
import { type EdgeServer, startServer } from "#tests/support/edge-server.ts";
import { atMost, exactly, type Figure, machine, quantile, told } from "#tests/support/figures.ts";
import { rawSubmits } from "#tests/support/raw-submits.ts";
import { WorkerProcess } from "#tests/support/worker-process.ts";

/**
 * `npm run bench -- surge`: the last seconds before a deadline, through the whole stack. A web process and a worker as in
 * use, PostgreSQL with durable commits; the load generator is this process, on the same cores. A submission's time runs
 * from when its team wanted to send it, so that a slow answer before it counts too. `surge quick`: a twentieth of it;
 * `surge flood`: the last part alone.
 */
const isQuick = process.argv.includes("quick");
const isFloodAlone = process.argv.includes("flood");
const teamCount = isQuick ? 10 : 200;
const submitsEach = 10;
const windowMs = 10_000;
/** The last one is on its way this long before the deadline: what arrives after it must be refused, not counted. */
const marginMs = 500;
const editors = 50;
const note = (words: string) => console.error(`surge: ${words}`);

const agent = new http.Agent({ keepAlive: true, maxSockets: 400 });
const figures: Figure[] = [];
const machineBefore = machine();

async function untilDeadline(challengeNo: string): Promise<number> {
  const { rows } = await getPool().query<{ ms: number }>("select extract(epoch from closes_at - app_now()) * 1000 as ms from challenge where no = $1", [challengeNo]);
  return Number(rows[0]!.ms);
}

/** Every team submits `each` times over the window before `end` (of `performance.now()`), evenly and in no step with the others. */
async function surge(server: EdgeServer, teams: readonly Team[], each: number, end: number, length: number): Promise<(Submitted & { waited: number })[]> {
  const answers: (Submitted & { waited: number })[] = [];
  const step = length / each;
  const one = async (team: Team, place: number) => {
    for (let turn = 0; turn < each; turn += 1) {
      const due = end - length + step * (turn + place);
      await pause(Math.max(0, due - performance.now()));
      const answer = await submitAgain(server.origin, team, `第${turn}次 ${team.no}`, postForm, { agent });
      answers.push({ ...answer, waited: performance.now() - due });
    }
  };
  await Promise.all(teams.map((team, index) => one(team, index / teams.length)));
  return answers;
}

function judge(prefix: string, answers: readonly (Submitted & { waited: number })[], goals: { p95: number; p99?: number }): void {
  const times = answers.map(({ waited }) => waited);
  const acknowledged = answers.filter(({ shortCode }) => shortCode !== null);
  figures.push(
    exactly(`${prefix}.acknowledged`, acknowledged.length, "submits", answers.length),
    exactly(`${prefix}.serverErrors`, answers.filter(({ status }) => status >= 500 || status === 0).length, "answers", 0),
    told(`${prefix}.p50`, quantile(times, 0.5), "ms"),
    atMost(`${prefix}.p95`, quantile(times, 0.95), "ms", goals.p95),
    goals.p99 === undefined ? told(`${prefix}.p99`, quantile(times, 0.99), "ms") : atMost(`${prefix}.p99`, quantile(times, 0.99), "ms", goals.p99),
    told(`${prefix}.slowest`, Math.max(...times), "ms"),
  );
  const others = new Map<string, number>();
  for (const { status, shortCode, toast } of answers) if (shortCode === null) others.set(`${status} ${toast}`, (others.get(`${status} ${toast}`) ?? 0) + 1);
  if (others.size > 0) note(`${prefix}: not acknowledged: ${JSON.stringify([...others])}`);
}

/** As fast as the stack answers, every team one after the other: warms up, and tells what it could take. */
async function warmUp(server: EdgeServer): Promise<number> {
  const challenge = await aChallenge();
  const teams = await aCrowd(20, challenge.no);
  const rate = async (each: number) => {
    const start = performance.now();
    await Promise.all(
      teams.map(async (team) => {
        for (let turn = 0; turn < each; turn += 1) if ((await submitAgain(server.origin, team, `热身${turn}`, postForm, { agent })).shortCode === null) throw new Error("the warm-up was not acknowledged");
      }),
    );
    return (teams.length * each * 1000) / (performance.now() - start);
  };
  await rate(isQuick ? 5 : 20);
  return rate(isQuick ? 10 : 30);
}

/** The main figure; then what comes at and after the deadline, and every acknowledgement held against what is kept. */
async function lastSeconds(server: EdgeServer): Promise<void> {
  const challenge = await aChallenge();
  const teams = await aCrowd(teamCount, challenge.no);
  const deadline = (await getPool().query<{ at: Date }>("select closes_at as at from challenge where no = $1", [challenge.no])).rows[0]!.at.getTime();
  await setClock(new Date(deadline - windowMs - 1500).toISOString());
  const end = performance.now() + (await untilDeadline(challenge.no));
  const answers = await surge(server, teams, submitsEach, end - marginMs, windowMs - marginMs);
  judge("surge", answers, { p95: 1500, p99: 3000 });
  await pause(Math.max(0, end - performance.now()));
  // At the deadline and for two seconds after it.
  const late = await Promise.all(teams.map(async (team, index) => {
    await pause((2000 * index) / teams.length);
    return submitAgain(server.origin, team, "迟到", postForm, { agent });
  }));
  figures.push(exactly("late.acknowledged", late.filter(({ shortCode }) => shortCode !== null).length, "submits", 0));
  figures.push(exactly("late.toldWhy", late.filter(({ body, toast }) => `${body}${toast}`.includes("截止")).length, "answers", late.length));
  const acknowledged = answers.flatMap(({ team, shortCode }) => (shortCode === null ? [] : [{ no: team.no, shortCode }]));
  const found = await reckon(acknowledged, [challenge.id]);
  for (const words of found.wrong.slice(0, 20)) note(words);
  figures.push(
    exactly("acknowledged.proven", found.proven, "receipts", teamCount * submitsEach),
    exactly("acknowledged.wrong", found.wrong.length, "findings", 0),
    exactly("acknowledged.unheard", found.unheard, "versions", 0),
  );
  await openAll(challenge);
  const last = new Map(answers.filter(({ shortCode }) => shortCode !== null).map(({ team, summary }) => [team.bidId, summary]));
  const opened = await readContentOfBids([...last.keys()]);
  figures.push(exactly("opened.asLastTyped", [...last].filter(([bidId, summary]) => opened.get(bidId)?.summary === summary).length, "bids", teamCount));
}

/** The worker may have closed the challenge already, as it does at every deadline. */
async function openAll({ no, staff }: Awaited<ReturnType<typeof aChallenge>>): Promise<void> {
  const closed = await makeMove(staff.officer, "challenge", no, "close");
  if (!closed.ok && closed.refusal.code !== "wrongState" && closed.refusal.code !== "statusChanged") throw new Error(closed.refusal.code);
  valueOf(await makeMove(staff.officer2, "challenge", no, "openBids"));
}

/** Fifty people typing: each saves every two seconds; and once all in the same instant. */
async function typing(server: EdgeServer): Promise<void> {
  const challenge = await aChallenge();
  const teams = await aCrowd(editors, challenge.no);
  // Fifty browsers: each keeps a connection of its own.
  const browsers = teams.map(() => new http.Agent({ keepAlive: true, maxSockets: 1 }));
  const save = (team: Team, index: number, words: string) => autosave(server.origin, team, words, { agent: browsers[index]! });
  const saves: number[] = [];
  await Promise.all(teams.map((team, index) => save(team, index, "开头")));
  const start = performance.now();
  await Promise.all(
    teams.map(async (team, index) => {
      for (let turn = 0; turn < (isQuick ? 2 : 10); turn += 1) {
        const due = start + 2000 * (turn + index / editors);
        await pause(Math.max(0, due - performance.now()));
        const answer = await save(team, index, `打字${turn}`);
        if (answer.status !== 200) throw new Error(`an autosave answered ${answer.status}`);
        saves.push(performance.now() - due);
      }
    }),
  );
  const burst = await Promise.all(teams.map((team, index) => save(team, index, "同一瞬间")));
  for (const browser of browsers) browser.destroy();
  figures.push(
    atMost("autosave.p95", quantile(saves, 0.95), "ms", 150),
    atMost("autosave.sameInstant.p95", quantile(burst.map(({ milliseconds }) => milliseconds), 0.95), "ms", 150),
  );
}

/** Half the surge while 200 sign-ins a second come from everywhere, each for an account that exists, with a wrong password; every other one names a device that it made up. */
async function flood(server: EdgeServer): Promise<void> {
  const challenge = await aChallenge();
  const teams = await aCrowd(teamCount, challenge.no, await hashPassword("red mud 2026 fine"));
  const perSecond = isQuick ? 20 : 200;
  const flooding: Promise<{ status: number; milliseconds: number }>[] = [];
  const start = performance.now() + 500;
  const sending = (async () => {
    for (let sent = 0; sent < perSecond * 10; sent += 1) {
      await pause(Math.max(0, start + (1000 * sent) / perSecond - performance.now()));
      const body = new URLSearchParams({ intent: "signIn", identifier: teams[sent % teams.length]!.username, password: `wrong-${sent}` }).toString();
      const cookie = sent % 2 === 0 ? "" : `jb_device=${randomBytes(32).toString("base64url")}.${randomBytes(32).toString("base64")}`;
      flooding.push(postForm(server.origin, "/sign-in", cookie, body, { agent, headers: { "x-forwarded-for": `10.${sent >> 8}.${sent & 255}.7` } }));
    }
  })();
  const answers = await surge(server, teams, submitsEach / 2, start + windowMs, windowMs);
  await sending;
  const answered = await Promise.all(flooding);
  judge("flood", answers, { p95: 2000 });
  figures.push(told("flood.signIns", answered.length, "tries"), exactly("flood.signIns.serverErrors", answered.filter(({ status }) => status >= 500 || status === 0).length, "answers", 0));
  figures.push(told("flood.signIns.checked", answered.filter(({ status }) => status !== 429).length, "passwords"));
}

const server = await startServer({ LOG_REQUESTS: "0", TRUST_PROXY: "1" });
const worker = new WorkerProcess("build/node", {});
try {
  const stackRate = await warmUp(server);
  note(`warm, ${Math.round(stackRate)} submits/s`);
  if (!isFloodAlone) {
    await lastSeconds(server);
    // Bare versions have no receipts, so these come after what is checked.
    const raw = await rawSubmits(isQuick ? 100 : 2000);
    figures.push(told("stack.rate", stackRate, "submits/s"), told("raw.rate", raw.perSecond, "submit_bids/s"), told("raw.p95", raw.p95, "ms"), told("ratio.rate", raw.perSecond / stackRate, "raw ÷ stack"));
    await typing(server);
  }
  await flood(server);
} finally {
  await server.stop();
  await worker.end("SIGTERM");
  agent.destroy();
}
console.log(JSON.stringify({ name: "surge", machine: machineBefore, loadAfter: machine(), figures }, null, 2));
await closeDatabase();
process.exitCode = figures.every(({ holds }) => holds !== false) ? 0 : 1;
