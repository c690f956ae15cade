import { makeFile } from "#app/documents/make-file.ts";
import { receiptSheet } from "#app/documents/receipt-sheet.ts";
import { fileTypes } from "#app/documents/sheet.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { fileNames } from "#app/messages/zh-CN/documents.ts";
import { showReceipt } from "#app/services/bid/show-receipt.ts";
import { countParam, param } from "#app/web/page-input.ts";
import { workDownload } from "#app/web/resource.ts";

/** 回执 to print and to keep. */
const page = workDownload({
  policy: "bid.view",
  load: async ({ ctx, params, url }) => {
    const shown = await showReceipt(ctx, param(params, "no"), countParam(url, "version") ?? undefined);
    if (!shown.ok) return shown;
    const { no, receipt } = shown.value;
    return ok({ body: await makeFile(receiptSheet(shown.value, url.origin), "pdf"), type: fileTypes.pdf, name: fileNames.receipt(no, receipt.bidVersion) });
  },
});

export const loader = page.loader;
