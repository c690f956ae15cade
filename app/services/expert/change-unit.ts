import { appendEvent } from "#app/db/audit.ts";
import { inTransaction } from "#app/db/client.ts";
import { insertLinks, setExpertUnit } from "#app/db/expert-bank.ts";
import { ensureUnits } from "#app/db/expert-import.ts";
import { lastDayOf } from "#app/domain/expert/link-cells.ts";
import { unitChange } from "#app/domain/expert/schema.ts";
import { shanghaiDate } from "#app/domain/kernel/calendar.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { checkUscc } from "#app/domain/organisation/uscc.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";
import { endConflicted } from "#app/services/review/end-conflicted.ts";
import { keptBy } from "./bank-access.ts";

const at = (path: string, message: string) => refuse("invalidInput", { fields: [{ path, message }] });

/**
 * 变更单位: an expert works elsewhere now. The unit on record becomes a past one until the month of leaving, so that both keep the
 * expert from its bids; tasks that the rule forbids now end at once. Answers in how many items.
 * Refusals: signInNeeded, notFound, notAllowed, samePerson, invalidInput, alreadyDone (is in that unit).
 */
export async function changeExpertUnit(ctx: Context, no: string, rawInput: unknown): Promise<Result<{ dropped: number }>> {
  const found = await keptBy(ctx, no);
  if (!found.ok) return found;
  const input = unitChange.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const { uscc, name, until } = input.data;
  const code = checkUscc(uscc);
  if (!code.format) return at("uscc", code.problem === "length" ? "usccLength" : "usccAlphabet");
  const today = shanghaiDate(ctx.now);
  if (!today.ok) return today;
  if (until > today.value.slice(0, 7)) return at("until", "monthNotYet");
  const { id } = found.value;
  return inTransaction(async (tx) => {
    const units = await ensureUnits(tx, new Map([[code.normalized, name || code.normalized]]));
    const old = await setExpertUnit(tx, id, units.get(code.normalized)!);
    if (old === null) return refuse("alreadyDone");
    await insertLinks(tx, id, "officer", [{ kind: "pastUnit", unitId: old, personCode: null, personName: null, detail: null, until: lastDayOf(until) }]);
    const ended = await endConflicted(tx, ctx, id);
    if (!ended.ok) return ended;
    await appendEvent(tx, "expert", id, "editExpert", { ...actorFacts(ctx.actor), no, unit: code.normalized });
    return ok({ dropped: ended.value.items });
  });
}
