-- CreateTable
CREATE TABLE "challenge_listing" (
    "id" UUID NOT NULL,
    "no" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "round_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "class" TEXT NOT NULL,
    "waste" TEXT[],
    "direction" TEXT NOT NULL,
    "owner_unit_id" UUID,
    "fiscal_fen" BIGINT NOT NULL,
    "owner_input_fen" BIGINT NOT NULL,
    "opens_at" TIMESTAMPTZ(3),
    "closes_at" TIMESTAMPTZ(3),
    "pairs" TEXT[],

    CONSTRAINT "challenge_listing_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "challenge_listing_pairs_idx" ON "challenge_listing" USING GIN ("pairs");

-- AddForeignKey
ALTER TABLE "challenge_listing" ADD CONSTRAINT "challenge_listing_id_fkey" FOREIGN KEY ("id") REFERENCES "challenge"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Hand-written from here on.

-- The pairs stay out of the row, which no list reads but for its index: so that thousands of rows lie on few pages.
ALTER TABLE challenge_listing ALTER COLUMN pairs SET STORAGE EXTERNAL;

CREATE FUNCTION listing_of(p_challenge challenge) RETURNS challenge_listing LANGUAGE sql IMMUTABLE AS $$
  SELECT p_challenge.id, p_challenge.no, p_challenge.title, p_challenge.round_id, p_challenge.status, p_challenge.class, p_challenge.waste, p_challenge.direction, p_challenge.owner_unit_id,
    p_challenge.fiscal_fen, p_challenge.owner_input_fen, p_challenge.opens_at, p_challenge.closes_at,
    public.challenge_pairs(p_challenge.no, p_challenge.title, p_challenge.keywords, p_challenge.background, p_challenge.content, p_challenge.deliverables)
$$;

-- What is taken down leaves the search with its text, in the same transaction.
CREATE FUNCTION list_challenge() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM challenge_listing WHERE id = NEW.id;
  INSERT INTO challenge_listing SELECT l.* FROM listing_of(NEW) l;
  RETURN NULL;
END $$;
CREATE TRIGGER list_challenge AFTER INSERT OR UPDATE ON challenge FOR EACH ROW EXECUTE FUNCTION list_challenge();

INSERT INTO challenge_listing SELECT l.* FROM challenge c CROSS JOIN LATERAL listing_of(c) l;

DROP INDEX challenge_search;
DROP INDEX challenge_search_shown;
