import { readFile } from "#app/services/bid-file/read-file.ts";
import { param } from "#app/web/page-input.ts";
import { workDownload } from "#app/web/resource.ts";

/** 附件, from the opening on: deciphered while it is sent. */
const page = workDownload({
  policy: "bid.view",
  load: ({ ctx, params }) => readFile(ctx, param(params, "no"), Number(param(params, "position"))),
});

export const loader = page.loader;
