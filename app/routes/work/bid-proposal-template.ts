import { makeFile } from "#app/documents/make-file.ts";
import { proposalTemplate } from "#app/documents/proposal-template.ts";
import { fileTypes } from "#app/documents/sheet.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { proposalWords } from "#app/messages/zh-CN/proposal.ts";
import { showBidFile } from "#app/services/bid/show-bid-file.ts";
import { param } from "#app/web/page-input.ts";
import { workDownload } from "#app/web/resource.ts";

/** 申报书正文模板 with what the draft says already. */
const page = workDownload({
  policy: "bid.view",
  load: async ({ ctx, params }) => {
    const shown = await showBidFile(ctx, param(params, "no"), { version: null, revision: null });
    if (!shown.ok) return shown;
    return ok({ body: await makeFile(proposalTemplate(shown.value), "docx"), type: fileTypes.docx, name: proposalWords.fileName(shown.value.no) });
  },
});

export const loader = page.loader;
