import { type BudgetMode, unitKeysOf } from "#app/domain/bid/full-parts.ts";
import type { OwnBid } from "#app/domain/bid/view.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { namedMembers } from "./judge-draft.ts";
import { type LocalCopyKey, localCopyKey } from "./local-copy-key.ts";
import { showOwnBid } from "./show-own-bid.ts";

/** The page of 完整申报书: the bid with the units whose data it asks for. */
export interface FullFormPage {
  bid: OwnBid;
  units: { key: string; name: string }[];
  budget: BudgetMode;
  copyKey: LocalCopyKey;
}

/** Refusal: notFound, also where the round asks for the concise form. */
export async function showFullForm(ctx: Context, reference: string, personId: string): Promise<Result<FullFormPage>> {
  const own = await showOwnBid(ctx, reference);
  if (!own.ok) return own;
  const { draft, challenge, unitName, no } = own.value;
  if (challenge.fullBudget === null) return refuse("notFound");
  const members = await namedMembers(draft.members);
  const names = [unitName, ...members.map(({ name, uscc }) => name || uscc)];
  return ok({ bid: own.value, units: unitKeysOf(draft).map((key, index) => ({ key, name: names[index] ?? key })), budget: challenge.fullBudget, copyKey: localCopyKey(`${no}/plan`, personId) });
}
