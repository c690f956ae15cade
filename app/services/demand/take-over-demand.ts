import { z } from "zod";
import { appendEvent } from "#app/db/audit.ts";
import { inTransaction } from "#app/db/client.ts";
import { setTakeoverDigest, takeOver } from "#app/db/demand.ts";
import { findSubject } from "#app/db/subjects.ts";
import { findOwnUnits } from "#app/db/unit.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { demandRelations } from "#app/domain/policy/demand.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";
import { makeTakeoverCode, takeoverDigest } from "./takeover-code.ts";

export const takeover = z.strictObject({ no: z.string().trim().min(1, "required").max(40), code: z.string().trim().min(1, "required").max(40) });

/**
 * 认领: a firm takes over the demand that an officer entered from its paper, by number and code. The paper's credit code must
 * be its own. Refusals: signInNeeded, notAllowed (no unit), codeUnknown, in the same words whatever does not fit.
 */
export async function takeOverDemand(ctx: Context, rawInput: unknown): Promise<Result<{ no: string }>> {
  const input = takeover.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  if (ctx.actor.personId === null) return refuse("signInNeeded");
  const units = await findOwnUnits(ctx.actor.units.map(({ unitId }) => unitId));
  if (units.length === 0) return refuse("notAllowed");
  const no = input.data.no.normalize("NFKC").toUpperCase();
  return inTransaction(async (tx) => {
    for (const unit of units) {
      const id = await takeOver(tx, no, takeoverDigest(no, input.data.code), unit);
      if (id === null) continue;
      await appendEvent(tx, "demand", id, "takeOver", { ...actorFacts(ctx.actor), no });
      return ok({ no });
    }
    return refuse("codeUnknown");
  });
}

/** 重制认领码 for a slip that was lost: the old code ends. Refusals: notFound, notAllowed, alreadyDone (taken over). */
export async function renewTakeoverCode(ctx: Context, reference: string): Promise<Result<{ no: string; code: string }>> {
  const subject = await findSubject("demand", reference);
  if (!subject) return refuse("notFound");
  if (!demandRelations(ctx.actor, subject).includes("officer")) return refuse("notFound");
  const made = makeTakeoverCode(subject.no);
  return inTransaction(async (tx) => {
    if (!subject.isFromPaper || !(await setTakeoverDigest(tx, subject.id, made.digest))) return refuse("alreadyDone", { facts: { no: subject.no } });
    await appendEvent(tx, "demand", subject.id, "renewCode", { ...actorFacts(ctx.actor), no: subject.no });
    return ok({ no: subject.no, code: made.code });
  });
}
