import { readRoundItems } from "#app/db/public-facts.ts";
import type { ItemFigures } from "#app/domain/overview/round-figures.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { Context } from "#app/services/kernel/context.ts";

/** A published round in figures, item by item; `asOf` is when they were counted. */
export interface RoundFiguresView {
  code: string;
  title: string;
  asOf: string;
  items: ItemFigures[];
}

/** Counts only what is published. Refusal: notFound. */
export async function showRoundFigures(ctx: Context, code: string): Promise<Result<RoundFiguresView>> {
  const found = await readRoundItems(code);
  return found ? ok({ code, asOf: ctx.now, ...found }) : refuse("notFound");
}
