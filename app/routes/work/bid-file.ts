import { markFile } from "#app/documents/mark-file.ts";
import { fileTypeOf, isDrawn, mediaTypes } from "#app/domain/bid/file.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { formatDateTime } from "#app/messages/format.ts";
import { markLine } from "#app/messages/zh-CN/bid-file.ts";
import { readFile, type ReadableFile } from "#app/services/bid-file/read-file.ts";
import { param } from "#app/web/page-input.ts";
import { type Download, workDownload } from "#app/web/resource.ts";
import type { WorkInput } from "#app/web/work-page.ts";

/** 附件, from the opening on: deciphered while it is sent; for experts and others who only read, with a watermark. */
const page = workDownload({
  policy: "bid.view",
  async load({ ctx, params, person }) {
    const file = await readFile(ctx, param(params, "no"), Number(param(params, "position")));
    return file.ok && file.value.isForMarking ? ok(await marked(file.value, person, ctx.now)) : file;
  },
});

async function marked(file: ReadableFile, { name, username }: WorkInput["person"], now: string): Promise<Download> {
  const type = fileTypeOf(file.name);
  if (!isDrawn(type)) return file;
  const copy = await markFile(file.body, type, markLine(name, username, formatDateTime(now)));
  // What no library can take apart is handed out as it was sealed.
  if ("plain" in copy) return { name: file.name, type: file.type, body: copy.plain };
  return { name: type === "pdf" ? file.name : `${file.name}.pdf`, type: mediaTypes.pdf, body: copy.marked };
}

export const loader = page.loader;
