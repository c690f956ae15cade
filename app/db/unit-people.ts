import type { Transaction } from "./client.ts";
import { isMobile } from "./mobile.ts";

/** Somebody who speaks for a unit: by address, or by mobile number where there is none. */
export interface UnitPerson {
  id: string;
  name: string;
  unitName: string;
  email: string | null;
  phone: string | null;
}

/** The administrators of a unit who can be written to, and `alsoId` where that person still belongs to it. */
export async function findUnitPeople(tx: Transaction, unitId: string, alsoId: string | null): Promise<UnitPerson[]> {
  const { rows } = await tx.query<UnitPerson>(
    `select p.id, p.name, u.name as "unitName", p.email, case when ${isMobile("p.phone")} then p.phone end as phone
     from unit_member m join unit u on u.id = m.unit_id join person p on p.id = m.person_id
     where m.unit_id = $1 and (m.administrator or p.id = $2) and p.disabled_at is null and (p.email is not null or ${isMobile("p.phone")}) order by p.id`,
    [unitId, alsoId],
  );
  return rows;
}
