-- Hand-written.

-- The public list is counted with every page of it. An index of its own holds nothing but the round, each once with all its rows, and
-- is a twelfth of the one that the list is sorted and filtered by: to count from that one took every entry apart.
CREATE INDEX challenge_counted ON "challenge" (round_id) WHERE opens_at IS NOT NULL AND status NOT IN ('drafted', 'approved');
