-- The only clock. An offset counts only in a database marked demo, test or rehearsal.
-- plpgsql, so that it may stand in column defaults before the table exists.
CREATE FUNCTION app_now() RETURNS timestamptz LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN clock_timestamp() + coalesce((SELECT clock_offset_ms * interval '1 millisecond' FROM installation WHERE id = 1 AND kind IN ('demo', 'test', 'rehearsal')), interval '0');
END $$;

-- CreateTable
CREATE TABLE "installation" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "kind" TEXT NOT NULL DEFAULT 'real',
    "clock_offset_ms" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "installation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "username" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "phone" TEXT,
    "email" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "disabled_at" TIMESTAMPTZ(3),

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "unit" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "uscc" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "check_digit_ok" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "unit_member" (
    "unit_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "administrator" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "unit_member_pkey" PRIMARY KEY ("unit_id","person_id")
);

-- CreateTable
CREATE TABLE "affiliation" (
    "controller_id" UUID NOT NULL,
    "controlled_id" UUID NOT NULL,
    "share" DECIMAL(5,4) NOT NULL,

    CONSTRAINT "affiliation_pkey" PRIMARY KEY ("controller_id","controlled_id")
);

-- CreateTable
CREATE TABLE "role_grant" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "person_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "round_id" UUID,
    "granted_by" UUID,
    "granted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "role_grant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "expert" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "no" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "fields" TEXT[],
    "title" TEXT NOT NULL,
    "local" BOOLEAN NOT NULL,

    CONSTRAINT "expert_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "expert_link" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "expert_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "unit_id" UUID,
    "person_code" TEXT,
    "detail" TEXT,
    "until" DATE,

    CONSTRAINT "expert_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "round" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'draft',
    "version" INTEGER NOT NULL DEFAULT 1,
    "rules" JSONB NOT NULL,
    "rubric" JSONB NOT NULL,
    "exclusive_roles" JSONB NOT NULL,
    "custody" TEXT NOT NULL,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "published_at" TIMESTAMPTZ(3),

    CONSTRAINT "round_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "challenge" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "no" TEXT NOT NULL,
    "round_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'drafted',
    "version" INTEGER NOT NULL DEFAULT 1,
    "class" TEXT NOT NULL,
    "waste" TEXT[],
    "owner_unit_id" UUID,
    "pattern" TEXT NOT NULL,
    "race" BOOLEAN NOT NULL,
    "period_months" INTEGER NOT NULL,
    "fiscal_fen" BIGINT NOT NULL,
    "owner_input_fen" BIGINT NOT NULL,
    "pay_to_bidder_fen" BIGINT NOT NULL,
    "funding_rule" JSONB NOT NULL,
    "background" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "deliverables" TEXT NOT NULL,
    "ip_rule" TEXT NOT NULL,
    "indicators" JSONB NOT NULL,
    "opens_at" TIMESTAMPTZ(3),
    "closes_at" TIMESTAMPTZ(3),
    "bids_at_close" INTEGER,
    "public_reason" TEXT,
    "parent_id" UUID,
    "created_by" UUID,
    "approved_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "challenge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "opening_key" (
    "challenge_id" UUID NOT NULL,
    "custody" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "wrapped_identity" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "opening_key_pkey" PRIMARY KEY ("challenge_id")
);

-- CreateTable
CREATE TABLE "bid" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "no" TEXT NOT NULL,
    "challenge_id" UUID NOT NULL,
    "lead_unit_id" UUID NOT NULL,
    "created_by" UUID NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'draft',
    "version" INTEGER NOT NULL DEFAULT 1,
    "draft" BYTEA,
    "draft_revision" INTEGER NOT NULL DEFAULT 0,
    "draft_saved_at" TIMESTAMPTZ(3),
    "review_code" TEXT,
    "project_lead_code" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "bid_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bid_member" (
    "bid_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,

    CONSTRAINT "bid_member_pkey" PRIMARY KEY ("bid_id","unit_id")
);

-- CreateTable
CREATE TABLE "bid_version" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "bid_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "envelope" BYTEA NOT NULL,
    "commitment" TEXT NOT NULL,
    "envelope_digest" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "deadline" TIMESTAMPTZ(3) NOT NULL,
    "idempotency_key" TEXT NOT NULL,
    "request_digest" TEXT NOT NULL,
    "audit_seq" BIGINT NOT NULL,
    "submitted_by" UUID NOT NULL,

    CONSTRAINT "bid_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bid_receipt" (
    "bid_version_id" UUID NOT NULL,
    "short_code" TEXT NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "bid_receipt_pkey" PRIMARY KEY ("bid_version_id")
);

-- CreateTable
CREATE TABLE "bid_content" (
    "bid_id" UUID NOT NULL,
    "version_number" INTEGER NOT NULL,
    "content" BYTEA NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "bid_content_pkey" PRIMARY KEY ("bid_id")
);

-- CreateTable
CREATE TABLE "form_check" (
    "bid_id" UUID NOT NULL,
    "findings" JSONB NOT NULL,
    "verdict" TEXT,
    "reason" TEXT,
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "form_check_pkey" PRIMARY KEY ("bid_id")
);

-- CreateTable
CREATE TABLE "review_assignment" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "bid_id" UUID NOT NULL,
    "expert_id" UUID NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'invited',
    "version" INTEGER NOT NULL DEFAULT 1,
    "pseudonym" TEXT NOT NULL,
    "reason" TEXT,
    "assigned_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "signed_at" TIMESTAMPTZ(3),

    CONSTRAINT "review_assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "score_sheet" (
    "assignment_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "opinion" TEXT NOT NULL,
    "saved_by" UUID NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "score_sheet_pkey" PRIMARY KEY ("assignment_id","revision")
);

-- CreateTable
CREATE TABLE "score" (
    "assignment_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "criterion" TEXT NOT NULL,
    "hundredths" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "score_pkey" PRIMARY KEY ("assignment_id","revision","criterion")
);

-- CreateTable
CREATE TABLE "ranking_freeze" (
    "challenge_id" UUID NOT NULL,
    "file" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "frozen_by" UUID,
    "frozen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ranking_freeze_pkey" PRIMARY KEY ("challenge_id")
);

-- CreateTable
CREATE TABLE "shortlist" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "challenge_id" UUID NOT NULL,
    "bid_id" UUID NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'proposed',
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "shortlist_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "award" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "challenge_id" UUID NOT NULL,
    "bid_id" UUID NOT NULL,
    "notice_id" UUID,
    "status" TEXT NOT NULL DEFAULT 'proposed',
    "version" INTEGER NOT NULL DEFAULT 1,
    "rank" INTEGER NOT NULL,
    "fiscal_fen" BIGINT NOT NULL,
    "minute_no" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "award_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "kind" TEXT NOT NULL,
    "round_id" UUID NOT NULL,
    "challenge_id" UUID,
    "title" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'draft',
    "version" INTEGER NOT NULL DEFAULT 1,
    "doc_agency" TEXT,
    "doc_year" INTEGER,
    "doc_seq" INTEGER,
    "starts_on" DATE,
    "ends_on" DATE,
    "published_at" TIMESTAMPTZ(3),
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "objection" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "notice_id" UUID NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'received',
    "version" INTEGER NOT NULL DEFAULT 1,
    "ground" TEXT NOT NULL,
    "content" BYTEA NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "objection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "seq" BIGINT NOT NULL,
    "prev" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,
    "body" TEXT NOT NULL,
    "noun" TEXT NOT NULL,
    "object_id" UUID,
    "kind" TEXT NOT NULL,
    "offline" BOOLEAN NOT NULL,
    "actor_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "audit_head" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "seq" BIGINT NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_head_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_detail" (
    "seq" BIGINT NOT NULL,
    "salt" BYTEA NOT NULL,
    "content" TEXT NOT NULL,

    CONSTRAINT "audit_detail_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "key" TEXT NOT NULL,
    "person_id" UUID,
    "request_digest" TEXT NOT NULL,
    "response" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "person_username_key" ON "person"("username");

-- CreateIndex
CREATE UNIQUE INDEX "person_phone_key" ON "person"("phone");

-- CreateIndex
CREATE UNIQUE INDEX "person_email_key" ON "person"("email");

-- CreateIndex
CREATE UNIQUE INDEX "unit_uscc_key" ON "unit"("uscc");

-- CreateIndex
CREATE INDEX "unit_member_person_id_idx" ON "unit_member"("person_id");

-- CreateIndex
CREATE INDEX "affiliation_controlled_id_idx" ON "affiliation"("controlled_id");

-- CreateIndex
CREATE INDEX "role_grant_person_id_idx" ON "role_grant"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "expert_no_key" ON "expert"("no");

-- CreateIndex
CREATE UNIQUE INDEX "expert_person_id_key" ON "expert"("person_id");

-- CreateIndex
CREATE INDEX "expert_unit_id_idx" ON "expert"("unit_id");

-- CreateIndex
CREATE INDEX "expert_link_expert_id_idx" ON "expert_link"("expert_id");

-- CreateIndex
CREATE UNIQUE INDEX "round_code_key" ON "round"("code");

-- CreateIndex
CREATE UNIQUE INDEX "challenge_no_key" ON "challenge"("no");

-- CreateIndex
CREATE INDEX "challenge_round_id_idx" ON "challenge"("round_id");

-- CreateIndex
CREATE INDEX "challenge_status_closes_at_idx" ON "challenge"("status", "closes_at");

-- CreateIndex
CREATE UNIQUE INDEX "bid_no_key" ON "bid"("no");

-- CreateIndex
CREATE INDEX "bid_lead_unit_id_idx" ON "bid"("lead_unit_id");

-- CreateIndex
CREATE UNIQUE INDEX "bid_challenge_id_lead_unit_id_key" ON "bid"("challenge_id", "lead_unit_id");

-- CreateIndex
CREATE INDEX "bid_member_unit_id_idx" ON "bid_member"("unit_id");

-- CreateIndex
CREATE UNIQUE INDEX "bid_version_idempotency_key_key" ON "bid_version"("idempotency_key");

-- CreateIndex
CREATE UNIQUE INDEX "bid_version_bid_id_number_key" ON "bid_version"("bid_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "bid_receipt_short_code_key" ON "bid_receipt"("short_code");

-- CreateIndex
CREATE INDEX "review_assignment_expert_id_idx" ON "review_assignment"("expert_id");

-- CreateIndex
CREATE UNIQUE INDEX "review_assignment_bid_id_expert_id_key" ON "review_assignment"("bid_id", "expert_id");

-- CreateIndex
CREATE UNIQUE INDEX "shortlist_bid_id_key" ON "shortlist"("bid_id");

-- CreateIndex
CREATE INDEX "shortlist_challenge_id_idx" ON "shortlist"("challenge_id");

-- CreateIndex
CREATE UNIQUE INDEX "award_bid_id_key" ON "award"("bid_id");

-- CreateIndex
CREATE INDEX "award_challenge_id_idx" ON "award"("challenge_id");

-- CreateIndex
CREATE INDEX "award_notice_id_idx" ON "award"("notice_id");

-- CreateIndex
CREATE INDEX "notice_round_id_idx" ON "notice"("round_id");

-- CreateIndex
CREATE INDEX "notice_status_published_at_idx" ON "notice"("status", "published_at");

-- CreateIndex
CREATE UNIQUE INDEX "notice_doc_agency_doc_year_doc_seq_key" ON "notice"("doc_agency", "doc_year", "doc_seq");

-- CreateIndex
CREATE INDEX "objection_notice_id_idx" ON "objection"("notice_id");

-- CreateIndex
CREATE INDEX "audit_event_noun_object_id_seq_idx" ON "audit_event"("noun", "object_id", "seq");

-- CreateIndex
CREATE INDEX "audit_event_kind_seq_idx" ON "audit_event"("kind", "seq");

-- AddForeignKey
ALTER TABLE "unit_member" ADD CONSTRAINT "unit_member_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit_member" ADD CONSTRAINT "unit_member_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "affiliation" ADD CONSTRAINT "affiliation_controller_id_fkey" FOREIGN KEY ("controller_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "affiliation" ADD CONSTRAINT "affiliation_controlled_id_fkey" FOREIGN KEY ("controlled_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "round"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expert" ADD CONSTRAINT "expert_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expert" ADD CONSTRAINT "expert_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expert_link" ADD CONSTRAINT "expert_link_expert_id_fkey" FOREIGN KEY ("expert_id") REFERENCES "expert"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expert_link" ADD CONSTRAINT "expert_link_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "challenge" ADD CONSTRAINT "challenge_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "challenge" ADD CONSTRAINT "challenge_owner_unit_id_fkey" FOREIGN KEY ("owner_unit_id") REFERENCES "unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "challenge" ADD CONSTRAINT "challenge_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "challenge"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opening_key" ADD CONSTRAINT "opening_key_challenge_id_fkey" FOREIGN KEY ("challenge_id") REFERENCES "challenge"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bid" ADD CONSTRAINT "bid_challenge_id_fkey" FOREIGN KEY ("challenge_id") REFERENCES "challenge"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bid" ADD CONSTRAINT "bid_lead_unit_id_fkey" FOREIGN KEY ("lead_unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bid_member" ADD CONSTRAINT "bid_member_bid_id_fkey" FOREIGN KEY ("bid_id") REFERENCES "bid"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bid_member" ADD CONSTRAINT "bid_member_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bid_version" ADD CONSTRAINT "bid_version_bid_id_fkey" FOREIGN KEY ("bid_id") REFERENCES "bid"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bid_receipt" ADD CONSTRAINT "bid_receipt_bid_version_id_fkey" FOREIGN KEY ("bid_version_id") REFERENCES "bid_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bid_content" ADD CONSTRAINT "bid_content_bid_id_fkey" FOREIGN KEY ("bid_id") REFERENCES "bid"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "form_check" ADD CONSTRAINT "form_check_bid_id_fkey" FOREIGN KEY ("bid_id") REFERENCES "bid"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_assignment" ADD CONSTRAINT "review_assignment_bid_id_fkey" FOREIGN KEY ("bid_id") REFERENCES "bid"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_assignment" ADD CONSTRAINT "review_assignment_expert_id_fkey" FOREIGN KEY ("expert_id") REFERENCES "expert"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "score_sheet" ADD CONSTRAINT "score_sheet_assignment_id_fkey" FOREIGN KEY ("assignment_id") REFERENCES "review_assignment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "score" ADD CONSTRAINT "score_assignment_id_revision_fkey" FOREIGN KEY ("assignment_id", "revision") REFERENCES "score_sheet"("assignment_id", "revision") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ranking_freeze" ADD CONSTRAINT "ranking_freeze_challenge_id_fkey" FOREIGN KEY ("challenge_id") REFERENCES "challenge"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shortlist" ADD CONSTRAINT "shortlist_challenge_id_fkey" FOREIGN KEY ("challenge_id") REFERENCES "challenge"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shortlist" ADD CONSTRAINT "shortlist_bid_id_fkey" FOREIGN KEY ("bid_id") REFERENCES "bid"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "award" ADD CONSTRAINT "award_challenge_id_fkey" FOREIGN KEY ("challenge_id") REFERENCES "challenge"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "award" ADD CONSTRAINT "award_bid_id_fkey" FOREIGN KEY ("bid_id") REFERENCES "bid"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "award" ADD CONSTRAINT "award_notice_id_fkey" FOREIGN KEY ("notice_id") REFERENCES "notice"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_challenge_id_fkey" FOREIGN KEY ("challenge_id") REFERENCES "challenge"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "objection" ADD CONSTRAINT "objection_notice_id_fkey" FOREIGN KEY ("notice_id") REFERENCES "notice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_detail" ADD CONSTRAINT "audit_detail_seq_fkey" FOREIGN KEY ("seq") REFERENCES "audit_event"("seq") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------------------------
-- Hand-written: the clock, the log, the moves, the conflict rule. Kept in one place because they
-- are one promise: a stored state, its event and its time come from the same transaction.
-- ---------------------------------------------------------------------------------------------

-- The row that says what this database is.
INSERT INTO "installation" ("id", "kind", "clock_offset_ms") VALUES (1, 'real', 0);
INSERT INTO "audit_head" ("id", "seq", "hash") VALUES (1, 0, decode(repeat('00', 32), 'hex'));

-- Text of an instant as the log and receipts write it: milliseconds, always +08:00.
CREATE FUNCTION iso_beijing(instant timestamptz) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT to_char(instant AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD"T"HH24:MI:SS.MS') || '+08:00'
$$;

-- Appends one event to the hash chain. The body is stored as the very text that was hashed.
-- Names and free text go to audit_detail; the body holds their salted digest, so they can be erased.
-- The head row is locked last and until commit: the order of the log is the order of the commits.
CREATE FUNCTION append_event(p_noun text, p_object uuid, p_kind text, p_event jsonb, p_detail jsonb) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_at timestamptz;
  v_salt bytea;
  v_detail text;
  v_event jsonb := p_event;
  v_head audit_head%ROWTYPE;
  v_seq bigint;
  v_body text;
  v_hash bytea;
BEGIN
  IF p_detail IS NOT NULL AND p_detail <> '{}'::jsonb THEN
    v_salt := uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid());
    v_detail := p_detail::text;
    v_event := v_event || jsonb_build_object('detail', encode(sha256(v_salt || convert_to(v_detail, 'UTF8')), 'hex'));
  END IF;
  SELECT * INTO v_head FROM audit_head WHERE id = 1 FOR UPDATE;
  v_seq := v_head.seq + 1;
  v_at := date_trunc('milliseconds', app_now());
  v_body := (v_event || jsonb_build_object('noun', p_noun, 'object', p_object, 'event', p_kind, 'at', iso_beijing(v_at)))::text;
  v_hash := sha256('\x00'::bytea || v_head.hash || int8send(v_seq) || convert_to(v_body, 'UTF8'));
  INSERT INTO audit_event (seq, prev, hash, body, noun, object_id, kind, offline, actor_id, at)
    VALUES (v_seq, v_head.hash, v_hash, v_body, p_noun, p_object, p_kind, v_event ? 'offline', (v_event ->> 'actor')::uuid, v_at);
  IF v_detail IS NOT NULL THEN
    INSERT INTO audit_detail (seq, salt, content) VALUES (v_seq, v_salt, v_detail);
  END IF;
  UPDATE audit_head SET seq = v_seq, hash = v_hash WHERE id = 1;
  RETURN v_seq;
END $$;

-- The table behind a noun. A closed list: a name from outside never reaches dynamic SQL.
CREATE FUNCTION table_of_noun(p_noun text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE p_noun
    WHEN 'round' THEN 'round' WHEN 'challenge' THEN 'challenge' WHEN 'bid' THEN 'bid'
    WHEN 'reviewAssignment' THEN 'review_assignment' WHEN 'shortlist' THEN 'shortlist'
    WHEN 'award' THEN 'award' WHEN 'notice' THEN 'notice' WHEN 'objection' THEN 'objection' END
$$;

-- The only writer of status and version: moves the row when id and state and version match and
-- appends the event. NULL when nothing matched: somebody else was first.
CREATE FUNCTION apply_move(p_noun text, p_id uuid, p_from text[], p_to text, p_version integer, p_move text, p_event jsonb, p_detail jsonb)
RETURNS TABLE (seq bigint, version integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_from text;
  v_version integer;
BEGIN
  EXECUTE format(
    'UPDATE %I SET status = $3, version = version + 1 WHERE id = $1 AND status = ANY($2) AND version = $4 RETURNING old.status, new.version',
    table_of_noun(p_noun)) INTO v_from, v_version USING p_id, p_from, p_to, p_version;
  IF v_from IS NULL THEN RETURN; END IF;
  RETURN QUERY SELECT append_event(p_noun, p_id, p_move,
    p_event || jsonb_build_object('from', v_from, 'to', p_to, 'version', v_version), p_detail), v_version;
END $$;

-- Records that a row of a noun came into being, in its first state.
CREATE FUNCTION record_birth(p_noun text, p_id uuid, p_kind text, p_event jsonb, p_detail jsonb) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_status text;
BEGIN
  EXECUTE format('SELECT status FROM %I WHERE id = $1 AND version = 1', table_of_noun(p_noun)) INTO STRICT v_status USING p_id;
  RETURN append_event(p_noun, p_id, p_kind, p_event || jsonb_build_object('to', v_status, 'version', 1), p_detail);
END $$;

-- Submit: small on purpose. The challenge row is locked FOR SHARE, the database's clock decides,
-- version, event and state are one transaction. closing takes the same row FOR UPDATE, so no bid
-- slips in behind the count. problem is NULL when the bid counts.
CREATE FUNCTION submit_bid(p_bid uuid, p_from text[], p_to text, p_version integer, p_move text, p_envelope bytea,
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
  IF v_challenge.status IS DISTINCT FROM 'open' THEN problem := 'wrongState'; RETURN NEXT; RETURN; END IF;
  IF v_now >= v_challenge.closes_at THEN problem := 'deadlinePassed'; RETURN NEXT; RETURN; END IF;
  PERFORM 1 FROM bid b WHERE b.id = p_bid FOR UPDATE;
  SELECT coalesce(max(v.number), 0) + 1 INTO number FROM bid_version v WHERE v.bid_id = p_bid;
  SELECT * INTO v_moved FROM apply_move('bid', p_bid, p_from, p_to, p_version, p_move,
    p_event || jsonb_build_object('bidVersion', number, 'commitment', p_commitment,
      'receivedAt', iso_beijing(v_now), 'deadline', iso_beijing(v_challenge.closes_at)), NULL);
  IF v_moved.seq IS NULL THEN problem := 'statusChanged'; RETURN NEXT; RETURN; END IF;
  INSERT INTO bid_version (bid_id, number, envelope, commitment, envelope_digest, received_at, deadline, idempotency_key, request_digest, audit_seq, submitted_by)
    VALUES (p_bid, submit_bid.number, p_envelope, p_commitment, encode(sha256(p_envelope), 'hex'), v_now, v_challenge.closes_at, p_idempotency, p_request, v_moved.seq, p_person)
    RETURNING bid_version.id INTO version_id;
  seq := v_moved.seq; received_at := v_now; deadline := v_challenge.closes_at;
  RETURN NEXT;
END $$;

-- Close: counts under the row lock that submit_bid() shares, and freezes the count.
CREATE FUNCTION close_challenge(p_id uuid, p_from text[], p_to text, p_to_no_bid text, p_version integer, p_event jsonb)
RETURNS TABLE (problem text, seq bigint, bids integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_challenge challenge%ROWTYPE;
BEGIN
  SELECT * INTO v_challenge FROM challenge c WHERE c.id = p_id FOR UPDATE;
  IF v_challenge.closes_at IS NULL OR app_now() < v_challenge.closes_at THEN problem := 'beforeDeadline'; RETURN NEXT; RETURN; END IF;
  SELECT count(*) INTO bids FROM bid b WHERE b.challenge_id = p_id AND b.status = 'submitted';
  SELECT m.seq INTO seq FROM apply_move('challenge', p_id, p_from, CASE WHEN bids = 0 THEN p_to_no_bid ELSE p_to END, p_version, 'close',
    p_event || jsonb_build_object('bids', bids), NULL) m;
  IF seq IS NULL THEN problem := 'statusChanged'; RETURN NEXT; RETURN; END IF;
  UPDATE challenge c SET bids_at_close = close_challenge.bids WHERE c.id = p_id;
  RETURN NEXT;
END $$;

-- Conflict of interest (回避) as law: why this expert may not judge this bid, or NULL.
-- Units concerned: lead, members, demand owner, and whoever controls or is controlled by one of them.
-- Windows of guide.md 3.4: same unit now, past unit 3 years, joint work 3 years, adviser for life.
CREATE FUNCTION conflict_reason(p_expert uuid, p_bid uuid) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH RECURSIVE parties AS (
    SELECT b.lead_unit_id AS unit_id, 'bid' AS side FROM bid b WHERE b.id = p_bid
    UNION SELECT m.unit_id, 'bid' FROM bid_member m WHERE m.bid_id = p_bid
    UNION SELECT c.owner_unit_id, 'owner' FROM bid b JOIN challenge c ON c.id = b.challenge_id WHERE b.id = p_bid AND c.owner_unit_id IS NOT NULL
  ), up AS (
    SELECT unit_id, side FROM parties
    UNION SELECT a.controller_id, up.side FROM up JOIN affiliation a ON a.controlled_id = up.unit_id
  ), circle AS (
    SELECT unit_id, side FROM up
    UNION SELECT a.controlled_id, circle.side FROM circle JOIN affiliation a ON a.controller_id = circle.unit_id
  )
  SELECT reason FROM (
    SELECT CASE side WHEN 'owner' THEN 'employedByOwner' ELSE 'employedByBidder' END AS reason, CASE side WHEN 'owner' THEN 2 ELSE 1 END AS weight
      FROM circle JOIN expert e ON e.id = p_expert AND e.unit_id = circle.unit_id
    UNION ALL
    SELECT 'pastUnit', 3 FROM expert_link l JOIN circle ON circle.unit_id = l.unit_id
      WHERE l.expert_id = p_expert AND l.kind = 'pastUnit' AND l.until > (app_now() - interval '3 years')::date
    UNION ALL
    SELECT 'jointWork', 4 FROM expert_link l JOIN bid b ON b.id = p_bid AND b.project_lead_code = l.person_code
      WHERE l.expert_id = p_expert AND l.kind = 'coauthor' AND l.until >= (app_now() - interval '3 years')::date
    UNION ALL
    SELECT 'adviser', 5 FROM expert_link l JOIN bid b ON b.id = p_bid AND b.project_lead_code = l.person_code
      WHERE l.expert_id = p_expert AND l.kind = 'adviser'
  ) found ORDER BY weight LIMIT 1
$$;

CREATE FUNCTION conflicted(p_expert uuid, p_bid uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT conflict_reason(p_expert, p_bid) IS NOT NULL
$$;

-- The law holds for every writer: neither an assignment nor a sheet of marks exists against it.
CREATE FUNCTION refuse_conflicted() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  v_assignment review_assignment%ROWTYPE;
BEGIN
  IF TG_TABLE_NAME = 'review_assignment' THEN
    IF conflicted(NEW.expert_id, NEW.bid_id) THEN RAISE EXCEPTION 'conflict of interest' USING ERRCODE = 'JB001'; END IF;
  ELSE
    SELECT * INTO v_assignment FROM review_assignment WHERE id = NEW.assignment_id;
    IF conflicted(v_assignment.expert_id, v_assignment.bid_id) THEN RAISE EXCEPTION 'conflict of interest' USING ERRCODE = 'JB001'; END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER review_assignment_conflict BEFORE INSERT ON "review_assignment" FOR EACH ROW EXECUTE FUNCTION refuse_conflicted();
CREATE TRIGGER score_sheet_conflict BEFORE INSERT ON "score_sheet" FOR EACH ROW EXECUTE FUNCTION refuse_conflicted();

-- Append-only tables refuse change for everybody, the owner included.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'JB002';
END $$;
CREATE TRIGGER audit_event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_event" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER bid_version_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "bid_version" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER bid_receipt_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "bid_receipt" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER score_sheet_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "score_sheet" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER score_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "score" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ranking_freeze_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "ranking_freeze" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A duty is granted once per person and scope; null scopes count as equal.
CREATE UNIQUE INDEX role_grant_once ON "role_grant" ("person_id", "role", coalesce("round_id", '00000000-0000-0000-0000-000000000000'::uuid));

-- The clock may be set off only where the database is not real.
CREATE FUNCTION set_clock(p_offset_ms bigint) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE installation SET clock_offset_ms = p_offset_ms WHERE id = 1 AND kind IN ('demo', 'test', 'rehearsal');
  RETURN FOUND;
END $$;
