import { markedCopy } from "#app/documents/marked-copy.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { formatDateTime } from "#app/messages/format.ts";
import { markLine } from "#app/messages/zh-CN/bid-file.ts";
import { readFile } from "#app/services/bid-file/read-file.ts";
import { param } from "#app/web/page-input.ts";
import { workDownload } from "#app/web/resource.ts";

/** 附件, from the opening on: deciphered while it is sent; for experts and others who only read, with a watermark. What no library can take apart is handed out as it was sealed. */
const page = workDownload({
  policy: "bid.view",
  async load({ ctx, params, person }) {
    const file = await readFile(ctx, param(params, "no"), Number(param(params, "position")));
    if (!file.ok || !file.value.isForMarking) return file;
    return ok((await markedCopy(file.value, markLine(person.name, person.username, formatDateTime(ctx.now)))).copy);
  },
});

export const loader = page.loader;
