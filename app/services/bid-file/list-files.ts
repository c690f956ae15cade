import { countSubmittedFiles, findFiles } from "#app/db/bid-file.ts";
import { findOpenedFiles } from "#app/db/bid-opened-file.ts";
import { fileKinds, type FileScan, heldAs, isFileChangePending, isHeld, isPersonal, type ManifestFile, type OpenedFileView, type OwnFile } from "#app/domain/bid/file.ts";
import type { Relation } from "#app/domain/policy/policy.ts";
import { type BlindMode, isTeamHidden } from "#app/domain/review/blind.ts";
import { isScanning } from "./antivirus.ts";
import { keptFileLabel, keptOpenedFile } from "#app/services/bid/keep-content.ts";

/** The files of a draft for its team, in the order of their kinds. `isAhead`: they differ from what was submitted. */
export async function listOwnFiles(bidId: string): Promise<{ files: OwnFile[]; submitted: number; isAhead: boolean }> {
  const [stored, submitted] = await Promise.all([findFiles(bidId), countSubmittedFiles(bidId)]);
  const files = stored.map(({ id, size, status, problem, label, isSubmitted }) => ({ id, size, status, problem, isSubmitted, ...keptFileLabel.read(id, label) }));
  return { files: inOrder(files), submitted, isAhead: isFileChangePending(files, submitted) };
}

/** The sealed files of a draft as a manifest names them, with their ids. */
export async function sealedFiles(bidId: string): Promise<{ id: string; file: ManifestFile }[]> {
  const stored = (await findFiles(bidId)).filter(({ status }) => status === "sealed");
  const files = stored.map(({ id, size, label, ciphertextDigest }) => {
    const { kind, name, digest } = keptFileLabel.read(id, label);
    return { id, kind, file: { kind, name, size: size!, digest: digest!, ciphertextDigest: ciphertextDigest! } };
  });
  return inOrder(files).map(({ id, file }) => ({ id, file }));
}

/** The opened files of a bid for a reader with these relations, see `mayRead`. */
export async function listOpenedFiles({ id: bidId, blind }: { id: string; blind: BlindMode }, held: readonly Relation[], personId: string | null = null): Promise<OpenedFileView[]> {
  const stored = await findOpenedFiles(bidId);
  const handles = held.includes("officer") || held.includes("secondOfficer");
  const files = stored.map(({ position, entry, problem, isChecked, isSupplement, suppliedAt, scan, scanFinding, release }) => {
    const { kind, name, size, digest } = keptOpenedFile.read(bidId, position, entry).file;
    const isBack = problem === null && isFileHeld(scan, held);
    const asked = release && { by: release.name, reason: release.reason, at: release.at, isOwn: release.askedBy === personId };
    return { position, kind, name, size, digest, problem, isChecked, isSupplement, suppliedAt: suppliedAt?.toISOString() ?? null, scan, isHeld: isBack, held: isBack && handles ? { finding: scanFinding, asked, seen: heldAs({ scan, finding: scanFinding, askedAt: release?.at ?? null }) } : null };
  });
  return files.filter(({ kind }) => mayRead(kind, held, blind));
}

/**
 * Whether somebody who may read the bid may read a file of this kind: proof about persons is for the team and who handles the
 * bid; where the team is hidden (双盲) no file is shown, because letterheads and seals name it.
 */
export function mayRead(kind: ManifestFile["kind"], held: readonly Relation[], blind: BlindMode): boolean {
  return !isTeamHidden(blind, held) && (!isPersonal(kind) || mayHandle(held));
}

/** Whether a file is held back from somebody with these relations: its team has it anyway. */
export function isFileHeld(scan: FileScan | null, held: readonly Relation[]): boolean {
  return isHeld(scan, isScanning()) && !held.includes("team");
}

/** Whether somebody is of the team or handles the bid. */
export function mayHandle(held: readonly Relation[]): boolean {
  return held.some((relation) => relation === "team" || relation === "officer" || relation === "secondOfficer");
}

function inOrder<T extends { kind: OwnFile["kind"] }>(files: readonly T[]): T[] {
  return [...files].sort((a, b) => fileKinds.indexOf(a.kind) - fileKinds.indexOf(b.kind));
}
