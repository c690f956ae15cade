-- As before; with a rehearsal goes also what was asked and said about its papers. These rows hang on events of the log, which stay, so no
-- foreign key finds them.
CREATE OR REPLACE FUNCTION forget_rehearsal(p_round uuid, p_event jsonb) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_gone uuid[];
BEGIN
  PERFORM FROM round WHERE id = p_round AND rehearsal FOR UPDATE;
  IF NOT FOUND THEN RETURN false; END IF;
  -- Nothing real may hang on it, or it would go too. The services let nobody make such a tie; here it is certain.
  IF EXISTS (
    SELECT FROM challenge c JOIN unit u ON u.id = c.owner_unit_id WHERE u.rehearsal_id = p_round AND c.round_id <> p_round
    UNION ALL SELECT FROM challenge c JOIN challenge o ON o.id = c.parent_id WHERE o.round_id = p_round AND c.round_id <> p_round
    UNION ALL SELECT FROM bid b JOIN challenge c ON c.id = b.challenge_id JOIN unit u ON u.id = b.lead_unit_id WHERE (u.rehearsal_id = p_round) IS DISTINCT FROM (c.round_id = p_round) AND p_round IN (u.rehearsal_id, c.round_id)
    UNION ALL SELECT FROM bid_member m JOIN bid b ON b.id = m.bid_id JOIN challenge c ON c.id = b.challenge_id JOIN unit u ON u.id = m.unit_id WHERE u.rehearsal_id = p_round AND c.round_id <> p_round
    UNION ALL SELECT FROM review_assignment a JOIN bid b ON b.id = a.bid_id JOIN challenge c ON c.id = b.challenge_id JOIN expert e ON e.id = a.expert_id JOIN person p ON p.id = e.person_id WHERE (p.rehearsal_id = p_round) IS DISTINCT FROM (c.round_id = p_round) AND p_round IN (p.rehearsal_id, c.round_id)
    UNION ALL SELECT FROM unit_member m JOIN unit u ON u.id = m.unit_id JOIN person p ON p.id = m.person_id WHERE u.rehearsal_id = p_round AND p.rehearsal_id IS DISTINCT FROM p_round
  ) THEN RAISE EXCEPTION 'something real hangs on rehearsal %', p_round USING ERRCODE = 'JB009'; END IF;
  PERFORM set_config('jiebang.forgetting', 'on', true);
  v_gone := delete_with_dependents('round', format('id = %L', p_round));
  PERFORM set_config('jiebang.forgetting', '', true);
  DELETE FROM paper_check k USING audit_event e WHERE e.seq = k.event_seq AND e.object_id = ANY (v_gone);
  DELETE FROM audit_detail d USING audit_event e WHERE e.seq = d.seq AND e.object_id = ANY (v_gone);
  PERFORM append_event('round', p_round, 'forget', p_event || jsonb_build_object('objects', cardinality(v_gone)), NULL);
  RETURN true;
END $$;
