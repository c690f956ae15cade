-- DropIndex
DROP INDEX "review_assignment_bid_id_expert_id_key";

-- AlterTable
ALTER TABLE "bid" ADD COLUMN     "missed_stage" INTEGER,
ADD COLUMN     "review_stage" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "challenge" ADD COLUMN     "review_stage" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "review_assignment" ADD COLUMN     "stage" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "review_stage_end" (
    "challenge_id" UUID NOT NULL,
    "stage" INTEGER NOT NULL,
    "file" TEXT,
    "digest" TEXT,
    "advanced" TEXT[],
    "ended_by" UUID,
    "ended_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "review_stage_end_pkey" PRIMARY KEY ("challenge_id","stage")
);

-- CreateTable
CREATE TABLE "defence_session" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "challenge_id" UUID NOT NULL,
    "stage" INTEGER NOT NULL,
    "place" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "talk_minutes" INTEGER NOT NULL,
    "question_minutes" INTEGER NOT NULL,
    "change_minutes" INTEGER NOT NULL,
    "break_every" INTEGER NOT NULL,
    "break_minutes" INTEGER NOT NULL,
    "commitment" TEXT NOT NULL,
    "secret" BYTEA NOT NULL,
    "witness_number" TEXT,
    "record" TEXT,
    "digest" TEXT,
    "drawn_by" UUID,
    "drawn_at" TIMESTAMPTZ(3),
    "prepared_by" UUID,
    "prepared_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "defence_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "defence_slot" (
    "session_id" UUID NOT NULL,
    "bid_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "recorded_by" UUID,
    "recorded_at" TIMESTAMPTZ(3),

    CONSTRAINT "defence_slot_pkey" PRIMARY KEY ("session_id","bid_id")
);

-- CreateTable
CREATE TABLE "defence_sign_in" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "session_id" UUID NOT NULL,
    "expert_id" UUID,
    "bid_id" UUID,
    "name" TEXT NOT NULL,
    "scan" TEXT,
    "signed_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "defence_sign_in_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "site_visit" (
    "bid_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "stage" INTEGER NOT NULL,
    "visited_on" DATE NOT NULL,
    "place" TEXT NOT NULL,
    "people" TEXT NOT NULL,
    "findings" JSONB NOT NULL,
    "signed_by" TEXT[],
    "scan" TEXT NOT NULL,
    "photos" TEXT[],
    "recorded_by" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "site_visit_pkey" PRIMARY KEY ("bid_id","revision")
);

-- CreateIndex
CREATE UNIQUE INDEX "defence_session_challenge_id_stage_key" ON "defence_session"("challenge_id", "stage");

-- CreateIndex
CREATE INDEX "defence_slot_bid_id_idx" ON "defence_slot"("bid_id");

-- CreateIndex
CREATE INDEX "defence_sign_in_session_id_idx" ON "defence_sign_in"("session_id");

-- CreateIndex
CREATE INDEX "defence_sign_in_expert_id_idx" ON "defence_sign_in"("expert_id");

-- CreateIndex
CREATE UNIQUE INDEX "review_assignment_bid_id_expert_id_stage_key" ON "review_assignment"("bid_id", "expert_id", "stage");

-- AddForeignKey
ALTER TABLE "review_stage_end" ADD CONSTRAINT "review_stage_end_challenge_id_fkey" FOREIGN KEY ("challenge_id") REFERENCES "challenge"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "defence_session" ADD CONSTRAINT "defence_session_challenge_id_fkey" FOREIGN KEY ("challenge_id") REFERENCES "challenge"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "defence_slot" ADD CONSTRAINT "defence_slot_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "defence_session"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "defence_slot" ADD CONSTRAINT "defence_slot_bid_id_fkey" FOREIGN KEY ("bid_id") REFERENCES "bid"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "defence_sign_in" ADD CONSTRAINT "defence_sign_in_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "defence_session"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "defence_sign_in" ADD CONSTRAINT "defence_sign_in_expert_id_fkey" FOREIGN KEY ("expert_id") REFERENCES "expert"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "site_visit" ADD CONSTRAINT "site_visit_bid_id_fkey" FOREIGN KEY ("bid_id") REFERENCES "bid"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- 评审方式 of a bid's present stage: who presents in person is seen, whatever the round says of its texts.
CREATE FUNCTION blind_of(p_rules jsonb, p_stage integer) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN s.kind IN ('defence', 'visit') AND s.blind = 'double' THEN 'single' ELSE s.blind END
  FROM (SELECT p_rules->'stages'->(p_stage - 1)->>'kind' AS kind, coalesce(p_rules->'stages'->(p_stage - 1)->>'blind', p_rules->>'blind', 'single') AS blind) s
$$;

CREATE TRIGGER review_stage_end_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "review_stage_end" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER defence_sign_in_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "defence_sign_in" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER site_visit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "site_visit" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
