import type { StaffRole } from "#app/domain/policy/actor.ts";
import type { RoundRow, StaffRound } from "#app/domain/round/view.ts";
import { rubric } from "#app/domain/round/rubric-schema.ts";
import { exclusiveRoles, roundRules } from "#app/domain/round/schema.ts";
import { getPool } from "./client.ts";
import { isoInstant } from "./iso-instant.ts";
import { isShown } from "./rehearsal.ts";

/**
 * Rounds that are public, and besides them those of `staffOf`, newest first. Where somebody is not staff, only
 * published challenges are counted: how many are being prepared is the bureau's.
 */
export async function findRoundRows(staffOf: "all" | readonly string[], now: string, publicToo = true): Promise<RoundRow[]> {
  const { rows } = await getPool().query<RoundRow>(
    `select r.code, r.title, r.status, r.rehearsal as "isRehearsal", ${isoInstant("coalesce(r.published_at, min(c.opens_at))")} as "publishedAt",
       count(c.id) filter (where s.staff or ${isShown})::int as challenges,
       count(c.id) filter (where c.status = 'open' and c.closes_at > $2)::int as open,
       ${isoInstant("min(c.closes_at) filter (where c.status = 'open' and c.closes_at > $2)")} as "closesNext"
     from round r
     cross join lateral (select $1::uuid[] is null or r.id = any($1) as staff) s
     left join challenge c on c.round_id = r.id
     where s.staff or ($3 and r.status <> 'draft' and not r.rehearsal)
     group by r.id, s.staff order by r.created_at desc, r.code desc limit 200`,
    [staffOf === "all" ? null : staffOf, now, publicToo],
  );
  return rows;
}

/** A round with its rules and challenges; `staff` adds the unpublished ones and what only the bureau reads. */
export async function findRound(id: string, staff: boolean): Promise<Omit<StaffRound, "sight"> | null> {
  const { rows } = await getPool().query(
    `select r.id, r.version, r.code, r.title, r.status, r.rehearsal as "isRehearsal", r.custody, r.rules, r.rubric, r.exclusive_roles as "exclusiveRoles",
       r.created_by as "preparedBy", ${isoInstant("coalesce(r.published_at, (select min(c.opens_at) from challenge c where c.round_id = r.id))")} as "publishedAt",
       coalesce((select json_agg(json_build_object('no', c.no, 'title', c.title, 'status', c.status, 'closesAt', ${isoInstant("c.closes_at")}) order by c.no)
         from challenge c where c.round_id = r.id and ($2 or (${isShown}))), '[]') as challenges
     from round r where r.id = $1`,
    [id, staff],
  );
  const row = rows[0] as Omit<StaffRound, "sight"> | undefined;
  return row ? { ...row, rules: roundRules.parse(row.rules), rubric: rubric.parse(row.rubric), exclusiveRoles: exclusiveRoles.parse(row.exclusiveRoles) } : null;
}

/** What a round that is still prepared or running lacks (待办): challenges, holders of duties. */
export interface RoundState {
  id: string;
  code: string;
  title: string;
  status: string;
  challenges: number;
  duties: { personId: string; role: StaffRole }[];
}

/** The rounds that are not at their end, with their duties, those for all rounds included. */
export async function findRunningRounds(of: "all" | readonly string[]): Promise<RoundState[]> {
  const { rows } = await getPool().query<RoundState>(
    `select r.id, r.code, r.title, r.status, (select count(*) from challenge c where c.round_id = r.id)::int as challenges,
       coalesce((select json_agg(json_build_object('personId', g.person_id, 'role', g.role)) from role_grant g
         join person p on p.id = g.person_id and p.disabled_at is null where g.round_id = r.id or g.round_id is null), '[]') as duties
     from round r where r.status in ('draft', 'published', 'suspended') and ($1::uuid[] is null or r.id = any($1)) order by r.code limit 50`,
    [of === "all" ? null : of],
  );
  return rows;
}
