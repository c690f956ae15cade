-- Notices published before their issuers were recorded keep those that they show now: a later change of the site's settings is no change of a published paper.
UPDATE "notice" n SET "issuers" = (
  SELECT array_remove(array_append(array[]::text[], s.organiser) || array(
    SELECT o.name FROM jsonb_array_elements_text(coalesce(r.rules -> 'jointIssuers', '[]')) WITH ORDINALITY AS o (name, place)
    WHERE o.name IS DISTINCT FROM s.organiser ORDER BY o.place), null)
  FROM "round" r CROSS JOIN (SELECT (SELECT value ->> 'organiser' FROM "setting" WHERE key = 'site') AS organiser) s
  WHERE r.id = n.round_id)
WHERE n.published_at IS NOT NULL AND n.issuers IS NULL;
