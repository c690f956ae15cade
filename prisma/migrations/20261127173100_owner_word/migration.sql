-- 需求方确认: why a bid was put before the owner, until when the owner is to answer, and what the owner said.
ALTER TABLE "shortlist" ADD COLUMN "reason" TEXT NOT NULL DEFAULT '',
ADD COLUMN "times" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN "due_on" DATE NOT NULL,
ADD COLUMN "extended" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN "told" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN "words" TEXT NOT NULL DEFAULT '',
ADD COLUMN "said_at" TIMESTAMPTZ(3);
