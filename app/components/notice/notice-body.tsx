import { outageRule } from "#app/domain/challenge/outage.ts";
import { formatWan } from "#app/domain/kernel/money.ts";
import type { NoticeView } from "#app/domain/notice/view.ts";
import type { Site } from "#app/domain/site/settings.ts";
import { type NoticeCell, type NoticeColumn, type NoticeTable, noticeText } from "#app/messages/zh-CN/notice-text.ts";
import { Scenarios } from "#app/components/review/sensitivity-part.tsx";
import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { Section } from "#app/components/ui/section.tsx";

interface Line {
  key: string;
  cells: NoticeCell[];
}

const columnOf = ({ head, unit, isNumeric }: NoticeColumn, index: number): Column<Line> => ({
  key: head,
  head,
  ...(unit && { unit }),
  ...(isNumeric && { isNumeric }),
  isRowHead: index === 1,
  isText: !isNumeric && index > 1,
  cell: ({ cells }) => <Cell cell={cells[index]!} />,
});

/** What a notice says, its attachments as tables below, and the items that it concerns; then who signed it and when. */
export function NoticeBody({ notice, site }: { notice: NoticeView; site: Site }) {
  const { paragraphs, tables, notes } = noticeText(notice, { contacts: site, wan: formatWan, outageRule });
  return (
    <>
      <div className="mt-6 measure space-y-3">
        {paragraphs.map((text, index) => (
          <p key={index} className="whitespace-pre-line">
            {text}
          </p>
        ))}
        <Related notice={notice} />
      </div>
      {tables.map((table) => (
        <Table key={table.title} table={table} />
      ))}
      {notes.map(({ text, href, link }) => (
        <p key={text} className="mt-2 text-sm break-all text-soft">
          {text}
          {href && (
            <>
              　<a href={href}>{link}</a>
            </>
          )}
        </p>
      ))}
      {notice.kind === "result" && notice.stability && (
        <Section title="排名稳定性" id="stability" aside="本批次规则事先载明公开；只作参考，不改变名次">
          <Scenarios stability={notice.stability} isStaged={notice.isStaged} />
        </Section>
      )}
      <p className="mt-10 text-right">
        {notice.issuers.map((name) => (
          <span key={name} className="block">
            {name}
          </span>
        ))}
        {notice.publishedAt && <DateTime value={notice.publishedAt} dateOnly />}
      </p>
    </>
  );
}

/** Where the reader goes on: the item, the call. */
function Related({ notice }: { notice: NoticeView }) {
  const item = notice.challengeNo === null ? undefined : notice.items[0];
  if (notice.kind === "call" && notice.callText !== null) {
    return (
      <p>
        <a href={`/calls/${encodeURIComponent(notice.callCode)}`}>打开征集页面</a>
      </p>
    );
  }
  if (!item) return null;
  return (
    <p>
      所涉任务：
      <a href={`/challenges/${encodeURIComponent(item.no)}`}>
        {item.no}　{item.title}
      </a>
    </p>
  );
}

function Table({ table: { title, note, columns, rows } }: { table: NoticeTable }) {
  return (
    <Section title={title} aside={note}>
      <DataTable caption={title} rows={rows.map((cells) => ({ key: cells.map(({ text }) => text).join(" "), cells }))} columns={columns.map(columnOf)} rowKey={({ key }) => key} empty={null} isPlain />
    </Section>
  );
}

function Cell({ cell: { text, href } }: { cell: NoticeCell }) {
  return href ? <a href={href}>{text}</a> : <span className="whitespace-pre-line">{text}</span>;
}
