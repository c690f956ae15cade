import { bookType, makeBook } from "#app/documents/book.ts";
import { scoreForm } from "#app/documents/score-form.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { offlineFormWords } from "#app/messages/zh-CN/offline-form.ts";
import { showOfflineForm } from "#app/services/review/offline-form.ts";
import { param } from "#app/web/page-input.ts";
import { workDownload } from "#app/web/resource.ts";

/** 离线评分表 with what is saved so far. */
const page = workDownload({
  policy: "reviewAssignment.start",
  load: async ({ ctx, params }) => {
    const form = await showOfflineForm(ctx, param(params, "challengeNo"));
    return form.ok ? ok({ body: await makeBook(scoreForm(form.value)), type: bookType, name: offlineFormWords.fileName(form.value.challenge.no) }) : form;
  },
});

export const loader = page.loader;
