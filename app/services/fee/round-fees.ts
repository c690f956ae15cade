import { appendEvent } from "#app/db/audit.ts";
import { inTransaction } from "#app/db/client.ts";
import { findFeeLines, findRates, hasItemOf, insertPayment, lockRoundFees, type StoredLine, writeRates } from "#app/db/fee.ts";
import { readRoundSettings } from "#app/db/round.ts";
import { findSubject } from "#app/db/subjects.ts";
import { feeFor, maskAccount, withheldTax } from "#app/domain/fee/fee.ts";
import { feeRates, paidMark } from "#app/domain/fee/schema.ts";
import type { FeeLine, FeePage } from "#app/domain/fee/view.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { itemsClosedTo } from "#app/domain/policy/actor.ts";
import type { Relation } from "#app/domain/policy/policy.ts";
import { staffRelations } from "#app/domain/policy/round.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";
import { bulkExportRefusal } from "#app/services/site/export-pause.ts";
import { keptAccount } from "./kept-account.ts";

const sees: readonly Relation[] = ["officer", "secondOfficer", "supervisor", "system"];
const keeps: readonly Relation[] = ["officer", "system"];

/** The round for who pays or watches. Who stepped out of one of its items reads no list that names its experts. */
async function placeFor(ctx: Context, code: string, what: readonly Relation[]): Promise<Result<{ id: string; held: readonly Relation[] }>> {
  const round = await findSubject("round", code);
  const held = round ? staffRelations(ctx.actor, round.id) : [];
  if (!round || !held.some((relation) => sees.includes(relation))) return refuse("notFound");
  if (!held.some((relation) => what.includes(relation))) return refuse("notAllowed");
  if (await hasItemOf(round.id, itemsClosedTo(ctx.actor))) return refuse("conflictOfInterest");
  return ok({ id: round.id, held });
}

type Rates = FeePage["rates"];

function lineOf(row: StoredLine, rates: Rates): FeeLine {
  const { expertId, account, paidAt, paidTaxFen, ...line } = row;
  const totalFen = rates ? feeFor(row, rates) : 0;
  const dueFen = totalFen - row.paidFen;
  // The tax of a payment is that of the payment; of what is due, as if it were paid today.
  return { ...line, totalFen, dueFen, taxFen: dueFen > 0 ? withheldTax(dueFen) : paidTaxFen, paidAt: paidAt?.toISOString() ?? null, account: account && maskAccount(keptAccount.read(expertId, account).number) };
}

/** 评审费 of a round: the work that counts, what it is worth, what was paid. Refusals: notFound, notAllowed, conflictOfInterest. */
export async function showFees(ctx: Context, code: string): Promise<Result<FeePage>> {
  const place = await placeFor(ctx, code, sees);
  if (!place.ok) return place;
  const [{ title }, rates, rows] = await Promise.all([readRoundSettings(place.value.id), findRates(place.value.id), findFeeLines(place.value.id)]);
  const lines = rows.map((row) => lineOf(row, rates));
  const sum = (of: (line: FeeLine) => number) => lines.reduce((total, line) => total + of(line), 0);
  return ok({
    round: { code, title },
    rates,
    lines,
    sums: { totalFen: sum(({ totalFen }) => totalFen), paidFen: sum(({ paidFen }) => paidFen), dueFen: sum(({ dueFen }) => dueFen) },
    may: { edit: place.value.held.some((relation) => keeps.includes(relation)) },
  });
}

/** 评审费标准. It may change until somebody was paid by it; then what is due follows. Refusals: as above, invalidInput. */
export async function setFeeRates(ctx: Context, code: string, rawInput: unknown): Promise<Result<null>> {
  const place = await placeFor(ctx, code, keeps);
  if (!place.ok) return place;
  const input = feeRates.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const rates = { perItemFen: input.data.perItem, perBidFen: input.data.perBid };
  return inTransaction(async (tx) => {
    await writeRates(tx, place.value.id, rates, ctx.actor.personId);
    await appendEvent(tx, "round", place.value.id, "setFeeRates", { ...actorFacts(ctx.actor), ...rates });
    return ok(null);
  });
}

/** 登记发放: what is due to the chosen experts counts as paid by this paper. Nothing is paid twice. Refusals: as above, alreadyDone (nothing due). */
export async function markPaid(ctx: Context, code: string, rawInput: unknown): Promise<Result<{ count: number; fen: number }>> {
  const place = await placeFor(ctx, code, keeps);
  if (!place.ok) return place;
  const input = paidMark.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  return inTransaction(async (tx) => {
    await lockRoundFees(tx, place.value.id);
    const rates = await findRates(place.value.id, tx);
    const rows = await findFeeLines(place.value.id, tx);
    const due = rows.filter(({ expertNo }) => input.data.experts.includes(expertNo)).map((row) => ({ row, line: lineOf(row, rates) })).filter(({ line }) => line.dueFen > 0);
    if (due.length === 0) return refuse("alreadyDone");
    for (const { row, line } of due) await insertPayment(tx, { roundId: place.value.id, expertId: row.expertId, amountFen: line.dueFen, taxFen: withheldTax(line.dueFen), note: input.data.note, paidBy: ctx.actor.personId });
    const fen = due.reduce((total, { line }) => total + line.dueFen, 0);
    await appendEvent(tx, "round", place.value.id, "payFees", { ...actorFacts(ctx.actor), count: due.length, fen }, { note: input.data.note });
    return ok({ count: due.length, fen });
  });
}

/** A line with where it is paid to, for the paper alone. */
export interface PaperLine extends FeeLine {
  holder: string | null;
  idNumber: string | null;
  bank: string | null;
  number: string | null;
}

/** 发放表 with the numbers of accounts and identity cards in full: each making of it is logged. Refusals as `setFeeRates`; exportPaused. */
export async function readFeePaper(ctx: Context, code: string): Promise<Result<{ title: string; lines: PaperLine[] }>> {
  const place = await placeFor(ctx, code, keeps);
  if (!place.ok) return place;
  const paused = await bulkExportRefusal();
  if (paused) return paused;
  const [{ title }, rates, rows] = await Promise.all([readRoundSettings(place.value.id), findRates(place.value.id), findFeeLines(place.value.id)]);
  const logged = await inTransaction(async (tx) => {
    await appendEvent(tx, "round", place.value.id, "exportFees", { ...actorFacts(ctx.actor), count: rows.length });
    return ok(null);
  });
  if (!logged.ok) return logged;
  return ok({
    title,
    lines: rows.map((row) => {
      const account = row.account && keptAccount.read(row.expertId, row.account);
      return { ...lineOf(row, rates), holder: account?.holder ?? null, idNumber: account?.idNumber ?? null, bank: account?.bank ?? null, number: account?.number ?? null };
    }),
  });
}
