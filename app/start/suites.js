import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { findBrowser } from "./browser.js";
import { runFaults } from "./fault-suite.js";
import { build, generateClient, prismaEnv } from "./build.js";
import { countsOf, playwrightCounts, playwrightFailures, vitestCounts, vitestFailures } from "./counts.js";
import { atEnd } from "./lifetime.js";
import { withLock } from "./lock.js";
import { childEnv, node24 } from "./node24.js";
import { dataDir, inRoot, tools } from "./places.js";
import { freePort } from "./postgres.js";
import { run } from "./processes.js";
import { freshSecret, loadSecrets } from "./secrets.js";
import { productEnv } from "./serve.js";
import { ensureAge } from "./debian.js";
import { endOrphans } from "./services.js";
import { freshDatabase, testServer } from "./test-database.js";

let scratch;
/** A folder of this run, gone at its end. What tests put into the temporary folder lies in it too (TMPDIR), so nothing stays behind. */
function scratchFolder() {
  if (!scratch) {
    scratch = mkdtempSync(path.join(os.tmpdir(), "jiebang-test-"));
    // The tests' own PostgreSQL runs as another user and must get through.
    chmodSync(scratch, 0o711);
    atEnd(() => rmSync(scratch, { recursive: true, force: true }));
  }
  return scratch;
}

/** What stood on the page when a test failed: where only the output is kept, it is the one thing to look at. */
function showFailedPages(folder) {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder, { recursive: true }).filter((each) => each.endsWith("error-context.md"))) console.log(readFileSync(path.join(folder, name), "utf8").slice(0, 12_000));
}

const place = () => ({ folder: dataDir(), secrets: loadSecrets(dataDir()) });
/** The tests' keys are nobody's: a mail or a draft of a test opens nowhere else. */
const testSecrets = () => ({ JIEBANG_SECRET: freshSecret(), JIEBANG_KEY: freshSecret() });

const script = async (env, ...args) => (await run(node24(), args, { show: true, env: childEnv(env) })).code === 0;
const oneCheck = (isGood) => ({ passed: isGood ? 1 : 0, failed: isGood ? 0 : 1 });

async function vitest(project, env, args) {
  const report = path.join(scratchFolder(), `${project}.json`);
  const command = [tools.vitest, "run", "--project", project, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`, ...args];
  // Each file runs in a process of its own: what the packages compile to is kept, a third of the time of short files.
  const NODE_COMPILE_CACHE = path.join(dataDir(), "compile-cache");
  const { code } = await run(node24(), command, { show: true, env: childEnv({ NODE_ENV: "test", TMPDIR: scratchFolder(), NODE_COMPILE_CACHE, ...env }) });
  return countsOf(vitestCounts, report, code, vitestFailures);
}

/** tests/support/template.ts makes this run's template on the server, and a copy of it for each test file. */
async function integration(args) {
  await ensureAge();
  return vitest("integration", { TEST_DATABASE_ADMIN_URL: await testServer(place()), SMS_DRIVER: "outbox", ...testSecrets() }, args);
}

/** Playwright starts the product itself (e2e-server.js) on this environment; tests drive the CLI with the same. */
function endToEnd(args) {
  const folder = path.join(dataDir(), "e2e");
  return withLock(`e2e ${folder}`, async () => {
    mkdirSync(folder, { recursive: true });
    await endOrphans(folder);
    rmSync(folder, { recursive: true });
    mkdirSync(folder);
    const report = path.join(scratchFolder(), "e2e.json");
    const CHROME_PATH = await findBrowser();
    const url = await freshDatabase(await testServer(place()), "e2e");
    const env = productEnv({ url, folder, secrets: testSecrets(), port: await freePort(), CHROME_PATH, TMPDIR: scratchFolder(), SMS_DRIVER: "outbox", PLAYWRIGHT_JSON_OUTPUT_FILE: report });
    const { code } = await run(node24(), [tools.playwright, "test", "--config", "tests/playwright.config.ts", "--reporter=list,json", ...args], { show: true, env });
    if (code !== 0) showFailedPages(inRoot("test-results"));
    return countsOf(playwrightCounts, report, code, playwrightFailures);
  });
}

async function migrations() {
  return oneCheck(await script({ DATABASE_URL: await testServer(place()) }, inRoot("prisma/migrate.ts"), "check"));
}

async function lint() {
  // Its typed rules read what the client declares.
  await generateClient();
  const isStyled = await script({}, tools.eslint, ".", "--max-warnings", "0");
  const isFreeOfCircles = await script({}, tools.depcruise, "--config", ".dependency-cruiser.js", "app", "emails", "prisma", "tests");
  return oneCheck(isStyled && isFreeOfCircles);
}

async function types() {
  await generateClient();
  return oneCheck(await script({}, tools.tsc));
}

/** Runs beside those after it. */
export const beside = new Set(["lint"]);
/** Servers, browsers and deadlines: they begin when nothing else runs. */
export const alone = new Set(["build", "integration", "faults", "e2e"]);

/** Every suite in its order; each returns `{ passed, failed }`, what is no test runner counts as one. */
export const suites = {
  lint,
  types,
  schema: async () => oneCheck(await script(prismaEnv(), tools.prisma, "validate")),
  unit: (args) => generateClient().then(() => vitest("unit", {}, args)),
  migrations,
  docs: async () => oneCheck(await script({}, inRoot("app/start/docs.js"), "--check")),
  build: () => build("node", "web").then(() => oneCheck(true)),
  integration,
  faults: () => runFaults(["small"]),
  e2e: (args) => build("node", "web").then(() => endToEnd(args)),
};
