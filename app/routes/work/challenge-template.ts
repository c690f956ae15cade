import { bookType, makeBook } from "#app/documents/book.ts";
import { challengeTemplate } from "#app/documents/list-template.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { listImportWords } from "#app/messages/zh-CN/list-import.ts";
import { exportChallengeContents } from "#app/services/challenge/export-contents.ts";
import { workDownload } from "#app/web/resource.ts";

/** 榜单任务导入模板, empty, or with the challenges of `?round=`. */
const page = workDownload({
  policy: "challenge.create",
  load: async ({ ctx, url }) => {
    const round = url.searchParams.get("round");
    const contents = await exportChallengeContents(ctx, round);
    return contents.ok ? ok({ body: await makeBook(challengeTemplate(contents.value)), type: bookType, name: round === null ? listImportWords.challengeTemplate : listImportWords.challengeList(round) }) : contents;
  },
});

export const loader = page.loader;
