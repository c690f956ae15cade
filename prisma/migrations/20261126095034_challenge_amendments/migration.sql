-- CreateTable
CREATE TABLE "challenge_amendment" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "challenge_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "differences" JSONB NOT NULL,
    "material" TEXT[],
    "closes_at_before" TIMESTAMPTZ(3) NOT NULL,
    "closes_at" TIMESTAMPTZ(3) NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "challenge_amendment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "challenge_amendment_challenge_id_number_key" ON "challenge_amendment"("challenge_id", "number");

-- AddForeignKey
ALTER TABLE "challenge_amendment" ADD CONSTRAINT "challenge_amendment_challenge_id_fkey" FOREIGN KEY ("challenge_id") REFERENCES "challenge"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Hand-written from here on.

CREATE TRIGGER challenge_amendment_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "challenge_amendment" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
