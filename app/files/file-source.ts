import type { FileHandle } from "node:fs/promises";
import { Readable } from "node:stream";
import { release } from "#app/crypto/bytes.ts";
import { cipherFrom } from "./upload-cipher.ts";

/** A file's plain bytes, from anywhere in it. `end` is not included. */
export interface FileSource {
  size: number;
  read: (start: number, end: number) => Promise<Buffer>;
  stream: (start: number, end: number) => Readable;
}

const sliceBytes = 256 * 1024;

/** Reads an upload that lies on disk encrypted; nothing of it is written in clear anywhere. */
export function uploadSource(file: FileHandle, key: Uint8Array, size: number): FileSource {
  const read = async (start: number, end: number): Promise<Buffer> => {
    const bytes = Buffer.alloc(Math.max(0, Math.min(end, size) - start));
    const { bytesRead } = await file.read(bytes, 0, bytes.length, start);
    const plain = cipherFrom(key, start).update(bytes.subarray(0, bytesRead));
    release(bytes);
    return plain;
  };
  return { size, read, stream: (start, end) => Readable.from(slices(read, start, Math.min(end, size)), { objectMode: false }) };
}

/** A file that is in memory, such as one out of an archive. */
export function memorySource(bytes: Buffer): FileSource {
  return {
    size: bytes.length,
    read: (start, end) => Promise.resolve(bytes.subarray(start, end)),
    stream: (start, end) => Readable.from([bytes.subarray(start, end)], { objectMode: false }),
  };
}

async function* slices(read: FileSource["read"], start: number, end: number): AsyncGenerator<Buffer> {
  for (let at = start; at < end; ) {
    const slice = await read(at, Math.min(at + sliceBytes, end));
    if (slice.length === 0) return;
    at += slice.length;
    yield slice;
  }
}
