import type { FileSource } from "./file-source.ts";
import { FileRefused } from "./inspect-zip.ts";

const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const mostParts = 100_000;

/** PNG: the signature, IHDR first, chunk after chunk up to IEND at the end. */
export async function inspectPng(source: FileSource): Promise<void> {
  if (!(await source.read(0, 8)).equals(pngSignature)) throw new FileRefused("contentDiffers");
  let at = 8;
  for (let count = 0; count < mostParts; count += 1) {
    const head = await source.read(at, at + 8);
    if (head.length < 8) throw new FileRefused("damaged");
    const type = head.toString("latin1", 4);
    if (count === 0 && type !== "IHDR") throw new FileRefused("damaged");
    at += 12 + head.readUInt32BE(0);
    if (at > source.size) throw new FileRefused("damaged");
    if (type === "IEND") return;
  }
  throw new FileRefused("damaged");
}

const startOfImage = 0xffd8;
const startOfScan = 0xda;
const endOfImage = Buffer.from([0xff, 0xd9]);
/** Some cameras put more after the picture. */
const tail = 128 * 1024;

/** JPEG: marker after marker up to a frame and its scan, and an end. */
export async function inspectJpeg(source: FileSource): Promise<void> {
  const first = await source.read(0, 3);
  if (first.length < 3 || first.readUInt16BE(0) !== startOfImage || first[2] !== 0xff) throw new FileRefused("contentDiffers");
  let at = 2;
  let hasFrame = false;
  for (let count = 0; count < mostParts; count += 1) {
    const head = await source.read(at, at + 4);
    if (head.length < 4 || head[0] !== 0xff) throw new FileRefused("damaged");
    const marker = head[1]!;
    if (marker === 0xff) {
      at += 1; // a filling byte
      continue;
    }
    // SOF0 to SOF15 without DHT, JPG and DAC.
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) hasFrame = true;
    at += 2 + head.readUInt16BE(2);
    if (at > source.size) throw new FileRefused("damaged");
    if (marker === startOfScan) break;
  }
  const end = await source.read(Math.max(at, source.size - tail), source.size);
  if (!hasFrame || !end.includes(endOfImage)) throw new FileRefused("damaged");
}
