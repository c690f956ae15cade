import { AsyncLocalStorage } from "node:async_hooks";
import type { IncomingMessage, ServerResponse } from "node:http";
import { actorFromRequest } from "#app/auth/actor.ts";
import type { Refusal } from "#app/domain/kernel/refusal.ts";
import { quotedRefusal } from "#app/messages/zh-CN/refusals.ts";
import { uploadLimit } from "#app/web/edge.ts";
import type { OwnUpload } from "#app/services/bid-file/receive-upload.ts";
import { refusalStatus } from "#app/web/refusal-status.ts";

/** Who sends an upload's request, and the upload once it was found to be theirs. */
export interface UploadRequest {
  ctx: { actor: Awaited<ReturnType<typeof actorFromRequest>>["actor"]; now: string };
  response: ServerResponse;
  upload: OwnUpload | null;
}

// The protocol's server hands its own kind of request to the store, without a place for what we know of the sender.
export const currentUpload = new AsyncLocalStorage<UploadRequest>();

export function uploadRequest(): UploadRequest {
  const request = currentUpload.getStore();
  if (!request) throw new Error("An upload is handled inside its request only.");
  return request;
}

/** The request as far as sessions and cookies are concerned. */
export function headOf(request: IncomingMessage, origin: string): Request {
  return new Request(new URL(request.url ?? "/", origin), { headers: { cookie: request.headers.cookie ?? "" } });
}

/** Who asks, or null for nobody signed in. */
export async function openUploadRequest(request: IncomingMessage, response: ServerResponse, origin: string): Promise<UploadRequest | null> {
  const { actor, person, facts } = await actorFromRequest(headOf(request, origin));
  return person && facts ? { ctx: { actor, now: facts.now }, response, upload: null } : null;
}

/** The page that a form was on; it leads to the sign-in by itself. */
export function pageBefore(request: IncomingMessage, origin: string, otherwise: string): string {
  const { referer } = request.headers;
  return (referer === undefined ? null : URL.parse(referer, origin)?.pathname) ?? otherwise;
}

/**
 * Reads a body that nobody may send, and drops it: answered before all of it came, the sender would find a broken line instead of
 * the answer. Of a body that says no length as much as the longest file has.
 */
export async function readToEnd(request: IncomingMessage): Promise<void> {
  let left = uploadLimit;
  try {
    for await (const chunk of request) if ((left -= (chunk as Buffer).length) < 0) return;
  } catch {
    // It broke off: there is nobody to answer.
  }
}

/** A refusal as the protocol's server answers it. */
export class UploadRefused extends Error {
  readonly status_code: number;
  readonly body: string;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.status_code = uploadStatus(refusal);
    this.body = quotedRefusal(refusal);
  }
}

/** Clients try again after 409 and 5xx: so a refusal that stays one is neither, and a full disk is. */
function uploadStatus({ code, facts }: Refusal): number {
  if (code === "fileRefused") return facts?.problem === "diskFull" ? 507 : facts?.problem === "fileTooLarge" || facts?.problem === "bidTooLarge" ? 413 : 422;
  return refusalStatus[code] === 409 ? 403 : refusalStatus[code];
}
