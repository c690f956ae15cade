import { type ChallengeFilter, findChallengeRows } from "#app/db/challenge-list.ts";
import { readSearchWords, searchesThatFind } from "#app/db/search-words.ts";
import { suggestionsFor } from "#app/domain/challenge/spelling.ts";
import type { FoundChallengeRow } from "#app/domain/challenge/view.ts";
import type { Context } from "#app/services/kernel/context.ts";

export interface ChallengePage {
  rows: FoundChallengeRow[];
  total: number;
  page: number;
  pages: number;
  /** Nothing matched the words as typed; these match nearly. */
  isNear: boolean;
}

const pageSize = 50;

async function pageOf(ctx: Context, filter: ChallengeFilter, page: number, size: number): Promise<ChallengePage> {
  const at = Math.max(1, page);
  const { rows, total, isNear } = await findChallengeRows(filter, { skip: (at - 1) * size, take: size }, ctx.now);
  return { rows, total, page: at, pages: Math.max(1, Math.ceil(total / size)), isNear };
}

/** The public list (榜单): published challenges, fifty a page. */
export function listPublicChallenges(ctx: Context, filter: Omit<ChallengeFilter, "publicOnly"> = {}, page = 1): Promise<ChallengePage> {
  return pageOf(ctx, { ...filter, publicOnly: true }, page, pageSize);
}

const mostOffered = 3;

/** What somebody may have meant whose words find nothing, not even nearly (您是不是要找): each finds an item of the public list. */
export async function suggestSearches(text: string): Promise<string[]> {
  const suggestions = suggestionsFor(text, await readSearchWords());
  return suggestions.length === 0 ? [] : (await searchesThatFind(suggestions)).slice(0, mostOffered);
}

const mostExported = 20_000;

/** The public list whole, for a file: exactly what is filtered. */
export function exportPublicChallenges(ctx: Context, filter: Omit<ChallengeFilter, "publicOnly"> = {}): Promise<ChallengePage> {
  return pageOf(ctx, { ...filter, publicOnly: true }, 1, mostExported);
}

/** The bureau's list: unpublished ones too, for who has a duty in all rounds; others get the public list. */
export function listChallenges(ctx: Context, filter: Omit<ChallengeFilter, "publicOnly"> = {}, page = 1, size = 1000): Promise<ChallengePage> {
  const isStaff = ctx.actor.roles.some((grant) => grant.roundId === null);
  return pageOf(ctx, { ...filter, publicOnly: !isStaff }, page, size);
}
