import { blindDigest } from "#app/crypto/blind-index.ts";
import type { BidGround } from "#app/db/bid.ts";
import type { Claim } from "#app/db/bid-submission.ts";
import type { BidDraft } from "#app/domain/bid/schema.ts";
import { normalizeUscc } from "#app/domain/organisation/uscc.ts";
import { keyEncryptionKey } from "./keep-content.ts";

type Place = Pick<BidGround, "roundId" | "challengeId" | "rules">;

/** Where cross-membership is forbidden, a unit is in one live bid of the challenge: as its lead, or as a member that confirmed. */
export function unitClaims({ challengeId, rules }: Place, uscc: string): Claim[] {
  if (rules.crossMembership !== "forbid") return [];
  return [{ scopeId: challengeId, kind: "unit", digest: blindDigest(keyEncryptionKey(), "bidUnit", challengeId, normalizeUscc(uscc)) }];
}

/** Where the round lets a person lead one live bid, that place, by every number that the person is known by. */
export function personClaims({ roundId, rules }: Place, { phone, code }: Pick<BidDraft["projectLead"], "phone" | "code">): Claim[] {
  if (rules.leadPerson !== "refuse") return [];
  const known = [...(phone === "" ? [] : [`phone:${phone}`]), ...(code === "" ? [] : [`code:${code.toUpperCase()}`])];
  return known.map((person) => ({ scopeId: roundId, kind: "lead", digest: blindDigest(keyEncryptionKey(), "leadPerson", roundId, person) }));
}

/** One of the places that a unit has in the round where the rules limit how many bids it leads or joins. */
export function slotClaims({ roundId, rules }: Place, kind: "unitLead" | "unitJoin", uscc: string): Claim[] {
  const places = kind === "unitLead" ? rules.unitLeads : rules.unitJoins;
  if (places === 0) return [];
  const digests = Array.from({ length: places }, (_, place) => blindDigest(keyEncryptionKey(), "unitSlot", roundId, kind, normalizeUscc(uscc), String(place)));
  return [{ scopeId: roundId, kind, digest: digests[0]!, orElse: digests.slice(1) }];
}

/**
 * What a member takes by confirming. By its own consent alone: that a team names a unit holds nothing of it, and tells
 * nobody whether it is in another bid (guide 0.1, 4).
 */
export function memberClaims(ground: Place, uscc: string): Claim[] {
  return [...unitClaims(ground, uscc), ...slotClaims(ground, "unitJoin", uscc)];
}
