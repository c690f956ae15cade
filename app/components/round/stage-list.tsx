import { rulesOfStage, stagesOf } from "#app/domain/review/stages.ts";
import type { RoundRules } from "#app/domain/round/schema.ts";
import { stageSentence } from "#app/messages/zh-CN/stages.ts";

/** 评审阶段 of a round as sentences, in their order. */
export function StageList({ rules }: { rules: RoundRules }) {
  return (
    <ol className="list-decimal space-y-1 pl-5">
      {stagesOf(rules).map((_, index) => (
        <li key={index}>{stageSentence(rulesOfStage(rules, index + 1))}</li>
      ))}
    </ol>
  );
}
