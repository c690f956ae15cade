-- CreateTable
CREATE TABLE "bid_file" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "bid_id" UUID NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'uploading',
    "label" BYTEA NOT NULL,
    "size" BIGINT,
    "upload_key" BYTEA,
    "problem" TEXT,
    "ciphertext_digest" TEXT,
    "ciphertext_size" BIGINT,
    "added_by" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "sealed_at" TIMESTAMPTZ(3),
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "bid_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bid_version_file" (
    "bid_version_id" UUID NOT NULL,
    "bid_file_id" UUID NOT NULL,

    CONSTRAINT "bid_version_file_pkey" PRIMARY KEY ("bid_version_id","bid_file_id")
);

-- CreateTable
CREATE TABLE "bid_opened_file" (
    "bid_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "entry" BYTEA NOT NULL,
    "problem" TEXT,
    "checked_at" TIMESTAMPTZ(3),

    CONSTRAINT "bid_opened_file_pkey" PRIMARY KEY ("bid_id","position")
);

-- CreateIndex
CREATE UNIQUE INDEX "bid_file_ciphertext_digest_key" ON "bid_file"("ciphertext_digest");

-- CreateIndex
CREATE INDEX "bid_file_bid_id_idx" ON "bid_file"("bid_id");

-- CreateIndex
CREATE INDEX "bid_version_file_bid_file_id_idx" ON "bid_version_file"("bid_file_id");

-- AddForeignKey
ALTER TABLE "bid_file" ADD CONSTRAINT "bid_file_bid_id_fkey" FOREIGN KEY ("bid_id") REFERENCES "bid"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bid_version_file" ADD CONSTRAINT "bid_version_file_bid_version_id_fkey" FOREIGN KEY ("bid_version_id") REFERENCES "bid_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bid_version_file" ADD CONSTRAINT "bid_version_file_bid_file_id_fkey" FOREIGN KEY ("bid_file_id") REFERENCES "bid_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bid_opened_file" ADD CONSTRAINT "bid_opened_file_bid_id_fkey" FOREIGN KEY ("bid_id") REFERENCES "bid"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Hand-written. What a sealed version names is never taken back.
CREATE TRIGGER bid_version_file_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "bid_version_file" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
