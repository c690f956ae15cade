import { createHash } from "node:crypto";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import type { z } from "zod";
import type { Refusal } from "#app/domain/kernel/refusal.ts";
import type { Result } from "#app/domain/kernel/result.ts";
import { quotedRefusal } from "#app/messages/zh-CN/refusals.ts";
import type { PageInput, PolicyName } from "./page-input.ts";
import { openPublic } from "./public-page.ts";
import { parseFields, readForm } from "./read-form.ts";
import { refusalStatus, retryAfter } from "./refusal-status.ts";
import { pageOfForm, safeRedirect } from "./safe-redirect.ts";
import { withProblemPage } from "./unexpected.ts";
import { openWork, type WorkInput } from "./work-page.ts";
import { sameForAll, wrapped } from "./wrapped.ts";

/** A file to download: its bytes, media type and (Chinese) name. `size` where the bytes are a stream. */
export interface Download {
  body: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;
  size?: number;
  type: string;
  name: string;
}

/** A download of the workbench. Always an attachment, so that nothing of it runs in our origin. */
export function workDownload({ load }: { policy: PolicyName; load: (input: WorkInput) => Promise<Result<Download>> }) {
  const loader = wrapped((args: LoaderFunctionArgs) =>
    withProblemPage(args, () => null, async () => {
      const { input } = await openWork(args, "help");
      return attachment(await load(input));
    }),
  );
  return { loader };
}

/** A download of the public site: no session is read. */
export function publicDownload({ load }: { policy: "public"; load: (input: PageInput) => Promise<Result<Download>> }) {
  const loader = wrapped((args: LoaderFunctionArgs) =>
    withProblemPage(args, () => null, async () => {
      const { input } = await openPublic(args, "help");
      return attachment(await load(input));
    }),
  );
  return { loader };
}

function refused(refusal: Refusal): Response {
  return new Response(quotedRefusal(refusal), { status: refusalStatus[refusal.code], headers: { "Content-Type": "text/plain; charset=utf-8", ...retryAfter(refusal) } });
}

function attachment(result: Result<Download>): Response {
  if (!result.ok) return refused(result.refusal);
  const { body, type, name, size } = result.value;
  return new Response(body as BodyInit, {
    headers: {
      ...(size !== undefined && { "Content-Length": String(size) }),
      "Content-Type": type,
      "Content-Disposition": `attachment; filename="download"; filename*=UTF-8''${encodeRfc5987(name)}`,
      "Content-Security-Policy": "sandbox",
    },
  });
}

/**
 * A small choice of this browser (type size, role of the menu): sets a cookie and goes back. `choose` answers the
 * cookie, or null when the form made no sense; then nothing is set.
 */
export function preference({ choose }: { policy: PolicyName; choose: (fields: FormData, request: Request) => string | null }) {
  const action = wrapped((args: ActionFunctionArgs) =>
    withProblemPage(args, () => null, async () => {
      const form = await readForm(args.request);
      const cookie = form ? choose(form.fields, args.request) : null;
      return redirect(pageOfForm(safeRedirect(form?.fields.get("next"), "/"), args.request.headers.get("referer")), { status: 303, headers: cookie ? { "Set-Cookie": cookie } : {} });
    }),
  );
  return { action };
}

/** What a script of our own pages gets back for a form that it sent in the background. */
export type BackgroundAnswer<V> = { ok: true; value: V } | { ok: false; code: string; words: string };

/**
 * A form that a page's script sends in the background (autosave), answered with JSON. Never a redirect: what was typed
 * stays on the page, whatever happened to the session.
 */
export function workAnswer<S extends z.ZodType, V>({ schema, run }: { policy: PolicyName; schema: S; run: (input: WorkInput & { form: z.output<S> }) => Promise<Result<V>> }) {
  const action = wrapped((args: ActionFunctionArgs) =>
    withProblemPage(args, () => null, async () => {
      const opened = await openWork(args, "help").catch((error: unknown) => {
        if (error instanceof Response) return null;
        throw error;
      });
      if (!opened) return answer<V>({ ok: false, code: "signInNeeded", words: quotedRefusal({ code: "signInNeeded" }) }, 401);
      const form = await readForm(args.request);
      const submission = form && parseFields(form.fields, schema);
      if (submission?.status !== "success") return answer<V>({ ok: false, code: "invalidInput", words: quotedRefusal({ code: "invalidInput" }) }, 400);
      const result = await run({ ...opened.input, form: submission.value });
      if (result.ok) return answer({ ok: true, value: result.value }, 200);
      return answer<V>({ ok: false, code: result.refusal.code, words: quotedRefusal(result.refusal) }, refusalStatus[result.refusal.code]);
    }),
  );
  return { action };
}

/** What the script of any page asks in the background, as JSON: the same for everybody, and never kept. */
export function publicAnswer<V>({ load }: { policy: "public"; load: (input: PageInput) => Promise<V> }) {
  const loader = wrapped((args: LoaderFunctionArgs) =>
    withProblemPage(args, () => null, async () => {
      const { input } = await openPublic(args, "help");
      args.context.cacheable = false;
      return Response.json(await load(input), { headers: { "Cache-Control": "no-store" } });
    }),
  );
  return { loader };
}

function answer<V>(body: BackgroundAnswer<V>, status: number): Response {
  return Response.json(body, { status, headers: { "Cache-Control": "no-store" } });
}

/** RFC 5987: every byte outside attr-char is percent-encoded, so that Chinese names survive. */
function encodeRfc5987(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}


/** A document that programs of the public read at a fixed address: a feed, a calendar, a map of the site, an item as data. */
export interface PublicDocument {
  body: string;
  type: string;
}

/** Such a document: no session is read, kept by caches no longer than a page. */
export function publicDocument({ load }: { policy: "public"; load: (input: PageInput & { siteName: string }) => Promise<Result<PublicDocument>> }) {
  const loader = sameForAll(wrapped((args: LoaderFunctionArgs) =>
    withProblemPage(args, () => null, async () => {
      const { input, frame } = await openPublic(args, "help");
      const result = await load({ ...input, siteName: frame.site.name });
      if (!result.ok) return refused(result.refusal);
      const { body, type } = result.value;
      const etag = `W/"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
      const headers = { "Content-Type": type, "Cache-Control": "public, max-age=0, s-maxage=5", ETag: etag, "Content-Security-Policy": "sandbox" };
      if (args.request.headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers });
      return new Response(body, { headers });
    }),
  ));
  return { loader };
}
