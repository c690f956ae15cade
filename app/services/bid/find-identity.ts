import { type BidGround, findUnitNames } from "#app/db/bid.ts";
import type { Transaction } from "#app/db/client.ts";
import { identityIn, type IdentityFinding } from "#app/domain/bid/identity-scan.ts";
import type { BidDraft } from "#app/domain/bid/schema.ts";
import { normalizeUscc } from "#app/domain/organisation/uscc.ts";
import { isTeamHidden } from "#app/domain/review/blind.ts";

/** 身份信息检查: where a draft tells experts who its team is, in a round whose experts must not learn it; elsewhere nothing. It stops nobody. */
export async function findIdentity(draft: BidDraft, ground: Pick<BidGround, "rules" | "leadName" | "leadUscc" | "challengeTitle">, tx?: Transaction): Promise<IdentityFinding[]> {
  if (!isTeamHidden(ground.rules.blind, ["expert"])) return [];
  const names = await findUnitNames(draft.members.map(({ uscc }) => normalizeUscc(uscc)), tx);
  return identityIn(draft, { unitNames: [ground.leadName, ground.leadUscc, ...names.values()], publicText: ground.challengeTitle });
}
