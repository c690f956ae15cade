-- AlterTable
ALTER TABLE "bid" ADD COLUMN     "people_marks" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateIndex
CREATE INDEX "bid_lead_codes_idx" ON "bid" USING GIN ("lead_codes");

-- CreateIndex
CREATE INDEX "bid_people_marks_idx" ON "bid" USING GIN ("people_marks");

-- Hand-written from here on.

-- The one rule, as before, for everybody of a bid whose person is known and not its lead alone: who wrote or submitted it, and who
-- is named in its team under an ID number that stands in an account. Such a person judges no bid of the own, and joint works with
-- them and their advisers exclude as those of the lead do, by the mobile number of the account. A bid is joint work too: whoever
-- stands in the team of another opened bid beside somebody of this one is excluded, though no paper of theirs is out yet.
CREATE OR REPLACE FUNCTION conflicts_of_bid(p_bid uuid, p_expert uuid) RETURNS TABLE (expert_id uuid, reason text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH RECURSIVE place AS (
    SELECT b.id, b.challenge_id, b.lead_unit_id, b.lead_codes, b.people_marks, b.created_by, c.owner_unit_id, c.demand_id,
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
  ), alike AS (
    SELECT e.id AS expert_id, e.person_id FROM expert e WHERE p_expert IS NULL OR e.id = p_expert
    UNION SELECT e.id, q.person_id FROM expert e JOIN person_profile p ON p.person_id = e.person_id JOIN person_profile q ON q.id_mark = p.id_mark
      WHERE p_expert IS NULL OR e.id = p_expert
  ), link AS (
    SELECT a.expert_id, l.kind, l.unit_id, l.person_code, l.until FROM alike a JOIN expert o ON o.person_id = a.person_id JOIN expert_link l ON l.expert_id = o.id WHERE l.ended_at IS NULL
  ), lineage AS (
    SELECT demand_id FROM place WHERE demand_id IS NOT NULL
    UNION SELECT d.parent_id FROM lineage JOIN demand_parent d ON d.child_id = lineage.demand_id
  ), team AS (
    SELECT created_by AS person_id FROM place WHERE created_by IS NOT NULL
    UNION SELECT v.submitted_by FROM bid_version v WHERE v.bid_id = p_bid AND v.submitted_by IS NOT NULL
    UNION SELECT q.person_id FROM place p JOIN person_profile q ON q.id_mark = ANY (p.people_marks)
    UNION SELECT n.id FROM place p JOIN person n ON n.phone = ANY (p.lead_codes)
  ), code AS (
    SELECT unnest(lead_codes) AS value FROM place
    UNION SELECT n.phone FROM team t JOIN person n ON n.id = t.person_id WHERE n.phone IS NOT NULL
  ), mate AS (
    SELECT o.lead_codes, o.people_marks FROM place p JOIN bid o ON o.lead_codes && p.lead_codes OR o.people_marks && p.people_marks
      WHERE o.id <> p.id AND o.created_at >= p.joint_since
  ), found AS (
    SELECT a.expert_id, 'ownBid' AS reason, 0 AS weight FROM alike a JOIN team t ON t.person_id = a.person_id
    UNION ALL
    SELECT a.expert_id, CASE side WHEN 'owner' THEN 'employedByOwner' ELSE 'employedByBidder' END, CASE side WHEN 'owner' THEN 2 ELSE 1 END
      FROM circle JOIN expert o ON o.unit_id = circle.unit_id JOIN alike a ON a.person_id = o.person_id
    UNION ALL
    SELECT a.expert_id, CASE side WHEN 'owner' THEN 'employedByOwner' ELSE 'employedByBidder' END, CASE side WHEN 'owner' THEN 2 ELSE 1 END
      FROM circle JOIN unit_member m ON m.unit_id = circle.unit_id JOIN alike a ON a.person_id = m.person_id
    UNION ALL
    SELECT l.expert_id, 'pastUnit', 3 FROM link l JOIN circle ON circle.unit_id = l.unit_id CROSS JOIN place p WHERE l.kind = 'pastUnit' AND l.until > p.past_since
    UNION ALL
    SELECT l.expert_id, 'jointWork', 4 FROM link l JOIN code c ON c.value = l.person_code CROSS JOIN place p WHERE l.kind = 'coauthor' AND l.until >= p.joint_since
    UNION ALL
    SELECT a.expert_id, 'jointWork', 4 FROM mate m JOIN person_profile q ON q.id_mark = ANY (m.people_marks) JOIN alike a ON a.person_id = q.person_id
    UNION ALL
    SELECT a.expert_id, 'jointWork', 4 FROM mate m JOIN person n ON n.phone = ANY (m.lead_codes) JOIN alike a ON a.person_id = n.id
    UNION ALL
    SELECT l.expert_id, 'adviser', 5 FROM link l JOIN code c ON c.value = l.person_code WHERE l.kind = 'adviser'
    UNION ALL
    SELECT a.expert_id, 'vetted', 6 FROM lineage JOIN demand_vetting v ON v.demand_id = lineage.demand_id CROSS JOIN jsonb_array_elements(v.record::jsonb -> 'experts') AS x(sat)
      JOIN expert o ON o.no = x.sat ->> 'no' JOIN alike a ON a.person_id = o.person_id
    UNION ALL
    SELECT a.expert_id, 'declared', 7 FROM (
      SELECT DISTINCT ON (d.person_id, d.bid_id) d.person_id, d.kind FROM conflict_declaration d JOIN place p ON p.challenge_id = d.challenge_id
      WHERE d.bid_id = p_bid OR d.bid_id IS NULL ORDER BY d.person_id, d.bid_id, d.id DESC
    ) said JOIN alike a ON a.person_id = said.person_id WHERE said.kind <> 'none'
  )
  SELECT DISTINCT ON (expert_id) expert_id, reason FROM found ORDER BY expert_id, weight
$$;
