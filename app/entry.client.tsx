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

startTransition(() => {
  hydrateRoot(
    document,
    <Alive>
      <RemixBrowser />
    </Alive>,
  );
});
