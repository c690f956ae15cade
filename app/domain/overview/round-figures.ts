import type { ChallengeState } from "#app/domain/challenge/lifecycle.ts";
import type { OrganisationKind } from "#app/domain/organisation/uscc.ts";

/** What is public of a published item in figures. Money in 分. */
export interface ItemFigures {
  no: string;
  title: string;
  direction: string;
  waste: string[];
  /** Null where there is no single demand owner. */
  ownerKind: OrganisationKind | null;
  status: ChallengeState;
  investmentFen: number;
  fiscalFen: number;
  /** Bids in at the closing; null before it, when nobody knows. */
  bids: number | null;
  /** Decisions that were published. */
  awards: number;
  awardedFiscalFen: number;
}

/** Items of one kind together. */
export interface Group<K> {
  key: K;
  items: number;
  investmentFen: number;
}

/** Items by a property, the most money first, then by number. An item with several values counts in each. */
export function groupItems<K>(items: readonly ItemFigures[], keysOf: (item: ItemFigures) => readonly K[]): Group<K>[] {
  const groups = new Map<K, Group<K>>();
  for (const item of items) {
    for (const key of keysOf(item)) {
      const group = groups.get(key) ?? { key, items: 0, investmentFen: 0 };
      groups.set(key, { key, items: group.items + 1, investmentFen: group.investmentFen + item.investmentFen });
    }
  }
  return [...groups.values()].sort((a, b) => b.investmentFen - a.investmentFen || b.items - a.items);
}

/** The round in one line of figures; `bids` counts only items past their closing, of which `closed` says how many there are. */
export function totalsOf(items: readonly ItemFigures[]) {
  const sum = (value: (item: ItemFigures) => number) => items.reduce((total, item) => total + value(item), 0);
  return {
    items: items.length,
    investmentFen: sum((item) => item.investmentFen),
    fiscalFen: sum((item) => item.fiscalFen),
    closed: items.filter((item) => item.bids !== null).length,
    bids: sum((item) => item.bids ?? 0),
    awards: sum((item) => item.awards),
    awardedFiscalFen: sum((item) => item.awardedFiscalFen),
  };
}
