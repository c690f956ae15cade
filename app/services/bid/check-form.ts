import type { BidGround } from "#app/db/bid.ts";
import { findSameLead, readCircle, readContent, readOpenedUnits, writeFindings } from "#app/db/bid-opening.ts";
import { findTeamUnits } from "#app/db/team-units.ts";
import type { Transaction } from "#app/db/client.ts";
import { findingsOf } from "#app/domain/bid/form-check.ts";
import { unconfirmedOf } from "./member-blocks.ts";
import { keptContent } from "./keep-content.ts";

/** 自动审查: writes the findings of every opened bid of the challenge; one changed member concerns the others too. */
export async function checkForm(tx: Transaction, ground: BidGround): Promise<void> {
  const ownerCircle = await readCircle(tx, ground.ownerUnitId);
  const units = await readOpenedUnits(tx, ground.challengeId);
  for (const { bidId, no, usccs, leadName } of units) {
    const stored = await readContent(bidId, tx);
    if (!stored) continue;
    const content = keptContent.read(bidId, stored.versionNumber, stored.revision, stored.content);
    const findings = findingsOf({
      content,
      indicators: ground.indicators,
      leadUscc: usccs[0]!,
      leadName,
      ownerUscc: ground.ownerUscc,
      ownerCircle,
      listed: { fiscalFen: ground.fiscalFen, payToBidderFen: ground.payToBidderFen },
      rules: ground.rules,
      unconfirmed: (await unconfirmedOf({ id: bidId, challengeId: ground.challengeId }, content, tx)).map(({ name }) => name),
      teamUnits: await findTeamUnits([...new Set(usccs)], ground.ownerUnitId, tx),
      sameLead: await findSameLead(tx, bidId),
      others: units.filter((other) => other.no !== no),
    });
    await writeFindings(tx, bidId, findings);
  }
}
