import { Once } from "#app/components/form/once.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import type { PlanBidView, PlanMatch } from "#app/domain/review/plan/plan-view.ts";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { matchWords } from "#app/messages/zh-CN/assignment-plan.ts";
import { conflictWords, expertKindWords } from "#app/messages/zh-CN/review.ts";

interface PlanBidPartProps {
  bid: PlanBidView;
  frame: WorkFrame;
  mayEdit: boolean;
}

/** One bid of a proposal: who is proposed and why, who is not and which limit binds; each with the edit by hand. */
export function PlanBidPart({ bid, frame, mayEdit }: PlanBidPartProps) {
  return (
    <div className="mb-8" id={`bid-${bid.no}`}>
      <h3>
        {bid.code} {bid.unitName} <span className="text-sm font-normal text-soft">{bid.challengeNo}</span>
      </h3>
      <DataTable caption={`${bid.code}的专家`} rows={bid.chosen} columns={columnsFor(bid, frame, mayEdit, false)} rowKey={({ expert }) => expert.no} empty={<p>没有专家。</p>} isPlain />
      <details className="mt-2">
        <summary className="min-h-8 text-blue">为什么不是别人（{bid.refused.length + bid.conflicts.length} 名）</summary>
        {bid.refused.length > 0 && <DataTable caption={`${bid.code}未入选的专家`} rows={bid.refused} columns={columnsFor(bid, frame, mayEdit, true)} rowKey={({ expert }) => expert.no} empty={null} isPlain />}
        {bid.conflicts.length > 0 && (
          <ul className="mt-2 text-sm text-soft">
            {bid.conflicts.map(({ expert, reason }) => (
              <li key={expert.no}>
                {expert.no} {expert.name}：回避，{conflictWords[reason]}（对本任务的一份申报）
              </li>
            ))}
          </ul>
        )}
      </details>
    </div>
  );
}

function columnsFor(bid: PlanBidView, frame: WorkFrame, mayEdit: boolean, isMade: boolean): Column<PlanMatch>[] {
  return [
    {
      key: "expert",
      head: "专家",
      isRowHead: true,
      cell: ({ expert }) => (
        <>
          {expert.name} <span className="text-sm font-normal text-soft">{expert.no}</span>
        </>
      ),
    },
    { key: "unit", head: "单位", cell: ({ expert }) => `${expert.unitName}${expert.local ? "" : "（市外）"}` },
    { key: "kind", head: "类别", cell: ({ expert }) => expertKindWords[expert.kind] },
    { key: "weight", head: "匹配度", isNumeric: true, cell: ({ weight }) => weight },
    { key: "why", head: isMade ? "为什么不选" : "为什么选", isText: true, cell: (match) => matchWords(match) },
    ...(mayEdit
      ? [
          {
            key: "edit",
            head: "调整",
            cell: ({ expert, hasTask }: PlanMatch) => !hasTask && (
              <form method="post">
                <Once frame={frame} name={`edit-${bid.no}-${expert.no}`} />
                <input type="hidden" name="bid" value={bid.no} />
                <input type="hidden" name="expert" value={expert.no} />
                <input type="hidden" name="made" value={String(isMade)} />
                <Button name="intent" value="edit" tone="plain" className="min-h-8 px-2 text-sm whitespace-nowrap" aria-label={`${bid.code} ${isMade ? "改用" : "不用"} ${expert.name}`}>
                  {isMade ? "改用" : "不用"}
                </Button>
              </form>
            ),
          },
        ]
      : []),
  ];
}
