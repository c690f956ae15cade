import { emptySheet, type Sheet } from "#app/domain/review/sheet.ts";
import { getPool, type Transaction } from "./client.ts";

/** The latest revision of a sheet; 0 when nothing was saved yet. */
export interface StoredSheet extends Sheet {
  revision: number;
  savedAt: string | null;
  salt: string;
}

export const noSheet: StoredSheet = { ...emptySheet, revision: 0, savedAt: null, salt: "" };

/** The latest sheets of these tasks, by task; one without a sheet is not there. */
export async function findSheets(assignmentIds: readonly string[], tx?: Transaction): Promise<Map<string, StoredSheet>> {
  const { rows } = await (tx ?? getPool()).query<{ id: string; revision: number; savedAt: Date; salt: string; opinion: string; marks: Record<string, number | null>; reasons: Record<string, string>; vetoes: Record<string, string> }>({
    name: "score-sheets",
    text: `select s.assignment_id as id, s.revision, s.saved_at as "savedAt", s.salt, s.opinion,
       coalesce((select jsonb_object_agg(m.criterion, m.hundredths) from score m where m.assignment_id = s.assignment_id and m.revision = s.revision), '{}') as marks,
       coalesce((select jsonb_object_agg(m.criterion, m.reason) from score m where m.assignment_id = s.assignment_id and m.revision = s.revision and m.reason <> ''), '{}') as reasons,
       coalesce((select jsonb_object_agg(m.criterion, m.veto) from score m where m.assignment_id = s.assignment_id and m.revision = s.revision and m.veto is not null), '{}') as vetoes
     from score_sheet s
     where s.assignment_id = any($1) and s.revision = (select max(l.revision) from score_sheet l where l.assignment_id = s.assignment_id)`,
    values: [assignmentIds],
  });
  return new Map(rows.map(({ id, savedAt, ...sheet }) => [id, { ...sheet, savedAt: savedAt.toISOString() }]));
}

/** Every revision of one task's sheet, the first one first. */
export async function findSheetRevisions(assignmentId: string): Promise<(Sheet & { revision: number; savedAt: string; savedBy: string })[]> {
  const { rows } = await getPool().query<Sheet & { revision: number; savedAt: Date; savedBy: string }>(
    `select s.revision, s.saved_at as "savedAt", s.saved_by as "savedBy", s.opinion,
       coalesce(jsonb_object_agg(m.criterion, m.hundredths) filter (where m.criterion is not null), '{}') as marks,
       coalesce(jsonb_object_agg(m.criterion, m.reason) filter (where m.reason <> ''), '{}') as reasons,
       coalesce(jsonb_object_agg(m.criterion, m.veto) filter (where m.veto is not null), '{}') as vetoes
     from score_sheet s left join score m on m.assignment_id = s.assignment_id and m.revision = s.revision
     where s.assignment_id = $1 group by s.revision, s.saved_at, s.saved_by, s.opinion order by s.revision`,
    [assignmentId],
  );
  return rows.map(({ savedAt, ...row }) => ({ ...row, savedAt: savedAt.toISOString() }));
}

/** Appends a revision with its marks; what has neither mark nor reason nor veto is not written. */
export async function insertSheet(tx: Transaction, assignmentId: string, revision: number, sheet: Sheet, savedBy: string): Promise<string> {
  const { rows } = await tx.query<{ savedAt: Date }>('insert into score_sheet (assignment_id, revision, opinion, saved_by) values ($1, $2, $3, $4) returning saved_at as "savedAt"', [
    assignmentId,
    revision,
    sheet.opinion,
    savedBy,
  ]);
  const codes = [...new Set([...Object.keys(sheet.marks), ...Object.keys(sheet.reasons), ...Object.keys(sheet.vetoes)])];
  await tx.query(
    `insert into score (assignment_id, revision, criterion, hundredths, reason, veto)
     select $1, $2, criterion, hundredths, reason, veto from unnest($3::text[], $4::int[], $5::text[], $6::text[]) as t(criterion, hundredths, reason, veto)`,
    [assignmentId, revision, codes, codes.map((code) => sheet.marks[code] ?? null), codes.map((code) => sheet.reasons[code] ?? ""), codes.map((code) => sheet.vetoes[code] ?? null)],
  );
  return rows[0]!.savedAt.toISOString();
}
