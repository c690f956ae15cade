import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { countsOf, playwrightCounts, playwrightFailures, vitestCounts, vitestFailures } from "#app/start/counts.js";
import { tableOf } from "#app/start/table.js";

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), "jiebang-counts-"))));
afterAll(() => rmSync(folder, { recursive: true }));

function report(content: unknown): string {
  const file = join(folder, "report.json");
  writeFileSync(file, JSON.stringify(content));
  return file;
}

const file = (status: string, ...tests: string[]) => ({ status, assertionResults: tests.map((status) => ({ status })) });

test.each([
  { name: "all good", results: [file("passed", "passed", "passed")], code: 0, counts: { passed: 2, failed: 0 } },
  { name: "one failed", results: [file("failed", "passed", "failed")], code: 1, counts: { passed: 1, failed: 1 } },
  { name: "a skipped test proves nothing", results: [file("passed", "passed", "skipped", "todo")], code: 0, counts: { passed: 1, failed: 2 } },
  { name: "a file that could not be loaded", results: [file("passed", "passed"), file("failed")], code: 1, counts: { passed: 1, failed: 1 } },
  { name: "a file whose cleaning up failed", results: [file("failed", "passed")], code: 1, counts: { passed: 1, failed: 1 } },
  { name: "an error outside of all tests", results: [file("passed", "passed")], code: 1, counts: { passed: 1, failed: 1 } },
  { name: "nothing ran", results: [], code: 0, counts: { passed: 0, failed: 1 } },
])("unit and integration: $name", ({ results, code, counts }) => {
  expect(countsOf(vitestCounts, report({ testResults: results }), code)).toEqual(counts);
});

test.each([
  { name: "all good", stats: { expected: 3, unexpected: 0, flaky: 0, skipped: 0 }, errors: [], code: 0, counts: { passed: 3, failed: 0 } },
  { name: "failed, flaky and skipped", stats: { expected: 1, unexpected: 1, flaky: 1, skipped: 1 }, errors: [], code: 1, counts: { passed: 1, failed: 3 } },
  { name: "the server did not start", stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0 }, errors: [{}], code: 1, counts: { passed: 0, failed: 1 } },
])("end to end: $name", ({ stats, errors, code, counts }) => {
  expect(countsOf(playwrightCounts, report({ stats, errors }), code)).toEqual(counts);
});

test("the end of the output names what failed, and why", () => {
  const passed = { status: "passed", fullName: "good" };
  const failed = { status: "failed", fullName: "bad", failureMessages: ["\u001b[31mexpected 1\u001b[39m\n  to be 2"] };
  const results = [{ name: join(process.cwd(), "tests/a.test.ts"), ...file("failed"), assertionResults: [passed, failed] }, { name: "b.test.ts", status: "failed", message: "no module", assertionResults: [] }];
  expect(countsOf(vitestCounts, report({ testResults: results }), 1, vitestFailures)).toEqual({ passed: 1, failed: 2, failures: ["tests/a.test.ts · bad · expected 1 to be 2", "b.test.ts · no module"] });

  const spec = (title: string, ok: boolean, results: unknown[]) => ({ title, ok, file: "c.spec.ts", tests: [{ results }] });
  const suites = [{ specs: [spec("good", true, [])], suites: [{ specs: [spec("bad", false, [{ error: { message: "not visible" } }]), spec("not run", false, [])] }] }];
  const stats = { expected: 1, unexpected: 1, flaky: 0, skipped: 1 };
  expect(countsOf(playwrightCounts, report({ stats, suites }), 1, playwrightFailures)).toEqual({ passed: 1, failed: 2, failures: ["c.spec.ts · bad · not visible", "c.spec.ts · not run"] });
});

test("a runner that died before its report counts as one failure", () => {
  expect(countsOf(vitestCounts, join(folder, "none.json"), 137)).toEqual({ passed: 0, failed: 1 });
});

test("columns stay aligned where Chinese characters take two columns each", () => {
  const lines = tableOf(["角色", "用户名"], [["经办", "officer"], ["系统管理员", "admin"]]).split("\n");
  expect(lines).toEqual(["  角色        用户名", "  ──────────  ───────", "  经办        officer", "  系统管理员  admin"]);
});
