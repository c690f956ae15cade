import type { RailStage } from "#app/domain/overview/round-overview.ts";
import type { Step } from "#app/components/ui/stepper.tsx";
import { Stepper } from "#app/components/ui/stepper.tsx";
import { cellStateWords, matrixStageWords } from "#app/messages/zh-CN/progress.ts";

function noteOf({ here, stopped, state }: RailStage): string {
  const parts = [here > 0 && `${here} 项在此`, stopped > 0 && `${stopped} 项中止`].filter(Boolean);
  return parts.length > 0 ? parts.join("，") : cellStateWords[state];
}

/** The rail of a round's stages (阶段): where its challenges are. */
export function StageRail({ rail, hrefOf }: { rail: RailStage[]; hrefOf: (stage: RailStage["stage"]) => string }) {
  const steps: Step[] = rail.map((one) => ({
    key: one.stage,
    words: matrixStageWords[one.stage],
    state: one.state === "stopped" ? "done" : one.state,
    note: noteOf(one),
    ...((one.here > 0 || one.stopped > 0) && { href: hrefOf(one.stage) }),
  }));
  return <Stepper label="批次阶段" steps={steps} />;
}

/** The same in one line, for lists of rounds. */
export function StageLine({ rail, hrefOf }: { rail: RailStage[]; hrefOf?: (stage: RailStage["stage"]) => string }) {
  return (
    <ol className="flex flex-wrap gap-x-1 gap-y-2 text-sm">
      {rail.map((one, index) => (
        <li key={one.stage} className="flex items-center gap-1">
          {index > 0 && (
            <span aria-hidden className="text-soft">
              ›
            </span>
          )}
          <span className={one.here > 0 ? "rounded border border-blue bg-blue-wash px-2 font-medium" : one.state === "done" ? "px-1" : "px-1 text-soft"}>
            {hrefOf && one.here > 0 ? <a href={hrefOf(one.stage)}>{matrixStageWords[one.stage]}</a> : matrixStageWords[one.stage]}
            {one.here > 0 && <span className="ml-1 tabular-nums">{one.here}</span>}
            {one.here === 0 && one.state === "done" && <span className="sr-only">（已完成）</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}
