import { z } from "zod";
import { readFindings, writeVerdict } from "#app/db/bid-opening.ts";
import { findFormLines } from "#app/db/form-lines.ts";
import { needsReasonToPass } from "#app/domain/bid/form-check.ts";
import { ok, refuse } from "#app/domain/kernel/result.ts";
import { defineMove } from "#app/services/kernel/define-move.ts";

/** 形审通过. In spite of a ground for 不予受理, or of a red mark that nobody has settled on its line, only with a reason. Refusal: reasonNeeded. */
export const passForm = defineMove({
  noun: "bid",
  move: "passForm",
  input: z.strictObject({}),
  perform: async ({ tx, ctx, subject, reason, move }) => {
    const findings = await readFindings(subject.id, tx);
    const lines = (await findFormLines([subject.id], tx)).get(subject.id) ?? [];
    if (needsReasonToPass(findings, lines) && !reason) return refuse("reasonNeeded", { fields: [{ path: "reason", message: "required" }] });
    await writeVerdict(tx, subject.id, { verdict: "passed", reasonCode: null, reason: reason ?? null, decidedBy: ctx.actor.personId });
    const moved = await move({ facts: { no: subject.no, findings: findings.filter(({ level }) => level !== "ok").map(({ check, level }) => `${check}:${level}`) } });
    return moved.ok ? ok({ to: moved.value.to, seq: Number(moved.value.seq) }) : moved;
  },
});
