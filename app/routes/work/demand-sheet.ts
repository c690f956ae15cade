import { demandSheet } from "#app/documents/demand-sheet.ts";
import { makeFile } from "#app/documents/make-file.ts";
import { fileTypes } from "#app/documents/sheet.ts";
import { ok, refuse } from "#app/domain/kernel/result.ts";
import { demandSheetWords } from "#app/messages/zh-CN/demand.ts";
import { showDemandSheet } from "#app/services/demand/show-demand-sheet.ts";
import { param } from "#app/web/page-input.ts";
import { workDownload } from "#app/web/resource.ts";

/** 需求征集表 of a demand, to sign and seal: docx or pdf. */
const page = workDownload({
  policy: "demand.view",
  load: async ({ ctx, params }) => {
    const format = param(params, "format");
    if (format !== "docx" && format !== "pdf") return refuse("notFound");
    const shown = await showDemandSheet(ctx, param(params, "no"));
    return shown.ok ? ok({ body: await makeFile(demandSheet(shown.value), format), type: fileTypes[format], name: demandSheetWords.fileName(shown.value.demand.no, format) }) : shown;
  },
});

export const loader = page.loader;
