-- AlterTable
ALTER TABLE "defence_session" ADD COLUMN     "further" JSONB NOT NULL DEFAULT '[]';

-- AlterTable
ALTER TABLE "panel_vote" ADD COLUMN     "scan" TEXT,
ADD COLUMN     "stage" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "score" ADD COLUMN     "veto" TEXT;
