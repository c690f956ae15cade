import { ok } from "#app/domain/kernel/result.ts";
import { readRankingFile, readVoidedRanking } from "#app/services/review/show-ranking.ts";
import { rankingFileName } from "#app/messages/zh-CN/review.ts";
import { param } from "#app/web/page-input.ts";
import { workDownload } from "#app/web/resource.ts";

/** The ranking file as it was hashed, byte for byte; `version`: one that fell. */
const file = workDownload({
  policy: "challenge.freezeRanking",
  load: async ({ ctx, params, url }) => {
    const version = Number(url.searchParams.get("version") ?? 0);
    const found = await (version > 0 ? readVoidedRanking(ctx, param(params, "no"), version) : readRankingFile(ctx, param(params, "no")));
    return found.ok ? ok({ body: found.value.text, type: "application/json; charset=utf-8", name: `${rankingFileName(found.value.no, version)}.json` }) : found;
  },
});

export const loader = file.loader;
