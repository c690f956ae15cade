import type { Noun } from "#app/domain/policy/nouns.ts";
import type { PaperOutcome } from "#app/domain/scan/paper-check.ts";
import { getPool, type Transaction } from "./client.ts";
import { eventNumber, eventPlace } from "./event-place.ts";
import type { StoredDetail, StoredEvent } from "./logged-facts.ts";

/** Checks with their events and places, without what is closed to the person ($2: items with a conflict). */
const checks = `from paper_check pc join audit_event e on e.seq = pc.event_seq ${eventPlace}`;
const isOpen = "(c.id is null or c.id <> all($2::uuid[]))";

/** How many papers wait for this person: to be checked, and sent back by who checked them. */
export async function countPaperMatters(personId: string, closed: readonly string[]): Promise<{ toCheck: number; disputed: number }> {
  const { rows } = await getPool().query<{ toCheck: number; disputed: number }>({
    name: "paper-matters",
    text: `select count(distinct pc.scan) filter (where pc.checker_id = $1 and pc.outcome is null)::int as "toCheck",
       count(distinct (pc.scan, pc.checker_id)) filter (where pc.recorder_id = $1 and pc.outcome = 'disputed')::int as disputed
     ${checks} where (pc.checker_id = $1 and pc.outcome is null or pc.recorder_id = $1 and pc.outcome = 'disputed') and ${isOpen}`,
    values: [personId, closed],
  });
  return rows[0]!;
}

export interface PaperRow {
  scan: string;
  at: Date;
  noun: Noun;
  kind: string;
  no: string | null;
  challengeNo: string | null;
  title: string | null;
  body: StoredEvent;
  detail: StoredDetail | null;
  recorder: string | null;
  checker: string;
  isMine: boolean;
  words: string;
  reply: string;
}

/** What waits for this person as checker, and what came back to this person as recorder. */
export async function findPaperChecks(personId: string, closed: readonly string[]): Promise<PaperRow[]> {
  const { rows } = await getPool().query<PaperRow>(
    `select pc.scan, e.at, e.noun, e.kind, ${eventNumber} as no, c.no as "challengeNo", coalesce(c.title, r.title) as title, e.body::jsonb as body, d.content::jsonb as detail,
       p.name as recorder, k.name as checker, pc.checker_id = $1 as "isMine", pc.words, pc.reply
     ${checks} left join audit_detail d on d.seq = e.seq left join person p on p.id = pc.recorder_id join person k on k.id = pc.checker_id
     where (pc.checker_id = $1 and pc.outcome is null or pc.recorder_id = $1 and pc.outcome = 'disputed') and ${isOpen} order by e.seq`,
    [personId, closed],
  );
  return rows;
}

/** The entries from a paper that wait for somebody, locked, with the objects they are of. */
export interface LockedPaper {
  ids: string[];
  objects: { noun: Noun; objectId: string }[];
}

async function lockChecks(tx: Transaction, whose: string, values: [string, readonly string[], string]): Promise<LockedPaper> {
  const { rows } = await tx.query<{ id: string; noun: Noun; objectId: string }>(`select pc.id, e.noun, e.object_id as "objectId" ${checks} where ${whose} and pc.scan = $3 and ${isOpen} order by pc.id for update of pc`, values);
  return { ids: rows.map(({ id }) => id), objects: [...new Map(rows.map(({ noun, objectId }) => [objectId, { noun, objectId }])).values()] };
}

/** What waits for this checker, from one paper. */
export const lockToCheck = (tx: Transaction, checkerId: string, scan: string, closed: readonly string[]) => lockChecks(tx, "pc.checker_id = $1 and pc.outcome is null", [checkerId, closed, scan]);

/** What came back to this recorder, from one paper. */
export const lockDisputed = (tx: Transaction, recorderId: string, scan: string, closed: readonly string[]) => lockChecks(tx, "pc.recorder_id = $1 and pc.outcome = 'disputed'", [recorderId, closed, scan]);

export async function answerChecks(tx: Transaction, ids: readonly string[], outcome: PaperOutcome, words: string): Promise<void> {
  await tx.query("update paper_check set outcome = $2, words = $3, answered_at = app_now() where id = any($1)", [ids, outcome, words]);
}

/** The checker is asked again, with what the recorder says. */
export async function askChecksAgain(tx: Transaction, ids: readonly string[], reply: string): Promise<void> {
  await tx.query("update paper_check set outcome = null, reply = $2, answered_at = null where id = any($1)", [ids, reply]);
}

/** Whether a scan is of a paper that this person is named to check or has recorded, in an open item of one of the rounds (null: of any). */
export async function isNamedOnPaper(personId: string, scan: string, closed: readonly string[], rounds: readonly string[] | null): Promise<boolean> {
  const { rows } = await getPool().query(
    `select ${checks} where (pc.checker_id = $1 or pc.recorder_id = $1) and pc.scan = $3 and ${isOpen} and ($4::uuid[] is null or r.id = any($4)) limit 1`,
    [personId, closed, scan, rounds],
  );
  return rows.length > 0;
}

/** Who may be named to check a paper: people with a duty in the round whom no conflict keeps away from the item, the longest in office first. */
export async function findCheckers(roundId: string, itemId: string | null): Promise<{ personId: string; username: string; name: string }[]> {
  const { rows } = await getPool().query<{ personId: string; username: string; name: string }>(
    `with holder as materialized (select person_id, min(granted_at) as since from role_grant where round_id is null or round_id = $1 group by person_id)
     select p.id as "personId", p.username, p.name from holder h join person p on p.id = h.person_id and p.disabled_at is null
     where $2::uuid is null or $2 <> all(items_closed_to(h.person_id)) order by h.since, p.id`,
    [roundId, itemId],
  );
  return rows;
}
