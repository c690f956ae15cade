import { type BidGround, findUnitNames } from "#app/db/bid.ts";
import type { Transaction } from "#app/db/client.ts";
import { completenessOf, type Completeness, type Missing } from "#app/domain/bid/completeness.ts";
import type { AskedForm } from "#app/domain/bid/full-parts.ts";
import { milestoneWindow, type MilestoneWindow } from "#app/domain/bid/milestone.ts";
import type { BidDraft } from "#app/domain/bid/schema.ts";
import { type Eligibility, noConditions } from "#app/domain/challenge/eligibility.ts";
import { shanghaiDate } from "#app/domain/kernel/calendar.ts";
import { normalizeUscc } from "#app/domain/organisation/uscc.ts";

/**
 * Whether a draft may be submitted for this challenge by this unit: complete, members known by name, neither the lead nor
 * the demand owners among them. Registered names win over what was typed.
 */
export async function judgeDraft(draft: BidDraft, ground: BidGround): Promise<Completeness> {
  const codes = draft.members.map(({ uscc }) => normalizeUscc(uscc));
  const named: BidDraft = { ...draft, members: await namedMembers(draft.members) };
  const found = completenessOf(named, ground.indicators, { window: windowOf(ground), full: askedFormOf(ground), eligibility: conditionsFor(ground) });
  const wrong: Missing[] = named.members.flatMap(({ name }, index) => {
    if (codes[index] === ground.leadUscc) return [{ path: `members.${index}.uscc`, message: "leadAsMember" }];
    if (ground.ownerUsccs.includes(codes[index]!)) return [{ path: `members.${index}.uscc`, message: "ownerAsMember" }];
    return name.trim() === "" ? [{ path: `members.${index}.name`, message: "unitNameNeeded" }] : [];
  });
  if (wrong.length === 0) return found;
  const rest = found.complete ? [] : found.missing;
  const at = rest.findIndex(({ path }) => !path.startsWith("projectLead"));
  return { complete: false, missing: at < 0 ? [...rest, ...wrong] : rest.toSpliced(at, 0, ...wrong) };
}

/** A correction after the opening is not asked for what the form check has looked at already. */
function conditionsFor({ reviewCode, eligibility }: BidGround): Eligibility {
  return reviewCode === null ? eligibility : noConditions;
}

/** Which form the round asks for, the whole one with its kind of budget. */
export function askedFormOf({ rules }: Pick<BidGround, "rules">): AskedForm {
  return rules.bidForm === "full" ? rules.budgetMode : "concise";
}

/** Between which dates milestones of the bid's item may lie, by its closing and period. */
export function windowOf({ closesAt, periodMonths }: Pick<BidGround, "closesAt" | "periodMonths">): MilestoneWindow | null {
  const day = closesAt === null ? null : shanghaiDate(closesAt);
  return milestoneWindow(day?.ok ? day.value : null, periodMonths);
}

/** Members under their registered names, where the code is known. */
export async function namedMembers(members: BidDraft["members"], tx?: Transaction): Promise<BidDraft["members"]> {
  const codes = members.map(({ uscc }) => normalizeUscc(uscc));
  const names = await findUnitNames(codes, tx);
  return members.map((member, index) => ({ ...member, name: names.get(codes[index]!) ?? member.name }));
}
