import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { extname, join, relative, sep } from "node:path";
import { compressBody, isCompressible, pickEncoding } from "./compress.ts";

const types: Record<string, string> = {
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".txt": "text/plain; charset=utf-8",
  ".json": "application/json",
  ".woff2": "font/woff2",
};

interface StaticFile {
  file: string;
  type: string;
  cacheControl: string;
}

/**
 * Serves the files of the built client. The list is read once: only what stood there at the start exists, so no
 * path of a request ever reaches the file system. Names under /assets carry a hash of the content.
 */
export async function staticFiles(folder: string): Promise<(request: Request) => Promise<Response | null>> {
  const files = await listFiles(folder);
  const bodies = new Map<string, Promise<{ body: Uint8Array<ArrayBuffer>; etag: string }>>();
  return async (request) => {
    const { pathname } = new URL(request.url);
    const known = files.get(pathname);
    if (!known) return null;
    if (request.method !== "GET" && request.method !== "HEAD") return new Response(null, { status: 405, headers: { Allow: "GET, HEAD" } });
    const encoding = isCompressible(known.type) ? pickEncoding(request.headers.get("accept-encoding")) : null;
    const key = `${encoding ?? ""} ${pathname}`;
    const reading = bodies.get(key) ?? readBody(known.file, encoding);
    bodies.set(key, reading);
    const { body, etag } = await reading;
    const headers = new Headers({ "Content-Type": known.type, "Cache-Control": known.cacheControl, ETag: etag, Vary: "Accept-Encoding" });
    if (request.headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers });
    if (encoding) headers.set("Content-Encoding", encoding);
    headers.set("Content-Length", String(body.byteLength));
    return new Response(body, { headers });
  };
}

async function listFiles(folder: string): Promise<Map<string, StaticFile>> {
  const files = new Map<string, StaticFile>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    const path = `/${relative(folder, file).split(sep).join("/")}`;
    const type = types[extname(entry.name)];
    if (!entry.isFile() || !type || path.includes("/.")) continue;
    const cacheControl = path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "public, max-age=600";
    files.set(path, { file, type, cacheControl });
  }
  return files;
}

/** Compressed once and kept: the whole client is under a megabyte. */
async function readBody(file: string, encoding: "br" | "gzip" | null) {
  const plain = new Uint8Array(await readFile(file));
  const body = encoding ? await compressBody(plain, encoding, 9) : plain;
  return { body, etag: `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"` };
}
