import { limitDownloads } from "#app/auth/request-limit.ts";
import { pledgedCopy } from "#app/documents/marked-copy.ts";
import { ok, refuse } from "#app/domain/kernel/result.ts";
import { formatDateTime } from "#app/messages/format.ts";
import { pledgedMarkLine } from "#app/messages/zh-CN/bid-file.ts";
import { readAttachment } from "#app/services/attachment/read-attachment.ts";
import { param } from "#app/web/page-input.ts";
import { workDownload } from "#app/web/resource.ts";

/** 附件 of a challenge for who is signed in. Under a pledge a copy that does not bear its reader's name is not handed out at all. */
const page = workDownload({
  policy: "challenge.view",
  async load({ ctx, params, person }) {
    const limited = await limitDownloads({ personId: person.id });
    if (!limited.ok) return limited;
    const file = await readAttachment(ctx, param(params, "no"), Number(param(params, "number")));
    if (!file.ok) return file;
    const copy = await pledgedCopy(file.value, pledgedMarkLine(person.name, person.username, formatDateTime(ctx.now)));
    return copy ? ok(copy) : refuse("failed");
  },
});

export const loader = page.loader;
