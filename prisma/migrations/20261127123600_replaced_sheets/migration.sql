ALTER TABLE "paper_sheet" ADD COLUMN "replaced_at" TIMESTAMPTZ(3), ADD COLUMN "replaced_by" UUID, ADD COLUMN "replaced_reason" TEXT;

DROP INDEX "paper_sheet_assignment_id_key";
CREATE INDEX "paper_sheet_assignment_id_idx" ON "paper_sheet"("assignment_id");
CREATE UNIQUE INDEX "paper_sheet_in_force" ON "paper_sheet" ("assignment_id") WHERE "replaced_at" IS NULL;

-- What was printed before its task was opened again is entered on a new sheet.
UPDATE "paper_sheet" s SET "replaced_at" = app_now(), "replaced_reason" = '退回重评'
  FROM "review_assignment" a
 WHERE a."id" = s."assignment_id" AND a."status" = 'reopened'
   AND EXISTS (SELECT FROM "audit_event" e WHERE e."noun" = 'reviewAssignment' AND e."object_id" = a."id" AND e."kind" = 'reopen' AND e."at" > s."printed_at");
