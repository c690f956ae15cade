import type { UnitStanding } from "#app/domain/organisation/claim.ts";
import { getPool } from "./client.ts";
import type { UnitRow } from "./unit-members.ts";

/** Every registered unit, by credit code. */
export async function findAllUnits(): Promise<UnitRow[]> {
  const { rows } = await getPool().query<UnitRow>('select id, uscc, name, kind, check_digit_ok as "checkDigitOk" from unit where rehearsal_id is null order by uscc limit 10000');
  return rows;
}

/** A unit in the officers' list. */
export interface UnitLine extends UnitRow {
  people: number;
  standing: UnitStanding;
}

/** Units whose name or code holds the words, with their people and how far their claim was looked at. */
export async function findUnitLines(words: string | undefined, take: number, skip: number): Promise<{ rows: UnitLine[]; total: number }> {
  const { rows } = await getPool().query<UnitLine & { total: number }>(
    `select u.id, u.uscc, u.name, u.kind, u.check_digit_ok as "checkDigitOk", (select count(*) from unit_member m where m.unit_id = u.id)::int as people,
       case when exists (select from unit_claim c where c.unit_id = u.id and c.outcome = 'accepted') then 'known'
         else coalesce((select case when c.outcome = 'declined' then 'declined' else 'waiting' end from unit_claim c where c.unit_id = u.id and c.kind = 'register' order by c.created_at desc, c.id desc limit 1), 'known') end as standing,
       count(*) over ()::int as total
     from unit u where u.rehearsal_id is null and ($1::text is null or u.name ilike $1 or u.uscc ilike $1) order by u.name collate "zh-x-icu", u.uscc limit $2 offset $3`,
    [words === undefined ? null : `%${words.replaceAll(/[\\%_]/g, "\\$&")}%`, take, skip],
  );
  return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}
