-- AlterTable
ALTER TABLE "challenge" ADD COLUMN     "contact" JSONB,
ADD COLUMN     "eligibility" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "industry" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "is_confidential" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "keywords" TEXT NOT NULL DEFAULT '';

-- Hand-written from here on.

-- Keywords are found as the texts are.
DROP INDEX challenge_search;
DROP FUNCTION challenge_pairs(text, text, text, text, text);
CREATE FUNCTION challenge_pairs(p_no text, p_title text, p_keywords text, p_background text, p_content text, p_deliverables text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 10000 AS $$
  SELECT public.text_pairs(p_no || ' ' || p_title || ' ' || p_keywords || ' ' || p_background || ' ' || p_content || ' ' || p_deliverables)
$$;
CREATE INDEX challenge_search ON "challenge" USING gin (challenge_pairs(no, title, keywords, background, content, deliverables));
