-- CreateTable
CREATE TABLE "challenge_commitment" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "challenge_id" UUID NOT NULL,
    "text_digest" TEXT NOT NULL,
    "signer" TEXT NOT NULL,
    "signed_on" DATE NOT NULL,
    "scan" TEXT NOT NULL,
    "recorded_by" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "challenge_commitment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "challenge_commitment_challenge_id_idx" ON "challenge_commitment"("challenge_id");

-- AddForeignKey
ALTER TABLE "challenge_commitment" ADD CONSTRAINT "challenge_commitment_challenge_id_fkey" FOREIGN KEY ("challenge_id") REFERENCES "challenge"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Hand-written from here on.

CREATE TRIGGER challenge_commitment_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "challenge_commitment" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
