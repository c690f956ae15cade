import type { AgreementView, TalkInput, TalkView } from "#app/domain/award/matching.ts";
import { getPool, type Transaction } from "./client.ts";
import { isoInstant } from "./iso-instant.ts";

export async function insertTalk(tx: Transaction, shortlistId: string, talk: TalkInput & { recordedBy: string | null }): Promise<string> {
  const { rows } = await tx.query<{ id: string }>(
    `insert into matching_talk (shortlist_id, held_on, place, owner_people, team_people, bureau_people, said, scan, recorded_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
    [shortlistId, talk.heldOn, talk.place, talk.ownerPeople, talk.teamPeople, talk.bureauPeople, talk.said, talk.scan, talk.recordedBy],
  );
  return rows[0]!.id;
}

/** The meetings on one bid, in the order in which they were held. */
export async function findTalks(shortlistId: string): Promise<TalkView[]> {
  const { rows } = await getPool().query<TalkView>(
    `select t.id, t.held_on::text as "heldOn", t.place, t.owner_people as "ownerPeople", t.team_people as "teamPeople", t.bureau_people as "bureauPeople", t.said, t.scan, ${isoInstant("t.recorded_at")} as "recordedAt",
       case when exists (select from unit_member m join challenge c on c.owner_unit_id = m.unit_id where m.person_id = t.recorded_by and c.id = s.challenge_id) then 'owner' else 'bureau' end as "recordedBy"
     from matching_talk t join shortlist s on s.id = t.shortlist_id where t.shortlist_id = $1 order by t.held_on, t.id`,
    [shortlistId],
  );
  return rows;
}

export async function insertAgreement(tx: Transaction, shortlistId: string, agreement: { signedOn: string; points: readonly string[]; scan: string; recordedBy: string | null }): Promise<void> {
  await tx.query("insert into cooperation_agreement (shortlist_id, signed_on, points, scan, recorded_by) values ($1, $2, $3, $4, $5)", [shortlistId, agreement.signedOn, agreement.points, agreement.scan, agreement.recordedBy]);
}

export async function findAgreement(shortlistId: string): Promise<AgreementView | null> {
  const { rows } = await getPool().query<AgreementView>(`select signed_on::text as "signedOn", scan from cooperation_agreement where shortlist_id = $1`, [shortlistId]);
  return rows[0] ?? null;
}

/** Whom a bid's lead unit named for calls, for the owner that is to talk with it: the unit's own entry, nobody's personal data (guide 3.7). */
export async function findTeamContact(bidId: string): Promise<{ name: string; phone: string } | null> {
  const { rows } = await getPool().query<{ name: string; phone: string }>("select f.contact_name as name, f.contact_phone as phone from bid b join unit_profile f on f.unit_id = b.lead_unit_id where b.id = $1 and f.contact_phone <> ''", [bidId]);
  return rows[0] ?? null;
}

/** Bids before the owner whose term of 对接 ended without a word. */
export async function findSilentMatchings(): Promise<string[]> {
  const { rows } = await getPool().query<{ id: string }>(
    `select s.id from shortlist s join challenge c on c.id = s.challenge_id where s.status = 'proposed' and c.status = 'matching' and s.due_on < (app_now() at time zone 'Asia/Shanghai')::date order by s.id`,
  );
  return rows.map(({ id }) => id);
}
