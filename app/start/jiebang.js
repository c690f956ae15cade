import { spawn } from "node:child_process";
import path from "node:path";
import { build } from "./build.js";
import { migrate, openDatabase } from "./database.js";
import { fingerprintOf, isNoted, noteFingerprint } from "./fingerprint.js";
import { installDependencies } from "./install.js";
import { runEntry } from "./lifetime.js";
import { withLock } from "./lock.js";
import { childEnv, node24, requireNode20 } from "./node24.js";
import { dataDir, inRoot } from "./places.js";
import { loadEnvFile, loadSecrets } from "./secrets.js";
import { productEnv } from "./serve.js";

/**
 * `npm run -s jiebang -- …`: the operator's commands. Output, input and exit code are the command's own; what
 * must be made ready first is made in silence, messages go to the error stream.
 */
async function jiebang() {
  const args = process.argv.slice(2);
  requireNode20();
  loadEnvFile();
  await installDependencies(console.error);
  const [env] = await Promise.all([isPure(args) ? childEnv() : withDatabase(), build("node")]);
  return runCommand(args, env);
}

/** Commands that work on their arguments alone, without a database. */
function isPure([noun, verb, ...rest]) {
  if (!noun || noun === "calc" || noun === "assignment" || noun === "custody" || noun === "ranking" || (noun === "draw" && verb === "rerun") || rest.includes("--help") || noun.startsWith("-")) return true;
  if (noun === "receipt") return rest.some((word) => word === "--keys" || word.startsWith("--keys="));
  return noun === "audit" && verb === "verify" && rest.some((word) => !word.startsWith("-"));
}

async function withDatabase() {
  const folder = dataDir();
  const secrets = loadSecrets(folder);
  const { url, cluster, isNew } = await openDatabase({ folder, secrets, keepsFound: true });
  const note = path.join(folder, "migrated");
  const fingerprint = `${url.replace(/.*@/, "")} ${fingerprintOf(["prisma/migrations", "prisma/grants.sql", "prisma/migrate.ts"])}`;
  if (isNew || !isNoted(note, fingerprint)) {
    await withLock(`migrate ${folder}`, () => migrate(url));
    noteFingerprint(note, fingerprint);
  }
  return productEnv({ url, cluster, folder, secrets });
}

function runCommand(args, env) {
  const child = spawn(node24(), [inRoot("build/node/cli.js"), ...args], { env, stdio: "inherit", cwd: inRoot() });
  // Ctrl-C reaches the command through the terminal; a signal to this process alone must be passed on.
  process.prependListener("SIGTERM", () => child.kill("SIGTERM"));
  return new Promise((resolve, reject) => {
    child.on("error", reject).on("exit", (code, signal) => resolve(signal ? 130 : code));
  });
}

await runEntry(jiebang);
