/** A candidate of a draw (备选专家) under the pseudonym of this draw; `local` is of this city. */
export interface DrawCandidate {
  pseudonym: string;
  local: boolean;
}

/** One list to fill (抽取组): technical experts, financial experts … Pseudonyms are unique over all groups. */
export interface DrawGroup {
  name: string;
  places: number;
  /** Reserves in order (备选), guide 3.6: twice as many as places. */
  reserves: number;
  /** At least so many of the drawn come from outside the city. */
  leastOutside: number;
  pool: readonly DrawCandidate[];
}

/** Who was drawn, and who follows when one declines, both in the order of the draw. */
export interface DrawnList {
  drawn: string[];
  standby: string[];
}

/** The digests of guide 0.1, 21, from Node's crypto or a browser's: texts as UTF-8, bytes and results in lower-case hex. */
export interface DrawTools {
  canonical: (value: unknown) => string;
  sha256: (text: string) => string;
  /** SHA-256(s). */
  commitment: (secret: string) => string;
  /** SHA-256(s ‖ round ‖ witness's number). */
  seed: (secret: string, round: string, witnessNumber: string) => string;
  /** HMAC-SHA256(seed, pseudonym). */
  mark: (seed: string, pseudonym: string) => string;
}

/**
 * Draws one group: candidates in the order of their marks, lowest first. A local one is passed over while the places left are
 * needed for those from outside; who was passed over stands by in order with the rest. With too few from outside the places
 * reserved for them stay empty. Source: guide 0.1, 12 and 21; 3.6.
 */
export function drawGroup({ places, reserves, leastOutside, pool }: DrawGroup, seed: string, mark: DrawTools["mark"]): DrawnList {
  const ordered = pool.map((candidate) => ({ ...candidate, mark: mark(seed, candidate.pseudonym) })).sort((a, b) => (a.mark < b.mark ? -1 : 1));
  const drawn: string[] = [];
  let outside = 0;
  for (const { pseudonym, local } of ordered) {
    const isReserved = local && places - drawn.length <= leastOutside - outside;
    if (drawn.length === places || isReserved) continue;
    drawn.push(pseudonym);
    if (!local) outside += 1;
  }
  const rest = ordered.map(({ pseudonym }) => pseudonym).filter((pseudonym) => !drawn.includes(pseudonym));
  return { drawn, standby: rest.slice(0, reserves) };
}
