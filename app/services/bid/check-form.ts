import { type BidGround, readBidGround } from "#app/db/bid.ts";
import { cameLate, findBidsConcerned, findOverLimits, findSameLead, lockFormChecks, type OpenedUnits, readChecked, readContent, readOpenedUnits, writeFindings } from "#app/db/bid-opening.ts";
import { findOpenedFiles } from "#app/db/bid-opened-file.ts";
import { findStaffInTeam } from "#app/db/staff-in-team.ts";
import { findTeamUnits } from "#app/db/team-units.ts";
import { readClock } from "#app/db/clock.ts";
import type { Transaction } from "#app/db/client.ts";
import type { FileKind } from "#app/domain/bid/file.ts";
import { type Finding, findingsOf, markFoundLater } from "#app/domain/bid/form-check.ts";
import { confirmationDue } from "#app/domain/bid/member-view.ts";
import { draftOf } from "#app/domain/bid/schema.ts";
import { findIdentity } from "./find-identity.ts";
import { unconfirmedOf } from "./member-blocks.ts";
import { keptContent, keptOpenedFile } from "./keep-content.ts";

/** Kinds of the files that the opened version names; a file that could not be read is not there. */
export async function openedKinds(bidId: string, tx?: Transaction): Promise<FileKind[]> {
  return (await findOpenedFiles(bidId, tx)).flatMap(({ position, entry, problem }) => (problem ? [] : [keptOpenedFile.read(bidId, position, entry).file.kind]));
}

/**
 * 自动审查: writes the findings of every opened bid of the challenge (one changed member concerns the others too), and anew those of the
 * round's other items that hang on them: an item opened earlier learns of a lead person or a limit by one opened later. What comes to
 * light of a bid that has passed bears its time and waits for the officer.
 */
export async function checkForm(tx: Transaction, ground: BidGround): Promise<void> {
  await lockFormChecks(tx, ground.challengeId);
  const now = await readClock(tx);
  await checkBids(tx, ground, now);
  const concerned = await findBidsConcerned(tx, ground.challengeId, ground.rules.unitLeads > 0 || ground.rules.unitJoins > 0);
  for (const bids of Map.groupBy(concerned, ({ challengeId }) => challengeId).values()) await checkBids(tx, await readBidGround(bids[0]!.id, tx), now, new Set(bids.map(({ id }) => id)));
}

/** `only` these bids of the item, or all that were opened. */
async function checkBids(tx: Transaction, ground: BidGround, now: string, only?: ReadonlySet<string>): Promise<void> {
  const units = await readOpenedUnits(tx, ground.challengeId);
  for (const bid of units.filter(({ bidId }) => only?.has(bidId) ?? true)) {
    const found = await findOf(tx, ground, units, bid);
    if (!found) continue;
    const { findings, isPassed } = await readChecked(tx, bid.bidId);
    await writeFindings(tx, bid.bidId, isPassed ? markFoundLater(found, findings, now) : found);
  }
}

async function findOf(tx: Transaction, ground: BidGround, units: OpenedUnits[], { bidId, no, usccs, leadName, contest }: OpenedUnits): Promise<Finding[] | null> {
  const stored = await readContent(bidId, tx);
  if (!stored) return null;
  const content = keptContent.read(bidId, stored.versionNumber, stored.revision, stored.content);
  return findingsOf({
    content,
    indicators: ground.indicators,
    eligibility: ground.eligibility,
    leadUscc: usccs[0]!,
    leadName,
    ownerUsccs: ground.ownerUsccs,
    listed: { fiscalFen: ground.fiscalFen, payToBidderFen: ground.payToBidderFen },
    rules: ground.rules,
    unconfirmed: (await unconfirmedOf({ id: bidId, challengeId: ground.challengeId }, content, tx)).map(({ name }) => name),
    dueAt: confirmationDue(ground.closesAt),
    teamUnits: await findTeamUnits([...new Set(usccs)], ground.ownerIds, tx),
    fileKinds: await openedKinds(bidId, tx),
    identity: (await findIdentity(draftOf(content), { ...ground, leadName, leadUscc: usccs[0]! }, tx)).map(({ path }) => path),
    isContestOpen: contest === "waiting" || contest === "declined",
    isLate: await cameLate(tx, bidId),
    staff: await findStaffInTeam(tx, bidId, [content.projectLead.name, ...(content.full?.people ?? []).map(({ name }) => name)].filter((name) => typeof name === "string")),
    sameLead: await findSameLead(tx, bidId),
    overLimits: await findOverLimits(tx, bidId, { leads: ground.rules.unitLeads, joins: ground.rules.unitJoins }),
    others: units.filter((other) => other.no !== no),
  });
}
