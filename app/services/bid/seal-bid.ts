import { z } from "zod";
import { open, type OpenProblem, seal } from "#app/crypto/age.ts";
import { fromBase64url, toBase64url } from "#app/crypto/bytes.ts";
import { canonicalJson, commitmentOf, matchesCommitment, newSalt, sha256Hex } from "#app/crypto/canonical.ts";
import type { ManifestFile } from "#app/domain/bid/file.ts";
import { manifestFile } from "#app/domain/bid/file-schema.ts";
import { bidSubmission, type BidSubmission } from "#app/domain/bid/schema.ts";

const manifestFormat = "jiebang-bid/1";

/** What is sealed besides the salt: the bid, where it belongs, and its files with their digests. */
const manifestSchema = z.strictObject({
  format: z.literal(manifestFormat),
  challengeNo: z.string(),
  bidNo: z.string(),
  bidVersion: z.int().positive(),
  leadUscc: z.string(),
  content: bidSubmission,
  files: z.array(manifestFile).default([]),
});
type Manifest = z.output<typeof manifestSchema>;

const plaintextSchema = z.strictObject({ salt: z.string(), manifest: z.looseObject({ format: z.string() }) });

export interface SealedManifest {
  envelope: Uint8Array;
  commitment: string;
  ciphertextDigest: string;
  /** What was sealed, the salt with it: whoever has it can prove the content against the receipt. */
  plaintext: string;
}

/** Writes the manifest with a fresh salt into an age envelope; commitment = SHA-256(salt ‖ canonical manifest). */
export async function sealBid(facts: Omit<Manifest, "format">, recipients: string[]): Promise<SealedManifest> {
  const manifest: Manifest = { format: manifestFormat, ...facts };
  const salt = newSalt();
  const plaintext = canonicalJson({ salt: toBase64url(salt), manifest });
  const envelope = await seal(new TextEncoder().encode(plaintext), recipients);
  return { envelope, commitment: commitmentOf(salt, manifest), ciphertextDigest: sha256Hex(envelope), plaintext };
}

/** What is known of a bid from outside its envelope. */
export interface Expected {
  challengeNo: string;
  bidNo: string;
  bidVersion: number;
  leadUscc: string;
  commitment: string;
  envelopeDigest: string;
}

/** Why an envelope was not opened: another or damaged ciphertext, no manifest of ours, or one that is not what was committed to. */
export type OpeningProblem = OpenProblem | "digestDiffers" | "malformed" | "commitmentDiffers" | "placeDiffers";

/** Opens one envelope and holds it against everything that was committed to outside. */
export async function openSealedBid(envelope: Uint8Array, identity: string, expected: Expected): Promise<{ ok: true; content: BidSubmission; files: ManifestFile[] } | { ok: false; problem: OpeningProblem }> {
  if (sha256Hex(envelope) !== expected.envelopeDigest) return { ok: false, problem: "digestDiffers" };
  const opened = await open(envelope, identity);
  if (!opened.ok) return { ok: false, problem: opened.reason };
  return matchKept(opened.value, expected);
}

/**
 * Holds what was sealed, as an envelope or its team gives it (留存件), against what was committed to: with the salt it equals the
 * commitment byte for byte, or it does not count.
 */
export function matchKept(bytes: Uint8Array, expected: Omit<Expected, "envelopeDigest">): { ok: true; content: BidSubmission; files: ManifestFile[] } | { ok: false; problem: OpeningProblem } {
  const parsed = plaintextSchema.safeParse(readJson(bytes));
  const salt = parsed.success ? fromBase64url(parsed.data.salt) : null;
  if (!parsed.success || !salt) return { ok: false, problem: "malformed" };
  if (!matchesCommitment(expected.commitment, salt, parsed.data.manifest)) return { ok: false, problem: "commitmentDiffers" };
  const manifest = manifestSchema.safeParse(parsed.data.manifest);
  if (!manifest.success) return { ok: false, problem: "malformed" };
  const { challengeNo, bidNo, bidVersion, leadUscc, content, files } = manifest.data;
  const isInPlace = challengeNo === expected.challengeNo && bidNo === expected.bidNo && bidVersion === expected.bidVersion && leadUscc === expected.leadUscc;
  return isInPlace ? { ok: true, content, files } : { ok: false, problem: "placeDiffers" };
}

function readJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return null; // not our text: the schema says so
  }
}
