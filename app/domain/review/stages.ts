import type { RubricLine } from "#app/domain/round/rubric-schema.ts";
import type { RoundRules } from "#app/domain/round/schema.ts";
import type { ReviewStage } from "#app/domain/round/stage-schema.ts";
import { isFaceToFace } from "./stage-kinds.ts";

/** The stages of a round's rules; a round that names none has one written stage. */
export function stagesOf({ stages }: Pick<RoundRules, "stages">): readonly [ReviewStage, ...ReviewStage[]] {
  const [first, ...others] = stages ?? [];
  return [first ?? { kind: "written", weight: 100, criteria: [], passMark: 0, advance: 0 }, ...others];
}

/** The rules as one stage has them; `number` from 1. The pass mark of the whole review stays the round's. */
export function rulesOfStage(rules: RoundRules, number: number): RoundRules & { stage: ReviewStage } {
  const stages = stagesOf(rules);
  const stage = stages[number - 1] ?? stages[0];
  const { blind = rules.blind, expertsPerBid = rules.expertsPerBid, leastValidScores = rules.leastValidScores } = stage;
  return { ...rules, stage, blind: blind === "double" && isFaceToFace(stage.kind) ? "single" : blind, expertsPerBid, leastValidScores };
}

/** A rubric of a round with the marked stages that use it. */
export interface StageRubric {
  stages: { number: number; kind: ReviewStage["kind"] }[];
  lines: RubricLine[];
}

/** 各阶段的评分标准: the round's for the stages that have none of their own, then each one's own. */
export function rubricsOf(round: { rules: Pick<RoundRules, "stages">; rubric: RubricLine[] }): StageRubric[] {
  const marked = stagesOf(round.rules).flatMap(({ kind, weight, rubric }, index) => (weight > 0 ? [{ number: index + 1, kind, rubric }] : []));
  const [own, shared] = [marked.filter(({ rubric }) => rubric), marked.filter(({ rubric }) => !rubric)];
  const named = ({ number, kind }: (typeof marked)[number]) => ({ number, kind });
  return [...(shared.length > 0 ? [{ stages: shared.map(named), lines: round.rubric }] : []), ...own.map((stage) => ({ stages: [named(stage)], lines: stage.rubric ?? [] }))];
}

/** The names of all criteria that any stage of the round marks. */
export function criterionNames(round: { rules: Pick<RoundRules, "stages">; rubric: readonly RubricLine[] }): Map<string, string> {
  return new Map([...round.rubric, ...stagesOf(round.rules).flatMap(({ rubric = [] }) => rubric)].map(({ code, name }) => [code, name]));
}

/** The last stage, up to the present one, for which a panel met (会评); 0 for none. */
export function lastPanelStage(rules: Pick<RoundRules, "stages">, present: number): number {
  return stagesOf(rules).slice(0, present).findLastIndex(({ kind }) => kind === "panel") + 1;
}

/** Who goes on from a stage: not fallen by veto, above its mark, and among the first `advance`; who shares the last place goes on too. */
export function advancing<L extends { total: string; place: number; vetoed: boolean }>(lines: readonly L[], { passMark, advance }: Pick<ReviewStage, "passMark" | "advance">): L[] {
  return lines.filter(({ total, place, vetoed }) => !vetoed && Number(total) >= passMark && (advance === 0 || place <= advance));
}
