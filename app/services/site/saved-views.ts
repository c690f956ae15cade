import { inTransaction } from "#app/db/client.ts";
import { deleteView, findViews, putView } from "#app/db/saved-view.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { droppedView, mostViews, newView, type SavedView, type ViewedList } from "#app/domain/site/saved-view.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";

/** 常用筛选 of the actor for a list; nobody else sees them. */
export async function listViews({ actor }: Context, list: ViewedList): Promise<SavedView[]> {
  return actor.personId === null ? [] : findViews(actor.personId, list);
}

/** 保存筛选: under a name that is there already it takes its place. Refusals: signInNeeded, invalidInput (name; too many). */
export async function saveView({ actor: { personId } }: Context, rawInput: unknown): Promise<Result<{ list: ViewedList } & SavedView>> {
  const input = newView.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  if (personId === null) return refuse("signInNeeded");
  return inTransaction(async (tx) => ((await putView(tx, personId, input.data, mostViews)) ? ok(input.data) : refuse("invalidInput", { fields: [{ path: "name", message: "tooManyViews" }] })));
}

/** 删除筛选; one that is not there is as good as deleted. Refusals: signInNeeded, invalidInput. */
export async function dropView({ actor: { personId } }: Context, rawInput: unknown): Promise<Result<{ list: ViewedList }>> {
  const input = droppedView.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  if (personId === null) return refuse("signInNeeded");
  await deleteView(personId, input.data.list, input.data.name);
  return ok({ list: input.data.list });
}
