-- CreateTable
CREATE TABLE "conflict_news" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "cause" TEXT NOT NULL,

    CONSTRAINT "conflict_news_pkey" PRIMARY KEY ("id")
);

-- Hand-written from here on.

-- The units that these control, are controlled by, or share a controller with: everything above them, and everything below that. The
-- graph may have circles, UNION visits each unit once. Edges count that the bureau entered or a second unit confirmed, and what one of
-- `p_trusted` said before `p_until`; with `p_trusted` null, whatever anybody said. Without a SET or DEFINER, so that it is inlined.
CREATE FUNCTION control_circle(p_units uuid[], p_trusted uuid[], p_until timestamptz) RETURNS TABLE (unit_id uuid)
LANGUAGE sql STABLE AS $$
  WITH RECURSIVE up AS (
    SELECT u.unit_id FROM unnest(p_units) AS u(unit_id)
    UNION SELECT a.controller_id FROM up JOIN affiliation a ON a.controlled_id = up.unit_id
      WHERE p_trusted IS NULL OR a.declared_by IS NULL OR a.confirmed_at IS NOT NULL OR a.declared_by = ANY (p_trusted) AND coalesce(a.declared_at, '-infinity') < p_until
  ), circle AS (
    SELECT up.unit_id FROM up
    UNION SELECT a.controlled_id FROM circle JOIN affiliation a ON a.controller_id = circle.unit_id
      WHERE p_trusted IS NULL OR a.declared_by IS NULL OR a.confirmed_at IS NOT NULL OR a.declared_by = ANY (p_trusted) AND coalesce(a.declared_at, '-infinity') < p_until
  )
  SELECT circle.unit_id FROM circle
$$;

-- The one rule, as before, of some experts or (null) of all: who asks about the tasks of a bid does not look at the whole bank.
DROP FUNCTION conflicts_of_bid(uuid, uuid);

CREATE FUNCTION conflicts_of_bid(p_bid uuid, p_experts uuid[]) RETURNS TABLE (expert_id uuid, reason text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH RECURSIVE place AS (
    SELECT b.id, b.challenge_id, b.lead_unit_id, b.lead_codes, b.people_marks, b.created_by, c.owner_unit_id, c.demand_id, k.opened_at,
      (app_now() - make_interval(years => coalesce((r.rules #>> '{conflict,pastUnitYears}')::int, 3)))::date AS past_since,
      (app_now() - make_interval(years => coalesce((r.rules #>> '{conflict,jointWorkYears}')::int, 3)))::date AS joint_since
    FROM bid b JOIN challenge c ON c.id = b.challenge_id JOIN round r ON r.id = c.round_id LEFT JOIN bid_content k ON k.bid_id = b.id WHERE b.id = p_bid
  ), parties AS (
    SELECT lead_unit_id AS unit_id, 'bid' AS side FROM place
    UNION SELECT m.unit_id, 'bid' FROM bid_member m WHERE m.bid_id = p_bid
    UNION SELECT owner_unit_id, 'owner' FROM place WHERE owner_unit_id IS NOT NULL
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

CREATE OR REPLACE FUNCTION conflict_reason(p_expert uuid, p_bid uuid) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT reason FROM conflicts_of_bid(p_bid, ARRAY[p_expert])
$$;

-- Everything that the rule reads leaves a note here when it changes while somebody judges, whoever changed it and by whichever way: a
-- job asks the rule again of all tasks that stand and ends those it forbids now. One row a statement, no row shared: writers do not
-- wait for each other.
CREATE FUNCTION note_conflict_news() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM challenge WHERE status IN ('closed', 'singleBid', 'inReview')) THEN
    INSERT INTO conflict_news (cause) VALUES (TG_TABLE_NAME);
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER unit_member_news AFTER INSERT ON "unit_member" FOR EACH STATEMENT EXECUTE FUNCTION note_conflict_news();
CREATE TRIGGER person_news AFTER UPDATE OF phone ON "person" FOR EACH STATEMENT EXECUTE FUNCTION note_conflict_news();
CREATE TRIGGER person_profile_news AFTER INSERT OR UPDATE OF id_mark ON "person_profile" FOR EACH STATEMENT EXECUTE FUNCTION note_conflict_news();
CREATE TRIGGER affiliation_news AFTER INSERT OR UPDATE ON "affiliation" FOR EACH STATEMENT EXECUTE FUNCTION note_conflict_news();
CREATE TRIGGER bid_news AFTER UPDATE OF lead_unit_id, lead_codes, people_marks ON "bid" FOR EACH STATEMENT EXECUTE FUNCTION note_conflict_news();
CREATE TRIGGER bid_member_news AFTER INSERT ON "bid_member" FOR EACH STATEMENT EXECUTE FUNCTION note_conflict_news();
CREATE TRIGGER challenge_news AFTER UPDATE OF owner_unit_id, demand_id ON "challenge" FOR EACH STATEMENT EXECUTE FUNCTION note_conflict_news();
CREATE TRIGGER demand_parent_news AFTER INSERT ON "demand_parent" FOR EACH STATEMENT EXECUTE FUNCTION note_conflict_news();
CREATE TRIGGER demand_vetting_news AFTER INSERT ON "demand_vetting" FOR EACH STATEMENT EXECUTE FUNCTION note_conflict_news();
CREATE TRIGGER expert_news AFTER INSERT OR UPDATE OF unit_id, person_id ON "expert" FOR EACH STATEMENT EXECUTE FUNCTION note_conflict_news();
CREATE TRIGGER expert_link_news AFTER INSERT OR UPDATE OF ended_at, until ON "expert_link" FOR EACH STATEMENT EXECUTE FUNCTION note_conflict_news();
CREATE TRIGGER conflict_declaration_news AFTER INSERT ON "conflict_declaration" FOR EACH STATEMENT EXECUTE FUNCTION note_conflict_news();
CREATE TRIGGER round_news AFTER UPDATE OF rules ON "round" FOR EACH STATEMENT EXECUTE FUNCTION note_conflict_news();
