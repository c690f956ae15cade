import { z } from "zod";
import { fail, succeed, type Attempt } from "./attempt.ts";
import { canonicalJson, digestJson } from "./canonical.ts";
import { isSignatureOf, signText, type PublicSigningKey, type SigningKey } from "./signing-key.ts";

export const receiptFormat = "jiebang-receipt/1";

const digest = z.string().regex(/^[0-9a-f]{64}$/);
const publicNumber = z.string().min(1).max(64);
/** An instant of the database clock: milliseconds, always +08:00, so that it has one spelling. */
const instant = z.iso.datetime({ offset: true, precision: 3 }).endsWith("+08:00");

/** What a receipt says, before its signature. The salt of the commitment is not in it. */
export const receiptStatementSchema = z.strictObject({
  format: z.literal(receiptFormat),
  challengeNo: publicNumber,
  bidNo: publicNumber,
  bidVersion: z.int().positive(),
  commitment: digest,
  ciphertextDigest: digest,
  /** Of the files before sealing, in the manifest's order: who lost the keys can be handed the same files again. */
  fileDigests: z.array(digest).max(1000),
  receivedAt: instant,
  /** The deadline that was in force when the bid arrived: a later extension does not change the receipt. */
  deadline: instant,
  openingKeyFingerprint: digest,
  auditSequence: z.int().positive(),
  /** No checkpoints are published yet; a format that carries one gets the next version number. */
  checkpoint: z.null(),
  signerKeyId: z.string().regex(/^[0-9a-f]{16}$/),
});

/** The receipt of a bid (回执), signed. JSON types only. */
export const receiptSchema = receiptStatementSchema.extend({
  signature: z.string().regex(/^[A-Za-z0-9_-]{86}$/),
});

export type ReceiptStatement = z.infer<typeof receiptStatementSchema>;
export type Receipt = z.infer<typeof receiptSchema>;

/**
 * `malformed`: not a receipt, or a field added or missing. `unknownFormat`: of another version.
 * `unknownSigner`: names a key that is not among the published. `badSignature`: a field was altered.
 */
export type ReceiptProblem = "malformed" | "unknownFormat" | "unknownSigner" | "badSignature";

/**
 * Signs a receipt: Ed25519 over the canonical JSON of everything but the signature. Throws when the
 * statement is not of the schema: a receipt is made by us, so that is a bug.
 */
export function signReceipt(key: SigningKey, facts: Omit<ReceiptStatement, "format" | "signerKeyId">): Receipt {
  const statement = receiptStatementSchema.parse({ ...facts, format: receiptFormat, signerKeyId: key.keyId });
  return { ...statement, signature: signText(key, canonicalJson(statement)) };
}

/** Checks a receipt, from wherever it came, against the published keys (several after a change of key). */
export function verifyReceipt(
  input: unknown,
  publishedKeys: readonly PublicSigningKey[],
): Attempt<Receipt, ReceiptProblem> {
  const named = z.looseObject({ format: z.string() }).safeParse(input);
  if (named.success && named.data.format !== receiptFormat) return fail("unknownFormat");
  const parsed = receiptSchema.safeParse(input);
  if (!parsed.success) return fail("malformed");
  const { signature, ...statement } = parsed.data;
  const key = publishedKeys.find((candidate) => candidate.keyId === statement.signerKeyId);
  if (!key) return fail("unknownSigner");
  const text = canonicalJson(statement);
  return isSignatureOf(key, text, signature) ? succeed(parsed.data) : fail("badSignature");
}

/** SHA-256 in hex over the receipt's statement: names a receipt; the check code is made of it. */
export function receiptDigest(receipt: Receipt | ReceiptStatement): string {
  return digestJson(receiptStatementSchema.parse(withoutSignature(receipt)));
}

function withoutSignature(receipt: Receipt | ReceiptStatement): ReceiptStatement {
  if (!("signature" in receipt)) return receipt;
  const { signature: _, ...statement } = receipt;
  return statement;
}
