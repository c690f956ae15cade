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
}

/** An item of a round that has such bids; `digest` of its fixed ranking, `changes` grows with every step of any task of it and every vote of its panel. */
export interface StandingItemRow {
  id: string;
  no: string;
  title: string;
  status: ChallengeState;
  digest: string | null;
  changes: number;
}

export async function findStandingItems(roundId: string, closed: readonly string[]): Promise<StandingItemRow[]> {
  const { rows } = await getPool().query<StandingItemRow>(
    `select c.id, c.no, c.title, c.status, f.digest, t.changes
     from challenge c
       left join ranking_freeze f on f.challenge_id = c.id and not exists (select from ranking_voiding v where v.challenge_id = f.challenge_id and v.version = f.version)
       cross join lateral (select (coalesce(sum(a.version), 0) + (select count(*) from panel_vote v join bid w on w.id = v.bid_id where w.challenge_id = c.id))::int as changes from bid b join review_assignment a on a.bid_id = b.id where b.challenge_id = c.id) t
     where c.round_id = $1 and c.id <> all($2) and exists (select from bid b where b.challenge_id = c.id and b.status in ('formPassed', 'scored')) order by c.no`,
    [roundId, closed],
  );
  return rows;
}

export async function findStandingBids(challengeIds: readonly string[]): Promise<StandingBidRow[]> {
  const { rows } = await getPool().query<StandingBidRow>(
    `select b.challenge_id as "challengeId", b.no, coalesce(b.review_code, b.no) as code, u.name as "unitName", b.status, coalesce(t.signed, 0) as signed, coalesce(t.live, 0) as live
     from bid b join unit u on u.id = b.lead_unit_id
       left join (select a.bid_id, a.stage, count(*) filter (where a.status = 'signed')::int as signed, count(*) filter (where a.status = any($2))::int as live
         from review_assignment a join bid o on o.id = a.bid_id where o.challenge_id = any($1) group by a.bid_id, a.stage) t on t.bid_id = b.id and t.stage = b.review_stage
     where b.challenge_id = any($1) and b.status in ('formPassed', 'scored')`,
    [challengeIds, liveStates],
  );
  return rows;
}
