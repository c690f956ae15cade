/** The names of all units that ask for a challenge (`c`), the one who leads (given alias) first; null where there is none. */
export function ownerNamesOf(lead: string): string {
  return `case when c.co_owner_ids = '{}' then ${lead}.name
  else concat_ws('、', ${lead}.name, (select string_agg(x.name, '、' order by array_position(c.co_owner_ids, x.id)) from unit x where x.id = any(c.co_owner_ids))) end as "ownerName"`;
}

export const ownerNames = ownerNamesOf("u");
