-- AlterTable
ALTER TABLE "scheduled_publication" ADD COLUMN     "reason" TEXT;
