-- Submissions that come together are accepted together: one lock of the log's head, one commit. Takes the place of
-- submit_bid(), which took them one by one.
DROP FUNCTION submit_bid(uuid, text[], text, integer, text, bytea, text, text, text, uuid, jsonb);

-- Takes the places of one submission: each claim has one or more, the first free one serves. Claims that stand as they
-- are wanted are left alone. Answers the kinds of those that another live bid holds.
CREATE FUNCTION take_claims(p_bid uuid, p_claims jsonb) RETURNS text[]
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  v_claim record;
  v_place text;
  v_got boolean;
  v_taken text[] := '{}';
BEGIN
  DELETE FROM bid_claim c WHERE c.bid_id = p_bid AND NOT EXISTS (
    SELECT FROM jsonb_array_elements(p_claims) k WHERE (k ->> 'scopeId')::uuid = c.scope_id AND k ->> 'kind' = c.kind AND k -> 'places' ? c.digest);
  -- In one order everywhere, so that two submissions wait for each other instead of blocking.
  FOR v_claim IN SELECT (k ->> 'scopeId')::uuid AS scope_id, k ->> 'kind' AS kind, k -> 'places' AS places, (k ->> 'isNeeded')::boolean AS is_needed
    FROM jsonb_array_elements(p_claims) k ORDER BY k -> 'places' ->> 0
  LOOP
    CONTINUE WHEN EXISTS (SELECT FROM bid_claim c WHERE c.bid_id = p_bid AND c.scope_id = v_claim.scope_id AND c.kind = v_claim.kind AND v_claim.places ? c.digest);
    v_got := false;
    FOR v_place IN SELECT jsonb_array_elements_text(v_claim.places) LOOP
      INSERT INTO bid_claim (scope_id, kind, digest, bid_id) VALUES (v_claim.scope_id, v_claim.kind, v_place, p_bid) ON CONFLICT DO NOTHING;
      v_got := FOUND;
      EXIT WHEN v_got;
    END LOOP;
    IF v_claim.is_needed AND NOT v_got THEN v_taken := v_taken || v_claim.kind; END IF;
  END LOOP;
  RETURN v_taken;
END $$;

-- The one call that makes bids count. Locks in the order of every move: challenges, bids, files, claims, the log's head
-- last. All of them are received at one instant of the database's clock, read when no closing can come between. Each row
-- answers for one submission by its place; one with a problem has left nothing behind.
CREATE FUNCTION submit_bids(p_submissions jsonb)
RETURNS TABLE (place integer, problem text, taken text[], seq bigint, version_id uuid, number integer, received_at timestamptz, deadline timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_now timestamptz;
  v record;
  v_moved record;
  v_problems text[] := '{}';
  v_deadlines timestamptz[] := '{}';
  v_problem text;
  v_revision integer;
BEGIN
  PERFORM 1 FROM challenge c WHERE c.id IN (SELECT b.challenge_id FROM bid b JOIN jsonb_array_elements(p_submissions) s ON b.id = (s ->> 'bidId')::uuid) ORDER BY c.id FOR SHARE;
  PERFORM 1 FROM bid b WHERE b.id IN (SELECT (s ->> 'bidId')::uuid FROM jsonb_array_elements(p_submissions) s) ORDER BY b.id FOR UPDATE;
  v_now := date_trunc('milliseconds', app_now());

  FOR v IN SELECT s.value AS s, s.ordinality AS at, b.id, b.status, b.version, b.draft_revision, c.status AS challenge_status,
      CASE c.status WHEN 'open' THEN c.closes_at
        WHEN 'closed' THEN (SELECT max(t.reopened_until) FROM ticket t WHERE t.bid_id = b.id AND t.status = 'reopened') END AS until
    FROM jsonb_array_elements(p_submissions) WITH ORDINALITY s JOIN bid b ON b.id = (s.value ->> 'bidId')::uuid JOIN challenge c ON c.id = b.challenge_id ORDER BY s.ordinality
  LOOP
    v_problem := CASE
      WHEN v.challenge_status NOT IN ('open', 'closed') THEN 'wrongState'
      WHEN v.until IS NULL OR v_now >= v.until THEN 'deadlinePassed'
      WHEN v.version <> (v.s ->> 'version')::integer OR NOT v.s -> 'from' ? v.status THEN 'statusChanged'
      WHEN v.draft_revision <> (v.s ->> 'draftRevision')::integer THEN 'editedElsewhere' END;
    IF v_problem IS NULL AND jsonb_array_length(v.s -> 'files') > 0 THEN
      PERFORM 1 FROM bid_file f WHERE v.s -> 'files' ? f.id::text AND f.bid_id = v.id AND f.status = 'sealed' AND f.removed_at IS NULL ORDER BY f.id FOR SHARE;
      GET DIAGNOSTICS v_revision = ROW_COUNT;
      IF v_revision <> jsonb_array_length(v.s -> 'files') THEN v_problem := 'editedElsewhere'; END IF;
    END IF;
    IF v_problem IS NULL THEN
      BEGIN
        taken := take_claims(v.id, v.s -> 'claims');
        IF cardinality(taken) > 0 THEN RAISE EXCEPTION USING ERRCODE = 'JB001'; END IF;
      EXCEPTION WHEN SQLSTATE 'JB001' THEN v_problem := 'claimsTaken';
      END;
    END IF;
    v_problems[v.at] := v_problem;
    v_deadlines[v.at] := v.until;
    IF v_problem IS NOT NULL THEN
      place := v.at; problem := v_problem;
      RETURN NEXT;
    END IF;
  END LOOP;

  problem := NULL; taken := '{}';
  FOR v IN SELECT s.value AS s, s.ordinality AS at, (s.value ->> 'bidId')::uuid AS id FROM jsonb_array_elements(p_submissions) WITH ORDINALITY s ORDER BY s.ordinality LOOP
    CONTINUE WHEN v_problems[v.at] IS NOT NULL;
    place := v.at; received_at := v_now; deadline := v_deadlines[v.at];
    SELECT coalesce(max(w.number), 0) + 1 INTO number FROM bid_version w WHERE w.bid_id = v.id;
    v_revision := (v.s ->> 'draftRevision')::integer;
    IF v.s ? 'draft' THEN
      v_revision := v_revision + 1;
      INSERT INTO bid_draft_revision (bid_id, revision, content, saved_at, saved_by, submitted_as)
        VALUES (v.id, v_revision, decode(v.s ->> 'draft', 'base64'), v_now, (v.s ->> 'personId')::uuid, ARRAY[number]);
      UPDATE bid b SET draft = decode(v.s ->> 'draft', 'base64'), draft_revision = v_revision, draft_saved_at = v_now,
        submitted = decode(v.s ->> 'copy', 'base64'), submitted_revision = v_revision WHERE b.id = v.id;
    ELSE
      UPDATE bid_draft_revision r SET submitted_as = r.submitted_as || submit_bids.number WHERE r.bid_id = v.id AND r.revision = v_revision;
      UPDATE bid b SET submitted = decode(v.s ->> 'copy', 'base64'), submitted_revision = v_revision WHERE b.id = v.id;
    END IF;
    INSERT INTO bid_member_request (bid_id, challenge_id, unit_digest)
      SELECT v.id, b.challenge_id, d FROM bid b, jsonb_array_elements_text(v.s -> 'members') d WHERE b.id = v.id ON CONFLICT DO NOTHING;
    SELECT * INTO v_moved FROM apply_move('bid', v.id, ARRAY(SELECT jsonb_array_elements_text(v.s -> 'from')), v.s ->> 'to', (v.s ->> 'version')::integer, v.s ->> 'move',
      v.s -> 'event' || jsonb_build_object('bidVersion', number, 'commitment', v.s ->> 'commitment', 'receivedAt', iso_beijing(v_now), 'deadline', iso_beijing(deadline)), NULL);
    seq := v_moved.seq;
    INSERT INTO bid_version (bid_id, number, envelope, commitment, envelope_digest, received_at, deadline, idempotency_key, request_digest, audit_seq, submitted_by)
      SELECT v.id, submit_bids.number, e, v.s ->> 'commitment', encode(sha256(e), 'hex'), v_now, submit_bids.deadline, v.s ->> 'idempotencyKey', v.s ->> 'requestDigest', v_moved.seq, (v.s ->> 'personId')::uuid
      FROM decode(v.s ->> 'envelope', 'base64') e
      RETURNING bid_version.id INTO version_id;
    INSERT INTO bid_version_file (bid_version_id, bid_file_id) SELECT version_id, f::uuid FROM jsonb_array_elements_text(v.s -> 'files') f;
    RETURN NEXT;
  END LOOP;
END $$;
