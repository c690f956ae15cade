import { makePublicFile } from "#app/documents/make-file.ts";
import { noticeSheet } from "#app/documents/notice-sheet.ts";
import { type FileFormat, fileTypes } from "#app/documents/sheet.ts";
import { sheetText } from "#app/documents/sheet-text.ts";
import { ok, refuse } from "#app/domain/kernel/result.ts";
import { noticeSheetWords } from "#app/messages/zh-CN/documents.ts";
import { noticeTitle } from "#app/messages/zh-CN/notice.ts";
import { showNotice } from "#app/services/notice/show-notice.ts";
import { showSite } from "#app/services/site/show-site.ts";
import { param } from "#app/web/page-input.ts";
import { publicDownload } from "#app/web/resource.ts";

const formats: readonly string[] = ["pdf", "docx"] satisfies FileFormat[];

/** A notice for the government portal and to file: `/notices/ID/file/docx`, `pdf` or `txt`, the same facts as its page. */
const file = publicDownload({
  policy: "public",
  load: async ({ ctx, params, url }) => {
    const [notice, { site }] = [await showNotice(ctx, param(params, "id")), await showSite()];
    if (!notice.ok) return notice;
    const format = param(params, "format");
    const sheet = noticeSheet(notice.value, { organiser: site.organiser, policyPhone: site.policyPhone, href: `${url.origin}/notices/${notice.value.id}` });
    const name = noticeSheetWords.fileName(noticeTitle(notice.value), format);
    if (format === "txt") return ok({ body: sheetText(sheet), type: "text/plain; charset=utf-8", name });
    if (!formats.includes(format)) return refuse("notFound");
    return ok({ body: await makePublicFile(sheet, format as FileFormat), type: fileTypes[format as FileFormat], name });
  },
});

export const loader = file.loader;
