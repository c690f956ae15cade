import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

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

/** `quality` as brotli's, 0 to 11; pages take 4 (a millisecond), files that are kept take more. */
export async function compressBody(body: Uint8Array<ArrayBuffer>, encoding: Encoding, quality: number): Promise<Uint8Array<ArrayBuffer>> {
  const packed = encoding === "br"
    ? await brotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: body.byteLength } })
    : await gzipped(body, { level: Math.min(quality + 2, 9) });
  return new Uint8Array(packed.buffer, packed.byteOffset, packed.byteLength);
}

/** Compresses a page's answer when the browser accepts it and it is worth it. Streams of other types pass as they are. */
export async function compressResponse(request: Request, response: Response): Promise<Response> {
  const type = response.headers.get("content-type") ?? "";
  if (!response.body || !isCompressible(type) || response.headers.has("content-encoding")) return response;
  const headers = new Headers(response.headers);
  headers.append("Vary", "Accept-Encoding");
  const encoding = pickEncoding(request.headers.get("accept-encoding"));
  const body = new Uint8Array(await response.arrayBuffer());
  if (!encoding || body.byteLength < 1024) return new Response(body, { status: response.status, statusText: response.statusText, headers });
  headers.set("Content-Encoding", encoding);
  return new Response(await compressBody(body, encoding, 4), { status: response.status, statusText: response.statusText, headers });
}
