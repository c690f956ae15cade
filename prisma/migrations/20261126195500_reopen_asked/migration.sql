-- AlterTable
ALTER TABLE "review_assignment" ADD COLUMN     "reopen_asked_by" UUID;
