import type { Settlement } from "#app/domain/review/decided-conflict.ts";
import { openAwardStates } from "#app/domain/award/lifecycle.ts";
import { getPool, type Transaction } from "./client.ts";
import { findForbidden } from "./taint-facts.ts";

/** How many findings of a decided item (alias given) wait for a word. */
export const openDecidedConflicts = (challenge: string) => `(select count(*)::int from decided_conflict d where d.challenge_id = ${challenge}.id and d.settled_at is null)`;

/** The decided items that can still be stopped, with the experts whose signed marks in them the rule forbids now and of whom nothing was noted. */
export async function findConflictsAfterDecision(tx: Transaction): Promise<{ challengeId: string; no: string; expertId: string }[]> {
  const { rows } = await tx.query<{ id: string; challengeId: string; no: string }>(
    `select b.id, c.id as "challengeId", c.no from challenge c join bid b on b.challenge_id = c.id
     where c.status = 'decided' and exists (select from award w where w.challenge_id = c.id and w.status = any($1)) and exists (select from review_assignment a where a.bid_id = b.id and a.status = 'signed') order by c.id, b.id`,
    [openAwardStates],
  );
  const found: { challengeId: string; no: string; expertId: string }[] = [];
  for (const [challengeId, bids] of Map.groupBy(rows, (row) => row.challengeId)) {
    const noted = new Set((await findDecidedConflicts(challengeId, tx)).map(({ expertId }) => expertId));
    for (const { id } of await findForbidden(tx, bids.map((bid) => bid.id), ["signed"])) if (!noted.has(id)) found.push({ challengeId, no: bids[0]!.no, expertId: id });
  }
  return found;
}

/** Whether this expert's signed marks are behind the item's ranking. */
export async function hasSignedIn(tx: Transaction, challengeId: string, expertId: string): Promise<boolean> {
  return (await tx.query("select from review_assignment a join bid b on b.id = a.bid_id where b.challenge_id = $1 and a.expert_id = $2 and a.status = 'signed' limit 1", [challengeId, expertId])).rows.length > 0;
}

/** Notes a finding. What the rule finds is noted once (false: it was before); what a person reports waits for a word anew, whatever was said of that expert earlier. */
export async function noteDecidedConflict(tx: Transaction, finding: { challengeId: string; expertId: string; kind: string; foundBy: string | null }): Promise<boolean> {
  const again = finding.kind === "rule" ? "do nothing" : "(challenge_id, expert_id) do update set kind = $3, found_by = $4, found_at = app_now(), outcome = null, words = '', settled_by = null, settled_at = null";
  const { rowCount } = await tx.query(`insert into decided_conflict (challenge_id, expert_id, kind, found_by) values ($1, $2, $3, $4) on conflict ${again}`, [finding.challengeId, finding.expertId, finding.kind, finding.foundBy]);
  return rowCount === 1;
}

export interface DecidedConflictRow {
  expertId: string;
  expertNo: string;
  name: string;
  kind: string;
  foundBy: string | null;
  foundAt: string;
  outcome: Settlement | null;
  words: string;
  settledBy: string | null;
}

/** What came to light about an item after its decision, the latest first. */
export async function findDecidedConflicts(challengeId: string, tx?: Transaction): Promise<DecidedConflictRow[]> {
  const { rows } = await (tx ?? getPool()).query<Omit<DecidedConflictRow, "foundAt"> & { foundAt: Date }>(
    `select d.expert_id as "expertId", e.no as "expertNo", p.name, d.kind, d.found_by as "foundBy", d.found_at as "foundAt", d.outcome, d.words, s.name as "settledBy"
     from decided_conflict d join expert e on e.id = d.expert_id join person p on p.id = e.person_id left join person s on s.id = d.settled_by where d.challenge_id = $1 order by d.found_at desc, e.no`,
    [challengeId],
  );
  return rows.map((row) => ({ ...row, foundAt: row.foundAt.toISOString() }));
}

export async function settleDecidedConflict(tx: Transaction, challengeId: string, expertId: string, said: { outcome: Settlement; words: string; by: string | null }): Promise<void> {
  await tx.query("update decided_conflict set outcome = $3, words = $4, settled_by = $5, settled_at = app_now() where challenge_id = $1 and expert_id = $2", [challengeId, expertId, said.outcome, said.words, said.by]);
}
