-- CreateTable
CREATE TABLE "paper_scan" (
    "id" UUID NOT NULL,
    "digest" TEXT NOT NULL,
    "label" BYTEA NOT NULL,
    "size" INTEGER NOT NULL,
    "ciphertext_digest" TEXT NOT NULL,
    "added_by" UUID,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "paper_scan_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "paper_scan_digest_key" ON "paper_scan"("digest");

-- CreateIndex
CREATE UNIQUE INDEX "paper_scan_ciphertext_digest_key" ON "paper_scan"("ciphertext_digest");

-- CreateIndex
CREATE INDEX "paper_scan_added_by_added_at_idx" ON "paper_scan"("added_by", "added_at");
