-- CreateTable
CREATE TABLE "sample_lot" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "challenge_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "material" TEXT NOT NULL,
    "taken_on" DATE NOT NULL,
    "quantity" INTEGER NOT NULL,
    "stock" INTEGER NOT NULL,
    "analysis" JSONB NOT NULL,
    "note" TEXT NOT NULL,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "sample_lot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sample_request" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "lot_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "place" BYTEA NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "dispatch" TEXT,
    "sent_by" UUID,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "sample_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "item_visit" (
    "challenge_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "place" TEXT NOT NULL,
    "register_until" TIMESTAMPTZ(3) NOT NULL,
    "most_people" INTEGER NOT NULL,
    "note" TEXT NOT NULL,
    "record" TEXT,
    "recorded_at" TIMESTAMPTZ(3),

    CONSTRAINT "item_visit_pkey" PRIMARY KEY ("challenge_id")
);

-- CreateTable
CREATE TABLE "item_visit_entry" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "challenge_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "people" BYTEA NOT NULL,
    "registered_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "signed_in_at" TIMESTAMPTZ(3),

    CONSTRAINT "item_visit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "sample_lot_challenge_id_number_key" ON "sample_lot"("challenge_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "sample_request_lot_id_unit_id_key" ON "sample_request"("lot_id", "unit_id");

-- CreateIndex
CREATE UNIQUE INDEX "item_visit_entry_challenge_id_unit_id_key" ON "item_visit_entry"("challenge_id", "unit_id");

-- AddForeignKey
ALTER TABLE "sample_lot" ADD CONSTRAINT "sample_lot_challenge_id_fkey" FOREIGN KEY ("challenge_id") REFERENCES "challenge"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sample_request" ADD CONSTRAINT "sample_request_lot_id_fkey" FOREIGN KEY ("lot_id") REFERENCES "sample_lot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "item_visit" ADD CONSTRAINT "item_visit_challenge_id_fkey" FOREIGN KEY ("challenge_id") REFERENCES "challenge"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "item_visit_entry" ADD CONSTRAINT "item_visit_entry_challenge_id_fkey" FOREIGN KEY ("challenge_id") REFERENCES "item_visit"("challenge_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Hand-written from here on.

ALTER TABLE "sample_lot" ADD CONSTRAINT sample_lot_quantities CHECK (quantity > 0 AND stock >= quantity);
ALTER TABLE "sample_request" ADD CONSTRAINT sample_request_sent CHECK ((sent_at IS NULL) = (dispatch IS NULL));
ALTER TABLE "item_visit" ADD CONSTRAINT item_visit_times CHECK (register_until <= starts_at AND (record IS NULL) = (recorded_at IS NULL));
