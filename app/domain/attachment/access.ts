import type { FileType } from "#app/domain/bid/file.ts";
import { isDrawn } from "#app/domain/bid/file.ts";
import type { Relation } from "#app/domain/policy/policy.ts";

/** Who gets an attachment (附件) of a challenge: everybody, who pledged secrecy, or the bureau and the demand owner alone. */
export const attachmentAccesses = ["public", "nda", "internal"] as const;
export type AttachmentAccess = (typeof attachmentAccesses)[number];

/** As whom somebody opens an attachment. */
export type AttachmentReader = "public" | "pledged" | "owner" | "bureau";

const bureau: readonly Relation[] = ["officer", "secondOfficer", "leader", "supervisor"];

/** As whom an attachment is opened by somebody with these relations to its challenge; null for who may not. */
export function readerOf(access: AttachmentAccess, held: readonly Relation[], hasPledged: boolean): AttachmentReader | null {
  if (held.some((relation) => bureau.includes(relation))) return "bureau";
  if (held.includes("owner")) return "owner";
  if (access === "public") return "public";
  return access === "nda" && hasPledged ? "pledged" : null;
}

/** Whether a file of this type may be given out so: under a pledge only what can bear its reader's name on every page. */
export function mayBear(access: AttachmentAccess, type: FileType): boolean {
  return access !== "nda" || isDrawn(type);
}

/** Bytes of one attachment, and attachments of one challenge. */
export const largestAttachment = 50 * 1024 * 1024;
export const mostAttachments = 30;
