import { useLocation } from "@remix-run/react";
import { Fragment } from "react";
import { formatNumber } from "#app/messages/format.ts";

/** Pages of a list as plain links: first, the neighbourhood, last. */
export function Pagination({ total, page, pageSize }: { total: number; page: number; pageSize: number }) {
  const { search } = useLocation();
  const last = Math.max(1, Math.ceil(total / pageSize));
  if (last === 1) return null;
  const shown = [...new Set([1, page - 2, page - 1, page, page + 1, page + 2, last])].filter((number) => number >= 1 && number <= last).sort((a, b) => a - b);
  return (
    <nav aria-label="分页" className="no-print mt-4">
      <ol className="flex flex-wrap items-center gap-1">
        {page > 1 && <PageLink search={search} number={page - 1} words="上一页" />}
        {shown.map((number, index) => (
          <Fragment key={number}>
            {index > 0 && number - (shown[index - 1] ?? 0) > 1 && <li aria-hidden>…</li>}
            <PageLink search={search} number={number} words={formatNumber(number)} isCurrent={number === page} />
          </Fragment>
        ))}
        {page < last && <PageLink search={search} number={page + 1} words="下一页" />}
      </ol>
    </nav>
  );
}

function PageLink({ search, number, words, isCurrent }: { search: string; number: number; words: string; isCurrent?: boolean }) {
  const params = new URLSearchParams(search);
  params.set("page", String(number));
  return (
    <li>
      <a
        href={`?${params}`}
        aria-current={isCurrent ? "page" : undefined}
        className={`inline-flex min-h-9 min-w-9 items-center justify-center rounded border px-2 no-underline ${isCurrent ? "border-blue bg-blue text-white" : "border-line bg-white"}`}
      >
        {words}
      </a>
    </li>
  );
}
