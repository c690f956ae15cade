import { getPool, type Transaction } from "./client.ts";

/** Experts of the bank with one of these names, spaces aside. */
export async function findExpertsNamed(names: readonly string[], tx?: Transaction): Promise<{ expertId: string; personId: string; no: string; name: string; unitName: string }[]> {
  if (names.length === 0) return [];
  const { rows } = await (tx ?? getPool()).query<{ expertId: string; personId: string; no: string; name: string; unitName: string }>(
    `select e.id as "expertId", p.id as "personId", e.no, p.name, u.name as "unitName" from expert e join person p on p.id = e.person_id join unit u on u.id = e.unit_id
     where regexp_replace(p.name, '\\s', '', 'g') = any($1) order by e.no`,
    [names],
  );
  return rows;
}

export interface StoredAnswer {
  bidId: string;
  expertId: string;
  isAccepted: boolean;
  reason: string;
  at: string;
}

export async function findUnwantedAnswers(bidIds: readonly string[], tx?: Transaction): Promise<StoredAnswer[]> {
  const { rows } = await (tx ?? getPool()).query<Omit<StoredAnswer, "at"> & { at: Date }>('select bid_id as "bidId", expert_id as "expertId", is_accepted as "isAccepted", reason, decided_at as at from unwanted_answer where bid_id = any($1)', [bidIds]);
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
}

/** False when it was answered before. */
export async function insertUnwantedAnswer(tx: Transaction, answer: { bidId: string; expertId: string; isAccepted: boolean; reason: string; decidedBy: string | null }): Promise<boolean> {
  const { rowCount } = await tx.query("insert into unwanted_answer (bid_id, expert_id, is_accepted, reason, decided_by) values ($1, $2, $3, $4, $5) on conflict do nothing", [answer.bidId, answer.expertId, answer.isAccepted, answer.reason, answer.decidedBy]);
  return rowCount === 1;
}
