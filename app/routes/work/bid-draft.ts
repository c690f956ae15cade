import { bidForm } from "#app/domain/bid/form-schema.ts";
import { saveForm } from "#app/services/bid/save-form.ts";
import { param } from "#app/web/page-input.ts";
import { workAnswer } from "#app/web/resource.ts";

/** 自动暂存: the workbench's script saves here; without script the page's own button does the same. */
const page = workAnswer({ policy: "bid.edit", schema: bidForm, run: ({ ctx, params, form }) => saveForm(ctx, param(params, "no"), form) });

export const action = page.action;
