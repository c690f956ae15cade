import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { closeDatabase, getPool } from "#app/db/client.ts";
import { closeBuilt, measurePage, projectRoot, Visitor } from "#tests/support/built-pages.ts";
import { atMost, type Figure, machine, told } from "#tests/support/figures.ts";
import { fillStandings } from "#tests/support/many-standings.ts";
import { demoMove, playToRanking, playToReview } from "#tests/support/thread.ts";
import { valueOf } from "#tests/support/builders.ts";

/**
 * `npm run bench -- pages`: what a page costs on the server and to a browser's line, on a database with the demo round.
 */

/** Gzip size of every script that the document names. */
async function scriptBytes(html: string): Promise<number> {
  const named = new Set([...html.matchAll(/(?:src|href)="(\/[^"]+\.js)"/g)].map((match) => match[1] ?? ""));
  let sum = 0;
  for (const file of named) sum += gzipSync(await readFile(join(projectRoot, "build/client", file))).length;
  return sum;
}

interface Goal {
  median: number;
  scriptKilobytes: number;
}

async function measure(key: string, visitor: Visitor, path: string, goal: Goal): Promise<Figure[]> {
  const { html, median, p95, queries } = await measurePage(visitor, path);
  return [
    atMost(`${key}.median`, median, "ms", goal.median),
    told(`${key}.p95`, p95, "ms"),
    atMost(`${key}.html`, gzipSync(html).length / 1024, "kB gzip", 40),
    atMost(`${key}.script`, (await scriptBytes(html)) / 1024, "kB gzip", goal.scriptKilobytes),
    told(`${key}.queries`, queries, "statements"),
  ];
}

/** Under which name experts read a bid. */
async function reviewCodeOf(no: string): Promise<string> {
  const { rows } = await getPool().query<{ code: string }>("select review_code as code from bid where no = $1", [no]);
  return rows[0]?.code ?? "";
}

const machineBefore = machine();
const challenge = "JZGX-2026-001";
const bids = await playToRanking(challenge, ["E004", "E008", "E013"]);
const publicGoal = { median: 10, scriptKilobytes: 15 };
const workGoal = { median: 25, scriptKilobytes: 160 };
const figures = [
  ...(await measure("list", new Visitor(), "/challenges", publicGoal)),
  ...(await measure("item", new Visitor(), `/challenges/${challenge}`, publicGoal)),
  ...(await measure("bid", await new Visitor().signIn("lead-t01"), `/work/bids/${bids[0] ?? ""}`, { ...workGoal, median: 9 })),
  ...(await measure("scoring", await new Visitor().signIn("e004"), `/work/reviews/${challenge}/${await reviewCodeOf(bids[0] ?? "")}`, { ...workGoal, median: 9 })),
  ...(await measure("ranking", await new Visitor().signIn("officer"), `/work/challenges/${challenge}/ranking`, workGoal)),
];

/** 得分一览 of a thousand bids with five experts each: while they sign, for the supervisor, and with the ranking fixed, for an officer. */
const crowded = "JZGX-2026-002";
const judges = ["E003", "E004", "E008", "E013", "E020"];
await playToReview(crowded, judges.slice(0, 3));
await fillStandings(crowded, 1000, judges);
const standingGoal = { ...workGoal, median: 34 };
const standings = `/work/rounds/JZGX-2026/standings?item=${crowded}&sort=-average`;
figures.push(...(await measure("standingsRunning", await new Visitor().signIn("supervisor"), standings, standingGoal)));
valueOf(await demoMove("officer", "challenge", crowded, "freezeRanking"));
figures.push(...(await measure("standingsFixed", await new Visitor().signIn("officer"), standings, standingGoal)));
console.log(JSON.stringify({ name: "pages", machine: machineBefore, figures }, null, 2));
await closeDatabase();
await closeBuilt();
