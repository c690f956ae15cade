import { hash, randomBytes } from "node:crypto";
import type { AppLoadContext, EntryContext, HandleErrorFunction } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToStaticMarkup } from "react-dom/server";
import { z } from "zod";
import * as database from "#app/db/client.ts";
import { hearPublicChanges, nextPublicInstant } from "#app/db/public-changes.ts";
import { type Frame, isHydrated } from "#app/domain/site/frame.ts";
import { env } from "#app/env.server.ts";
import { zodWords } from "#app/messages/zh-CN/zod.ts";
import { checkReadiness } from "#app/services/site/check-readiness.ts";
import { showSite } from "#app/services/site/show-site.ts";
import { drawWhole } from "#app/web/draw-whole.ts";
import { KeptPages } from "#app/web/kept-pages.ts";
import { logFailure } from "#app/web/log.ts";
import { NonceContext, RequestIdContext } from "#app/web/document-facts.ts";
import { contentSecurityPolicy } from "#app/web/security-headers.ts";
import { WholeResponse } from "#app/web/whole-response.ts";

// What server.ts needs of the application. It imports only this built entry, so that no module exists twice.
export { formLimit, edgeRefusal, allowedMethods, isUpload } from "#app/web/edge.ts";
export { compressResponse, qualityForOne } from "#app/web/compress.ts";
export { securityHeaders } from "#app/web/security-headers.ts";
export { staticFiles } from "#app/web/static-files.ts";
export { isTurnedAway } from "#app/auth/sign-in-try.ts";
export { handleUpload } from "#app/uploads/handle-upload.ts";
export { finishLeftUploads } from "#app/services/bid-file/sweep-files.ts";
export { send } from "#app/web/whole-response.ts";
export { rawHandlers } from "#app/web/wrapped.ts";
export { requestHandler, sharedAddresses } from "#app/web/request-handler.ts";
export { checkReadiness, env };

const changes = hearPublicChanges(() => keptPages.forget());

/** The public pages of this process (web/kept-pages.ts). */
export const keptPages = new KeptPages({
  readMoment: () => (env().KEEP_PAGES === "1" ? changes.readMoment() : Promise.resolve(null)),
  nextInstant: nextPublicInstant,
});

/** Ends every connection of this process. */
export async function closeDatabase(): Promise<void> {
  await changes.end();
  await database.closeDatabase();
}

// A schema's own sentence stands; where it has none, the library's would be English, on pages too.
z.config({ customError: zodWords });

/** The facts that every loader gets (web/load-context.ts): one query a request, and only when somebody asks. */
export function createLoadContext(request: { requestId: string; clientAddress: string; asksData?: boolean }): AppLoadContext {
  let reading: ReturnType<typeof showSite> | undefined;
  const facts = () => (reading ??= showSite());
  return {
    ...request,
    nonce: randomBytes(16).toString("base64url"),
    now: async () => (await facts()).now,
    site: async () => (await facts()).site,
    cacheable: false,
  };
}

/** Nothing of ours is sent later than its page: the framework's timer for what is would keep each request for five seconds. */
export const streamTimeout = 0;

/** Loaders and actions report their own failures (web/unexpected.ts); what comes here failed in rendering or in the framework. */
export const handleError: HandleErrorFunction = (error, { request, context }) => {
  // A wrong method on a route is the sender's mistake, not ours.
  const isTheirs = isRouteErrorResponse(error) && error.status < 500;
  if (!request.signal.aborted && !isTheirs) logFailure(context.requestId, error);
};

/**
 * Renders the document whole: its ETag and its compression need all of it, and a page of ours has nothing to stream.
 * What is not hydrated carries no data for scripts, so React's plain renderer does, in half the time.
 */
export default async function handleRequest(request: Request, status: number, headers: Headers, remixContext: EntryContext, loadContext: AppLoadContext) {
  const { nonce, cacheable, requestId } = loadContext;
  const documentOf = (context: EntryContext) => (
    <NonceContext.Provider value={nonce}>
      <RequestIdContext.Provider value={requestId}>
        <RemixServer context={context} url={request.url} nonce={nonce} />
      </RequestIdContext.Provider>
    </NonceContext.Provider>
  );
  const isScripted = isForScript(remixContext);
  const context = isScripted ? await withData(remixContext) : { ...remixContext, serverHandoffStream: undefined };
  const rendered = Buffer.from(`<!DOCTYPE html>${isScripted ? await drawWhole(() => documentOf({ ...context, serverHandoffStream: new ReadableStream() })) : renderToStaticMarkup(documentOf(context))}`);
  headers.set("Content-Type", "text/html; charset=utf-8");
  headers.set("Content-Security-Policy", contentSecurityPolicy(isScripted ? nonce : undefined));
  if (!cacheable || status !== 200 || headers.has("Set-Cookie")) {
    headers.set("Cache-Control", "no-store");
    return new WholeResponse(rendered, { status, headers });
  }
  const etag = `W/"${hash("sha256", rendered, "base64url").slice(0, 22)}"`;
  // Short, because what is taken down must not stay in a cache in front of us; long enough for a crowd.
  headers.set("Cache-Control", "public, max-age=0, s-maxage=5");
  // The display cookie changes the page.
  headers.set("Vary", "Cookie");
  headers.set("ETag", etag);
  if (request.headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers });
  return new WholeResponse(rendered, { status, headers });
}

/** The workbench, as `root.tsx` decides it; an error page never is. */
function isForScript({ staticHandlerContext }: EntryContext): boolean {
  const leaf = staticHandlerContext.matches.at(-1)?.route.id;
  const page = leaf === undefined ? undefined : (staticHandlerContext.loaderData[leaf] as { frame?: Frame } | undefined);
  return !staticHandlerContext.errors && isHydrated(page?.frame);
}

/**
 * With the data for scripts read beforehand, where the framework looks for it while it draws: then nothing is waited for, and React's
 * renderer for strings takes less than the one that streams.
 */
async function withData(context: EntryContext): Promise<EntryContext> {
  const value = await new Response(context.serverHandoffStream).text();
  const data = Object.assign(Promise.resolve(), { result: { done: true, value } });
  return { ...context, renderMeta: { ...context.renderMeta, streamCache: { 0: data } } };
}
