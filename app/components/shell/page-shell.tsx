import { type ReactNode, useEffect } from "react";
import { settleSent } from "#app/components/form/sent-copy.ts";
import type { Frame } from "#app/domain/site/frame.ts";
import { installationWords, rehearsalBand } from "#app/messages/zh-CN/site.ts";
import { CameBack } from "./came-back.tsx";
import { ClockBand, ClockHint } from "./clock-band.tsx";
import { HelpLines } from "./help-lines.tsx";
import { PublicHead } from "./public-head.tsx";
import { SiteFooter } from "./site-footer.tsx";
import { ToastLine } from "./toast-line.tsx";
import { WorkHead } from "./work-head.tsx";

/** What stands round every page: skip link, head with menu, message, help, footer. Without a frame only the page. */
export function PageShell({ frame, children }: { frame: Frame | null; children: ReactNode }) {
  // A message of success, or a form that comes back with its fields, answers what was sent.
  const isAnswered = frame?.kind === "work" && (frame.cameBack !== undefined || (frame.toast !== null && frame.toast.tone !== "problem"));
  useEffect(() => settleSent(isAnswered), [isAnswered]);
  if (!frame) return <main className="mx-auto max-w-6xl px-4 py-10">{children}</main>;
  const { site } = frame;
  return (
    <div className="flex min-h-screen flex-col">
      <a href="#main" className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:bg-white focus:px-4 focus:py-2">
        跳到主要内容
      </a>
      {frame.isRehearsal && (
        <p role="note" aria-label="演练" className="border-b border-blue bg-blue px-4 py-1 text-center text-sm font-bold text-white">
          {rehearsalBand}
        </p>
      )}
      {site.installation !== "real" && (
        <aside aria-label="系统提示">
          <p className="border-b border-red bg-red-wash px-4 py-1 text-center text-sm text-red-dark">
            {installationWords[site.installation]}
            <ClockHint frame={frame} />
          </p>
          <ClockBand frame={frame} />
        </aside>
      )}
      {frame.kind === "work" ? <WorkHead frame={frame} /> : <PublicHead frame={frame} />}
      <main id="main" tabIndex={-1} className="mx-auto w-full max-w-6xl flex-1 px-4 pt-6">
        {frame.kind !== "public" && frame.toast && <ToastLine toast={frame.toast} />}
        {frame.kind === "work" && frame.cameBack && <CameBack note={frame.cameBack} />}
        {children}
        <HelpLines lines={frame.help} />
      </main>
      <SiteFooter site={site} />
    </div>
  );
}
