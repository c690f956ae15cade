import { inTransaction } from "#app/db/client.ts";
import type { RefusalCode } from "#app/domain/kernel/refusal.ts";
import { ok } from "#app/domain/kernel/result.ts";
import type { BidNews } from "#app/domain/mail/mail.ts";
import { tellTeam } from "./tell-team.ts";

/** Refusals after which the bid does not count though somebody pressed: the whole team learns it, not only who did. Of another's bid nothing (guide 0.1, 4). */
const newsOf: Partial<Record<RefusalCode, BidNews>> = {
  deadlinePassed: "lateRefused",
  leadPersonUnavailable: "duplicateRefused",
  unitInOtherBid: "duplicateRefused",
  unitLimit: "duplicateRefused",
};

/** Writes to the team that a submission was not taken; once for each kind. */
export async function tellRefused(bidId: string, code: RefusalCode): Promise<void> {
  const kind = newsOf[code];
  if (kind) await inTransaction(async (tx) => ok(await tellTeam(tx, { bidId, kind, key: code })));
}
