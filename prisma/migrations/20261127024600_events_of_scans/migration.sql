-- Who may open a scan is asked of the records that name it: they are found by its digest, however long the log is.
CREATE INDEX audit_event_scan ON "audit_event" (replace("body"::jsonb ->> 'scan', 'sha256:', '')) WHERE "body" LIKE '%"scan"%';
CREATE INDEX audit_event_offline_scan ON "audit_event" (replace("body"::jsonb -> 'offline' ->> 'scan', 'sha256:', '')) WHERE "body" LIKE '%"scan"%';
