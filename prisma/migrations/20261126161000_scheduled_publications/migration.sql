-- CreateTable
CREATE TABLE "scheduled_publication" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "round_id" UUID NOT NULL,
    "publish_at" TIMESTAMPTZ(3) NOT NULL,
    "document_number" TEXT NOT NULL,
    "closes_at" TIMESTAMPTZ(3),
    "consented_by" UUID NOT NULL,
    "consented_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "outcome" TEXT,
    "problem" TEXT,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "scheduled_publication_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "scheduled_publication_round_id_idx" ON "scheduled_publication"("round_id");

-- AddForeignKey
ALTER TABLE "scheduled_publication" ADD CONSTRAINT "scheduled_publication_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
