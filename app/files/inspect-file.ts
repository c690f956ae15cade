import type { FileProblem, FileType } from "#app/domain/bid/file.ts";
import { fileTypeOf } from "#app/domain/bid/file.ts";
import { type FileSource, memorySource } from "./file-source.ts";
import { inspectOffice } from "./inspect-office.ts";
import { inspectPdf } from "./inspect-pdf.ts";
import { inspectJpeg, inspectPng } from "./inspect-picture.ts";
import { type ArchiveEntry, entriesOf, FileRefused, InflateBudget } from "./inspect-zip.ts";

const zipStart = Buffer.from("PK\x03\x04", "latin1");
/** Compound files: Office files behind a password, and those of before 2007. */
const compoundStart = Buffer.from("d0cf11e0a1b11ae1", "hex");
/** Office files inside an archive are held in memory to be inspected. */
const largestInner = 48 * 1024 * 1024;
const plainTypes = /\.(txt|csv|md)$/;

/** What systems put into archives by themselves. */
const byTheWay = /(^|\/)(__macosx\/|\.ds_store$|thumbs\.db$|desktop\.ini$)/;
const archives = /\.(zip|rar|7z|gz|tgz|tar|bz2|xz|zst|jar|iso|cab|arj|lzh)$/;
const archiveStarts = ["504b0304", "504b0506", "526172211a07", "377abcaf271c", "1f8b", "425a68", "fd377a585a00", "28b52ffd", "4d534346"].map((hex) => Buffer.from(hex, "hex"));

/** Whether a file is what its extension says, whole, and harmless to hand on: null, or why not. Reads, never runs or unpacks to disk. */
export async function inspectFile(source: FileSource, type: FileType): Promise<FileProblem | null> {
  try {
    await inspect(source, type, new InflateBudget(source.size));
    return null;
  } catch (error) {
    if (error instanceof FileRefused) return error.problem;
    if (isOfReading(error)) throw error;
    // The archive's reader and zlib throw plain errors at whatever does not fit together.
    return "damaged";
  }
}

function isOfReading(error: unknown): boolean {
  return error instanceof Error && "syscall" in error;
}

async function inspect(source: FileSource, type: FileType, budget: InflateBudget): Promise<void> {
  const start = await source.read(0, 8);
  switch (type) {
    case "pdf":
      return inspectPdf(source);
    case "jpg":
      return inspectJpeg(source);
    case "png":
      return inspectPng(source);
    case "docx":
    case "xlsx":
    case "pptx":
      if (start.equals(compoundStart)) throw new FileRefused("encrypted");
      if (!start.subarray(0, 4).equals(zipStart)) throw new FileRefused("contentDiffers");
      return inspectOffice(source, type, budget);
    case "zip":
      if (!start.subarray(0, 4).equals(zipStart)) throw new FileRefused("contentDiffers");
      return inspectArchive(source, budget);
  }
}

/** 压缩包: every file in it is of a kind that may be attached by itself, and no archive. */
async function inspectArchive(source: FileSource, budget: InflateBudget): Promise<void> {
  let count = 0;
  for await (const entry of entriesOf(source, budget)) {
    const name = entry.name.toLowerCase();
    if (byTheWay.test(name)) await entry.inflate(0);
    else {
      count += 1;
      await inspectInner(entry, name, budget);
    }
  }
  if (count === 0) throw new FileRefused("fileEmpty");
}

async function inspectInner(entry: ArchiveEntry, name: string, budget: InflateBudget): Promise<void> {
  if (archives.test(name)) throw new FileRefused("nestedArchive");
  const type = fileTypeOf(name);
  if (type === null) {
    const start = await entry.inflate(8);
    if (isArchive(start)) throw new FileRefused("nestedArchive");
    if (!plainTypes.test(name)) throw new FileRefused("archiveContent");
    return;
  }
  if (entry.size > largestInner) throw new FileRefused("archiveTooLarge");
  const content = await entry.inflate(largestInner);
  const isOffice = type === "docx" || type === "xlsx" || type === "pptx";
  if (!isOffice && isArchive(content)) throw new FileRefused("nestedArchive");
  await inspect(memorySource(content), type, budget);
}

function isArchive(start: Buffer): boolean {
  return archiveStarts.some((mark) => start.subarray(0, mark.length).equals(mark));
}
