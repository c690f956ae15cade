import { shanghaiDate } from "#app/domain/kernel/calendar.ts";
import { ok, type Result } from "#app/domain/kernel/result.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { createRound } from "#app/services/round/create-round.ts";
import { showNewRoundForm } from "#app/services/round/show-new-round-form.ts";

/**
 * 编制中 of the demo: next year's round of common technology, from its preset with a longer window. A newcomer finds the form of
 * draft rules, the difference from the year before, and a second look that waits for 复核人.
 */
export async function draftRoundOfDemo(ctx: Context): Promise<Result<{ code: string }>> {
  const [today, form] = [shanghaiDate(ctx.now), await showNewRoundForm(ctx, null, "common")];
  if (!today.ok) return today;
  if (!form.ok) return form;
  const year = Number(today.value.slice(0, 4)) + 1;
  const code = `JZGY-${String(year)}`;
  const { rules, rubric, custody } = form.value;
  const created = await createRound(ctx, { code, title: `${String(year)}年度赤泥、钛石膏行业共性技术揭榜挂帅榜单（演示）`, custody, rules: { ...rules, bidWindowDays: 60 }, rubric });
  return created.ok ? ok({ code }) : created;
}
