import { z } from "zod";
import { demandLifecycle, type DemandState } from "./lifecycle.ts";

/** 待论证: what the bureau has before it, from the day it came in to its conclusion. */
const toVet: readonly DemandState[] = ["submitted", "recommended", "underVetting"];

/** Filters of the list of demands as they stand in the address; what makes no sense counts as not given. */
export const demandListFilter = z.object({
  /** One state, or all that are still to be vetted. */
  status: z.enum([...demandLifecycle.states, "toVet"]).optional().catch(undefined),
  call: z.string().max(20).optional().catch(undefined),
  text: z.string().trim().max(60).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});

export type DemandListFilter = z.output<typeof demandListFilter>;

/** The states that a filter lets through; null for all. */
export function statesOf({ status }: Pick<DemandListFilter, "status">): readonly DemandState[] | null {
  return status === undefined ? null : status === "toVet" ? toVet : [status];
}
