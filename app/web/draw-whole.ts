import { setTimeout } from "node:timers/promises";
import type { ReactElement } from "react";
import { renderToString } from "react-dom/server";

/** How React marks a part that was not there, or failed, when its renderer for strings came to it. */
const gap = "<!--$!-->";
const mostTries = 100;

/**
 * A page for scripts, drawn in one go. A part that is fetched by itself is missing the first time that a process comes to it: the page is
 * drawn again once it is there, because who has no script would never see it.
 */
export async function drawWhole(page: ReactElement): Promise<string> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const drawn = renderToString(page);
    if (!drawn.includes(gap)) return drawn;
    await setTimeout(1);
  }
  throw new Error("A part of the page cannot be drawn.");
}
