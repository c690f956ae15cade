import { createSecretKey, randomBytes } from "node:crypto";
import { boxOverhead, decryptBox, encryptBox } from "./aes-gcm.ts";
import { fail, succeed, type Attempt } from "./attempt.ts";
import { concatBytes, startsWithBytes, type Bytes } from "./bytes.ts";
import { associatedData, unwrapSecret, wrapOverhead, wrapSecret, type UnwrapProblem } from "./key-wrap.ts";
import { keyBytes, type Key } from "./secrets.ts";

const magic = new TextEncoder().encode("JBR");
const version = 1;
const headerBytes = magic.length + 1;
const wrappedKeyBytes = wrapOverhead + keyBytes;

/** What a protected text is for: a draft before submission, an opened bid kept for the evaluation, an objection, the secret of a draw, a paper about a unit, an ID number, a report for the supervisor alone, a list of experts before its import, where a fee is paid to, the key of an attachment, a signed pledge of secrecy, where a sample is sent, who comes to a visit, a form that came after its session. */
export type Purpose = "bidDraft" | "bidEvaluation" | "objection" | "draw" | "defence" | "unitEvidence" | "personProfile" | "influenceReport" | "expertImport" | "payment" | "takedown" | "challengeAttachment" | "secrecyPledge" | "paperScan" | "sampleRequest" | "siteVisit" | "keptForm";

/**
 * Encrypts content before it reaches PostgreSQL: a row deleted there stays readable in the write-ahead log
 * (trust.md section 4 is the source). Layout: "JBR" ‖ version 1 ‖ wrapped data key ‖ AES-256-GCM box. The
 * data key is drawn for this one call. Purpose, id and format version are bound; an older text of the same
 * object still opens, so put the revision into the id where replaying it would matter.
 */
export function protect(kek: Key, purpose: Purpose, id: string, content: Uint8Array): Bytes {
  const associated = associatedData("atRest", version, purpose, id);
  const dataKey = randomBytes(keyBytes);
  const blob = concatBytes(
    magic,
    Uint8Array.of(version),
    wrapSecret(kek, associated, dataKey),
    encryptBox(createSecretKey(dataKey), associated, content),
  );
  dataKey.fill(0);
  return blob;
}

/** The content again; `rejected` when a byte, the id or the purpose differs: which one cannot be told. */
export function unprotect(kek: Key, purpose: Purpose, id: string, blob: Uint8Array): Attempt<Bytes, UnwrapProblem> {
  const isKnown = startsWithBytes(blob, magic) && blob[magic.length] === version;
  if (!isKnown || blob.length < headerBytes + wrappedKeyBytes + boxOverhead) return fail("unknownFormat");
  const associated = associatedData("atRest", version, purpose, id);
  const dataKey = unwrapSecret(kek, associated, blob.subarray(headerBytes, headerBytes + wrappedKeyBytes));
  if (!dataKey.ok) return dataKey;
  const content = decryptBox(createSecretKey(dataKey.value), associated, blob.subarray(headerBytes + wrappedKeyBytes));
  dataKey.value.fill(0);
  return content ? succeed(content) : fail("rejected");
}
