import { makeFile } from "#app/documents/make-file.ts";
import { sealSheet } from "#app/documents/seal-sheet.ts";
import { fileTypes } from "#app/documents/sheet.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { fileNames } from "#app/messages/zh-CN/documents.ts";
import { showSealPage } from "#app/services/bid/show-seal-page.ts";
import { param } from "#app/web/page-input.ts";
import { workDownload } from "#app/web/resource.ts";

/** 盖章页, before or after submitting. */
const page = workDownload({
  policy: "bid.view",
  load: async ({ ctx, params }) => {
    const shown = await showSealPage(ctx, param(params, "no"));
    if (!shown.ok) return shown;
    const { no, version } = shown.value;
    return ok({ body: await makeFile(sealSheet(shown.value), "pdf"), type: fileTypes.pdf, name: fileNames.sealPage(no, version?.number ?? null) });
  },
});

export const loader = page.loader;
