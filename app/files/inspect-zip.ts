import type { Readable } from "node:stream";
import { crc32 } from "node:zlib";
import { type Entry, fromRandomAccessReader, RandomAccessReader, type ZipFile } from "yauzl";
import type { FileProblem } from "#app/domain/bid/file.ts";
import type { FileSource } from "./file-source.ts";

/** Why a file is refused, thrown to the one who inspects; never leaves this folder. */
export class FileRefused extends Error {
  readonly problem: FileProblem;
  constructor(problem: FileProblem) {
    super(problem);
    this.problem = problem;
  }
}

const mostEntries = 5_000;
const mostInflated = 512 * 1024 * 1024;
/** Office files of text shrink to a twentieth; what shrinks to less than a hundredth was made to fill memory. */
const mostRatio = 100;
const ratioSlack = 16 * 1024 * 1024;

/** What an archive and all archives inside it may inflate to, counted while it does. */
export class InflateBudget {
  #left: number;
  constructor(archiveBytes: number) {
    this.#left = Math.min(mostInflated, archiveBytes * mostRatio + ratioSlack);
  }
  /** Refuses before the limit is passed, so that nothing ever holds more. */
  spend(bytes: number): void {
    this.#left -= bytes;
    if (this.#left < 0) throw new FileRefused("archiveTooLarge");
  }
  check(bytes: number): void {
    if (bytes > this.#left) throw new FileRefused("archiveTooLarge");
  }
}

/** One file of an archive: its name as stored, and its content, which must be read or skipped before the next. */
export interface ArchiveEntry {
  name: string;
  size: number;
  /** Inflates it, keeping at most `keep` bytes from its beginning. Throws when sizes or checksums do not fit. */
  inflate: (keep: number) => Promise<Buffer>;
}

class SourceReader extends RandomAccessReader {
  readonly #source: FileSource;
  constructor(source: FileSource) {
    super();
    this.#source = source;
  }
  override _readStreamForRange(start: number, end: number): Readable {
    return this.#source.stream(start, end);
  }
}

/** Every file of an archive in the order of its directory. Refuses encrypted ones and what exceeds the limits, by what is declared and by what comes out. */
export async function* entriesOf(source: FileSource, budget: InflateBudget): AsyncGenerator<ArchiveEntry> {
  const zip = await openZip(source);
  try {
    if (zip.entryCount > mostEntries) throw new FileRefused("archiveTooLarge");
    for (let entry = await nextEntry(zip); entry; entry = await nextEntry(zip)) {
      if (entry.isEncrypted()) throw new FileRefused("encrypted");
      budget.check(entry.uncompressedSize);
      if (!entry.fileName.endsWith("/")) yield { name: entry.fileName, size: entry.uncompressedSize, inflate: inflater(zip, entry, budget) };
    }
  } finally {
    zip.close();
  }
}

function inflater(zip: ZipFile, entry: Entry, budget: InflateBudget) {
  return async (keep: number): Promise<Buffer> => {
    const kept: Buffer[] = [];
    let held = 0;
    let sum = 0;
    const content = await new Promise<Readable>((resolve, reject) => zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream))));
    for await (const chunk of content as AsyncIterable<Buffer>) {
      budget.spend(chunk.length);
      if (held < keep) kept.push(chunk.subarray(0, keep - held));
      held += chunk.length;
      sum = crc32(chunk, sum);
    }
    if (sum !== entry.crc32) throw new FileRefused("damaged");
    return Buffer.concat(kept);
  };
}

function openZip(source: FileSource): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromRandomAccessReader(new SourceReader(source), source.size, { lazyEntries: true, autoClose: false }, (error, zip) => (error ? reject(error) : resolve(zip)));
  });
}

function nextEntry(zip: ZipFile): Promise<Entry | null> {
  return new Promise((resolve, reject) => {
    const onEntry = (entry: Entry) => end(() => resolve(entry));
    const onEnd = () => end(() => resolve(null));
    const onError = (error: Error) => end(() => reject(error));
    const end = (settle: () => void) => {
      zip.off("entry", onEntry).off("end", onEnd).off("error", onError);
      settle();
    };
    zip.on("entry", onEntry).on("end", onEnd).on("error", onError);
    zip.readEntry();
  });
}
