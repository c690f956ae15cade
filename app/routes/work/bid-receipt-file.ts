import { ok } from "#app/domain/kernel/result.ts";
import { showReceipt } from "#app/services/bid/show-receipt.ts";
import { countParam, param } from "#app/web/page-input.ts";
import { workDownload } from "#app/web/resource.ts";

/** 回执文件: the very text that was signed, as it was given out. */
const page = workDownload({
  policy: "bid.view",
  load: async ({ ctx, params, url }) => {
    const shown = await showReceipt(ctx, param(params, "no"), countParam(url, "version") ?? undefined);
    if (!shown.ok) return shown;
    const { file, receipt } = shown.value;
    return ok({ body: file, type: "application/json; charset=utf-8", name: `回执_${receipt.bidNo}_第${receipt.bidVersion}版.json` });
  },
});

export const loader = page.loader;
