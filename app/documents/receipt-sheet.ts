import { formatInstant } from "#app/messages/format.ts";
import { receiptWords, versionWords } from "#app/messages/zh-CN/documents.ts";
import type { Sheet } from "./sheet.ts";

/** 回执 as its page knows it. */
export interface ReceiptFacts {
  no: string;
  challengeTitle: string;
  unitName: string;
  isCurrent: boolean;
  isWithdrawn: boolean;
  shortCode: string;
  publicKey: string;
  receipt: {
    challengeNo: string;
    bidVersion: number;
    receivedAt: string;
    deadline: string;
    commitment: string;
    ciphertextDigest: string;
    openingKeyFingerprint: string;
    auditSequence: number;
    signerKeyId: string;
    signature: string;
  };
}

/** 回执: number, time and short code first and large; the cryptography in a block of its own, small. */
export function receiptSheet(facts: ReceiptFacts, origin: string): Sheet {
  const { no, receipt, shortCode } = facts;
  const { terms } = receiptWords;
  const version = versionWords(receipt.bidVersion);
  return {
    title: receiptWords.title,
    lead: facts.challengeTitle,
    foot: `${receiptWords.title}　${no}　${version}　${terms.shortCode} ${shortCode}`,
    at: receipt.receivedAt,
    ...(facts.isWithdrawn && { mark: receiptWords.withdrawnMark }),
    blocks: [
      {
        kind: "facts",
        facts: [
          { term: terms.number, value: `${no}（${version}）`, size: "large" },
          { term: terms.receivedAt, value: formatInstant(receipt.receivedAt), size: "large" },
          { term: terms.shortCode, value: shortCode, size: "large" },
          { term: terms.unit, value: facts.unitName },
          { term: terms.challenge, value: `${receipt.challengeNo}　${facts.challengeTitle}` },
          { term: terms.deadline, value: formatInstant(receipt.deadline) },
        ],
      },
      ...(facts.isWithdrawn ? [{ kind: "paragraphs" as const, text: receiptWords.withdrawn }] : facts.isCurrent ? [] : [{ kind: "paragraphs" as const, text: receiptWords.superseded }]),
      { kind: "paragraphs", text: receiptWords.note, tone: "soft" },
      { kind: "heading", text: receiptWords.howTitle },
      { kind: "list", items: receiptWords.how(origin) },
      { kind: "heading", text: receiptWords.proofTitle },
      {
        kind: "facts",
        facts: [
          { term: terms.commitment, value: receipt.commitment, size: "small" },
          { term: terms.ciphertext, value: receipt.ciphertextDigest, size: "small" },
          { term: terms.openingKey, value: receipt.openingKeyFingerprint, size: "small" },
          { term: terms.sequence, value: String(receipt.auditSequence), size: "small" },
          { term: terms.signer, value: receipt.signerKeyId, size: "small" },
          { term: terms.publicKey, value: facts.publicKey, size: "small" },
          { term: terms.signature, value: receipt.signature, size: "small" },
        ],
      },
      { kind: "paragraphs", text: receiptWords.proof, tone: "soft" },
    ],
  };
}
