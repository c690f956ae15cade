/** Pairs are valued from 0 to this much (匹配度). */
export const highestMatch = 100;

/** Of which the declared fields that a bid's text names make up so much, the similarity of texts the rest. */
const declaredShare = 60;

const segmenter = new Intl.Segmenter("zh", { granularity: "word" });

/**
 * The words of a Chinese text, lower case. Words of one character tell little; where the segmenter cuts a term of the field
 * into single characters (赤泥), neighbours are joined to pairs.
 */
export function wordsOf(text: string): string[] {
  const words: string[] = [];
  let single = "";
  for (const { segment, isWordLike } of segmenter.segment(text.toLowerCase())) {
    if (!isWordLike) {
      single = "";
      continue;
    }
    if (segment.length > 1) words.push(segment);
    else if (single !== "") words.push(single + segment);
    single = segment.length === 1 && /\p{Script=Han}/u.test(segment) ? segment : "";
  }
  return words;
}

type Vector = Map<string, number>;

/** TF-IDF vectors of length 1; words that every text has count least. */
export function vectorsOf(texts: readonly string[]): Vector[] {
  const counted = texts.map((text) => {
    const counts: Vector = new Map();
    for (const word of wordsOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
    return counts;
  });
  const inTexts: Vector = new Map();
  for (const counts of counted) for (const word of counts.keys()) inTexts.set(word, (inTexts.get(word) ?? 0) + 1);
  return counted.map((counts) => {
    const weighed = [...counts].map(([word, count]) => [word, (1 + Math.log(count)) * (Math.log((texts.length + 1) / (inTexts.get(word)! + 1)) + 1)] as const);
    const length = Math.hypot(...weighed.map(([, weight]) => weight)) || 1;
    return new Map(weighed.map(([word, weight]) => [word, weight / length]));
  });
}

/** Cosine of the angle between two vectors of length 1: 0 nothing in common, 1 the same. */
export function similarity(one: Vector, other: Vector): number {
  const [few, many] = one.size <= other.size ? [one, other] : [other, one];
  let sum = 0;
  for (const [word, weight] of few) sum += weight * (many.get(word) ?? 0);
  return sum;
}

/** The share of an expert's declared fields that a text names: half of it for the first, all of it for all of them. */
export function declaredMatch(fields: readonly string[], text: string): number {
  const named = fields.filter((field) => field.length > 1 && text.includes(field)).length;
  return named === 0 ? 0 : 0.5 + (0.5 * named) / fields.length;
}

export interface Profile {
  fields: readonly string[];
  /** All that the bank knows of the expert's work, as one text. */
  text: string;
}

/**
 * What every pair is worth (匹配度, whole numbers from 0 to 100), by bid and expert: declared fields, and how alike the texts
 * are, the likest pair of all being the measure. The same texts give the same numbers anywhere.
 */
export function matchesOf(bids: readonly string[], experts: readonly Profile[]): number[][] {
  const vectors = vectorsOf([...bids, ...experts.map(({ text }) => text)]);
  const alike = bids.map((_, bid) => experts.map((_expert, expert) => similarity(vectors[bid]!, vectors[bids.length + expert]!)));
  const likest = Math.max(0, ...alike.map((row) => row.reduce((most, value) => Math.max(most, value), 0)));
  return bids.map((text, bid) => experts.map(({ fields }, expert) => Math.round(declaredShare * declaredMatch(fields, text) + (likest === 0 ? 0 : (highestMatch - declaredShare) * (alike[bid]![expert]! / likest)))));
}
