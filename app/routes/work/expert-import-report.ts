import { importReportSheet } from "#app/documents/expert-sheets.ts";
import { makeFile } from "#app/documents/make-file.ts";
import { fileTypes } from "#app/documents/sheet.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { expertFileNames } from "#app/messages/zh-CN/experts.ts";
import { reportOfImport } from "#app/services/expert/check-list.ts";
import { param } from "#app/web/page-input.ts";
import { workDownload } from "#app/web/resource.ts";

/** 逐行核对报告 of a list that waits for its import. */
const page = workDownload({
  policy: "duty:officer",
  load: async ({ ctx, params }) => {
    const rows = await reportOfImport(ctx, param(params, "id"));
    return rows.ok ? ok({ body: await makeFile(importReportSheet(rows.value, ctx.now), "xlsx"), type: fileTypes.xlsx, name: expertFileNames.report }) : rows;
  },
});

export const loader = page.loader;
