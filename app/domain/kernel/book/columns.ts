/** A column of a list (名册、模板): the heads that count as its own, the first of them as the template writes it. */
export interface ListColumn<K extends string> {
  key: K;
  heads: readonly string[];
  isNeeded: boolean;
  /** A number, code or choice: full-width characters are read as half-width. Prose stays as it was typed. */
  isCode?: boolean;
}

/** Where each column stands by its head; heads that nobody knows and needed columns that are missing. `姓名*` and `金额（万元）` are 姓名 and 金额. */
export function findColumns<K extends string>(columns: readonly ListColumn<K>[], head: readonly string[]): { places: Partial<Record<K, number>>; missing: K[]; unknown: string[] } {
  const plain = head.map((cell) => cell.replace(/[\s*＊（(].*$/u, "").trim());
  const places: Partial<Record<K, number>> = {};
  for (const { key, heads } of columns) {
    const place = plain.findIndex((cell) => heads.includes(cell));
    if (place >= 0) places[key] = place;
  }
  const taken = new Set(Object.values(places));
  return {
    places,
    missing: columns.filter(({ key, isNeeded }) => isNeeded && places[key] === undefined).map(({ key }) => key),
    unknown: plain.filter((cell, place) => cell !== "" && !taken.has(place)),
  };
}
