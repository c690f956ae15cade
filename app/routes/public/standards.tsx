import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { nameOfStandard, standardsNow } from "#app/domain/challenge/standards.ts";
import type { Standard } from "#app/domain/challenge/adopted-standards.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { standardWords } from "#app/messages/zh-CN/indicator-paste.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { publicPage } from "#app/web/public-page.ts";
import { usePage } from "#app/web/use-page.ts";

const page = publicPage({ page: "standards", policy: "public", load: () => Promise.resolve(ok([...standardsNow()])) });

export const loader = page.loader;
export const meta = pageMeta(() => "标准表");

const columns: Column<Standard>[] = [
  { key: "code", head: "标准号", isRowHead: true, cell: (row) => <span className="whitespace-nowrap">{nameOfStandard(row)}</span> },
  { key: "title", head: "名称", isText: true, cell: (row) => row.title },
  { key: "status", head: "状态", cell: (row) => (row.status === "current" ? "现行" : "已被代替") },
  { key: "by", head: "代替标准", cell: (row) => row.replacedBy },
  { key: "verified", head: "核对", cell: (row) => (row.isVerified ? "已核对" : "待核对") },
];

export default function Standards() {
  const { view } = usePage<typeof loader>();
  return (
    <>
      <PageTitle title="标准表" lead={`考核指标的测试方法可能引用的标准。${standardWords.unverified}；没有年号的，按现行版本。`} />
      <DataTable caption="标准表" rows={view} columns={columns} rowKey={nameOfStandard} empty={null} />
      <p className="mt-4">
        <a href="/rules/standards/csv">下载标准表（CSV）</a>
      </p>
    </>
  );
}
