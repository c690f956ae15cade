import { findProgressOf } from "#app/db/challenge-progress.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { reviewedBids, unacceptedBids } from "#app/domain/overview/progress.ts";
import type { Relation } from "#app/domain/policy/policy.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { findVisible } from "#app/services/kernel/find-visible.ts";

/** How many bids came, and how many are before whoever decides; null before the opening. */
export interface DecisionHead {
  received: number | null;
  judged: number;
  rejected: number;
  /** 对接 came to nothing. */
  unmatched: number;
}

const bureau: readonly Relation[] = ["officer", "secondOfficer", "leader", "supervisor"];

/** The counts above a decision (上会材料). Refusals: notFound, notAllowed. */
export async function showDecisionHead(ctx: Context, reference: string): Promise<Result<DecisionHead>> {
  const found = await findVisible(ctx, "challenge", reference);
  if (!found) return refuse("notFound");
  if (!found.held.some((relation) => bureau.includes(relation))) return refuse("notAllowed");
  const progress = await findProgressOf(found.subject.id);
  if (!progress) return refuse("notFound");
  return ok({ received: progress.bids && progress.bidsAtClose, judged: reviewedBids(progress), rejected: unacceptedBids(progress), unmatched: progress.bids?.unmatched ?? 0 });
}
