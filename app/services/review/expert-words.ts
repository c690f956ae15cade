import { sha256Hex } from "#app/crypto/canonical.ts";
import { findWordsOf, type SheetWords } from "#app/db/bid-result.ts";
import type { ExpertWords } from "#app/domain/review/ranking-view.ts";

/** By digest, so that the order of two lists never shows which words come from one expert. */
export function inNoOrder(texts: readonly string[]): string[] {
  return texts.filter((text) => text !== "").toSorted((a, b) => (sha256Hex(a) < sha256Hex(b) ? -1 : 1));
}

/** What the experts wrote of these bids, by review code and apart from who wrote it (guide 3.7): for the bureau once the ranking is fixed. */
export async function readExpertWords(bids: readonly { id: string; code: string }[], names: ReadonlyMap<string, string>): Promise<ExpertWords[]> {
  const words = await findWordsOf(bids.map(({ id }) => id));
  return bids.map(({ id, code }) => wordsOf(code, words.get(id) ?? [], names));
}

function wordsOf(code: string, sheets: readonly SheetWords[], names: ReadonlyMap<string, string>): ExpertWords {
  const criteria = [...names].map(([criterion, name]) => ({
    code: criterion,
    name,
    reasons: inNoOrder(sheets.map(({ reasons }) => reasons[criterion] ?? "")),
    vetoes: inNoOrder(sheets.map(({ vetoes }) => vetoes[criterion] ?? "")),
  }));
  return { code, comments: inNoOrder(sheets.map(({ opinion }) => opinion)), criteria: criteria.filter(({ reasons, vetoes }) => reasons.length + vetoes.length > 0) };
}
