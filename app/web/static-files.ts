import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { extname, join, relative, sep } from "node:path";
import { compressBody, isCompressible, pickEncoding } from "./compress.ts";
import { WholeResponse } from "./whole-response.ts";

const types: Record<string, string> = {
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".txt": "text/plain; charset=utf-8",
  ".json": "application/json",
  ".woff2": "font/woff2",
  ".mjs": "text/javascript; charset=utf-8",
  ".bcmap": "application/octet-stream",
  ".pfb": "application/octet-stream",
  ".ttf": "font/ttf",
};

interface StaticFile {
  file: string;
  type: string;
  cacheControl: string;
}

/** A folder whose files are served below the path `at` ("" for the root). */
export interface StaticFolder {
  folder: string;
  at: string;
}

/**
 * Serves the files of the built client and of libraries that it loads as they are. The list is read once: only what stood
 * there at the start exists, so no path of a request ever reaches the file system. Names under /assets carry a hash of the
 * content or a version.
 */
export async function staticFiles(folders: readonly StaticFolder[]): Promise<(request: Request) => Promise<Response | null>> {
  const files = new Map((await Promise.all(folders.map(listFiles))).flat());
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
    return new WholeResponse(body, { headers });
  };
}

async function listFiles({ folder, at }: StaticFolder): Promise<[string, StaticFile][]> {
  const files: [string, StaticFile][] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    const path = `${at}/${relative(folder, file).split(sep).join("/")}`;
    const type = types[extname(entry.name)];
    if (!entry.isFile() || !type || path.includes("/.")) continue;
    const cacheControl = path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "public, max-age=600";
    files.push([path, { file, type, cacheControl }]);
  }
  return files;
}

/** Compressed once and kept: all that is served is a few megabytes. */
async function readBody(file: string, encoding: "br" | "gzip" | null) {
  const plain = new Uint8Array(await readFile(file));
  const body = encoding ? await compressBody(plain, encoding, 9) : plain;
  return { body, etag: `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"` };
}
