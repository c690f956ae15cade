import { getPool, type Transaction } from "./client.ts";

/** A report as stored; its texts are encrypted. */
export interface StoredInfluenceReport {
  id: string;
  no: string;
  content: Buffer;
  answer: Buffer | null;
  reportedAt: string;
  answeredAt: string | null;
  reporter: string;
}

/** Adds a report; false when the number is taken. */
export async function insertInfluenceReport(tx: Transaction, report: { id: string; no: string; roundId: string; reportedBy: string; content: Uint8Array }): Promise<boolean> {
  const { rowCount } = await tx.query("insert into influence_report (id, no, round_id, reported_by, content) values ($1, $2, $3, $4, $5) on conflict (no) do nothing", [
    report.id,
    report.no,
    report.roundId,
    report.reportedBy,
    Buffer.from(report.content),
  ]);
  return rowCount === 1;
}

const columns = `i.id, i.no, i.content, i.answer, i.reported_at as "reportedAt", i.answered_at as "answeredAt", p.name as reporter`;

type Row = Omit<StoredInfluenceReport, "reportedAt" | "answeredAt"> & { reportedAt: Date; answeredAt: Date | null };
const stored = (row: Row): StoredInfluenceReport => ({ ...row, reportedAt: row.reportedAt.toISOString(), answeredAt: row.answeredAt?.toISOString() ?? null });

/** One's own reports, the newest first. */
export async function findOwnInfluenceReports(personId: string): Promise<StoredInfluenceReport[]> {
  const { rows } = await getPool().query<Row>(`select ${columns} from influence_report i join person p on p.id = i.reported_by where i.reported_by = $1 order by i.reported_at desc, i.id limit 200`, [personId]);
  return rows.map(stored);
}

/** The reports of rounds that somebody supervises, unanswered ones first. */
export async function findInfluenceReports(rounds: "all" | readonly string[]): Promise<StoredInfluenceReport[]> {
  const { rows } = await getPool().query<Row>(
    `select ${columns} from influence_report i join person p on p.id = i.reported_by where $1::uuid[] is null or i.round_id = any($1)
     order by i.answered_at is not null, i.reported_at desc, i.id limit 500`,
    [rounds === "all" ? null : rounds],
  );
  return rows.map(stored);
}

/** One report of these rounds by its number, locked; null also for one of another round. */
export async function lockInfluenceReport(tx: Transaction, no: string, rounds: "all" | readonly string[]): Promise<{ id: string; isAnswered: boolean } | null> {
  const { rows } = await tx.query<{ id: string; isAnswered: boolean }>(
    `select id, answer is not null as "isAnswered" from influence_report where no = $1 and ($2::uuid[] is null or round_id = any($2)) for update`,
    [no, rounds === "all" ? null : rounds],
  );
  return rows[0] ?? null;
}

export async function writeInfluenceAnswer(tx: Transaction, id: string, answer: Uint8Array, answeredBy: string | null): Promise<void> {
  await tx.query("update influence_report set answer = $2, answered_by = $3, answered_at = app_now() where id = $1", [id, Buffer.from(answer), answeredBy]);
}

/** How many reports of these rounds wait for an answer. */
export async function countOpenInfluenceReports(rounds: "all" | readonly string[]): Promise<number> {
  const { rows } = await getPool().query<{ count: number }>("select count(*)::int as count from influence_report where answer is null and ($1::uuid[] is null or round_id = any($1))", [rounds === "all" ? null : rounds]);
  return rows[0]?.count ?? 0;
}

/** Whether the person has, or had, a task of review in the round. */
export async function judgesInRound(personId: string, roundId: string): Promise<boolean> {
  const { rowCount } = await getPool().query(
    `select 1 from review_assignment a join expert e on e.id = a.expert_id join bid b on b.id = a.bid_id join challenge c on c.id = b.challenge_id
     where e.person_id = $1 and c.round_id = $2 limit 1`,
    [personId, roundId],
  );
  return (rowCount ?? 0) > 0;
}
