-- AlterTable
ALTER TABLE "opening_key" ADD COLUMN     "key_index" INTEGER,
ADD COLUMN     "key_set_id" UUID,
ADD COLUMN     "recovery_index" INTEGER,
ADD COLUMN     "recovery_set_id" UUID,
ALTER COLUMN "wrapped_identity" DROP NOT NULL;

-- CreateTable
CREATE TABLE "key_set" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "round_id" UUID,
    "purpose" TEXT NOT NULL,
    "tag" TEXT NOT NULL,
    "threshold" INTEGER NOT NULL,
    "recipients" TEXT[],
    "trial" BYTEA NOT NULL,
    "proof_digest" TEXT NOT NULL,
    "made_by" UUID,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "proven_by" UUID,
    "proven_at" TIMESTAMPTZ(3),

    CONSTRAINT "key_set_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "key_holder" (
    "key_set_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "label" TEXT NOT NULL,
    "person_id" UUID,
    "in_hand_at" TIMESTAMPTZ(3),
    "lost_at" TIMESTAMPTZ(3),

    CONSTRAINT "key_holder_pkey" PRIMARY KEY ("key_set_id","number")
);

-- CreateIndex
CREATE UNIQUE INDEX "key_set_tag_key" ON "key_set"("tag");

-- CreateIndex
CREATE INDEX "key_set_round_id_idx" ON "key_set"("round_id");

-- CreateIndex
CREATE INDEX "key_holder_person_id_idx" ON "key_holder"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "opening_key_key_set_id_key_index_key" ON "opening_key"("key_set_id", "key_index");

-- CreateIndex
CREATE UNIQUE INDEX "opening_key_recovery_set_id_recovery_index_key" ON "opening_key"("recovery_set_id", "recovery_index");

-- AddForeignKey
ALTER TABLE "opening_key" ADD CONSTRAINT "opening_key_key_set_id_fkey" FOREIGN KEY ("key_set_id") REFERENCES "key_set"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opening_key" ADD CONSTRAINT "opening_key_recovery_set_id_fkey" FOREIGN KEY ("recovery_set_id") REFERENCES "key_set"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "key_set" ADD CONSTRAINT "key_set_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "round"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "key_holder" ADD CONSTRAINT "key_holder_key_set_id_fkey" FOREIGN KEY ("key_set_id") REFERENCES "key_set"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "key_holder" ADD CONSTRAINT "key_holder_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
