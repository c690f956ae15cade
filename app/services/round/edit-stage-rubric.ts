import { z } from "zod";
import { readRoundSettings } from "#app/db/round.ts";
import { findSubject } from "#app/db/subjects.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { rubric } from "#app/domain/round/rubric-schema.ts";
import type { ReviewStage } from "#app/domain/round/stage-schema.ts";
import type { StageRubricPage } from "#app/domain/round/view.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { editStages, showStages } from "./edit-stages.ts";

/** `rubric` null: as the round has it. `seen` as the writer saw the stages. */
const stageRubricInput = z.strictObject({ seen: z.string().default(""), rubric: rubric.nullable() });

/** 本阶段评分标准 of a stage that is marked, from 1; one without its own shows the round's lines that it marks. Refusal: notFound. */
export async function showStageRubric(ctx: Context, code: string, number: number): Promise<Result<StageRubricPage>> {
  const found = await stageOf(ctx, code, number);
  if (!found.ok) return found;
  const { page, stage } = found.value;
  const round = await findSubject("round", code);
  if (!round) return refuse("notFound");
  const lines = stage.rubric ?? (await readRoundSettings(round.id)).rubric.filter((line) => stage.criteria.length === 0 || stage.criteria.includes(line.code));
  const { title, status, seen, mayEdit } = page;
  return ok({ code, title, status, number, kind: stage.kind, isOwn: stage.rubric !== undefined, lines, seen, mayEdit });
}

/** Gives a stage a rubric of its own, or takes it away. Refusals: those of `editStages`; `rubric.N…` with the places. */
export async function editStageRubric(ctx: Context, code: string, number: number, rawInput: unknown): Promise<Result<{ stages: number }>> {
  const found = await stageOf(ctx, code, number);
  if (!found.ok) return found;
  const input = stageRubricInput.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const { rubric: _before, ...stage } = found.value.stage;
  // A rubric of its own says itself what is marked.
  const changed = input.data.rubric ? { ...stage, criteria: [], rubric: input.data.rubric } : stage;
  const saved = await editStages(ctx, code, { seen: input.data.seen, stages: found.value.page.stages.with(number - 1, changed) });
  if (saved.ok || !saved.refusal.fields) return saved;
  const fields = saved.refusal.fields.map(({ path, message }) => ({ path: path.replace(/^stages(\.\d+\.rubric)?/, "rubric"), message }));
  return refuse(saved.refusal.code, { ...saved.refusal, fields });
}

async function stageOf(ctx: Context, code: string, number: number): Promise<Result<{ page: PageOfStages; stage: ReviewStage }>> {
  const page = await showStages(ctx, code);
  if (!page.ok) return page;
  const stage = page.value.isStaged ? page.value.stages[number - 1] : undefined;
  return stage && stage.weight > 0 ? ok({ page: page.value, stage }) : refuse("notFound");
}

type PageOfStages = Extract<Awaited<ReturnType<typeof showStages>>, { ok: true }>["value"];
