import { findOpenedFiles } from "#app/db/bid-opened-file.ts";
import { findFileTexts, writeFileText } from "#app/db/similarity.ts";
import { fileTypeOf, isHeld } from "#app/domain/bid/file.ts";
import type { TextSource } from "#app/domain/similarity/normal-text.ts";
import type { FileText } from "#app/domain/similarity/traits.ts";
import { readFileText, textTypes } from "#app/files/file-text.ts";
import { partsOf } from "#app/files/parts-of.ts";
import { keptFileText, keptOpenedFile, type OpenedFile, type ReadFile } from "#app/services/bid/keep-content.ts";
import { isScanning } from "#app/services/bid-file/antivirus.ts";
import { openedStream } from "#app/services/bid-file/check-opened-files.ts";

/** An attachment with what it says. */
export interface AttachedText extends ReadFile {
  source: Extract<TextSource, { kind: "file" }>;
}

interface OpenedPlace {
  bidId: string;
  position: number;
  opened: OpenedFile;
  hasProblem: boolean;
}

const everyFiles = 10;

/**
 * What the attachments of these bids say, by bid. Every file is read once and kept encrypted, so that a job that was ended goes
 * on where it was and a second screen is quick. `progress` hears how many are done.
 */
export async function readAttachedTexts(bidIds: readonly string[], progress: (read: number, all: number) => Promise<void>): Promise<Map<string, AttachedText[]>> {
  const known = await findFileTexts(bidIds);
  const files = await openedPlaces(bidIds);
  const found = new Map<string, AttachedText[]>(bidIds.map((bidId) => [bidId, []]));
  for (const [index, place] of files.entries()) {
    if (index % everyFiles === 0) await progress(index, files.length);
    const { position, opened } = place;
    const file = await readPlace(place, known.get(`${place.bidId} ${position}`));
    found.get(place.bidId)!.push({ source: { kind: "file", position, name: opened.file.name }, ...file });
  }
  await progress(files.length, files.length);
  return found;
}

async function openedPlaces(bidIds: readonly string[]): Promise<OpenedPlace[]> {
  const places: OpenedPlace[] = [];
  for (const bidId of bidIds) {
    const stored = await findOpenedFiles(bidId);
    places.push(...stored.map(({ position, entry, problem, scan }) => ({ bidId, position, opened: keptOpenedFile.read(bidId, position, entry), hasProblem: problem !== null || isHeld(scan, isScanning()) })));
  }
  return places;
}

async function readPlace({ bidId, position, opened, hasProblem }: OpenedPlace, known: Buffer | undefined): Promise<ReadFile> {
  const { digest } = opened.file;
  const kept = known && keptFileText.read(bidId, position, known);
  if (kept?.digest === digest) return kept;
  if (hasProblem) return { digest, read: null };
  const file = { digest, read: await readWords(opened) };
  await writeFileText(bidId, position, keptFileText.keep(bidId, position, file));
  return file;
}

async function readWords(opened: OpenedFile): Promise<FileText | null> {
  const type = textTypes.find((one) => one === fileTypeOf(opened.file.name));
  const stream = type && (await openedStream(opened));
  if (!stream) return null;
  const parts: Uint8Array[] = [];
  try {
    for await (const part of partsOf(stream)) parts.push(part);
  } catch {
    // Damaged on disk: the form check tells it, here it has no words.
    return null;
  }
  return readFileText(new Uint8Array(Buffer.concat(parts)), type);
}
