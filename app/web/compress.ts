import { promisify } from "node:util";
import { brotliCompress, brotliCompressSync, constants, gzip } from "node:zlib";
import { WholeResponse, wholeOf } from "./whole-response.ts";

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

export type Encoding = "br" | "gzip";

/** The better encoding that the browser accepts; a weight of 0 means "not this one". */
export function pickEncoding(accepted: string | null): Encoding | null {
  const offers = new Map((accepted ?? "").split(",").map((part) => {
    const [name = "", weight] = part.trim().toLowerCase().split(/\s*;\s*q=/);
    return [name, weight === undefined ? 1 : Number(weight)];
  }));
  return (["br", "gzip"] as const).find((encoding) => (offers.get(encoding) ?? 0) > 0) ?? null;
}

export function isCompressible(type: string): boolean {
  return /^(text\/|image\/svg|application\/(json|javascript|xml))/.test(type);
}

/** Of a page for one reader: a fifth larger than at 4, in a quarter of the time. What is kept and sent to many takes more. */
export const qualityForOne = 1;
export const qualityForMany = 5;
const quickBytes = 200_000;

/** `quality` as brotli's, 0 to 11. */
export async function compressBody(body: Uint8Array<ArrayBuffer>, encoding: Encoding, quality: number): Promise<Uint8Array<ArrayBuffer>> {
  const options = { params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: body.byteLength } };
  // A page at the lowest quality takes a fifth of a millisecond: to hand it to another thread and back costs twice that.
  const isQuick = quality === qualityForOne && body.byteLength <= quickBytes;
  const packed = encoding === "br"
    ? isQuick ? brotliCompressSync(body, options) : await brotli(body, options)
    : await gzipped(body, { level: Math.min(quality + 2, 9) });
  return new Uint8Array(packed.buffer, packed.byteOffset, packed.byteLength);
}

/** The answer with these headers, compressed when the browser accepts it and it is worth it. Streams of other types pass as they are. */
export async function compressResponse(request: Request, response: Response, headers: Headers, quality: number): Promise<Response> {
  const init = { status: response.status, statusText: response.statusText, headers };
  const held = response instanceof WholeResponse ? response.whole : null;
  if (headers.has("content-encoding") || !isCompressible(headers.get("content-type") ?? "")) return held ? new WholeResponse(held, init) : new Response(response.body, init);
  if (!held && !response.body) return new Response(null, init);
  headers.append("Vary", "Accept-Encoding");
  const encoding = pickEncoding(request.headers.get("accept-encoding"));
  const whole = held ?? (await wholeOf(response));
  const isWorthIt = encoding !== null && whole.byteLength >= 1024;
  if (isWorthIt) headers.set("Content-Encoding", encoding);
  const body = isWorthIt ? await compressBody(whole, encoding, quality) : whole;
  // Known beforehand, so that head and body leave in one piece.
  headers.set("Content-Length", String(body.byteLength));
  return new WholeResponse(body, init);
}
