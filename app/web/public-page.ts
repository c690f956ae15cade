import { publicActor } from "#app/domain/policy/actor.ts";
import type { PublicFrame } from "#app/domain/site/frame.ts";
import { frameBase } from "./frame.ts";
import { slotMs } from "./kept-pages.ts";
import { makePage, type Opened, type Page, requestInput } from "./make-page.ts";
import type { HelpKey } from "#app/messages/zh-CN/help.ts";
import type { PageArgs, PageInput } from "./page-input.ts";
import { sameForAll } from "./wrapped.ts";

/**
 * A page of the public site: no session is read, the actor is the public, the document holds nothing of a person
 * and may be kept by caches. Not hydrated (`root.tsx`).
 */
export function publicPage<T>(page: Page<PageInput, T> & { policy: "public" }) {
  const made = makePage(page, openPublic);
  return { ...made, loader: sameForAll(made.loader) };
}

/** The public as actor and its frame. */
export async function openPublic(args: PageArgs, page: HelpKey): Promise<Opened<PageInput, PublicFrame>> {
  const base = await frameBase(args, page);
  const frame: PublicFrame = { kind: "public", ...base, now: endOfSlot(base.now) };
  args.context.cacheable = args.request.method === "GET" || args.request.method === "HEAD";
  return { frame, input: { ctx: { actor: publicActor, now: base.now }, person: null, ...requestInput(args) }, headers: new Headers() };
}

/**
 * The instant that countdowns of a kept page start from: the same for all of half a minute, or its ETag would change
 * with every request, and rather too late than too early, so that nobody is shown more time than there is.
 */
function endOfSlot(now: string): string {
  return new Date(Math.ceil(Date.parse(now) / slotMs) * slotMs).toISOString();
}
