import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { build } from "vite";

const root = join(import.meta.dirname, "../..");
// Inside the project, so that the built file finds node_modules.
const folder = `build/test-worker-${process.pid}`;

/** Builds the worker as `npm start` does, into a folder of this test run; answers the folder. */
export async function buildWorker(): Promise<string> {
  await build({
    root,
    configFile: false,
    logLevel: "error",
    build: { ssr: true, target: "node24", outDir: folder, emptyOutDir: true, rollupOptions: { input: { worker: "app/jobs/worker.ts" } } },
  });
  return join(root, folder);
}

/** A real worker process. */
export class WorkerProcess {
  readonly child: ChildProcess;
  log = "";

  constructor(builtFolder: string, environment: Record<string, string>) {
    this.child = spawn(process.execPath, [join(builtFolder, "worker.js")], { env: { ...process.env, ...environment }, stdio: ["ignore", "ignore", "pipe"] });
    this.child.stderr?.on("data", (chunk) => (this.log += String(chunk)));
  }

  /** Ends it and answers the exit code, or the signal. */
  async end(signal: NodeJS.Signals): Promise<number | string | null> {
    const { exitCode, signalCode } = this.child;
    if (exitCode !== null || signalCode !== null) return exitCode ?? signalCode;
    this.child.kill(signal);
    const [code, by] = (await once(this.child, "exit")) as [number | null, string | null];
    return code ?? by;
  }
}
