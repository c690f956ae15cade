import type { OverviewRow } from "#app/domain/overview/round-overview.ts";
import type { MatrixStage, StageCell } from "#app/domain/overview/stage-cells.ts";
import { matrixStageWords, wordsOfCell } from "#app/messages/zh-CN/progress.ts";
import { nextStepWords, whoWords } from "#app/messages/zh-CN/todo.ts";
import { classNames } from "#app/components/ui/class-names.ts";
import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";

const tones: Record<StageCell["state"], string> = {
  ahead: "text-soft",
  current: "rounded border border-blue bg-blue-wash px-1.5 py-0.5 font-medium text-blue-dark",
  done: "text-ink",
  stopped: "rounded border border-red bg-red-wash px-1.5 py-0.5 font-medium text-red-dark",
};

const marks: Record<StageCell["state"], string> = { ahead: "", current: "", done: "✓ ", stopped: "" };

/** Pages behind a stage of one challenge. */
const stagePages: Partial<Record<MatrixStage, string>> = { formCheck: "/bids", review: "/experts", decision: "/decision", publicity: "/decision" };

function pageOf(no: string, cell: StageCell): string | null {
  if (cell.state === "ahead" || cell.word === "stopped" || cell.word === "toOpen") return null;
  const page = stagePages[cell.stage];
  return page === undefined ? null : `/work/challenges/${encodeURIComponent(no)}${cell.word === "frozen" ? "/ranking" : page}`;
}

export function Cell({ no, cell }: { no: string; cell: StageCell | null }) {
  if (cell === null) return <span className="text-soft">不设</span>;
  const href = pageOf(no, cell);
  const words = (
    <>
      <span aria-hidden>{marks[cell.state]}</span>
      {wordsOfCell(cell)}
    </>
  );
  return <span className={classNames("inline-block", tones[cell.state])}>{href ? <a href={href}>{words}</a> : words}</span>;
}

/** Items × stages: each cell a word and a colour, at the end what comes next and who does it. */
export function StageMatrix({ rows, columns, emptyHint }: { rows: OverviewRow[]; columns: MatrixStage[]; emptyHint: React.ReactNode }) {
  const table: Column<OverviewRow>[] = [
    {
      key: "title",
      head: "榜单任务",
      isRowHead: true,
      cell: (row) => (
        <span className="block min-w-52">
          <a href={`/work/challenges/${encodeURIComponent(row.no)}`} className="font-medium">
            {row.title}
          </a>
          <span className="block text-soft tabular-nums">{row.no}</span>
        </span>
      ),
    },
    ...columns.map((stage, index): Column<OverviewRow> => ({ key: stage, head: matrixStageWords[stage], cell: (row) => <Cell no={row.no} cell={row.cells[index] ?? null} /> })),
    {
      key: "next",
      head: "下一步",
      cell: (row) =>
        row.step === null ? (
          <span className="text-soft">无</span>
        ) : (
          <span className="block min-w-28">
            {nextStepWords(row.step)}
            <span className="block text-soft">{whoWords(row.step.who)}</span>
          </span>
        ),
    },
  ];
  return <DataTable caption="榜单任务与阶段" rows={rows} columns={table} rowKey={(row) => row.no} isWide empty={<EmptyState title="本批次还没有榜单任务">{emptyHint}</EmptyState>} />;
}
