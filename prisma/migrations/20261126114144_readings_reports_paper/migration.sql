-- CreateTable
CREATE TABLE "bid_reading" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "bid_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "pseudonym" TEXT,
    "part" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "bid_reading_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "influence_report" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "no" TEXT NOT NULL,
    "round_id" UUID NOT NULL,
    "reported_by" UUID NOT NULL,
    "content" BYTEA NOT NULL,
    "reported_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "answer" BYTEA,
    "answered_by" UUID,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "influence_report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "paper_sheet" (
    "code" TEXT NOT NULL,
    "assignment_id" UUID NOT NULL,
    "rubric_digest" TEXT NOT NULL,
    "printed_by" UUID NOT NULL,
    "printed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "scan" TEXT,

    CONSTRAINT "paper_sheet_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "paper_entry" (
    "code" TEXT NOT NULL,
    "turn" INTEGER NOT NULL,
    "sheet" JSONB NOT NULL,
    "entered_by" UUID NOT NULL,
    "entered_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "paper_entry_pkey" PRIMARY KEY ("code","turn")
);

-- CreateIndex
CREATE INDEX "bid_reading_bid_id_person_id_at_idx" ON "bid_reading"("bid_id", "person_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "influence_report_no_key" ON "influence_report"("no");

-- CreateIndex
CREATE INDEX "influence_report_round_id_idx" ON "influence_report"("round_id");

-- CreateIndex
CREATE INDEX "influence_report_reported_by_idx" ON "influence_report"("reported_by");

-- CreateIndex
CREATE UNIQUE INDEX "paper_sheet_assignment_id_key" ON "paper_sheet"("assignment_id");

-- AddForeignKey
ALTER TABLE "bid_reading" ADD CONSTRAINT "bid_reading_bid_id_fkey" FOREIGN KEY ("bid_id") REFERENCES "bid"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "influence_report" ADD CONSTRAINT "influence_report_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paper_sheet" ADD CONSTRAINT "paper_sheet_assignment_id_fkey" FOREIGN KEY ("assignment_id") REFERENCES "review_assignment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paper_entry" ADD CONSTRAINT "paper_entry_code_fkey" FOREIGN KEY ("code") REFERENCES "paper_sheet"("code") ON DELETE RESTRICT ON UPDATE CASCADE;
