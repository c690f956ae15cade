import { candidatesOf } from "./candidates.ts";
import { lengthOf, type NormalText, normalTextOf, type SourcedText, type TextSource } from "./normal-text.ts";
import { indexOf, type Passage, sharedPassages } from "./passages.ts";
import { shinglesOf, sketchOf } from "./shingles.ts";

/** A bid with all that it says. `team`: its lead unit. */
export interface ScreenedText {
  team: string;
  isPast: boolean;
  texts: readonly SourcedText[];
}

/** Equal characters from which a pair is told at all. */
const leastTold = 120;
const mostPairs = 300;
const mostPassages = 30;
const longestExcerpt = 600;
const around = 30;

/** A passage as it stands in one of the two bids: the words, and a little before and after. */
export interface Excerpt {
  source: TextSource;
  before: string;
  words: string;
  after: string;
}

/** Two bids that say the same in some places. Percent: of each bid's own text. */
export interface SimilarPair {
  first: number;
  second: number;
  shared: number;
  percents: [first: number, second: number];
  passages: { first: Excerpt; second: Excerpt; same: number }[];
  /** Passages beyond those that are kept. */
  morePassages: number;
}

export interface TextScreening {
  pairs: SimilarPair[];
  /** Pairs beyond those that are told or were compared. */
  morePairs: number;
}

/**
 * 文本比对: bids that share passages, most first. Sketches find the pairs, then their texts are compared character by character,
 * so that what is told is there. What `known` says (the list, its notices) and what many teams say is nobody's copy.
 */
export function screenTexts(bids: readonly ScreenedText[], known: readonly string[]): TextScreening {
  const normal = bids.map(({ texts }) => normalTextOf(texts));
  const hashes = normal.map(({ text }) => shinglesOf(text));
  const knownText = normalTextOf(known.map((text) => ({ source: { kind: "form" }, text })));
  const sketched = bids.map(({ team, isPast }, index) => ({ team, isPast, sketch: sketchOf(hashes[index]!) }));
  const { pairs: candidates, left, common } = candidatesOf(sketched, sketchOf(shinglesOf(knownText.text)));
  const found: { first: number; second: number; passages: Passage[]; shared: number }[] = [];
  for (const [second, of] of Map.groupBy(candidates, ([, second]) => second)) {
    const compared = { text: normal[second]!.text, hashes: hashes[second]! };
    const index = indexOf(compared);
    for (const [first] of of) {
      const passages = sharedPassages({ text: normal[first]!.text, hashes: hashes[first]! }, compared, index, common);
      const shared = passages.reduce((sum, { same }) => sum + same, 0);
      if (shared >= leastTold) found.push({ first, second, passages, shared });
    }
  }
  found.sort((one, other) => other.shared - one.shared || one.first - other.first || one.second - other.second);
  const pairs = found.slice(0, mostPairs).map((pair) => told(pair, normal[pair.first]!, normal[pair.second]!));
  return { pairs, morePairs: left + found.length - pairs.length };
}

function told({ first, second, passages, shared }: { first: number; second: number; passages: Passage[]; shared: number }, one: NormalText, other: NormalText): SimilarPair {
  const longest = passages.toSorted((long, short) => short.same - long.same).slice(0, mostPassages);
  const kept = passages.filter((passage) => longest.includes(passage));
  return {
    first,
    second,
    shared,
    percents: [percent(shared, one), percent(shared, other)],
    passages: kept.map((passage) => ({ first: excerpt(one, passage.first), second: excerpt(other, passage.second), same: passage.same })),
    morePassages: passages.length - kept.length,
  };
}

function percent(shared: number, text: NormalText): number {
  return Math.min(100, Math.round((100 * shared) / Math.max(1, lengthOf(text))));
}

function excerpt({ at, original, sources }: NormalText, [from, to]: [number, number]): Excerpt {
  const [start, end] = [at[from]!, at[to - 1]! + 1];
  const place = sources.findLast((one) => one.from <= start)!;
  const border = original.indexOf("\0", end);
  return {
    source: place.source,
    before: tidy(original.slice(Math.max(place.from, start - around), start)),
    words: tidy(original.slice(start, Math.min(end, start + longestExcerpt))),
    after: end - start > longestExcerpt ? "……" : tidy(original.slice(end, Math.min(border, end + around))),
  };
}

const tidy = (text: string) => text.replace(/\s+/g, " ");
