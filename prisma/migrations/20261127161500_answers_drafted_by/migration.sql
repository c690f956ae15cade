-- AlterTable
ALTER TABLE "question" ADD COLUMN     "drafted_by" UUID;
