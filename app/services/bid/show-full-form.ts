import { findPerson } from "#app/db/people.ts";
import { findPersonProfile } from "#app/db/profile.ts";
import { blankBudget } from "#app/domain/bid/budget-matrix.ts";
import { type BudgetGround, budgetGroundOf, fullOfForm } from "#app/domain/bid/full-form.ts";
import { type AskedForm, partOf } from "#app/domain/bid/full-parts.ts";
import type { FullForm } from "#app/domain/bid/full-schema.ts";
import { type Known, type KnownDifference, knownDifferences, refreshed, withKnown } from "#app/domain/bid/known-data.ts";
import type { OwnBid } from "#app/domain/bid/view.ts";
import { ok, type Result } from "#app/domain/kernel/result.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { namedMembers } from "./judge-draft.ts";
import { type LocalCopyKey, localCopyKey } from "./local-copy-key.ts";
import { saveFullForm } from "./save-form.ts";
import { showOwnBid } from "./show-own-bid.ts";

/** The page of 完整申报书: the bid with the units whose data it asks for. */
export interface FullFormPage {
  bid: OwnBid;
  units: { key: string; name: string; money: BudgetGround["money"] }[];
  asked: AskedForm;
  copyKey: LocalCopyKey;
  /** Fields that the profiles filled just now, and those that say something else than they. */
  filled: string[];
  differences: KnownDifference[];
}

const mostBudgetRows = partOf("budgetYears").most!;

/** With what the profiles know in the empty fields, while the bid is open. Refusal: notFound. */
export async function showFullForm(ctx: Context, reference: string, personId: string): Promise<Result<FullFormPage>> {
  const own = await showOwnBid(ctx, reference);
  if (!own.ok) return own;
  const { draft, challenge, unitName, no } = own.value;
  const [members, known] = await Promise.all([namedMembers(draft.members), knownFor(ctx, own.value)]);
  const names = [unitName, ...members.map(({ name, uscc }) => name || uscc)];
  const isOpen = own.value.editing.mode === "bidding";
  const isWhole = challenge.askedForm !== "concise";
  const { full: withProfiles, filled } = isOpen && isWhole ? withKnown(draft, known) : { full: draft.full, filled: [] };
  const { unitKeys, unitMoney } = budgetGroundOf(draft);
  const full = isOpen && isWhole && !draft.full.budgetYears?.length && challenge.milestoneWindow ? { ...withProfiles, budgetYears: blankBudget(unitKeys, challenge.milestoneWindow, mostBudgetRows) } : withProfiles;
  return ok({
    bid: { ...own.value, draft: { ...draft, full } },
    units: unitKeys.map((key, index) => ({ key, name: names[index] ?? key, money: unitMoney[index]! })),
    asked: challenge.askedForm,
    copyKey: localCopyKey(`${no}/plan`, personId),
    filled,
    differences: isOpen && isWhole ? knownDifferences(draft, known) : [],
  });
}

/** 用资料更新: saves the page as it was posted, with the profiles' words where they know something. Refusals as `saveFullForm`. */
export async function refreshFullForm(ctx: Context, reference: string, { revision, full }: FullForm): Promise<Result<{ revision: number }>> {
  const own = await showOwnBid(ctx, reference);
  if (!own.ok) return own;
  const draft = { ...own.value.draft, full: fullOfForm(full) };
  return saveFullForm(ctx, reference, { revision, full: refreshed(draft, await knownFor(ctx, own.value)) });
}

async function knownFor({ actor }: Context, { leadProfile, unitUscc, unitName }: OwnBid): Promise<Known> {
  const [person, profile] = actor.personId === null ? [null, null] : await Promise.all([findPerson(actor.personId), findPersonProfile(actor.personId)]);
  return { leadUscc: unitUscc, leadName: unitName, unit: leadProfile, person: person && { name: person.name, title: profile?.title ?? "", degree: profile?.degree ?? "" } };
}
