import type { Asker } from "#app/auth/actor.ts";
import { help, type HelpKey } from "#app/messages/zh-CN/help.ts";
import { isLargeDisplay } from "./display.ts";
import type { PageArgs } from "./page-input.ts";

/** What every page's frame says, whoever asks; `facts` where they were read along with the session. */
export async function frameBase({ request, context }: PageArgs, page: HelpKey, facts: Asker["facts"] = null) {
  const { site, now } = facts ?? { site: await context.site(), now: await context.now() };
  return { site, now, help: help[page], path: new URL(request.url).pathname, isRehearsal: false, isLarge: isLargeDisplay(request) };
}
