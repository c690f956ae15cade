import { setTimeout } from "node:timers/promises";
import type { ReactElement } from "react";
import { renderToString } from "react-dom/server";

/** How React marks a part that was not there, or failed, when its renderer for strings came to it. */
const gap = "<!--$!-->";
/** Milliseconds: a script is read from disk, on a machine that may be busy. */
const longestWait = 4096;

/**
 * A page for scripts, drawn in one go. A part that is fetched by itself is missing the first time that a process comes to it: the page is
 * made and drawn again once it is there, because who has no script would never see it.
 */
export async function drawWhole(page: () => ReactElement): Promise<string> {
  for (let wait = 1; wait <= longestWait; wait *= 2) {
    const drawn = renderToString(page());
    if (!drawn.includes(gap)) return drawn;
    await setTimeout(wait);
  }
  throw new Error("A part of the page cannot be drawn.");
}
