import { Once } from "#app/components/form/once.tsx";
import { listPath, type SavedView, type ViewedList } from "#app/domain/site/saved-view.ts";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { savedViewWords as words } from "#app/messages/zh-CN/saved-views.ts";
import { Button } from "./button.tsx";

interface SavedViewsProps {
  list: ViewedList;
  views: SavedView[];
  /** The address in force, "" or "?…". */
  search: string;
  isFiltered: boolean;
  frame: WorkFrame;
}

/** 常用筛选 above a list: the kept ones as links, and a form to keep the one in force. */
export function SavedViews({ list, views, search, isFiltered, frame }: SavedViewsProps) {
  if (views.length === 0 && !isFiltered) return null;
  return (
    <nav aria-label={words.title} className="no-print mb-4 flex flex-wrap items-baseline gap-x-4 gap-y-1 text-sm">
      {views.length > 0 && <span className="text-soft">{words.title}</span>}
      {views.map(({ name, query }) => (
        <a key={name} href={`${listPath(list)}${query}`} aria-current={query === search ? "true" : undefined} className="inline-block py-0.5 aria-[current]:font-bold">
          {name}
        </a>
      ))}
      {isFiltered && (
        <details>
          <summary className="py-0.5">{words.keep}</summary>
          <form method="post" action="/work/views" className="mt-1 flex flex-wrap items-end gap-2">
            <Once frame={frame} name="saveView" />
            <input type="hidden" name="list" value={list} />
            <input type="hidden" name="query" value={search} />
            <label>
              {words.name}
              <input name="name" required maxLength={30} className="ml-2 min-h-9 rounded border border-edge px-2" />
            </label>
            <Button name="intent" value="saveView" tone="plain">
              {words.save}
            </Button>
          </form>
        </details>
      )}
      {views.length > 0 && (
        <a href="/work/views" className="inline-block py-0.5">
          {words.manage}
        </a>
      )}
    </nav>
  );
}
