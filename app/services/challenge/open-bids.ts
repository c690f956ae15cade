import { randomInt } from "node:crypto";
import { z } from "zod";
import { digestJson } from "#app/crypto/canonical.ts";
import { readBidGround } from "#app/db/bid.ts";
import { readSealedBids, type SealedBid, writeOpened } from "#app/db/bid-opening.ts";
import type { Transaction } from "#app/db/client.ts";
import { readReviewCodes } from "#app/db/resupply.ts";
import { lockChallenge } from "#app/db/review.ts";
import { freeCodes } from "#app/domain/bid/resupply.ts";
import type { BidSubmission } from "#app/domain/bid/schema.ts";
import { ok, refuse } from "#app/domain/kernel/result.ts";
import { checkForm } from "#app/services/bid/check-form.ts";
import { keptContent } from "#app/services/bid/keep-content.ts";
import { materialise } from "#app/services/bid/materialise-content.ts";
import { type OpeningProblem, openSealedBid } from "#app/services/bid/seal-bid.ts";
import { tellTeam } from "#app/services/bid/tell-team.ts";
import { type FileAtOpening, keepOpenedFiles, openFiles } from "#app/services/bid-file/open-files.ts";
import { keyRelease, releaseKey } from "#app/services/custody/release-key.ts";
import { defineMove } from "#app/services/kernel/define-move.ts";
import { transition } from "#app/services/kernel/transition.ts";
import { peopleOf } from "#app/services/bid/people-of.ts";

type OpenedBid = { bid: SealedBid } & ({ ok: true; content: BidSubmission; files: FileAtOpening[] } | { ok: false; problem: OpeningProblem });

/**
 * 开标: after the deadline the key is released, each submitted bid is opened, held against its commitment and its lead,
 * and kept for the evaluation. One that fails is recorded as not opened and never stops the others. The event is the
 * opening record: counts and a digest over all commitments. Under `openingCodes` the holders bring the
 * key; with the recovery codes a reason is needed, and published. Refusals: nothingToOpen, reasonNeeded, those of `releaseKey`.
 */
export const openBids = defineMove({
  noun: "challenge",
  move: "openBids",
  input: z.strictObject({ release: keyRelease.optional() }),
  perform: async ({ tx, ctx, subject, input, reason, move }) => {
    // A submission under a reopening holds the row until it is in: none is missed.
    await lockChallenge(tx, subject.id, "update");
    const sealed = await readSealedBids(tx, subject.id);
    if (sealed.length === 0) return refuse("nothingToOpen");
    if (input.release?.by === "recovery" && reason === undefined) return refuse("reasonNeeded", { fields: [{ path: "reason", message: "请填写理由" }] });
    const key = await releaseKey(tx, subject.id, input.release);
    if (!key.ok) return key;
    const results: OpenedBid[] = [];
    for (const bid of sealed) {
      const { no: bidNo, versionNumber: bidVersion, leadUscc, commitment, envelopeDigest } = bid;
      const opened = await openSealedBid(bid.envelope, key.value.identity, { challengeNo: subject.no, bidNo, bidVersion, leadUscc, commitment, envelopeDigest });
      results.push(opened.ok ? { bid, ...opened, files: await openFiles(opened.files, key.value.identity) } : { bid, ...opened });
    }
    const failed = results.filter((result) => !result.ok).length;
    const facts = {
      no: subject.no,
      opened: results.length - failed,
      failed,
      commitments: digestJson(sealed.map(({ no, commitment }) => [no, commitment])),
      openingKey: key.value.fingerprint,
      release: key.value.by,
      ...(key.value.set !== null && { set: key.value.set }),
    };
    const moved = await move({ facts });
    if (!moved.ok) return moved;
    const codes = await shuffledCodes(tx, subject.id, facts.opened);
    for (const result of results) {
      const { bid } = result;
      const recorded = await transition(tx, {
        noun: "bid",
        subject: bid,
        move: "open",
        actor: ctx.actor,
        ...(!result.ok && { outcome: "failed" }),
        facts: { no: bid.no, bidVersion: bid.versionNumber, commitment: bid.commitment, ...(!result.ok && { problem: result.problem }) },
      });
      if (!recorded.ok) return recorded;
      if (!result.ok) await tellTeam(tx, { bidId: bid.id, kind: "notOpened", key: recorded.value.seq });
      if (result.ok) await keepOpened(tx, bid, result, codes.pop()!);
    }
    const first = results.find((result) => result.ok);
    if (first) await checkForm(tx, await readBidGround(first.bid.id, tx));
    return ok({ to: moved.value.to, seq: Number(moved.value.seq), opened: facts.opened, failed });
  },
});

async function keepOpened(tx: Transaction, bid: SealedBid, { content, files }: { content: BidSubmission; files: FileAtOpening[] }, reviewCode: string): Promise<void> {
  await materialise(tx, bid.id, content, { versionNumber: bid.versionNumber, revision: 0, blob: keptContent.keep(bid.id, bid.versionNumber, 0, content) });
  await writeOpened(tx, bid.id, { reviewCode, ...peopleOf(content) });
  await keepOpenedFiles(tx, bid.id, files);
}

/** Free codes for the review, B01 and on. Shuffled, so that they tell neither the order of arrival nor that of the numbers. */
async function shuffledCodes(tx: Transaction, challengeId: string, count: number): Promise<string[]> {
  const { used, bids } = await readReviewCodes(tx, challengeId);
  const codes = freeCodes(used, bids).slice(0, count);
  for (let last = codes.length - 1; last > 0; last -= 1) {
    const other = randomInt(last + 1);
    [codes[last], codes[other]] = [codes[other]!, codes[last]!];
  }
  return codes;
}
