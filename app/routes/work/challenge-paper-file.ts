import { makeFile } from "#app/documents/make-file.ts";
import { printedSheets } from "#app/documents/printed-sheets.ts";
import { fileTypes } from "#app/documents/sheet.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { printedSheetWords } from "#app/messages/zh-CN/paper.ts";
import { showPrintedSheets } from "#app/services/paper/print-sheets.ts";
import { param } from "#app/web/page-input.ts";
import { workDownload } from "#app/web/resource.ts";

/** 纸质评分表 of one expert, to be printed. */
const page = workDownload({
  policy: "reviewAssignment.sign",
  load: async ({ ctx, params }) => {
    const expert = param(params, "expert");
    const sheets = await showPrintedSheets(ctx, param(params, "no"), expert);
    return sheets.ok ? ok({ body: await makeFile(printedSheets(sheets.value), "pdf"), type: fileTypes.pdf, name: printedSheetWords.fileName(sheets.value.challenge.no, expert) }) : sheets;
  },
});

export const loader = page.loader;
