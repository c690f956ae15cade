import { openedBidStates } from "#app/domain/overview/progress.ts";

/**
 * Joins that place an event `e` of the log: its object, bid `b`, challenge `c`, round `r`, expert `x`. Events of bids that
 * were not opened have no place (their condition is part of the join): nobody but the team may know of them. A ticket has its challenge for a place and never names its bid.
 */
export const eventPlace = `
  left join round r0 on e.noun = 'round' and r0.id = e.object_id
  left join review_assignment ra on e.noun = 'reviewAssignment' and ra.id = e.object_id
  left join expert x on x.id = ra.expert_id
  left join award aw on e.noun = 'award' and aw.id = e.object_id
  left join shortlist sl on e.noun = 'shortlist' and sl.id = e.object_id
  left join objection ob on e.noun = 'objection' and ob.id = e.object_id
  left join ticket tk on e.noun = 'ticket' and tk.id = e.object_id
  left join demand de on e.noun = 'demand' and de.id = e.object_id
  left join demand_call dc on dc.id = de.call_id
  left join bid tb on tb.id = tk.bid_id
  left join question qu on e.noun = 'question' and qu.id = e.object_id
  left join takedown td on e.noun = 'takedown' and td.id = e.object_id
  left join notice nt on nt.id = case e.noun when 'notice' then e.object_id when 'objection' then ob.notice_id when 'takedown' then td.notice_id end
  left join bid b on b.id = case e.noun when 'bid' then e.object_id when 'reviewAssignment' then ra.bid_id when 'award' then aw.bid_id when 'shortlist' then sl.bid_id end
    and b.status in (${openedBidStates.map((state) => `'${state}'`).join(", ")})
  left join challenge c on c.id = case when e.noun = 'challenge' then e.object_id when b.id is not null then b.challenge_id when tb.id is not null then tb.challenge_id when qu.id is not null then qu.challenge_id when td.challenge_id is not null then td.challenge_id else nt.challenge_id end
  join round r on r.id = coalesce(r0.id, c.round_id, nt.round_id, dc.round_id)`;

/** The public number of what an event concerns: of a review its bid's, of a notice its document number. */
export const eventNumber = `case e.noun when 'round' then r.code when 'challenge' then c.no
  when 'notice' then nt.doc_agency || '〔' || nt.doc_year || '〕' || nt.doc_seq || '号' when 'objection' then null when 'ticket' then tk.no when 'question' then qu.no when 'takedown' then td.no when 'demand' then de.no else b.no end`;

/** Who acted, by name; an expert appears by the pseudonym of the item. */
export const eventActor = "case when x.person_id is not null and x.person_id = e.actor_id then '专家 ' || ra.pseudonym else p.name end";
