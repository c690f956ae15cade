import type { IncomingMessage, ServerResponse } from "node:http";
import { hasTrialCookie, trialCookie } from "#app/auth/cookies.ts";
import { showSite } from "#app/services/site/show-site.ts";
import { safeRedirect } from "#app/web/safe-redirect.ts";

/** More than a trial sends is not counted on. */
const most = 2 * 1024 * 1024;

/**
 * 自检 of the upload ways, and of the cookie that keeps a person signed in: counts what comes in and forgets it. Anybody may, signed in or not. What a page's script sent is
 * answered with JSON; the form of a browser without script leads back to the page.
 */
export async function receiveTrial(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const received = await count(request);
  if (received === null) {
    response.writeHead(413, { "Content-Type": "text/plain; charset=utf-8", Connection: "close" });
    return void response.end();
  }
  const isForm = request.headers["content-type"]?.startsWith("multipart/form-data") === true;
  if (isForm && request.headers["x-self-check"] === undefined) return leave(response, received);
  const meant = request.headers["x-http-method-override"];
  const isCookieBack = hasTrialCookie({ headers: new Headers({ cookie: request.headers.cookie ?? "" }) });
  response.writeHead(200, { "Content-Type": "application/json", "Set-Cookie": trialCookie() });
  response.end(JSON.stringify({ method: typeof meant === "string" ? meant : request.method, isForm, received, isCookieBack, now: (await showSite()).now }));
}

async function count(request: IncomingMessage): Promise<number | null> {
  let received = 0;
  for await (const chunk of request) {
    received += (chunk as Buffer).length;
    if (received > most) return null;
  }
  return received;
}

/** A form without a file is some 200 bytes of frame. */
const leastForm = 300;

function leave(response: ServerResponse, received: number): void {
  response.writeHead(303, { Location: safeRedirect(`/check?tried=${received > leastForm ? "yes" : "no"}`), Connection: "close" });
  response.end();
}
