import type { AttachmentAccess } from "./access.ts";

/** An attachment as its challenge's page names it. Instant ISO, size in bytes. */
export interface AttachmentEntry {
  number: number;
  name: string;
  access: AttachmentAccess;
  size: number;
  addedAt: string;
  /** Taken down (紧急下架), for now or for good: the reason stands in place of the name. */
  isHidden: boolean;
}

/** The same for somebody who is signed in: whether this person gets it. `openings` is the bureau's and the owner's. */
export interface OwnAttachment extends AttachmentEntry {
  mayOpen: boolean;
  openings: number | null;
}

/** A person who pledged secrecy, and what the person opened. */
export interface PledgedReader {
  id: string;
  name: string;
  unitName: string;
  signedAt: string;
  isScan: boolean;
  opened: { number: number; at: string }[];
}

/** Why a person may sign no pledge: none is needed, no unit stands behind the person, or nothing is open for bids. */
export type PledgeBar = "notNeeded" | "noUnit" | "notOpen";

export interface AttachmentPage {
  no: string;
  title: string;
  attachments: OwnAttachment[];
  /** Adds attachments; takes them out until the publication. */
  mayAdd: boolean;
  mayRemove: boolean;
  pledge: { bar: PledgeBar | null; signedAt: string | null; personName: string; unitName: string | null };
  /** Null for who may not read it, now or ever; `readersLater`: from the opening on. */
  readers: PledgedReader[] | null;
  readersLater: boolean;
}
