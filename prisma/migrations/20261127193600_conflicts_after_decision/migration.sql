-- 定榜后发现的回避: an expert whose signed marks are behind a decision and whose conflict came to light after it. The decision stands until
-- somebody acts on it, so the finding waits for a word instead of changing anything by itself.
CREATE TABLE "decided_conflict" (
    "challenge_id" UUID NOT NULL,
    "expert_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "found_by" UUID,
    "found_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "outcome" TEXT,
    "words" TEXT NOT NULL DEFAULT '',
    "settled_by" UUID,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "decided_conflict_pkey" PRIMARY KEY ("challenge_id","expert_id")
);

-- AddForeignKey
ALTER TABLE "decided_conflict" ADD CONSTRAINT "decided_conflict_challenge_id_fkey" FOREIGN KEY ("challenge_id") REFERENCES "challenge"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decided_conflict" ADD CONSTRAINT "decided_conflict_expert_id_fkey" FOREIGN KEY ("expert_id") REFERENCES "expert"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Hand-written from here on.

-- As before, and also while a decision is not yet final: until its last award is made or falls, what comes to light can still stop it.
CREATE OR REPLACE FUNCTION note_conflict_news() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM challenge WHERE status IN ('closed', 'singleBid', 'inReview')) OR EXISTS (SELECT FROM award WHERE status IN ('proposed', 'inPublicity', 'frozen')) THEN
    INSERT INTO conflict_news (cause) VALUES (TG_TABLE_NAME);
  END IF;
  RETURN NULL;
END $$;
