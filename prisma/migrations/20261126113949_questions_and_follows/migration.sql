-- CreateTable
CREATE TABLE "question" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "no" TEXT NOT NULL,
    "challenge_id" UUID NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'asked',
    "version" INTEGER NOT NULL DEFAULT 1,
    "asker_unit_id" UUID,
    "asker_id" UUID,
    "text" TEXT NOT NULL,
    "answer" TEXT NOT NULL DEFAULT '',
    "changes" TEXT,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "drafted_at" TIMESTAMPTZ(3),
    "number" INTEGER,
    "published_at" TIMESTAMPTZ(3),
    "public_text" TEXT,
    "declined_reason" TEXT,

    CONSTRAINT "question_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "follow" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "challenge_id" UUID NOT NULL,
    "person_id" UUID,
    "address" TEXT,
    "confirmed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "follow_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "question_no_key" ON "question"("no");

-- CreateIndex
CREATE INDEX "question_status_asked_at_idx" ON "question"("status", "asked_at");

-- CreateIndex
CREATE UNIQUE INDEX "question_challenge_id_number_key" ON "question"("challenge_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "follow_challenge_id_person_id_key" ON "follow"("challenge_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "follow_challenge_id_address_key" ON "follow"("challenge_id", "address");

-- AddForeignKey
ALTER TABLE "question" ADD CONSTRAINT "question_challenge_id_fkey" FOREIGN KEY ("challenge_id") REFERENCES "challenge"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follow" ADD CONSTRAINT "follow_challenge_id_fkey" FOREIGN KEY ("challenge_id") REFERENCES "challenge"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Hand-written from here on.

ALTER TABLE "follow" ADD CONSTRAINT follow_of_somebody CHECK ((person_id IS NULL) <> (address IS NULL));

CREATE OR REPLACE FUNCTION table_of_noun(p_noun text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE p_noun
    WHEN 'round' THEN 'round' WHEN 'challenge' THEN 'challenge' WHEN 'bid' THEN 'bid'
    WHEN 'reviewAssignment' THEN 'review_assignment' WHEN 'shortlist' THEN 'shortlist'
    WHEN 'award' THEN 'award' WHEN 'notice' THEN 'notice' WHEN 'objection' THEN 'objection'
    WHEN 'ticket' THEN 'ticket' WHEN 'question' THEN 'question' END
$$;
