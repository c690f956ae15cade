import { randomInt } from "node:crypto";
import { z } from "zod";
import { releaseIdentity } from "#app/crypto/custody.ts";
import { digestJson } from "#app/crypto/canonical.ts";
import { readBidGround } from "#app/db/bid.ts";
import { readOpeningKey, readSealedBids, type SealedBid, writeOpened } from "#app/db/bid-opening.ts";
import type { Transaction } from "#app/db/client.ts";
import type { BidSubmission } from "#app/domain/bid/schema.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { ChallengeSubject } from "#app/domain/policy/challenge.ts";
import { checkForm } from "#app/services/bid/check-form.ts";
import { keptContent, keyEncryptionKey } from "#app/services/bid/keep-content.ts";
import { materialise } from "#app/services/bid/materialise-content.ts";
import { type OpeningProblem, openSealedBid } from "#app/services/bid/seal-bid.ts";
import { defineMove } from "#app/services/kernel/define-move.ts";
import { transition } from "#app/services/kernel/transition.ts";

type OpenedBid = { bid: SealedBid } & ({ ok: true; content: BidSubmission } | { ok: false; problem: OpeningProblem });

/**
 * 开标: after the deadline the key is released, each submitted bid is opened, held against its commitment and its lead,
 * and kept for the evaluation. One that fails is recorded as not opened and never stops the others. The event is the
 * opening record: counts and a digest over all commitments. Refusals: nothingToOpen, openingKeyBroken.
 */
export const openBids = defineMove({
  noun: "challenge",
  move: "openBids",
  input: z.strictObject({}),
  perform: async ({ tx, ctx, subject, move }) => {
    const sealed = await readSealedBids(tx, subject.id);
    if (sealed.length === 0) return refuse("nothingToOpen");
    const identity = await releasedIdentity(tx, subject);
    if (!identity.ok) return identity;
    const results: OpenedBid[] = [];
    for (const bid of sealed) {
      const { no: bidNo, versionNumber: bidVersion, leadUscc, commitment, envelopeDigest } = bid;
      results.push({ bid, ...(await openSealedBid(bid.envelope, identity.value.identity, { challengeNo: subject.no, bidNo, bidVersion, leadUscc, commitment, envelopeDigest })) });
    }
    const failed = results.filter((result) => !result.ok).length;
    const facts = {
      no: subject.no,
      opened: results.length - failed,
      failed,
      commitments: digestJson(sealed.map(({ no, commitment }) => [no, commitment])),
      openingKey: identity.value.fingerprint,
    };
    const moved = await move({ facts });
    if (!moved.ok) return moved;
    const codes = shuffledCodes(facts.opened);
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
      if (result.ok) await keepOpened(tx, bid, result.content, codes.pop()!);
    }
    const first = results.find((result) => result.ok);
    if (first) await checkForm(tx, await readBidGround(first.bid.id, tx));
    return ok({ to: moved.value.to, seq: Number(moved.value.seq), opened: facts.opened, failed });
  },
});

async function keepOpened(tx: Transaction, bid: SealedBid, content: BidSubmission, reviewCode: string): Promise<void> {
  await materialise(tx, bid.id, content, { versionNumber: bid.versionNumber, revision: 0, blob: keptContent.keep(bid.id, bid.versionNumber, 0, content) });
  await writeOpened(tx, bid.id, { reviewCode, projectLeadCode: content.projectLead.code || null });
}

/** The opening key out of its custody, in memory for this opening only. */
async function releasedIdentity(tx: Transaction, challenge: ChallengeSubject): Promise<Result<{ identity: string; fingerprint: string }>> {
  const key = await readOpeningKey(challenge.id, tx);
  if (key?.custody !== "bureau") return refuse("openingKeyBroken");
  const { recipient, fingerprint, wrappedIdentity } = key;
  const released = await releaseIdentity(keyEncryptionKey(), challenge.id, { kind: "bureau", recipient, fingerprint, wrappedIdentity: new Uint8Array(wrappedIdentity) });
  return released.ok ? ok({ identity: released.value, fingerprint }) : refuse("openingKeyBroken");
}

/** Codes for the review, B01 and on. Shuffled, so that they tell neither the order of arrival nor that of the numbers. */
function shuffledCodes(count: number): string[] {
  const codes = Array.from({ length: count }, (_, index) => `B${String(index + 1).padStart(2, "0")}`);
  for (let last = codes.length - 1; last > 0; last -= 1) {
    const other = randomInt(last + 1);
    [codes[last], codes[other]] = [codes[other]!, codes[last]!];
  }
  return codes;
}
