import { appendEvent } from "#app/db/audit.ts";
import { inTransaction } from "#app/db/client.ts";
import { answerChecks, askChecksAgain, findPaperChecks, lockDisputed, lockToCheck, type PaperRow } from "#app/db/paper-check.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { type CheckedPaper, paperAnswer, type PaperChecks, paperReply } from "#app/domain/scan/paper-check.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";

/** 待我核对: the papers that name this person as checker, and those that came back to who recorded them. Refusals: signInNeeded, notFound (without a duty). */
export async function listPaperChecks(ctx: Context): Promise<Result<PaperChecks>> {
  if (ctx.actor.personId === null) return refuse("signInNeeded");
  if (ctx.actor.roles.length === 0) return refuse("notFound");
  const rows = await findPaperChecks(ctx.actor.personId, ctx.actor.closedItems);
  return ok({ toCheck: papersOf(rows.filter(({ isMine }) => isMine)), disputed: papersOf(rows.filter(({ isMine }) => !isMine)) });
}

function papersOf(rows: readonly PaperRow[]): CheckedPaper[] {
  const groups = Map.groupBy(rows, ({ scan, checker }) => `${scan} ${checker}`);
  return [...groups.values()].map((group) => {
    const { scan, body, detail, checker, words, reply } = group[0]!;
    return {
      scan,
      date: body.offline?.date ?? "",
      place: detail?.offline?.place ?? null,
      people: detail?.offline?.people ?? [],
      recorder: [...new Set(group.flatMap(({ recorder }) => recorder ?? []))].join("、") || null,
      checker,
      entries: group.map(({ at, noun, kind, no, challengeNo, title }) => ({ at: at.toISOString(), noun, event: kind, no, challengeNo, title })),
      words,
      reply,
    };
  });
}

/**
 * 核对: the named checker says with the own account that what was entered agrees with the paper, or why not; then it goes back to who
 * entered it and stands among the exceptions. Refusals: signInNeeded, invalidInput, notFound, statusChanged (more was entered meanwhile).
 */
export async function answerPaper(ctx: Context, rawInput: unknown): Promise<Result<{ entries: number }>> {
  const { personId } = ctx.actor;
  if (personId === null) return refuse("signInNeeded");
  const input = paperAnswer.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const { scan, seen, outcome, words } = input.data;
  return inTransaction(async (tx) => {
    const { ids, objects } = await lockToCheck(tx, personId, scan, ctx.actor.closedItems);
    if (ids.length === 0) return refuse("notFound");
    if (ids.length !== seen) return refuse("statusChanged");
    await answerChecks(tx, ids, outcome, words);
    for (const { noun, objectId } of objects) await appendEvent(tx, noun, objectId, outcome === "agreed" ? "confirmPaper" : "disputePaper", { ...actorFacts(ctx.actor), scan }, words === "" ? null : { reason: words });
    return ok({ entries: ids.length });
  });
}

/** 说明: who entered it answers the checker, who is asked again. What has to change is changed by the moves there are. Refusals: signInNeeded, invalidInput, notFound. */
export async function replyToChecker(ctx: Context, rawInput: unknown): Promise<Result<{ entries: number }>> {
  const { personId } = ctx.actor;
  if (personId === null) return refuse("signInNeeded");
  const input = paperReply.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const { scan, words } = input.data;
  return inTransaction(async (tx) => {
    const { ids, objects } = await lockDisputed(tx, personId, scan, ctx.actor.closedItems);
    if (ids.length === 0) return refuse("notFound");
    await askChecksAgain(tx, ids, words);
    for (const { noun, objectId } of objects) await appendEvent(tx, noun, objectId, "explainPaper", { ...actorFacts(ctx.actor), scan }, { reason: words });
    return ok({ entries: ids.length });
  });
}
