import { readEvidence } from "#app/services/organisation/read-evidence.ts";
import { param } from "#app/web/page-input.ts";
import { workDownload } from "#app/web/resource.ts";

/** 认领材料: deciphered while it is sent. */
const page = workDownload({ policy: "self", load: ({ ctx, params }) => readEvidence(ctx, param(params, "id")) });

export const loader = page.loader;
