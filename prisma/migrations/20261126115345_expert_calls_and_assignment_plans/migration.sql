-- CreateTable
CREATE TABLE "expert_call" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "draw_id" UUID NOT NULL,
    "pseudonym" TEXT NOT NULL,
    "result" TEXT NOT NULL,
    "reason" TEXT,
    "called_by" UUID,
    "called_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "expert_call_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assignment_plan" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "round_id" UUID NOT NULL,
    "previous_id" UUID,
    "conditions" TEXT NOT NULL,
    "stage" TEXT NOT NULL DEFAULT 'waiting',
    "stage_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "answer" TEXT,
    "requested_by" UUID,
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "released_by" UUID,
    "released_at" TIMESTAMPTZ(3),

    CONSTRAINT "assignment_plan_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "expert_call_draw_id_idx" ON "expert_call"("draw_id");

-- CreateIndex
CREATE INDEX "assignment_plan_round_id_idx" ON "assignment_plan"("round_id");

-- AddForeignKey
ALTER TABLE "expert_call" ADD CONSTRAINT "expert_call_draw_id_pseudonym_fkey" FOREIGN KEY ("draw_id", "pseudonym") REFERENCES "expert_draw_candidate"("draw_id", "pseudonym") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment_plan" ADD CONSTRAINT "assignment_plan_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment_plan" ADD CONSTRAINT "assignment_plan_previous_id_fkey" FOREIGN KEY ("previous_id") REFERENCES "assignment_plan"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Hand-written. What a call brought stands for ever.
CREATE TRIGGER expert_call_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "expert_call" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
