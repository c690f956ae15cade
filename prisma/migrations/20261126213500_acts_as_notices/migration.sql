-- AlterTable
ALTER TABLE "notice" ADD COLUMN     "act_no" INTEGER;

-- CreateIndex
CREATE INDEX "notice_challenge_id_idx" ON "notice"("challenge_id");

-- CreateIndex
CREATE UNIQUE INDEX "notice_round_id_act_no_key" ON "notice"("round_id", "act_no");

-- What was done in public before each act had a notice: one for every event of the log that has none, in its order, with its own date.
-- The reason stands beside the log, of a reopening in its ticket; one that was erased there is gone.
DO $$
DECLARE
  e record;
  v_kind text;
  v_round uuid;
  v_challenge uuid;
  v_title text;
  v_nos jsonb;
  v_id uuid;
  v_no integer;
  v_facts jsonb;
BEGIN
  FOR e IN
    SELECT a.seq, a.noun, a.object_id, a.kind, a.at, a.offline, a.body::jsonb AS body, coalesce(d.content::jsonb ->> 'reason', '') AS reason
    FROM audit_event a LEFT JOIN audit_detail d ON d.seq = a.seq
    WHERE (a.noun = 'challenge' AND a.kind IN ('amend', 'extend', 'suspend', 'resume', 'withdraw', 'giveUp', 'reissue', 'voidRanking', 'recordLoss') AND NOT a.body::jsonb ? 'round')
       OR (a.noun = 'round' AND a.kind IN ('suspend', 'resume', 'cancel') AND a.body::jsonb ->> 'from' <> 'draft')
       OR (a.noun = 'ticket' AND a.kind = 'reopen')
    ORDER BY a.seq
  LOOP
    v_facts := '{}';
    v_challenge := NULL;
    IF e.noun = 'round' THEN
      SELECT r.id, r.title INTO v_round, v_title FROM round r WHERE r.id = e.object_id;
      SELECT coalesce(jsonb_agg(c.no ORDER BY c.no), '[]') INTO v_nos FROM challenge c WHERE coalesce(e.body -> 'challenges', '[]') ? c.no AND c.opens_at IS NOT NULL;
    ELSE
      SELECT c.round_id, c.id, c.title, jsonb_build_array(c.no) INTO v_round, v_challenge, v_title, v_nos FROM challenge c
        WHERE c.opens_at IS NOT NULL AND c.id = CASE e.noun WHEN 'challenge' THEN e.object_id ELSE (SELECT b.challenge_id FROM ticket t JOIN bid b ON b.id = t.bid_id WHERE t.id = e.object_id) END;
    END IF;
    CONTINUE WHEN NOT FOUND OR v_round IS NULL OR v_title IS NULL; -- never published, or a rehearsal that was deleted
    v_kind := CASE e.kind WHEN 'amend' THEN 'amendment' WHEN 'extend' THEN 'extension' WHEN 'suspend' THEN 'suspension' WHEN 'resume' THEN 'resumption' WHEN 'withdraw' THEN 'withdrawal'
      WHEN 'cancel' THEN 'withdrawal' WHEN 'giveUp' THEN 'ending' WHEN 'reissue' THEN 'reissue' WHEN 'voidRanking' THEN 'voiding' WHEN 'recordLoss' THEN 'keyLoss' ELSE 'reopening' END;
    IF e.noun = 'ticket' THEN
      SELECT jsonb_build_object('reason', coalesce(t.public_reason, ''), 'closesAt', e.body ->> 'until') INTO v_facts FROM ticket t WHERE t.id = e.object_id;
    ELSIF v_kind = 'amendment' THEN
      SELECT jsonb_build_object('reason', m.reason, 'amendment', m.number, 'closesAtBefore', to_char(m.closes_at_before AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'closesAt', to_char(m.closes_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
        INTO v_facts FROM challenge_amendment m WHERE m.challenge_id = v_challenge AND m.number = (e.body ->> 'amendment')::int;
    ELSE
      v_facts := jsonb_strip_nulls(jsonb_build_object('closesAtBefore', e.body ->> 'closesAtBefore', 'closesAt', coalesce(e.body ->> 'closesAt', e.body ->> 'dueAt'), 'outageMinutes', (e.body ->> 'outageMinutes')::int, 'rankingVersion', CASE WHEN v_kind = 'voiding' THEN (SELECT max(f.version) FROM ranking_freeze f WHERE f.challenge_id = v_challenge AND f.digest = e.body ->> 'ranking') END));
    END IF;
    SELECT coalesce(max(n.act_no), 0) + 1 INTO v_no FROM notice n WHERE n.round_id = v_round;
    INSERT INTO notice (kind, round_id, challenge_id, title, body, published_at, act_no)
      VALUES (v_kind, v_round, v_challenge, v_title, jsonb_build_object('challenges', v_nos, 'reason', e.reason, 'offline', e.offline, 'events',
        -- What turned with a round stands right behind it.
        CASE WHEN e.noun = 'round' THEN (SELECT coalesce(jsonb_agg(x.seq ORDER BY x.seq), '[]') FROM audit_event x WHERE x.noun = 'challenge' AND x.body::jsonb ? 'round' AND x.seq > e.seq AND x.seq <= e.seq + jsonb_array_length(coalesce(e.body -> 'challenges', '[]')))
        ELSE jsonb_build_array(e.seq) END) || coalesce(v_facts, '{}'), e.at, v_no)
      RETURNING id INTO v_id;
    PERFORM record_birth('notice', v_id, 'create', '{"by": "system"}', NULL);
    PERFORM apply_move('notice', v_id, ARRAY['draft'], 'published', 1, 'publish', jsonb_build_object('by', 'system', 'act', v_kind, 'number', v_no), NULL);
  END LOOP;
END $$;
