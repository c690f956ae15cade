-- CreateTable
CREATE TABLE "expert_draw" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "challenge_id" UUID NOT NULL,
    "plan" TEXT NOT NULL,
    "commitment" TEXT NOT NULL,
    "pool_digest" TEXT NOT NULL,
    "secret" BYTEA NOT NULL,
    "reason" TEXT,
    "prepared_by" UUID,
    "prepared_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "expert_draw_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "expert_draw_candidate" (
    "draw_id" UUID NOT NULL,
    "pseudonym" TEXT NOT NULL,
    "expert_id" UUID NOT NULL,

    CONSTRAINT "expert_draw_candidate_pkey" PRIMARY KEY ("draw_id","pseudonym")
);

-- CreateTable
CREATE TABLE "expert_draw_result" (
    "draw_id" UUID NOT NULL,
    "witness_number" TEXT NOT NULL,
    "record" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "drawn_by" UUID,
    "drawn_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "expert_draw_result_pkey" PRIMARY KEY ("draw_id")
);

-- CreateIndex
CREATE INDEX "expert_draw_challenge_id_idx" ON "expert_draw"("challenge_id");

-- CreateIndex
CREATE UNIQUE INDEX "expert_draw_candidate_draw_id_expert_id_key" ON "expert_draw_candidate"("draw_id", "expert_id");

-- AddForeignKey
ALTER TABLE "expert_draw" ADD CONSTRAINT "expert_draw_challenge_id_fkey" FOREIGN KEY ("challenge_id") REFERENCES "challenge"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expert_draw_candidate" ADD CONSTRAINT "expert_draw_candidate_draw_id_fkey" FOREIGN KEY ("draw_id") REFERENCES "expert_draw"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expert_draw_candidate" ADD CONSTRAINT "expert_draw_candidate_expert_id_fkey" FOREIGN KEY ("expert_id") REFERENCES "expert"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expert_draw_result" ADD CONSTRAINT "expert_draw_result_draw_id_fkey" FOREIGN KEY ("draw_id") REFERENCES "expert_draw"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Hand-written. What was fixed before the draw, and what came of it, stands for ever.
CREATE TRIGGER expert_draw_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "expert_draw" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER expert_draw_candidate_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "expert_draw_candidate" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER expert_draw_result_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "expert_draw_result" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
