import type { NoticeKind } from "#app/domain/notice/view.ts";
import type { ResultOutcome } from "#app/domain/notice/result-body.ts";

/** Kinds of notices; a title is that of the round or item with these words behind it. */
export const noticeKindWords: Record<NoticeKind, string> = { list: "发榜公告", result: "结果公示", call: "征集通知" };

export const outcomeWords: Record<ResultOutcome, string> = { proposed: "拟立项", reserve: "备选", notSelected: "未入选" };

/** The full title of a notice, as a paper bears it. */
export function noticeTitle({ kind, title }: { kind: NoticeKind; title: string }): string {
  if (kind === "call") return `关于${title}的通知`;
  return kind === "list" ? `关于发布“${title}”的公告` : `关于“${title}”揭榜结果的公示`;
}
