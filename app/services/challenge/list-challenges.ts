import { type ChallengeFilter, type FoundPage, findChallengeRows, findExportRows, findListed } from "#app/db/challenge-list.ts";
import { readSearchWords, searchesThatFind } from "#app/db/search-words.ts";
import { suggestionsFor } from "#app/domain/challenge/spelling.ts";
import type { ChallengeRow, ExportedChallenge, ListedChallenge } from "#app/domain/challenge/view.ts";
import type { Context } from "#app/services/kernel/context.ts";

export interface ChallengePage<Row> extends FoundPage<Row> {
  page: number;
  pages: number;
}

type Filter = Omit<ChallengeFilter, "publicOnly">;

const pageSize = 50;

async function pageOf<Row>(find: (page: { skip: number; take: number }) => Promise<FoundPage<Row>>, page: number, size: number): Promise<ChallengePage<Row>> {
  const at = Math.max(1, page);
  const found = await find({ skip: (at - 1) * size, take: size });
  return { ...found, page: at, pages: Math.max(1, Math.ceil(found.total / size)) };
}

/** The public list (榜单): published challenges, fifty a page. */
export function listPublicChallenges(ctx: Context, filter: Filter = {}, page = 1): Promise<ChallengePage<ListedChallenge>> {
  return pageOf((part) => findListed({ ...filter, publicOnly: true }, part, ctx.now), page, pageSize);
}

const mostOffered = 3;

/** What somebody may have meant whose words find nothing, not even nearly (您是不是要找): each finds an item of the public list. */
export async function suggestSearches(text: string): Promise<string[]> {
  const suggestions = suggestionsFor(text, await readSearchWords());
  return suggestions.length === 0 ? [] : (await searchesThatFind(suggestions)).slice(0, mostOffered);
}

const mostExported = 20_000;

/** The public list whole, for a file: exactly what is filtered. */
export function exportPublicChallenges(ctx: Context, filter: Filter = {}): Promise<ChallengePage<ExportedChallenge>> {
  return pageOf((part) => findExportRows({ ...filter, publicOnly: true }, part, ctx.now), 1, mostExported);
}

/** The bureau's list: unpublished ones too, for who has a duty in all rounds; others get the public list. */
export function listChallenges(ctx: Context, filter: Filter = {}, page = 1, size = 1000): Promise<ChallengePage<ChallengeRow>> {
  const isStaff = ctx.actor.roles.some((grant) => grant.roundId === null);
  return pageOf((part) => findChallengeRows({ ...filter, publicOnly: !isStaff }, part, ctx.now), page, size);
}
