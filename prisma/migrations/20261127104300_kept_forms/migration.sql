-- CreateTable
CREATE TABLE "auth_kept_form" (
    "slot" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "sealed" BYTEA NOT NULL,
    "kept_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "shown_at" TIMESTAMPTZ(3),

    CONSTRAINT "auth_kept_form_pkey" PRIMARY KEY ("slot")
);

-- CreateIndex
CREATE INDEX "auth_kept_form_user_id_idx" ON "auth_kept_form"("user_id");

-- CreateIndex
CREATE INDEX "auth_kept_form_kept_at_idx" ON "auth_kept_form"("kept_at");

-- AddForeignKey
ALTER TABLE "auth_kept_form" ADD CONSTRAINT "auth_kept_form_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "auth_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
