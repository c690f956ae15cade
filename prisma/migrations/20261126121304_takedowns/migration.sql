-- CreateTable
CREATE TABLE "takedown" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "no" TEXT NOT NULL,
    "challenge_id" UUID NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'hidden',
    "version" INTEGER NOT NULL DEFAULT 1,
    "target" TEXT NOT NULL,
    "public_reason" TEXT NOT NULL,
    "kept" BYTEA,
    "hidden_by" UUID,
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "takedown_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "takedown_no_key" ON "takedown"("no");

-- CreateIndex
CREATE INDEX "takedown_challenge_id_idx" ON "takedown"("challenge_id");

-- AddForeignKey
ALTER TABLE "takedown" ADD CONSTRAINT "takedown_challenge_id_fkey" FOREIGN KEY ("challenge_id") REFERENCES "challenge"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Hand-written from here on.

-- One text is hidden by one takedown at a time.
CREATE UNIQUE INDEX takedown_one_at_a_time ON "takedown" (challenge_id, target) WHERE status <> 'restored';

CREATE OR REPLACE FUNCTION table_of_noun(p_noun text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE p_noun
    WHEN 'round' THEN 'round' WHEN 'challenge' THEN 'challenge' WHEN 'bid' THEN 'bid'
    WHEN 'reviewAssignment' THEN 'review_assignment' WHEN 'shortlist' THEN 'shortlist'
    WHEN 'award' THEN 'award' WHEN 'notice' THEN 'notice' WHEN 'objection' THEN 'objection'
    WHEN 'ticket' THEN 'ticket' WHEN 'question' THEN 'question' WHEN 'demand' THEN 'demand' WHEN 'takedown' THEN 'takedown' END
$$;

-- Search in Chinese without a dictionary: every pair of neighbouring characters is a key. What is taken down leaves the index with its row.
CREATE FUNCTION text_pairs(p_text text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(DISTINCT pair), '{}') FROM (
    SELECT c || lead(c) OVER (ORDER BY place) AS pair
    FROM unnest(string_to_array(regexp_replace(lower(p_text), '[[:space:][:punct:]，。；：、（）“”《》【】〔〕—…]+', '', 'g'), NULL)) WITH ORDINALITY u(c, place)
  ) pairs WHERE pair IS NOT NULL
$$;

CREATE FUNCTION challenge_pairs(p_no text, p_title text, p_background text, p_content text, p_deliverables text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT public.text_pairs(p_no || ' ' || p_title || ' ' || p_background || ' ' || p_content || ' ' || p_deliverables)
$$;

CREATE INDEX challenge_search ON "challenge" USING gin (challenge_pairs(no, title, background, content, deliverables));
