import { appendEvent } from "#app/db/audit.ts";
import { findClearances, findLastSequence, insertClearance } from "#app/db/clearance.ts";
import { inTransaction } from "#app/db/client.ts";
import { findSubject } from "#app/db/subjects.ts";
import { shanghaiDate } from "#app/domain/kernel/calendar.ts";
import { formatDocumentNumber } from "#app/domain/kernel/id-codes.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { staffRelations } from "#app/domain/policy/round.ts";
import { type Clearance, type ClearanceKind, lackingClearances } from "#app/domain/round/clearance.ts";
import { newClearance } from "#app/domain/round/clearance-schema.ts";
import { followsRound } from "#app/domain/round/view.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";
import { showSite } from "#app/services/site/show-site.ts";
import { rehearsalAgency } from "#app/domain/rehearsal/numbers.ts";
import { stopSchedules } from "#app/services/round/publish-scheduled.ts";

/**
 * 登记三审 of a round, from the paper: conclusion, who, when, the file's digest. Recording again replaces what counts; what was
 * recorded stays. Refusals: notFound, notAllowed, invalidInput, badDate (a day to come).
 */
export async function recordClearance(ctx: Context, roundCode: string, rawInput: unknown): Promise<Result<{ id: string }>> {
  const round = await findSubject("round", roundCode);
  const held = round ? staffRelations(ctx.actor, round.id) : [];
  if (!round || !followsRound(held)) return refuse("notFound");
  if (!held.includes("officer") && !held.includes("system")) return refuse("notAllowed");
  const input = newClearance.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  if (Date.parse(`${input.data.reviewedOn}T00:00:00+08:00`) > Date.parse(ctx.now)) return refuse("badDate", { fields: [{ path: "reviewedOn", message: "notInFuture" }] });
  return inTransaction(async (tx) => {
    const id = await insertClearance(tx, round.id, { ...input.data, recordedBy: ctx.actor.personId });
    const { kind, conclusion, reviewedOn, scan, reviewer, opinion } = input.data;
    await appendEvent(tx, "round", round.id, "recordClearance", { ...actorFacts(ctx.actor), no: roundCode, kind, conclusion, reviewedOn, scan }, { reviewer, opinion });
    if (conclusion === "notPassed") await stopSchedules(tx, round.id, "clearanceMissing");
    return ok({ id });
  });
}

export interface ClearancePage {
  code: string;
  records: (Clearance & { recordedByName: string | null })[];
  lacking: ClearanceKind[];
  mayRecord: boolean;
  /** The agency's next document number of the year, as a proposal. */
  nextNumber: string | null;
}

/** The three reviews of a round. Refusal: notFound for who does not follow the round. */
export async function showClearance(ctx: Context, roundCode: string): Promise<Result<ClearancePage>> {
  const round = await findSubject("round", roundCode);
  const held = round ? staffRelations(ctx.actor, round.id) : [];
  if (!round || !followsRound(held)) return refuse("notFound");
  const [records, { site }] = await Promise.all([findClearances(round.id), showSite()]);
  const today = shanghaiDate(ctx.now);
  const year = today.ok ? Number(today.value.slice(0, 4)) : 0;
  const agency = round.isRehearsal ? rehearsalAgency : site.agency;
  const nextNumber = agency ? formatDocumentNumber({ agency, year, sequence: (await findLastSequence(agency, year)) + 1 }) : null;
  return ok({ code: roundCode, records, lacking: lackingClearances(records), mayRecord: held.includes("officer"), nextNumber });
}
