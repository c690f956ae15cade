export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** From this length on a text is known by its beginning, should it have been shortened since. */
const knownBy = 200;

/** What is shorter may stand in anything, an item's number too. */
const shortestTelling = 4;
const figure = /^[\d\s.,:~～±≤≥<>=+×/%‰–—-]+(?:[a-zA-Z°℃µμΩ·²³/%\d\s.-]{0,12}|[百千万亿]?(?:吨|千克|公斤|克|毫克|升|毫升|米|平方米|立方米|年|个月|月|天|日|小时|分钟|秒|元|度|倍|次|个|家|台|套|项|件|人))$/;

/** Whether a text is known for itself wherever it stands: a figure with or without its unit is not, nor a word of three characters. */
export function isTelling(text: string): boolean {
  return text.trim().length >= shortestTelling && !figure.test(text.trim());
}

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
