/** A text that a demand may repeat: another demand, or a challenge of an earlier round. */
export interface Comparable {
  kind: "demand" | "challenge";
  no: string;
  title: string;
  text: string;
}

export interface SimilarText {
  kind: Comparable["kind"];
  no: string;
  title: string;
  /** Whole percent, 100 for the same words. */
  percent: number;
}

const least = 45;
const most = 5;

/**
 * Those that look like the same need (查重提示), most alike first: by pairs of characters, three parts title and two parts
 * problem. A hint for a person, never a refusal.
 */
export function similarTexts(own: Pick<Comparable, "title" | "text">, others: readonly Comparable[]): SimilarText[] {
  const [title, text] = [pairsOf(own.title), pairsOf(own.text)];
  return others
    .map(({ kind, no, title: otherTitle, text: otherText }) => {
      const likeness = text.size === 0 ? overlap(title, pairsOf(otherTitle)) : 0.6 * overlap(title, pairsOf(otherTitle)) + 0.4 * overlap(text, pairsOf(otherText));
      return { kind, no, title: otherTitle, percent: Math.round(100 * likeness) };
    })
    .filter(({ percent }) => percent >= least)
    .sort((one, other) => other.percent - one.percent || (one.no < other.no ? -1 : 1))
    .slice(0, most);
}

function pairsOf(text: string): Set<string> {
  const characters = [...text.replace(/[\s\p{P}]/gu, "").toLowerCase()];
  return new Set(characters.slice(1).map((character, index) => `${characters[index]}${character}`));
}

/** Dice's coefficient of two sets, 0 where one is empty. */
function overlap(one: Set<string>, other: Set<string>): number {
  if (one.size === 0 || other.size === 0) return 0;
  const [small, large] = one.size < other.size ? [one, other] : [other, one];
  let shared = 0;
  for (const pair of small) if (large.has(pair)) shared += 1;
  return (2 * shared) / (one.size + other.size);
}
