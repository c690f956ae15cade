import { findSilentCorrections } from "#app/db/form-lines.ts";
import { systemActor } from "#app/domain/policy/actor.ts";
import { rejectForm } from "./reject-form.ts";

/**
 * 期满未补正: silence past the limit acts (guide 1.3 stage 5). Nothing depends on the moment: whether a correction is in time
 * is decided by the database's clock when it comes. `words` is the reason that the team reads. Returns how many ended.
 */
export async function endSilentCorrections(now: string, words: string): Promise<number> {
  let ended = 0;
  for (const id of await findSilentCorrections()) {
    const result = await rejectForm.run({ actor: systemActor, now }, id, { reasonCode: "correctionLate" }, { reason: words });
    if (result.ok) ended += 1;
  }
  return ended;
}
