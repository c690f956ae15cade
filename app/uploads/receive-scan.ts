import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import busboy from "busboy";
import { refuse, type Result } from "#app/domain/kernel/result.ts";
import { largestScan } from "#app/domain/scan/scan.ts";
import { uploadWords } from "#app/messages/zh-CN/bid-file.ts";
import { quotedRefusal } from "#app/messages/zh-CN/refusals.ts";
import { scanWords } from "#app/messages/zh-CN/scan.ts";
import { keepScan, type KeptScan } from "#app/services/scan/keep-scan.ts";
import { toastCookie } from "#app/web/toast.ts";
import { safeRedirect } from "#app/web/safe-redirect.ts";
import { headOf, pageBefore, type UploadRequest } from "./upload-request.ts";

/** One scan of a paper. A form's script is answered its digest as JSON, a browser without script is led to the page of the scan. */
export async function receiveScan(request: IncomingMessage, response: ServerResponse, opened: UploadRequest | null, origin: string): Promise<void> {
  const wantsData = (request.headers.accept ?? "").includes("application/json");
  const kept = opened ? await readScanOf(request, opened) : refuse("signInNeeded");
  if (wantsData) {
    response.writeHead(200, { "Content-Type": "application/json; charset=utf-8", "Cache-Control": "no-store", Connection: "close" });
    response.end(JSON.stringify(kept.ok ? kept.value : { problem: quotedRefusal(kept.refusal) }));
    return;
  }
  const head = headOf(request, origin);
  const to = kept.ok ? `/work/scans/${kept.value.digest}` : pageBefore(request, origin, "/work");
  response.writeHead(303, { Location: safeRedirect(to), "Set-Cookie": toastCookie(kept.ok ? { tone: "done", text: scanWords.kept } : { tone: "problem", text: opened ? quotedRefusal(kept.refusal) : uploadWords.signedOut }, head), Connection: "close" });
  response.end();
}

async function readScanOf(request: IncomingMessage, { ctx }: UploadRequest): Promise<Result<KeptScan>> {
  const kept: Promise<Result<KeptScan>>[] = [];
  try {
    const parser = busboy({ headers: request.headers, limits: { fileSize: largestScan + 1, files: 1, fields: 5, fieldSize: 100, parts: 6 }, defParamCharset: "utf8" });
    parser.on("file", (_field, content, { filename }) => {
      if (!filename || kept.length > 0) return content.resume();
      kept.push(keepScan(ctx, { name: filename, content }).catch(() => refuse("failed")));
    });
    await pipeline(request, parser);
  } catch {
    await Promise.allSettled(kept);
    return refuse("invalidInput");
  }
  return kept[0] ?? refuse("fileRefused", { facts: { problem: "fileEmpty" } });
}
