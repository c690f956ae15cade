import { join, resolve } from "node:path";
import { env } from "#app/env.server.ts";

/** Where files lie: FILES_DIR, else a folder of the data directory. Web and worker share it. */
export function fileFolder(): string {
  const { FILES_DIR, DATA_DIR } = env();
  return resolve(FILES_DIR ?? join(DATA_DIR, "files"));
}
