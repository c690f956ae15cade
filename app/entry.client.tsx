import { RemixBrowser } from "@remix-run/react";
import { type ReactNode, startTransition, useEffect } from "react";
import { hydrateRoot } from "react-dom/client";
import { TypedEarly } from "#app/components/form/typed-early.ts";

const early = new TypedEarly(document);

/** Its effect runs after those of the page: then every part listens. Out of React's turn, so that each field is drawn before the next. */
function Alive({ children }: { children: ReactNode }) {
  useEffect(() => queueMicrotask(() => early.enter()), []);
  return children;
}

/**
 * Remix decodes the page's data when it is first drawn, and until then suspends, with nothing above it to wait. Who clicks or types at
 * that moment has React draw the whole page at once: it cannot, throws at its root (345), and what was typed goes with the page that
 * is then drawn anew. So the data is there before React begins.
 */
async function decodePage(): Promise<void> {
  try {
    RemixBrowser({});
  } catch (decoding) {
    await decoding;
  }
}

void decodePage().then(() =>
  startTransition(() => {
    hydrateRoot(
      document,
      <Alive>
        <RemixBrowser />
      </Alive>,
    );
  }),
);
