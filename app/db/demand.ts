import { demandContent, type DemandContent } from "#app/domain/demand/content.ts";
import { demandDifferences } from "#app/domain/demand/difference.ts";
import type { DemandForm } from "#app/domain/demand/form.ts";
import type { VettingRecord } from "#app/domain/demand/schema.ts";
import { getPool, type Transaction } from "./client.ts";

/** The next number of a year, `XQ-2026-0001`. Demands are no secret among each other: it may run. */
export async function nextDemandNo(tx: Transaction, series: string): Promise<string> {
  await tx.query("select pg_advisory_xact_lock(hashtext('demand'))");
  const { rows } = await tx.query<{ last: number }>("select coalesce(max(substring(no from length($1) + 1)::int), 0) as last from demand where starts_with(no, $1)", [series]);
  return `${series}${String((rows[0]?.last ?? 0) + 1).padStart(4, "0")}`;
}

export interface NewDemandRow {
  no: string;
  callId: string;
  unitId: string | null;
  unitName: string;
  unitUscc: string;
  recommenderId: string | null;
  form: DemandForm;
  receivedOn: string | null;
  takeoverDigest: string | null;
  createdBy: string | null;
}

/** Adds a demand in its first state. */
export async function insertDemand(tx: Transaction, demand: NewDemandRow): Promise<string> {
  const { rows } = await tx.query<{ id: string }>(
    `insert into demand (no, call_id, unit_id, unit_name, unit_uscc, recommender_id, form, received_on, takeover_digest, created_by, saved_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, app_now()) returning id`,
    [demand.no, demand.callId, demand.unitId, demand.unitName, demand.unitUscc, demand.recommenderId, JSON.stringify(demand.form), demand.receivedOn, demand.takeoverDigest, demand.createdBy],
  );
  return rows[0]!.id;
}

export interface StoredForm {
  form: DemandForm;
  revision: number;
  savedAt: string | null;
  unitName: string;
  unitUscc: string;
  unitId: string | null;
  recommenderId: string | null;
  roundCode: string;
  callCode: string;
}

/** A unit that asks; `unitId` null while it has not taken over what stands on paper. */
export type DemandUnit = Pick<StoredForm, "unitId" | "unitUscc" | "unitName">;

/** 联合需求单位 of a merged demand, by name; its own unit leads and is not among them. */
export async function findCoOwners(id: string, tx?: Transaction): Promise<DemandUnit[]> {
  const { rows } = await (tx ?? getPool()).query<DemandUnit>(`select unit_id as "unitId", unit_uscc as "unitUscc", unit_name as "unitName" from demand_co_owner where demand_id = $1 order by unit_name`, [id]);
  return rows;
}

export async function insertCoOwners(tx: Transaction, id: string, units: readonly DemandUnit[]): Promise<void> {
  for (const { unitId, unitUscc, unitName } of units) await tx.query("insert into demand_co_owner (demand_id, unit_id, unit_uscc, unit_name) values ($1, $2, $3, $4)", [id, unitId, unitUscc, unitName]);
}

/** The form as typed, with its revision; `tx` locks the row. */
export async function readDemandForm(id: string, tx?: Transaction): Promise<StoredForm> {
  const { rows } = await (tx ?? getPool()).query<Omit<StoredForm, "savedAt"> & { savedAt: Date | null }>(
    `select o.form, o.revision, o.saved_at as "savedAt", o.unit_name as "unitName", o.unit_uscc as "unitUscc", o.unit_id as "unitId", o.recommender_id as "recommenderId", d.code as "callCode", (select r.code from round r where r.id = d.round_id) as "roundCode"
     from demand o join demand_call d on d.id = o.call_id where o.id = $1 ${tx ? "for update of o" : ""}`,
    [id],
  );
  const row = rows[0]!;
  return { ...row, savedAt: row.savedAt?.toISOString() ?? null };
}

/** Whom news of a demand go to, and what they name. */
export async function readDemandTold(tx: Transaction, id: string): Promise<{ no: string; title: string; unitId: string | null; coUnitIds: string[]; recommenderId: string | null; createdBy: string | null }> {
  const { rows } = await tx.query<Awaited<ReturnType<typeof readDemandTold>>>(
    `select no, coalesce(nullif(form ->> 'title', ''), no) as title, unit_id as "unitId", recommender_id as "recommenderId", created_by as "createdBy",
       array(select c.unit_id::text from demand_co_owner c where c.demand_id = $1 and c.unit_id is not null) as "coUnitIds" from demand where id = $1`,
    [id],
  );
  return rows[0]!;
}

/** Writes the form over the revision that was on the screen, while the demand is in that state; null when it is another. Answers the instant. */
export async function writeDemandForm(tx: Transaction, id: string, next: { revision: number; status: string; form: DemandForm; recommenderId: string | null }): Promise<string | null> {
  const { rows } = await tx.query<{ savedAt: Date }>(
    `update demand set form = $4, recommender_id = $5, revision = revision + 1, saved_at = app_now() where id = $1 and revision = $2 and status = $3 returning saved_at as "savedAt"`,
    [id, next.revision, next.status, JSON.stringify(next.form), next.recommenderId],
  );
  return rows[0]?.savedAt.toISOString() ?? null;
}

/** Keeps a version of the text, numbered from 1; the same text again is no version. Answers its number. */
export async function keepVersion(tx: Transaction, demandId: string, version: { content: DemandContent; side: "owner" | "bureau"; note: string; writtenBy: string | null }): Promise<number> {
  const last = await readLastVersion(demandId, tx);
  if (last && demandDifferences(last.content, version.content).length === 0) return last.number;
  const number = (last?.number ?? 0) + 1;
  await tx.query("insert into demand_version (demand_id, number, content, side, note, written_by) values ($1, $2, $3, $4, $5, $6)", [
    demandId,
    number,
    JSON.stringify(version.content),
    version.side,
    version.note,
    version.writtenBy,
  ]);
  return number;
}

export async function readLastVersion(demandId: string, tx?: Transaction): Promise<{ number: number; content: DemandContent } | null> {
  const { rows } = await (tx ?? getPool()).query<{ number: number; content: unknown }>("select number, content from demand_version where demand_id = $1 order by number desc limit 1", [demandId]);
  return rows[0] ? { number: rows[0].number, content: demandContent.parse(rows[0].content) } : null;
}

export async function insertVetting(tx: Transaction, demandId: string, versionNumber: number, record: VettingRecord, recordedBy: string | null): Promise<void> {
  await tx.query("insert into demand_vetting (demand_id, version_number, record, recorded_by) values ($1, $2, $3, $4)", [demandId, versionNumber, JSON.stringify(record), recordedBy]);
}

export async function insertCommitment(tx: Transaction, demandId: string, letter: { versionNumber: number; unitUscc: string | null; signer: string; signedOn: string; scan: string; recordedBy: string | null }): Promise<void> {
  await tx.query("insert into demand_commitment (demand_id, version_number, unit_uscc, signer, signed_on, scan, recorded_by) values ($1, $2, $3, $4, $5, $6, $7)", [
    demandId,
    letter.versionNumber,
    letter.unitUscc,
    letter.signer,
    letter.signedOn,
    letter.scan,
    letter.recordedBy,
  ]);
}

export async function insertParents(tx: Transaction, childId: string, parentIds: readonly string[]): Promise<void> {
  await tx.query("insert into demand_parent (child_id, parent_id) select $1, unnest($2::uuid[])", [childId, parentIds]);
}

/** 认领: gives the demand with this number and code to the unit whose credit code it bears, with what was merged or split of it and the item that was made of it; null when something does not fit. */
export async function takeOver(tx: Transaction, no: string, digest: string, unit: { id: string; name: string; uscc: string }): Promise<string | null> {
  const { rows } = await tx.query<{ id: string }>(
    "update demand set unit_id = $3, unit_name = $4, takeover_digest = null where no = $1 and takeover_digest = $2 and unit_id is null and unit_uscc = $5 returning id",
    [no, digest, unit.id, unit.name, unit.uscc],
  );
  const id = rows[0]?.id;
  if (id === undefined) return null;
  const line = "with recursive line as (select $1::uuid as id union select k.child_id from line join demand_parent k on k.parent_id = line.id)";
  await tx.query(`${line} update demand d set unit_id = $2, unit_name = $3, takeover_digest = null from line where d.id = line.id and d.unit_id is null and d.unit_uscc = $4`, [id, unit.id, unit.name, unit.uscc]);
  await tx.query(`${line} update demand_co_owner o set unit_id = $2, unit_name = $3 from line where o.demand_id = line.id and o.unit_id is null and o.unit_uscc = $4`, [id, unit.id, unit.name, unit.uscc]);
  await tx.query(`${line} update challenge c set owner_unit_id = $2 from line join demand d on d.id = line.id where c.demand_id = line.id and c.owner_unit_id is null and d.unit_id = $2`, [id, unit.id]);
  return id;
}

/** A new code for a demand that nobody has taken over; false when somebody has. */
export async function setTakeoverDigest(tx: Transaction, id: string, digest: string): Promise<boolean> {
  const { rowCount } = await tx.query("update demand set takeover_digest = $2 where id = $1 and unit_id is null", [id, digest]);
  return rowCount === 1;
}

/** Says that a challenge was made from a demand. */
export async function linkChallenge(tx: Transaction, challengeId: string, demandId: string): Promise<void> {
  await tx.query("update challenge set demand_id = $2 where id = $1", [challengeId, demandId]);
}

/** What is drafted anew from a challenge answers the same demand: its letter gates, its vetters step out, and the demand has one item at a time. */
export async function linkAsParent(tx: Transaction, challengeId: string, parentId: string): Promise<void> {
  await tx.query("update challenge c set demand_id = p.demand_id from challenge p where c.id = $1 and p.id = $2", [challengeId, parentId]);
}

/** Of the challenges those that came from a demand whose owner has not signed for its last version. */
export async function findUnsignedDemands(challengeIds: readonly string[], tx?: Transaction): Promise<{ challengeId: string; no: string; version: number }[]> {
  const { rows } = await (tx ?? getPool()).query<{ challengeId: string; no: string; version: number }>(
    `select c.id as "challengeId", o.no, v.number as version from challenge c join demand o on o.id = c.demand_id
       join lateral (select max(number) as number from demand_version where demand_id = o.id) v on true
     where c.id = any($1) and not exists (select from demand_commitment m where m.demand_id = o.id and m.unit_uscc is null and m.version_number = v.number)`,
    [challengeIds],
  );
  return rows;
}
