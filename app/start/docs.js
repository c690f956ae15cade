import { installDependencies } from "./install.js";
import { runEntry } from "./lifetime.js";
import { node24, requireNode20 } from "./node24.js";
import { inRoot } from "./places.js";
import { run } from "./processes.js";

/** `npm run docs`: writes the generated parts of the README; with `--check` it only says whether they are current. */
await runEntry(async () => {
  requireNode20();
  await installDependencies(console.error);
  const { code } = await run(node24(), [inRoot("app/cli/docs.ts"), ...process.argv.slice(2)], { show: true });
  return code;
});
