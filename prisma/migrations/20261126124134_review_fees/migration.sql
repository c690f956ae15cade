-- CreateTable
CREATE TABLE "fee_rate" (
    "round_id" UUID NOT NULL,
    "per_item_fen" BIGINT NOT NULL,
    "per_bid_fen" BIGINT NOT NULL,
    "set_by" UUID,
    "set_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "fee_rate_pkey" PRIMARY KEY ("round_id")
);

-- CreateTable
CREATE TABLE "expert_account" (
    "expert_id" UUID NOT NULL,
    "content" BYTEA NOT NULL,
    "consented_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "expert_account_pkey" PRIMARY KEY ("expert_id")
);

-- CreateTable
CREATE TABLE "fee_payment" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "round_id" UUID NOT NULL,
    "expert_id" UUID NOT NULL,
    "amount_fen" BIGINT NOT NULL,
    "tax_fen" BIGINT NOT NULL,
    "note" TEXT NOT NULL,
    "paid_by" UUID,
    "paid_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "fee_payment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "fee_payment_round_id_idx" ON "fee_payment"("round_id");

-- CreateIndex
CREATE INDEX "fee_payment_expert_id_idx" ON "fee_payment"("expert_id");

-- AddForeignKey
ALTER TABLE "fee_rate" ADD CONSTRAINT "fee_rate_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expert_account" ADD CONSTRAINT "expert_account_expert_id_fkey" FOREIGN KEY ("expert_id") REFERENCES "expert"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fee_payment" ADD CONSTRAINT "fee_payment_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fee_payment" ADD CONSTRAINT "fee_payment_expert_id_fkey" FOREIGN KEY ("expert_id") REFERENCES "expert"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Hand-written from here on.

CREATE TRIGGER fee_payment_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "fee_payment" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
