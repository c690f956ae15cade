import { bookType, makeBook } from "#app/documents/book.ts";
import { demandTemplate } from "#app/documents/list-template.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { listImportWords } from "#app/messages/zh-CN/list-import.ts";
import { showNewDemandForm } from "#app/services/demand/show-call.ts";
import { workDownload } from "#app/web/resource.ts";

/** 需求汇总表模板. */
const page = workDownload({
  policy: "demand.submit",
  load: async ({ ctx }) => {
    const offer = await showNewDemandForm(ctx, true);
    return offer.ok ? ok({ body: await makeBook(demandTemplate()), type: bookType, name: listImportWords.demandTemplate }) : offer;
  },
});

export const loader = page.loader;
