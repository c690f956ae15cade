import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import type { BidReading, ReadingLog } from "#app/domain/bid/reading.ts";
import { readingPartWords, readingRoleWords } from "#app/messages/zh-CN/bid-reading.ts";
import { showReadings } from "#app/services/bid/note-reading.ts";
import { param } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { usePage } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const page = workPage({ page: "bidReadings", policy: "bid.view", load: ({ ctx, params }) => showReadings(ctx, param(params, "no")) });

export const loader = page.loader;
export const meta = pageMeta<ReadingLog>(({ no }) => `查阅记录 ${no}`);

const columns: Column<BidReading>[] = [
  { key: "at", head: "时间", isRowHead: true, cell: ({ at }) => <DateTime value={at} /> },
  { key: "who", head: "查阅人", cell: ({ role, pseudonym, person }) => [readingRoleWords[role], pseudonym, person].filter(Boolean).join(" ") },
  { key: "part", head: "查阅内容", cell: ({ part }) => readingPartWords(part) },
];

export default function BidReadings() {
  const { view } = usePage<typeof loader>();
  return (
    <>
      <PageTitle title="查阅记录" lead={`${view.no}　${view.challenge.title}。开标后每次打开本申报的人员都记在这里；专家只列化名。`}>
        <LinkButton href={`/work/bids/${encodeURIComponent(view.no)}`} tone="plain">
          回到申报
        </LinkButton>
      </PageTitle>
      <DataTable caption="查阅记录" rows={view.readings} total={view.total} columns={columns} rowKey={(row) => `${row.at} ${row.role} ${row.pseudonym ?? ""} ${row.part}`} empty={<EmptyState title="还没有人查阅">截止并开标后，工作人员和专家打开申报的时间列在这里。</EmptyState>} />
    </>
  );
}
