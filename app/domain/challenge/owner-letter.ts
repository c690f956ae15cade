import type { NewChallenge } from "./schema.ts";

/** The parts of an item that its owner signs for in 需求方承诺书: what is asked, what counts as success, what is paid and to whom. */
export type SignedText = Pick<NewChallenge, (typeof signedParts)[number]>;

const signedParts = ["title", "owner", "background", "content", "deliverables", "ipRule", "periodMonths", "race", "fiscalFen", "ownerInputFen", "payToBidderFen", "indicators", "eligibility"] as const;

/** What a letter holds for. Another keyword or another telephone asks for no new signature; everything that binds the owner does. */
export function signedText(challenge: NewChallenge): SignedText {
  return Object.fromEntries(signedParts.map((part) => [part, challenge[part]])) as SignedText;
}

/** 需求方承诺书 of an item as it was recorded; `isCurrent`: for the text as it stands. Instant ISO. */
export interface OwnerLetter {
  signer: string;
  signedOn: string;
  scan: string;
  recordedAt: string;
  isCurrent: boolean;
}
