import { actorFromRequest } from "#app/auth/actor.ts";
import type { PlainFrame } from "#app/domain/site/frame.ts";
import { frameBase } from "./frame.ts";
import { makePage, type Opened, type Page, requestInput } from "./make-page.ts";
import type { HelpKey } from "#app/messages/zh-CN/help.ts";
import type { PageArgs, PageInput } from "./page-input.ts";
import { clearToast, readToast } from "./toast.ts";

/** A page of the sign-in family: whoever asks may ask; never cached, not hydrated. */
export function plainPage<T>(page: Page<PageInput, T>) {
  return makePage(page, openPlain);
}

async function openPlain(args: PageArgs, page: HelpKey): Promise<Opened<PageInput, PlainFrame>> {
  const { actor, person } = await actorFromRequest(args.request);
  const toast = readToast(args.request);
  const frame: PlainFrame = { kind: "plain", ...(await frameBase(args, page)), toast, once: crypto.randomUUID() };
  const headers = new Headers(toast ? { "Set-Cookie": clearToast(args.request) } : {});
  return { frame, input: { ctx: { actor, now: frame.now }, person, ...requestInput(args) }, headers };
}
