import { appendEvent } from "#app/db/audit.ts";
import { readFindings } from "#app/db/bid-opening.ts";
import { inTransaction } from "#app/db/client.ts";
import { writeFormLine } from "#app/db/form-lines.ts";
import { findSubject } from "#app/db/subjects.ts";
import { findingsAt } from "#app/domain/bid/form-check.ts";
import { lineInput } from "#app/domain/bid/form-line-schema.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput, moveDue, refusalOf } from "#app/services/kernel/define-move.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";

/**
 * 逐项意见: an officer's verdict on one line, beside the automatic finding; the last one counts until the form check ends. What may
 * still come within its time (confirmations, sealed pages) is no fault before: it must not cost the only correction.
 * Refusals: notFound, notAllowed, wrongState, declarationDue, beforeDeadline (`dueAt`), invalidInput (`reasonCode`, `fields`, `note`).
 */
export async function decideLine(ctx: Context, reference: string, rawInput: unknown): Promise<Result<{ line: string }>> {
  const input = lineInput.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const { line, verdict, reasonCode, note } = input.data;
  return inTransaction(async (tx) => {
    const bid = await findSubject("bid", reference, tx);
    if (!bid) return refuse("notFound");
    await tx.query("select from bid where id = $1 for update", [bid.id]);
    const locked = (await findSubject("bid", bid.id, tx)) ?? bid;
    const refused = refusalOf("bid", ctx, "passForm", locked);
    // What came to light after the passing is looked at too, during the review as well: it is in order, or the form check begins again.
    const isOnlyLooked = verdict === "pass" && locked.isFoundLater && refused?.code === "wrongState";
    if (refused && !isOnlyLooked) return { ok: false, refusal: refused };
    const due = await moveDue(ctx, "bid", "passForm", bid, tx);
    if (due) return { ok: false, refusal: due };
    const dueAt = findingsAt(await readFindings(bid.id, tx), ctx.now).find(({ check }) => check === line)?.until;
    if (verdict !== "pass" && dueAt !== undefined) return refuse("beforeDeadline", { facts: { dueAt } });
    await writeFormLine(tx, bid.id, input.data, ctx.actor.personId!);
    await appendEvent(tx, "bid", bid.id, "decideLine", { ...actorFacts(ctx.actor), no: bid.no, line, verdict, ...(verdict === "reject" && reasonCode && { reasonCode }) }, note === "" ? null : { note });
    return ok({ line });
  });
}
