import { noticeData, noticeSheet } from "#app/documents/notice-sheet.ts";
import { sheetText } from "#app/documents/sheet-text.ts";
import { ok, type Result } from "#app/domain/kernel/result.ts";
import { noticeKinds, type NoticeView } from "#app/domain/notice/view.ts";
import { env } from "#app/env.server.ts";
import { formatDate } from "#app/messages/format.ts";
import { cliWords } from "#app/messages/zh-CN/cli.ts";
import { noticeKindWords, noticeTitle } from "#app/messages/zh-CN/notice.ts";
import { listNotices } from "#app/services/notice/list-notices.ts";
import { recordPortal } from "#app/services/notice/record-portal.ts";
import { showNotice } from "#app/services/notice/show-notice.ts";
import { showSite } from "#app/services/site/show-site.ts";
import { badInput, type Call, type Run } from "./command.ts";
import { nouns } from "./nouns.ts";
import { tableOf } from "./table.ts";
import { useCaseCommand } from "./use-case-command.ts";
import { contextOf, withDatabase } from "./with-database.ts";
import { writeDocument } from "./write-out.ts";

/** `notice portal NOTICE`: where it stands on the government's portal, and the 发文字号 that its paper got. */
export const noticePortal = useCaseCommand("NOTICE", (ctx, reference, input) => recordPortal(ctx, nouns.notice.reference(reference), input));

/** `notice list [--kind KIND] [--round ROUND]`: the newest fifty, with the drafts of who has a duty. */
export const noticeList: Run = withDatabase(async (call) => {
  const kind = noticeKinds.find((one) => one === call.options.kind);
  if (call.options.kind !== undefined && kind === undefined) return badInput({ path: "--kind", message: cliWords.oneOf(noticeKinds.join("、")) });
  const ctx = await contextOf(call.options.as!);
  if (!ctx.ok) return ctx;
  const { rows } = await listNotices(ctx.value, { kind, roundCode: call.options.round });
  return ok({ value: rows, text: tableOf(rows.map((row) => [row.number ?? "—", noticeKindWords[row.kind], row.publishedAt === null ? "—" : formatDate(row.publishedAt), noticeTitle(row)])) });
});

/** A notice with what its files need. */
async function shown(call: Call): Promise<Result<{ notice: NoticeView; issuer: Parameters<typeof noticeSheet>[1] }>> {
  const ctx = await contextOf(call.options.as!);
  if (!ctx.ok) return ctx;
  const notice = await showNotice(ctx.value, nouns.notice.reference(call.named.NOTICE!));
  if (!notice.ok) return notice;
  const { site } = await showSite();
  return ok({ notice: notice.value, issuer: { redHead: site.redHead, contacts: site, href: `${env().ORIGIN}/notices/${notice.value.id}` } });
}

/** `notice show NOTICE`: its whole text, as it is pasted into the portal; its facts with `--json`. */
export const noticeShow: Run = withDatabase(async (call) => {
  const found = await shown(call);
  if (!found.ok) return found;
  const { notice, issuer } = found.value;
  return ok({ value: noticeData(notice, issuer), text: sheetText(noticeSheet(notice, issuer)) });
});

/** `notice file NOTICE OUT`: as Word or PDF, by the ending of OUT. */
export const noticeFile: Run = withDatabase((call) =>
  writeDocument(call.named.OUT!, async () => {
    const found = await shown(call);
    return found.ok ? ok(noticeSheet(found.value.notice, found.value.issuer)) : found;
  }),
);
