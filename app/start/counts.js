import { readFileSync } from "node:fs";

/**
 * What a runner's own report says, as `{ passed, failed }`. Whatever did not pass failed: a skipped test proves
 * nothing, and a file that could not be loaded hides an unknown number of tests.
 */
export function vitestCounts(file) {
  const { testResults } = JSON.parse(readFileSync(file, "utf8"));
  let passed = 0;
  let failed = 0;
  for (const { status, assertionResults } of testResults) {
    const good = assertionResults.filter((test) => test.status === "passed").length;
    const bad = assertionResults.length - good;
    passed += good;
    failed += bad === 0 && status === "failed" ? 1 : bad;
  }
  return { passed, failed };
}

/** The same for Playwright: a flaky test did not pass. */
export function playwrightCounts(file) {
  const { stats, errors } = JSON.parse(readFileSync(file, "utf8"));
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + stats.skipped + (errors?.length ?? 0) };
}

/** A runner that ended badly without a failed test crashed, and one that ran nothing proves nothing: each counts as one failure. */
export function countsOf(read, file, code) {
  let counts = { passed: 0, failed: 0 };
  try {
    counts = read(file);
  } catch {
    // No readable report: the runner crashed before it could write one.
  }
  const isCrash = counts.failed === 0 && (code !== 0 || counts.passed === 0);
  return isCrash ? { ...counts, failed: 1 } : counts;
}
