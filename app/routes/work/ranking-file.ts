import { ok } from "#app/domain/kernel/result.ts";
import { readRankingFile } from "#app/services/review/show-ranking.ts";
import { param } from "#app/web/page-input.ts";
import { workDownload } from "#app/web/resource.ts";

/** The ranking file as it was hashed, byte for byte. */
const file = workDownload({
  policy: "challenge.freezeRanking",
  load: async ({ ctx, params }) => {
    const found = await readRankingFile(ctx, param(params, "no"));
    return found.ok ? ok({ body: found.value.text, type: "application/json; charset=utf-8", name: `排名文件-${found.value.no}.json` }) : found;
  },
});

export const loader = file.loader;
