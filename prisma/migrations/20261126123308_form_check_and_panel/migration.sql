-- AlterTable
ALTER TABLE "bid_correction" ADD COLUMN     "served_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
ADD COLUMN     "service" TEXT NOT NULL DEFAULT 'platform';

-- What was asked for before was served on the platform at once.
UPDATE "bid_correction" SET "served_at" = "requested_at";

-- CreateTable
CREATE TABLE "form_check_line" (
    "bid_id" UUID NOT NULL,
    "line" TEXT NOT NULL,
    "verdict" TEXT NOT NULL,
    "reason_code" TEXT,
    "fields" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    "note" TEXT NOT NULL,
    "decided_by" UUID NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "form_check_line_pkey" PRIMARY KEY ("bid_id","line")
);

-- CreateTable
CREATE TABLE "form_review" (
    "bid_id" UUID NOT NULL,
    "words" TEXT NOT NULL,
    "asked_by" UUID,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "outcome" TEXT,
    "reason" TEXT,
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "form_review_pkey" PRIMARY KEY ("bid_id")
);

-- CreateTable
CREATE TABLE "panel_chair" (
    "challenge_id" UUID NOT NULL,
    "expert_id" UUID NOT NULL,
    "named_by" UUID,
    "named_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "panel_chair_pkey" PRIMARY KEY ("challenge_id")
);

-- CreateTable
CREATE TABLE "panel_opinion" (
    "bid_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "opinion" TEXT NOT NULL,
    "divergence" TEXT NOT NULL,
    "written_by" UUID,
    "written_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "panel_opinion_pkey" PRIMARY KEY ("bid_id","revision")
);

-- CreateTable
CREATE TABLE "panel_vote" (
    "bid_id" UUID NOT NULL,
    "question" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "votes_for" INTEGER NOT NULL,
    "votes_against" INTEGER NOT NULL,
    "recorded_by" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "panel_vote_pkey" PRIMARY KEY ("bid_id","question","revision")
);

-- AddForeignKey
ALTER TABLE "form_check_line" ADD CONSTRAINT "form_check_line_bid_id_fkey" FOREIGN KEY ("bid_id") REFERENCES "bid"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "form_review" ADD CONSTRAINT "form_review_bid_id_fkey" FOREIGN KEY ("bid_id") REFERENCES "bid"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "panel_chair" ADD CONSTRAINT "panel_chair_challenge_id_fkey" FOREIGN KEY ("challenge_id") REFERENCES "challenge"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "panel_chair" ADD CONSTRAINT "panel_chair_expert_id_fkey" FOREIGN KEY ("expert_id") REFERENCES "expert"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "panel_opinion" ADD CONSTRAINT "panel_opinion_bid_id_fkey" FOREIGN KEY ("bid_id") REFERENCES "bid"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "panel_vote" ADD CONSTRAINT "panel_vote_bid_id_fkey" FOREIGN KEY ("bid_id") REFERENCES "bid"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
