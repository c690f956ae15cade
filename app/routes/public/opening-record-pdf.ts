import { makePublicFile } from "#app/documents/make-file.ts";
import { openingSheet } from "#app/documents/opening-sheet.ts";
import { fileTypes } from "#app/documents/sheet.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { recordWords } from "#app/messages/zh-CN/documents.ts";
import { showOpeningRecord } from "#app/services/challenge/show-opening-record.ts";
import { param } from "#app/web/page-input.ts";
import { publicDownload } from "#app/web/resource.ts";

/** 截止和开标记录 to print and to file. */
const file = publicDownload({
  policy: "public",
  load: async ({ ctx, params }) => {
    const shown = await showOpeningRecord(ctx, param(params, "no"));
    return shown.ok ? ok({ body: await makePublicFile(openingSheet(shown.value), "pdf"), type: fileTypes.pdf, name: recordWords.fileName(shown.value.challenge.no) }) : shown;
  },
});

export const loader = file.loader;
