import { checkCodeOf } from "#app/crypto/check-code.ts";
import { type Receipt, receiptDigest, signReceipt } from "#app/crypto/receipt.ts";
import type { SigningKey } from "#app/crypto/signing-key.ts";
import type { BidGround } from "#app/db/bid.ts";
import { insertReceipts, type SubmitAnswer } from "#app/db/bid-submission.ts";
import type { Statement, Transaction } from "#app/db/client.ts";
import { env } from "#app/env.server.ts";
import { mailStatement, smsStatement } from "#app/jobs/queue.ts";
import type { SealedManifest } from "./seal-bid.ts";

const shanghaiOffset = 8 * 3_600_000;

/** An instant as receipts and the log write it: milliseconds, always +08:00. */
function beijingIso(instant: Date): string {
  return new Date(instant.getTime() + shanghaiOffset).toISOString().replace("Z", "+08:00");
}

/** What a receipt says besides what the database answers, and to whom it goes. */
export interface ReceiptFacts {
  key: SigningKey;
  bidNo: string;
  ground: Pick<BidGround, "challengeNo" | "challengeTitle" | "leadName">;
  sealed: SealedManifest;
  fileDigests: string[];
  openingKeyFingerprint: string;
  mailbox: { name: string; email: string } | null;
  /** Of who has no mailbox. */
  phone: string | null;
}

/**
 * 回执: signed in the transaction that made the bids count, stored as the very text that is given out, and the mails queued
 * with them, or short messages for who has no address: all are sent with the commit. Answers the short codes, in the order given.
 */
export async function giveReceipts(tx: Transaction, last: Statement[], accepted: readonly { facts: ReceiptFacts; answer: SubmitAnswer }[]): Promise<string[]> {
  const given = accepted.map(({ facts, answer }) => {
    const receipt = receiptOf(facts, answer);
    return { facts, receipt, versionId: answer.versionId, shortCode: checkCodeOf(receiptDigest(receipt)), text: JSON.stringify(receipt, null, 2) };
  });
  if (given.length > 0) last.push(insertReceipts(given));
  const mails = given.flatMap(({ facts, ...one }) => (facts.mailbox ? [mailOf(facts, facts.mailbox, one)] : []));
  if (mails.length > 0) last.push(await mailStatement(tx, mails));
  const texts = env().SMS_DRIVER === "none" ? [] : given.flatMap(({ facts, receipt, ...one }) => (facts.phone === null ? [] : [smsOf(facts.phone, receipt, one)]));
  if (texts.length > 0) last.push(await smsStatement(tx, texts));
  return given.map(({ shortCode }) => shortCode);
}

function receiptOf(facts: ReceiptFacts, answer: SubmitAnswer): Receipt {
  return signReceipt(facts.key, {
    challengeNo: facts.ground.challengeNo,
    bidNo: facts.bidNo,
    bidVersion: answer.number,
    commitment: facts.sealed.commitment,
    ciphertextDigest: facts.sealed.ciphertextDigest,
    fileDigests: facts.fileDigests,
    receivedAt: beijingIso(answer.receivedAt),
    deadline: beijingIso(answer.deadline),
    openingKeyFingerprint: facts.openingKeyFingerprint,
    auditSequence: Number(answer.seq),
    checkpoint: null,
  });
}

function mailOf({ ground }: ReceiptFacts, { name, email }: { name: string; email: string }, { receipt, shortCode, versionId }: { receipt: Receipt; shortCode: string; versionId: string }) {
  const { challengeNo, bidNo, bidVersion, receivedAt, deadline, commitment, ciphertextDigest, openingKeyFingerprint, auditSequence } = receipt;
  const mail = {
    template: "bidReceipt" as const,
    personName: name,
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
  };
  return { to: email, mail, key: `receipt:${versionId}` };
}

/** What is read out on the telephone, and nothing of what the bid is about. */
function smsOf(to: string, { bidNo, bidVersion, receivedAt }: Receipt, { shortCode, versionId }: { shortCode: string; versionId: string }) {
  return { to, sms: { kind: "bidReceipt" as const, bidNo, bidVersion, receivedAt, shortCode }, key: `receipt:${versionId}` };
}
