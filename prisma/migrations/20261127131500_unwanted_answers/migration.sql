-- CreateTable
CREATE TABLE "unwanted_answer" (
    "bid_id" UUID NOT NULL,
    "expert_id" UUID NOT NULL,
    "is_accepted" BOOLEAN NOT NULL,
    "reason" TEXT NOT NULL,
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "unwanted_answer_pkey" PRIMARY KEY ("bid_id","expert_id")
);

-- CreateIndex
CREATE INDEX "unwanted_answer_expert_id_idx" ON "unwanted_answer"("expert_id");

-- AddForeignKey
ALTER TABLE "unwanted_answer" ADD CONSTRAINT "unwanted_answer_bid_id_fkey" FOREIGN KEY ("bid_id") REFERENCES "bid"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unwanted_answer" ADD CONSTRAINT "unwanted_answer_expert_id_fkey" FOREIGN KEY ("expert_id") REFERENCES "expert"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
