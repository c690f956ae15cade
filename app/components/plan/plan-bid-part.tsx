import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { editWord } from "#app/domain/review/plan/plan-edit-word.ts";
import type { PlanBidView, PlanMatch } from "#app/domain/review/plan/plan-view.ts";
import { matchWords } from "#app/messages/zh-CN/assignment-plan.ts";
import { conflictWords, expertKindWords } from "#app/messages/zh-CN/review.ts";

interface PlanBidPartProps {
  bid: PlanBidView;
  /** The changes ticked in a form that came back; null where nothing may be changed. */
  ticked: readonly string[] | null;
}

/** One bid of a proposal: who is proposed and why, who is not and which limit binds; each with a box for the change by hand. */
export function PlanBidPart({ bid, ticked }: PlanBidPartProps) {
  return (
    <div className="mb-8" id={`bid-${bid.no}`}>
      <h3>
        {bid.code} {bid.unitName} <span className="text-sm font-normal text-soft">{bid.challengeNo}</span>
      </h3>
      <DataTable caption={`${bid.code}的专家`} rows={bid.chosen} columns={columnsFor(bid, ticked, false)} rowKey={({ expert }) => expert.no} empty={<p>没有专家。</p>} isPlain />
      <details className="mt-2" open={ticked?.some((word) => word.startsWith(`${bid.no} `) && word.endsWith(" make")) || undefined}>
        <summary className="min-h-8 text-blue">为什么不是别人（{bid.refused.length + bid.conflicts.length} 名）</summary>
        {bid.refused.length > 0 && <DataTable caption={`${bid.code}未入选的专家`} rows={bid.refused} columns={columnsFor(bid, ticked, true)} rowKey={({ expert }) => expert.no} empty={null} isPlain />}
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

function columnsFor(bid: PlanBidView, ticked: readonly string[] | null, isMade: boolean): Column<PlanMatch>[] {
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
    ...(ticked
      ? [
          {
            key: "edit",
            head: "调整",
            cell: ({ expert, hasTask }: PlanMatch) => {
              const word = editWord({ bid: bid.no, expert: expert.no, made: isMade });
              return !hasTask && (
                <label className="flex min-h-8 items-center gap-2 whitespace-nowrap">
                  <input type="checkbox" name="edits" value={word} defaultChecked={ticked.includes(word)} className="size-4 accent-blue" aria-label={`${bid.code} ${isMade ? "改用" : "不用"} ${expert.name}`} />
                  {isMade ? "改用" : "不用"}
                </label>
              );
            },
          },
        ]
      : []),
  ];
}
