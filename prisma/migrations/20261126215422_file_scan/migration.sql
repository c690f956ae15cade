-- AlterTable
ALTER TABLE "bid_opened_file" ADD COLUMN     "release_asked_at" TIMESTAMPTZ(3),
ADD COLUMN     "release_asked_by" UUID,
ADD COLUMN     "release_reason" TEXT,
ADD COLUMN     "released_at" TIMESTAMPTZ(3),
ADD COLUMN     "released_by" UUID,
ADD COLUMN     "scan" TEXT,
ADD COLUMN     "scan_finding" TEXT,
ADD COLUMN     "scanned_at" TIMESTAMPTZ(3);

-- What only a person can decide needs two of them.
ALTER TABLE "bid_opened_file" ADD CONSTRAINT "bid_opened_file_scan" CHECK ("scan" IN ('clean', 'infected', 'released')),
ADD CONSTRAINT "bid_opened_file_released" CHECK ("scan" IS DISTINCT FROM 'released' OR ("release_asked_by" IS NOT NULL AND "released_by" IS NOT NULL AND "released_by" <> "release_asked_by"));
