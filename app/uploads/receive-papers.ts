import type { IncomingMessage, ServerResponse } from "node:http";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import busboy from "busboy";
import { largestAttachment } from "#app/domain/attachment/access.ts";
import { largestFile } from "#app/domain/bid/file.ts";
import { largestKept } from "#app/domain/bid/resupply.ts";
import { largestEvidence } from "#app/domain/organisation/claim.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { Toast } from "#app/domain/site/frame.ts";
import { attachmentWords, pledgeWords } from "#app/messages/zh-CN/attachment.ts";
import { uploadWords } from "#app/messages/zh-CN/bid-file.ts";
import { claimWords } from "#app/messages/zh-CN/claim.ts";
import { quotedRefusal } from "#app/messages/zh-CN/refusals.ts";
import { sealedPageWords, supplementWords } from "#app/messages/zh-CN/supplement.ts";
import { keptWords } from "#app/messages/zh-CN/kept.ts";
import { addAttachment } from "#app/services/attachment/add-attachment.ts";
import { signPledgeByScan } from "#app/services/attachment/sign-pledge.ts";
import { restoreKept } from "#app/services/bid/restore-kept.ts";
import { supplyContent } from "#app/services/bid/supply-content.ts";
import { resupplyWords } from "#app/messages/zh-CN/resupply.ts";
import { supplyLostFile } from "#app/services/bid-file/supply-lost-file.ts";
import { supplyFile } from "#app/services/bid-file/supply-file.ts";
import { keepEvidence } from "#app/services/organisation/keep-evidence.ts";
import { safeRedirect } from "#app/web/safe-redirect.ts";
import { toastCookie } from "#app/web/toast.ts";
import { headOf, pageBefore, type UploadRequest } from "./upload-request.ts";

type Fields = ReadonlyMap<string, string>;

/** A plain form with a few files, its fields before them: where each file goes, and where the answer leads back to. */
interface PlainForm {
  largest: number;
  keep: (opened: UploadRequest, fields: Fields, file: { name: string; content: Readable }) => Promise<Result<null>>;
  page: (fields: Fields) => string;
  words: { noFile: string; received: string };
}

/** 认领材料: field `claim`. */
export const evidenceForm: PlainForm = {
  largest: largestEvidence,
  keep: ({ ctx }, fields, file) => keepEvidence(ctx, fields.get("claim") ?? "", file),
  page: () => "/work/unit",
  words: claimWords,
};

/** 补交附件: fields `bid` and `kind`. */
export const supplementForm: PlainForm = {
  largest: largestFile,
  keep: ({ ctx }, fields, file) => supplyFile(ctx, fields.get("bid") ?? "", { kind: fields.get("kind") ?? "", ...file }),
  page: (fields) => `/work/bids/${encodeURIComponent(fields.get("bid") ?? "")}/edit#supplements`,
  words: supplementWords,
};

/** 补交盖章页 within its time: fields `bid` and `kind`. */
export const sealedPageForm: PlainForm = {
  ...supplementForm,
  page: (fields) => `/work/bids/${encodeURIComponent(fields.get("bid") ?? "")}#sealed-page`,
  words: sealedPageWords,
};

const resupplyPage = (fields: Fields) => `/work/bids/${encodeURIComponent(fields.get("bid") ?? "")}#resupply`;

/** 重新提供 of the 留存件: field `bid`. */
export const resupplyForm: PlainForm = {
  largest: largestKept,
  keep: async ({ ctx }, fields, { content }) => {
    const supplied = await supplyContent.run(ctx, fields.get("bid") ?? "", { kept: await text(content) });
    return supplied.ok ? ok(null) : supplied;
  },
  page: resupplyPage,
  words: { noFile: resupplyWords.noFile, received: resupplyWords.keptReceived },
};

/** 凭留存件恢复草稿: field `bid`. */
export const restoreForm: PlainForm = {
  largest: largestKept,
  keep: async ({ ctx }, fields, { content }) => {
    const restored = await restoreKept(ctx, fields.get("bid") ?? "", await text(content));
    return restored.ok ? ok(null) : restored;
  },
  page: (fields) => `/work/bids/${encodeURIComponent(fields.get("bid") ?? "")}`,
  words: keptWords.restore,
};

/** 重新提供 of attachments: field `bid`. */
export const resupplyFilesForm: PlainForm = {
  largest: largestFile,
  keep: ({ ctx }, fields, file) => supplyLostFile(ctx, fields.get("bid") ?? "", file),
  page: resupplyPage,
  words: { noFile: resupplyWords.noFile, received: resupplyWords.filesReceived },
};

const attachmentsPage = (fields: Fields) => `/work/challenges/${encodeURIComponent(fields.get("challenge") ?? "")}/attachments`;

/** 附件 of a challenge: fields `challenge` and `access`. */
export const attachmentForm: PlainForm = {
  largest: largestAttachment,
  keep: async ({ ctx }, fields, file) => {
    const added = await addAttachment(ctx, fields.get("challenge") ?? "", { access: fields.get("access") ?? "", ...file });
    return added.ok ? ok(null) : added;
  },
  page: attachmentsPage,
  words: attachmentWords,
};

/** 保密承诺的签字扫描件: field `challenge`. */
export const pledgeForm: PlainForm = {
  largest: largestEvidence,
  keep: ({ ctx }, fields, file) => signPledgeByScan(ctx, fields.get("challenge") ?? "", file),
  page: attachmentsPage,
  words: pledgeWords,
};

/** Takes the form in as it streams and leads back to its page with what became of it. */
export async function receivePapers(form: PlainForm, request: IncomingMessage, response: ServerResponse, opened: UploadRequest | null, origin: string): Promise<void> {
  const head = headOf(request, origin);
  const leave = (to: string, toast: Toast) => {
    response.writeHead(303, { Location: safeRedirect(to), "Set-Cookie": toastCookie(toast, head), Connection: "close" });
    response.end();
  };
  if (!opened) return leave(pageBefore(request, origin, "/work"), { tone: "problem", text: uploadWords.signedOut });
  const fields = new Map<string, string>();
  const results = await readPapers(form, request, opened, fields);
  const page = form.page(fields);
  if (!results) return leave(page, { tone: "problem", text: quotedRefusal({ code: "invalidInput" }) });
  const refusal = results.map((result) => (result.ok ? null : result.refusal)).find(Boolean);
  if (refusal) return leave(page, { tone: "problem", text: quotedRefusal(refusal) });
  leave(page, results.length === 0 ? { tone: "warning", text: form.words.noFile } : { tone: "done", text: form.words.received });
}

async function readPapers(form: PlainForm, request: IncomingMessage, opened: UploadRequest, fields: Map<string, string>): Promise<Result<null>[] | null> {
  const papers: Promise<Result<null>>[] = [];
  try {
    const parser = busboy({ headers: request.headers, limits: { fileSize: form.largest + 1, files: 20, fields: 5, fieldSize: 100, parts: 30 }, defParamCharset: "utf8" });
    parser.on("field", (name, value) => fields.set(name, value));
    parser.on("file", (_field, content, { filename }) => {
      if (!filename) return content.resume();
      papers.push(form.keep(opened, fields, { name: filename, content }).catch(() => refuse("failed")));
    });
    await pipeline(request, parser);
  } catch {
    await Promise.allSettled(papers);
    return null;
  }
  return Promise.all(papers);
}
