import { ok } from "#app/domain/kernel/result.ts";
import { defenceWords } from "#app/messages/zh-CN/defence.ts";
import { readOrderRecord } from "#app/services/defence/show-defence.ts";
import { param } from "#app/web/page-input.ts";
import { workDownload } from "#app/web/resource.ts";

/** The record of the lot, byte for byte as it was hashed. */
const file = workDownload({
  policy: "reviewAssignment.view",
  load: async ({ ctx, params }) => {
    const found = await readOrderRecord(ctx, param(params, "no"));
    return found.ok ? ok({ body: found.value.text, type: "application/json; charset=utf-8", name: `${defenceWords.calendarName(found.value.no)}.json` }) : found;
  },
});

export const loader = file.loader;
