-- CreateTable
CREATE TABLE "ticket" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "no" TEXT NOT NULL,
    "bid_id" UUID NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'reported',
    "version" INTEGER NOT NULL DEFAULT 1,
    "reported_by" UUID NOT NULL,
    "description" TEXT NOT NULL,
    "trace_code" TEXT NOT NULL,
    "proposed_by" UUID,
    "proposed_minutes" INTEGER,
    "public_reason" TEXT,
    "reopened_at" TIMESTAMPTZ(3),
    "reopened_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "ticket_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "probe_beat" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "ok_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "probe_beat_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outage" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "start_at" TIMESTAMPTZ(3) NOT NULL,
    "end_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "outage_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ticket_no_key" ON "ticket"("no");

-- CreateIndex
CREATE INDEX "ticket_bid_id_idx" ON "ticket"("bid_id");

-- CreateIndex
CREATE INDEX "outage_end_at_idx" ON "outage"("end_at");

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_bid_id_fkey" FOREIGN KEY ("bid_id") REFERENCES "bid"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Hand-written from here on.

CREATE TRIGGER outage_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "outage" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE OR REPLACE FUNCTION table_of_noun(p_noun text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE p_noun
    WHEN 'round' THEN 'round' WHEN 'challenge' THEN 'challenge' WHEN 'bid' THEN 'bid'
    WHEN 'reviewAssignment' THEN 'review_assignment' WHEN 'shortlist' THEN 'shortlist'
    WHEN 'award' THEN 'award' WHEN 'notice' THEN 'notice' WHEN 'objection' THEN 'objection'
    WHEN 'ticket' THEN 'ticket' END
$$;

-- The probe's answer came: what lies between it and the last one, beyond what a slow moment takes, is an outage. Both
-- clocks are used: the gap is of the real one, the record stands in the product's time, which a demo may have set.
CREATE FUNCTION probe_answered(p_gap interval) RETURNS TABLE (start_at timestamptz, end_at timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_last timestamptz;
  v_now timestamptz := clock_timestamp();
BEGIN
  INSERT INTO probe_beat (id, ok_at) VALUES (1, v_now) ON CONFLICT (id) DO NOTHING;
  SELECT b.ok_at INTO v_last FROM probe_beat b WHERE b.id = 1 FOR UPDATE;
  UPDATE probe_beat SET ok_at = v_now WHERE id = 1;
  IF v_now - v_last >= p_gap THEN
    RETURN QUERY INSERT INTO outage (start_at, end_at) VALUES (app_now() - (v_now - v_last), app_now()) RETURNING outage.start_at, outage.end_at;
  END IF;
END $$;

-- Whole minutes without service in the 24 hours before a deadline (domain/challenge/outage.ts says what follows).
CREATE FUNCTION outage_minutes(p_deadline timestamptz) RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(floor(sum(extract(epoch FROM least(o.end_at, p_deadline) - greatest(o.start_at, p_deadline - interval '24 hours'))) / 60), 0)::integer
  FROM outage o WHERE o.end_at > p_deadline - interval '24 hours' AND o.start_at < p_deadline
$$;

-- A bid is also accepted after the closing while it stands open again; its deadline is then the end of the reopening.
CREATE OR REPLACE FUNCTION submit_bid(p_bid uuid, p_from text[], p_to text, p_version integer, p_move text, p_envelope bytea,
  p_commitment text, p_idempotency text, p_request text, p_person uuid, p_event jsonb)
RETURNS TABLE (problem text, seq bigint, version_id uuid, number integer, received_at timestamptz, deadline timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_challenge challenge%ROWTYPE;
  v_now timestamptz;
  v_moved record;
BEGIN
  SELECT c.* INTO v_challenge FROM challenge c JOIN bid b ON b.challenge_id = c.id WHERE b.id = p_bid FOR SHARE OF c;
  v_now := date_trunc('milliseconds', app_now());
  deadline := v_challenge.closes_at;
  IF v_challenge.status = 'closed' THEN
    SELECT max(t.reopened_until) INTO deadline FROM ticket t WHERE t.bid_id = p_bid AND t.status = 'reopened';
    IF deadline IS NULL THEN problem := 'deadlinePassed'; RETURN NEXT; RETURN; END IF;
  ELSIF v_challenge.status IS DISTINCT FROM 'open' THEN problem := 'wrongState'; RETURN NEXT; RETURN;
  END IF;
  IF v_now >= deadline THEN problem := 'deadlinePassed'; RETURN NEXT; RETURN; END IF;
  PERFORM 1 FROM bid b WHERE b.id = p_bid FOR UPDATE;
  SELECT coalesce(max(v.number), 0) + 1 INTO number FROM bid_version v WHERE v.bid_id = p_bid;
  SELECT * INTO v_moved FROM apply_move('bid', p_bid, p_from, p_to, p_version, p_move,
    p_event || jsonb_build_object('bidVersion', number, 'commitment', p_commitment,
      'receivedAt', iso_beijing(v_now), 'deadline', iso_beijing(deadline)), NULL);
  IF v_moved.seq IS NULL THEN problem := 'statusChanged'; RETURN NEXT; RETURN; END IF;
  INSERT INTO bid_version (bid_id, number, envelope, commitment, envelope_digest, received_at, deadline, idempotency_key, request_digest, audit_seq, submitted_by)
    VALUES (p_bid, submit_bid.number, p_envelope, p_commitment, encode(sha256(p_envelope), 'hex'), v_now, submit_bid.deadline, p_idempotency, p_request, v_moved.seq, p_person)
    RETURNING bid_version.id INTO version_id;
  seq := v_moved.seq; received_at := v_now;
  RETURN NEXT;
END $$;
