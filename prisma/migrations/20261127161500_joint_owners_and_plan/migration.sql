-- AlterTable
ALTER TABLE "challenge" ADD COLUMN     "co_owner_ids" UUID[] DEFAULT ARRAY[]::UUID[],
ADD COLUMN     "plan" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "challenge_commitment" ADD COLUMN     "unit_uscc" TEXT;

-- AlterTable
ALTER TABLE "demand_commitment" ADD COLUMN     "unit_uscc" TEXT;

-- CreateTable
CREATE TABLE "demand_co_owner" (
    "demand_id" UUID NOT NULL,
    "unit_uscc" TEXT NOT NULL,
    "unit_name" TEXT NOT NULL,
    "unit_id" UUID,

    CONSTRAINT "demand_co_owner_pkey" PRIMARY KEY ("demand_id","unit_uscc")
);

-- CreateIndex
CREATE INDEX "demand_co_owner_unit_id_idx" ON "demand_co_owner"("unit_id");

-- AddForeignKey
ALTER TABLE "demand_co_owner" ADD CONSTRAINT "demand_co_owner_demand_id_fkey" FOREIGN KEY ("demand_id") REFERENCES "demand"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "demand_co_owner" ADD CONSTRAINT "demand_co_owner_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Hand-written from here on.

-- The one rule as before, in which 联合需求单位 count as the owner does: whoever serves one of them, or whom it controls, judges no bid on the item.
CREATE OR REPLACE FUNCTION conflicts_of_bid(p_bid uuid, p_experts uuid[]) RETURNS TABLE (expert_id uuid, reason text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET plan_cache_mode = force_generic_plan AS $$
  WITH RECURSIVE place AS (
    SELECT b.id, b.challenge_id, b.lead_unit_id, b.lead_codes, b.people_marks, b.created_by, c.owner_unit_id, c.co_owner_ids, c.demand_id, k.opened_at,
      (app_now() - make_interval(years => coalesce((r.rules #>> '{conflict,pastUnitYears}')::int, 3)))::date AS past_since,
      (app_now() - make_interval(years => coalesce((r.rules #>> '{conflict,jointWorkYears}')::int, 3)))::date AS joint_since
    FROM bid b JOIN challenge c ON c.id = b.challenge_id JOIN round r ON r.id = c.round_id LEFT JOIN bid_content k ON k.bid_id = b.id WHERE b.id = p_bid
  ), parties AS (
    SELECT lead_unit_id AS unit_id, 'bid' AS side FROM place
    UNION SELECT m.unit_id, 'bid' FROM bid_member m WHERE m.bid_id = p_bid
    UNION SELECT owner_unit_id, 'owner' FROM place WHERE owner_unit_id IS NOT NULL
    UNION SELECT unnest(co_owner_ids), 'owner' FROM place
  ), word AS (
    SELECT array_agg(unit_id) AS units, array_agg(unit_id) FILTER (WHERE side = 'bid') AS bidders, array_agg(unit_id) FILTER (WHERE side = 'owner') AS owners,
      (SELECT coalesce(opened_at, 'infinity') FROM place) AS until FROM parties
  ), circle AS (
    SELECT unit_id, 'bid' AS side FROM word w CROSS JOIN LATERAL control_circle(w.bidders, w.units, w.until)
    UNION ALL SELECT unit_id, 'owner' FROM word w CROSS JOIN LATERAL control_circle(w.owners, w.units, w.until)
  ), alike AS (
    SELECT e.id AS expert_id, e.person_id FROM expert e WHERE p_experts IS NULL OR e.id = ANY (p_experts)
    UNION SELECT e.id, q.person_id FROM expert e JOIN person_profile p ON p.person_id = e.person_id JOIN person_profile q ON q.id_mark = p.id_mark
      WHERE p_experts IS NULL OR e.id = ANY (p_experts)
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

-- And an affiliation of one of them is news for a fixed ranking.
CREATE OR REPLACE FUNCTION units_near(p_challenge uuid) RETURNS TABLE (unit_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH RECURSIVE near AS (
    SELECT party.unit_id FROM (
      SELECT b.lead_unit_id AS unit_id FROM bid b WHERE b.challenge_id = p_challenge
      UNION SELECT m.unit_id FROM bid b JOIN bid_member m ON m.bid_id = b.id WHERE b.challenge_id = p_challenge
      UNION SELECT c.owner_unit_id FROM challenge c WHERE c.id = p_challenge AND c.owner_unit_id IS NOT NULL
      UNION SELECT unnest(c.co_owner_ids) FROM challenge c WHERE c.id = p_challenge
    ) party
    UNION SELECT CASE WHEN r.controller_id = near.unit_id THEN r.controlled_id ELSE r.controller_id END FROM near JOIN affiliation r ON r.controller_id = near.unit_id OR r.controlled_id = near.unit_id
  )
  SELECT near.unit_id FROM near
$$;

DROP TRIGGER challenge_news ON "challenge";
CREATE TRIGGER challenge_news AFTER UPDATE OF owner_unit_id, co_owner_ids, demand_id ON "challenge" FOR EACH STATEMENT EXECUTE FUNCTION note_conflict_news();
