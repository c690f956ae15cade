import { findAbsences, findBankExpert, findBankRows, findLinks, findRecords, findUnrecorded, type StoredRecord } from "#app/db/expert-bank.ts";
import { countOpenApplications } from "#app/db/expert-application.ts";
import { daysLateOf } from "#app/domain/expert/punctuality.ts";
import type { BankExpert, BankPage, ExpertFilter, ExpertOrder, ServedRecord } from "#app/domain/expert/view.ts";
import { maskMobile } from "#app/domain/kernel/personal-data.ts";
import { ok, type Result } from "#app/domain/kernel/result.ts";
import { knowsExperts } from "#app/domain/organisation/expert.ts";
import { itemsClosedTo } from "#app/domain/policy/actor.ts";
import { roundRules } from "#app/domain/round/schema.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { bulkExportRefusal } from "#app/services/site/export-pause.ts";
import { bankRefusal, expertFor, keepsBank } from "./bank-access.ts";

const pageSize = 50;

/** 专家库, filtered. Refusals: signInNeeded; notFound for who may not know it. */
export async function listBank(ctx: Context, filter: ExpertFilter, order: { by: ExpertOrder; isDescending: boolean }, page: number): Promise<Result<BankPage>> {
  const refused = bankRefusal(ctx, "see");
  if (refused) return refused;
  const [{ rows, total }, applications] = await Promise.all([findBankRows(filter, order, { skip: (page - 1) * pageSize, take: pageSize }, itemsClosedTo(ctx.actor)), countOpenApplications()]);
  return ok({ rows, total, page, pageSize, order: order.by, isDescending: order.isDescending, applications, may: { edit: keepsBank(ctx.actor) } });
}

/** Everybody whom the filter lets through, for an export. Refusals: those of the list; exportPaused. */
export async function exportBank(ctx: Context, filter: ExpertFilter): Promise<Result<BankPage["rows"]>> {
  const refused = bankRefusal(ctx, "see") ?? (await bulkExportRefusal());
  return refused ?? ok((await findBankRows(filter, { by: "no", isDescending: false }, { skip: 0, take: 20_000 }, itemsClosedTo(ctx.actor))).rows);
}

function recordOf({ signedOn, closesOn, pattern, rules, ...record }: StoredRecord): ServedRecord {
  return { ...record, daysLate: daysLateOf(roundRules.parse(rules), pattern, closesOn, signedOn) };
}

export type ShownExpert = BankExpert & { isSelf: boolean; may: { edit: boolean } };

/** One expert: what the bank holds, for its keepers and the expert; how they served, for the keepers alone. Refusals: signInNeeded, notFound. */
export async function showBankExpert(ctx: Context, no: string): Promise<Result<ShownExpert>> {
  const found = await expertFor(ctx, no, "see");
  if (!found.ok) return found;
  const { id, isSelf } = found.value;
  const closed = itemsClosedTo(ctx.actor);
  const seesRecords = knowsExperts(ctx.actor) && !isSelf;
  const [expert, absences, links, records, unrecorded] = await Promise.all([findBankExpert(id, isSelf ? [] : closed), findAbsences(id), findLinks(id), seesRecords ? findRecords(id, closed) : [], seesRecords ? findUnrecorded(id, closed) : []]);
  const phone = expert.phone && !isSelf ? maskMobile(expert.phone) : expert.phone;
  return ok({ ...expert, phone, absences, links, records: records.map(recordOf), unrecorded: unrecorded.map(({ no: item, title }) => ({ no: item, title })), isSelf, may: { edit: keepsBank(ctx.actor) && !isSelf } });
}
