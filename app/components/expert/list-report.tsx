import { Once } from "#app/components/form/once.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button, LinkButton } from "#app/components/ui/button.tsx";
import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import type { RowReport } from "#app/domain/expert/import-report.ts";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { formatNumber } from "#app/messages/format.ts";
import { outcomeWords, rowWords } from "#app/messages/zh-CN/experts.ts";

interface Checked {
  importId: string;
  counts: { rows: number; new: number; known: number; repeated: number; refused: number; warned: number };
  rows: RowReport[];
  more: number;
  unknown: string[];
}

const columns: Column<RowReport>[] = [
  { key: "line", head: "行", isNumeric: true, cell: ({ line }) => line },
  { key: "name", head: "姓名", isRowHead: true, cell: ({ name }) => name || "（空）" },
  { key: "outcome", head: "结论", cell: ({ outcome }) => <span className={outcome === "refused" ? "font-medium text-red-dark" : undefined}>{outcomeWords[outcome]}</span> },
  { key: "words", head: "说明", isText: true, cell: rowWords },
];

/** What an import would do, in numbers first, then the rows that need a look, then the button. */
export function ListReport({ checked, frame }: { checked: Checked; frame: WorkFrame }) {
  const { counts, rows, more, unknown, importId } = checked;
  return (
    <>
      <Alert tone={counts.new === 0 ? "problem" : counts.refused > 0 ? "warning" : "done"} title={`共 ${formatNumber(counts.rows)} 行：可导入 ${formatNumber(counts.new)}，已在库 ${counts.known}，文件内重复 ${counts.repeated}，须更正 ${counts.refused}`}>
        {counts.refused > 0 && <p>须更正的行不导入；改好后可以只交这些行，再核对一次。</p>}
        {unknown.length > 0 && <p>没有用到的列：{unknown.join("、")}。</p>}
      </Alert>
      <form method="post" className="no-print my-4 flex flex-wrap gap-3">
        <input type="hidden" name="importId" value={importId} />
        <Once frame={frame} name="import" />
        {counts.new > 0 && (
          <Button name="intent" value="import">
            导入 {formatNumber(counts.new)} 名专家
          </Button>
        )}
        <LinkButton tone="plain" href={`/work/experts/import/${importId}/report`}>
          下载逐行报告
        </LinkButton>
      </form>
      {rows.length > 0 && <DataTable caption="须留意的行" rows={rows} columns={columns} rowKey={({ line }) => String(line)} empty={null} isPlain />}
      {more > 0 && <p className="mt-2 text-soft">另有 {formatNumber(more)} 行，见逐行报告。</p>}
    </>
  );
}
