-- 供需对接: what was said at each meeting of the owner with a team, and the agreement with which the owner took a bid.
-- CreateTable
CREATE TABLE "matching_talk" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "shortlist_id" UUID NOT NULL,
    "held_on" DATE NOT NULL,
    "place" TEXT NOT NULL,
    "owner_people" TEXT NOT NULL,
    "team_people" TEXT NOT NULL,
    "bureau_people" TEXT NOT NULL DEFAULT '',
    "said" TEXT NOT NULL,
    "scan" TEXT NOT NULL DEFAULT '',
    "recorded_by" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "matching_talk_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cooperation_agreement" (
    "shortlist_id" UUID NOT NULL,
    "signed_on" DATE NOT NULL,
    "points" TEXT[],
    "scan" TEXT NOT NULL,
    "recorded_by" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "cooperation_agreement_pkey" PRIMARY KEY ("shortlist_id")
);

-- CreateIndex
CREATE INDEX "matching_talk_shortlist_id_idx" ON "matching_talk"("shortlist_id");

-- AddForeignKey
ALTER TABLE "matching_talk" ADD CONSTRAINT "matching_talk_shortlist_id_fkey" FOREIGN KEY ("shortlist_id") REFERENCES "shortlist"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cooperation_agreement" ADD CONSTRAINT "cooperation_agreement_shortlist_id_fkey" FOREIGN KEY ("shortlist_id") REFERENCES "shortlist"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TRIGGER matching_talk_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "matching_talk" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER cooperation_agreement_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "cooperation_agreement" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
