import { afterAll, afterEach, beforeAll } from "vitest";
import { closeDatabase } from "#app/db/client.ts";
import { resetClock } from "./builders.ts";
import { type EdgeServer, startServer } from "./edge-server.ts";

/** The one server of a test file: started before its tests, ended after them; the clock is right again after each of them. */
export function fileServer(): EdgeServer {
  let server: EdgeServer;
  beforeAll(async () => {
    server = await startServer();
  }, 60_000);
  afterEach(resetClock);
  afterAll(async () => {
    await server.stop();
    await closeDatabase();
  });
  return new Proxy({} as EdgeServer, { get: (_none, name) => Reflect.get(server, name) as unknown });
}
