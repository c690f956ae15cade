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
}

/** The edges of a unit from its own side, 同一实控人 once. */
export async function findAffiliations(unitId: string): Promise<AffiliationRow[]> {
  const { rows } = await getPool().query<AffiliationRow>(
    `select o.id as "otherId", o.name as "otherName", o.uscc as "otherUscc", a.kind, a.controller_id = $1 as "isController", a.share::float8 as share, a.declared_by as "declaredBy"
     from affiliation a join unit o on o.id = case when a.controller_id = $1 then a.controlled_id else a.controller_id end
     where a.controller_id = $1 or (a.controlled_id = $1 and a.kind <> 'sameController') order by o.name, a.kind`,
    [unitId],
  );
  return rows;
}

/** Adds an edge, or takes over what another unit declared; false when it stands already. */
export async function insertDeclared(tx: Transaction, edge: { controllerId: string; controlledId: string; share: number; kind: AffiliationKind; declaredBy: string | null }): Promise<boolean> {
  const { rowCount } = await tx.query("insert into affiliation (controller_id, controlled_id, share, kind, declared_by) values ($1, $2, $3, $4, $5) on conflict (controller_id, controlled_id) do update set share = excluded.share, kind = excluded.kind, declared_by = excluded.declared_by, declared_at = app_now() where affiliation.declared_by is not null and affiliation.declared_by is distinct from excluded.declared_by", [
    edge.controllerId,
    edge.controlledId,
    edge.share / 10_000,
    edge.kind,
    edge.declaredBy,
  ]);
  return rowCount === 1;
}

/** Takes out the edges between two units that this unit declared; `anybody`: whoever declared them. */
export async function deleteDeclared(tx: Transaction, unitId: string, otherId: string, anybody: boolean): Promise<number> {
  const { rowCount } = await tx.query(
    "delete from affiliation where ((controller_id = $1 and controlled_id = $2) or (controller_id = $2 and controlled_id = $1)) and ($3 or declared_by = $1)",
    [unitId, otherId, anybody],
  );
  return rowCount ?? 0;
}
