import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { outageRule } from "#app/domain/challenge/outage.ts";
import { formatInstant } from "#app/messages/format.ts";
import { outageRuleWords } from "#app/messages/zh-CN/challenge.ts";
import { listOutages } from "#app/services/site/list-outages.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { publicPage } from "#app/web/public-page.ts";
import { usePage } from "#app/web/use-page.ts";

const page = publicPage({ page: "outages", policy: "public", load: () => listOutages() });

export const loader = page.loader;
export const meta = pageMeta(() => "平台中断记录");

type Row = ReturnType<typeof usePage<typeof loader>>["view"]["outages"][number];

const columns: Column<Row>[] = [
  { key: "start", head: "开始", isRowHead: true, cell: (row) => <DateTime value={row.startAt} /> },
  { key: "end", head: "恢复", cell: (row) => <DateTime value={row.endAt} /> },
  { key: "minutes", head: "时长", unit: "分钟", isNumeric: true, cell: (row) => Math.round((Date.parse(row.endAt) - Date.parse(row.startAt)) / 60_000) },
];

export default function Outages() {
  const { view } = usePage<typeof loader>();
  return (
    <>
      <PageTitle title="平台中断记录" lead="平台每半分钟自测一次，停止响应满三分钟的记入本表，由系统自动记录，任何人不能修改。" />
      <p className="mb-4 measure">{outageRuleWords(outageRule)}</p>
      <p className="mb-4">{view.lastAnswerAt === null ? "自测尚未开始。" : <>最近一次自测正常：{formatInstant(view.lastAnswerAt)}</>}</p>
      <DataTable caption="平台中断记录" rows={view.outages} columns={columns} rowKey={(row) => row.startAt} empty={<EmptyState title="没有中断记录">自有记录以来，平台没有停止响应满三分钟的情况。</EmptyState>} />
    </>
  );
}
