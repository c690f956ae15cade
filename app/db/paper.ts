import type { ReviewAssignmentState } from "#app/domain/review/lifecycle.ts";
import type { PaperEntry } from "#app/domain/review/paper-sheet.ts";
import type { Sheet } from "#app/domain/review/sheet.ts";
import { getPool, type Transaction } from "./client.ts";
import { isoInstant } from "./iso-instant.ts";

/** A task of an item with its printed sheet, as the bureau handles it. Entries hold marks: they go no further than the service. */
export interface PaperTask {
  id: string;
  status: ReviewAssignmentState;
  bidNo: string;
  bidCode: string;
  unitName: string;
  expertNo: string;
  expertName: string;
  /** Of the sheet in force. */
  code: string | null;
  rubricDigest: string | null;
  scan: string | null;
  entries: (PaperEntry & { enteredByName: string })[];
  /** Codes that this task's sheets had before (作废), the oldest first. */
  earlier: string[];
}

/** One printed sheet, in force or replaced. */
export interface PaperSheet extends PaperTask {
  code: string;
  challengeId: string;
  challengeNo: string;
  replaced: { at: string; by: string | null; reason: string } | null;
  /** The sheet of the same task that is in force. */
  inForce: string | null;
}

const taskColumns = `a.id, a.status, b.no as "bidNo", coalesce(b.review_code, b.no) as "bidCode", u.name as "unitName", e.no as "expertNo", p.name as "expertName",
    s.code, s.rubric_digest as "rubricDigest", s.scan,
    coalesce((select json_agg(json_build_object('turn', n.turn, 'enteredBy', n.entered_by, 'enteredByName', q.name, 'sheet', '{"vetoes": {}}'::jsonb || n.sheet) order by n.turn)
      from paper_entry n join person q on q.id = n.entered_by where n.code = s.code), '[]') as entries,
    array(select o.code from paper_sheet o where o.assignment_id = a.id and o.replaced_at is not null order by o.printed_at, o.code) as earlier`;
const taskTables = "review_assignment a join bid b on b.id = a.bid_id join unit u on u.id = b.lead_unit_id join expert e on e.id = a.expert_id join person p on p.id = e.person_id";

/** The tasks of an item that are, or may be, marked on paper, by expert and review code; of one expert when asked. */
export async function findPaperTasks(challengeId: string, expertNo: string | null, tx?: Transaction): Promise<PaperTask[]> {
  const { rows } = await (tx ?? getPool()).query<PaperTask>(
    `select ${taskColumns} from ${taskTables} left join paper_sheet s on s.assignment_id = a.id and s.replaced_at is null
     where b.challenge_id = $1 and a.stage = (select c.review_stage from challenge c where c.id = b.challenge_id) and ($2::text is null or e.no = $2) and a.status in ('accepted', 'reviewing', 'reopened', 'signed') order by e.no, b.review_code, b.no`,
    [challengeId, expertNo],
  );
  return rows;
}

/** One printed sheet by its code with the challenge it belongs to; locked when asked. */
export async function findPaperSheet(code: string, tx?: Transaction): Promise<PaperSheet | null> {
  if (tx) await tx.query("select from paper_sheet where code = $1 for update", [code]);
  const { rows } = await (tx ?? getPool()).query<PaperSheet>(
    `select ${taskColumns}, b.challenge_id as "challengeId", (select c.no from challenge c where c.id = b.challenge_id) as "challengeNo", (select o.code from paper_sheet o where o.assignment_id = a.id and o.replaced_at is null) as "inForce",
       case when s.replaced_at is not null then json_build_object('at', ${isoInstant("s.replaced_at")}, 'by', (select q.name from person q where q.id = s.replaced_by), 'reason', coalesce(s.replaced_reason, '')) end as replaced
     from ${taskTables} join paper_sheet s on s.assignment_id = a.id where s.code = $1`,
    [code],
  );
  return rows[0] ?? null;
}

/** Takes the sheet of a task that is in force out of it (作废); its entries and scan stay. Answers its code, or null: there was none. */
export async function retirePaperSheet(tx: Transaction, { assignmentId, by, reason }: { assignmentId: string; by: string | null; reason: string }): Promise<string | null> {
  const { rows } = await tx.query<{ code: string }>("update paper_sheet set replaced_at = app_now(), replaced_by = $2, replaced_reason = $3 where assignment_id = $1 and replaced_at is null returning code", [assignmentId, by, reason]);
  return rows[0]?.code ?? null;
}

/** Gives a task its printed sheet; false when the code is taken. One that has a sheet keeps it. */
export async function insertPaperSheet(tx: Transaction, sheet: { code: string; assignmentId: string; rubricDigest: string; printedBy: string }): Promise<boolean> {
  const { rowCount } = await tx.query("insert into paper_sheet (code, assignment_id, rubric_digest, printed_by) values ($1, $2, $3, $4) on conflict (code) do nothing", [
    sheet.code,
    sheet.assignmentId,
    sheet.rubricDigest,
    sheet.printedBy,
  ]);
  return rowCount === 1;
}

export async function insertPaperEntry(tx: Transaction, code: string, entry: { turn: number; sheet: Sheet; enteredBy: string }): Promise<void> {
  await tx.query("insert into paper_entry (code, turn, sheet, entered_by) values ($1, $2, $3, $4)", [code, entry.turn, JSON.stringify(entry.sheet), entry.enteredBy]);
}

/** The digest of the scan against which differences were cleared. */
export async function writePaperScan(tx: Transaction, code: string, scan: string): Promise<void> {
  await tx.query("update paper_sheet set scan = $2 where code = $1", [code, scan]);
}
