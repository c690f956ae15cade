import http from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { closeDatabase } from "#app/db/client.ts";
import { closeBuilt, measurePage, Visitor } from "#tests/support/built-pages.ts";
import { startServer } from "#tests/support/edge-server.ts";
import { atLeast, atMost, exactly, type Figure, machine, quantile, told } from "#tests/support/figures.ts";
import { fillPublicList } from "#tests/support/many-challenges.ts";
import { fullLoad, readPage, steadyLoad } from "#tests/support/page-load.ts";

/**
 * `npm run bench -- publishing`: what the public reads. First pages from 2,000 items, called in this process without HTTP;
 * then one web process under the load of this one beside it, on the same cores; then an officer at work while a crowd reads
 * the list; last the search among 20,000. `publishing search`: that alone.
 *
 * `uncached`: the server keeps nothing from one request to the next (KEEP_PAGES=0), and every answer is read from the database after it
 * was asked for. All connections ask for one address, as a crowd does on the day, so those who ask while a drawing runs share the next
 * one (web/shared-drawings.ts). `each`: each request has an address of its own, so nothing is shared: what a drawing costs.
 * `bare`: the smallest answer of the same server, one statement and no page, made for each alone: what this machine can give at most.
 */
const isSearchAlone = process.argv.includes("search");
const listed = 2000;
const searched = 20_000;
const item = "/challenges/JZGX-2026-001";
const loadMs = 6000;
const connections = 16;
/** One reader a second in ordinary days; fifty on the day of publicity (guide 4.4), with no cache in front. */
const burstPerSecond = 50;
const officerPages = ["/work", "/work/challenges", `/work${item}`];
const officerRounds = 25;
/** A common word, one of many words, one letter after another over several texts, one typed nearly right, one that nothing has. */
const searches = { common: "赤泥", usual: "制备路基材料", rare: "覃北现有高铁赤泥堆场", number: "JZGX-2035-123", mistyped: "脱减与减液回用", none: "量子通信卫星" };

const note = (words: string) => console.error(`publishing: ${words}`);

const figures: Figure[] = [];
const machineBefore = machine();
const agent = new http.Agent({ keepAlive: true, maxSockets: 200 });

async function judgePage(key: string, path: string, goal: number): Promise<void> {
  const { median, p95, queries } = await measurePage(new Visitor(), path);
  figures.push(atMost(`${key}.median`, median, "ms", goal), told(`${key}.p95`, p95, "ms"), atMost(`${key}.queries`, queries, "statements", 4));
}

const load = (url: string | (() => string), milliseconds = loadMs, revalidates = false) => fullLoad(url, agent, { connections, milliseconds, headers: {}, revalidates });

/** Of a server that keeps nothing. */
async function judgeDrawing(key: string, url: string): Promise<void> {
  let asked = 0;
  // No page knows the word: another address of the same page.
  const ownAddress = () => `${url}?bench=${(asked += 1)}`;
  await load(ownAddress, loadMs / 3);
  const each = await load(ownAddress);
  const uncached = await load(url);
  figures.push(atLeast(`${key}.uncached`, uncached.perSecond, "requests/s", 400), told(`${key}.each`, each.perSecond, "requests/s"), exactly(`${key}.failed`, each.failed + uncached.failed, "answers", 0));
}

async function judgeKept(key: string, url: string): Promise<void> {
  await load(url, loadMs / 3);
  const cached = await load(url);
  const revalidated = await load(url, loadMs, true);
  figures.push(
    atLeast(`${key}.cached`, cached.perSecond, "requests/s", 3000),
    atLeast(`${key}.revalidated`, revalidated.perSecond, "requests/s", 3000),
    exactly(`${key}.keptFailed`, cached.failed + revalidated.failed, "answers", 0),
  );
}

/** Milliseconds of each of the officer's pages, one after the other with a breath between them, as a person works. */
async function officerAtWork(origin: string, cookie: string): Promise<number[]> {
  const times: number[] = [];
  for (let turn = 0; turn < officerRounds * officerPages.length; turn += 1) {
    const read = await readPage(`${origin}${officerPages[turn % officerPages.length]!}`, agent, { cookie });
    if (read.status !== 200) throw new Error(`an officer's page answers ${read.status}`);
    times.push(read.milliseconds);
    await pause(80);
  }
  return times;
}

async function judgeBurst(origin: string): Promise<void> {
  const { cookie } = await new Visitor().signIn("officer");
  await officerAtWork(origin, cookie);
  const idle = await officerAtWork(origin, cookie);
  const crowd = new http.Agent({ keepAlive: true, maxSockets: 400 });
  const [busy, reads] = await Promise.all([officerAtWork(origin, cookie), steadyLoad(`${origin}/challenges`, crowd, { perSecond: burstPerSecond, milliseconds: officerRounds * officerPages.length * 100, headers: {} })]);
  crowd.destroy();
  figures.push(
    told("officer.idle.median", quantile(idle, 0.5), "ms"),
    told("officer.burst.median", quantile(busy, 0.5), "ms"),
    atMost("officer.burst.ratio", quantile(busy, 0.5) / quantile(idle, 0.5), "burst ÷ idle", 1.5),
    told("burst.p95", quantile(reads.map(({ milliseconds }) => milliseconds), 0.95), "ms"),
    exactly("burst.failed", reads.filter(({ status }) => status !== 200).length, "answers", 0),
  );
}

async function judgeSearch(): Promise<void> {
  for (const [kind, text] of Object.entries(searches)) {
    const { median, p95, queries } = await measurePage(new Visitor(), `/challenges?text=${encodeURIComponent(text)}`);
    note(`search for ${text}: ${median.toFixed(1)} ms`);
    figures.push(atMost(`search.${kind}.median`, median, "ms", 30), told(`search.${kind}.p95`, p95, "ms"), told(`search.${kind}.queries`, queries, "statements"));
  }
}

async function withServer(environment: Record<string, string>, judge: (origin: string) => Promise<void>): Promise<void> {
  const server = await startServer({ LOG_REQUESTS: "0", ...environment });
  try {
    await judge(server.origin);
  } finally {
    await server.stop();
  }
}

async function judgeServers(): Promise<void> {
  await withServer({ KEEP_PAGES: "0" }, async (origin) => {
    await judgeDrawing("list", `${origin}/challenges`);
    await judgeDrawing("item", `${origin}${item}`);
    const bare = await load(`${origin}/time`);
    figures.push(told("bare", bare.perSecond, "requests/s"));
    await judgeBurst(origin);
  });
  await withServer({}, async (origin) => {
    await judgeKept("list", `${origin}/challenges`);
    await judgeKept("item", `${origin}${item}`);
  });
  agent.destroy();
}

await fillPublicList(8, listed);
if (!isSearchAlone) {
  await judgePage("list", "/challenges", 10);
  await judgePage("item", item, 10);
  await judgeServers();
}
note(figures.map(({ key, value }) => `${key} ${value}`).join(", "));
await fillPublicList(listed, searched);
await judgeSearch();
console.log(JSON.stringify({ name: "publishing", machine: machineBefore, loadAfter: machine(), figures }, null, 2));
await closeDatabase();
await closeBuilt();
process.exitCode = figures.every(({ holds }) => holds !== false) ? 0 : 1;
