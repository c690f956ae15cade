-- AlterTable
ALTER TABLE "defence_sign_in" ADD COLUMN     "session_number" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "defence_slot" ADD COLUMN     "absence_asked_at" TIMESTAMPTZ(3),
ADD COLUMN     "absence_asked_by" UUID;
