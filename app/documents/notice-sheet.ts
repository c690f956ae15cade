import { outageRule } from "#app/domain/challenge/outage.ts";
import { formatWan } from "#app/domain/kernel/money.ts";
import type { NoticeView } from "#app/domain/notice/view.ts";
import { formatDate } from "#app/messages/format.ts";
import { noticeSheetWords as words } from "#app/messages/zh-CN/documents.ts";
import { noticeKindWords, noticeTitle } from "#app/messages/zh-CN/notice.ts";
import { type NoticeContacts, type NoticeTable, type NoticeText, noticeText } from "#app/messages/zh-CN/notice-text.ts";
import type { Block, Sheet } from "./sheet.ts";

/** What a notice needs of the site: its head and telephones, and where it stands. */
export interface NoticeIssuer {
  /** 发文机关标志, printed in red above all; null where the agency uses none. */
  redHead: string | null;
  contacts: NoticeContacts;
  href: string;
}

const textOf = (notice: NoticeView, { contacts }: NoticeIssuer): NoticeText => noticeText(notice, { contacts, wan: formatWan, outageRule });

/** 公告 as a file: number, title, body, attachments, signature and date in the order of official documents. */
export function noticeSheet(notice: NoticeView, issuer: NoticeIssuer): Sheet {
  const title = noticeTitle(notice);
  const { paragraphs, tables, notes } = textOf(notice, issuer);
  return {
    title,
    ...(notice.number && { lead: notice.number }),
    foot: notice.number ?? title,
    official: { redHead: issuer.redHead },
    at: notice.publishedAt ?? "1970-01-01T00:00:00.000Z",
    blocks: [
      { kind: "paragraphs", text: paragraphs.join("\n") },
      ...(tables.length > 0 ? [{ kind: "paragraphs" as const, text: words.attached(tables.map((table) => table.title)), tone: "attached" as const }] : []),
      ...signature(notice, issuer),
      ...tables.flatMap((table, index) => attachment(table, words.attachment(index, tables.length))),
      ...notes.map(({ text }): Block => ({ kind: "paragraphs", text, tone: "soft" })),
    ],
  };
}

/** The same as data, for programs. Instants ISO; cells as text. */
export function noticeData(notice: NoticeView, issuer: NoticeIssuer): object {
  const { paragraphs, tables, notes } = textOf(notice, issuer);
  const { id, number, documentNumber, kind, roundCode, status, publishedAt, term, portal, issuers } = notice;
  return {
    id, number, documentNumber, kind, kindName: noticeKindWords[kind], title: noticeTitle(notice), round: roundCode, status, publishedAt, term, portal, issuers, href: issuer.href,
    challenges: notice.items.map(({ no, title }) => ({ no, title })),
    paragraphs,
    attachments: tables.map(({ title, columns, rows }) => ({ title, columns: columns.map(headOf), rows: rows.map((cells) => cells.map(({ text }) => text)) })),
    notes: notes.map(({ text }) => text),
  };
}

function signature(notice: NoticeView, { href }: NoticeIssuer): Block[] {
  const lines = [...notice.issuers, notice.publishedAt && formatDate(notice.publishedAt)].filter(Boolean);
  return [...(lines.length > 0 ? [{ kind: "paragraphs" as const, text: lines.join("\n"), tone: "signed" as const }] : []), { kind: "paragraphs", text: words.page(href), tone: "soft" }];
}

const headOf = ({ head, unit }: { head: string; unit?: string }) => (unit ? words.withUnit(head, unit) : head);

/** Each attachment begins a page. */
function attachment({ title, columns, rows }: NoticeTable, mark: string): Block[] {
  const shown = columns.flatMap(({ isPageOnly }, index) => (isPageOnly ? [] : [index]));
  return [
    { kind: "attachment", mark, title },
    {
      kind: "table",
      columns: shown.map((index) => ({ head: headOf(columns[index]!), weight: columns[index]!.weight, ...(columns[index]!.isNumeric && { align: "right" as const }) })),
      rows: rows.map((cells) => shown.map((index) => cells[index]!.text)),
      bookmarks: rows.map((cells) => cells.slice(0, 2).map(({ text }) => text).join("　")),
    },
  ];
}
