-- AlterTable
ALTER TABLE "takedown" ADD COLUMN     "notice_id" UUID,
ALTER COLUMN "challenge_id" DROP NOT NULL;

-- CreateTable
CREATE TABLE "challenge_attachment" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "challenge_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "access" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "digest" TEXT NOT NULL,
    "identity" BYTEA,
    "ciphertext_digest" TEXT,
    "added_by" UUID,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "challenge_attachment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "secrecy_pledge" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "challenge_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "terms" TEXT NOT NULL,
    "scan" BYTEA,
    "scan_digest" TEXT,
    "signed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "secrecy_pledge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attachment_reading" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "attachment_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "person_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "attachment_reading_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "challenge_attachment_ciphertext_digest_key" ON "challenge_attachment"("ciphertext_digest");

-- CreateIndex
CREATE UNIQUE INDEX "challenge_attachment_challenge_id_number_key" ON "challenge_attachment"("challenge_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "secrecy_pledge_scan_digest_key" ON "secrecy_pledge"("scan_digest");

-- CreateIndex
CREATE UNIQUE INDEX "secrecy_pledge_challenge_id_person_id_key" ON "secrecy_pledge"("challenge_id", "person_id");

-- CreateIndex
CREATE INDEX "attachment_reading_attachment_id_at_idx" ON "attachment_reading"("attachment_id", "at");

-- CreateIndex
CREATE INDEX "takedown_notice_id_idx" ON "takedown"("notice_id");

-- AddForeignKey
ALTER TABLE "takedown" ADD CONSTRAINT "takedown_notice_id_fkey" FOREIGN KEY ("notice_id") REFERENCES "notice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "challenge_attachment" ADD CONSTRAINT "challenge_attachment_challenge_id_fkey" FOREIGN KEY ("challenge_id") REFERENCES "challenge"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "secrecy_pledge" ADD CONSTRAINT "secrecy_pledge_challenge_id_fkey" FOREIGN KEY ("challenge_id") REFERENCES "challenge"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachment_reading" ADD CONSTRAINT "attachment_reading_attachment_id_fkey" FOREIGN KEY ("attachment_id") REFERENCES "challenge_attachment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Hand-written from here on.

-- Hidden in a challenge or in a notice.
ALTER TABLE "takedown" ADD CONSTRAINT takedown_one_place CHECK (num_nonnulls(challenge_id, notice_id) = 1);
CREATE UNIQUE INDEX takedown_one_at_a_time_in_notice ON "takedown" (notice_id, target) WHERE status <> 'restored' AND notice_id IS NOT NULL;

ALTER TABLE "challenge_attachment" ADD CONSTRAINT challenge_attachment_access CHECK (access IN ('public', 'nda', 'internal'));
-- What can be opened is there to be opened.
ALTER TABLE "challenge_attachment" ADD CONSTRAINT challenge_attachment_whole CHECK (identity IS NULL OR ciphertext_digest IS NOT NULL);
ALTER TABLE "attachment_reading" ADD CONSTRAINT attachment_reading_role CHECK (role IN ('public', 'pledged', 'owner', 'bureau') AND (role = 'public') = (person_id IS NULL));
