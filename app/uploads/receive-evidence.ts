import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import busboy from "busboy";
import { largestEvidence } from "#app/domain/organisation/claim.ts";
import { refuse, type Result } from "#app/domain/kernel/result.ts";
import type { Toast } from "#app/domain/site/frame.ts";
import { claimWords } from "#app/messages/zh-CN/claim.ts";
import { refusalWords } from "#app/messages/zh-CN/refusals.ts";
import { keepEvidence } from "#app/services/organisation/keep-evidence.ts";
import { safeRedirect } from "#app/web/safe-redirect.ts";
import { toastCookie } from "#app/web/toast.ts";
import { headOf, type UploadRequest } from "./upload-request.ts";

const page = "/work/unit";
const limits = { fileSize: largestEvidence + 1, files: 3, fields: 5, fieldSize: 100, parts: 10 };

/** 上传认领材料: a plain form with one or a few files, the claim's id before them; the answer leads back to 我的单位. */
export async function receiveEvidence(request: IncomingMessage, response: ServerResponse, opened: UploadRequest | null, origin: string): Promise<void> {
  const head = headOf(request, origin);
  const leave = (to: string, toast: Toast) => {
    response.writeHead(303, { Location: safeRedirect(to), "Set-Cookie": toastCookie(toast, head), Connection: "close" });
    response.end();
  };
  if (!opened) return leave(`/sign-in?next=${encodeURIComponent(page)}`, { tone: "problem", text: refusalWords({ code: "signInNeeded" }) });
  const results = await readPapers(request, opened);
  if (!results) return leave(page, { tone: "problem", text: refusalWords({ code: "invalidInput" }) });
  const refusal = results.map((result) => (result.ok ? null : result.refusal)).find(Boolean);
  if (refusal) return leave(page, { tone: "problem", text: refusalWords(refusal) });
  leave(`${page}#claim`, results.length === 0 ? { tone: "warning", text: claimWords.noFile } : { tone: "done", text: claimWords.received });
}

async function readPapers(request: IncomingMessage, { ctx }: UploadRequest): Promise<Result<null>[] | null> {
  const papers: Promise<Result<null>>[] = [];
  let claim = "";
  try {
    const parser = busboy({ headers: request.headers, limits, defParamCharset: "utf8" });
    parser.on("field", (name, value) => {
      if (name === "claim") claim = value;
    });
    parser.on("file", (_field, content, { filename }) => {
      if (!filename) return content.resume();
      const keeping = keepEvidence(ctx, claim, { name: filename, content }).catch(() => refuse("failed"));
      papers.push(keeping);
    });
    await pipeline(request, parser);
  } catch {
    await Promise.allSettled(papers);
    return null;
  }
  return Promise.all(papers);
}
