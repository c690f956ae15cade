-- The conflict rule for all experts of one bid at once, or for one: a page of candidates asks it once a bid instead of
-- once a pair (960 pairs took a second). Still the one definition: conflict_reason(), and with it every trigger, asks here.
CREATE FUNCTION conflicts_of_bid(p_bid uuid, p_expert uuid) RETURNS TABLE (expert_id uuid, reason text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH RECURSIVE parties AS (
    SELECT b.lead_unit_id AS unit_id, 'bid' AS side FROM bid b WHERE b.id = p_bid
    UNION SELECT m.unit_id, 'bid' FROM bid_member m WHERE m.bid_id = p_bid
    UNION SELECT c.owner_unit_id, 'owner' FROM bid b JOIN challenge c ON c.id = b.challenge_id WHERE b.id = p_bid AND c.owner_unit_id IS NOT NULL
  ), up AS (
    SELECT unit_id, side FROM parties
    UNION SELECT a.controller_id, up.side FROM up JOIN affiliation a ON a.controlled_id = up.unit_id
  ), circle AS (
    SELECT unit_id, side FROM up
    UNION SELECT a.controlled_id, circle.side FROM circle JOIN affiliation a ON a.controller_id = circle.unit_id
  ), found AS (
    SELECT e.id AS expert_id, CASE side WHEN 'owner' THEN 'employedByOwner' ELSE 'employedByBidder' END AS reason, CASE side WHEN 'owner' THEN 2 ELSE 1 END AS weight
      FROM circle JOIN expert e ON e.unit_id = circle.unit_id WHERE p_expert IS NULL OR e.id = p_expert
    UNION ALL
    SELECT l.expert_id, 'pastUnit', 3 FROM expert_link l JOIN circle ON circle.unit_id = l.unit_id
      WHERE (p_expert IS NULL OR l.expert_id = p_expert) AND l.kind = 'pastUnit' AND l.until > (app_now() - interval '3 years')::date
    UNION ALL
    SELECT l.expert_id, 'jointWork', 4 FROM expert_link l JOIN bid b ON b.id = p_bid AND b.project_lead_code = l.person_code
      WHERE (p_expert IS NULL OR l.expert_id = p_expert) AND l.kind = 'coauthor' AND l.until >= (app_now() - interval '3 years')::date
    UNION ALL
    SELECT l.expert_id, 'adviser', 5 FROM expert_link l JOIN bid b ON b.id = p_bid AND b.project_lead_code = l.person_code
      WHERE (p_expert IS NULL OR l.expert_id = p_expert) AND l.kind = 'adviser'
  )
  SELECT DISTINCT ON (expert_id) expert_id, reason FROM found ORDER BY expert_id, weight
$$;

CREATE OR REPLACE FUNCTION conflict_reason(p_expert uuid, p_bid uuid) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT reason FROM conflicts_of_bid(p_bid, p_expert)
$$;
