import { runFaults } from "./fault-suite.js";
import { installDependencies } from "./install.js";
import { runEntry } from "./lifetime.js";
import { requireNode20 } from "./node24.js";

/** `npm run faults`: everything that may break, in full; `npm test` runs the small form as a suite. */
await runEntry(async () => {
  requireNode20();
  await installDependencies(console.error);
  return (await runFaults(process.argv.slice(2))).failed === 0 ? 0 : 1;
});
