import type { IncomingMessage, ServerResponse } from "node:http";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import busboy from "busboy";
import { largestFile } from "#app/domain/bid/file.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { Toast } from "#app/domain/site/frame.ts";
import { uploadWords } from "#app/messages/zh-CN/bid-file.ts";
import { quotedRefusal } from "#app/messages/zh-CN/refusals.ts";
import { finishUpload, type FinishedUpload } from "#app/services/bid-file/finish-upload.ts";
import { findUpload, receivePart } from "#app/services/bid-file/receive-upload.ts";
import { newFileId, startUpload } from "#app/services/bid-file/start-upload.ts";
import { safeRedirect } from "#app/web/safe-redirect.ts";
import { toastCookie } from "#app/web/toast.ts";
import { headOf, pageBefore, type UploadRequest } from "./upload-request.ts";

const limits = { fileSize: largestFile + 1, files: 10, fields: 10, fieldSize: 200, parts: 20 };

type FormFile = FinishedUpload & { id: string };

/**
 * 上传 without script, or with one whose parts no gateway lets through: the form's files go the same way as resumable ones, slice
 * by slice. The answer leads back to the page; a script is answered how its one file ended, as JSON. The fields `bid` and `kind`
 * come before the files.
 */
export async function receiveForm(request: IncomingMessage, response: ServerResponse, opened: UploadRequest | null, origin: string): Promise<void> {
  if ((request.headers.accept ?? "").includes("application/json")) return answerScript(response, await readOneFile(request, opened));
  const head = headOf(request, origin);
  if (!opened) return leave(response, safeRedirect(pageBefore(request, origin, "/work/bids")), head, { tone: "problem", text: uploadWords.signedOut });
  const received = await readFiles(request, opened);
  if (!received) return leave(response, "/work/bids", head, { tone: "problem", text: quotedRefusal({ code: "invalidInput" }) });
  leave(response, safeRedirect(`/work/bids/${encodeURIComponent(received.bid)}/edit#attachments`), head, toastOf(received.files));
}

async function readOneFile(request: IncomingMessage, opened: UploadRequest | null): Promise<Result<FormFile>> {
  if (!opened) return refuse("signInNeeded");
  return (await readFiles(request, opened))?.files[0] ?? refuse("invalidInput");
}

function answerScript(response: ServerResponse, file: Result<FormFile>): void {
  response.writeHead(200, { "Content-Type": "application/json; charset=utf-8", "Cache-Control": "no-store", Connection: "close" });
  response.end(JSON.stringify(file.ok ? file.value : { words: quotedRefusal(file.refusal) }));
}

function toastOf(files: readonly Result<FormFile>[]): Toast {
  const refusal = files.map((file) => (file.ok ? (file.value.problem ? ({ code: "fileRefused", facts: { problem: file.value.problem } } as const) : null) : file.refusal)).find(Boolean);
  if (refusal) return { tone: "problem", text: quotedRefusal(refusal) };
  return files.length === 0 ? { tone: "warning", text: "没有选择文件。" } : { tone: "done", text: "文件已封存。尚未提交：请检查后提交申报。" };
}

async function readFiles(request: IncomingMessage, { ctx }: UploadRequest): Promise<{ bid: string; files: Result<FormFile>[] } | null> {
  const fields = new Map<string, string>();
  const files: Promise<Result<FormFile>>[] = [];
  try {
    const parser = busboy({ headers: request.headers, limits, defParamCharset: "utf8" });
    parser.on("field", (name, value) => fields.set(name, value));
    parser.on("file", (_field, content, { filename }) => {
      // Filled in by every browser, even where no file was chosen.
      if (!filename) return content.resume();
      const receiving = receive(ctx, { bid: fields.get("bid") ?? "", kind: fields.get("kind") ?? "", name: filename }, content);
      receiving.catch(() => undefined);
      files.push(receiving);
    });
    await pipeline(request, parser);
  } catch {
    // Not a form, or it broke off: what had begun is swept later.
    await Promise.allSettled(files);
    return null;
  }
  return { bid: fields.get("bid") ?? "", files: await Promise.all(files) };
}

async function receive(ctx: UploadRequest["ctx"], file: { bid: string; kind: string; name: string }, content: Readable): Promise<Result<FormFile>> {
  const fileId = newFileId();
  const started = await startUpload(ctx, file.bid, fileId, { kind: file.kind, name: file.name, size: null });
  const upload = started.ok ? await findUpload(ctx, fileId) : started;
  if (!upload.ok || !("received" in upload.value)) {
    content.resume();
    return upload.ok ? refuse("notFound") : upload;
  }
  await receivePart(upload.value, content, 0);
  return ok({ id: fileId, ...(await finishUpload(fileId)) });
}

function leave(response: ServerResponse, to: string, head: Request, toast: Toast): void {
  response.writeHead(303, { Location: to, "Set-Cookie": toastCookie(toast, head), Connection: "close" });
  response.end();
}
