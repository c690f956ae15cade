import { randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { type FileHandle, mkdir, open, readdir, rename, stat, statfs, unlink } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { release } from "#app/crypto/bytes.ts";
import { cipherFrom } from "./upload-cipher.ts";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const digest = /^[0-9a-f]{64}$/;

/** An age header for a handful of recipients is a few hundred bytes. */
const headBytes = 8192;

/** Below this share of free disk nothing more is taken: a full disk stops everything else too (trust.md section 8). */
const leastFree = 0.15;

/** The unfinished upload of a file. Names on disk are ids and digests, never what somebody sent. */
export function uploadPath(folder: string, fileId: string): string {
  if (!uuid.test(fileId)) throw new Error("Not the id of a file");
  return join(folder, "uploads", fileId);
}

/** A sealed file, by the digest of its ciphertext. */
export function sealedPath(folder: string, ciphertextDigest: string): string {
  if (!digest.test(ciphertextDigest)) throw new Error("Not a digest");
  return join(folder, "sealed", ciphertextDigest.slice(0, 2), ciphertextDigest);
}

export async function hasFreeSpace(folder: string): Promise<boolean> {
  await mkdir(folder, { recursive: true });
  const { bavail, blocks } = await statfs(folder);
  return bavail / blocks >= leastFree;
}

export async function createUpload(folder: string, fileId: string): Promise<void> {
  await mkdir(join(folder, "uploads"), { recursive: true });
  const file = await open(uploadPath(folder, fileId), "wx", 0o600);
  await file.close();
}

/** Bytes of an unfinished upload, or null when there is none. */
export async function uploadedBytes(folder: string, fileId: string): Promise<number | null> {
  return stat(uploadPath(folder, fileId)).then(({ size }) => size, missing);
}

/**
 * Writes what comes in from this offset on, encrypted on the way, and answers how far the file reaches now. A connection
 * that breaks leaves what had arrived: the upload goes on from there.
 */
export async function writeUpload(folder: string, fileId: string, key: Uint8Array, source: Readable, offset: number): Promise<number> {
  const cipher = cipherFrom(key, offset);
  const file = await open(uploadPath(folder, fileId), "r+");
  let reached = offset;
  try {
    // One piece at a time: what a fast sender has in flight waits in the network and not in memory.
    for await (const piece of source as AsyncIterable<Uint8Array>) {
      const encrypted = cipher.update(piece);
      await writeWhole(file, encrypted, reached);
      reached += encrypted.length;
      release(encrypted);
    }
  } finally {
    await file.close();
  }
  return reached;
}

/** The disk may take less at once than it is given. */
async function writeWhole(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let at = 0; at < bytes.length; ) at += (await file.write(bytes, at, bytes.length - at, position + at)).bytesWritten;
}

export async function dropUpload(folder: string, fileId: string): Promise<void> {
  await unlink(uploadPath(folder, fileId)).catch(missing);
}

/** Gives a sealed file its place, and makes sure that it is on the disk before anybody relies on it. */
export async function keepSealed(folder: string, from: string, ciphertextDigest: string): Promise<void> {
  const place = sealedPath(folder, ciphertextDigest);
  await mkdir(join(place, ".."), { recursive: true });
  await rename(from, place);
  const parent = await open(join(place, ".."), "r");
  await parent.sync().finally(() => parent.close());
}

/** A place for a file while it is being sealed, for this time alone: another process may seal the same upload when it believes this one dead. */
export function newSealingPath(folder: string, fileId: string): string {
  return `${uploadPath(folder, fileId)}.${randomBytes(6).toString("hex")}.age`;
}

/** Bytes of an unfinished upload and how long it has not changed, or null when there is none. */
export async function uploadAge(folder: string, fileId: string, nowMs: number): Promise<{ bytes: number; ageMs: number } | null> {
  return stat(uploadPath(folder, fileId)).then(({ size, mtimeMs }) => ({ bytes: size, ageMs: nowMs - mtimeMs }), missing);
}

/** The beginning of a sealed file, which holds its age header; null when it is not there. */
export async function readSealedHead(folder: string, ciphertextDigest: string): Promise<Uint8Array | null> {
  const file = await open(sealedPath(folder, ciphertextDigest), "r").catch(missing);
  if (!file) return null;
  const head = new Uint8Array(headBytes);
  const { bytesRead } = await file.read(head, 0, headBytes, 0).finally(() => file.close());
  return head.subarray(0, bytesRead);
}

/** A sealed file to read, or null when it is not there. */
export async function readSealed(folder: string, ciphertextDigest: string): Promise<Readable | null> {
  const path = sealedPath(folder, ciphertextDigest);
  const isThere = await stat(path).then(() => true, missing);
  return isThere ? createReadStream(path, { highWaterMark: 256 * 1024 }) : null;
}

export async function dropSealed(folder: string, ciphertextDigest: string): Promise<void> {
  await unlink(sealedPath(folder, ciphertextDigest)).catch(missing);
}

/** What lies in the store: names of unfinished uploads and digests of sealed files, not changed since `before`. */
export async function listStore(folder: string, before: Date): Promise<{ uploads: string[]; sealed: string[] }> {
  const shelves = await namesIn(join(folder, "sealed"));
  const sealed = await Promise.all(shelves.map((shelf) => oldNamesIn(join(folder, "sealed", shelf), before)));
  return { uploads: await oldNamesIn(join(folder, "uploads"), before), sealed: sealed.flat().filter((name) => digest.test(name)) };
}

/** Takes a forgotten file out of the folder of uploads: an id, or an id with `.age`. */
export async function dropForgotten(folder: string, name: string): Promise<void> {
  if (!uuid.test(name.replace(/\.age$/, ""))) return;
  await unlink(join(folder, "uploads", name)).catch(missing);
}

async function namesIn(path: string): Promise<string[]> {
  return (await readdir(path).catch(missing)) ?? [];
}

async function oldNamesIn(path: string, before: Date): Promise<string[]> {
  const names = await namesIn(path);
  const times = await Promise.all(names.map((name) => stat(join(path, name)).then(({ mtime }) => mtime, missing)));
  return names.filter((_, index) => times[index] && times[index] < before);
}

function missing(error: NodeJS.ErrnoException): null {
  if (error.code === "ENOENT") return null;
  throw error;
}
