import { makeFile } from "#app/documents/make-file.ts";
import { sheetCsv } from "#app/documents/sheet-csv.ts";
import { fileTypes } from "#app/documents/sheet.ts";
import { standingSheet } from "#app/documents/standing-sheet.ts";
import { ok, refuse } from "#app/domain/kernel/result.ts";
import { standingFilter } from "#app/domain/review/standing.ts";
import { standingWords } from "#app/messages/zh-CN/standing.ts";
import { exportStandings } from "#app/services/review/list-standings.ts";
import { param } from "#app/web/page-input.ts";
import { readQuery } from "#app/web/read-query.ts";
import { workDownload } from "#app/web/resource.ts";

/** Exactly what the list's address filters, in its order, as .xlsx or CSV. */
const page = workDownload({
  policy: "challenge.viewBids",
  load: async ({ ctx, params, url }) => {
    const [code, format] = [param(params, "code"), param(params, "format")];
    if (format !== "xlsx" && format !== "csv") return refuse("notFound");
    const list = await exportStandings(ctx, code, readQuery(url, standingFilter));
    if (!list.ok) return list;
    const sheet = standingSheet(list.value, ctx.now);
    const name = `${standingWords.file(code)}.${format}`;
    return ok(format === "csv" ? { body: sheetCsv(sheet), type: "text/csv; charset=utf-8", name } : { body: await makeFile(sheet, "xlsx"), type: fileTypes.xlsx, name });
  },
});

export const loader = page.loader;
