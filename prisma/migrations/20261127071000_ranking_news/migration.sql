-- CreateIndex
CREATE INDEX "expert_link_added_at_idx" ON "expert_link"("added_at");

-- CreateIndex
CREATE INDEX "affiliation_declared_at_idx" ON "affiliation"("declared_at");

-- CreateIndex
CREATE INDEX "unit_join_decided_at_idx" ON "unit_join"("decided_at");

-- CreateIndex
CREATE INDEX "unit_claim_created_at_idx" ON "unit_claim"("created_at");

-- CreateIndex
CREATE INDEX "unit_claim_decided_at_idx" ON "unit_claim"("decided_at");

-- CreateIndex
CREATE INDEX "person_profile_updated_at_idx" ON "person_profile"("updated_at");

-- CreateIndex
CREATE INDEX "demand_vetting_recorded_at_idx" ON "demand_vetting"("recorded_at");

-- CreateIndex
CREATE INDEX "bid_content_opened_at_idx" ON "bid_content"("opened_at");

-- CreateIndex
CREATE INDEX "bid_correction_corrected_at_idx" ON "bid_correction"("corrected_at");

-- Hand-written from here on.

-- Who marked in this item, under every account of the same person.
CREATE FUNCTION signers_of(p_challenge uuid) RETURNS TABLE (expert_id uuid, person_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH signer AS (
    SELECT DISTINCT e.id, e.person_id FROM bid b JOIN review_assignment a ON a.bid_id = b.id AND a.status = 'signed' JOIN expert e ON e.id = a.expert_id WHERE b.challenge_id = p_challenge
  )
  SELECT id, person_id FROM signer
  UNION SELECT s.id, q.person_id FROM signer s JOIN person_profile p ON p.person_id = s.person_id JOIN person_profile q ON q.id_mark = p.id_mark
$$;

-- Something that may exclude one of them came in since the ranking was fixed. It is fixed only while the rule forbids no mark in it, so
-- without such news nothing has to be asked. An affiliation is news only where it hangs together with a unit of one of the bids or the
-- owner, through however many others and whichever way: the rule follows control up and down and so never leaves these.
CREATE FUNCTION ranking_has_news(p_challenge uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH RECURSIVE fixed AS MATERIALIZED (
    SELECT max(frozen_at) AS at FROM ranking_freeze WHERE challenge_id = p_challenge
  ), signer AS MATERIALIZED (
    SELECT expert_id, person_id FROM signers_of(p_challenge)
  ), near AS (
    SELECT unit_id FROM (
      SELECT b.lead_unit_id AS unit_id FROM bid b WHERE b.challenge_id = p_challenge
      UNION SELECT m.unit_id FROM bid b JOIN bid_member m ON m.bid_id = b.id WHERE b.challenge_id = p_challenge
      UNION SELECT c.owner_unit_id FROM challenge c WHERE c.id = p_challenge AND c.owner_unit_id IS NOT NULL
    ) party
    UNION SELECT CASE WHEN r.controller_id = near.unit_id THEN r.controlled_id ELSE r.controller_id END FROM near JOIN affiliation r ON r.controller_id = near.unit_id OR r.controlled_id = near.unit_id
  )
  SELECT CASE WHEN EXISTS (SELECT FROM affiliation r, fixed WHERE r.declared_at >= fixed.at)
      THEN EXISTS (SELECT FROM affiliation r JOIN near ON near.unit_id = r.controller_id, fixed WHERE r.declared_at >= fixed.at) ELSE false END
    OR EXISTS (SELECT FROM audit_event v, fixed WHERE v.kind = 'importExperts' AND v.at >= fixed.at)
    OR EXISTS (SELECT FROM signer s JOIN audit_event v ON v.noun = 'expert' AND v.object_id = s.expert_id AND v.kind = 'editExpert', fixed WHERE v.at >= fixed.at)
    OR EXISTS (SELECT FROM expert_link l JOIN expert o ON o.id = l.expert_id JOIN signer s ON s.person_id = o.person_id, fixed WHERE l.added_at >= fixed.at)
    OR EXISTS (SELECT FROM unit_join j JOIN signer s ON s.person_id = j.person_id, fixed WHERE j.decided_at >= fixed.at)
    OR EXISTS (SELECT FROM unit_claim j JOIN signer s ON s.person_id = j.person_id, fixed WHERE j.created_at >= fixed.at OR j.decided_at >= fixed.at)
    OR EXISTS (SELECT FROM person_profile q, fixed WHERE q.updated_at >= fixed.at
      AND (q.person_id IN (SELECT person_id FROM signer) OR EXISTS (SELECT FROM bid b WHERE b.challenge_id = p_challenge AND q.id_mark = ANY (b.people_marks))))
    OR EXISTS (SELECT FROM demand_vetting v CROSS JOIN jsonb_array_elements(v.record::jsonb -> 'experts') AS x(sat) JOIN expert o ON o.no = x.sat ->> 'no' JOIN signer s ON s.person_id = o.person_id, fixed
      WHERE v.recorded_at >= fixed.at)
    -- The team of another bid became known, or another one: whoever stands in it beside somebody of this item.
    OR EXISTS (SELECT FROM fixed, LATERAL (
        SELECT k.bid_id FROM bid_content k WHERE k.opened_at >= fixed.at UNION SELECT k.bid_id FROM bid_correction k WHERE k.corrected_at >= fixed.at
      ) n JOIN bid o ON o.id = n.bid_id WHERE EXISTS (
        SELECT FROM bid b WHERE b.challenge_id = p_challenge AND b.id <> o.id AND (b.people_marks && o.people_marks OR b.lead_codes && o.lead_codes)))
$$;

-- Who recorded what may make the ranking fall: none of them voids it alone.
CREATE FUNCTION taint_recorders(p_challenge uuid) RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH fixed AS MATERIALIZED (
    SELECT max(frozen_at) AS at FROM ranking_freeze WHERE challenge_id = p_challenge
  ), signer AS MATERIALIZED (
    SELECT expert_id, person_id FROM signers_of(p_challenge)
  )
  SELECT coalesce(array_agg(DISTINCT who) FILTER (WHERE who IS NOT NULL), '{}') FROM (
    SELECT d.recorded_by AS who FROM signer s JOIN conflict_declaration d ON d.person_id = s.person_id WHERE d.challenge_id = p_challenge AND d.kind <> 'none'
    UNION ALL
    SELECT v.actor_id FROM signer s JOIN audit_event v ON v.noun = 'expert' AND v.object_id = s.expert_id AND v.kind IN ('addLinks', 'editExpert'), fixed WHERE v.at >= fixed.at
    UNION ALL
    SELECT v.actor_id FROM audit_event v, fixed WHERE v.kind IN ('importExperts', 'declareAffiliation') AND v.at >= fixed.at
    UNION ALL
    SELECT v.actor_id FROM audit_event v, fixed WHERE v.noun = 'unit' AND v.kind = 'addMember' AND v.at >= fixed.at AND v.body::jsonb ->> 'person' IN (SELECT person_id::text FROM signer)
    UNION ALL
    SELECT v.recorded_by FROM demand_vetting v CROSS JOIN jsonb_array_elements(v.record::jsonb -> 'experts') AS x(sat) JOIN expert o ON o.no = x.sat ->> 'no' JOIN signer s ON s.person_id = o.person_id, fixed
      WHERE v.recorded_at >= fixed.at
  ) AS recorded
$$;
