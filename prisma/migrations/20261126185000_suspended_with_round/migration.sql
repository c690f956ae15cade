-- AlterTable
ALTER TABLE "challenge" ADD COLUMN     "suspended_with_round" BOOLEAN NOT NULL DEFAULT false;
