import type { BarKind, BarView } from "#app/domain/organisation/bar.ts";
import { getPool, type Transaction } from "./client.ts";

/** 限制名单 in force, the latest first. */
export async function findBars(): Promise<BarView[]> {
  const { rows } = await getPool().query<Omit<BarView, "addedAt"> & { addedAt: Date }>(
    `select id, uscc, name, kind, words, until_day::text as until, added_at as "addedAt" from unit_bar
     where lifted_at is null and (until_day is null or until_day >= (app_now() at time zone 'Asia/Shanghai')::date) order by added_at desc, id desc limit 1000`,
  );
  return rows.map((row) => ({ ...row, addedAt: row.addedAt.toISOString() }));
}

export async function insertBar(tx: Transaction, bar: { uscc: string; name: string; kind: BarKind; words: string; until: string | null; addedBy: string | null }): Promise<string> {
  const { rows } = await tx.query<{ id: string }>("insert into unit_bar (uscc, name, kind, words, until_day, added_by) values ($1, $2, $3, $4, $5, $6) returning id", [bar.uscc, bar.name, bar.kind, bar.words, bar.until, bar.addedBy]);
  return rows[0]!.id;
}

/** Lifts one; false when it was lifted before. */
export async function liftStoredBar(tx: Transaction, id: string, lift: { by: string | null; reason: string }): Promise<boolean> {
  const { rowCount } = await tx.query("update unit_bar set lifted_at = app_now(), lifted_by = $2, lift_reason = $3 where id = $1 and lifted_at is null", [id, lift.by, lift.reason]);
  return rowCount === 1;
}
