import type { LinksFunction } from "@remix-run/node";
import { isRouteErrorResponse, Meta, Links, Outlet, Scripts, useMatches, useLocation, useRouteError } from "@remix-run/react";
import { type ReactNode, useContext } from "react";
import { PageShell } from "#app/components/shell/page-shell.tsx";
import { ProblemView } from "#app/components/shell/problem-view.tsx";
import { announceStandards } from "#app/domain/challenge/adopted-standards.ts";
import { announcePlans } from "#app/domain/kernel/calendar.ts";
import { type Frame, isHydrated } from "#app/domain/site/frame.ts";
import { feedWords } from "#app/messages/zh-CN/feeds.ts";
import { failedWords } from "#app/messages/zh-CN/site.ts";
import { NonceContext, RequestIdContext } from "#app/web/document-facts.ts";
import type { Problem } from "#app/web/problem.ts";
import siteScript from "./browser/site.ts?worker&url";
import stylesheet from "./tailwind.css?url";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: stylesheet },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
  { rel: "alternate", href: "/feed.atom", type: "application/atom+xml", title: feedWords.subscribe },
];

/** The document. Only the workbench is hydrated; every other page carries no framework script, just `browser/site.ts`. */
function Document({ frame, isScripted, title, children }: { frame: Frame | null; isScripted: boolean; title?: string; children: ReactNode }) {
  const nonce = useContext(NonceContext);
  return (
    <html lang="zh-CN" data-display={frame?.isLarge ? "large" : undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {title === undefined ? <Meta /> : <title>{title}</title>}
        <Links />
        {!isScripted && <script type="module" src={siteScript} />}
      </head>
      <body>
        <PageShell frame={frame}>{children}</PageShell>
        {isScripted && <Scripts nonce={nonce} />}
      </body>
    </html>
  );
}

export default function Root() {
  const page = useMatches().at(-1)?.data as { frame?: Frame } | undefined;
  const frame = page?.frame ?? null;
  // The browser counts working days and notes replaced standards beside the forms with what the server knows.
  announcePlans(frame?.site.plans ?? {});
  announceStandards(frame?.site.standards ?? null);
  return (
    <Document frame={frame} isScripted={isHydrated(frame)}>
      <Outlet />
    </Document>
  );
}

/** Every refusal and failure ends here. Never hydrated: it needs nothing, and what failed may be the script. */
export function ErrorBoundary() {
  const error = useRouteError();
  const { pathname } = useLocation();
  const requestId = useContext(RequestIdContext);
  const problem = isRouteErrorResponse(error) && isProblem(error.data) ? error.data : null;
  const view = problem ?? { said: failedWords, isOurs: true, detail: null, requestId, frame: null };
  return (
    <Document frame={view.frame} isScripted={false} title={view.said.title}>
      <ProblemView {...view} path={pathname} />
    </Document>
  );
}

function isProblem(data: unknown): data is Problem {
  return typeof data === "object" && data !== null && "said" in data && "requestId" in data;
}
