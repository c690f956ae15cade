-- One record for every meeting of a stage: a defence has its lot and its times beside it, a panel has not.
ALTER TABLE "defence_session" RENAME TO "review_meeting";
ALTER TABLE "review_meeting" RENAME CONSTRAINT "defence_session_pkey" TO "review_meeting_pkey";
ALTER TABLE "review_meeting" RENAME CONSTRAINT "defence_session_challenge_id_fkey" TO "review_meeting_challenge_id_fkey";
ALTER INDEX "defence_session_challenge_id_stage_key" RENAME TO "review_meeting_challenge_id_stage_key";
ALTER TABLE "review_meeting" ALTER COLUMN "talk_minutes" DROP NOT NULL, ALTER COLUMN "question_minutes" DROP NOT NULL, ALTER COLUMN "change_minutes" DROP NOT NULL,
  ALTER COLUMN "break_every" DROP NOT NULL, ALTER COLUMN "break_minutes" DROP NOT NULL, ALTER COLUMN "commitment" DROP NOT NULL, ALTER COLUMN "secret" DROP NOT NULL,
  ADD COLUMN "minutes" JSONB;

ALTER TABLE "defence_sign_in" RENAME TO "meeting_sign_in";
ALTER TABLE "meeting_sign_in" RENAME CONSTRAINT "defence_sign_in_pkey" TO "meeting_sign_in_pkey";
ALTER TABLE "meeting_sign_in" RENAME CONSTRAINT "defence_sign_in_session_id_fkey" TO "meeting_sign_in_session_id_fkey";
ALTER TABLE "meeting_sign_in" RENAME CONSTRAINT "defence_sign_in_expert_id_fkey" TO "meeting_sign_in_expert_id_fkey";
ALTER INDEX "defence_sign_in_session_id_idx" RENAME TO "meeting_sign_in_session_id_idx";
ALTER INDEX "defence_sign_in_expert_id_idx" RENAME TO "meeting_sign_in_expert_id_idx";
ALTER TRIGGER defence_sign_in_append_only ON "meeting_sign_in" RENAME TO meeting_sign_in_append_only;

CREATE OR REPLACE FUNCTION drop_unnamed_scans(p_before timestamptz) RETURNS TABLE (id uuid, digest text)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM paper_scan s WHERE s.added_at < p_before
    AND NOT EXISTS (SELECT FROM audit_event e WHERE e.noun = 'paperScan' AND e.object_id = s.id AND e.kind = 'keepScan' AND e.at >= p_before)
    AND NOT EXISTS (SELECT FROM audit_event e WHERE e.body LIKE '%"scan"%' AND replace(e.body::jsonb ->> 'scan', 'sha256:', '') = s.digest AND e.noun <> 'paperScan')
    AND NOT EXISTS (SELECT FROM audit_event e WHERE e.body LIKE '%"scan"%' AND replace(e.body::jsonb -> 'offline' ->> 'scan', 'sha256:', '') = s.digest)
    AND NOT EXISTS (SELECT FROM site_visit v WHERE v.photos @> ARRAY[s.digest])
    AND NOT EXISTS (
      SELECT FROM (
        SELECT scan FROM round_clearance UNION ALL SELECT scan FROM demand_commitment UNION ALL SELECT record ->> 'scan' FROM demand_vetting
        UNION ALL SELECT scan FROM meeting_sign_in UNION ALL SELECT scan FROM site_visit UNION ALL SELECT scan FROM owner_view
        UNION ALL SELECT paper ->> 'scan' FROM expert_draw UNION ALL SELECT scan FROM paper_sheet UNION ALL SELECT scan FROM panel_vote
      ) named WHERE replace(named.scan, 'sha256:', '') = s.digest)
  RETURNING s.id, s.digest
$$;
