import { readAttachment } from "#app/services/attachment/read-attachment.ts";
import { param } from "#app/web/page-input.ts";
import { publicDownload } from "#app/web/resource.ts";

/** 公开附件 of a challenge, for everybody. */
const file = publicDownload({ policy: "public", load: ({ ctx, params }) => readAttachment(ctx, param(params, "no"), Number(param(params, "number"))) });

export const loader = file.loader;
