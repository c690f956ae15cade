import type { AffiliationKind } from "#app/domain/organisation/affiliation.ts";
import { getPool, type Transaction } from "./client.ts";

export interface AffiliationRow {
  otherId: string;
  otherName: string;
  otherUscc: string;
  kind: AffiliationKind;
  isController: boolean;
  share: number;
  declaredBy: string | null;
  confirmedAt: string | null;
}

/** The edges of a unit from its own side, 同一实控人 once. */
export async function findAffiliations(unitId: string): Promise<AffiliationRow[]> {
  const { rows } = await getPool().query<AffiliationRow>(
    `select o.id as "otherId", o.name as "otherName", o.uscc as "otherUscc", a.kind, a.controller_id = $1 as "isController", a.share::float8 as share, a.declared_by as "declaredBy", a.confirmed_at as "confirmedAt"
     from affiliation a join unit o on o.id = case when a.controller_id = $1 then a.controlled_id else a.controller_id end
     where a.controller_id = $1 or (a.controlled_id = $1 and a.kind <> 'sameController') order by o.name, a.kind`,
    [unitId],
  );
  return rows;
}

/** Adds an edge. Where another unit declared it already, an officer takes it over and a unit confirms it; false when it stands already. */
export async function insertDeclared(tx: Transaction, edge: { controllerId: string; controlledId: string; share: number; kind: AffiliationKind; declaredBy: string | null }): Promise<boolean> {
  const { rowCount } = await tx.query(`insert into affiliation as a (controller_id, controlled_id, share, kind, declared_by) values ($1, $2, $3, $4, $5) on conflict (controller_id, controlled_id) do update set
       share = case when $5 is null then excluded.share else a.share end, kind = case when $5 is null then excluded.kind else a.kind end,
       declared_by = case when $5 is null then null else a.declared_by end, declared_at = case when $5 is null then app_now() else a.declared_at end, confirmed_at = case when $5 is null then null else app_now() end
     where a.declared_by is not null and a.declared_by is distinct from $5 and ($5 is null or a.confirmed_at is null)`, [
    edge.controllerId,
    edge.controlledId,
    edge.share / 10_000,
    edge.kind,
    edge.declaredBy,
  ]);
  return rowCount === 1;
}

/** The word of a second one about the edges between two units that the other declared: the unit's own, or (`isOfficer`) the bureau's, which takes them over. */
export async function confirmDeclared(tx: Transaction, unitId: string, otherId: string, isOfficer: boolean): Promise<number> {
  const { rowCount } = await tx.query(
    `update affiliation set declared_by = case when $3 then null else declared_by end, declared_at = case when $3 then app_now() else declared_at end, confirmed_at = case when $3 then null else app_now() end
     where ((controller_id = $1 and controlled_id = $2) or (controller_id = $2 and controlled_id = $1)) and confirmed_at is null and (declared_by = $2 or $3 and declared_by = $1)`,
    [unitId, otherId, isOfficer],
  );
  return rowCount ?? 0;
}

/** Takes out the edges between two units that this unit declared and nobody confirmed; `anybody`: whoever declared them. */
export async function deleteDeclared(tx: Transaction, unitId: string, otherId: string, anybody: boolean): Promise<number> {
  const { rowCount } = await tx.query(
    "delete from affiliation where ((controller_id = $1 and controlled_id = $2) or (controller_id = $2 and controlled_id = $1)) and ($3 or declared_by = $1 and confirmed_at is null)",
    [unitId, otherId, anybody],
  );
  return rowCount ?? 0;
}
