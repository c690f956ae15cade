import { demandFormWithRevision } from "#app/domain/demand/form-schema.ts";
import { saveDemand } from "#app/services/demand/save-demand.ts";
import { param } from "#app/web/page-input.ts";
import { workAnswer } from "#app/web/resource.ts";

/** 自动保存: the form's script saves here; without script its own button does the same. */
const page = workAnswer({
  policy: "demand.submit",
  schema: demandFormWithRevision,
  run: ({ ctx, params, form: { revision, ...form } }) => saveDemand(ctx, param(params, "no"), form, revision),
});

export const action = page.action;
