-- CreateTable
CREATE TABLE "defence_told" (
    "session_id" UUID NOT NULL,
    "expert_id" UUID NOT NULL,
    "how" TEXT NOT NULL,
    "told_by" UUID,
    "told_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "defence_told_pkey" PRIMARY KEY ("session_id","expert_id")
);

-- CreateIndex
CREATE INDEX "defence_told_expert_id_idx" ON "defence_told"("expert_id");

-- AddForeignKey
ALTER TABLE "defence_told" ADD CONSTRAINT "defence_told_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "review_meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "defence_told" ADD CONSTRAINT "defence_told_expert_id_fkey" FOREIGN KEY ("expert_id") REFERENCES "expert"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
