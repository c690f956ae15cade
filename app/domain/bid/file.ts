import type { ProposalNote } from "./proposal.ts";

/** What an attachment is (附件种类, guide 2.5), in the order of the list. `proposal` is 申报书正文. */
export const fileKinds = [
  "proposal",
  "licence",
  "agreement",
  "unitIntegrity",
  "leadIntegrity",
  "audit",
  "ownMoney",
  "intellectualProperty",
  "noveltySearch",
  "testReport",
  "relation",
  "staffProof",
  "recommendation",
  "safety",
  "sealedPrint",
  "other",
] as const;
export type FileKind = (typeof fileKinds)[number];

/** 应当提交的附件: the text of the bid, what proves its TRL (guide 2.6), both letters of integrity, with members their agreement (guide 1.3 stage 5). */
export function neededKinds(hasMembers: boolean): FileKind[] {
  return ["proposal", "testReport", "unitIntegrity", "leadIntegrity", ...(hasMembers ? (["agreement"] as const) : [])];
}

/** Proof about persons (社保、劳动合同): for those who handle the bid, not for experts and the demand owner (guide 3.7). */
const personalKinds: readonly FileKind[] = ["staffProof"];

export function isPersonal(kind: FileKind): boolean {
  return personalKinds.includes(kind);
}

/** What may be attached (trust.md section 8); each is known by its extension, its first bytes and its structure. */
export const fileTypes = ["pdf", "docx", "xlsx", "pptx", "jpg", "png", "zip"] as const;
export type FileType = (typeof fileTypes)[number];

/** The types of 申报书正文: what words can be read from. */
export function isProposalType(type: FileType | null): type is "pdf" | "docx" {
  return type === "pdf" || type === "docx";
}

/** Media types for the download. */
export const mediaTypes: Readonly<Record<FileType, string>> = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  jpg: "image/jpeg",
  png: "image/png",
  zip: "application/zip",
};

/** Bytes: of one file, and of all files of a bid together. */
export const largestFile = 50 * 1024 * 1024;
export const largestBid = 300 * 1024 * 1024;
/** Files of one bid: what a receipt can name and a page can show. */
export const mostFiles = 100;
export const longestFileName = 120;

/** uploading 上传中, checking 检查中, sealed 已封存, refused 被拒 */
export const fileStates = ["uploading", "checking", "sealed", "refused"] as const;
export type FileState = (typeof fileStates)[number];

/** Why a file is not taken. A closed list: `messages` has a sentence for each. */
export const fileProblems = [
  "typeNotAllowed",
  "nameNotAllowed",
  "fileTooLarge",
  "bidTooLarge",
  "tooManyFiles",
  "fileEmpty",
  "diskFull",
  "contentDiffers",
  "damaged",
  "macros",
  "externalLinks",
  "encrypted",
  "nestedArchive",
  "archiveTooLarge",
  "archiveContent",
  "cutShort",
  "evidenceType",
  "evidenceTooLarge",
  "ndaNeedsDrawn",
] as const;
export type FileProblem = (typeof fileProblems)[number];

/** Type by extension, or null. `.jpeg` is `jpg`. */
export function fileTypeOf(name: string): FileType | null {
  const extension = /\.([a-z]{3,4})$/.exec(name.toLowerCase())?.[1];
  const type = extension === "jpeg" ? "jpg" : extension;
  return fileTypes.find((known) => known === type) ?? null;
}

/** Whether a browser can be shown pages of it, and a watermark laid over them. */
export function isDrawn(type: FileType | null): type is "pdf" | "jpg" | "png" {
  return type === "pdf" || type === "jpg" || type === "png";
}

/**
 * The name of a file as it is kept and shown, or null for none that can be. Without any path before it; refused are control
 * and text direction characters, because a name must read as what it is. It is never part of a path.
 */
export function fileNameOf(sent: string): string | null {
  const name = sent.normalize("NFC").split(/[/\\]/).at(-1)!.trim();
  // eslint-disable-next-line no-control-regex
  if (/[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/.test(name)) return null;
  const isNamed = /^[^.]/.test(name) && name.length <= longestFileName;
  return isNamed ? name : null;
}

/** A file that somebody wants to add. `size` in bytes, null when only the end will tell. */
export interface NewFile {
  kind: FileKind;
  name: string;
  size: number | null;
}

/** Why this file is not taken into a bid that holds `held` files already; null when it is. */
export function newFileProblem(file: NewFile, held: { count: number; bytes: number }): FileProblem | null {
  const name = fileNameOf(file.name);
  if (name === null) return "nameNotAllowed";
  if (fileTypeOf(name) === null) return "typeNotAllowed";
  if (file.size === 0) return "fileEmpty";
  if (file.size !== null && file.size > largestFile) return "fileTooLarge";
  if (held.count >= mostFiles) return "tooManyFiles";
  return held.bytes + (file.size ?? 0) > largestBid ? "bidTooLarge" : null;
}

/** A file as the manifest of a bid names it: what it is, and the digests of what the team has and of what lies sealed. */
export interface ManifestFile {
  kind: FileKind;
  name: string;
  size: number;
  digest: string;
  ciphertextDigest: string;
}

/** A file of the draft as its team sees it. */
export interface OwnFile {
  id: string;
  kind: FileKind;
  name: string;
  size: number | null;
  status: FileState;
  problem: FileProblem | null;
  note: ProposalNote | null;
  /** SHA-256 of what the team has, once sealed. */
  digest: string | null;
  /** In the version that counts now. */
  isSubmitted: boolean;
}

/** Why an opened file cannot be read. */
export const openedFileProblems = ["missing", "wrongKey", "damaged", "digestDiffers", "notSupplied"] as const;
export type OpenedFileProblem = (typeof openedFileProblems)[number];

/** 病毒扫描 of an opened file: clean 未发现, infected 发现病毒, released 由两人放行. */
export const fileScans = ["clean", "infected", "released"] as const;
export type FileScan = (typeof fileScans)[number];

/** Whether a file waits, or stays back: unscanned where files are scanned, or with something found in it. */
export function isHeld(scan: FileScan | null, isScanning: boolean): boolean {
  return scan === "infected" || (scan === null && isScanning);
}

/** What handlers of the bid know of a file that is held: what was found, and whether somebody asked to release it. */
export interface HeldFile {
  finding: string | null;
  asked: { by: string; reason: string; at: string; isOwn: boolean } | null;
  /** What of it stands on the page: who releases it has seen just this. */
  seen: string;
}

/** How a held file stood when it was read: what the scan says of it, and whose request waits. */
export function heldAs({ scan, finding, askedAt }: { scan: FileScan | null; finding: string | null; askedAt: string | null }): string {
  return JSON.stringify([scan, finding, askedAt]);
}

/** An opened file as its readers see it. */
export interface OpenedFileView {
  position: number;
  kind: FileKind;
  name: string;
  size: number;
  digest: string;
  problem: OpenedFileProblem | null;
  isChecked: boolean;
  /** Supplied after the opening: in a correction, or the sealed page within its time. */
  isSupplement: boolean;
  suppliedAt: string | null;
  scan: FileScan | null;
  /** It cannot be read yet by anybody but its team (待扫描), or because of what was found. */
  isHeld: boolean;
  /** For who handles the bid, of a file that is held. */
  held: HeldFile | null;
}

/** Whether the draft's sealed files differ from those of the version that counts. */
export function isFileChangePending(files: readonly Pick<OwnFile, "status" | "isSubmitted">[], submittedCount: number): boolean {
  const sealed = files.filter(({ status }) => status === "sealed");
  return sealed.some(({ isSubmitted }) => !isSubmitted) || sealed.length !== submittedCount;
}
