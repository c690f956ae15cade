import { formatWan } from "#app/domain/kernel/money.ts";
import type { NoticeView } from "#app/domain/notice/view.ts";
import { formatDate, formatDateTime } from "#app/messages/format.ts";
import { noticeSheetWords as words } from "#app/messages/zh-CN/documents.ts";
import { noticeTitle, outcomeWords } from "#app/messages/zh-CN/notice.ts";
import { stabilitySentence } from "#app/messages/zh-CN/review.ts";
import type { Block, Sheet } from "./sheet.ts";

/** Who signs below a notice, and where it stands. */
export interface NoticeIssuer {
  organiser: string | null;
  policyPhone: string | null;
  href: string;
}

/** 公告 as a file: number, title, body, attachment, signature and date in the order of official documents. */
export function noticeSheet(notice: NoticeView, issuer: NoticeIssuer): Sheet {
  const title = noticeTitle(notice);
  return {
    title,
    ...(notice.documentNumber && { lead: notice.documentNumber }),
    foot: notice.documentNumber ?? title,
    isOfficial: true,
    at: notice.publishedAt ?? "1970-01-01T00:00:00.000Z",
    blocks: notice.status === "withdrawn" ? [paragraphs(words.withdrawn(notice.withdrawnReason ?? "")), ...signature(notice, issuer)] : [...bodyOf(notice, issuer), ...signature(notice, issuer), ...attachmentsOf(notice)],
  };
}

const paragraphs = (text: string): Block => ({ kind: "paragraphs", text });

function bodyOf(notice: NoticeView, { policyPhone }: NoticeIssuer): Block[] {
  const term = notice.term ? [paragraphs(words.term(formatDate(notice.term.startsOn), formatDate(notice.term.endsOn), policyPhone))] : [];
  if (notice.kind === "list") return [paragraphs(words.listLead(notice.title)), ...term, paragraphs(words.listAttached(notice.challenges.length))];
  if (notice.kind === "call") return [paragraphs(notice.callText ?? words.callLead(notice.title)), paragraphs(words.callUntil(notice.callClosesAt && formatDateTime(notice.callClosesAt))), ...term];
  return [paragraphs(words.resultLead(notice.challenge, notice.counts, notice.minuteNo, notice.noAward)), ...term];
}

function signature(notice: NoticeView, { organiser, href }: NoticeIssuer): Block[] {
  const lines = [organiser, notice.publishedAt && formatDate(notice.publishedAt)].filter(Boolean);
  return [...(lines.length > 0 ? [{ kind: "paragraphs" as const, text: lines.join("\n"), tone: "signed" as const }] : []), { kind: "paragraphs", text: words.page(href), tone: "soft" }];
}

function attachmentsOf(notice: NoticeView): Block[] {
  const { columns } = words;
  if (notice.kind === "list") {
    return [
      { kind: "pageBreak" },
      { kind: "heading", text: words.listHeading(notice.challenges.length) },
      {
        kind: "table",
        columns: [{ head: columns.no, weight: 3.5 }, { head: columns.title, weight: 5.7 }, { head: columns.owner, weight: 3.8 }, { head: columns.money, weight: 2, align: "right" }, { head: columns.closesAt, weight: 3 }],
        rows: notice.challenges.map((one) => [one.no, one.title, one.ownerName ?? "", formatWan(one.fiscalFen + one.ownerInputFen), one.closesAt ? formatDateTime(one.closesAt) : ""]),
      },
    ];
  }
  if (notice.kind === "call") return [];
  const awards: Block[] = [
    { kind: "heading", text: words.awardsHeading },
    {
      kind: "table",
      columns: [{ head: columns.rank, weight: 1 }, { head: columns.unit, weight: 7 }, { head: columns.total, weight: 2, align: "right" }, { head: columns.support, weight: 2, align: "right" }],
      rows: notice.awards.map((one) => [String(one.rank), one.unitName + (one.memberNames.length > 0 ? words.members(one.memberNames.join("、")) : ""), one.total, formatWan(one.fiscalFen)]),
    },
  ];
  return [
    ...(notice.noAward ? [] : awards),
    { kind: "heading", text: words.rankingHeading },
    {
      kind: "table",
      columns: [{ head: columns.rank, weight: 1 }, { head: columns.code, weight: 4 }, { head: columns.total, weight: 2, align: "right" }, { head: columns.outcome, weight: 3 }],
      rows: notice.ranking.map((line) => [String(line.place), line.code, line.total, outcomeWords[line.outcome]]),
    },
    { kind: "paragraphs", text: words.digest(notice.rankingDigest), tone: "soft" },
    ...(notice.stability ? [{ kind: "paragraphs", text: words.stability(stabilitySentence(notice.stability)) } as const] : []),
  ];
}
