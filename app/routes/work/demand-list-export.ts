import { makeFile } from "#app/documents/make-file.ts";
import { fileTypes } from "#app/documents/sheet.ts";
import { demandListSheet } from "#app/documents/work-list-sheets.ts";
import { demandListFilter } from "#app/domain/demand/work-list.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { workListFileWords as words } from "#app/messages/zh-CN/work-lists.ts";
import { exportDemands } from "#app/services/demand/show-demand.ts";
import { readQuery } from "#app/web/read-query.ts";
import { workDownload } from "#app/web/resource.ts";

/** Exactly what the list's address filters. */
const page = workDownload({
  policy: "self",
  load: async ({ ctx, url }) => {
    const rows = await exportDemands(ctx, readQuery(url, demandListFilter));
    return rows.ok ? ok({ body: await makeFile(demandListSheet(rows.value, ctx.now), "xlsx"), type: fileTypes.xlsx, name: words.file(words.demands) }) : rows;
  },
});

export const loader = page.loader;
