-- AlterTable
ALTER TABLE "bid_opened_file" ADD COLUMN     "ciphertext_digest" TEXT,
ADD COLUMN     "supplement" BOOLEAN NOT NULL DEFAULT false;

-- CreateIndex
CREATE UNIQUE INDEX "bid_opened_file_ciphertext_digest_key" ON "bid_opened_file"("ciphertext_digest");
