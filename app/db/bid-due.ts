import { contestOf } from "./bid-team.ts";
import { isoInstant } from "./iso-instant.ts";

/**
 * Until when the team of bid `b` of item `c` may do something about it at the instant `now`, ISO, null when it may not: hand it in while
 * bids are accepted or while this one was opened again (提交遇阻), correct it, bring again what could not be opened.
 */
export const bidDue = (now: string) => `(select ${isoInstant("d.at")} from (select case
    when b.status = 'correctionRequested' then (select x.due_at from bid_correction x where x.bid_id = b.id and x.corrected_at is null)
    when b.status in ('contentAsked', 'contentSupplied') then (select s.due_at from bid_resupply s where s.bid_id = b.id)
    when b.status in ('draft', 'submitted', 'withdrawn') and ${contestOf("b")} is distinct from 'declined' then
      case when c.status = 'open' and coalesce(c.opens_at <= ${now}, true) then c.closes_at
        when c.status = 'closed' then (select max(t.reopened_until) from ticket t where t.bid_id = b.id and t.status = 'reopened') end
  end as at) d where d.at > ${now})`;
