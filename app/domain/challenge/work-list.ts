import { z } from "zod";
import { challengeLifecycle, type ChallengeState } from "./lifecycle.ts";
import { challengeClasses, wastes } from "./kinds.ts";

/** Orders of the bureau's list; a leading `-` turns one round. */
export const workListSorts = ["no", "title", "status", "fiscal", "closesAt", "round"] as const;
export type WorkListSort = (typeof workListSorts)[number];

const sorts = workListSorts.flatMap((sort) => [sort, `-${sort}`]) as (WorkListSort | `-${WorkListSort}`)[];

/** Filters of the bureau's list as they stand in the address; what makes no sense counts as not given. */
export const workListFilter = z.object({
  round: z.string().max(20).optional().catch(undefined),
  status: z.enum(challengeLifecycle.states).optional().catch(undefined),
  waste: z.enum(wastes).optional().catch(undefined),
  class: z.enum(challengeClasses).optional().catch(undefined),
  text: z.string().trim().max(60).optional().catch(undefined),
  sort: z.enum(sorts).catch("no"),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});

export type WorkListFilter = z.output<typeof workListFilter>;

/** A row of the bureau's list (榜单). Money in 分; `bids` is the count at closing, null before it. */
export interface WorkChallengeRow {
  no: string;
  title: string;
  roundCode: string;
  status: ChallengeState;
  class: string;
  waste: string[];
  ownerName: string | null;
  fiscalFen: number;
  ownerInputFen: number;
  closesAt: string | null;
  bids: number | null;
}
