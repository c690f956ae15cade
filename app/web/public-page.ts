import { publicActor } from "#app/domain/policy/actor.ts";
import type { PublicFrame } from "#app/domain/site/frame.ts";
import { frameBase } from "./frame.ts";
import { makePage, type Opened, type Page, requestInput } from "./make-page.ts";
import type { PageArgs, PageInput } from "./page-input.ts";

/**
 * A page of the public site: no session is read, the actor is the public, the document holds nothing of a person
 * and may be kept by caches. Not hydrated (`root.tsx`).
 */
export function publicPage<T>(page: Page<PageInput, T> & { policy: "public" }) {
  return makePage(page, openPublic);
}

async function openPublic(args: PageArgs, page: string): Promise<Opened<PageInput, PublicFrame>> {
  const frame: PublicFrame = { kind: "public", ...(await frameBase(args, page)) };
  args.context.cacheable = args.request.method === "GET" || args.request.method === "HEAD";
  return { frame, input: { ctx: { actor: publicActor, now: frame.now }, person: null, ...requestInput(args) }, headers: new Headers() };
}
