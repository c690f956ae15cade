import type { ReactNode } from "react";

export interface Description {
  term: string;
  value: ReactNode;
}

/** Facts as term and value; a missing value reads 未填写. */
export function DescriptionList({ items }: { items: Description[] }) {
  return (
    <dl className="my-3 grid gap-x-6 gap-y-2 sm:grid-cols-[max-content_1fr]">
      {items.map(({ term, value }) => (
        <div key={term} className="contents">
          <dt className="text-soft">{term}</dt>
          <dd className="measure pb-1 sm:pb-0">{value ?? <span className="text-soft">未填写</span>}</dd>
        </div>
      ))}
    </dl>
  );
}
