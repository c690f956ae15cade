import type { ReactNode } from "react";

/** A part with its heading that is folded on a phone, where a long page would not be found through, and open on wider screens and on paper. */
export function FoldOnPhone({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="fold-on-phone mt-6">
      <summary>
        <h3 className="inline">{title}</h3>
      </summary>
      <div className="mt-2">{children}</div>
    </details>
  );
}
