import type { BidGround } from "#app/db/bid.ts";
import { cameLate, findSameLead, readContent, readOpenedUnits, writeFindings } from "#app/db/bid-opening.ts";
import { findOpenedFiles } from "#app/db/bid-opened-file.ts";
import { findTeamUnits } from "#app/db/team-units.ts";
import type { Transaction } from "#app/db/client.ts";
import type { FileKind } from "#app/domain/bid/file.ts";
import { findingsOf } from "#app/domain/bid/form-check.ts";
import { confirmationDue } from "#app/domain/bid/member-view.ts";
import { draftOf } from "#app/domain/bid/schema.ts";
import { findIdentity } from "./find-identity.ts";
import { unconfirmedOf } from "./member-blocks.ts";
import { keptContent, keptOpenedFile } from "./keep-content.ts";

/** Kinds of the files that the opened version names; a file that could not be read is not there. */
export async function openedKinds(bidId: string, tx?: Transaction): Promise<FileKind[]> {
  return (await findOpenedFiles(bidId, tx)).flatMap(({ position, entry, problem }) => (problem ? [] : [keptOpenedFile.read(bidId, position, entry).file.kind]));
}

/** 自动审查: writes the findings of every opened bid of the challenge; one changed member concerns the others too. */
export async function checkForm(tx: Transaction, ground: BidGround): Promise<void> {
  const units = await readOpenedUnits(tx, ground.challengeId);
  for (const { bidId, no, usccs, leadName, contest } of units) {
    const stored = await readContent(bidId, tx);
    if (!stored) continue;
    const content = keptContent.read(bidId, stored.versionNumber, stored.revision, stored.content);
    const findings = findingsOf({
      content,
      indicators: ground.indicators,
      eligibility: ground.eligibility,
      leadUscc: usccs[0]!,
      leadName,
      ownerUscc: ground.ownerUscc,
      listed: { fiscalFen: ground.fiscalFen, payToBidderFen: ground.payToBidderFen },
      rules: ground.rules,
      unconfirmed: (await unconfirmedOf({ id: bidId, challengeId: ground.challengeId }, content, tx)).map(({ name }) => name),
      dueAt: confirmationDue(ground.closesAt),
      teamUnits: await findTeamUnits([...new Set(usccs)], ground.ownerUnitId, tx),
      fileKinds: await openedKinds(bidId, tx),
      identity: (await findIdentity(draftOf(content), { ...ground, leadName, leadUscc: usccs[0]! }, tx)).map(({ path }) => path),
      isContestOpen: contest === "waiting" || contest === "declined",
      isLate: await cameLate(tx, bidId),
      sameLead: await findSameLead(tx, bidId),
      others: units.filter((other) => other.no !== no),
    });
    await writeFindings(tx, bidId, findings);
  }
}
