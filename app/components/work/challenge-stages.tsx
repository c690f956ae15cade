import type { StageCell } from "#app/domain/overview/stage-cells.ts";
import { matrixStageWords } from "#app/messages/zh-CN/progress.ts";
import { Cell } from "./stage-matrix.tsx";

/** The stages of one challenge in their order, each with where it stands and the way to its page. */
export function ChallengeStages({ no, cells, knowsJudges }: { no: string; cells: StageCell[]; knowsJudges: boolean }) {
  return (
    <ol className="grid grid-cols-2 gap-x-4 gap-y-3 sm:grid-cols-3 lg:auto-cols-fr lg:grid-flow-col lg:grid-cols-none">
      {cells.map((cell) => (
        <li key={cell.stage} aria-current={cell.state === "current" ? "step" : undefined} className={`border-t-2 pt-1.5 ${cell.state === "ahead" ? "border-line" : cell.state === "stopped" ? "border-red" : "border-blue"}`}>
          <p className={cell.state === "ahead" ? "text-soft" : "font-medium"}>{matrixStageWords[cell.stage]}</p>
          <p className="text-sm">
            <Cell no={no} cell={cell} knowsJudges={knowsJudges} />
          </p>
        </li>
      ))}
    </ol>
  );
}
