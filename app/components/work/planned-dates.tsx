import type { PlannedSpan } from "#app/domain/round/calendar-plan.ts";
import { plannedSpanWords, plannedStageWords, roundCalendarWords as words } from "#app/messages/zh-CN/round-calendar.ts";

/** The calendar that a round was planned with; the stage that today falls into is marked. */
export function PlannedDates({ plan, today }: { plan: PlannedSpan[]; today: string }) {
  const [first, last] = [plan[0], plan.at(-1)];
  if (!first || !last) return null;
  return (
    <details>
      <summary className="py-1">{words.whole(first.from, last.to)}</summary>
      <ol className="mt-2 space-y-1">
        {plan.map((span) => {
          const isNow = span.from <= today && today <= span.to;
          return (
            <li key={span.stage} aria-current={isNow ? "step" : undefined} className={isNow ? "font-bold text-blue" : undefined}>
              {plannedStageWords[span.stage]}：{plannedSpanWords(span)}
              {isNow && `（${words.now}）`}
            </li>
          );
        })}
      </ol>
    </details>
  );
}
