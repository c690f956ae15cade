/** Stands between two texts of a bid: nothing is compared across it. */
const border = "\0";
const isHan = (code: number) => code >= 0x4e00 && code <= 0x9fff;

/** Where a text of a bid comes from: a part of the form, or an attached file by its place. */
export type TextSource = { kind: "form" } | { kind: "file"; position: number; name: string };

export interface SourcedText {
  source: TextSource;
  text: string;
}

/** All texts of a bid as one, as they are compared: letters and digits alone, full width as half width, small letters. */
export interface NormalText {
  text: string;
  /** For each place of `text` its place in `original`. */
  at: Uint32Array;
  original: string;
  /** Where in `original` each source begins. */
  sources: { from: number; source: TextSource }[];
}

export function normalTextOf(texts: readonly SourcedText[]): NormalText {
  const sources: NormalText["sources"] = [];
  let original = "";
  for (const { source, text } of texts) {
    sources.push({ from: original.length, source });
    original += text.replaceAll(border, " ") + border;
  }
  const at = new Uint32Array(original.length * 4);
  const kept: string[] = [];
  const seen = new Map<string, string>();
  let length = 0;
  for (let place = 0; place < original.length; ) {
    const code = original.codePointAt(place)!;
    const character = String.fromCodePoint(code);
    const plain = isHan(code) ? character : normalised(character, seen);
    for (let index = 0; index < plain.length && length < at.length; index += 1) at[length++] = place;
    kept.push(plain);
    place += character.length;
  }
  return { text: kept.join(""), at: at.slice(0, length), original, sources };
}

function normalised(character: string, seen: Map<string, string>): string {
  const known = seen.get(character);
  if (known !== undefined) return known;
  const plain = character === border ? border : character.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "").slice(0, 4);
  seen.set(character, plain);
  return plain;
}

/** The text without its borders, in characters as compared. */
export function lengthOf({ text, sources }: NormalText): number {
  return text.length - sources.length;
}
