/** The scan of a signed paper as a form gives it: its SHA-256 where the file came in before, or the file itself from a browser without script. */
export type GivenScan = string | SentScan;

/** A file that a form brought along. */
export interface SentScan {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** 扫描件 as it is kept, by its digest. Instant ISO. */
export interface ScanView {
  digest: string;
  /** Null where the digest alone was entered and nobody handed the file in. */
  file: { name: string; size: number; addedAt: string; addedBy: string | null } | null;
}

/** Bytes. */
export const largestScan = 20 * 1024 * 1024;
/** How many one person hands in within a day: more is no paperwork. */
export const mostScansADay = 300;

const digestPattern = /^(?:sha256:)?([0-9a-f]{64})$/;

/** A digest in the one form by which a scan is found; null for what is none. */
export function scanDigestOf(text: string): string | null {
  return digestPattern.exec(text.trim().toLowerCase())?.[1] ?? null;
}

export function isSentScan(given: unknown): given is SentScan {
  return typeof given === "object" && given !== null && "name" in given && "bytes" in given && given.bytes instanceof Uint8Array;
}
