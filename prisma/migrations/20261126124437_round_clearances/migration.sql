-- AlterTable
ALTER TABLE "notice" ADD COLUMN     "portal_on" DATE,
ADD COLUMN     "portal_url" TEXT;

-- CreateTable
CREATE TABLE "round_clearance" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "round_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "conclusion" TEXT NOT NULL,
    "reviewer" TEXT NOT NULL,
    "reviewed_on" DATE NOT NULL,
    "opinion" TEXT NOT NULL,
    "scan" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "recorded_by" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "round_clearance_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "round_clearance_round_id_idx" ON "round_clearance"("round_id");

-- AddForeignKey
ALTER TABLE "round_clearance" ADD CONSTRAINT "round_clearance_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Hand-written from here on.

CREATE TRIGGER round_clearance_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "round_clearance" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
