import { PrintButton } from "#app/components/identity/print-button.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";

interface Entered {
  no: string;
  code: string | null;
  item: string;
  unitName: string;
  title: string;
}

const columns: Column<Entered>[] = [
  { key: "item", head: "序号", cell: ({ item }) => item },
  { key: "unit", head: "需求单位", cell: ({ unitName }) => unitName },
  { key: "title", head: "需求名称", isRowHead: true, cell: ({ no, title }) => <a href={`/work/demands/${encodeURIComponent(no)}`}>{title}</a> },
  { key: "no", head: "编号", cell: ({ no }) => <span className="whitespace-nowrap tabular-nums">{no}</span> },
  { key: "code", head: "认领码", cell: ({ code }) => <strong className="font-mono whitespace-nowrap">{code}</strong> },
];

/** 批量代录 is done: numbers and codes, shown once, to be printed and cut. */
export function EnteredDemands({ entered }: { entered: Entered[] }) {
  return (
    <>
      <PageTitle title={`已代录 ${entered.length} 项需求`} lead="请打印，把编号和认领码分别交给各企业。认领码只显示这一次；遗失的，在需求页面重制，旧码作废。" />
      <DataTable caption="代录的需求" rows={entered} columns={columns} rowKey={({ no }) => no} empty={null} isPlain />
      <p className="no-print mt-6 flex flex-wrap gap-3">
        <PrintButton words="打印" />
        <LinkButton href="/work/demands?status=draft" tone="plain">
          查看代录的草稿
        </LinkButton>
      </p>
    </>
  );
}
