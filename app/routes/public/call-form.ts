import { demandSheet } from "#app/documents/demand-sheet.ts";
import { makePublicFile } from "#app/documents/make-file.ts";
import { fileTypes } from "#app/documents/sheet.ts";
import { ok, refuse } from "#app/domain/kernel/result.ts";
import { demandSheetWords } from "#app/messages/zh-CN/demand.ts";
import { showCall } from "#app/services/demand/show-call.ts";
import { param } from "#app/web/page-input.ts";
import { publicDownload } from "#app/web/resource.ts";

/** 需求征集表, empty, for who sends it in on paper: `/calls/CODE/form/docx` or `pdf`. */
const file = publicDownload({
  policy: "public",
  load: async ({ ctx, params }) => {
    const format = param(params, "format");
    if (format !== "docx" && format !== "pdf") return refuse("notFound");
    const call = await showCall(ctx, param(params, "code"));
    if (!call.ok) return call;
    const sheet = demandSheet({ callTitle: call.value.title, at: call.value.publishedAt ?? ctx.now, demand: null });
    return ok({ body: await makePublicFile(sheet, format), type: fileTypes[format], name: demandSheetWords.fileName(null, format) });
  },
});

export const loader = file.loader;
