import { feeSheet } from "#app/documents/fee-sheet.ts";
import { makeFile } from "#app/documents/make-file.ts";
import { fileTypes } from "#app/documents/sheet.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { feeWords } from "#app/messages/zh-CN/fee.ts";
import { readFeePaper } from "#app/services/fee/round-fees.ts";
import { param } from "#app/web/page-input.ts";
import { workDownload } from "#app/web/resource.ts";

/** 发放表 for signature, `?as=pdf` or .xlsx. */
const page = workDownload({
  policy: "duty:officer",
  load: async ({ ctx, params, url, person }) => {
    const code = param(params, "code");
    const format = url.searchParams.get("as") === "pdf" ? ("pdf" as const) : ("xlsx" as const);
    const paper = await readFeePaper(ctx, code);
    return paper.ok ? ok({ body: await makeFile(feeSheet(paper.value.title, paper.value.lines, ctx.now, person.name, format === "pdf"), format), type: fileTypes[format], name: feeWords.file(code, format) }) : paper;
  },
});

export const loader = page.loader;
