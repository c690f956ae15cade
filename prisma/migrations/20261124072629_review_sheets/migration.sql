-- AlterTable
ALTER TABLE "challenge" ADD COLUMN     "owner_opinion" TEXT;

-- AlterTable
ALTER TABLE "score" ALTER COLUMN "hundredths" DROP NOT NULL;

-- AlterTable
ALTER TABLE "score_sheet" ADD COLUMN     "salt" UUID NOT NULL DEFAULT gen_random_uuid();

-- Hand-written. Marks are written only while their sheet is open: what was signed or frozen is not added to by anybody,
-- whatever the service forgot. The rows are locked, so a signature and a late autosave come one after the other.
CREATE FUNCTION refuse_closed_sheet() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  v_open boolean;
BEGIN
  SELECT a.status IN ('reviewing', 'reopened') AND c.status = 'inReview' INTO v_open
    FROM review_assignment a JOIN bid b ON b.id = a.bid_id JOIN challenge c ON c.id = b.challenge_id
    WHERE a.id = NEW.assignment_id FOR SHARE OF c, a;
  IF v_open IS NOT TRUE THEN RAISE EXCEPTION 'the sheet is closed' USING ERRCODE = 'JB003'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER score_sheet_open BEFORE INSERT ON "score_sheet" FOR EACH ROW EXECUTE FUNCTION refuse_closed_sheet();
CREATE TRIGGER score_open BEFORE INSERT ON "score" FOR EACH ROW EXECUTE FUNCTION refuse_closed_sheet();
