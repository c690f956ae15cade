import { installDependencies } from "./install.js";
import { atEnd } from "./lifetime.js";
import { requireNode20 } from "./node24.js";
import { explain } from "./trouble.js";
import { words } from "./words.js";

/**
 * Runs suites one after the other, all of them even if an earlier one failed; `args` go to the test runners. What runs long on one
 * core and needs nothing else runs beside those after it, until one begins that wants the machine to itself.
 * The very last line is `N passed, N failed`, and the exit code 0 only if something passed and nothing failed.
 */
export async function runSuites(names, args = []) {
  const sum = { passed: 0, failed: 0 };
  let isWhole = false;
  // Registered first, so it runs last, after databases and servers are gone.
  atEnd(() => console.log(`${sum.passed} passed, ${isWhole ? sum.failed : sum.failed + 1} failed`));
  requireNode20();
  await installDependencies(console.log);
  // Only now: the suites ask for things that the install brings.
  const { alone, beside, suites } = await import("./suites.js");
  const lines = new Map();
  const start = async (name) => lines.set(name, await runOne(name, suites[name], args, sum));
  const begun = [];
  for (const name of names) {
    if (alone.has(name)) await Promise.all(begun);
    if (beside.has(name)) begun.push(start(name));
    else await start(name);
  }
  await Promise.all(begun);
  console.log(`\n${names.map((name) => lines.get(name)).join("\n")}\n`);
  isWhole = true;
  return sum.failed === 0 && sum.passed > 0 ? 0 : 1;
}

async function runOne(name, suite, args, sum) {
  const title = words.suites[name];
  const begun = Date.now();
  console.log(words.suite(title));
  const { passed, failed, failures = [] } = await suite(args).catch((error) => {
    console.error(words.suiteCrashed(title, explain(error)));
    return { passed: 0, failed: 1 };
  });
  sum.passed += passed;
  sum.failed += failed;
  return [words.suiteResult(title, passed, failed, Math.round((Date.now() - begun) / 1000)), ...failures.map((line) => `  ✗ ${line}`)].join("\n");
}
