import type { StoredPlan } from "#app/db/assignment-plan.ts";
import { findSubject } from "#app/db/subjects.ts";
import { itemsClosedTo } from "#app/domain/policy/actor.ts";
import type { AskedPlan } from "#app/domain/review/plan/plan.ts";
import type { Context } from "#app/services/kernel/context.ts";

/** Whether a plan holds no item from which a conflict keeps the reader away: such a plan is not there for this person. */
export async function maySeePlan({ actor }: Context, { conditions }: Pick<StoredPlan, "conditions">): Promise<boolean> {
  const closed = itemsClosedTo(actor);
  if (closed.length === 0) return true;
  const { challenges } = JSON.parse(conditions) as AskedPlan;
  const subjects = await Promise.all(challenges.map((no) => findSubject("challenge", no)));
  return subjects.every((subject) => subject !== null && !closed.includes(subject.id));
}
