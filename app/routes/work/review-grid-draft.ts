import { ok } from "#app/domain/kernel/result.ts";
import { ownGridInput } from "#app/domain/review/schema.ts";
import { saveOwnGrid } from "#app/services/review/own-grid.ts";
import { param } from "#app/web/page-input.ts";
import { workAnswer } from "#app/web/resource.ts";

/** 自动暂存 of the 横向表. */
const page = workAnswer({
  policy: "reviewAssignment.start",
  schema: ownGridInput,
  run: async ({ ctx, params, form }) => {
    const saved = await saveOwnGrid(ctx, param(params, "challengeNo"), form);
    return saved.ok ? ok({ revision: 0, ...saved.value }) : saved;
  },
});

export const action = page.action;
