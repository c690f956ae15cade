import { templateTable } from "#app/documents/expert-sheets.ts";
import { csvLine } from "#app/domain/kernel/csv.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { expertFileNames } from "#app/messages/zh-CN/experts.ts";
import { bankRefusal } from "#app/services/expert/bank-access.ts";
import { workDownload } from "#app/web/resource.ts";

/** 名册模板, which spreadsheets open as it is. */
const page = workDownload({
  policy: "duty:officer",
  load: ({ ctx }) => Promise.resolve(bankRefusal(ctx, "see") ?? ok({ body: `\uFEFF${templateTable.map(csvLine).join("\r\n")}\r\n`, type: "text/csv; charset=utf-8", name: expertFileNames.template })),
});

export const loader = page.loader;
