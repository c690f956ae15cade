import { join } from "node:path";
import { closeDatabase } from "#app/db/client.ts";
import { type Figure, machine } from "#tests/support/figures.ts";
import { fillDisk, mountSmall } from "./disk-full.ts";
import { killDuringOpening, killDuringUpload } from "./interrupted.ts";
import { everyCodeLost, wrongCodes } from "./lost-codes.ts";
import { killWorker, killWorkerAtOpening } from "./killed-worker.ts";
import { killDuringSaving } from "./saving.ts";
import { type Amount, cutConnections, killPostgres, killWeb, leaveBeforeAnswer, type Step, wrongClocks } from "./steps.ts";
import { startWorld, untilDatabaseAnswers, untilReady } from "./world.ts";

/**
 * `npm run faults`: what must not be lost or doubled when something breaks (trust.md section 9), on a product that runs
 * as it does in use. `small` is the suite of `npm test`; names of steps run those alone. A step answers figures; one that
 * cannot be run says why and is not counted.
 */
const isSmall = process.argv.includes("small");
const amount: Amount = isSmall ? { acknowledgements: 120, kills: 1, leavings: 40 } : { acknowledgements: 10_000, kills: 4, leavings: 1000 };
const [folder, clusterHome] = [process.env.FAULTS_FOLDER, process.env.FAULTS_CLUSTER];
if (!folder || !clusterHome) throw new Error("npm run faults");

/** What a killed worker held comes half a minute later: the other steps run meanwhile. The database goes last. */
const steps: Record<string, Step> = { killWeb, cutConnections, leaveBeforeAnswer, wrongClocks, killDuringSaving, killDuringUpload, killDuringOpening, wrongCodes, everyCodeLost };
const last: Record<string, Step> = { killWorker: async (...given) => (await workers[0])(...given), killWorkerAtOpening: async (...given) => (await workers[1])(...given), killPostgres };
const notRun: Record<string, string> = {};
const diskFolder = join(folder, "disk");
const disk = mountSmall(diskFolder);
if ("reason" in disk) notRun.diskFull = disk.reason;
else steps.diskFull = (one) => fillDisk(one, diskFolder);

const named = process.argv.slice(2).filter((one) => one in steps || one in last);
const asked = ([name]: [string, Step]) => named.length === 0 || named.includes(name);
const [firstSteps, lastSteps] = [Object.entries(steps).filter(asked), Object.entries(last).filter(asked)];

const before = machine();
const began = performance.now();
const figures: Figure[] = [];
const failed: string[] = [];
const world = await startWorld(folder, clusterHome);
const mail = killWorker(world);
// One blow after the other: a worker that dies too often is given up.
const workers = [mail, mail.catch(() => undefined).then(() => killWorkerAtOpening(world))] as const;

async function take(name: string, step: Step): Promise<void> {
  try {
    // What the step before left broken is not this one's failure.
    await Promise.all([untilDatabaseAnswers(), untilReady(world.origin)]);
    const found = await step(world, amount);
    figures.push(...found);
    if (found.some(({ holds }) => holds === false)) failed.push(name);
  } catch (error) {
    failed.push(name);
    console.error(`${name}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

try {
  // A failure of the first half is told by the second.
  await Promise.allSettled(workers);
  for (const [name, step] of firstSteps) await take(name, step);
  for (const [name, step] of lastSteps) await take(name, step);
} finally {
  await world.stop();
  if ("unmount" in disk) disk.unmount();
}
const count = firstSteps.length + lastSteps.length;
console.log(JSON.stringify({ name: isSmall ? "faults small" : "faults", machine: before, seconds: Math.round((performance.now() - began) / 1000), notRun, passed: count - failed.length, failed, figures }, null, 2));
for (const [name, why] of Object.entries(notRun)) console.log(`${name}: not run: ${why}`);
await closeDatabase();
process.exitCode = failed.length === 0 ? 0 : 1;
