-- AlterTable
ALTER TABLE "challenge" ADD COLUMN     "demand_id" UUID;

-- CreateTable
CREATE TABLE "demand_call" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "code" TEXT NOT NULL,
    "round_id" UUID NOT NULL,
    "notice_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "closes_at" TIMESTAMPTZ(3),
    "recommendation" TEXT NOT NULL,
    "recommender_ids" UUID[],
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "demand_call_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "demand" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "no" TEXT NOT NULL,
    "call_id" UUID NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'draft',
    "version" INTEGER NOT NULL DEFAULT 1,
    "unit_id" UUID,
    "unit_name" TEXT NOT NULL,
    "unit_uscc" TEXT NOT NULL,
    "recommender_id" UUID,
    "form" JSONB NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "saved_at" TIMESTAMPTZ(3),
    "received_on" DATE,
    "takeover_digest" TEXT,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "demand_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "demand_parent" (
    "child_id" UUID NOT NULL,
    "parent_id" UUID NOT NULL,

    CONSTRAINT "demand_parent_pkey" PRIMARY KEY ("child_id","parent_id")
);

-- CreateTable
CREATE TABLE "demand_version" (
    "demand_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "side" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "written_by" UUID,
    "written_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "demand_version_pkey" PRIMARY KEY ("demand_id","number")
);

-- CreateTable
CREATE TABLE "demand_vetting" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "demand_id" UUID NOT NULL,
    "version_number" INTEGER NOT NULL,
    "record" JSONB NOT NULL,
    "recorded_by" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "demand_vetting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "demand_commitment" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "demand_id" UUID NOT NULL,
    "version_number" INTEGER NOT NULL,
    "signer" TEXT NOT NULL,
    "signed_on" DATE NOT NULL,
    "scan" TEXT NOT NULL,
    "recorded_by" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "demand_commitment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "demand_call_code_key" ON "demand_call"("code");

-- CreateIndex
CREATE UNIQUE INDEX "demand_call_notice_id_key" ON "demand_call"("notice_id");

-- CreateIndex
CREATE INDEX "demand_call_round_id_idx" ON "demand_call"("round_id");

-- CreateIndex
CREATE UNIQUE INDEX "demand_no_key" ON "demand"("no");

-- CreateIndex
CREATE INDEX "demand_call_id_idx" ON "demand"("call_id");

-- CreateIndex
CREATE INDEX "demand_unit_id_idx" ON "demand"("unit_id");

-- CreateIndex
CREATE INDEX "demand_recommender_id_idx" ON "demand"("recommender_id");

-- CreateIndex
CREATE INDEX "demand_status_idx" ON "demand"("status");

-- CreateIndex
CREATE INDEX "demand_parent_parent_id_idx" ON "demand_parent"("parent_id");

-- CreateIndex
CREATE INDEX "demand_vetting_demand_id_idx" ON "demand_vetting"("demand_id");

-- CreateIndex
CREATE INDEX "demand_commitment_demand_id_idx" ON "demand_commitment"("demand_id");

-- CreateIndex
CREATE INDEX "challenge_demand_id_idx" ON "challenge"("demand_id");

-- AddForeignKey
ALTER TABLE "challenge" ADD CONSTRAINT "challenge_demand_id_fkey" FOREIGN KEY ("demand_id") REFERENCES "demand"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "demand_call" ADD CONSTRAINT "demand_call_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "demand_call" ADD CONSTRAINT "demand_call_notice_id_fkey" FOREIGN KEY ("notice_id") REFERENCES "notice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "demand" ADD CONSTRAINT "demand_call_id_fkey" FOREIGN KEY ("call_id") REFERENCES "demand_call"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "demand" ADD CONSTRAINT "demand_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "demand" ADD CONSTRAINT "demand_recommender_id_fkey" FOREIGN KEY ("recommender_id") REFERENCES "unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "demand_parent" ADD CONSTRAINT "demand_parent_child_id_fkey" FOREIGN KEY ("child_id") REFERENCES "demand"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "demand_parent" ADD CONSTRAINT "demand_parent_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "demand"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "demand_version" ADD CONSTRAINT "demand_version_demand_id_fkey" FOREIGN KEY ("demand_id") REFERENCES "demand"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "demand_vetting" ADD CONSTRAINT "demand_vetting_demand_id_fkey" FOREIGN KEY ("demand_id") REFERENCES "demand"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "demand_commitment" ADD CONSTRAINT "demand_commitment_demand_id_fkey" FOREIGN KEY ("demand_id") REFERENCES "demand"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Hand-written from here on.

CREATE TRIGGER demand_version_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "demand_version" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER demand_vetting_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "demand_vetting" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER demand_commitment_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "demand_commitment" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER demand_parent_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "demand_parent" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE OR REPLACE FUNCTION table_of_noun(p_noun text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE p_noun
    WHEN 'round' THEN 'round' WHEN 'challenge' THEN 'challenge' WHEN 'bid' THEN 'bid'
    WHEN 'reviewAssignment' THEN 'review_assignment' WHEN 'shortlist' THEN 'shortlist'
    WHEN 'award' THEN 'award' WHEN 'notice' THEN 'notice' WHEN 'objection' THEN 'objection'
    WHEN 'ticket' THEN 'ticket' WHEN 'question' THEN 'question' WHEN 'demand' THEN 'demand' END
$$;
