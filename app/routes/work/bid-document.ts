import { bidSheet } from "#app/documents/bid-sheet.ts";
import { makeFile } from "#app/documents/make-file.ts";
import { fileTypes } from "#app/documents/sheet.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { fileNames } from "#app/messages/zh-CN/documents.ts";
import { showBidFile } from "#app/services/bid/show-bid-file.ts";
import { countParam, param } from "#app/web/page-input.ts";
import { workDownload } from "#app/web/resource.ts";

/** 申报书 as a Word file: the draft, or the version or revision in the address. */
const page = workDownload({
  policy: "bid.view",
  load: async ({ ctx, params, url }) => {
    const shown = await showBidFile(ctx, param(params, "no"), { version: countParam(url, "version"), revision: countParam(url, "revision") });
    if (!shown.ok) return shown;
    const { no, version } = shown.value;
    return ok({ body: await makeFile(bidSheet(shown.value), "docx"), type: fileTypes.docx, name: fileNames.bid(no, version?.number ?? null) });
  },
});

export const loader = page.loader;
