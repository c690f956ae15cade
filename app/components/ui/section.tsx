import { type ReactNode, useId } from "react";

/** A named part of a page; `id` makes it a target of links. */
export function Section({ title, id, children, aside }: { title: string; id?: string; children: ReactNode; aside?: ReactNode }) {
  const generated = useId();
  const headingId = `${id ?? generated}-title`;
  return (
    <section id={id} aria-labelledby={headingId} className="mt-8">
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-3 border-b border-line pb-1.5">
        <h2 id={headingId}>{title}</h2>
        {aside && <div className="text-sm text-soft">{aside}</div>}
      </div>
      {children}
    </section>
  );
}
