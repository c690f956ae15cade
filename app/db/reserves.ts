import type { Transaction } from "./client.ts";
import { obstacleSql } from "./expert-bank.ts";

/** The candidates of a draw, each with whether they could be asked for the item now. */
export async function findReserveStates(tx: Transaction, drawId: string, challengeId: string): Promise<{ pseudonym: string; expertId: string; no: string; name: string; unitName: string; isFree: boolean }[]> {
  const { rows } = await tx.query<{ pseudonym: string; expertId: string; no: string; name: string; unitName: string; isFree: boolean }>(
    `with conflict as materialized (select f.expert_id from bid b cross join lateral conflicts_of_bid(b.id, null) f where b.challenge_id = $2 and b.status = 'formPassed')
     select x.pseudonym, e.id as "expertId", e.no, p.name, u.name as "unitName",
       p.disabled_at is null and ${obstacleSql("$2")} is null and not exists (select from conflict c where c.expert_id = e.id)
         and not exists (select from review_assignment a join bid b on b.id = a.bid_id where a.expert_id = e.id and b.challenge_id = $2) as "isFree"
     from expert_draw_candidate x join expert e on e.id = x.expert_id join person p on p.id = e.person_id join unit u on u.id = e.unit_id where x.draw_id = $1`,
    [drawId, challengeId],
  );
  return rows;
}

/** Who supervises the round of a challenge and has an address. */
export async function findSupervisors(tx: Transaction, challengeId: string): Promise<{ id: string; name: string; email: string; challengeNo: string; challengeTitle: string; roundCode: string }[]> {
  const { rows } = await tx.query<{ id: string; name: string; email: string; challengeNo: string; challengeTitle: string; roundCode: string }>(
    `select distinct p.id, p.name, p.email, c.no as "challengeNo", c.title as "challengeTitle", r.code as "roundCode" from challenge c join round r on r.id = c.round_id
       join role_grant g on g.role = 'supervisor' and (g.round_id is null or g.round_id = c.round_id) join person p on p.id = g.person_id
     where c.id = $1 and p.disabled_at is null and p.email is not null`,
    [challengeId],
  );
  return rows;
}
