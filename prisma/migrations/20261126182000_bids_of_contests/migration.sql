-- DropIndex
DROP INDEX "bid_challenge_id_lead_unit_id_key";

-- AlterTable
ALTER TABLE "bid" ADD COLUMN     "claim_id" UUID;

-- CreateIndex
CREATE INDEX "bid_claim_id_idx" ON "bid"("claim_id");

-- AddForeignKey
ALTER TABLE "bid" ADD CONSTRAINT "bid_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "unit_claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Hand-written from here on.

-- One live bid per team and challenge: the team is the lead unit, or who contests it and waits.
CREATE UNIQUE INDEX bid_of_team ON "bid" ("challenge_id", coalesce("claim_id", "lead_unit_id"));
