-- AlterTable
ALTER TABLE "unit_profile" ADD COLUMN     "aliases" TEXT[] DEFAULT ARRAY[]::TEXT[];
