import type { Indicator } from "./indicator.ts";
import type { NewChallenge } from "./schema.ts";

/** The parts of an item that its owner signs for in 需求方承诺书: what is asked, what counts as success, what is paid and to whom. */
export type SignedText = Pick<NewChallenge, (typeof signedParts)[number]> & Partial<Pick<NewChallenge, (typeof signedWhereSaid)[number]>>;

const signedParts = ["title", "owner", "background", "content", "deliverables", "ipRule", "periodMonths", "race", "fiscalFen", "ownerInputFen", "payToBidderFen", "indicators", "eligibility"] as const;

/** Parts that not every item has; a letter for a text without them stays what it was. */
const signedWhereSaid = ["coOwners", "maxTeams", "checkpoints", "tranches"] as const;

/** What a letter holds for. Another keyword or another telephone asks for no new signature; everything that binds the owner does. */
export function signedText(challenge: NewChallenge): SignedText {
  const said = signedWhereSaid.filter((part) => (Array.isArray(challenge[part]) ? challenge[part].length > 0 : challenge[part] !== null));
  return Object.fromEntries([...signedParts, ...said].map((part) => [part, challenge[part]])) as SignedText;
}

/** What a demand's letter binds its owner to in the item that is made from it; the bureau finishes the rest: texts, methods of test, conditions. */
type Promised = Pick<NewChallenge, "periodMonths" | "ownerInputFen" | "payToBidderFen" | "ipRule" | "indicators">;

function promiseOf({ periodMonths, ownerInputFen, payToBidderFen, ipRule, indicators }: Promised): string {
  // A form sends other line ends and no spaces at the ends.
  const plain = (text: string) => text.replaceAll(/\s+/g, "");
  const required = ({ code, name, comparator, value, upper, unit, basis, hard, mode, baseline }: Indicator) => [code, plain(name), comparator, value, upper, plain(unit), plain(basis), hard, mode, baseline];
  return JSON.stringify([periodMonths, ownerInputFen, payToBidderFen, plain(ipRule), indicators.map(required)]);
}

/** Whether an item still promises what its demand's signed text did: term, money, rights and what counts as success. */
export function keepsPromise(item: Promised, demand: Promised): boolean {
  return promiseOf(item) === promiseOf(demand);
}

/** 需求方承诺书 of an item as it was recorded; `isCurrent`: for the text as it stands. Instant ISO. */
export interface OwnerLetter {
  /** Of which 联合需求单位; null: the owner's. */
  unitName: string | null;
  signer: string;
  signedOn: string;
  scan: string;
  recordedAt: string;
  isCurrent: boolean;
}
