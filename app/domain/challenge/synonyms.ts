/**
 * 同义词: names of one thing, the usual one first. Trade names, older names and English ones of waste, routes and products as
 * guide 5.2 to 5.4 uses them; a narrower name (拜耳法赤泥) finds the wider one too, because an item seldom says which it means.
 */
export const synonyms: readonly (readonly string[])[] = [
  ["赤泥", "拜耳法赤泥", "烧结法赤泥", "氧化铝赤泥", "red mud", "bauxite residue"],
  ["钛石膏", "红石膏", "钛白石膏", "titanium gypsum", "red gypsum"],
  ["脱硫石膏", "烟气脱硫石膏", "FGD gypsum"],
  ["磷石膏", "phosphogypsum"],
  ["电石渣", "carbide slag"],
  ["粉煤灰", "fly ash"],
  ["脱碱", "脱钠", "dealkalization"],
  ["提铁", "铁回收", "选铁"],
  ["胶凝材料", "胶结材料", "cementitious material"],
  ["地聚物", "地质聚合物", "碱激发材料", "geopolymer"],
  ["陶粒", "轻骨料", "ceramsite"],
  ["水稳", "水泥稳定"],
  ["矿山充填", "采空区充填", "井下充填"],
  ["碳酸化", "碳化固碳", "carbonation"],
  ["固废", "固体废物", "固体废弃物"],
];

/** A name of several Latin words (red mud) is one word of a search, everything else what stands between blanks. */
const wordPattern = new RegExp(`${synonyms.flatMap((group) => group.filter((name) => name.includes(" "))).join("|")}|\\S+`, "giu");

/** The words of a search, each once: every one must occur, wherever it stands. */
export function wordsOf(text: string): string[] {
  return [...new Set(text.match(wordPattern) ?? [])];
}

/** So many ways of saying one search are looked for at most. */
const mostWays = 12;

/** The longest name of a group that stands in the text, with where; Latin letters in any case. */
function nameIn(text: string, group: readonly string[]): { name: string; at: number } | null {
  const small = text.toLowerCase();
  const found = group.filter((name) => small.includes(name.toLowerCase())).toSorted((one, other) => other.length - one.length)[0];
  return found === undefined ? null : { name: found, at: small.indexOf(found.toLowerCase()) };
}

/** The words as typed, then with each name in them replaced by the others of its group: what an item may say instead. */
export function waysToSay(text: string): string[] {
  const ways = new Set([text]);
  for (const group of synonyms) {
    for (const way of [...ways]) {
      const found = nameIn(way, group);
      if (!found) continue;
      for (const other of group) if (ways.size < mostWays) ways.add(`${way.slice(0, found.at)}${other}${way.slice(found.at + found.name.length)}`);
    }
  }
  return withoutNarrower([...ways]);
}

/** The other names of the things that a search names. */
export function otherNames(text: string): string[] {
  return synonyms.flatMap((group) => {
    const found = nameIn(text, group);
    return found ? group.filter((name) => name !== found.name) : [];
  });
}

/** What asks for all that an earlier way asks for and more finds nothing new: 拜耳法赤泥 beside 赤泥. */
function withoutNarrower(ways: readonly string[]): string[] {
  return ways.filter((way, index) => index === 0 || !ways.some((other, place) => place !== index && other !== way && way.includes(other)));
}
