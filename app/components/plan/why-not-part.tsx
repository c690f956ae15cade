import { Button } from "#app/components/ui/button.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { ExplainedPair, PlanBidView } from "#app/domain/review/plan/plan-view.ts";
import { whyNotWords } from "#app/messages/zh-CN/assignment-plan.ts";

interface WhyNotPartProps {
  bids: Pick<PlanBidView, "no" | "code" | "unitName">[];
  asked: { bid: string; expert: string };
  /** Null before anything was asked. */
  answer: ExplainedPair | { problem: string } | null;
}

/** 为什么不是某名专家: of any bid and any expert, also of those that no list above names. */
export function WhyNotPart({ bids, asked, answer }: WhyNotPartProps) {
  return (
    <Section title="查询：为什么不是某名专家" id="why">
      <form method="get" action="#why" className="flex flex-wrap items-end gap-3" aria-label="查询一对">
        <label className="block">
          <span className="block font-medium">申报</span>
          <select name="bid" defaultValue={asked.bid} className="min-h-10 rounded border border-edge bg-white px-2">
            {bids.map(({ no, code, unitName }) => (
              <option key={no} value={no}>
                {code} {unitName}
              </option>
            ))}
          </select>
        </label>
        <label className="block">
          <span className="block font-medium">专家编号或姓名</span>
          <input name="expert" defaultValue={asked.expert} required className="min-h-10 rounded border border-edge px-2" />
        </label>
        <Button tone="plain">查询</Button>
      </form>
      {answer && (
        <div role="status" className="measure mt-3">
          {"problem" in answer ? (
            <p className="text-red-dark">{answer.problem}</p>
          ) : (
            <>
              <p className="font-medium">
                {answer.expert}　对　{answer.bid}：
              </p>
              <ul className="list-disc pl-5">
                {whyNotWords(answer).map((words) => (
                  <li key={words}>{words}</li>
                ))}
              </ul>
            </>
          )}
        </div>
      )}
    </Section>
  );
}
