-- 核对: a record of paper names the person who checked it; that person says so with the own account. One row for each event that was
-- entered from paper with a checker, whatever it was and by whichever way. Events from before this have none.
CREATE TABLE "paper_check" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "event_seq" BIGINT NOT NULL,
    "scan" TEXT NOT NULL,
    "checker_id" UUID NOT NULL,
    "recorder_id" UUID,
    "outcome" TEXT,
    "words" TEXT NOT NULL DEFAULT '',
    "reply" TEXT NOT NULL DEFAULT '',
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "paper_check_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "paper_check_event_seq_key" ON "paper_check"("event_seq");

-- CreateIndex
CREATE INDEX "paper_check_checker_id_idx" ON "paper_check"("checker_id");

-- CreateIndex
CREATE INDEX "paper_check_recorder_id_idx" ON "paper_check"("recorder_id");

-- Hand-written from here on.

CREATE FUNCTION ask_paper_check() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_paper jsonb := NEW.body::jsonb -> 'offline';
BEGIN
  IF v_paper ->> 'checker' IS NOT NULL THEN
    INSERT INTO paper_check (event_seq, scan, checker_id, recorder_id) VALUES (NEW.seq, replace(v_paper ->> 'scan', 'sha256:', ''), (v_paper ->> 'checker')::uuid, NEW.actor_id);
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER ask_paper_check AFTER INSERT ON "audit_event" FOR EACH ROW WHEN (NEW.offline) EXECUTE FUNCTION ask_paper_check();
