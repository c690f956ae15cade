import type { BidState } from "#app/domain/bid/lifecycle.ts";
import type { ChallengeState } from "#app/domain/challenge/lifecycle.ts";
import { liveStates } from "#app/domain/review/view.ts";
import { getPool } from "./client.ts";

/** A bid that passed the form check, with how many judge it in the stage that it reached. */
export interface StandingBidRow {
  challengeId: string;
  no: string;
  code: string;
  unitName: string;
  status: BidState;
  signed: number;
  live: number;
  /** Grows with every step of any task of it. */
  changes: number;
}

/** An item of a round that has such bids; `digest` of its fixed ranking, `votes` of its panel so far. */
export interface StandingItemRow {
  id: string;
  no: string;
  title: string;
  status: ChallengeState;
  digest: string | null;
  votes: number;
}

export async function findStandingItems(roundId: string, closed: readonly string[]): Promise<StandingItemRow[]> {
  const { rows } = await getPool().query<StandingItemRow>({
    name: "standing-items",
    text: `select c.id, c.no, c.title, c.status, f.digest, (select count(*)::int from panel_vote v join bid w on w.id = v.bid_id where w.challenge_id = c.id) as votes
     from challenge c
       left join ranking_freeze f on f.challenge_id = c.id and not exists (select from ranking_voiding v where v.challenge_id = f.challenge_id and v.version = f.version)
     where c.round_id = $1 and c.id <> all($2) and exists (select from bid b where b.challenge_id = c.id and b.status in ('formPassed', 'scored')) order by c.no`,
    values: [roundId, closed],
  });
  return rows;
}

/**
 * Such bids of a round's items, of the one that is asked for alone. The items are found first: joined in, the planner takes them for
 * few and goes through all tasks once for each bid.
 */
export async function findStandingBids(roundId: string, closed: readonly string[], item: string | undefined): Promise<StandingBidRow[]> {
  const { rows } = await getPool().query<StandingBidRow>({
    name: "standing-bids",
    text: `with items as materialized (select id from challenge where round_id = $1 and id <> all($2) and ($3::text is null or no = $3))
     select b.challenge_id as "challengeId", b.no, coalesce(b.review_code, b.no) as code, u.name as "unitName", b.status, coalesce(t.signed, 0) as signed, coalesce(t.live, 0) as live, coalesce(t.changes, 0) as changes
     from bid b join unit u on u.id = b.lead_unit_id
       left join (select a.bid_id, count(*) filter (where a.stage = o.review_stage and a.status = 'signed')::int as signed, count(*) filter (where a.stage = o.review_stage and a.status = any($4))::int as live, sum(a.version)::int as changes
         from review_assignment a join bid o on o.id = a.bid_id where o.challenge_id = any(array(select id from items)) group by a.bid_id) t on t.bid_id = b.id
     where b.challenge_id = any(array(select id from items)) and b.status in ('formPassed', 'scored')`,
    values: [roundId, closed, item ?? null, liveStates],
  });
  return rows;
}
