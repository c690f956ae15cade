-- Who tells the web processes that something the public may see has changed (app/db/public-changes.ts): every table but those named
-- here, so that a new one tells until somebody decides that the public never reads it. Run at every deploy. PostgreSQL sends the
-- notification with the commit, once a transaction.
CREATE OR REPLACE FUNCTION tell_public_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('public_changes', '');
  RETURN NULL;
END $$;

DO $$
DECLARE
  t record;
  v_when text;
  -- Never on a public page, and written by many at once: sessions, drafts, files, receipts, marks, mails, the log itself (what it
  -- tells in public goes with a change of its object), and what is written with its challenge.
  v_unseen constant text[] := ARRAY['challenge_listing', 'audit_event', 'audit_head', 'idempotency_key', 'check_slip', 'mail_delivery', 'probe_beat', 'follow', 'bid_draft_aside', 'bid_draft_revision',
    'bid_version', 'bid_version_file', 'bid_receipt', 'bid_file', 'bid_file_text', 'bid_opened_file', 'bid_content', 'bid_claim', 'bid_member', 'bid_member_request', 'bid_confirmation',
    'bid_reading', 'form_check', 'form_check_line', 'review_assignment', 'score_sheet', 'score', 'paper_sheet', 'paper_entry', 'panel_opinion', 'panel_remark', 'panel_vote',
    'conflict_declaration', 'attachment_reading', 'secrecy_pledge', 'paper_scan', 'sample_request', 'item_visit_entry', 'similarity_screen', 'similarity_reader', 'similarity_pair', 'assignment_plan', 'person_profile'];
BEGIN
  FOR t IN SELECT c.oid, c.relname FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
    AND NOT c.relname = ANY (v_unseen) AND NOT starts_with(c.relname, 'auth_')
    AND NOT EXISTS (SELECT FROM pg_trigger g WHERE g.tgrelid = c.oid AND g.tgname = 'tell_public_change') LOOP
    v_when := CASE t.relname
      -- Nothing of a bid is public before it is opened, and before a deadline they come in by the second.
      WHEN 'bid' THEN $w$UPDATE OF status ON bid FOR EACH ROW WHEN (NEW.status NOT IN ('draft', 'submitted', 'withdrawn'))$w$
      -- Its text is saved while somebody types; what is public of it is counted by its state.
      WHEN 'demand' THEN 'UPDATE OF status ON demand FOR EACH ROW'
      -- Every event brings one; public is that it was erased.
      WHEN 'audit_detail' THEN 'DELETE ON audit_detail FOR EACH ROW'
      ELSE format('INSERT OR UPDATE OR DELETE ON %I FOR EACH ROW', t.relname)
    END;
    EXECUTE format('CREATE TRIGGER tell_public_change AFTER %s EXECUTE FUNCTION tell_public_change()', v_when);
  END LOOP;
END $$;
