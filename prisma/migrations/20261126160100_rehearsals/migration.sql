-- AlterTable
ALTER TABLE "person" ADD COLUMN     "rehearsal_id" UUID;

-- AlterTable
ALTER TABLE "round" ADD COLUMN     "rehearsal" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "unit" ADD COLUMN     "rehearsal_id" UUID;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_rehearsal_id_fkey" FOREIGN KEY ("rehearsal_id") REFERENCES "round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit" ADD CONSTRAINT "unit_rehearsal_id_fkey" FOREIGN KEY ("rehearsal_id") REFERENCES "round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Who plays in a rehearsal has no address: nothing can be sent to them.
ALTER TABLE "person" ADD CONSTRAINT "person_rehearsal_without_address" CHECK ("rehearsal_id" IS NULL OR ("phone" IS NULL AND "email" IS NULL));

-- What is real never becomes a rehearsal: only so may forget_rehearsal() delete what bears the mark.
CREATE FUNCTION keep_rehearsal_mark() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(NEW) -> TG_ARGV[0] IS DISTINCT FROM to_jsonb(OLD) -> TG_ARGV[0] THEN
    RAISE EXCEPTION 'the rehearsal mark of % never changes', TG_TABLE_NAME USING ERRCODE = 'JB002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER round_rehearsal_kept BEFORE UPDATE OF "rehearsal" ON "round" FOR EACH ROW EXECUTE FUNCTION keep_rehearsal_mark('rehearsal');
CREATE TRIGGER unit_rehearsal_kept BEFORE UPDATE OF "rehearsal_id" ON "unit" FOR EACH ROW EXECUTE FUNCTION keep_rehearsal_mark('rehearsal_id');
CREATE TRIGGER person_rehearsal_kept BEFORE UPDATE OF "rehearsal_id" ON "person" FOR EACH ROW EXECUTE FUNCTION keep_rehearsal_mark('rehearsal_id');

-- Append-only as before; what belongs to a rehearsal may go while forget_rehearsal() runs. The log itself never.
-- The setting alone gives nobody anything: the product's role may neither delete from these tables nor update them. (An
-- update comes from foreign keys that are set null, and touches no row, because those rows went first.)
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'TRUNCATE' AND TG_TABLE_NAME <> 'audit_event' AND current_setting('jiebang.forgetting', true) = 'on' THEN RETURN NULL; END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'JB002';
END $$;

-- Deletes the rows of a table that a condition names, and before them every row that points at them, over all foreign keys.
-- Answers the ids of what went. With the rights of who calls it.
CREATE FUNCTION delete_with_dependents(p_table regclass, p_where text, p_path regclass[] DEFAULT '{}') RETURNS uuid[] LANGUAGE plpgsql AS $$
DECLARE
  v_key record;
  v_gone uuid[] := '{}';
  v_here uuid[];
BEGIN
  FOR v_key IN
    SELECT k.conrelid::regclass AS child,
      (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY u.at) FROM unnest(k.conkey) WITH ORDINALITY u(num, at) JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.num) AS columns,
      (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY u.at) FROM unnest(k.confkey) WITH ORDINALITY u(num, at) JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.num) AS keys
    FROM pg_constraint k WHERE k.contype = 'f' AND k.confrelid = p_table AND k.conrelid <> ALL (p_path || p_table)
  LOOP
    v_gone := v_gone || delete_with_dependents(v_key.child, format('(%s) IN (SELECT %s FROM %s WHERE %s)', v_key.columns, v_key.keys, p_table, p_where), p_path || p_table);
  END LOOP;
  EXECUTE format('WITH gone AS (DELETE FROM %1$s WHERE %2$s RETURNING to_jsonb(%1$s.*) ->> ''id'' AS id) SELECT array_agg(id::uuid) FROM gone WHERE id ~ ''^[0-9a-f-]{36}$''', p_table, p_where) INTO v_here;
  RETURN v_gone || coalesce(v_here, '{}');
END $$;

-- 演练删除: a rehearsal goes with everything that belongs to it, its people and units included. The log keeps its events and
-- gets one more; the words beside them are erased. False, with nothing done, where the round is none.
CREATE FUNCTION forget_rehearsal(p_round uuid, p_event jsonb) RETURNS boolean
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
  DELETE FROM audit_detail d USING audit_event e WHERE e.seq = d.seq AND e.object_id = ANY (v_gone);
  PERFORM append_event('round', p_round, 'forget', p_event || jsonb_build_object('objects', cardinality(v_gone)), NULL);
  RETURN true;
END $$;
