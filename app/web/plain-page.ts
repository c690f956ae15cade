import { actorFromRequest } from "#app/auth/actor.ts";
import type { PlainFrame } from "#app/domain/site/frame.ts";
import { frameBase } from "./frame.ts";
import { makePage, type Opened, type Page, requestInput } from "./make-page.ts";
import type { HelpKey } from "#app/messages/zh-CN/help.ts";
import type { PageArgs, PageInput } from "./page-input.ts";
import { clearToast, readToast } from "./toast.ts";

/** A page of the sign-in family: whoever asks may ask; never cached, not hydrated. */
export function plainPage<T>({ hidesAddress = false, ...page }: Page<PageInput, T> & { hidesAddress?: boolean }) {
  return makePage(page, hidesAddress ? openSecret : openPlain);
}

/** A page whose address is a secret: no referrer ever carries its path; the origin stays, because the edge checks it. */
async function openSecret(args: PageArgs, page: HelpKey): Promise<Opened<PageInput, PlainFrame>> {
  const opened = await openPlain(args, page);
  opened.headers.set("Referrer-Policy", "strict-origin");
  return opened;
}

async function openPlain(args: PageArgs, page: HelpKey): Promise<Opened<PageInput, PlainFrame>> {
  const { actor, person, facts } = await actorFromRequest(args.request);
  const toast = readToast(args.request);
  const frame: PlainFrame = { kind: "plain", ...(await frameBase(args, page, facts)), toast, once: crypto.randomUUID() };
  const headers = new Headers(toast ? { "Set-Cookie": clearToast(args.request) } : {});
  return { frame, input: { ctx: { actor, now: frame.now }, person, ...requestInput(args) }, headers };
}
