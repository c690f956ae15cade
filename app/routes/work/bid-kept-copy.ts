import { ok } from "#app/domain/kernel/result.ts";
import { keptWords } from "#app/messages/zh-CN/kept.ts";
import { showKeptCopy } from "#app/services/bid/show-kept-copy.ts";
import { param } from "#app/web/page-input.ts";
import { workDownload } from "#app/web/resource.ts";

/** 留存件: what was sealed, for the team to keep. */
const page = workDownload({
  policy: "bid.view",
  load: async ({ ctx, params }) => {
    const kept = await showKeptCopy(ctx, param(params, "no"));
    if (!kept.ok) return kept;
    const { text, no, bidVersion } = kept.value;
    return ok({ body: text, type: "application/json; charset=utf-8", name: keptWords.fileName(no, bidVersion) });
  },
});

export const loader = page.loader;
