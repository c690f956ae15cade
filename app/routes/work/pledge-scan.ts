import { readPledgeScan } from "#app/services/attachment/read-attachment.ts";
import { param } from "#app/web/page-input.ts";
import { workDownload } from "#app/web/resource.ts";

/** 保密承诺的签字扫描件. */
const page = workDownload({ policy: "challenge.view", load: ({ ctx, params }) => readPledgeScan(ctx, param(params, "no"), param(params, "id")) });

export const loader = page.loader;
