import { readOwnerViewFile } from "#app/services/review/owner-view.ts";
import { param } from "#app/web/page-input.ts";
import { workDownload } from "#app/web/resource.ts";

/** 需求方书面意见: deciphered while it is sent, for the bureau and the experts of the item. */
const page = workDownload({ policy: "reviewAssignment.view", load: ({ ctx, params }) => readOwnerViewFile(ctx, param(params, "no")) });

export const loader = page.loader;
