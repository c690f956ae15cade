import type { CandidatePage } from "#app/domain/review/view.ts";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { controlClass } from "#app/components/form/field-frame.tsx";
import { Once } from "#app/components/form/once.tsx";
import { Button } from "#app/components/ui/button.tsx";

/** 专家组组长: one of the panel, who writes its opinion once all have signed. */
export function ChairForm({ view, frame, chair }: { view: CandidatePage; frame: WorkFrame; chair: string | null }) {
  const panel = view.panel.filter(({ bids }) => bids.some(({ assignment }) => assignment !== null && ["accepted", "reviewing", "reopened", "signed"].includes(assignment.status)));
  if (panel.length === 0) return null;
  const isKept = panel.some(({ no, bids }) => no === chair && bids.some(({ conflict }) => conflict !== null));
  return (
    <form method="post" className="no-print mt-4 flex flex-wrap items-end gap-3" aria-label="指定组长">
      <Once frame={frame} name="chair" />
      {isKept && <p className="w-full font-medium text-red-dark">现任组长与本任务的申报有回避情形，不再看到专家组意见的页面，请另行指定组长。</p>}
      <label className="text-sm">
        专家组组长
        <select name="expert" defaultValue={chair ?? ""} required className={`${controlClass} w-64`}>
          <option value="">未指定</option>
          {panel.map(({ no, name }) => (
            <option key={no} value={no}>
              {no} {name}
            </option>
          ))}
        </select>
      </label>
      <Button name="intent" value="nameChair" tone="plain">
        指定组长
      </Button>
      <span className="text-sm text-soft">组长在全体签署后撰写专家组意见，评分分歧较大的由其说明。</span>
    </form>
  );
}
