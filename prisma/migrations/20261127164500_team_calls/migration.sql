-- CreateTable
CREATE TABLE "team_call" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "bid_id" UUID NOT NULL,
    "news" TEXT NOT NULL,
    "occasion" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3),
    "words" TEXT,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "told_by" UUID,
    "told_at" TIMESTAMPTZ(3),

    CONSTRAINT "team_call_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "team_call_bid_id_news_occasion_key" ON "team_call"("bid_id", "news", "occasion");

-- CreateIndex
CREATE INDEX "team_call_told_at_idx" ON "team_call"("told_at");

-- AddForeignKey
ALTER TABLE "team_call" ADD CONSTRAINT "team_call_bid_id_fkey" FOREIGN KEY ("bid_id") REFERENCES "bid"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
