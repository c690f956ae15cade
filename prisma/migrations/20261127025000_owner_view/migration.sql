-- CreateTable
CREATE TABLE "owner_view" (
    "challenge_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "scan" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "bids" JSONB NOT NULL,
    "recorded_by" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "owner_view_pkey" PRIMARY KEY ("challenge_id","revision")
);

-- AddForeignKey
ALTER TABLE "owner_view" ADD CONSTRAINT "owner_view_challenge_id_fkey" FOREIGN KEY ("challenge_id") REFERENCES "challenge"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
