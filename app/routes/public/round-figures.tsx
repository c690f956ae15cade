import { Figures } from "#app/components/ui/figures.tsx";
import { StatusBadge } from "#app/components/ui/status-badge.tsx";
import { BarTable } from "#app/components/ui/bar-table.tsx";
import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { formatWan } from "#app/domain/kernel/money.ts";
import { type Group, groupItems, type ItemFigures, totalsOf } from "#app/domain/overview/round-figures.ts";
import { formatNumber } from "#app/messages/format.ts";
import { unitKindWords } from "#app/messages/zh-CN/unit-kinds.ts";
import { publicStages, stageWords, statesOfStage } from "#app/messages/zh-CN/public-stage.ts";
import { showRoundFigures } from "#app/services/site/show-round-figures.ts";
import { param } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { publicPage } from "#app/web/public-page.ts";
import { usePage } from "#app/web/use-page.ts";

const page = publicPage({ page: "roundFigures", policy: "public", load: ({ ctx, params }) => showRoundFigures(ctx, param(params, "code")) });

export const loader = page.loader;
export const meta = pageMeta<{ title: string }>(({ title }) => `${title}的数字`);

const columns: Column<ItemFigures>[] = [
  { key: "no", head: "编号", cell: (row) => <span className="whitespace-nowrap tabular-nums">{row.no}</span> },
  { key: "title", head: "任务名称", isRowHead: true, cell: (row) => <a href={`/challenges/${encodeURIComponent(row.no)}`}>{row.title}</a> },
  { key: "investment", head: "榜额", unit: "万元", isNumeric: true, cell: (row) => formatWan(row.investmentFen) },
  { key: "bids", head: "申报", unit: "份", isNumeric: true, cell: (row) => (row.bids === null ? "截止后公布" : formatNumber(row.bids)) },
  { key: "awards", head: "拟立项和立项", unit: "项", isNumeric: true, cell: (row) => formatNumber(row.awards) },
  { key: "status", head: "状态", cell: (row) => <StatusBadge noun="challenge" state={row.status} audience="public" /> },
];

const money = ({ items, investmentFen }: Group<unknown>) => `${formatWan(investmentFen)} 万元，${formatNumber(items)} 项`;
const stageOf = ({ status }: ItemFigures) => publicStages.filter((stage) => statesOfStage[stage].includes(status));

export default function RoundFigures() {
  const { view } = usePage<typeof loader>();
  const { items } = view;
  const all = totalsOf(items);
  const inList = (name: string, value: string) => `/challenges?${new URLSearchParams({ round: view.code, [name]: value }).toString()}`;
  const directions = groupItems(items, ({ direction }) => [direction]);
  const wastes = groupItems(items, ({ waste }) => waste);
  const owners = groupItems(items, ({ ownerKind }) => [ownerKind]);
  const stages = publicStages.map((stage) => ({ stage, count: items.filter((item) => stageOf(item).includes(stage)).length }));
  return (
    <>
      <PageTitle title={view.title} lead={<a href={`/challenges?round=${encodeURIComponent(view.code)}`}>查看本批次任务</a>} />
      <Figures
        source="本系统已公开的榜单和公告"
        asOf={view.asOf}
        figures={[
          { words: "任务", value: formatNumber(all.items), unit: "项" },
          { words: `榜额，其中财政资金 ${formatWan(all.fiscalFen)} 万元`, value: formatWan(all.investmentFen), unit: "万元" },
          all.closed > 0
            ? { words: `已截止的 ${formatNumber(all.closed)} 项任务收到申报`, value: formatNumber(all.bids), unit: "份" }
            : { words: "申报份数截止后公布", value: "—", unit: "" },
          ...(all.awards > 0 ? [{ words: `拟立项和立项，财政支持 ${formatWan(all.awardedFiscalFen)} 万元`, value: formatNumber(all.awards), unit: "项" }] : []),
        ]}
      />
      <Section title="分布">
        <div className="grid items-start gap-x-12 gap-y-8 lg:grid-cols-2">
          <BarTable caption="按攻关方向" head={["攻关方向", "榜额"]} bars={directions.map((group) => ({ key: group.key, words: <a href={inList("direction", group.key)}>{group.key}</a>, value: group.investmentFen, shown: money(group) }))} />
          <BarTable caption="按办理阶段" head={["阶段", "任务"]} bars={stages.map(({ stage, count }) => ({ key: stage, words: <a href={inList("state", stage)}>{stageWords[stage]}</a>, value: count, shown: `${formatNumber(count)} 项` }))} />
          <BarTable caption="按固废种类（两种都用的分别计入）" head={["固废种类", "榜额"]} bars={wastes.map((group) => ({ key: group.key, words: <a href={inList("waste", group.key)}>{group.key}</a>, value: group.investmentFen, shown: money(group) }))} />
          <BarTable
            caption="按需求方类型"
            head={["需求方类型", "榜额"]}
            bars={owners.map((group) => ({ key: group.key ?? "none", words: group.key ? <a href={inList("ownerKind", group.key)}>{unitKindWords[group.key]}</a> : "无单一需求单位", value: group.investmentFen, shown: money(group) }))}
          />
        </div>
      </Section>
      <Section title="逐项">
        <DataTable caption="本批次任务" rows={items} columns={columns} rowKey={(row) => row.no} empty={null} isPlain />
      </Section>
    </>
  );
}
