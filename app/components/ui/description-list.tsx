import type { ReactNode } from "react";

export interface Description {
  term: string;
  value: ReactNode;
}

/** Facts as term and value; a missing value reads 未填写. `runsIn`: short ones, that share lines on paper. */
export function DescriptionList({ items, runsIn = false }: { items: Description[]; runsIn?: boolean }) {
  return (
    <dl className={`${runsIn ? "run-in-print " : ""}my-3 grid gap-x-6 gap-y-2 sm:grid-cols-[max-content_1fr]`}>
      {items.map(({ term, value }) => (
        <div key={term} className="contents">
          <dt className="text-soft">{term}</dt>
          <dd className="measure pb-1 sm:pb-0">{value ?? <span className="text-soft">未填写</span>}</dd>
        </div>
      ))}
    </dl>
  );
}
