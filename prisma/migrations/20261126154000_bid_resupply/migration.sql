-- CreateTable
CREATE TABLE "bid_resupply" (
    "bid_id" UUID NOT NULL,
    "is_key_lost" BOOLEAN NOT NULL,
    "reason" TEXT NOT NULL,
    "asked_by" UUID,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "content" BYTEA,
    "supplied_by" UUID,
    "supplied_at" TIMESTAMPTZ(3),
    "confirmed_by" UUID,
    "confirmed_at" TIMESTAMPTZ(3),
    "opened_by" UUID,
    "opened_at" TIMESTAMPTZ(3),

    CONSTRAINT "bid_resupply_pkey" PRIMARY KEY ("bid_id")
);

-- AddForeignKey
ALTER TABLE "bid_resupply" ADD CONSTRAINT "bid_resupply_bid_id_fkey" FOREIGN KEY ("bid_id") REFERENCES "bid"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
