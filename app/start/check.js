import { runEntry } from "./lifetime.js";
import { runSuites } from "./run-suites.js";

/** `npm run check`: what needs neither database nor browser. */
await runEntry(() => runSuites(["lint", "types", "schema", "unit"]));
