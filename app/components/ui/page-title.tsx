import type { ReactNode } from "react";

/** The one `<h1>` of a page that is not an object, with a sentence and the page's first actions. */
export function PageTitle({ title, lead, children }: { title: string; lead?: ReactNode; children?: ReactNode }) {
  return (
    <header className="mb-6 flex flex-wrap items-start justify-between gap-4">
      <div>
        <h1>{title}</h1>
        {lead && <div className="mt-1 measure text-soft">{lead}</div>}
      </div>
      {children && <div className="no-print flex flex-wrap gap-3">{children}</div>}
    </header>
  );
}
