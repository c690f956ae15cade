import { makeFile } from "#app/documents/make-file.ts";
import { fileTypes } from "#app/documents/sheet.ts";
import { workChallengeSheet } from "#app/documents/work-list-sheets.ts";
import { workListFilter } from "#app/domain/challenge/work-list.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { workListFileWords as words } from "#app/messages/zh-CN/work-lists.ts";
import { exportWorkChallenges } from "#app/services/challenge/list-work-challenges.ts";
import { readQuery } from "#app/web/read-query.ts";
import { workDownload } from "#app/web/resource.ts";

/** Exactly what the list's address filters, in its order. */
const page = workDownload({
  policy: "challenge.view",
  load: async ({ ctx, url }) => {
    const rows = await exportWorkChallenges(ctx, readQuery(url, workListFilter));
    return rows.ok ? ok({ body: await makeFile(workChallengeSheet(rows.value, ctx.now), "xlsx"), type: fileTypes.xlsx, name: words.file(words.challenges) }) : rows;
  },
});

export const loader = page.loader;
