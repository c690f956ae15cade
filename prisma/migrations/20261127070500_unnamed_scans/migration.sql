-- Hand-written: a function only.

-- Scans are kept for good (nobody may delete one), but not those that no record ever named: a paper that was handed in and whose form
-- was then not sent. Gone are those that nobody has handed in since p_before and that neither the log nor a record tells of.
CREATE FUNCTION drop_unnamed_scans(p_before timestamptz) RETURNS TABLE (id uuid, digest text)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM paper_scan s WHERE s.added_at < p_before
    AND NOT EXISTS (SELECT FROM audit_event e WHERE e.noun = 'paperScan' AND e.object_id = s.id AND e.kind = 'keepScan' AND e.at >= p_before)
    AND NOT EXISTS (SELECT FROM audit_event e WHERE e.body LIKE '%"scan"%' AND replace(e.body::jsonb ->> 'scan', 'sha256:', '') = s.digest AND e.noun <> 'paperScan')
    AND NOT EXISTS (SELECT FROM audit_event e WHERE e.body LIKE '%"scan"%' AND replace(e.body::jsonb -> 'offline' ->> 'scan', 'sha256:', '') = s.digest)
    AND NOT EXISTS (SELECT FROM site_visit v WHERE v.photos @> ARRAY[s.digest])
    AND NOT EXISTS (
      SELECT FROM (
        SELECT scan FROM round_clearance UNION ALL SELECT scan FROM demand_commitment UNION ALL SELECT record ->> 'scan' FROM demand_vetting
        UNION ALL SELECT scan FROM defence_sign_in UNION ALL SELECT scan FROM site_visit UNION ALL SELECT scan FROM owner_view
        UNION ALL SELECT paper ->> 'scan' FROM expert_draw UNION ALL SELECT scan FROM paper_sheet UNION ALL SELECT scan FROM panel_vote
      ) named WHERE replace(named.scan, 'sha256:', '') = s.digest)
  RETURNING s.id, s.digest
$$;
