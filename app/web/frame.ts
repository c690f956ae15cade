import { help, type HelpKey } from "#app/messages/zh-CN/help.ts";
import { isLargeDisplay } from "./display.ts";
import type { PageArgs } from "./page-input.ts";

/** What every page's frame says, whoever asks. */
export async function frameBase({ request, context }: PageArgs, page: HelpKey) {
  const [site, now] = await Promise.all([context.site(), context.now()]);
  return { site, now, help: help[page], path: new URL(request.url).pathname, isLarge: isLargeDisplay(request) };
}
