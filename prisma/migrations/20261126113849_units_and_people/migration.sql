-- AlterTable
ALTER TABLE "affiliation" ADD COLUMN     "declared_at" TIMESTAMPTZ(3) DEFAULT app_now(),
ADD COLUMN     "declared_by" UUID,
ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'control';

-- CreateTable
CREATE TABLE "unit_claim" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "unit_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "words" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "reason" TEXT,

    CONSTRAINT "unit_claim_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "unit_evidence" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "claim_id" UUID NOT NULL,
    "label" BYTEA NOT NULL,
    "size" INTEGER NOT NULL,
    "ciphertext_digest" TEXT NOT NULL,
    "added_by" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "unit_evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "unit_profile" (
    "unit_id" UUID NOT NULL,
    "address" TEXT NOT NULL DEFAULT '',
    "legal_representative" TEXT NOT NULL DEFAULT '',
    "registered_on" DATE,
    "capital_fen" BIGINT,
    "scale" TEXT NOT NULL DEFAULT '',
    "high_tech" BOOLEAN NOT NULL DEFAULT false,
    "specialised" BOOLEAN NOT NULL DEFAULT false,
    "contact_name" TEXT NOT NULL DEFAULT '',
    "contact_phone" TEXT NOT NULL DEFAULT '',
    "internal_days" INTEGER,
    "internal_time" TEXT,
    "updated_by" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "unit_profile_pkey" PRIMARY KEY ("unit_id")
);

-- CreateTable
CREATE TABLE "person_profile" (
    "person_id" UUID NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',
    "degree" TEXT NOT NULL DEFAULT '',
    "field" TEXT NOT NULL DEFAULT '',
    "id_number" BYTEA,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "person_profile_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "unit_bar" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "uscc" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "until_day" DATE,
    "added_by" UUID,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "lifted_by" UUID,
    "lifted_at" TIMESTAMPTZ(3),
    "lift_reason" TEXT,

    CONSTRAINT "unit_bar_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "check_slip" (
    "code" TEXT NOT NULL,
    "result" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "check_slip_pkey" PRIMARY KEY ("code")
);

-- CreateIndex
CREATE INDEX "unit_claim_unit_id_idx" ON "unit_claim"("unit_id");

-- CreateIndex
CREATE INDEX "unit_claim_person_id_idx" ON "unit_claim"("person_id");

-- CreateIndex
CREATE INDEX "unit_evidence_claim_id_idx" ON "unit_evidence"("claim_id");

-- CreateIndex
CREATE INDEX "unit_bar_uscc_idx" ON "unit_bar"("uscc");

-- CreateIndex
CREATE INDEX "check_slip_created_at_idx" ON "check_slip"("created_at");

-- AddForeignKey
ALTER TABLE "unit_claim" ADD CONSTRAINT "unit_claim_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit_claim" ADD CONSTRAINT "unit_claim_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit_evidence" ADD CONSTRAINT "unit_evidence_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "unit_claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit_profile" ADD CONSTRAINT "unit_profile_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_profile" ADD CONSTRAINT "person_profile_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- CreateIndex
CREATE UNIQUE INDEX "unit_evidence_ciphertext_digest_key" ON "unit_evidence"("ciphertext_digest");

-- Hand-written from here on.

-- One claim of a person waits at a time.
CREATE UNIQUE INDEX unit_claim_open ON "unit_claim" ("unit_id", "person_id") WHERE "decided_at" IS NULL;
