export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** From this length on a text is known by its beginning, should it have been shortened since. */
const knownBy = 200;

/**
 * The same value with words in the place of each of these texts, wherever it stands. A string that holds a long text shortened holds
 * nothing else that is worth keeping: the words stand for all of it.
 */
export function withoutTexts(value: Json, texts: readonly string[], words: string): Json {
  if (typeof value === "string") return texts.reduce((shown, text) => without(shown, text, words), value);
  if (Array.isArray(value)) return value.map((one) => withoutTexts(one, texts, words));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withoutTexts(one, texts, words)]));
}

function without(shown: string, text: string, words: string): string {
  if (text === "") return shown;
  if (shown.includes(text)) return shown.replaceAll(text, () => words);
  return text.length > knownBy && shown.includes(text.slice(0, knownBy)) ? words : shown;
}
