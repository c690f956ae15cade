import type { ReactNode } from "react";
import type { OverviewRow } from "#app/domain/overview/round-overview.ts";
import type { MatrixStage, StageCell } from "#app/domain/overview/stage-cells.ts";
import { matrixStageWords, shortStageWords, wordsOfCell } from "#app/messages/zh-CN/progress.ts";
import { isWaiting, nextStepWords, whoWords } from "#app/messages/zh-CN/todo.ts";
import { classNames } from "#app/components/ui/class-names.ts";
import { EmptyState } from "#app/components/ui/empty-state.tsx";

const tones: Record<StageCell["state"], string> = {
  ahead: "text-soft",
  current: "rounded border border-blue bg-blue-wash px-1.5 font-medium text-blue-dark",
  done: "text-ink",
  stopped: "rounded border border-red bg-red-wash px-1.5 font-medium text-red-dark",
};

/** Pages behind a stage of one challenge. */
const stagePages: Partial<Record<MatrixStage, string>> = { formCheck: "/bids", review: "/experts", shortlist: "/shortlist", decision: "/decision", publicity: "/decision" };

const challengePage = (no: string) => `/work/challenges/${encodeURIComponent(no)}`;

function pageOf(no: string, cell: StageCell, knowsJudges: boolean): string | null {
  if (cell.state === "ahead" || cell.word === "stopped" || cell.word === "toOpen") return null;
  const page = stagePages[cell.stage];
  return page === undefined ? null : `${challengePage(no)}${cell.word === "frozen" || (cell.stage === "review" && !knowsJudges) ? "/ranking" : page}`;
}

/** A cell: a word and a colour, and the way to the stage's page once there is one. */
export function Cell({ no, cell, knowsJudges }: { no: string; cell: StageCell; knowsJudges: boolean }) {
  const href = pageOf(no, cell, knowsJudges);
  const words = cell.state === "done" ? `✓ ${wordsOfCell(cell)}` : wordsOfCell(cell);
  return <span className={classNames("inline-block whitespace-nowrap", tones[cell.state])}>{href ? <a href={href}>{words}</a> : words}</span>;
}

interface StageMatrixProps {
  rows: OverviewRow[];
  /** Of all pages. */
  total: number;
  columns: MatrixStage[];
  /** Whether who reads may know who judges. */
  knowsJudges: boolean;
  emptyTitle: string;
  emptyHint: ReactNode;
}

/** Items × stages: each cell a word and a colour, at the end what comes next and who does it. On a phone only where each item is. */
export function StageMatrix({ rows, total, columns, knowsJudges, emptyTitle, emptyHint }: StageMatrixProps) {
  if (rows.length === 0) return <EmptyState title={emptyTitle}>{emptyHint}</EmptyState>;
  return (
    <>
      <div className="relative hidden overflow-x-auto md:block" tabIndex={0} role="region" aria-label="任务与阶段表">
        <MatrixTable rows={rows} columns={columns} knowsJudges={knowsJudges} />
        <p className="mt-2 text-sm text-soft" aria-hidden>
          共 {total} 项。· 未开始　— 不设这一环节　✓ 已完成
        </p>
      </div>
      <ul className="divide-y divide-line border-y border-line md:hidden">
        {rows.map((row) => {
          const cell = row.cells.find((one) => one?.stage === row.stage);
          return (
            <li key={row.no} className="py-3">
              <Title row={row} />
              <p className="mt-1 flex flex-wrap gap-x-3 text-sm">
                {cell && (
                  <span>
                    {matrixStageWords[cell.stage]}：<Cell no={row.no} cell={cell} knowsJudges={knowsJudges} />
                  </span>
                )}
                <NextStep row={row} />
              </p>
            </li>
          );
        })}
      </ul>
    </>
  );
}

function MatrixTable({ rows, columns, knowsJudges }: Pick<StageMatrixProps, "rows" | "columns" | "knowsJudges">) {
  const head = "border-b-2 border-blue px-2 py-2 text-left align-bottom whitespace-nowrap";
  return (
    <table className="w-full border-collapse text-sm">
      <caption className="sr-only">任务与阶段</caption>
      <thead>
        <tr>
          <th scope="col" className={head}>
            榜单任务
          </th>
          {columns.map((stage) => (
            <th key={stage} scope="col" className={head} title={matrixStageWords[stage]}>
              {shortStageWords[stage]}
            </th>
          ))}
          <th scope="col" className={head}>
            下一步
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.no} className="hover:bg-wash">
            <th scope="row" className="min-w-44 border-b border-line px-2 py-2 text-left align-top font-normal">
              <Title row={row} />
            </th>
            {columns.map((stage, index) => {
              const cell = row.cells[index];
              return (
                <td key={stage} className="border-b border-line px-2 py-2 align-top">
                  {cell ? cell.state === "ahead" ? <Quiet words={wordsOfCell(cell)} mark="·" /> : <Cell no={row.no} cell={cell} knowsJudges={knowsJudges} /> : <Quiet words="不设这一环节" mark="—" />}
                </td>
              );
            })}
            <td className="min-w-24 border-b border-line px-2 py-2 align-top">
              <NextStep row={row} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What has not begun, or never will, takes little room; the words are there for who hears the page. */
function Quiet({ words, mark }: { words: string; mark: string }) {
  return (
    <span className="text-soft" title={words}>
      <span aria-hidden>{mark}</span>
      <span className="sr-only">{words}</span>
    </span>
  );
}

function Title({ row }: { row: OverviewRow }) {
  return (
    <>
      <a href={challengePage(row.no)} className="font-medium">
        {row.title}
      </a>
      <span className="block text-soft tabular-nums">{row.no}</span>
    </>
  );
}

function NextStep({ row: { step } }: { row: OverviewRow }) {
  if (step === null) return <span className="text-soft">已办结</span>;
  return (
    <span>
      {nextStepWords(step)}
      {!isWaiting(step.code) && <span className="block text-soft">{whoWords(step.who)}</span>}
    </span>
  );
}
