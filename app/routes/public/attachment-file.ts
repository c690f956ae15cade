import { limitDownloads } from "#app/auth/request-limit.ts";
import { readAttachment } from "#app/services/attachment/read-attachment.ts";
import { param } from "#app/web/page-input.ts";
import { publicDownload } from "#app/web/resource.ts";

/** 公开附件 of a challenge, for everybody, at a pace that leaves the service to others. */
const file = publicDownload({
  policy: "public",
  async load({ ctx, params, clientAddress }) {
    const limited = await limitDownloads({ address: clientAddress });
    return limited.ok ? readAttachment(ctx, param(params, "no"), Number(param(params, "number"))) : limited;
  },
});

export const loader = file.loader;
