import { appendEvent } from "#app/db/audit.ts";
import { inTransaction, type Transaction } from "#app/db/client.ts";
import { findNoticeByNumber, numberAct, readNoticeForMove, setPortal } from "#app/db/notice.ts";
import { readRoundSettings } from "#app/db/round.ts";
import { findSubject } from "#app/db/subjects.ts";
import { formatDocumentNumber } from "#app/domain/kernel/id-codes.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { publicityPeriod } from "#app/domain/kernel/working-days.ts";
import { portalEntry } from "#app/domain/notice/portal-schema.ts";
import { noticePolicy, type NoticeSubject } from "#app/domain/policy/notice.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";
import { ownDocumentNumber } from "./own-document-number.ts";

/**
 * 登记门户网站发布 of a published notice: its address and day there. Where the legal clock starts from the portal, the term of a
 * running publicity is reckoned anew from that day; it never ends earlier than was printed.
 * An act that was announced under the number of its round gets the 发文字号 of its paper, once. Refusals: notFound, notAllowed, wrongState, documentNumberTaken, badDate (a day to come, a term that would end earlier or is over).
 */
export async function recordPortal(ctx: Context, reference: string, rawInput: unknown): Promise<Result<{ url: string; endsOn: string | null }>> {
  const notice = await findSubject("notice", reference);
  const held = notice ? noticePolicy.relationsOf(ctx.actor, notice) : [];
  if (!notice || !noticePolicy.isVisible(notice, held, ctx.now)) return refuse("notFound");
  if (!held.includes("officer") && !held.includes("secondOfficer")) return refuse("notAllowed");
  if (notice.status !== "published") return refuse("wrongState", { facts: { state: notice.status } });
  const input = portalEntry.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const { url, on, startsTerm, documentNumber } = input.data;
  const wrongDay = refuse("badDate", { fields: [{ path: "on", message: "notInFuture" }] });
  if (Date.parse(`${on}T00:00:00+08:00`) > Date.parse(ctx.now)) return wrongDay;
  return inTransaction(async (tx) => {
    const { endsOn, documentNumber: standing } = await readNoticeForMove(tx, notice.id);
    const numbered = documentNumber === "" ? ok(null) : await giveNumber(tx, notice, standing, documentNumber);
    if (!numbered.ok) return numbered;
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
    await appendEvent(tx, "notice", notice.id, "recordPortal", { ...actorFacts(ctx.actor), portalOn: on, ...(numbered.value && { documentNumber: numbered.value }), ...(term && { startsOn: term.start, endsOn: term.end }) }, { url });
    return ok({ url, endsOn: term?.end ?? endsOn });
  });
}

async function giveNumber(tx: Transaction, notice: NoticeSubject, standing: string, typed: string): Promise<Result<string>> {
  const number = ownDocumentNumber(typed, notice);
  if (!number.ok) return number;
  const formatted = formatDocumentNumber(number.value);
  if (formatted === standing) return ok(formatted);
  if (standing !== "") return refuse("invalidInput", { fields: [{ path: "documentNumber", message: "fixedOncePublished" }] });
  if (await findNoticeByNumber(tx, number.value)) return refuse("documentNumberTaken", { fields: [{ path: "documentNumber", message: "duplicate" }] });
  await numberAct(tx, notice.id, number.value);
  return ok(formatted);
}
