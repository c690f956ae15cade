import { z } from "zod";

/** The lists of the workbench whose filters can be kept, by the last part of their address. */
export const viewedLists = ["challenges", "demands", "experts"] as const;
export type ViewedList = (typeof viewedLists)[number];

/** How many a person keeps for one list. */
export const mostViews = 20;

/** 常用筛选: filters and order of a list under a name; `query` as it stands in the address ("" or "?…"). */
export interface SavedView {
  name: string;
  query: string;
}

export const listPath = (list: ViewedList): string => `/work/${list}`;

/** The address without what belongs to one visit: the page that was open, and empty fields. */
function lastingQuery(text: string): string {
  const kept = [...new URLSearchParams(text)].filter(([name, value]) => name !== "page" && value !== "");
  const query = new URLSearchParams(kept).toString();
  return query === "" ? "" : `?${query}`;
}

export const newView = z.strictObject({
  list: z.enum(viewedLists),
  name: z.string().trim().min(1, "required").max(30, "tooLong"),
  query: z.string().max(1000).default("").transform(lastingQuery),
});

export const droppedView = z.strictObject({ list: z.enum(viewedLists), name: z.string() });
