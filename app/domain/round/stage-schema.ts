import { z } from "zod";
import { blindModes } from "#app/domain/review/blind.ts";
import { isFaceToFace, stageKinds } from "#app/domain/review/stage-kinds.ts";
import { rubric } from "./rubric-schema.ts";

const zeroOrMore = (most: number) => z.number().int().min(0).max(most);

/**
 * One stage of an item's review. What is left out is as the round has it. `weight` in percent of the final total; a site visit of
 * weight 0 is a record without marks. `criteria` empty: the whole rubric; else the others' weight is spread as in `rubricFor`. `rubric`:
 * 本阶段评分标准, instead of the round's, with weights and bands of its own that add to 100 by themselves.
 * `passMark` and `advance` decide who goes on to the next stage: 0 is without a mark, without a number.
 */
export const reviewStage = z.strictObject({
  kind: z.enum(stageKinds),
  weight: zeroOrMore(100),
  criteria: z.array(z.string().regex(/^R\d{2}$/)).max(100).default([]),
  rubric: rubric.optional(),
  blind: z.enum(blindModes).optional(),
  expertsPerBid: z.number().int().min(1).max(15).optional(),
  leastValidScores: z.number().int().min(1).max(15).optional(),
  passMark: zeroOrMore(100).default(0),
  advance: zeroOrMore(99).default(0),
});

export type ReviewStage = z.output<typeof reviewStage>;

/** Places of a list of stages that cannot stand, each with the key of its words. */
function problemsOf(stages: readonly ReviewStage[]): { path: (string | number)[]; message: string }[] {
  const total = stages.reduce((sum, { weight }) => sum + weight, 0);
  const last = stages.findLastIndex(({ weight }) => weight > 0);
  return [
    ...(total === 100 ? [] : [{ path: [], message: `stageWeightsNot100:${String(total)}` }]),
    ...stages.flatMap((stage, index) => [
      ...(stage.weight === 0 && stage.kind !== "visit" ? [{ path: [index, "weight"], message: "stageWeightNeeded" }] : []),
      ...(stage.rubric && (stage.weight === 0 || stage.criteria.length > 0) ? [{ path: [index, "rubric"], message: "stageRubricAlone" }] : []),
      // Who speaks before the panel is seen by it.
      ...(isFaceToFace(stage.kind) && stage.blind === "double" ? [{ path: [index, "blind"], message: "stageSeesTeam" }] : []),
      ...(index >= last && stage.advance + stage.passMark > 0 ? [{ path: [index, "advance"], message: "lastStageAdvances" }] : []),
      ...(index < last && stage.weight === 0 && stage.advance + stage.passMark > 0 ? [{ path: [index, "advance"], message: "unmarkedStageAdvances" }] : []),
      ...(stage.leastValidScores !== undefined && stage.expertsPerBid !== undefined && stage.leastValidScores > stage.expertsPerBid ? [{ path: [index, "leastValidScores"], message: `quorumOverExperts:${String(stage.leastValidScores)}:${String(stage.expertsPerBid)}` }] : []),
    ]),
  ];
}

/** 评审阶段 of a round, in their order; the weights add to 100. */
export const reviewStages = z
  .array(reviewStage)
  .min(1)
  .max(4)
  .superRefine((stages, context) => {
    for (const { path, message } of problemsOf(stages)) context.addIssue({ code: "custom", path, message });
  });

interface Named {
  code: string;
  name?: string;
}

/**
 * What the stages ask of the round's rubric: only criteria that it has, every criterion marked somewhere, and a code that means one
 * thing in the whole round. Where every stage has a rubric of its own, nothing is marked by the round's. Keys of words with their place.
 */
export function stageRubricProblems(stages: readonly ReviewStage[] | undefined, lines: readonly Named[]): { path: (string | number)[]; message: string }[] {
  if (stages === undefined) return [];
  const codes = lines.map(({ code }) => code);
  const marked = stages.filter(({ weight }) => weight > 0);
  const unknown = stages.flatMap(({ criteria }, index) => criteria.filter((code) => !codes.includes(code)).map((code) => ({ path: ["stages", index, "criteria"], message: `stageCriterionUnknown:${code}` })));
  const marks = ({ criteria, rubric: own }: ReviewStage, code: string) => (own ? own.some((line) => line.code === code) : criteria.length === 0 || criteria.includes(code));
  const unmarked = marked.some((stage) => !stage.rubric) ? codes.filter((code) => !marked.some((stage) => marks(stage, code))) : [];
  return [...unknown, ...(unmarked.length > 0 ? [{ path: ["stages"], message: `stageCriterionUnmarked:${unmarked.join("、")}` }] : []), ...renamedCriteria(stages, lines)];
}

/** Stages in which a code has another name than before: people read the reasons of all stages under one name. */
function renamedCriteria(stages: readonly ReviewStage[], lines: readonly Named[]): { path: (string | number)[]; message: string }[] {
  const names = new Map(lines.map(({ code, name }) => [code, name]));
  return stages.flatMap(({ rubric: own = [] }, index) =>
    own.flatMap(({ code, name }) => {
      const known = names.get(code);
      if (known === undefined) names.set(code, name);
      return known === undefined || known === name ? [] : [{ path: ["stages", index, "rubric"], message: `stageCriterionName:${code}:${known}` }];
    }),
  );
}
