import { ok } from "#app/domain/kernel/result.ts";
import { readDrawRecord } from "#app/services/draw/show-draw.ts";
import { param } from "#app/web/page-input.ts";
import { publicDownload } from "#app/web/resource.ts";

/** The record of a draw for everybody: pseudonyms only, so that anybody can draw it again. */
const file = publicDownload({
  policy: "public",
  load: async ({ ctx, params, url }) => {
    const found = await readDrawRecord(ctx, param(params, "no"), url.searchParams.get("of"));
    return found.ok ? ok({ body: found.value.text, type: "application/json; charset=utf-8", name: `抽取记录-${found.value.no}.json` }) : found;
  },
});

export const loader = file.loader;
