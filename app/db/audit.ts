import type { Transaction } from "./client.ts";

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

/** Calls apply_move(); null when id, state and version did not match. */
export async function applyMove(
  tx: Transaction,
  move: { noun: string; id: string; from: readonly string[]; to: string; version: number; name: string; event: JsonObject; detail: JsonObject | null },
): Promise<{ seq: string; version: number } | null> {
  const { rows } = await tx.query<{ seq: string; version: number }>("select seq, version from apply_move($1, $2, $3, $4, $5, $6, $7, $8)", [
    move.noun,
    move.id,
    move.from,
    move.to,
    move.version,
    move.name,
    JSON.stringify(move.event),
    move.detail && JSON.stringify(move.detail),
  ]);
  return rows[0] ?? null;
}

/** Records that a row of a noun came into being. */
export async function recordBirth(tx: Transaction, noun: string, id: string, kind: string, event: JsonObject, detail: JsonObject | null = null): Promise<string> {
  const { rows } = await tx.query<{ seq: string }>("select record_birth($1, $2, $3, $4, $5) as seq", [noun, id, kind, JSON.stringify(event), detail && JSON.stringify(detail)]);
  return rows[0]!.seq;
}

/** Appends an event that is no move: a changed right, a sign-in rule, an opened bid. `noun` names what it concerns. */
export async function appendEvent(tx: Transaction, noun: string, objectId: string | null, kind: string, event: JsonObject, detail: JsonObject | null = null): Promise<string> {
  const { rows } = await tx.query<{ seq: string }>("select append_event($1, $2, $3, $4, $5) as seq", [noun, objectId, kind, JSON.stringify(event), detail && JSON.stringify(detail)]);
  return rows[0]!.seq;
}
