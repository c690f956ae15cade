import { readFileSync } from "node:fs";
import path from "node:path";

/** Characters of why a test failed, enough for what was expected and what came. */
const mostWhy = 600;

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

/** The tests of a vitest report that did not pass, a line each: file, name, the first words of why. */
export function vitestFailures(file) {
  const { testResults } = JSON.parse(readFileSync(file, "utf8"));
  return testResults.flatMap(({ name = "", status, message, assertionResults }) => {
    const bad = assertionResults.filter((test) => test.status !== "passed");
    if (bad.length === 0) return status === "failed" ? [lineOf(name, "", message)] : [];
    return bad.map((test) => lineOf(name, test.fullName, test.failureMessages?.[0] ?? test.status));
  });
}

/** The same for Playwright, whose suites hold suites. */
export function playwrightFailures(file) {
  const { suites = [], errors = [] } = JSON.parse(readFileSync(file, "utf8"));
  const within = ({ suites: inner = [], specs = [] }) => [...specs.filter(({ ok }) => !ok), ...inner.flatMap(within)];
  const reason = ({ tests = [] }) => tests.flatMap(({ results }) => results.map(({ error, status }) => error?.message ?? status)).at(-1);
  return [...suites.flatMap(within).map((spec) => lineOf(spec.file, spec.title, reason(spec))), ...errors.map(({ message }) => lineOf("", "", message))];
}

function lineOf(file, name, why) {
  const place = path.isAbsolute(file) ? path.relative(process.cwd(), file) : file;
  const colours = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, "g");
  return [place, name, String(why ?? "").replace(colours, "").replace(/\s+/g, " ").slice(0, mostWhy)].filter(Boolean).join(" · ");
}

/**
 * A runner that ended badly without a failed test crashed, and one that ran nothing proves nothing: each counts as one failure.
 * `name` names what failed, so that the end of the output says it where only the end is kept.
 * @param {(file: string) => { passed: number, failed: number }} read
 * @param {string} file
 * @param {number} code
 * @param {(file: string) => string[]} name
 */
export function countsOf(read, file, code, name = () => []) {
  let counts = { passed: 0, failed: 0 };
  let failures = [];
  try {
    counts = read(file);
    if (counts.failed > 0) failures = name(file);
  } catch {
    // No readable report: the runner crashed before it could write one.
  }
  const isCrash = counts.failed === 0 && (code !== 0 || counts.passed === 0);
  return { ...counts, failed: isCrash ? 1 : counts.failed, ...(failures.length > 0 && { failures }) };
}
