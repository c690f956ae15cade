import { getPool, type Transaction } from "./client.ts";

/** Written last by the loading of the demo: without it the loading did not come to its end. */
export const demoMark = "demo";

export async function isDemoLoaded(): Promise<boolean> {
  const { rowCount } = await getPool().query("select from setting where key = $1", [demoMark]);
  return rowCount === 1;
}

/** Telephones for the demo's experts, so that they can be called: 1300000 and four digits is given to nobody. */
export async function giveExpertPhones(tx: Transaction): Promise<void> {
  await tx.query("update person p set phone = '1300000' || lpad(substr(e.no, 2), 4, '0') from expert e where e.person_id = p.id and p.phone is null and e.no ~ '^E\\d{1,4}$'");
}

export interface DemoPerson {
  username: string;
  name: string;
  role: string | null;
  unit: "administrator" | "member" | null;
  isOwner: boolean;
  isExpert: boolean;
}

/** People by what they do, for the list of demo accounts. */
export async function findDemoPeople(): Promise<DemoPerson[]> {
  const { rows } = await getPool().query<DemoPerson>(
    `select p.username, p.name, g.role, case m.administrator when true then 'administrator' when false then 'member' end as unit,
       exists (select from challenge c where c.owner_unit_id = m.unit_id) as "isOwner", e.id is not null as "isExpert"
     from person p
     left join lateral (select role from role_grant where person_id = p.id order by granted_at, id limit 1) g on true
     left join lateral (select unit_id, administrator from unit_member where person_id = p.id limit 1) m on true
     left join expert e on e.person_id = p.id
     where p.disabled_at is null order by length(p.username), p.username`,
  );
  return rows;
}

/** Everybody who must give a second factor: who holds a duty and who judges. */
export async function findCardHolders(): Promise<string[]> {
  const { rows } = await getPool().query<{ id: string }>("select id from person p where exists (select from role_grant g where g.person_id = p.id) or exists (select from expert e where e.person_id = p.id)");
  return rows.map(({ id }) => id);
}
