import { demandContent, type DemandContent } from "#app/domain/demand/content.ts";
import type { DemandState } from "#app/domain/demand/lifecycle.ts";
import { vettingRecord } from "#app/domain/demand/schema.ts";
import type { Comparable } from "#app/domain/demand/similar.ts";
import type { DemandCommitment, DemandRow, DemandVersionView, DemandVetting, DemandView } from "#app/domain/demand/view.ts";
import { type DemandListFilter, statesOf } from "#app/domain/demand/work-list.ts";
import { isReal } from "./rehearsal.ts";
import { getPool } from "./client.ts";

/** Whose demands a list holds: rounds followed (null: all), own units, units that recommend. */
export interface DemandScope {
  roundIds: readonly string[] | null;
  unitIds: readonly string[];
}

const inScope = `(($1::uuid[] is null or d.round_id = any($1)) and (o.status <> 'draft' or (o.received_on is not null and o.unit_id is null)) or o.unit_id = any($2) or exists (select from demand_co_owner w where w.demand_id = o.id and w.unit_id = any($2)) or (o.recommender_id = any($2) and o.status <> 'draft'))`;

/** Demands, the latest first, with the count of all that match. */
export async function findDemandRows({ roundIds, unitIds }: DemandScope, filter: DemandListFilter, pageSize: number): Promise<{ rows: DemandRow[]; total: number }> {
  const { rows } = await getPool().query<Omit<DemandRow, "updatedAt"> & { updatedAt: Date; total: number }>(
    `select o.no, coalesce(nullif(o.form ->> 'title', ''), '（未填名称）') as title, o.status, d.code as "callCode", o.unit_name as "unitName", o.received_on is not null as "isFromPaper",
       array(select jsonb_array_elements_text(o.form -> 'waste')) as waste, coalesce(o.form -> 'money' ->> 'ownerInput', '') as "ownerInput", coalesce(o.saved_at, o.created_at) as "updatedAt",
       (select c.no from challenge c where c.demand_id = o.id order by c.created_at desc limit 1) as "challengeNo", count(*) over ()::int as total
     from demand o join demand_call d on d.id = o.call_id
     where ${inScope} and ($3::text[] is null or o.status = any($3)) and ($4::text is null or d.code = $4)
       and ($5::text is null or o.form ->> 'title' ilike $5 or o.no ilike $5 or o.unit_name ilike $5)
     order by o.no desc limit $6 offset $7`,
    [roundIds, unitIds, statesOf(filter), filter.call ?? null, filter.text ? `%${filter.text.replace(/[\\%_]/g, "\\$&")}%` : null, pageSize, (filter.page - 1) * pageSize],
  );
  return { rows: rows.map(({ total: _, updatedAt, ...row }) => ({ ...row, updatedAt: updatedAt.toISOString() })), total: rows[0]?.total ?? 0 };
}

export type DemandHead = Pick<DemandView, "no" | "status" | "version" | "unitName" | "unitUscc" | "isFromPaper" | "isTaken" | "receivedOn" | "recommenderName" | "title" | "coOwners"> & { callCode: string; roundCode: string };

export async function findDemandHead(id: string): Promise<DemandHead> {
  const { rows } = await getPool().query<DemandHead>(
    `select o.no, o.status, o.version, o.unit_name as "unitName", o.unit_uscc as "unitUscc", o.received_on is not null as "isFromPaper", o.unit_id is not null as "isTaken",
       to_char(o.received_on, 'YYYY-MM-DD') as "receivedOn", u.name as "recommenderName",
       coalesce((select json_agg(json_build_object('uscc', w.unit_uscc, 'name', w.unit_name) order by w.unit_name) from demand_co_owner w where w.demand_id = o.id), '[]') as "coOwners", coalesce(nullif(o.form ->> 'title', ''), '（未填名称）') as title, d.code as "callCode", r.code as "roundCode"
     from demand o join demand_call d on d.id = o.call_id join round r on r.id = d.round_id left join unit u on u.id = o.recommender_id where o.id = $1`,
    [id],
  );
  return rows[0]!;
}

/** The versions of a demand, the first one first; without the differences, which are computed. */
export async function findVersions(id: string, withNames: boolean): Promise<Omit<DemandVersionView, "differences">[]> {
  const { rows } = await getPool().query<{ number: number; by: "owner" | "bureau"; who: string | null; at: Date; note: string; content: unknown }>(
    `select v.number, v.side as by, ${withNames ? "p.name" : "null"} as who, v.written_at as at, v.note, v.content
     from demand_version v left join person p on p.id = v.written_by where v.demand_id = $1 order by v.number`,
    [id],
  );
  return rows.map(({ at, content, ...row }) => ({ ...row, at: at.toISOString(), content: demandContent.parse(content) satisfies DemandContent }));
}

export async function findVettings(id: string): Promise<DemandVetting[]> {
  const { rows } = await getPool().query<{ versionNumber: number; record: unknown; recordedAt: Date }>(
    `select version_number as "versionNumber", record, recorded_at as "recordedAt" from demand_vetting where demand_id = $1 order by recorded_at desc`,
    [id],
  );
  return rows.map(({ versionNumber, record, recordedAt }) => ({ ...vettingRecord.parse(record), versionNumber, recordedAt: recordedAt.toISOString() }));
}

export async function findCommitments(id: string): Promise<DemandCommitment[]> {
  const { rows } = await getPool().query<Omit<DemandCommitment, "recordedAt"> & { recordedAt: Date }>(
    `select m.version_number as "versionNumber", m.unit_uscc as "unitUscc", coalesce(w.unit_name, o.unit_name) as "unitName", m.signer, to_char(m.signed_on, 'YYYY-MM-DD') as "signedOn", m.scan, m.recorded_at as "recordedAt"
     from demand_commitment m join demand o on o.id = m.demand_id left join demand_co_owner w on w.demand_id = o.id and w.unit_uscc = m.unit_uscc where m.demand_id = $1 order by m.recorded_at desc`,
    [id],
  );
  return rows.map((row) => ({ ...row, recordedAt: row.recordedAt.toISOString() }));
}

type Kin = DemandView["parents"][number];

/** What a demand was merged or split from, and what came of it. */
export async function findKin(id: string): Promise<{ parents: Kin[]; children: Kin[]; challenges: DemandView["challenges"] }> {
  const kin = (own: string, other: string) =>
    getPool().query<Kin>(`select o.no, o.form ->> 'title' as title from demand_parent k join demand o on o.id = k.${other} where k.${own} = $1 order by o.no`, [id]);
  const challenges = getPool().query<DemandView["challenges"][number]>("select no, title, status from challenge where demand_id = $1 order by created_at desc", [id]);
  const [parents, children, made] = await Promise.all([kin("child_id", "parent_id"), kin("parent_id", "child_id"), challenges]);
  return { parents: parents.rows, children: children.rows, challenges: made.rows };
}

const mostCompared = 2000;

/** What a demand may repeat (查重): other demands that were submitted and all challenges, none of a rehearsal, the latest first; its own kin apart. */
export async function findComparable(id: string): Promise<Comparable[]> {
  const { rows } = await getPool().query<Comparable>(
    `select * from (
       select 'demand' as kind, o.no, o.form ->> 'title' as title, coalesce(o.form ->> 'problem', '') as text, o.created_at from demand o join demand_call d on d.id = o.call_id
       where ${isReal("d.round_id")} and o.id <> $1 and o.status not in ('draft', 'withdrawn', 'superseded') and not exists (select from demand_parent k where $1 in (k.child_id, k.parent_id) and o.id in (k.child_id, k.parent_id))
       union all
       select 'challenge', c.no, c.title, c.content, c.created_at from challenge c where ${isReal("c.round_id")} and c.demand_id is distinct from $1) x
     order by created_at desc limit $2`,
    [id, mostCompared],
  );
  return rows;
}

export interface DemandMatter {
  no: string;
  title: string;
  status: DemandState;
  unitId: string | null;
  recommenderId: string | null;
  roundId: string;
  closesAt: string | null;
}

const isUnsigned = (unit: string) => `not exists (select from demand_commitment m where m.demand_id = o.id and m.unit_uscc is not distinct from ${unit} and m.version_number = (select max(v.number) from demand_version v where v.demand_id = o.id))`;

/** Demands that wait for their owner, for the letter of one of its units, their county body or the officer of a round (null: of every round). */
export async function findDemandMatters({ roundIds, unitIds }: DemandScope): Promise<DemandMatter[]> {
  const { rows } = await getPool().query<Omit<DemandMatter, "closesAt"> & { closesAt: Date | null }>(
    `select o.no, o.form ->> 'title' as title, o.status, o.unit_id as "unitId", o.recommender_id as "recommenderId", d.round_id as "roundId", d.closes_at as "closesAt"
     from demand o join demand_call d on d.id = o.call_id
     where (o.status in ('submitted', 'recommended', 'underVetting') and ($1::uuid[] is null or d.round_id = any($1)))
        or (o.status in ('draft', 'returned') and (o.unit_id = any($2) or (o.received_on is not null and o.unit_id is null and ($1::uuid[] is null or d.round_id = any($1)))))
        or (o.status = 'listed' and ((o.unit_id = any($2) and ${isUnsigned("null")}) or exists (select from demand_co_owner w where w.demand_id = o.id and w.unit_id = any($2) and ${isUnsigned("w.unit_uscc")})))
        or (o.status = 'underRecommendation' and o.recommender_id = any($2))
     order by o.no`,
    [roundIds, unitIds],
  );
  return rows.map((row) => ({ ...row, closesAt: row.closesAt?.toISOString() ?? null }));
}
