import { appendEvent } from "#app/db/audit.ts";
import { inTransaction } from "#app/db/client.ts";
import { readNoticeForMove, setPortal } from "#app/db/notice.ts";
import { readRoundSettings } from "#app/db/round.ts";
import { findSubject } from "#app/db/subjects.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { publicityPeriod } from "#app/domain/kernel/working-days.ts";
import { portalEntry } from "#app/domain/notice/portal-schema.ts";
import { noticePolicy } from "#app/domain/policy/notice.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";

/**
 * 登记门户网站发布 of a published notice: its address and day there. Where the legal clock starts from the portal, the term of a
 * running publicity is reckoned anew from that day; it never ends earlier than was printed.
 * Refusals: notFound, notAllowed, wrongState, badDate (a day to come, a term that would end earlier or is over).
 */
export async function recordPortal(ctx: Context, reference: string, rawInput: unknown): Promise<Result<{ url: string; endsOn: string | null }>> {
  const notice = await findSubject("notice", reference);
  const held = notice ? noticePolicy.relationsOf(ctx.actor, notice) : [];
  if (!notice || !noticePolicy.isVisible(notice, held, ctx.now)) return refuse("notFound");
  if (!held.includes("officer") && !held.includes("secondOfficer")) return refuse("notAllowed");
  if (notice.status !== "published") return refuse("wrongState", { facts: { state: notice.status } });
  const input = portalEntry.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const { url, on, startsTerm } = input.data;
  const wrongDay = refuse("badDate", { fields: [{ path: "on", message: "notInFuture" }] });
  if (Date.parse(`${on}T00:00:00+08:00`) > Date.parse(ctx.now)) return wrongDay;
  return inTransaction(async (tx) => {
    const { endsOn } = await readNoticeForMove(tx, notice.id);
    let term: { start: string; end: string } | null = null;
    if (startsTerm && endsOn !== null) {
      const { rules } = await readRoundSettings(notice.roundId, tx);
      const reckoned = publicityPeriod(on, rules.publicity.workingDays, rules.publicity.startsOn);
      if (!reckoned.ok) return reckoned;
      const isOver = Date.parse(ctx.now) > Date.parse(`${endsOn}T23:59:59.999+08:00`);
      if (reckoned.value.end < endsOn || isOver) return refuse("badDate", { fields: [{ path: "startsTerm", message: "termNotShorter" }] });
      term = reckoned.value;
    }
    await setPortal(tx, notice.id, { url, on }, term);
    await appendEvent(tx, "notice", notice.id, "recordPortal", { ...actorFacts(ctx.actor), portalOn: on, ...(term && { startsOn: term.start, endsOn: term.end }) }, { url });
    return ok({ url, endsOn: term?.end ?? endsOn });
  });
}
