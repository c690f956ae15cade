-- Hand-written.

-- The public list is counted, sorted and filtered from an index that holds what it asks for: the rows themselves are wide, and
-- to reach a late column takes all before it apart.
CREATE INDEX challenge_shown ON "challenge" (no) INCLUDE (id, round_id, status, closes_at, fiscal_fen, owner_input_fen, class, direction, owner_unit_id, waste)
  WHERE opens_at IS NOT NULL AND status NOT IN ('drafted', 'approved');

-- A search of the public asks among these alone, and then nothing more of each hit.
CREATE INDEX challenge_search_shown ON "challenge" USING gin (challenge_pairs(no, title, keywords, background, content, deliverables))
  WHERE opens_at IS NOT NULL AND status NOT IN ('drafted', 'approved');

-- An item's page asks for the item that was made from it.
CREATE INDEX "challenge_parent_id_idx" ON "challenge"("parent_id");
