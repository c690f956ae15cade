import { z } from "zod";
import { bankSheet } from "#app/documents/expert-sheets.ts";
import { makeFile } from "#app/documents/make-file.ts";
import { fileTypes } from "#app/documents/sheet.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { expertKinds } from "#app/domain/review/view.ts";
import { expertFileNames } from "#app/messages/zh-CN/experts.ts";
import { exportBank } from "#app/services/expert/list-bank.ts";
import { readQuery, searchWords } from "#app/web/read-query.ts";
import { workDownload } from "#app/web/resource.ts";

const query = z.object({
  text: searchWords,
  field: searchWords,
  kind: z.enum(expertKinds).optional().catch(undefined),
  place: z.enum(["local", "outside"]).optional().catch(undefined),
  state: z.enum(["free", "away", "full", "suspended"]).optional().catch(undefined),
});

/** Exactly what the list's address filters. */
const page = workDownload({
  policy: "duty:officer",
  load: async ({ ctx, url }) => {
    const rows = await exportBank(ctx, readQuery(url, query));
    return rows.ok ? ok({ body: await makeFile(bankSheet(rows.value, ctx.now), "xlsx"), type: fileTypes.xlsx, name: expertFileNames.bank }) : rows;
  },
});

export const loader = page.loader;
