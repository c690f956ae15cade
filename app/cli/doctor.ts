import { readAuditHead } from "#app/db/audit-log.ts";
import { closeDatabase } from "#app/db/client.ts";
import { readClock } from "#app/db/clock.ts";
import { brokenInvariants } from "#app/db/invariants.ts";
import { readInstallation } from "#app/db/installation.ts";
import { countUnmarked } from "#app/db/people-marks.ts";
import { unfinishedMigrations } from "#app/db/site.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { env } from "#app/env.server.ts";
import { doctorWords } from "#app/messages/zh-CN/cli.ts";
import { antivirusProblem } from "#app/services/bid-file/antivirus.ts";
import { formatDateTime } from "#app/messages/format.ts";
import { access, constants, mkdir, statfs } from "node:fs/promises";
import { resolve } from "node:path";
import { atEnd } from "./at-end.ts";
import type { Run } from "./command.ts";
import { failureSentence } from "./failure.ts";

interface Check {
  name: string;
  ok: boolean;
  words: string;
}

/** Less than this and the next upload or backup may fail. */
const leastFreeShare = 0.15;

/** `doctor`: what a running product needs, each with a sentence; exit code 1 when something is wrong. */
export const doctor: Run = async () => {
  atEnd(closeDatabase);
  const checks = [await check("node", node)];
  checks.push(await check("environment", environment));
  if (checks.every((one) => one.ok)) {
    checks.push(await check("database", database));
    if (checks.every((one) => one.ok)) checks.push(await check("migrations", migrations), await check("installation", installation), await check("invariants", invariants), await check("log", log), await check("people", people));
    checks.push(await check("dataFolder", dataFolder), await check("antivirus", antivirus));
  }
  const isSound = checks.every((one) => one.ok);
  const text = checks.map((one) => `${one.ok ? "✓" : "✗"} ${doctorWords.names[one.name] ?? one.name}：${one.words}`).join("\n");
  return ok({ value: { ok: isSound, checks }, text, ...(!isSound && { code: 1 }) });
};

async function check(name: string, run: () => Promise<{ ok: boolean; words: string }>): Promise<Check> {
  try {
    return { name, ...(await run()) };
  } catch (error) {
    return { name, ok: false, words: failureSentence(error) };
  }
}

async function node() {
  return { ok: Number(process.versions.node.split(".")[0]) >= 24, words: process.version };
}

async function environment() {
  env();
  return { ok: true, words: doctorWords.environment };
}

async function database() {
  await readClock();
  return { ok: true, words: doctorWords.database };
}

async function migrations() {
  // The commands run in the project's folder (start/jiebang.js).
  const missing = await unfinishedMigrations(resolve("prisma/migrations"));
  return { ok: missing.length === 0, words: missing.length === 0 ? doctorWords.migrations : doctorWords.missingMigrations(missing.length) };
}

async function installation() {
  const { kind, clockOffsetMs } = await readInstallation();
  return { ok: true, words: doctorWords.installation(doctorWords.kinds[kind], formatDateTime(await readClock()), clockOffsetMs !== 0) };
}

async function invariants() {
  const broken = await brokenInvariants();
  return { ok: broken.length === 0, words: broken.length === 0 ? doctorWords.invariants : broken.map(({ name, found }) => `${name}（${found.join("、")}）`).join("；") };
}

async function log() {
  const { seq } = await readAuditHead();
  return { ok: true, words: doctorWords.log(seq) };
}

/** Where the conflict rule does not see a person yet. */
async function people() {
  const unmarked = await countUnmarked();
  return unmarked.bids + unmarked.profiles === 0 ? { ok: true, words: doctorWords.people } : { ok: false, words: doctorWords.peopleUnmarked(unmarked) };
}

/** Not having one is a choice; one that does not answer holds files back. */
async function antivirus() {
  const problem = await antivirusProblem();
  if (problem === "off") return { ok: true, words: doctorWords.antivirusOff };
  return problem === null ? { ok: true, words: doctorWords.antivirus } : { ok: false, words: doctorWords.antivirusDown(problem) };
}

async function dataFolder() {
  const folder = resolve(env().DATA_DIR);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await access(folder, constants.R_OK | constants.W_OK);
  const disk = await statfs(folder);
  const share = Number(disk.bavail) / Number(disk.blocks);
  return { ok: share >= leastFreeShare, words: doctorWords.disk(folder, Math.round(share * 100)) };
}
