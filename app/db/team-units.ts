import type { TeamUnit } from "#app/domain/bid/team-warning.ts";
import { getPool, type Transaction } from "./client.ts";

/**
 * What is known of these units, in the order of the codes: lists, affiliation with the demand owners, claims. Units that are not registered may be on a list all the same.
 */
export async function findTeamUnits(usccs: readonly string[], ownerIds: readonly string[], tx?: Transaction): Promise<TeamUnit[]> {
  const { rows } = await (tx ?? getPool()).query<TeamUnit>(
    `with team as (
       select t.uscc, t.place, u.id, u.name from unnest($1::text[]) with ordinality as t(uscc, place) left join unit u on u.uscc = t.uscc
     ), any_edge as (select unit_id as id from control_circle($2::uuid[], null, 'infinity')
     ), sure as (select unit_id as id from control_circle($2::uuid[], array(select id from team where id is not null), 'infinity'))
     select t.uscc, coalesce(t.name, t.uscc) as name,
       exists (select from unit_bar b where b.uscc = t.uscc and b.kind = 'blacklist' and b.lifted_at is null and (b.until_day is null or b.until_day >= (app_now() at time zone 'Asia/Shanghai')::date)) as "isBlacklisted",
       exists (select from unit_bar b where b.uscc = t.uscc and b.kind = 'unaccepted' and b.lifted_at is null and (b.until_day is null or b.until_day >= (app_now() at time zone 'Asia/Shanghai')::date)) as "hasUnaccepted",
       coalesce(t.id in (select id from any_edge), false) as "isAffiliated", coalesce(t.id in (select id from sure), false) as "isAffiliatedSurely",
       exists (select from unit_claim c where c.unit_id = t.id and c.kind = 'register')
         and not exists (select from unit_claim c where c.unit_id = t.id and c.outcome = 'accepted') as "isUnverified"
     from team t order by t.place`,
    [usccs, ownerIds],
  );
  return rows;
}
