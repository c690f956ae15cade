-- An opinion belongs to the stage whose marks it speaks of: a later stage asks for its own.
ALTER TABLE "panel_opinion" ADD COLUMN "stage" INTEGER;
UPDATE "panel_opinion" o
   SET "stage" = LEAST(b."review_stage", 1 + (SELECT count(*) FROM "review_stage_end" e WHERE e."challenge_id" = b."challenge_id" AND e."ended_at" <= o."written_at"))
  FROM "bid" b WHERE b."id" = o."bid_id";
ALTER TABLE "panel_opinion" ALTER COLUMN "stage" SET NOT NULL, DROP CONSTRAINT "panel_opinion_pkey", ADD CONSTRAINT "panel_opinion_pkey" PRIMARY KEY ("bid_id", "stage", "revision");
