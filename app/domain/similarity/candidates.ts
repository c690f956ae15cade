/** What the search needs of a bid: whose it is, and whether it is one of an earlier round. */
export interface SketchedBid {
  team: string;
  isPast: boolean;
  sketch: ReadonlySet<number>;
}

/** Shingles that two bids must share in their sketches, some thirty characters, before they are compared. */
const leastShared = 3;
/** What so many teams have alike is a form, a standard or a law and not a copy; half of the teams where there are few. */
const mostTeams = 60;
const fewTeams = 6;
/** Pairs that are compared, those that share most. */
const mostCandidates = 3_000;

export interface Candidates {
  /** Indices of two bids, the first the lower. */
  pairs: [first: number, second: number][];
  /** Pairs that were left out because there are too many. */
  left: number;
  common: ReadonlySet<number>;
}

/** The pairs worth an exact comparison: of this round with each other and with earlier ones, never two earlier ones. */
export function candidatesOf(bids: readonly SketchedBid[], known: ReadonlySet<number>): Candidates {
  const common = new Set(known);
  const limit = Math.min(mostTeams, Math.max(fewTeams, Math.floor(new Set(bids.map(({ team }) => team)).size / 2)));
  const shared = new Map<number, number>();
  for (const holders of holdersOf(bids)) {
    if (common.has(holders.hash)) continue;
    if (new Set(holders.bids.map((index) => bids[index]!.team)).size > limit) common.add(holders.hash);
    else countPairs(bids, holders.bids, shared);
  }
  const found = [...shared].filter(([, count]) => count >= leastShared).sort(([one, most], [other, less]) => less - most || one - other);
  const pairs = found.slice(0, mostCandidates).map(([key]): [number, number] => [Math.floor(key / bids.length), key % bids.length]);
  return { pairs, left: found.length - pairs.length, common };
}

/** Every sketched shingle that two bids or more have, with these bids in order. */
function* holdersOf(bids: readonly SketchedBid[]): Generator<{ hash: number; bids: number[] }> {
  const entries = new Float64Array(bids.reduce((sum, { sketch }) => sum + sketch.size, 0));
  let filled = 0;
  for (const [index, { sketch }] of bids.entries()) for (const hash of sketch) entries[filled++] = hash * bids.length + index;
  entries.sort();
  for (let from = 0; from < entries.length; ) {
    const hash = Math.floor(entries[from]! / bids.length);
    let to = from + 1;
    while (to < entries.length && Math.floor(entries[to]! / bids.length) === hash) to += 1;
    if (to - from > 1) yield { hash, bids: Array.from(entries.subarray(from, to), (entry) => entry % bids.length) };
    from = to;
  }
}

function countPairs(bids: readonly SketchedBid[], holders: readonly number[], shared: Map<number, number>): void {
  for (const [place, first] of holders.entries()) {
    for (const second of holders.slice(place + 1)) {
      if (bids[first]!.isPast && bids[second]!.isPast) continue;
      const key = first * bids.length + second;
      shared.set(key, (shared.get(key) ?? 0) + 1);
    }
  }
}
