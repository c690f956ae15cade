import { z } from "zod";
import { protect, type Purpose, unprotect } from "#app/crypto/at-rest.ts";
import { canonicalJson } from "#app/crypto/canonical.ts";
import { type Key, parseKey } from "#app/crypto/secrets.ts";
import { type BidDraft, bidDraft, bidSubmission, type BidSubmission } from "#app/domain/bid/schema.ts";
import { fileKinds } from "#app/domain/bid/file.ts";
import { manifestFile, proposalNote } from "#app/domain/bid/file-schema.ts";
import { type NewInfluenceReport, newInfluenceReport } from "#app/domain/influence/schema.ts";
import type { ScreenSummary } from "#app/domain/similarity/screen.ts";
import type { SimilarPair } from "#app/domain/similarity/screen-texts.ts";
import type { FileText } from "#app/domain/similarity/traits.ts";
import { env } from "#app/env.server.ts";

let kek: Key | undefined;

/** The key-encryption key of this installation; it is not in the database. */
export function keyEncryptionKey(): Key {
  kek ??= parseKey(env().JIEBANG_KEY);
  return kek;
}

function keep(purpose: Purpose, id: string, content: unknown): Uint8Array {
  return protect(keyEncryptionKey(), purpose, id, new TextEncoder().encode(JSON.stringify(content)));
}

function readKept(purpose: Purpose, id: string, blob: Uint8Array): unknown {
  return JSON.parse(readKeptText(purpose, id, blob));
}

/** Throws when the text cannot be read: a wrong key or a changed row is an accident for the operator, not for the user. */
function readKeptText(purpose: Purpose, id: string, blob: Uint8Array): string {
  const text = unprotect(keyEncryptionKey(), purpose, id, new Uint8Array(blob));
  if (!text.ok) throw new Error(`A protected text cannot be read (${purpose} ${id}: ${text.reason})`);
  return new TextDecoder().decode(text.value);
}

/** A draft is bound to its bid and revision, so that no older one can be put in its place. */
export const keptDraft = {
  keep: (bidId: string, revision: number, draft: BidDraft) => keep("bidDraft", `${bidId}:${revision}`, draft),
  read: (bidId: string, revision: number, blob: Uint8Array): BidDraft => bidDraft.parse(readKept("bidDraft", `${bidId}:${revision}`, blob)),
  /** Whether this very draft is what was kept. */
  isSame: (bidId: string, revision: number, blob: Uint8Array, draft: BidDraft) => readKeptText("bidDraft", `${bidId}:${revision}`, blob) === JSON.stringify(draft),
};

/** What somebody typed on top of an older draft. */
export const keptAside = {
  keep: (bidId: string, personId: string, draft: BidDraft) => keep("bidDraft", `${bidId}:aside:${personId}`, draft),
  read: (bidId: string, personId: string, blob: Uint8Array): BidDraft => bidDraft.parse(readKept("bidDraft", `${bidId}:aside:${personId}`, blob)),
};

/** The team's own copy of what it submitted: the very text that was sealed, with its salt. Older copies are the content alone. */
export const keptSubmission = {
  keep: (bidId: string, revision: number, plaintext: string) => protect(keyEncryptionKey(), "bidDraft", `${bidId}:submitted:${revision}`, new TextEncoder().encode(plaintext)),
  read: (bidId: string, revision: number, blob: Uint8Array): BidSubmission => {
    const copy = readKept("bidDraft", `${bidId}:submitted:${revision}`, blob);
    const sealed = sealedCopy.safeParse(copy);
    return bidSubmission.parse(sealed.success ? sealed.data.manifest.content : copy);
  },
  /** The text as it was sealed, or null for an older copy. */
  readSealed: (bidId: string, revision: number, blob: Uint8Array): string | null => {
    const copy = readKept("bidDraft", `${bidId}:submitted:${revision}`, blob);
    return sealedCopy.safeParse(copy).success ? canonicalJson(copy) : null;
  },
};

const sealedCopy = z.looseObject({ salt: z.string(), manifest: z.looseObject({ content: z.unknown() }) });

/** Opened content, for the evaluation: bound to the sealed version it came from and to its correction. */
export const keptContent = {
  keep: (bidId: string, version: number, revision: number, content: BidSubmission) => keep("bidEvaluation", `${bidId}:${version}:${revision}`, content),
  read: (bidId: string, version: number, revision: number, blob: Uint8Array): BidSubmission =>
    bidSubmission.parse(readKept("bidEvaluation", `${bidId}:${version}:${revision}`, blob)),
};

/** 留存件 as a team brought it again, bound to its bid and version. */
export const keptResupply = {
  keep: (bidId: string, version: number, text: string) => keep("bidEvaluation", `${bidId}:${version}:resupply`, text),
  read: (bidId: string, version: number, blob: Uint8Array): string => z.string().parse(readKept("bidEvaluation", `${bidId}:${version}:resupply`, blob)),
};

/** What stood before a correction, with the salt of the corrected content's commitment. */
export const keptBefore = {
  keep: (bidId: string, before: { content: BidSubmission; salt: string }) => keep("bidEvaluation", `${bidId}:before`, before),
};

const fileLabel = z.strictObject({ kind: z.enum(fileKinds), name: z.string(), digest: z.string().nullable(), note: proposalNote.nullable().default(null) });
/** What a file is called, the SHA-256 of what the team has once it is sealed, and what its text made us say. */
export type FileLabel = z.output<typeof fileLabel>;

export const keptFileLabel = {
  keep: (fileId: string, label: Omit<FileLabel, "note"> & Partial<FileLabel>) => keep("bidDraft", `file:${fileId}`, label),
  read: (fileId: string, blob: Uint8Array): FileLabel => fileLabel.parse(readKept("bidDraft", `file:${fileId}`, blob)),
};

/** An opened file: what the manifest says of it, and its own key, null when the opening did not get it. */
const openedFile = z.strictObject({ file: manifestFile, fileKey: z.string().nullable() });
export type OpenedFile = z.output<typeof openedFile>;

export const keptOpenedFile = {
  keep: (bidId: string, position: number, opened: OpenedFile) => keep("bidEvaluation", `${bidId}:file:${position}`, opened),
  read: (bidId: string, position: number, blob: Uint8Array): OpenedFile => openedFile.parse(readKept("bidEvaluation", `${bidId}:file:${position}`, blob)),
};

/** What a 雷同核查 read of an opened file, null where it has no words; bound to the file's digest. */
export interface ReadFile {
  digest: string;
  read: FileText | null;
}

export const keptFileText = {
  keep: (bidId: string, position: number, file: ReadFile) => keep("bidEvaluation", `${bidId}:file:${position}:text`, file),
  read: (bidId: string, position: number, blob: Uint8Array) => readKept("bidEvaluation", `${bidId}:file:${position}:text`, blob) as ReadFile,
};

/** What a 雷同核查 found: the summary, and every pair by its rank. */
export const keptScreen = {
  keep: (id: string, summary: ScreenSummary) => keep("bidEvaluation", `similarity:${id}`, summary),
  read: (id: string, blob: Uint8Array) => readKept("bidEvaluation", `similarity:${id}`, blob) as ScreenSummary,
  keepPair: (id: string, rank: number, pair: SimilarPair) => keep("bidEvaluation", `similarity:${id}:${rank}`, pair),
  readPair: (id: string, rank: number, blob: Uint8Array) => readKept("bidEvaluation", `similarity:${id}:${rank}`, blob) as SimilarPair,
};

/** Who answered for a member, and how; bound to the unit and the block it was about. */
export interface AnswerDetails {
  via: "account" | "link";
  /** Of the account; null for a link. */
  personId: string | null;
  /** As given beside a link; of the person otherwise null. */
  name: string | null;
  phone: string | null;
}

export const keptAnswer = {
  keep: (bidId: string, unit: string, block: string, details: AnswerDetails) => keep("bidDraft", `${bidId}:answer:${unit}:${block}`, details),
  read: (bidId: string, unit: string, block: string, blob: Uint8Array) => readKept("bidDraft", `${bidId}:answer:${unit}:${block}`, blob) as AnswerDetails,
};

/** 打招呼情况报告: for the supervisor alone, and the reporter's own. */
export const keptInfluence = {
  keep: (id: string, part: "report" | "answer", content: unknown) => keep("influenceReport", `${id}:${part}`, content),
  readReport: (id: string, blob: Uint8Array): NewInfluenceReport => newInfluenceReport.parse(readKept("influenceReport", `${id}:report`, blob)),
  readAnswer: (id: string, blob: Uint8Array): string => z.string().parse(readKept("influenceReport", `${id}:answer`, blob)),
};
