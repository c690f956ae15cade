/** What the codes of a set are for: the opening (开标码), or the bureau's recovery (恢复码) kept by other departments. */
export type KeyPurpose = "opening" | "recovery";

export const keySetFormat = "jiebang-key-set/1";

/** Most keys of one set: a round of the import's largest size. */
export const mostKeys = 1200;
export const mostHolders = 9;

export interface Holder {
  number: number;
  label: string;
  personId: string | null;
  name: string | null;
  inHandAt: string | null;
  lostAt: string | null;
}

/** A set as far as anybody but its holders knows it. Instants ISO. */
export interface KeySetState {
  id: string;
  tag: string;
  purpose: KeyPurpose;
  roundId: string | null;
  roundCode: string | null;
  threshold: number;
  holders: Holder[];
  /** Keys for challenges, and how many of them are taken. */
  keys: number;
  used: number;
  fingerprint: string;
  madeAt: string;
  maker: string | null;
  provenAt: string | null;
  /** Challenges sealed to it that are not opened yet, by number. */
  waiting: { no: string; closesAt: string | null }[];
}

/** What a set lacks before bids may be sealed to it. */
export type SetGap = "unproven" | "lost" | "usedUp";

export function setGap(set: Pick<KeySetState, "provenAt" | "threshold" | "holders" | "keys" | "used">): SetGap | null {
  if (codesLeft(set) < set.threshold) return "lost";
  if (set.provenAt === null) return "unproven";
  return set.used >= set.keys ? "usedUp" : null;
}

/** Codes that nobody reported lost. */
export function codesLeft(set: Pick<KeySetState, "holders">): number {
  return set.holders.filter(({ lostAt }) => lostAt === null).length;
}

/** What a round lacks before its challenges may be published: `opening` the codes, `recovery` the bureau's. */
export interface CustodyGap {
  purpose: KeyPurpose;
  gap: SetGap | "missing";
}

/** The set that the next challenge is sealed to: the latest that is whole; null with what is missing. */
export function chooseSet<S extends KeySetState>(sets: readonly S[], purpose: KeyPurpose): { set: S; gap: null } | { set: null; gap: CustodyGap } {
  const own = sets.filter((set) => set.purpose === purpose).sort((one, other) => (one.madeAt < other.madeAt ? 1 : -1));
  const whole = own.find((set) => setGap(set) === null);
  if (whole) return { set: whole, gap: null };
  return { set: null, gap: { purpose, gap: own[0] ? setGap(own[0])! : "missing" } };
}

/** What is missing under a custody. `bureau` needs nothing: it is for rehearsals and demonstrations. */
export function custodyGaps(custody: string, sets: readonly KeySetState[]): CustodyGap[] {
  if (custody !== "openingCodes") return [];
  return (["opening", "recovery"] as const).flatMap((purpose) => chooseSet(sets, purpose).gap ?? []);
}

/** Keys that a new set should have: for twice as many challenges as there are, so that later ones need no new codes. */
export function keysFor(purpose: KeyPurpose, challenges: number): number {
  return Math.min(mostKeys, purpose === "recovery" ? 600 : Math.max(40, 2 * challenges));
}
