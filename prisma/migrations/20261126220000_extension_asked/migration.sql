-- AlterTable
ALTER TABLE "challenge" ADD COLUMN     "extension_asked_by" UUID,
ADD COLUMN     "extension_closes_at" TIMESTAMPTZ(3),
ADD COLUMN     "extension_on_day_off" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "extension_reason" TEXT;
