import { checkCodeOf } from "#app/crypto/check-code.ts";
import { receiptDigest, signReceipt } from "#app/crypto/receipt.ts";
import type { SigningKey } from "#app/crypto/signing-key.ts";
import { insertReceipt, type SubmitAnswer } from "#app/db/bid-submission.ts";
import type { Statement, Transaction } from "#app/db/client.ts";
import type { BidSubject } from "#app/domain/policy/bid.ts";
import { mailStatement } from "#app/jobs/queue.ts";
import type { PreparedSubmission } from "./prepare-submission.ts";

const shanghaiOffset = 8 * 3_600_000;

/** An instant as receipts and the log write it: milliseconds, always +08:00. */
function beijingIso(instant: Date): string {
  return new Date(instant.getTime() + shanghaiOffset).toISOString().replace("Z", "+08:00");
}

/**
 * 回执: signed in the transaction that made the bid count, stored as the very text that is given out, and its mail queued
 * with it: both are sent with the commit. Answers the short code.
 */
export async function giveReceipt(
  tx: Transaction,
  last: Statement[],
  given: { key: SigningKey; bid: BidSubject; prepared: PreparedSubmission; answer: SubmitAnswer; recipient: { name: string; email: string } | null },
): Promise<string> {
  const { key, bid, prepared, answer, recipient } = given;
  const { ground, sealed } = prepared;
  const receipt = signReceipt(key, {
    challengeNo: ground.challengeNo,
    bidNo: bid.no,
    bidVersion: answer.number,
    commitment: sealed.commitment,
    ciphertextDigest: sealed.ciphertextDigest,
    fileDigests: prepared.files.map(({ file }) => file.digest),
    receivedAt: beijingIso(answer.receivedAt),
    deadline: beijingIso(answer.deadline),
    openingKeyFingerprint: prepared.openingKeyFingerprint,
    auditSequence: Number(answer.seq),
    checkpoint: null,
  });
  const shortCode = checkCodeOf(receiptDigest(receipt));
  last.push(insertReceipt(answer.versionId, shortCode, JSON.stringify(receipt, null, 2)));
  if (recipient) {
    const { challengeNo, bidNo, bidVersion, receivedAt, deadline, commitment, ciphertextDigest, openingKeyFingerprint, auditSequence } = receipt;
    const mail = await mailStatement(
      tx,
      recipient.email,
      {
        template: "bidReceipt",
        personName: recipient.name,
        unitName: ground.leadName,
        challengeTitle: ground.challengeTitle,
        shortCode,
        challengeNo,
        bidNo,
        bidVersion,
        receivedAt,
        deadline,
        commitment,
        ciphertextDigest,
        openingKeyFingerprint,
        auditSequence,
      },
      `receipt:${answer.versionId}`,
    );
    last.push(mail);
  }
  return shortCode;
}
