import { scoreSheetForm } from "#app/domain/review/schema.ts";
import { findOwnTask } from "#app/services/review/own-task.ts";
import { autosaveScores } from "#app/services/review/save-scores.ts";
import { param } from "#app/web/page-input.ts";
import { workAnswer } from "#app/web/resource.ts";

/** 自动暂存 of a score sheet: the page's script saves here; without script the page's own button does the same. */
const page = workAnswer({
  policy: "reviewAssignment.start",
  schema: scoreSheetForm,
  run: async ({ ctx, params, form }) => {
    const task = await findOwnTask(ctx, param(params, "challengeNo"), param(params, "code"));
    return task.ok ? autosaveScores(ctx, task.value.id, form) : task;
  },
});

export const action = page.action;
