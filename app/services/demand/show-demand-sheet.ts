import { formOfDemand } from "#app/domain/demand/convert.ts";
import type { DemandForm } from "#app/domain/demand/form.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { showDemandForm } from "./save-demand.ts";
import { showDemand } from "./show-demand.ts";

/** What 需求征集表 of a demand says, to print: the last version, or for who writes it the draft. Refusal: notFound. */
export async function showDemandSheet(ctx: Context, reference: string): Promise<Result<{ callTitle: string; at: string; demand: { no: string; unitName: string; unitUscc: string; form: DemandForm } }>> {
  const shown = await showDemand(ctx, reference);
  if (!shown.ok) return shown;
  const { no, unitName, unitUscc, call, content, versions } = shown.value.demand;
  const last = versions[0];
  if (content && last) return ok({ callTitle: call.title, at: last.at, demand: { no, unitName, unitUscc, form: formOfDemand(content, "") } });
  const draft = await showDemandForm(ctx, reference);
  return draft.ok ? ok({ callTitle: call.title, at: draft.value.savedAt ?? ctx.now, demand: { no, unitName, unitUscc, form: draft.value.form } }) : refuse("notFound");
}
