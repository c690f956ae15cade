import type { BidGround } from "#app/db/bid.ts";
import { type Claim, findTakenClaims } from "#app/db/bid-submission.ts";
import { hasPhone } from "#app/db/person.ts";
import type { BidDraft } from "#app/domain/bid/schema.ts";
import type { TeamWarning } from "#app/domain/bid/team-warning.ts";
import { normalizePhone } from "#app/domain/organisation/identifier.ts";
import { type BidSubject, isUnits } from "#app/domain/policy/bid.ts";
import { personClaims, slotClaims, unitClaims } from "./member-claims.ts";
import { warningsOf } from "./team-units.ts";

/** All that will stand in the way of the team, said to this reader while something can still be done. */
export async function earlyWarnings(personId: string, bid: BidSubject, ground: BidGround, draft: Pick<BidDraft, "members" | "projectLead">): Promise<TeamWarning[]> {
  const [units, claims] = await Promise.all([warningsOf(ground, draft.members), claimWarnings(personId, bid, ground, draft.projectLead)]);
  return [...units, ...claims];
}

/**
 * Places that live bids of the unit itself hold already, and whether the reader leads another bid: of their own matters alone. Nothing is
 * said of members or of another lead person, and nothing to who contests the unit: it would tell of a sealed bid (guide 0.1, 4).
 */
async function claimWarnings(personId: string, bid: BidSubject, ground: BidGround, lead: BidDraft["projectLead"]): Promise<TeamWarning[]> {
  if (!isUnits(bid)) return [];
  const phone = normalizePhone(lead.phone);
  const isReader = ground.rules.leadPerson === "refuse" && phone !== "" && (await hasPhone(personId, phone));
  const asked: { code: TeamWarning["code"]; claims: Claim[] }[] = [
    { code: "unitInOtherBid", claims: unitClaims(ground, ground.leadUscc) },
    { code: "unitLeadLimit", claims: slotClaims(ground, "unitLead", ground.leadUscc) },
    { code: "leadElsewhere", claims: isReader ? personClaims(ground, { phone, code: "" }) : [] },
  ];
  const taken = await findTakenClaims(bid.id, asked.flatMap(({ claims }) => claims));
  return asked.flatMap(({ code, claims }) => (claims.some((claim) => taken.includes(claim)) ? [{ code, unitName: ground.leadName, stops: true }] : []));
}
