import { type Cipheriv, createCipheriv } from "node:crypto";

const blockBytes = 16;

/**
 * AES-256-CTR from any offset: the counter is the block's number, so that an upload resumes anywhere and a file is read
 * from anywhere. It hides and does not authenticate: what comes out is held against the file's structure and digest. A key
 * serves one upload, of which no offset is written twice with other bytes that anybody could compare.
 */
export function cipherFrom(key: Uint8Array, offset: number): Cipheriv {
  const counter = Buffer.alloc(blockBytes);
  counter.writeBigUInt64BE(BigInt(Math.floor(offset / blockBytes)), 8);
  const cipher = createCipheriv("aes-256-ctr", key, counter);
  const skipped = offset % blockBytes;
  if (skipped > 0) cipher.update(Buffer.alloc(skipped));
  return cipher;
}
