import { contestOf } from "./bid-team.ts";
import type { Transaction } from "./client.ts";

/** The people of bid `b` who have an address, as a list: who began it, and the administrators of its lead unit where it is the unit's. */
export const teamPeople = `coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name, 'email', p.email) order by p.id) from person p
  where p.email is not null and p.disabled_at is null
    and (p.id = b.created_by or exists (select from unit_member m where m.unit_id = b.lead_unit_id and m.person_id = p.id and m.administrator and coalesce(${contestOf("b")} = 'accepted', true)))), '[]')`;

/** Whom a team's mail goes to, and what it names. */
export interface TeamPeople {
  bidNo: string;
  unitName: string;
  challengeNo: string;
  challengeTitle: string;
  people: { id: string; name: string; email: string }[];
}

/** Who began a bid and the administrators of its lead unit, as far as they have an address. */
export async function findTeamPeople(tx: Transaction, bidId: string): Promise<TeamPeople> {
  const { rows } = await tx.query<TeamPeople>(
    `select b.no as "bidNo", u.name as "unitName", c.no as "challengeNo", c.title as "challengeTitle",
       ${teamPeople} as people
     from bid b join unit u on u.id = b.lead_unit_id join challenge c on c.id = b.challenge_id where b.id = $1`,
    [bidId],
  );
  return rows[0]!;
}

/** Ids of a challenge's bids in these states: to tell their teams, never to count them for anybody. */
export async function findBidIds(tx: Transaction, challengeId: string, statuses: readonly string[]): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>("select id from bid where challenge_id = $1 and status = any($2) order by id", [challengeId, statuses]);
  return rows.map(({ id }) => id);
}
