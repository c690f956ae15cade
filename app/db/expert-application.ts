import type { ApplicationView } from "#app/domain/expert/view.ts";
import { getPool, type Transaction } from "./client.ts";

const applicationSql = `select a.id, p.id as "personId", p.name, p.username, u.id as "unitId", u.name as "unitName", u.uscc as "unitUscc", a.applied_at as "appliedAt", a.recommended_at as "recommendedAt",
    r.name as "recommendedBy", a.outcome, a.reason, a.content
  from expert_application a join person p on p.id = a.person_id join unit u on u.id = a.unit_id left join person r on r.id = a.recommended_by`;

export interface StoredApplication extends ApplicationView {
  personId: string;
  unitId: string;
}

type Row = Omit<StoredApplication, "appliedAt" | "recommendedAt"> & { appliedAt: Date; recommendedAt: Date | null };

const toView = ({ appliedAt, recommendedAt, ...row }: Row): StoredApplication => ({ ...row, appliedAt: appliedAt.toISOString(), recommendedAt: recommendedAt?.toISOString() ?? null });

/** The latest application of a person, decided or not. */
export async function findOwnApplication(personId: string): Promise<StoredApplication | null> {
  const { rows } = await getPool().query<Row>(`${applicationSql} where a.person_id = $1 order by a.id desc limit 1`, [personId]);
  return rows[0] ? toView(rows[0]) : null;
}

/** Applications that nobody decided: of these units, or of all. */
export async function findOpenApplications(unitIds: readonly string[] | "all"): Promise<StoredApplication[]> {
  const { rows } = await getPool().query<Row>(`${applicationSql} where a.decided_at is null and ($1::uuid[] is null or a.unit_id = any($1)) order by a.recommended_at is null, a.id limit 500`, [unitIds === "all" ? null : unitIds]);
  return rows.map(toView);
}

export async function countOpenApplications(): Promise<number> {
  const { rows } = await getPool().query<{ count: number }>("select count(*)::int as count from expert_application where decided_at is null and recommended_at is not null");
  return rows[0]!.count;
}

/** How many wait for this person: to recommend in the units administered, to confirm where the person keeps the bank. Own ones are others' matter. */
export async function countApplications(personId: string, administered: readonly string[], keepsBank: boolean): Promise<{ toRecommend: number; toConfirm: number }> {
  const { rows } = await getPool().query<{ toRecommend: number; toConfirm: number }>(
    `select count(*) filter (where recommended_at is null and unit_id = any($2))::int as "toRecommend", count(*) filter (where recommended_at is not null and $3)::int as "toConfirm"
     from expert_application where decided_at is null and person_id <> $1`,
    [personId, administered, keepsBank],
  );
  return rows[0]!;
}

export async function lockApplication(tx: Transaction, id: string): Promise<StoredApplication | null> {
  const { rows } = await tx.query<Row>(`${applicationSql} where a.id = $1 and a.decided_at is null for update of a`, [id]);
  return rows[0] ? toView(rows[0]) : null;
}

/** Null when one is open already. */
export async function insertApplication(tx: Transaction, application: { personId: string; unitId: string; content: ApplicationView["content"] }): Promise<string | null> {
  const { rows } = await tx.query<{ id: string }>("insert into expert_application (person_id, unit_id, content) values ($1, $2, $3) on conflict do nothing returning id", [application.personId, application.unitId, JSON.stringify(application.content)]);
  return rows[0]?.id ?? null;
}

export async function recommendApplication(tx: Transaction, id: string, personId: string): Promise<void> {
  await tx.query("update expert_application set recommended_by = $2, recommended_at = app_now() where id = $1", [id, personId]);
}

export async function decideApplication(tx: Transaction, id: string, decision: { decidedBy: string; outcome: NonNullable<ApplicationView["outcome"]>; reason: string | null }): Promise<void> {
  await tx.query("update expert_application set decided_by = $2, decided_at = app_now(), outcome = $3, reason = $4 where id = $1", [id, decision.decidedBy, decision.outcome, decision.reason]);
}
