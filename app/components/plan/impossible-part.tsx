import { Alert } from "#app/components/ui/alert.tsx";
import type { PlanAnswerView } from "#app/domain/review/plan/plan-view.ts";
import { impossibleWords } from "#app/messages/zh-CN/assignment-plan.ts";

/** Why no assignment keeps to the conditions, and the least that would have to give way. */
export function ImpossiblePart({ answer }: { answer: Extract<PlanAnswerView, { status: "infeasible" }> }) {
  const { missing, bids, limits, least, others } = impossibleWords(answer);
  return (
    <Alert tone="warning" title="这些条件无法同时满足">
      <p>{missing}</p>
      <p className="mt-2">涉及的申报：{bids}</p>
      {limits.length > 0 && (
        <>
          <p className="mt-2">卡住的限制：</p>
          <ul className="list-disc pl-6">
            {limits.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
      {least && (
        <p className="mt-2">
          <strong>最小的调整：</strong>
          {least}
        </p>
      )}
      {others.length > 0 && (
        <>
          <p className="mt-2">其他办法：</p>
          <ul className="list-disc pl-6">
            {others.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
    </Alert>
  );
}
