import type { Transaction } from "#app/db/client.ts";
import { findNoticeByNumber, insertNotice, stampNotice } from "#app/db/notice.ts";
import { formatDocumentNumber } from "#app/domain/kernel/id-codes.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { recordBirthBy } from "#app/services/kernel/record-birth.ts";
import { transition } from "#app/services/kernel/transition.ts";
import { ownDocumentNumber } from "./own-document-number.ts";

/**
 * The published list notice (发榜公告) of a round under a document number: the one that stands, or a new one.
 * Many challenges may share a paper; another paper may not share its number.
 * Refusals: invalidInput (number), documentNumberTaken, noticeWithdrawn (facts `number`).
 */
export async function openListNotice(tx: Transaction, ctx: Context, round: { id: string; title: string; isRehearsal: boolean }, documentNumber: string): Promise<Result<string>> {
  const number = ownDocumentNumber(documentNumber, round);
  if (!number.ok) return number;
  const existing = await findNoticeByNumber(tx, number.value);
  if (existing?.kind === "list" && existing.roundId === round.id && existing.status === "withdrawn") return refuse("noticeWithdrawn", { facts: { number: formatDocumentNumber(number.value) }, fields: [{ path: "documentNumber", message: "duplicate" }] });
  if (existing) return existing.kind === "list" && existing.roundId === round.id ? ok(existing.id) : refuse("documentNumberTaken", { fields: [{ path: "documentNumber", message: "duplicate" }] });
  const id = await insertNotice(tx, { kind: "list", roundId: round.id, challengeId: null, title: round.title, body: { challenges: [] }, createdBy: null });
  await recordBirthBy(ctx.actor, tx, "notice", id, "create");
  await stampNotice(tx, id, { number: number.value, publishedAt: ctx.now, startsOn: null, endsOn: null });
  const published = await transition(tx, { noun: "notice", subject: { id, status: "draft", version: 1 }, move: "publish", actor: ctx.actor, facts: { documentNumber } });
  return published.ok ? ok(id) : published;
}
