import type { IncomingHttpHeaders } from "node:http";
import { largestFile } from "#app/domain/bid/file.ts";

/** What the edge looks at, as it came over the wire. */
export interface RawRequest {
  method: string;
  /** The request target, not yet normalised by any URL parser. */
  target: string;
  headers: IncomingHttpHeaders;
}

export interface EdgeRefusal {
  status: 400 | 403 | 405 | 413 | 414;
  words: string;
}

/** Longest body of a form. Under `/uploads` files come in, streamed: a whole one may come in one form. */
export const bodyLimit = 1024 * 1024;
export const uploadLimit = largestFile + bodyLimit;
/** Lists of thousands of rows come in one form: for these pages alone. */
const sheetLimit = 6 * bodyLimit;
const sheetPages = ["/work/experts/import", "/work/challenges/import", "/work/demands/import"];

/** Longest body that a page takes. */
export function formLimit(pathname: string): number {
  return sheetPages.includes(pathname.replace(/\.data$/, "")) ? sheetLimit : bodyLimit;
}

const targetLimit = 8192;
const safeMethods = ["GET", "HEAD"];
const unsafeMethods = ["POST"];
const uploadMethods = ["HEAD", "POST", "PATCH", "DELETE"];

export const allowedMethods = [...safeMethods, ...unsafeMethods];

/** Whether the request goes to the uploads and not to Remix. */
export function isUpload(target: string): boolean {
  return /^\/uploads(?=[/?]|$)/.test(target);
}

/**
 * What is refused before Remix sees it (trust.md section 2), or null. The holes of Remix 2.17 that this closes:
 * `_data` answers one loader without its parents, `_routes` lets a caller choose the loaders, the built-in origin
 * check is skipped for resource routes and answers 500 elsewhere, TRACE breaks the adapter. Our pages have no
 * fetcher loads, clientLoaders or shouldRevalidate, so that the client router never sends `_routes` itself.
 */
export function edgeRefusal(request: RawRequest, origin: string): EdgeRefusal | null {
  const { method, target, headers } = request;
  const isForUploads = isUpload(target);
  if (!(isForUploads ? uploadMethods : allowedMethods).includes(method)) return { status: 405, words: "不支持的请求方法。" };
  if (target.length > targetLimit) return { status: 414, words: "网址过长。" };
  if (!isPlainTarget(target)) return { status: 400, words: "网址格式不正确。" };
  const url = new URL(target, origin);
  if (url.searchParams.has("_data") || url.searchParams.has("_routes")) return { status: 400, words: "网址含有不允许的参数。" };
  if (method === "HEAD" && url.pathname.endsWith(".data")) return { status: 405, words: "不支持的请求方法。" };
  if (safeMethods.includes(method)) return null;
  if (!isOwnPage(headers, origin)) return { status: 403, words: "这次提交不是从本站页面发出的，已拒绝。请从本站重新打开页面再试。" };
  const length = Number(headers["content-length"] ?? 0);
  if (isForUploads) return length > uploadLimit ? { status: 413, words: "文件超过 50 MB，已拒绝。请压缩或拆分后再上传。" } : null;
  const limit = formLimit(url.pathname);
  if (length > limit) return { status: 413, words: `提交的内容超过 ${String(limit / bodyLimit)} MB，已拒绝。请${limit === bodyLimit ? "精简文字" : "拆成几个文件"}后再提交。` };
  return null;
}

/**
 * An origin-form path without tricks: no `//host`, no backslash, no control character, no encoded slash, backslash
 * or NUL, no dot segments, valid percent-encoding. Each is read differently by some proxy, router or database.
 */
function isPlainTarget(target: string): boolean {
  if (!/^\/(?!\/)[\x21-\x7e]*$/.test(target) || target.includes("\\") || target.includes("#")) return false;
  const [path = "", ...query] = target.split("?");
  if (/%(2f|5c|00)/i.test(path) || /%00/i.test(query.join("?")) || path.includes("//")) return false;
  try {
    return !decodeURIComponent(path).split("/").some((segment) => segment === "." || segment === ".." || hasControl(segment));
  } catch {
    return false;
  }
}

function hasControl(text: string): boolean {
  // eslint-disable-next-line no-control-regex
  return /[\x00-\x1f\x7f]/.test(text);
}

/** Whether a page of ours sent it: the browser says so, or names exactly our origin. */
function isOwnPage(headers: IncomingHttpHeaders, origin: string): boolean {
  return headers["sec-fetch-site"] === "same-origin" || headers.origin === origin;
}
