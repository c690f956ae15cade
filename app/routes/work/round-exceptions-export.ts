import { z } from "zod";
import { makeFile } from "#app/documents/make-file.ts";
import { fileTypes } from "#app/documents/sheet.ts";
import { exceptionSheet } from "#app/documents/work-list-sheets.ts";
import { exceptionKinds } from "#app/domain/exception/kinds.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { workListFileWords as words } from "#app/messages/zh-CN/work-lists.ts";
import { exportExceptions } from "#app/services/exception/list-exceptions.ts";
import { param } from "#app/web/page-input.ts";
import { readQuery } from "#app/web/read-query.ts";
import { workDownload } from "#app/web/resource.ts";

const query = z.object({ kind: z.enum(exceptionKinds).optional().catch(undefined) });

/** The list of exceptions of a round, whole or of the kind in the address. */
const page = workDownload({
  policy: "round.view",
  load: async ({ ctx, params, url }) => {
    const code = param(params, "code");
    const rows = await exportExceptions(ctx, code, readQuery(url, query).kind);
    return rows.ok ? ok({ body: await makeFile(exceptionSheet(rows.value, ctx.now), "xlsx"), type: fileTypes.xlsx, name: words.file(words.exceptions, code) }) : rows;
  },
});

export const loader = page.loader;
