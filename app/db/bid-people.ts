import { contestOf } from "./bid-team.ts";
import type { Transaction } from "./client.ts";
import { isMobile } from "./mobile.ts";

/**
 * Of bid `b`: who began it, while it is theirs alone (认领异议) or they are still of its unit, and the administrators of its lead
 * unit where it is the unit's. Who left reads nothing more of it.
 */
const ofTeam = `p.disabled_at is null
    and (p.id = b.created_by and (b.claim_id is not null or exists (select from unit_member o where o.unit_id = b.lead_unit_id and o.person_id = p.id))
      or exists (select from unit_member m where m.unit_id = b.lead_unit_id and m.person_id = p.id and m.administrator and coalesce(${contestOf("b")} = 'accepted', true)))`;

/** The people of bid `b` who have an address, as a list. */
export const teamPeople = `coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name, 'email', p.email) order by p.id) from person p
  where p.email is not null and ${ofTeam}), '[]')`;

/** Those who have none, but a mobile number: they read by SMS that something is to be read. */
export const teamPhones = `coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'phone', p.phone) order by p.id) from person p
  where p.email is null and ${isMobile("p.phone")} and ${ofTeam}), '[]')`;

export interface TeamPhone {
  id: string;
  phone: string;
}

/** Whom a team's mail goes to, and what it names. */
export interface TeamPeople {
  bidNo: string;
  unitName: string;
  challengeNo: string;
  challengeTitle: string;
  people: { id: string; name: string; email: string }[];
  phones: TeamPhone[];
}

/** Who began a bid and the administrators of its lead unit, by their addresses, else by their numbers. */
export async function findTeamPeople(tx: Transaction, bidId: string): Promise<TeamPeople> {
  const { rows } = await tx.query<TeamPeople>(
    `select b.no as "bidNo", u.name as "unitName", c.no as "challengeNo", c.title as "challengeTitle",
       ${teamPeople} as people, ${teamPhones} as phones
     from bid b join unit u on u.id = b.lead_unit_id join challenge c on c.id = b.challenge_id where b.id = $1`,
    [bidId],
  );
  return rows[0]!;
}

/** A draft of a bid whose time runs out. */
export interface DueDraft {
  bidId: string;
  closesAt: string;
  hoursLeft: number;
}

/** Drafts that were never submitted and whose item closes within so many hours; those begun within that time need no reminder. */
export async function findDueDrafts(tx: Transaction, hours: number): Promise<DueDraft[]> {
  const { rows } = await tx.query<Omit<DueDraft, "closesAt"> & { closesAt: Date }>(
    `select b.id as "bidId", c.closes_at as "closesAt", extract(epoch from c.closes_at - app_now()) / 3600 as "hoursLeft"
     from bid b join challenge c on c.id = b.challenge_id
     where b.status = 'draft' and c.status = 'open' and c.closes_at > app_now() and c.closes_at <= app_now() + make_interval(hours => $1) and b.created_at < c.closes_at - make_interval(hours => $1)
     order by b.id`,
    [hours],
  );
  return rows.map((row) => ({ ...row, closesAt: row.closesAt.toISOString(), hoursLeft: Number(row.hoursLeft) }));
}

/** Ids of a challenge's bids in these states: to tell their teams, never to count them for anybody. */
export async function findBidIds(tx: Transaction, challengeId: string, statuses: readonly string[]): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>("select id from bid where challenge_id = $1 and status = any($2) order by id", [challengeId, statuses]);
  return rows.map(({ id }) => id);
}

/** Submitted bids of a challenge whose draft, its text or its sealed files, was changed since and not handed in, and when what counts arrived. */
export async function findDraftsAhead(tx: Transaction, challengeId: string): Promise<{ bidId: string; receivedAt: string }[]> {
  const { rows } = await tx.query<{ bidId: string; receivedAt: Date }>(
    `select b.id as "bidId", v.received_at as "receivedAt"
     from bid b cross join lateral (select w.id, w.received_at from bid_version w where w.bid_id = b.id order by w.number desc limit 1) v
     where b.challenge_id = $1 and b.status = 'submitted' and b.submitted is not null and (b.draft_revision is distinct from b.submitted_revision
       or exists (select from bid_file f left join bid_version_file w on w.bid_file_id = f.id and w.bid_version_id = v.id
         where f.bid_id = b.id and (w.bid_file_id is not null) <> (f.status = 'sealed' and f.removed_at is null))) order by b.id`,
    [challengeId],
  );
  return rows.map(({ bidId, receivedAt }) => ({ bidId, receivedAt: receivedAt.toISOString() }));
}
