-- AlterTable
ALTER TABLE "challenge" ADD COLUMN     "amendment_asked" JSONB,
ADD COLUMN     "amendment_asked_by" UUID;
