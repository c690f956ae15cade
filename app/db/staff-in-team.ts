import type { Transaction } from "./client.ts";
import { isReal } from "./rehearsal.ts";

/**
 * People with a duty in the team of an opened bid: who wrote or submitted it, its lead by telephone, and its people by ID number,
 * also under another account; `isSure` for a duty in this round. Who has only the name of one of `names`, or a duty in another real round, is
 * not sure. In a rehearsal the same people may play every part.
 */
export async function findStaffInTeam(tx: Transaction, bidId: string, names: readonly string[]): Promise<{ name: string; isSure: boolean }[]> {
  const { rows } = await tx.query<{ name: string; isSure: boolean }>(
    `with place as (
       select b.created_by, b.lead_codes, b.people_marks, c.round_id from bid b join challenge c on c.id = b.challenge_id join round r on r.id = c.round_id where b.id = $1 and not r.rehearsal
     ), known as (
       select created_by as id from place
       union select v.submitted_by from place, bid_version v where v.bid_id = $1
       union select q.person_id from place p join person_profile q on q.id_mark = any(p.people_marks)
       union select n.id from place p join person n on n.phone = any(p.lead_codes)
     ), team as (
       select id from known
       union select o.person_id from known k join person_profile q on q.person_id = k.id join person_profile o on o.id_mark = q.id_mark
     )
     select n.name, bool_or(t.id is not null and (g.round_id is null or g.round_id = p.round_id)) as "isSure"
     from place p join role_grant g on g.round_id is null or g.round_id = p.round_id or ${isReal("g.round_id")}
       join person n on n.id = g.person_id and n.disabled_at is null left join team t on t.id = n.id
     where t.id is not null or regexp_replace(n.name, '\\s', '', 'g') = any($2) group by n.id, n.name order by n.name`,
    [bidId, names.map((name) => name.replaceAll(/\s/g, ""))],
  );
  return rows;
}
