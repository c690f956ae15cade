import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import type { BankPage, BankRow } from "#app/domain/expert/view.ts";
import { askableWords } from "#app/messages/zh-CN/experts.ts";
import { expertKindWords } from "#app/messages/zh-CN/review.ts";

const columns: Column<BankRow>[] = [
  { key: "no", head: "编号", sort: "no", cell: ({ no }) => <span className="tabular-nums">{no}</span> },
  { key: "name", head: "姓名", sort: "name", isRowHead: true, cell: ({ no, name }) => <a href={`/work/experts/${encodeURIComponent(no)}`}>{name}</a> },
  { key: "unit", head: "单位", sort: "unit", isText: true, cell: ({ unitName }) => unitName },
  { key: "kind", head: "类别", cell: ({ kind }) => expertKindWords[kind] },
  { key: "title", head: "职称", cell: ({ title }) => title },
  { key: "fields", head: "专业领域", isText: true, cell: ({ fields }) => fields.join("、") },
  { key: "region", head: "地区", cell: ({ local, region }) => `${local ? "市内" : "市外"}${region ? ` ${region}` : ""}` },
  { key: "uses", head: "本年次数", sort: "uses", isNumeric: true, cell: ({ uses, yearlyCap }) => `${uses}/${yearlyCap}` },
  { key: "state", head: "现在", cell: (row) => (askableWords(row) === "可以邀请" ? "可以邀请" : <span className="text-red-dark">{askableWords(row)}</span>) },
];

export function BankTable({ view, sort }: { view: Pick<BankPage, "rows" | "total" | "page" | "pageSize">; sort: string }) {
  const { rows, total, page, pageSize } = view;
  return <DataTable caption="专家库" rows={rows} columns={columns} rowKey={({ no }) => no} total={total} page={page} pageSize={pageSize} sort={sort} empty={<EmptyState title="没有符合条件的专家">放宽条件再找，或从文件导入。</EmptyState>} />;
}
