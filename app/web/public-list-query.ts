import { z } from "zod";
import { filterOfSearch, publicSearch } from "#app/domain/challenge/search.ts";
import { challengeSorts } from "#app/domain/challenge/view.ts";
import { publicStages, statesOfStage } from "#app/messages/zh-CN/public-stage.ts";
import { pageNumber } from "./read-query.ts";

/** What the public list can be asked for by its address. */
export const publicListQuery = publicSearch.extend({
  open: z.literal("1").optional().catch(undefined),
  state: z.enum(publicStages).optional().catch(undefined),
  within: z.enum(["7", "30"]).optional().catch(undefined),
  round: z.string().max(20).optional().catch(undefined),
  sort: z.enum(challengeSorts).optional().catch(undefined),
  page: pageNumber,
});

/** The same as the list's filter; `within` counts from now. */
export function publicListFilter({ round, open, state, within, sort, ...search }: Omit<z.output<typeof publicListQuery>, "page">, now: string) {
  const closesBefore = within && new Date(Date.parse(now) + Number(within) * 86_400_000).toISOString();
  return { ...filterOfSearch(search), roundCode: round, open: open === "1", state: state && statesOfStage[state], closesBefore, sort };
}
