import { ok } from "#app/domain/kernel/result.ts";
import { readRankingFile } from "#app/services/review/show-ranking.ts";
import { param } from "#app/web/page-input.ts";
import { publicDownload } from "#app/web/resource.ts";

/** The ranking file for everybody, once the result is published: pseudonyms only, so that anybody can recompute it. */
const file = publicDownload({
  policy: "public",
  load: async ({ ctx, params }) => {
    const found = await readRankingFile(ctx, param(params, "no"));
    return found.ok ? ok({ body: found.value.text, type: "application/json; charset=utf-8", name: `排名文件-${found.value.no}.json` }) : found;
  },
});

export const loader = file.loader;
