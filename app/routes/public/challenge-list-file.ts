import { listSheet } from "#app/documents/list-sheet.ts";
import { makePublicFile } from "#app/documents/make-file.ts";
import { sheetCsv } from "#app/documents/sheet-csv.ts";
import { type FileFormat, fileTypes } from "#app/documents/sheet.ts";
import { ok, refuse } from "#app/domain/kernel/result.ts";
import { listFileWords, noticeSheetWords } from "#app/messages/zh-CN/documents.ts";
import { exportPublicChallenges } from "#app/services/challenge/list-challenges.ts";
import { param } from "#app/web/page-input.ts";
import { publicListFilter, publicListQuery } from "#app/web/public-list-query.ts";
import { publicDownload } from "#app/web/resource.ts";
import { readQuery } from "#app/web/read-query.ts";

/** Drawn in a thread of their own; CSV and JSON are text. */
const drawn: readonly string[] = ["pdf", "docx", "xlsx"] satisfies FileFormat[];
const texts = { csv: "text/csv; charset=utf-8", json: "application/json; charset=utf-8" } as const;
const quarter = 15 * 60_000;

/** The list as a file, filtered as the page was. Its time is that of the quarter of an hour, so that a crowd draws it once. */
const file = publicDownload({
  policy: "public",
  load: async ({ ctx, params, url }) => {
    const format = param(params, "format");
    if (!drawn.includes(format) && !(format in texts)) return refuse("notFound");
    const { page: _, ...given } = readQuery(url, publicListQuery);
    const { rows } = await exportPublicChallenges(ctx, publicListFilter(given, ctx.now));
    const at = new Date(Math.floor(Date.parse(ctx.now) / quarter) * quarter).toISOString();
    const name = noticeSheetWords.fileName(listFileWords.title, format);
    if (format === "json") return ok({ body: JSON.stringify({ at, challenges: rows }), type: texts.json, name });
    const sheet = listSheet(rows, at, format === "csv" || format === "xlsx" ? "columns" : "paper");
    if (format === "csv") return ok({ body: sheetCsv(sheet), type: texts.csv, name });
    return ok({ body: await makePublicFile(sheet, format as FileFormat), type: fileTypes[format as FileFormat], name });
  },
});

export const loader = file.loader;
