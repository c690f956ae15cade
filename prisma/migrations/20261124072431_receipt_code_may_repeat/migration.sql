-- DropIndex
DROP INDEX "bid_receipt_short_code_key";

-- CreateIndex
CREATE INDEX "bid_receipt_short_code_idx" ON "bid_receipt"("short_code");
