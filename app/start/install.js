import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fingerprintOf, isNoted, noteFingerprint } from "./fingerprint.js";
import { lockChanges } from "./lock-changes.js";
import { withLock } from "./lock.js";
import { inRoot, root } from "./places.js";
import { startedAt } from "./proc.js";
import { endProcess, run, complaint } from "./processes.js";
import { isDiskFullText, requireDisk, Trouble } from "./trouble.js";
import { words } from "./words.js";

const lockFile = inRoot("package-lock.json");
const modules = inRoot("node_modules");
const installedNote = path.join(modules, ".installed-lock");
const begunNote = path.join(modules, ".install-begun");

const wanted = () => `${process.platform}-${process.arch}-${fingerprintOf(["package-lock.json"])}`;
const isInstalled = () => !existsSync(begunNote) && isNoted(installedNote, wanted());

/** Installs exactly what the lock file says, unless that stands already. `say` gets a line when there is work. */
export async function installDependencies(say) {
  if (isInstalled()) return;
  await withLock(`install ${root}`, async () => {
    if (isInstalled()) return;
    requireDisk(root, 1500);
    say(existsSync(begunNote) ? words.installingAgain : words.installing);
    if (existsSync(begunNote)) await clearHalfInstall();
    const before = readFileSync(lockFile, "utf8");
    const result = await npmInstall();
    const after = readFileSync(lockFile, "utf8");
    // Versions of npm differ in remarks they keep beside a package; only what gets installed is of account.
    if (after !== before) writeFileSync(lockFile, before);
    if (lockChanges(before, after).length > 0) {
      rmSync(begunNote, { force: true });
      throw new Trouble(words.lockChanged);
    }
    if (result.code !== 0) throw new Trouble(isDiskFullText(result.output) ? words.noDisk(root) : words.installFailed(complaint(result.output)));
    noteFingerprint(installedNote, wanted());
    rmSync(begunNote);
  });
}

function noteBegun(pid) {
  mkdirSync(modules, { recursive: true });
  writeFileSync(begunNote, `${pid} ${startedAt(pid)}`);
}

/** What a killed npm left looks whole to the next npm, which would not mend it: it goes, and that npm too if it still runs. */
async function clearHalfInstall() {
  const [pid, started] = readFileSync(begunNote, "utf8").split(" ");
  if (started && startedAt(pid) === started) await endProcess(Number(pid), 0);
  rmSync(modules, { recursive: true, force: true });
}

async function npmInstall() {
  const { command, first, env } = npm();
  const args = [...first, "install", "--no-audit", "--no-fund", "--loglevel=error", "--include=dev", "--include=optional"];
  const install = (more) => run(command, [...args, ...more], { env, onStart: noteBegun }).catch((error) => ({ code: 1, output: error.message }));
  // The lock pins every version, so cached answers are as good as fresh ones and twice as fast.
  const quick = await install(["--prefer-offline"]);
  return quick.code === 0 || isDiskFullText(quick.output) ? quick : install([]);
}

/** npm on the caller's own Node: the one in node_modules may be replaced while npm runs. */
function npm() {
  const outside = (process.env.PATH ?? "").split(path.delimiter).filter((folder) => !folder.startsWith(modules) && folder !== "");
  const env = { ...process.env, PATH: outside.join(path.delimiter) };
  const script = process.env.npm_execpath;
  const node = [process.env.npm_node_execpath, process.execPath, ...outside.map((folder) => path.join(folder, "node"))].find((file) => file && !file.startsWith(modules) && existsSync(file));
  return script && path.basename(script) === "npm-cli.js" && node ? { command: node, first: [script], env } : { command: "npm", first: [], env };
}
