-- CreateTable
CREATE TABLE "similarity_screen" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "round_id" UUID NOT NULL,
    "stage" TEXT NOT NULL DEFAULT 'waiting',
    "stage_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "files_read" INTEGER NOT NULL DEFAULT 0,
    "files_all" INTEGER NOT NULL DEFAULT 0,
    "answer" BYTEA,
    "requested_by" UUID,
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "similarity_screen_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "similarity_reader" (
    "screen_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "similarity_reader_pkey" PRIMARY KEY ("screen_id","person_id")
);

-- CreateTable
CREATE TABLE "similarity_pair" (
    "screen_id" UUID NOT NULL,
    "rank" INTEGER NOT NULL,
    "bid_id" UUID NOT NULL,
    "other_id" UUID NOT NULL,
    "content" BYTEA NOT NULL,

    CONSTRAINT "similarity_pair_pkey" PRIMARY KEY ("screen_id","rank")
);

-- CreateTable
CREATE TABLE "bid_file_text" (
    "bid_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "content" BYTEA NOT NULL,

    CONSTRAINT "bid_file_text_pkey" PRIMARY KEY ("bid_id","position")
);

-- CreateIndex
CREATE INDEX "similarity_screen_round_id_idx" ON "similarity_screen"("round_id");

-- CreateIndex
CREATE INDEX "similarity_reader_person_id_idx" ON "similarity_reader"("person_id");

-- CreateIndex
CREATE INDEX "similarity_pair_bid_id_idx" ON "similarity_pair"("bid_id");

-- CreateIndex
CREATE INDEX "similarity_pair_other_id_idx" ON "similarity_pair"("other_id");

-- AddForeignKey
ALTER TABLE "similarity_screen" ADD CONSTRAINT "similarity_screen_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "similarity_reader" ADD CONSTRAINT "similarity_reader_screen_id_fkey" FOREIGN KEY ("screen_id") REFERENCES "similarity_screen"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "similarity_reader" ADD CONSTRAINT "similarity_reader_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "similarity_pair" ADD CONSTRAINT "similarity_pair_screen_id_fkey" FOREIGN KEY ("screen_id") REFERENCES "similarity_screen"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "similarity_pair" ADD CONSTRAINT "similarity_pair_bid_id_fkey" FOREIGN KEY ("bid_id") REFERENCES "bid"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "similarity_pair" ADD CONSTRAINT "similarity_pair_other_id_fkey" FOREIGN KEY ("other_id") REFERENCES "bid"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bid_file_text" ADD CONSTRAINT "bid_file_text_bid_id_fkey" FOREIGN KEY ("bid_id") REFERENCES "bid"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
