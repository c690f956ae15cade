import { Once } from "#app/components/form/once.tsx";
import { ImportReport } from "#app/components/import/import-report.tsx";
import { Button, LinkButton } from "#app/components/ui/button.tsx";
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

/** 核对报告 of a list of experts: good rows may be imported while others wait for their correction. */
export function ListReport({ checked, frame }: { checked: Checked; frame: WorkFrame }) {
  const { counts, rows, more, unknown, importId } = checked;
  return (
    <ImportReport
      tone={counts.new === 0 ? "problem" : counts.refused > 0 ? "warning" : "done"}
      title={`共 ${formatNumber(counts.rows)} 行：可导入 ${formatNumber(counts.new)}，已在库 ${counts.known}，文件内重复 ${counts.repeated}，须更正 ${counts.refused}`}
      notes={
        <>
          {counts.refused > 0 && <p>须更正的行不导入；改好后可以只交这些行，再核对一次。</p>}
          {unknown.length > 0 && <p>没有用到的列：{unknown.join("、")}。</p>}
          {more > 0 && <p>须留意的行很多，下面是其中 {formatNumber(rows.length)} 行，全部见逐行报告。</p>}
        </>
      }
      nameHead="姓名"
      rows={rows.map((row) => ({ place: `第 ${row.line} 行`, name: row.name, outcome: outcomeWords[row.outcome], isBad: row.outcome === "refused", words: rowWords(row) }))}
    >
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
    </ImportReport>
  );
}
