import { Figures } from "#app/components/ui/figures.tsx";
import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { formatWan } from "#app/domain/kernel/money.ts";
import { formatDateTime, formatNumber } from "#app/messages/format.ts";
import { type Impact, showImpact } from "#app/services/site/show-impact.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { publicPage } from "#app/web/public-page.ts";
import { usePage } from "#app/web/use-page.ts";

const page = publicPage({ page: "impact", policy: "public", load: ({ ctx }) => showImpact(ctx) });

export const loader = page.loader;
export const meta = pageMeta(() => "成效");

const source = "本系统已公开的榜单和公告";

const roundColumns: Column<Impact["rounds"][number]>[] = [
  {
    key: "title",
    head: "批次",
    isRowHead: true,
    cell: (row) => <a href={`/impact/${encodeURIComponent(row.code)}`}>{row.title}</a>,
  },
  { key: "challenges", head: "任务", unit: "项", isNumeric: true, cell: (row) => formatNumber(row.challenges) },
  { key: "open", head: "正在揭榜", unit: "项", isNumeric: true, cell: (row) => formatNumber(row.open) },
  { key: "investment", head: "榜额", unit: "万元", isNumeric: true, cell: (row) => formatWan(row.investmentFen) },
  { key: "fiscal", head: "其中财政资金", unit: "万元", isNumeric: true, cell: (row) => formatWan(row.fiscalFen) },
  { key: "awards", head: "拟立项和立项", unit: "项", isNumeric: true, cell: (row) => formatNumber(row.awards) },
];

const wasteColumns: Column<Impact["wastes"][number]>[] = [
  { key: "waste", head: "固废种类", isRowHead: true, cell: (row) => <a href={`/challenges?waste=${encodeURIComponent(row.waste)}`}>{row.waste}</a> },
  { key: "challenges", head: "任务", unit: "项", isNumeric: true, cell: (row) => formatNumber(row.challenges) },
  { key: "investment", head: "榜额", unit: "万元", isNumeric: true, cell: (row) => formatWan(row.investmentFen) },
];

export default function ImpactPage() {
  const { view } = usePage<typeof loader>();
  const { all } = view;
  if (all.challenges === 0) {
    return (
      <>
        <PageTitle title="成效" />
        <EmptyState title="尚无公开数字">榜单发布后，这里公布任务、榜额和立项情况。</EmptyState>
      </>
    );
  }
  return (
    <>
      <PageTitle title="成效" lead="只统计已公开的内容；未截止任务的申报份数不公开，也不计入。" />
      <Figures
        source={source}
        asOf={view.asOf}
        figures={[
          { words: "已发布任务", value: formatNumber(all.challenges), unit: "项" },
          { words: "榜额合计", value: formatWan(all.investmentFen), unit: "万元" },
          { words: "拟立项和立项", value: formatNumber(all.awards), unit: "项" },
        ]}
      />
      <Section title="各批次进展" aside={`统计时间：${formatDateTime(view.asOf)}`}>
        <DataTable caption="各批次进展" rows={view.rounds} columns={roundColumns} rowKey={(row) => row.code} empty={null} isPlain />
      </Section>
      <Section title="按固废种类" aside="涉及两种固废的任务分别计入">
        <DataTable caption="按固废种类" rows={view.wastes} columns={wasteColumns} rowKey={(row) => row.waste} empty={null} isPlain />
      </Section>
    </>
  );
}
