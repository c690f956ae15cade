import { knownWords } from "#app/domain/challenge/spelling.ts";
import { getPool } from "./client.ts";
import { isShown } from "./rehearsal.ts";

/** Keywords come and go slowly, and none is offered before it was looked up again. */
const keptFor = 60_000;
const mostWords = 3000;
let kept: { words: readonly string[]; until: number } | null = null;

/** The words of the field, then the keywords of the public list, the most frequent first. */
export async function readSearchWords(): Promise<readonly string[]> {
  if (kept && performance.now() < kept.until) return kept.words;
  const { rows } = await getPool().query<{ word: string }>(
    `select word from challenge c cross join lateral string_to_table(translate(c.keywords, '，,;； ', '、、、、、'), '、') word
     where ${isShown} and c.keywords <> '' and length(word) between 2 and 12 group by word order by count(*) desc, word limit ${mostWords}`,
  );
  kept = { words: [...new Set([...knownWords, ...rows.map(({ word }) => word)])], until: performance.now() + keptFor };
  return kept.words;
}

/** Those of some searches, each a single run of characters or several words, that find a public item now, in the order given. */
export async function searchesThatFind(searches: readonly string[]): Promise<string[]> {
  const { rows } = await getPool().query<{ text: string }>(
    `select s.text from unnest($1::text[]) with ordinality s(text, place)
     cross join lateral (select coalesce(array_agg(distinct pair), '{}') as pairs from regexp_split_to_table(s.text, '\\s+') word cross join lateral unnest(text_pairs(word)) pair) sought
     cross join lateral (select from challenge_listing c where ${isShown} and c.pairs @> sought.pairs limit 1) hit
     order by s.place`,
    [searches],
  );
  return rows.map(({ text }) => text);
}
