import { claimForChecking, findFile, findFiles, type StoredFile, writeNoted, writeRefused, writeSealed } from "#app/db/bid-file.ts";
import { readSealing } from "#app/db/bid-submission.ts";
import { type FileProblem, type FileState, fileTypeOf, largestBid, largestFile } from "#app/domain/bid/file.ts";
import type { ProposalNote } from "#app/domain/bid/proposal.ts";
import { dropSealed, dropUpload, keepSealed, newSealingPath, uploadedBytes, uploadPath } from "#app/files/file-store.ts";
import { sealInThread } from "#app/files/seal-in-thread.ts";
import { type FileLabel, keptFileLabel } from "#app/services/bid/keep-content.ts";
import { fileFolder } from "./file-folder.ts";
import { noteProposal } from "./note-proposal.ts";
import { uploadKeyOf } from "./upload-key.ts";

/** How an upload ended: sealed, refused with its reason, or still in other hands. */
export interface FinishedUpload {
  status: FileState;
  problem: FileProblem | null;
  note: ProposalNote | null;
}

const retryMs = 2000;
const retries = 60;

/**
 * 检查并封存: a whole upload is inspected, digested and sealed to the challenge's recipients, then its key and its bytes are
 * destroyed. May be called again by whoever finds one left behind; `from` is the state it was found in.
 */
export async function finishUpload(fileId: string, from: FileState = "uploading"): Promise<FinishedUpload> {
  try {
    return await finish(fileId, from);
  } catch (error) {
    tryAgainSoon(fileId, retries);
    throw error;
  }
}

/** The database or the disk was away: the team may have no ten minutes until the sweep. */
function tryAgainSoon(fileId: string, left: number): void {
  if (left === 0) return;
  const again = async () => {
    const file = await findFile(fileId);
    if (file?.status === "uploading" || file?.status === "checking") await finish(fileId, file.status);
  };
  setTimeout(() => void again().catch(() => tryAgainSoon(fileId, left - 1)), retryMs).unref();
}

async function finish(fileId: string, from: FileState): Promise<FinishedUpload> {
  const file = await findFile(fileId);
  const size = await uploadedBytes(fileFolder(), fileId);
  if (!file || size === null || !(await claimForChecking(fileId, size, from))) return standing(fileId);
  const { kind, name } = keptFileLabel.read(fileId, file.label);
  const problem = sizeProblem(size, file.size) ?? (await sumProblem(file, size)) ?? (await seal(file, size, { kind, name, digest: null, note: null }));
  if (problem) await writeRefused(fileId, problem);
  await dropUpload(fileFolder(), fileId);
  return standing(fileId);
}

async function standing(fileId: string): Promise<FinishedUpload> {
  const file = await findFile(fileId);
  return { status: file?.status ?? "refused", problem: file?.problem ?? null, note: file ? keptFileLabel.read(fileId, file.label).note : null };
}

function sizeProblem(size: number, expected: number | null): FileProblem | null {
  if (size === 0) return "fileEmpty";
  if (size > largestFile) return "fileTooLarge";
  return expected !== null && expected !== size ? "cutShort" : null;
}

/** What came without a size beforehand is counted now. */
async function sumProblem(file: StoredFile, size: number): Promise<FileProblem | null> {
  if (file.size !== null) return null;
  const others = (await findFiles(file.bidId)).filter(({ id, status }) => id !== file.id && status !== "refused");
  return others.reduce((sum, other) => sum + (other.size ?? 0), size) > largestBid ? "bidTooLarge" : null;
}

async function seal(file: StoredFile, size: number, label: FileLabel): Promise<FileProblem | null> {
  const folder = fileFolder();
  const keys = await readSealing(file.bidId);
  if (!keys) throw new Error(`The challenge of the bid ${file.bidId} has no opening key`);
  const outPath = newSealingPath(folder, file.id);
  const upload = { uploadPath: uploadPath(folder, file.id), key: uploadKeyOf(file), size };
  const result = await sealInThread({
    ...upload,
    type: fileTypeOf(label.name)!,
    recipients: keys.recipients,
    outPath,
  });
  if (!result.ok) return result.problem;
  const { digest, ciphertextDigest, ciphertextSize } = result.file;
  await keepSealed(folder, outPath, ciphertextDigest);
  const isKept = await writeSealed(file.id, { label: keptFileLabel.keep(file.id, { ...label, digest }), ciphertextDigest, ciphertextSize });
  if (!isKept) await dropSealed(folder, ciphertextDigest);
  // It is sealed already: who submits meanwhile submits it.
  const note = isKept ? await noteProposal(label, { path: upload.uploadPath, key: upload.key, size }) : null;
  if (note) await writeNoted(file.id, keptFileLabel.keep(file.id, { ...label, digest, note }));
  return null;
}
