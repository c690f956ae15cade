-- CreateTable
CREATE TABLE "mail_delivery" (
    "id" UUID NOT NULL,
    "message_id" TEXT NOT NULL,
    "template" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "unsettled" INTEGER NOT NULL DEFAULT 0,
    "via" TEXT,
    "problem" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "sent_at" TIMESTAMPTZ(3),
    "failed_at" TIMESTAMPTZ(3),

    CONSTRAINT "mail_delivery_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "mail_delivery_message_id_key" ON "mail_delivery"("message_id");

-- CreateIndex
CREATE INDEX "mail_delivery_failed_at_idx" ON "mail_delivery"("failed_at");
