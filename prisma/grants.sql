-- Roles are cluster-wide, so they are no migration; this file may be run any number of times.
-- jiebang_app: what the running product may do. jiebang_auditor: reads the log, nothing else.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'jiebang_app') THEN CREATE ROLE jiebang_app NOLOGIN; END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'jiebang_auditor') THEN CREATE ROLE jiebang_auditor NOLOGIN; END IF;
EXCEPTION WHEN unique_violation OR duplicate_object THEN NULL; -- another database of the cluster was first
END $$;

-- The login of the product works as jiebang_app (db/client.ts); a superuser may anyway.
DO $$
BEGIN
  EXECUTE format('GRANT jiebang_app TO %I', current_user);
EXCEPTION WHEN insufficient_privilege OR invalid_grant_operation THEN NULL;
END $$;

REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO jiebang_app, jiebang_auditor;
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM jiebang_app, jiebang_auditor;

DO $$
DECLARE
  t record;
  v_columns text;
  v_append_only constant text[] := ARRAY['audit_event', 'bid_version', 'bid_version_file', 'bid_receipt', 'bid_confirmation', 'score_sheet', 'score', 'ranking_freeze', 'ranking_voiding', 'review_stage_end', 'meeting_sign_in', 'defence_told', 'unwanted_answer', 'site_visit', 'matching_talk', 'cooperation_agreement', 'owner_view', 'opening_key', 'expert_draw', 'expert_draw_candidate', 'expert_draw_result', 'expert_call', 'challenge_amendment', 'challenge_commitment', 'round_clearance', 'bid_reading', 'paper_entry', 'panel_opinion', 'panel_vote', 'panel_remark', 'conflict_declaration', 'demand_parent', 'demand_version', 'demand_vetting', 'demand_commitment', 'fee_payment', 'secrecy_pledge', 'attachment_reading', 'paper_scan'];
  v_moved constant text[] := ARRAY['round', 'challenge', 'bid', 'review_assignment', 'shortlist', 'award', 'notice', 'objection', 'ticket', 'question', 'demand', 'takedown'];
BEGIN
  FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
    EXECUTE format('GRANT SELECT ON %I TO jiebang_app', t.tablename);
    IF t.tablename IN ('audit_event', 'audit_head', 'challenge_listing', 'installation', 'outage', 'probe_beat', '_prisma_migrations') THEN CONTINUE; -- written by functions and the migrator alone
    ELSIF t.tablename = 'audit_detail' THEN EXECUTE 'GRANT DELETE ON audit_detail TO jiebang_app'; -- erasure
    ELSIF t.tablename = 'bid_version' THEN CONTINUE; -- submit_bids()
    ELSIF t.tablename = 'paper_check' THEN EXECUTE 'GRANT UPDATE (outcome, words, reply, answered_at) ON paper_check TO jiebang_app'; -- ask_paper_check(), forget_rehearsal()
    ELSIF t.tablename = ANY (v_append_only) THEN EXECUTE format('GRANT INSERT ON %I TO jiebang_app', t.tablename);
    ELSIF t.tablename = ANY (v_moved) THEN
      -- Everything but the state: apply_move() is its only writer.
      SELECT string_agg(quote_ident(column_name), ', ') INTO v_columns FROM information_schema.columns
        WHERE table_schema = 'public' AND table_name = t.tablename AND column_name NOT IN ('status', 'version');
      EXECUTE format('GRANT INSERT (%1$s), UPDATE (%1$s) ON %2$I TO jiebang_app', v_columns, t.tablename);
    ELSE EXECUTE format('GRANT INSERT, UPDATE, DELETE ON %I TO jiebang_app', t.tablename);
    END IF;
  END LOOP;
END $$;

GRANT SELECT ON audit_event, audit_head TO jiebang_auditor;
REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO jiebang_app;
