import { fullForm } from "#app/domain/bid/full-schema.ts";
import { saveFullForm } from "#app/services/bid/save-form.ts";
import { param } from "#app/web/page-input.ts";
import { workAnswer } from "#app/web/resource.ts";

/** 自动暂存 of 完整申报书. */
const page = workAnswer({ policy: "bid.edit", schema: fullForm, run: ({ ctx, params, form }) => saveFullForm(ctx, param(params, "no"), form) });

export const action = page.action;
