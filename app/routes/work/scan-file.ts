import { readScan } from "#app/services/scan/read-scan.ts";
import { param } from "#app/web/page-input.ts";
import { workDownload } from "#app/web/resource.ts";

/** 扫描件: deciphered while it is sent. */
const page = workDownload({ policy: "self", load: ({ ctx, params }) => readScan(ctx, param(params, "digest")) });

export const loader = page.loader;
