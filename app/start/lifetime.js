import { commandLine, parentOf, startedAt } from "./proc.js";
import { explain } from "./trouble.js";

const endings = [];
let ending;

/** Registers what must be undone when this command ends, however it ends; the last comes first. */
export function atEnd(undo) {
  endings.push(undo);
}

function end() {
  ending ??= (async () => {
    for (const undo of endings.reverse()) {
      try {
        await undo();
      } catch (error) {
        console.error(explain(error));
      }
    }
  })();
  return ending;
}

/**
 * Runs a command's `main` and exits with the code it returns; a failure prints its sentence and exits 1.
 * A signal undoes everything first; `signalCode` is the exit code then (0 where Ctrl-C is the normal end).
 */
export async function runEntry(main, signalCode = 130) {
  const stop = () => void end().then(() => process.exit(signalCode));
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, stop);
  if (process.env.npm_lifecycle_event) whenNpmDies(stop);
  let code = 1;
  try {
    code = (await main()) ?? 0;
  } catch (error) {
    // After a signal the killed children make `main` fail: that is no news.
    if (!ending) console.error(explain(error));
  }
  if (ending) return;
  await end();
  process.exit(code);
}

/** A signal to npm ends npm and the shell that it put between us, a kill only npm: without npm we were stopped. */
function whenNpmDies(stop) {
  const npm = /^(\S*\/)?(sh|dash|bash) -c /.test(commandLine(process.ppid)) ? parentOf(process.ppid) : process.ppid;
  const started = startedAt(npm);
  const timer = setInterval(() => {
    if (startedAt(npm) === started) return;
    clearInterval(timer);
    stop();
  }, 250);
  timer.unref();
}
