import { runEntry } from "./lifetime.js";
import { runSuites } from "./run-suites.js";

const all = ["lint", "types", "schema", "unit", "migrations", "docs", "build", "integration", "faults", "e2e"];

/** `npm test`: every suite. `npm run test:e2e -- FILE …`: suites by name, what follows goes to their runner. */
await runEntry(() => {
  const given = process.argv.slice(2);
  const end = given.findIndex((word) => !all.includes(word));
  const names = end < 0 ? given : given.slice(0, end);
  return runSuites(names.length > 0 ? names : all, end < 0 ? [] : given.slice(end));
});
