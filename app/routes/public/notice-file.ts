import { makePublicFile } from "#app/documents/make-file.ts";
import { noticeData, noticeSheet } from "#app/documents/notice-sheet.ts";
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

/** A notice for the government portal and to file: `/notices/ID/file/docx`, `pdf`, `txt` or `json`, the same facts as its page. */
const file = publicDownload({
  policy: "public",
  load: async ({ ctx, params, url }) => {
    const [notice, { site }] = [await showNotice(ctx, param(params, "id")), await showSite()];
    if (!notice.ok) return notice;
    const format = param(params, "format");
    const issuer = { redHead: site.redHead, contacts: site, href: `${url.origin}/notices/${notice.value.id}` };
    const sheet = noticeSheet(notice.value, issuer);
    const name = noticeSheetWords.fileName(noticeTitle(notice.value), format);
    if (format === "txt") return ok({ body: sheetText(sheet), type: "text/plain; charset=utf-8", name });
    if (format === "json") return ok({ body: JSON.stringify(noticeData(notice.value, issuer), null, 1), type: "application/json; charset=utf-8", name });
    if (!formats.includes(format)) return refuse("notFound");
    return ok({ body: await makePublicFile(sheet, format as FileFormat), type: fileTypes[format as FileFormat], name });
  },
});

export const loader = file.loader;
