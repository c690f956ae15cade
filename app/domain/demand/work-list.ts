import { z } from "zod";
import { demandLifecycle } from "./lifecycle.ts";

/** Filters of the list of demands as they stand in the address; what makes no sense counts as not given. */
export const demandListFilter = z.object({
  status: z.enum(demandLifecycle.states).optional().catch(undefined),
  call: z.string().max(20).optional().catch(undefined),
  text: z.string().trim().max(60).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});

export type DemandListFilter = z.output<typeof demandListFilter>;
