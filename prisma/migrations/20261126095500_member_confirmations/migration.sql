-- CreateTable
CREATE TABLE "bid_member_request" (
    "bid_id" UUID NOT NULL,
    "unit_digest" TEXT NOT NULL,
    "challenge_id" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "reminded_at" TIMESTAMPTZ(3),
    "token_digest" TEXT,
    "token_expires_at" TIMESTAMPTZ(3),
    "token_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "bid_member_request_pkey" PRIMARY KEY ("bid_id","unit_digest")
);

-- CreateTable
CREATE TABLE "bid_confirmation" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "bid_id" UUID NOT NULL,
    "unit_digest" TEXT NOT NULL,
    "block_digest" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "details" BYTEA NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "bid_confirmation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "bid_member_request_token_digest_key" ON "bid_member_request"("token_digest");

-- CreateIndex
CREATE INDEX "bid_member_request_unit_digest_idx" ON "bid_member_request"("unit_digest");

-- CreateIndex
CREATE INDEX "bid_confirmation_bid_id_idx" ON "bid_confirmation"("bid_id");

-- AddForeignKey
ALTER TABLE "bid_member_request" ADD CONSTRAINT "bid_member_request_bid_id_fkey" FOREIGN KEY ("bid_id") REFERENCES "bid"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bid_confirmation" ADD CONSTRAINT "bid_confirmation_bid_id_fkey" FOREIGN KEY ("bid_id") REFERENCES "bid"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
