-- AlterTable
ALTER TABLE "bid" ADD COLUMN     "lead_codes" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- Hand-written from here on.

UPDATE "bid" SET "lead_codes" = ARRAY[upper("project_lead_code")] WHERE "project_lead_code" IS NOT NULL;
ALTER TABLE "bid" DROP COLUMN "project_lead_code";
UPDATE "expert_link" SET "person_code" = upper("person_code") WHERE "person_code" IS NOT NULL;

-- The one rule, as before; a joint work or an adviser is found by the lead's mobile number as well as by the code: most leads
-- have no code, and a list of experts names either.
CREATE OR REPLACE FUNCTION conflicts_of_bid(p_bid uuid, p_expert uuid) RETURNS TABLE (expert_id uuid, reason text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH RECURSIVE place AS (
    SELECT b.id, b.challenge_id, b.lead_unit_id, b.lead_codes, b.created_by, c.owner_unit_id,
      (app_now() - make_interval(years => coalesce((r.rules #>> '{conflict,pastUnitYears}')::int, 3)))::date AS past_since,
      (app_now() - make_interval(years => coalesce((r.rules #>> '{conflict,jointWorkYears}')::int, 3)))::date AS joint_since
    FROM bid b JOIN challenge c ON c.id = b.challenge_id JOIN round r ON r.id = c.round_id WHERE b.id = p_bid
  ), parties AS (
    SELECT lead_unit_id AS unit_id, 'bid' AS side FROM place
    UNION SELECT m.unit_id, 'bid' FROM bid_member m WHERE m.bid_id = p_bid
    UNION SELECT owner_unit_id, 'owner' FROM place WHERE owner_unit_id IS NOT NULL
  ), up AS (
    SELECT unit_id, side FROM parties
    UNION SELECT a.controller_id, up.side FROM up JOIN affiliation a ON a.controlled_id = up.unit_id
  ), circle AS (
    SELECT unit_id, side FROM up
    UNION SELECT a.controlled_id, circle.side FROM circle JOIN affiliation a ON a.controller_id = circle.unit_id
  ), found AS (
    SELECT e.id AS expert_id, 'ownBid' AS reason, 0 AS weight
      FROM expert e JOIN place p ON e.person_id = p.created_by OR e.person_id IN (SELECT v.submitted_by FROM bid_version v WHERE v.bid_id = p_bid)
      WHERE p_expert IS NULL OR e.id = p_expert
    UNION ALL
    SELECT e.id, CASE side WHEN 'owner' THEN 'employedByOwner' ELSE 'employedByBidder' END, CASE side WHEN 'owner' THEN 2 ELSE 1 END
      FROM circle JOIN expert e ON e.unit_id = circle.unit_id WHERE p_expert IS NULL OR e.id = p_expert
    UNION ALL
    SELECT e.id, CASE side WHEN 'owner' THEN 'employedByOwner' ELSE 'employedByBidder' END, CASE side WHEN 'owner' THEN 2 ELSE 1 END
      FROM circle JOIN unit_member m ON m.unit_id = circle.unit_id JOIN expert e ON e.person_id = m.person_id WHERE p_expert IS NULL OR e.id = p_expert
    UNION ALL
    SELECT l.expert_id, 'pastUnit', 3 FROM expert_link l JOIN circle ON circle.unit_id = l.unit_id CROSS JOIN place p
      WHERE (p_expert IS NULL OR l.expert_id = p_expert) AND l.kind = 'pastUnit' AND l.ended_at IS NULL AND l.until > p.past_since
    UNION ALL
    SELECT l.expert_id, 'jointWork', 4 FROM expert_link l JOIN place p ON l.person_code = ANY (p.lead_codes)
      WHERE (p_expert IS NULL OR l.expert_id = p_expert) AND l.kind = 'coauthor' AND l.ended_at IS NULL AND l.until >= p.joint_since
    UNION ALL
    SELECT l.expert_id, 'adviser', 5 FROM expert_link l JOIN place p ON l.person_code = ANY (p.lead_codes)
      WHERE (p_expert IS NULL OR l.expert_id = p_expert) AND l.kind = 'adviser' AND l.ended_at IS NULL
    UNION ALL
    SELECT e.id, 'declared', 6 FROM (
      SELECT DISTINCT ON (d.person_id, d.bid_id) d.person_id, d.kind FROM conflict_declaration d JOIN place p ON p.challenge_id = d.challenge_id
      WHERE d.bid_id = p_bid OR d.bid_id IS NULL ORDER BY d.person_id, d.bid_id, d.id DESC
    ) said JOIN expert e ON e.person_id = said.person_id WHERE said.kind <> 'none' AND (p_expert IS NULL OR e.id = p_expert)
  )
  SELECT DISTINCT ON (expert_id) expert_id, reason FROM found ORDER BY expert_id, weight
$$;
