import { Writable } from "node:stream";
import type { ReactElement } from "react";
import { renderToPipeableStream, renderToString } from "react-dom/server";

/** How React marks a part that was not there, or failed, when its renderer for strings came to it. */
const gap = "<!--$!-->";
/** Milliseconds: a script is read from disk, on a machine that may be busy. */
const longestWait = 8192;

/**
 * A page for scripts, drawn in one go. A part that is fetched by itself is missing the first time that a process comes to it: the page is
 * made and drawn again with it, because who has no script would never see it. Throws what a part threw, at once.
 */
export async function drawWhole(page: () => ReactElement): Promise<string> {
  const drawn = renderToString(page());
  return drawn.includes(gap) ? drawWaiting(page()) : drawn;
}

/** By React's slower renderer, which waits for its parts and says why one failed. */
function drawWaiting(page: ReactElement): Promise<string> {
  return new Promise((resolve, reject) => {
    const { pipe, abort } = renderToPipeableStream(page, {
      onError: fail,
      // A part would be put into its place by a script otherwise.
      progressiveChunkSize: Infinity,
      onAllReady() {
        clearTimeout(wait);
        // It names the type of document by itself, and fills its pieces up with zeros where a character of several bytes does not fit in.
        const pieces: Buffer[] = [];
        pipe(new Writable({ write: (piece: Buffer, _, done) => (pieces.push(piece), done()), final: (done) => (resolve(Buffer.concat(pieces).toString().replaceAll("\0", "").replace(/^<!DOCTYPE html>/, "")), done()) }));
      },
    });
    const wait = setTimeout(() => abort(new Error("A part of the page did not come.")), longestWait);
    function fail(error: unknown): void {
      clearTimeout(wait);
      reject(error instanceof Error ? error : new Error(String(error)));
    }
  });
}
