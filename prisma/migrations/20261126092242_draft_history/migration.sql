-- CreateTable
CREATE TABLE "bid_draft_revision" (
    "bid_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "content" BYTEA NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,
    "saved_by" UUID,
    "restored_from" INTEGER,
    "submitted_as" INTEGER[] DEFAULT ARRAY[]::INTEGER[],

    CONSTRAINT "bid_draft_revision_pkey" PRIMARY KEY ("bid_id","revision")
);

-- AddForeignKey
ALTER TABLE "bid_draft_revision" ADD CONSTRAINT "bid_draft_revision_bid_id_fkey" FOREIGN KEY ("bid_id") REFERENCES "bid"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Hand-written. What is stored now is the first revision of its history, so that the next save loses nothing.
INSERT INTO "bid_draft_revision" ("bid_id", "revision", "content", "saved_at", "submitted_as")
  SELECT b."id", b."draft_revision", b."draft", coalesce(b."draft_saved_at", b."created_at"),
    CASE WHEN b."submitted_revision" = b."draft_revision" THEN ARRAY(SELECT max(v."number") FROM "bid_version" v WHERE v."bid_id" = b."id" HAVING max(v."number") IS NOT NULL) ELSE '{}' END
  FROM "bid" b WHERE b."draft" IS NOT NULL;
