-- AlterTable
ALTER TABLE "bid" ADD COLUMN     "submitted" BYTEA,
ADD COLUMN     "submitted_revision" INTEGER;

-- AlterTable
ALTER TABLE "bid_content" ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "form_check" ADD COLUMN     "reason_code" TEXT;

-- CreateTable
CREATE TABLE "bid_claim" (
    "scope_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "bid_id" UUID NOT NULL,

    CONSTRAINT "bid_claim_pkey" PRIMARY KEY ("scope_id","kind","digest")
);

-- CreateTable
CREATE TABLE "bid_draft_aside" (
    "bid_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "content" BYTEA NOT NULL,
    "base_revision" INTEGER NOT NULL,
    "kept_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "bid_draft_aside_pkey" PRIMARY KEY ("bid_id","person_id")
);

-- CreateTable
CREATE TABLE "bid_correction" (
    "bid_id" UUID NOT NULL,
    "fields" TEXT[],
    "words" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "requested_by" UUID,
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "before" BYTEA,
    "corrected_by" UUID,
    "corrected_at" TIMESTAMPTZ(3),

    CONSTRAINT "bid_correction_pkey" PRIMARY KEY ("bid_id")
);

-- CreateTable
CREATE TABLE "signing_key" (
    "key_id" TEXT NOT NULL,
    "public_key" TEXT NOT NULL,
    "wrapped_private_key" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "signing_key_pkey" PRIMARY KEY ("key_id")
);

-- CreateIndex
CREATE INDEX "bid_claim_bid_id_idx" ON "bid_claim"("bid_id");

-- AddForeignKey
ALTER TABLE "bid_claim" ADD CONSTRAINT "bid_claim_bid_id_fkey" FOREIGN KEY ("bid_id") REFERENCES "bid"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bid_draft_aside" ADD CONSTRAINT "bid_draft_aside_bid_id_fkey" FOREIGN KEY ("bid_id") REFERENCES "bid"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bid_correction" ADD CONSTRAINT "bid_correction_bid_id_fkey" FOREIGN KEY ("bid_id") REFERENCES "bid"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Hand-written. One key signs at a time; a published key is never changed or deleted, only retired, so that every
-- receipt ever given out can still be checked.
CREATE UNIQUE INDEX signing_key_one_active ON "signing_key" ((1)) WHERE "retired_at" IS NULL;
CREATE FUNCTION keep_signing_key() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.retired_at IS NULL AND NEW.retired_at IS NOT NULL AND (NEW.key_id, NEW.public_key, NEW.wrapped_private_key, NEW.created_at)
    IS NOT DISTINCT FROM (OLD.key_id, OLD.public_key, OLD.wrapped_private_key, OLD.created_at) THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'a signing key may only be retired' USING ERRCODE = 'JB002';
END $$;
CREATE TRIGGER signing_key_kept BEFORE UPDATE ON "signing_key" FOR EACH ROW EXECUTE FUNCTION keep_signing_key();
CREATE TRIGGER signing_key_append_only BEFORE DELETE OR TRUNCATE ON "signing_key" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
