-- CreateTable
CREATE TABLE "panel_remark" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "bid_id" UUID NOT NULL,
    "parent_id" UUID,
    "expert_id" UUID NOT NULL,
    "words" TEXT NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "panel_remark_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "panel_remark_bid_id_idx" ON "panel_remark"("bid_id");

-- AddForeignKey
ALTER TABLE "panel_remark" ADD CONSTRAINT "panel_remark_bid_id_fkey" FOREIGN KEY ("bid_id") REFERENCES "bid"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "panel_remark" ADD CONSTRAINT "panel_remark_expert_id_fkey" FOREIGN KEY ("expert_id") REFERENCES "expert"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "panel_remark" ADD CONSTRAINT "panel_remark_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "panel_remark"("id") ON DELETE SET NULL ON UPDATE CASCADE;
