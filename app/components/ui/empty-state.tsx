import type { ReactNode } from "react";

/** Says what will appear here, and offers the first step. */
export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="my-6 rounded border border-dashed border-edge px-6 py-10 text-center">
      <p className="text-lg font-bold">{title}</p>
      {children && <div className="mx-auto mt-2 measure text-soft">{children}</div>}
    </div>
  );
}
