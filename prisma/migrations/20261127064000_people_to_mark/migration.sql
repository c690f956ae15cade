-- Hand-written: rows only.

-- Bids opened before the conflict rule knew the team beside its lead: null says "still to be marked", the empty list "nobody is
-- named under an ID number". The job `markPeople` fills them, because the contents are encrypted outside the database.
UPDATE "bid" b SET "people_marks" = NULL WHERE "people_marks" = '{}' AND EXISTS (SELECT FROM "bid_content" k WHERE k."bid_id" = b."id");
