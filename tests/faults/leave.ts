import http from "node:http";
import { setTimeout as pause } from "node:timers/promises";

/**
 * Sends a form and ends the connection before the answer is read: as soon as `isStored` says so, else after some
 * milliseconds. Answers whether it was seen to be stored.
 */
export async function postThenLeave(origin: string, path: string, cookie: string, body: string, isStored: (() => Promise<boolean>) | null): Promise<boolean> {
  const request = http.request(`${origin}${path}`, {
    method: "POST",
    agent: false,
    headers: { cookie, "content-type": "application/x-www-form-urlencoded", "content-length": Buffer.byteLength(body), "sec-fetch-site": "same-origin" },
  });
  request.on("error", () => undefined);
  request.end(body);
  let wasStored = false;
  if (isStored) for (const end = performance.now() + 5000; !wasStored && performance.now() < end; await pause(1)) wasStored = await isStored();
  else await pause(Math.random() * 40);
  request.destroy();
  return wasStored;
}
