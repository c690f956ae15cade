import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { OwnTodo } from "#app/components/work/todo-list.tsx";
import { type ComingOpening, showWitness, type WitnessView } from "#app/services/witness/show-witness.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { usePage } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const page = workPage({ page: "workWitness", policy: "duty:witness", load: ({ ctx }) => showWitness(ctx) });

export const loader = page.loader;
export const meta = pageMeta<WitnessView>(() => "开标见证和记录");

const coming: Column<ComingOpening>[] = [
  {
    key: "title",
    head: "榜单任务",
    isRowHead: true,
    cell: (row) => (
      <>
        <span className="mr-2 tabular-nums">{row.no}</span>
        <a href={`/challenges/${encodeURIComponent(row.no)}`}>{row.title}</a>
      </>
    ),
  },
  { key: "closesAt", head: "揭榜截止", cell: (row) => row.closesAt && <DateTime value={row.closesAt} /> },
  { key: "state", head: "开标", cell: (row) => (row.isDue ? <strong className="text-red-dark">已截止，等待开标</strong> : <span className="text-soft">截止后开标</span>) },
  { key: "bids", head: "收到", unit: "份", isNumeric: true, cell: (row) => row.bidsAtClose ?? <span className="text-soft">截止后公布</span> },
];

const draws: Column<WitnessView["draws"][number]>[] = [
  {
    key: "title",
    head: "榜单任务",
    isRowHead: true,
    cell: (row) => (
      <>
        <span className="mr-2 tabular-nums">{row.no}</span>
        <a href={`/work/challenges/${encodeURIComponent(row.no)}/${row.kind === "defence" ? "defence" : "draw"}`}>{row.title}</a>
        {row.kind === "defence" && "　答辩顺序"}
      </>
    ),
  },
  { key: "preparedAt", head: "候选名单固定于", cell: (row) => <DateTime value={row.preparedAt} /> },
];

const records: Column<WitnessView["records"][number]>[] = [
  { key: "at", head: "开标时间", cell: (row) => <DateTime value={row.at} /> },
  {
    key: "title",
    head: "榜单任务",
    isRowHead: true,
    cell: (row) => (
      <>
        <span className="mr-2 tabular-nums">{row.challengeNo}</span>
        {row.title}
      </>
    ),
  },
  { key: "who", head: "开标人", cell: (row) => <span className="whitespace-nowrap">{row.who ?? "系统"}</span> },
  { key: "opened", head: "开启", unit: "份", isNumeric: true, cell: (row) => row.opened },
  { key: "failed", head: "未能开启", unit: "份", isNumeric: true, cell: (row) => row.failed },
  {
    key: "proof",
    head: "核对数据",
    isText: true,
    cell: (row) => (
      <span className="block text-sm break-all text-soft">
        全部承诺值摘要 {row.commitments}
        <span className="block">开标密钥指纹 {row.openingKey}</span>
      </span>
    ),
  },
];

export default function WorkWitness() {
  const { view, frame } = usePage<typeof loader>();
  return (
    <>
      <PageTitle title="开标见证和记录" lead="开标由复核人在截止后办理，见证人到场核对份数，留存开标记录。抽取评审专家时，由见证人当场报一个数。" />
      <OwnTodo items={view.todo} frame={frame} />
      <Section title="开标">
        <DataTable caption="将要开标的任务" rows={view.coming} columns={coming} rowKey={(row) => row.no} empty={<EmptyState title="没有将要开标的任务">任务发布后会列在这里，截止后标明等待开标。</EmptyState>} />
      </Section>
      <Section title="等待报数的专家抽取">
        <DataTable caption="等待报数的专家抽取" rows={view.draws} columns={draws} rowKey={(row) => row.no} empty={<EmptyState title="没有等待报数的抽取">经办人固定候选名单后列在这里，由见证人当场报一个数。</EmptyState>} isPlain />
      </Section>
      <Section title="开标记录">
        <DataTable caption="开标记录" rows={view.records} columns={records} rowKey={(row) => `${row.at} ${row.challengeNo}`} empty={<EmptyState title="还没有开标记录">开标后，时间、份数和核对数据会列在这里。</EmptyState>} />
      </Section>
    </>
  );
}
