import { outageRule } from "#app/domain/challenge/outage.ts";
import { type Pattern, stagesOf } from "#app/domain/kernel/pattern.ts";
import { shanghaiDate } from "#app/domain/kernel/calendar.ts";
import { planAfterClosing } from "#app/domain/round/calendar-plan.ts";
import type { RoundRules } from "#app/domain/round/schema.ts";
import { outageRuleWords, patternWords, stageWords } from "#app/messages/zh-CN/challenge.ts";
import { roundCalendarWords } from "#app/messages/zh-CN/round-calendar.ts";
import { DateTime } from "#app/components/ui/date-time.tsx";

export interface ChallengeCalendarProps {
  challenge: { pattern: Pattern; opensAt: string | null; closesAt: string | null; periodMonths: number };
  rules: RoundRules | null;
}

/** The dates that stand, and the stages after them in the order of the item's pattern. */
export function ChallengeCalendar({ challenge, rules }: ChallengeCalendarProps) {
  const { pattern, opensAt, closesAt, periodMonths } = challenge;
  const { name, meaning } = patternWords[pattern];
  const closesOn = closesAt && shanghaiDate(closesAt);
  const ends = new Map(closesOn && closesOn.ok && rules ? planAfterClosing(rules, pattern, closesOn.value).map(({ stage, to }) => [stage, to]) : []);
  return (
    <div className="measure">
      <p>
        组织方式：<strong>{name}</strong>。{meaning}
      </p>
      <ol className="mt-3 list-decimal space-y-1 pl-6 marker:font-bold marker:text-blue print:columns-2 print:gap-x-10 print:space-y-0">
        {opensAt && (
          <li>
            <DateTime value={opensAt} /> 发榜，开始接收申报
          </li>
        )}
        {closesAt && (
          <li>
            <strong>
              <DateTime value={closesAt} />
            </strong>{" "}
            截止（以本系统时钟为准，到时即停止接收）
          </li>
        )}
        {stagesOf[pattern]
          .filter((stage) => stage !== "bidding")
          .map((stage) => (
            <li key={stage}>
              {stageWords[stage]}
              {stage === "formCheck" && rules && `（可补正一次，${rules.correctionWorkingDays} 个工作日）`}
              {stage === "publicity" && rules && `（${rules.publicity.workingDays} 个工作日）`}
              {ends.has(stage) && <span className="text-soft">，{roundCalendarWords.ends(ends.get(stage) ?? "")}</span>}
            </li>
          ))}
        <li>立项、签订任务书，攻关周期 {periodMonths} 个月</li>
      </ol>
      <p className="mt-3 text-sm text-soft">
        {outageRuleWords(outageRule)}
        <a href="/outages">查看中断记录</a>
      </p>
    </div>
  );
}
