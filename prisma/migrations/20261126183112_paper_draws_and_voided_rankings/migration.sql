-- AlterTable
ALTER TABLE "expert_draw" ADD COLUMN     "paper" JSONB,
ALTER COLUMN "commitment" DROP NOT NULL,
ALTER COLUMN "pool_digest" DROP NOT NULL,
ALTER COLUMN "secret" DROP NOT NULL;

-- AlterTable
ALTER TABLE "expert_draw_result" ALTER COLUMN "witness_number" DROP NOT NULL;

-- AlterTable
ALTER TABLE "ranking_freeze" DROP CONSTRAINT "ranking_freeze_pkey",
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1,
ADD CONSTRAINT "ranking_freeze_pkey" PRIMARY KEY ("challenge_id", "version");

-- CreateTable
CREATE TABLE "ranking_voiding" (
    "challenge_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "voided_by" UUID,
    "voided_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "ranking_voiding_pkey" PRIMARY KEY ("challenge_id","version")
);

-- AddForeignKey
ALTER TABLE "ranking_voiding" ADD CONSTRAINT "ranking_voiding_challenge_id_version_fkey" FOREIGN KEY ("challenge_id", "version") REFERENCES "ranking_freeze"("challenge_id", "version") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TRIGGER ranking_voiding_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "ranking_voiding" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A draw is one of the platform, with everything that was committed to, or one on paper.
ALTER TABLE "expert_draw" ADD CONSTRAINT "expert_draw_way" CHECK (("paper" IS NULL) = ("commitment" IS NOT NULL AND "pool_digest" IS NOT NULL AND "secret" IS NOT NULL));
