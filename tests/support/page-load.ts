import http from "node:http";
import { setTimeout as pause } from "node:timers/promises";

/** An answer to a reader of a page, as over the wire: its body is taken in and not unpacked. */
export interface Read {
  status: number;
  etag: string;
  milliseconds: number;
}

/** Asks for a page as browsers do, over a kept connection. Never throws: a lost connection has status 0. */
export function readPage(url: string, agent: http.Agent, headers: Record<string, string> = {}): Promise<Read> {
  const start = performance.now();
  return new Promise((resolve) => {
    const done = (status: number, etag = "") => resolve({ status, etag, milliseconds: performance.now() - start });
    const request = http.get(url, { agent, headers: { accept: "text/html", "accept-encoding": "gzip, deflate, br", ...headers } });
    request.once("error", () => done(0));
    request.once("response", (response) => {
      response.once("error", () => done(0));
      response.once("end", () => done(response.statusCode ?? 0, response.headers.etag));
      response.resume();
    });
  });
}

/** One address, or for each request the next; as fast as it is answered, over so many connections for so long: answers a second, and those that were neither whole nor 304. */
export async function fullLoad(url: string | (() => string), agent: http.Agent, given: { connections: number; milliseconds: number; headers: Record<string, string>; revalidates: boolean }): Promise<{ perSecond: number; failed: number }> {
  let answered = 0;
  let failed = 0;
  let etag = "";
  const start = performance.now();
  const one = async () => {
    while (performance.now() - start < given.milliseconds) {
      const read = await readPage(typeof url === "string" ? url : url(), agent, { ...given.headers, ...(given.revalidates && etag && { "if-none-match": etag }) });
      answered += 1;
      if (read.status !== 200 && read.status !== 304) failed += 1;
      // What a cache would keep next; the document changes with the half minute.
      if (read.status === 200) etag = read.etag;
    }
  };
  await Promise.all(Array.from({ length: given.connections }, one));
  return { perSecond: (answered * 1000) / (performance.now() - start), failed };
}

/** So many readers a second, evenly, whether or not the earlier ones have been answered. */
export async function steadyLoad(url: string, agent: http.Agent, { perSecond, milliseconds, headers }: { perSecond: number; milliseconds: number; headers: Record<string, string> }): Promise<Read[]> {
  const reads: Promise<Read>[] = [];
  const start = performance.now();
  const count = (perSecond * milliseconds) / 1000;
  for (let sent = 0; sent < count; sent += 1) {
    await pause(Math.max(0, start + (1000 * sent) / perSecond - performance.now()));
    reads.push(readPage(url, agent, headers));
  }
  return Promise.all(reads);
}
