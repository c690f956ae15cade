import { endAll } from "./at-end.ts";
import { failureSentence } from "./failure.ts";
import { runCommand } from "./run-command.ts";

// Whoever reads the output may stop early (`| head`): that is no failure of ours, and no trace is owed.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => process.exit(process.exitCode ?? 0));
process.on("uncaughtException", (error) => {
  process.stderr.write(`${failureSentence(error)}\n`);
  process.exit(1);
});

process.exitCode = await runCommand(process.argv.slice(2));
await endAll();
