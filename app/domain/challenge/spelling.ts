import { synonyms } from "./synonyms.ts";

/** 课题、产物和工艺 of the field (guide 5.2 to 5.4) that the list may speak of beside the synonyms and the keywords of its items. */
const terms = ["综合利用", "高值利用", "规模消纳", "路基", "路面基层", "水泥", "混凝土", "砌块", "缓凝剂", "石膏粉", "高强石膏", "硫酸钙", "晶须", "磁化焙烧", "磁选", "碱回收", "除铁", "白度", "土壤化", "生态修复", "改良剂", "堆场", "渗滤液", "浸出毒性", "放射性", "减量化", "无害化", "掺合料", "微粉", "陶瓷", "保温材料", "填料", "吸附剂", "脱硫", "稀土", "氧化铝", "氧化铁", "铁精矿", "二氧化钛", "揭榜挂帅"];

/** The words that a search can be corrected to, before those of the list itself. */
export const knownWords: readonly string[] = [...new Set([...synonyms.flat(), ...terms])];

/** So many suggestions are looked up at most. */
const mostSuggested = 8;

/** Whether a piece of a text is a word typed wrongly in one place: another character, two that changed places, in a long word one too many or too few. */
function isMistyped(piece: readonly string[], word: readonly string[]): boolean {
  const first = piece.findIndex((one, index) => one !== word[index]);
  const at = first < 0 ? piece.length : first;
  const rest = (characters: readonly string[], from: number) => characters.slice(from).join("");
  if (piece.length === word.length) {
    const isSwapped = piece[at] === word[at + 1] && piece[at + 1] === word[at];
    return first >= 0 && (rest(piece, at + 1) === rest(word, at + 1) || (isSwapped && rest(piece, at + 2) === rest(word, at + 2)));
  }
  return piece.length > word.length ? rest(piece, at + 1) === rest(word, at) : rest(piece, at) === rest(word, at + 1);
}

/** The ways to correct a text to one word: each piece of it that is this word typed wrongly, replaced. */
function corrected(text: readonly string[], word: readonly string[]): { way: string; word: string }[] {
  const lengths = word.length > 3 ? [word.length - 1, word.length, word.length + 1] : [word.length];
  return lengths.flatMap((length) =>
    text.flatMap((_, at) => {
      const piece = text.slice(at, at + length);
      if (piece.length < length || (piece.includes(" ") && !word.includes(" ")) || !isMistyped(piece, word)) return [];
      return [{ way: `${text.slice(0, at).join("")}${word.join("")}${text.slice(at + length).join("")}`, word: word.join("") }];
    }),
  );
}

/**
 * What somebody who typed `text` and found nothing may have meant (您是不是要找), likeliest first: with one piece of it corrected to
 * one of `words`, then that word alone, because the rest may be nowhere either. Longer words come first, because more of them was typed right; then in the order given. What is a word already
 * (脱硫 beside 脱碱) is not corrected: nothing of it is in the list, and that is the answer.
 */
export function suggestionsFor(text: string, words: readonly string[]): string[] {
  const typed = [...text.toLowerCase()];
  const isKnown = (word: string) => text.toLowerCase().includes(word.toLowerCase());
  const known = words.filter((word) => word.length > 1 && isKnown(word));
  const ways = words.toSorted((one, other) => other.length - one.length).flatMap((word) => (word.length < 2 || isKnown(word) ? [] : corrected(typed, [...word.toLowerCase()])));
  const kept = ways.filter(({ way }) => known.every((word) => way.includes(word.toLowerCase()))).slice(0, mostSuggested);
  return [...new Set([...kept.map(({ way }) => way), ...kept.map(({ word }) => word)])];
}
