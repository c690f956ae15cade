-- AlterTable
ALTER TABLE "expert" ADD COLUMN     "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
ADD COLUMN     "region" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "suspended_at" TIMESTAMPTZ(3),
ADD COLUMN     "suspended_reason" TEXT,
ADD COLUMN     "yearly_cap" INTEGER NOT NULL DEFAULT 6;

-- AlterTable
ALTER TABLE "expert_link" ADD COLUMN     "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
ADD COLUMN     "ended_at" TIMESTAMPTZ(3),
ADD COLUMN     "person_name" TEXT,
ADD COLUMN     "source" TEXT NOT NULL DEFAULT 'import';

-- CreateTable
CREATE TABLE "expert_absence" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "expert_id" UUID NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,

    CONSTRAINT "expert_absence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "expert_record" (
    "expert_id" UUID NOT NULL,
    "challenge_id" UUID NOT NULL,
    "accepted" INTEGER NOT NULL,
    "signed" INTEGER NOT NULL,
    "opinion_length" INTEGER NOT NULL,
    "distance" INTEGER,
    "discipline" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "recorded_by" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "expert_record_pkey" PRIMARY KEY ("expert_id","challenge_id")
);

-- CreateTable
CREATE TABLE "expert_application" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "person_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "content" JSONB NOT NULL,
    "applied_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "recommended_by" UUID,
    "recommended_at" TIMESTAMPTZ(3),
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "reason" TEXT,

    CONSTRAINT "expert_application_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "expert_import" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "content" BYTEA NOT NULL,

    CONSTRAINT "expert_import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "conflict_declaration" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "person_id" UUID NOT NULL,
    "challenge_id" UUID NOT NULL,
    "bid_id" UUID,
    "occasion" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "words" TEXT NOT NULL DEFAULT '',
    "recorded_by" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "conflict_declaration_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "expert_absence_expert_id_idx" ON "expert_absence"("expert_id");

-- CreateIndex
CREATE INDEX "expert_record_challenge_id_idx" ON "expert_record"("challenge_id");

-- CreateIndex
CREATE INDEX "expert_application_person_id_idx" ON "expert_application"("person_id");

-- CreateIndex
CREATE INDEX "expert_application_unit_id_idx" ON "expert_application"("unit_id");

-- CreateIndex
CREATE INDEX "conflict_declaration_person_id_challenge_id_idx" ON "conflict_declaration"("person_id", "challenge_id");

-- CreateIndex
CREATE INDEX "conflict_declaration_challenge_id_idx" ON "conflict_declaration"("challenge_id");

-- CreateIndex
CREATE INDEX "conflict_declaration_bid_id_idx" ON "conflict_declaration"("bid_id");

-- CreateIndex
CREATE INDEX "expert_link_unit_id_idx" ON "expert_link"("unit_id");

-- CreateIndex
CREATE INDEX "expert_link_person_code_idx" ON "expert_link"("person_code");

-- AddForeignKey
ALTER TABLE "expert_absence" ADD CONSTRAINT "expert_absence_expert_id_fkey" FOREIGN KEY ("expert_id") REFERENCES "expert"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expert_record" ADD CONSTRAINT "expert_record_expert_id_fkey" FOREIGN KEY ("expert_id") REFERENCES "expert"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expert_record" ADD CONSTRAINT "expert_record_challenge_id_fkey" FOREIGN KEY ("challenge_id") REFERENCES "challenge"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expert_application" ADD CONSTRAINT "expert_application_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expert_application" ADD CONSTRAINT "expert_application_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conflict_declaration" ADD CONSTRAINT "conflict_declaration_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conflict_declaration" ADD CONSTRAINT "conflict_declaration_challenge_id_fkey" FOREIGN KEY ("challenge_id") REFERENCES "challenge"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conflict_declaration" ADD CONSTRAINT "conflict_declaration_bid_id_fkey" FOREIGN KEY ("bid_id") REFERENCES "bid"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Hand-written from here on.

CREATE UNIQUE INDEX "expert_application_open_key" ON "expert_application"("person_id") WHERE "decided_at" IS NULL;
CREATE TRIGGER conflict_declaration_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "conflict_declaration" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The one rule (trust.md section 3), as before, with more to it: the windows are settings of the round, an expert may belong to
-- several units, who wrote or sealed a bid does not judge it, a link that was ended excludes no more, and what was declared
-- counts like what was found: about this bid or about the item as a whole, the latest word of each.
CREATE OR REPLACE FUNCTION conflicts_of_bid(p_bid uuid, p_expert uuid) RETURNS TABLE (expert_id uuid, reason text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH RECURSIVE place AS (
    SELECT b.id, b.challenge_id, b.lead_unit_id, b.project_lead_code, b.created_by, c.owner_unit_id,
      (app_now() - make_interval(years => coalesce((r.rules #>> '{conflict,pastUnitYears}')::int, 3)))::date AS past_since,
      (app_now() - make_interval(years => coalesce((r.rules #>> '{conflict,jointWorkYears}')::int, 3)))::date AS joint_since
    FROM bid b JOIN challenge c ON c.id = b.challenge_id JOIN round r ON r.id = c.round_id WHERE b.id = p_bid
  ), parties AS (
    SELECT lead_unit_id AS unit_id, 'bid' AS side FROM place
    UNION SELECT m.unit_id, 'bid' FROM bid_member m WHERE m.bid_id = p_bid
    UNION SELECT owner_unit_id, 'owner' FROM place WHERE owner_unit_id IS NOT NULL
  ), up AS (
    SELECT unit_id, side FROM parties
    UNION SELECT a.controller_id, up.side FROM up JOIN affiliation a ON a.controlled_id = up.unit_id
  ), circle AS (
    SELECT unit_id, side FROM up
    UNION SELECT a.controlled_id, circle.side FROM circle JOIN affiliation a ON a.controller_id = circle.unit_id
  ), found AS (
    SELECT e.id AS expert_id, 'ownBid' AS reason, 0 AS weight
      FROM expert e JOIN place p ON e.person_id = p.created_by OR e.person_id IN (SELECT v.submitted_by FROM bid_version v WHERE v.bid_id = p_bid)
      WHERE p_expert IS NULL OR e.id = p_expert
    UNION ALL
    SELECT e.id, CASE side WHEN 'owner' THEN 'employedByOwner' ELSE 'employedByBidder' END, CASE side WHEN 'owner' THEN 2 ELSE 1 END
      FROM circle JOIN expert e ON e.unit_id = circle.unit_id WHERE p_expert IS NULL OR e.id = p_expert
    UNION ALL
    SELECT e.id, CASE side WHEN 'owner' THEN 'employedByOwner' ELSE 'employedByBidder' END, CASE side WHEN 'owner' THEN 2 ELSE 1 END
      FROM circle JOIN unit_member m ON m.unit_id = circle.unit_id JOIN expert e ON e.person_id = m.person_id WHERE p_expert IS NULL OR e.id = p_expert
    UNION ALL
    SELECT l.expert_id, 'pastUnit', 3 FROM expert_link l JOIN circle ON circle.unit_id = l.unit_id CROSS JOIN place p
      WHERE (p_expert IS NULL OR l.expert_id = p_expert) AND l.kind = 'pastUnit' AND l.ended_at IS NULL AND l.until > p.past_since
    UNION ALL
    SELECT l.expert_id, 'jointWork', 4 FROM expert_link l JOIN place p ON p.project_lead_code = l.person_code
      WHERE (p_expert IS NULL OR l.expert_id = p_expert) AND l.kind = 'coauthor' AND l.ended_at IS NULL AND l.until >= p.joint_since
    UNION ALL
    SELECT l.expert_id, 'adviser', 5 FROM expert_link l JOIN place p ON p.project_lead_code = l.person_code
      WHERE (p_expert IS NULL OR l.expert_id = p_expert) AND l.kind = 'adviser' AND l.ended_at IS NULL
    UNION ALL
    SELECT e.id, 'declared', 6 FROM (
      SELECT DISTINCT ON (d.person_id, d.bid_id) d.person_id, d.kind FROM conflict_declaration d JOIN place p ON p.challenge_id = d.challenge_id
      WHERE d.bid_id = p_bid OR d.bid_id IS NULL ORDER BY d.person_id, d.bid_id, d.id DESC
    ) said JOIN expert e ON e.person_id = said.person_id WHERE said.kind <> 'none' AND (p_expert IS NULL OR e.id = p_expert)
  )
  SELECT DISTINCT ON (expert_id) expert_id, reason FROM found ORDER BY expert_id, weight
$$;

-- From which items a person is kept away who holds a duty: the latest word about the item or one of its bids is a conflict.
CREATE FUNCTION items_closed_to(p_person uuid) RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT said.challenge_id), '{}') FROM (
    SELECT DISTINCT ON (d.challenge_id, d.bid_id) d.challenge_id, d.kind FROM conflict_declaration d
    WHERE d.person_id = p_person ORDER BY d.challenge_id, d.bid_id, d.id DESC
  ) said WHERE said.kind <> 'none'
$$;
