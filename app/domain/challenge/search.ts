import { z } from "zod";
import { otherNames, wordsOf } from "./synonyms.ts";
import { unitKinds } from "#app/domain/organisation/unit-kinds.ts";
import { challengeClasses, directions, wastes } from "./kinds.ts";

/** Money of an item, 万元 at least, as the list offers it. */
export const moneySteps = ["100", "300", "500", "1000"] as const;

/**
 * What kind of item somebody looks for on the public list: the part of the filters that can be followed, because it speaks
 * of the item and not of the hour. A value that makes no sense counts as not given.
 */
export const publicSearch = z.object({
  text: z.string().trim().max(60).optional().catch(undefined),
  waste: z.enum(wastes).optional().catch(undefined),
  class: z.enum(challengeClasses).optional().catch(undefined),
  direction: z.enum(directions).optional().catch(undefined),
  ownerKind: z.enum(unitKinds).optional().catch(undefined),
  money: z.enum(moneySteps).optional().catch(undefined),
});

export type PublicSearch = z.output<typeof publicSearch>;

/** One address for one search, however its parts were ordered: what is stored where a search is followed. "" asks for all items. */
export function searchAddress(search: PublicSearch): string {
  const parts = Object.entries(publicSearch.parse(search)).filter((part): part is [string, string] => part[1] !== undefined && part[1] !== "");
  return new URLSearchParams(parts.toSorted(([a], [b]) => (a < b ? -1 : 1))).toString();
}

/** The search of an address as `searchAddress` writes it. */
export function readSearch(address: string): PublicSearch {
  return publicSearch.parse(Object.fromEntries(new URLSearchParams(address)));
}

/** The search as the list's filter takes it; money in 分. */
export function filterOfSearch({ money, ...rest }: PublicSearch) {
  return { ...rest, leastFen: money === undefined ? undefined : Number(money) * 1_000_000 };
}

/** A piece of a text, and whether it holds what was looked for. */
export interface FoundPiece {
  text: string;
  isFound: boolean;
}

/** Marks in one text after another what was looked for. */
export type FoundMarker = (text: string) => FoundPiece[];

/**
 * Splits texts where they hold pairs of neighbouring characters of a word looked for; a single character is looked for itself.
 * Other names of what was looked for (钛石膏 for 红石膏) are marked where they stand whole. What is sought is made out once for all
 * texts of a page: that each text asked anew took as long again.
 */
export function markerOf(words: string): FoundMarker {
  const typed = wordsOf(words.toLowerCase()).map((word) => [...word].filter((one) => one.trim() !== ""));
  const pairs = typed.flatMap((word) => (word.length === 1 ? [word] : word.slice(1).map((second, index) => [word[index]!, second])));
  const sought = Map.groupBy([...pairs, ...otherNames(words).map((name) => [...name.toLowerCase()])], ([first]) => first);
  return (text) => {
    const characters = [...text];
    const small = characters.map((one) => one.toLowerCase());
    const isHit = characters.map(() => false);
    small.forEach((first, at) => {
      for (const part of sought.get(first) ?? []) if (part.every((one, place) => small[at + place] === one)) isHit.fill(true, at, at + part.length);
    });
    return piecesOf(characters, isHit);
  };
}

function piecesOf(characters: readonly string[], isHit: readonly boolean[]): FoundPiece[] {
  return characters.reduce<FoundPiece[]>((pieces, character, index) => {
    const last = pieces.at(-1);
    const isFound = isHit[index] === true;
    if (last?.isFound === isFound) last.text += character;
    else pieces.push({ text: character, isFound });
    return pieces;
  }, []);
}
